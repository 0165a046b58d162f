// The days that stand out, as a picture of time is handed them. One rule: every picture says the same of one. The
// pictures of time enter.
import type { Day, Marker } from '../../backend/generated/types'
import { span } from '../../words/periods'
import { flagInWords, pictures } from '../../words/pictures'
import { markerName } from '../../words/timeline'

/** What the flags of a picture are and say, and what one that is pressed opens. */
export function standingOf(markers: readonly Marker[], open: (from: Day, to: Day) => void) {
  const byId = new Map(markers.map((marker) => [marker.id, marker]))
  const of = <T>(id: number, say: (marker: Marker) => T, otherwise: T) => {
    const marker = byId.get(id)
    return marker ? say(marker) : otherwise
  }
  return {
    standing: markers,
    flagsSaid: pictures.flags,
    stretchSaid: span,
    nameOf: (id: number) => of(id, markerName, ''),
    flagSaid: (id: number) => of(id, flagInWords, ''),
    onflag: (id: number) => of(id, ({ day, until }) => open(day, until ?? day), undefined),
  }
}

/** The words around a sound that is listened to. Entered by whoever plays one. */

/** A place in time as it is read: minutes and seconds, hours only where there are any. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  const two = (number: number) => String(number).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(whole % 60)}`
}

/** The same as it is spoken. */
export function spokenTime(seconds: number): string {
  const whole = Math.floor(seconds)
  const parts = ([[Math.floor(whole / 3600), 'hour'], [Math.floor(whole / 60) % 60, 'minute'], [whole % 60, 'second']] as const)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`)
  return parts.join(' ') || 'the beginning'
}

export const soundWords = {
  play: 'Play',
  pause: 'Pause',
  beginning: 'Opening it…',
  player: (name: string) => `Player: ${name}`,
  place: (name: string) => `Place in ${name}`,
  at: (at: number, length: number | null) => (length === null ? clock(at) : `${clock(at)} of ${clock(length)}`),
  spokenAt: (at: number, length: number) => `${spokenTime(at)} of ${spokenTime(length)}`,
  locksBetween: 'Whoever listens is taken to be here for half an hour. After that, with nothing touched, the journal locks and it falls silent.',
} as const

// The width a picture begins with, before the page has measured it.
// One rule: it is that of the picture before, because pictures lie below one another: a picture of thousands is laid out
// once and not once more a moment later. Pictures enter.

let last = 900

/** Pixels the last picture was wide. */
export const widthAtFirst = (): number => last

/** Notes how wide a picture is. */
export function noteWidth(width: number): void {
  if (width > 0) last = width
}

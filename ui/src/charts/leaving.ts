// A picture as a file of its own: what is drawn on the page, read off it, and written as SVG or PNG.
// One rule: a file needs nothing of the page: its colours are plain, its letters any reader's own or drawn, and what one
// was just reading is not in it; its name and on how many days it rests stand above it. The first function knows the
// page; the others take what it read.

/** How something is painted. Colours are "#rrggbb" with how much they cover, or none. */
export interface Paint {
  fill: string | null
  fillCovers: number
  stroke: string | null
  strokeCovers: number
  strokeWidth: number
  dash: readonly number[]
  round: boolean
  strokeFirst: boolean
}

export type Shape = { paint: Paint; at: readonly [number, number, number, number, number, number] } & (
  | { kind: 'path'; d: string }
  | { kind: 'text'; text: string; x: number; y: number; size: number; weight: number; italic: boolean; anchor: 'start' | 'middle' | 'end' }
)

/** A picture as it was read off the page. */
export interface Drawn {
  width: number
  height: number
  shapes: Shape[]
}

/** What stands above a picture, and what it stands on. */
export interface Around {
  name: string
  rests: string
  ground: string
  ink: string
  quiet: string
}

/** Letters as other programs have them; the page's own come first where they are there. */
export const LETTERS = "'Inter Variable', Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
const EDGE = 28
const HEAD = 58
/** Pixels of a PNG for each of the page's: sharp on paper too. */
const SHARP = 3
/** No PNG is wider or taller: not every machine could draw it. */
const MOST = 12_000

/** Reads a picture off the page. `plain` makes a colour of the page a plain one. */
export function readOff(svg: SVGSVGElement, plain: (colour: string) => { hex: string; covers: number } | null): Drawn {
  const shapes: Shape[] = []
  for (const element of svg.querySelectorAll<SVGGraphicsElement>('path, rect, circle, line, text')) {
    if (element.closest('[data-reading], defs')) continue
    const style = getComputedStyle(element)
    const m = element.getCTM()
    const at = m ? ([m.a, m.b, m.c, m.d, m.e, m.f] as const) : ([1, 0, 0, 1, 0, 0] as const)
    const fill = plain(style.fill)
    const stroke = plain(style.stroke)
    const covers = Number(style.opacity)
    const paint: Paint = {
      fill: fill?.hex ?? null,
      fillCovers: (fill?.covers ?? 0) * Number(style.fillOpacity) * covers,
      stroke: stroke?.hex ?? null,
      strokeCovers: (stroke?.covers ?? 0) * Number(style.strokeOpacity) * covers,
      strokeWidth: parseFloat(style.strokeWidth) || 1,
      dash: style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[ ,]+/).map(parseFloat),
      round: style.strokeLinecap === 'round',
      strokeFirst: style.paintOrder.startsWith('stroke'),
    }
    const of = (name: string) => Number(element.getAttribute(name) ?? 0)
    if (element instanceof SVGTextElement) {
      const size = parseFloat(style.fontSize)
      // Not every reader knows where the middle of a letter is: the base line is said instead.
      const y = of('y') + (element.getAttribute('dominant-baseline') === 'central' ? size * 0.35 : 0)
      const anchor = (element.getAttribute('text-anchor') ?? 'start') as 'start' | 'middle' | 'end'
      const text = element.textContent?.trim() ?? ''
      if (text) shapes.push({ kind: 'text', paint, at, text, x: of('x'), y, size, weight: Number(style.fontWeight) || 400, italic: style.fontStyle === 'italic', anchor })
    } else {
      const d = element instanceof SVGPathElement ? (element.getAttribute('d') ?? '') : outline(element.tagName, of)
      if (d) shapes.push({ kind: 'path', paint, at, d })
    }
  }
  return { width: svg.clientWidth || Number(svg.getAttribute('width')), height: svg.clientHeight || Number(svg.getAttribute('height')), shapes }
}

/** Every form as a path: one thing to write and one to draw. */
export function outline(tag: string, of: (name: string) => number): string {
  if (tag === 'line') return `M${of('x1')} ${of('y1')}L${of('x2')} ${of('y2')}`
  if (tag === 'circle') {
    const r = of('r')
    return `M${of('cx') - r} ${of('cy')}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
  }
  const [x, y, width, height] = [of('x'), of('y'), of('width'), of('height')]
  if (width <= 0 || height <= 0) return ''
  const r = Math.min(of('rx'), width / 2, height / 2)
  const corner = (dx: number, dy: number) => (r > 0 ? `a${r} ${r} 0 0 1 ${dx} ${dy}` : '')
  return (
    `M${x + r} ${y}h${width - 2 * r}${corner(r, r)}v${height - 2 * r}${corner(-r, r)}` +
    `h${2 * r - width}${corner(-r, -r)}v${2 * r - height}${corner(r, -r)}z`
  )
}

/** The whole file's size. */
export const sizeOf = ({ width, height }: Drawn): [number, number] => [Math.ceil(width + 2 * EDGE), Math.ceil(height + 2 * EDGE + HEAD)]

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) =>
  // What XML has no place for, as it may stand in words that were pasted.
  // eslint-disable-next-line no-control-regex
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"]/g, (mark) => MARKS[mark] ?? mark)
const short = (number: number) => String(Math.round(number * 100) / 100)

/** The picture as SVG. */
export function asSvg(drawn: Drawn, { name, rests, ground, ink, quiet }: Around): string {
  const [width, height] = sizeOf(drawn)
  const shapes = drawn.shapes.map((shape) => {
    const { paint } = shape
    const [a, b, c, d, e, f] = shape.at
    const moved = a === 1 && b === 0 && c === 0 && d === 1 ? (e || f ? ` transform="translate(${short(e)} ${short(f)})"` : '') : ` transform="matrix(${[a, b, c, d, e, f].map(short).join(' ')})"`
    const covers = (what: 'fill' | 'stroke', much: number) => (much < 1 ? ` ${what}-opacity="${short(much)}"` : '')
    const painted =
      ` fill="${paint.fill ?? 'none'}"${paint.fill ? covers('fill', paint.fillCovers) : ''}` +
      (paint.stroke
        ? ` stroke="${paint.stroke}" stroke-width="${short(paint.strokeWidth)}"${covers('stroke', paint.strokeCovers)}` +
          (paint.dash.length > 0 ? ` stroke-dasharray="${paint.dash.map(short).join(' ')}"` : '') +
          (paint.round ? ' stroke-linecap="round" stroke-linejoin="round"' : '') +
          (paint.strokeFirst ? ' paint-order="stroke"' : '')
        : '')
    if (shape.kind === 'path') return `<path d="${escaped(shape.d)}"${moved}${painted}/>`
    const letters = ` font-size="${short(shape.size)}"${shape.weight === 400 ? '' : ` font-weight="${shape.weight}"`}${shape.italic ? ' font-style="italic"' : ''}`
    const anchor = shape.anchor === 'start' ? '' : ` text-anchor="${shape.anchor}"`
    return `<text x="${short(shape.x)}" y="${short(shape.y)}"${anchor}${letters}${moved}${painted}>${escaped(shape.text)}</text>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${LETTERS}" role="img">`,
    `<title>${escaped(`${name}, ${rests}`)}</title>`,
    `<rect width="${width}" height="${height}" fill="${ground}"/>`,
    `<text x="${EDGE}" y="${EDGE + 16}" font-size="20" fill="${ink}">${escaped(name)}</text>`,
    `<text x="${EDGE}" y="${EDGE + 38}" font-size="13" fill="${quiet}">${escaped(rests)}</text>`,
    `<g transform="translate(${EDGE} ${EDGE + HEAD})">`,
    ...shapes,
    '</g>',
    '</svg>',
    '',
  ].join('\n')
}

/** The picture as PNG, drawn anew at its own size and not enlarged; null where it cannot be drawn. */
export async function asPng(drawn: Drawn, { name, rests, ground, ink, quiet }: Around): Promise<Blob | null> {
  const [width, height] = sizeOf(drawn)
  const sharp = Math.min(SHARP, MOST / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * sharp)
  canvas.height = Math.round(height * sharp)
  const page = canvas.getContext('2d')
  if (!page) return null
  page.scale(sharp, sharp)
  page.fillStyle = ground
  page.fillRect(0, 0, width, height)
  const say = (text: string, y: number, size: number, colour: string) => {
    page.font = `${size}px ${LETTERS}`
    page.fillStyle = colour
    page.fillText(text, EDGE, y)
  }
  say(name, EDGE + 16, 20, ink)
  say(rests, EDGE + 38, 13, quiet)
  page.translate(EDGE, EDGE + HEAD)
  for (const shape of drawn.shapes) {
    const { paint } = shape
    page.save()
    page.transform(...shape.at)
    page.lineWidth = paint.strokeWidth
    page.setLineDash([...paint.dash])
    page.lineCap = paint.round ? 'round' : 'butt'
    page.lineJoin = paint.round ? 'round' : 'miter'
    const path = shape.kind === 'path' ? new Path2D(shape.d) : null
    if (shape.kind === 'text') {
      page.font = `${shape.italic ? 'italic ' : ''}${shape.weight} ${shape.size}px ${LETTERS}`
      page.textAlign = shape.anchor === 'middle' ? 'center' : shape.anchor
    }
    const fill = () => {
      if (!paint.fill) return
      page.globalAlpha = paint.fillCovers
      page.fillStyle = paint.fill
      if (path) page.fill(path)
      else if (shape.kind === 'text') page.fillText(shape.text, shape.x, shape.y)
    }
    const stroke = () => {
      if (!paint.stroke) return
      page.globalAlpha = paint.strokeCovers
      page.strokeStyle = paint.stroke
      if (path) page.stroke(path)
      else if (shape.kind === 'text') page.strokeText(shape.text, shape.x, shape.y)
    }
    for (const draw of paint.strokeFirst ? [stroke, fill] : [fill, stroke]) draw()
    page.restore()
  }
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

/** Makes the page's colours plain, by having one pixel painted with each. */
export function plainColours(): (colour: string) => { hex: string; covers: number } | null {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const page = canvas.getContext('2d', { willReadFrequently: true })
  const known = new Map<string, { hex: string; covers: number } | null>()
  return (colour) => {
    if (!page || colour === 'none') return null
    let found = known.get(colour)
    if (found === undefined) {
      page.clearRect(0, 0, 1, 1)
      page.fillStyle = colour
      page.fillRect(0, 0, 1, 1)
      const [r = 0, g = 0, b = 0, a = 0] = page.getImageData(0, 0, 1, 1).data
      const hex = `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`
      found = a === 0 ? null : { hex, covers: a / 255 }
      known.set(colour, found)
    }
    return found
  }
}

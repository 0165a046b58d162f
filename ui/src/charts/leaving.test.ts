// A picture as a file, as facts.
import { expect, test } from 'vitest'
import { asSvg, outline, sizeOf, type Drawn, type Paint } from './leaving'

const paint: Paint = { fill: '#102030', fillCovers: 0.5, stroke: null, strokeCovers: 0, strokeWidth: 1, dash: [], round: false, strokeFirst: false }
const around = { name: 'Mood', rests: 'on 3 of 30 days', ground: '#ffffff', ink: '#000000', quiet: '#444444' }
const drawn = (text: string): Drawn => ({
  width: 100, height: 50,
  shapes: [
    { kind: 'path', paint, at: [1, 0, 0, 1, 0, 34], d: 'M0 0h5' },
    { kind: 'text', paint, at: [1, 0, 0, 1, 0, 0], text, x: 5, y: 6, size: 13, weight: 600, italic: false, anchor: 'middle' },
  ],
})

test('the file says what it is of and on how many days it rests, and needs nothing of the page', () => {
  const svg = asSvg(drawn('good'), around)
  const [width, height] = sizeOf(drawn('good'))
  expect(svg.startsWith(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`)).toBe(true)
  expect(svg).toContain('<title>Mood, on 3 of 30 days</title>')
  expect(svg).toContain('<path d="M0 0h5" transform="translate(0 34)" fill="#102030" fill-opacity="0.5"/>')
  expect(svg).toContain('<text x="5" y="6" text-anchor="middle" font-size="13" font-weight="600"')
  expect(svg).not.toMatch(/var\(|oklch|class=|style=|href|data-/)
})

test('words never become marks of the file', () => {
  const svg = asSvg(drawn('</text><script>"&\u0000'), { ...around, name: '<b>&' })
  expect(svg).toContain('&lt;/text&gt;&lt;script&gt;&quot;&amp;</text>')
  expect(svg).toContain('<title>&lt;b&gt;&amp;, on 3 of 30 days</title>')
})

test('every form is drawn by its outline', () => {
  const of = (values: Record<string, number>) => (name: string) => values[name] ?? 0
  expect(outline('line', of({ x1: 1, x2: 2, y2: 3 }))).toBe('M1 0L2 3')
  expect(outline('circle', of({ cx: 5, cy: 5, r: 2 }))).toBe('M3 5a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z')
  expect(outline('rect', of({ width: 10, height: 4, rx: 9 }))).toBe('M2 0h6a2 2 0 0 1 2 2v0a2 2 0 0 1 -2 2h-6a2 2 0 0 1 -2 -2v0a2 2 0 0 1 2 -2z')
  expect(outline('rect', of({ width: 0, height: 4 }))).toBe('')
})

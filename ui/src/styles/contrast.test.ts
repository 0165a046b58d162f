import { describe, expect, it } from 'vitest'

import tokens from './tokens.css?raw'

/** Every look in tokens.css: its name, and its colours as luminance. */
const css = tokens.replace(/\/\*[^]*?\*\//g, '')
const [plain = '', more = ''] = css.split('@media (prefers-contrast: more)')

function luminance(l: number, c: number, h: number): number {
  // OKLCH to linear sRGB (Ottosson 2020), then relative luminance (WCAG 2).
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const x = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const y = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const z = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  const within = (value: number) => Math.min(1, Math.max(0, value))
  return (
    0.2126 * within(4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z) +
    0.7152 * within(-1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z) +
    0.0722 * within(-0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z)
  )
}

function colours(part: string, selector: RegExp): Map<string, number> {
  const found = new Map<string, number>()
  for (const [, selectors = '', body = ''] of part.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (!selector.test(selectors)) continue
    for (const [, name = '', l, c, h] of body.matchAll(/--([\w-]+):\s*oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)) {
      found.set(name, luminance(Number(l), Number(c), Number(h)))
    }
  }
  return found
}

const night = colours(plain, /night/)
const paper = colours(plain, /paper/)
const looks = {
  night,
  paper,
  'night with more contrast': new Map([...night, ...colours(more, /night/)]),
  'paper with more contrast': new Map([...paper, ...colours(more, /paper/)]),
}

const GROUNDS = ['bg', 'surface', 'raised', 'lamp-soft']
const WORDS = ['ink', 'ink-2', 'ink-3']
const LEVELS = Array.from({ length: 5 }, (_, at) => `level-${at}`)

describe.each(Object.entries(looks))('%s', (_name, look) => {
  const of = (name: string) => look.get(name) ?? expect.unreachable(`no colour is called ${name}`)
  const contrast = (one: string, other: string) => {
    const [low = 0, high = 0] = [of(one), of(other)].sort((a, b) => a - b)
    return (high + 0.05) / (low + 0.05)
  }

  it.each(GROUNDS.flatMap((ground) => [...WORDS, 'alert'].map((word) => [word, ground])))('%s can be read on %s', (word, ground) => {
    expect(contrast(word, ground)).toBeGreaterThanOrEqual(4.5)
  })

  it('the words on the lamp can be read', () => {
    expect(contrast('lamp-ink', 'lamp')).toBeGreaterThanOrEqual(4.5)
  })

  it.each(LEVELS)('the number on %s can be read', (level) => {
    expect(contrast('lamp-ink', level)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(GROUNDS.flatMap((ground) => ['edge', 'lamp'].map((line) => [line, ground])))('%s can be seen on %s', (line, ground) => {
    expect(contrast(line, ground)).toBeGreaterThanOrEqual(3)
  })

  it.each(['bg', 'surface', 'raised'].flatMap((ground) => ['sea', ...Array.from({ length: 11 }, (_, at) => `hue-${at}`), ...LEVELS].map((hue) => [hue, ground])))(
    '%s can be seen on %s',
    (hue, ground) => {
      expect(contrast(hue, ground)).toBeGreaterThanOrEqual(3)
    },
  )
})

/**
 * The two faces are there in the first frame. One rule: no letter is ever drawn in a face of the machine's and then
 * again in ours. Without this WebKit looks for the machine's own faces, which takes as long as drawing the page, and
 * the words jump when ours arrive. Entered from `vite.config.ts` alone.
 */
import type { HtmlTagDescriptor, Plugin } from 'vite'

/** What the first screen is set in; letters of other scripts are fetched when they occur. */
const FIRST = ['inter-latin-wght-normal', 'literata-latin-opsz-normal']

/** Letters wait for their face instead of being drawn in another. */
const wait = (display: { value: string }) => {
  display.value = 'block'
}

export function facesAtOnce(): Plugin {
  return {
    name: 'faces-at-once',
    config: () => ({ css: { postcss: { plugins: [{ postcssPlugin: 'faces-at-once', Declaration: { 'font-display': wait } }] } } }),
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }): HtmlTagDescriptor[] =>
        Object.keys(bundle ?? {})
          .filter((file) => FIRST.some((face) => file.includes(`/${face}-`)) && file.endsWith('.woff2'))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `./${file}` },
            injectTo: 'head-prepend',
          })),
    },
  }
}

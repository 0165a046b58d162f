/**
 * What was copied elsewhere, as clean Markdown. One rule: nothing of it is ever put into the page as HTML, nothing is
 * run and nothing is fetched: it is read in a document of its own that is never shown. Entered by pasting.ts.
 */
import TurndownService from 'turndown'

/** What says how words are meant; a copy without any of it is better taken as the plain text beside it. */
const TELLS = 'p, br, h1, h2, h3, h4, h5, h6, li, blockquote, pre, code, b, strong, em, i, s, del, strike, a[href], table, hr'
/** What is no writing. */
const NO_WRITING =
  'head, meta, title, link, style, script, noscript, template, iframe, object, embed, svg, math, img, picture, video, audio, canvas, ' +
  'form input:not([type="checkbox"]), button, select, textarea'
/** Where a link may lead. Others keep their words alone. */
const LEADS = /^(https?:|mailto:|tel:)/i

/** Only what stands at the start of a line, or would mark words within it, is a mark: the rest stays as it was written. */
const ESCAPES: readonly (readonly [RegExp, string])[] = [
  [/\\(?=[!-/:-@[-`{-~])/g, '\\\\'],
  [/[*`]/g, '\\$&'],
  [/~~/g, '\\~~'],
  [/(^|[^\p{L}\p{N}])_|_(?=[^\p{L}\p{N}]|$)/gu, '$1\\_'],
  [/\[(?=[^\]]*\](?:\(|\[|:))/g, '\\['],
  [/^(\s*)([-+>](?=\s|$)|#{1,6}(?=\s|$)|-{3,}|={2,})/, '$1\\$2'],
  [/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2'],
]

/**
 * Style attributes are read and never applied, and so under another name; style sheets go unread. The page's policy
 * would report each one that a document is made with, however little it is shown.
 */
const DECLARED = 'data-declared'
const ACTS = /\s(style|on\w+|src|srcset|background|poster)\s*=/gi
const inert = (html: string) =>
  html
    .replace(/<style\b[^]*?<\/style\s*>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) =>
      tag.replace(ACTS, (_, name: string) => ` ${name.toLowerCase() === 'style' ? DECLARED : `data-${name}`}=`),
    )

const declared = (element: Element) => (element.getAttribute(DECLARED) ?? '').toLowerCase()

/** Puts what is in an element in its place. */
const unwrap = (element: Element) => element.replaceWith(...element.childNodes)

/** Gives an element another name. */
function rename(element: Element, name: string): Element {
  const other = element.ownerDocument.createElement(name)
  other.append(...element.childNodes)
  element.replaceWith(other)
  return other
}

/** Puts another element around all that is in one. */
function around(element: Element, name: string) {
  const inner = element.ownerDocument.createElement(name)
  inner.append(...element.childNodes)
  element.append(inner)
}

/** Word sets a list as paragraphs that say in their style which list and how deep. */
function listsOfWord(body: HTMLElement) {
  let open: { list: Element; depth: number }[] = []
  let before: Element | null = null
  for (const item of body.querySelectorAll('p, h1, h2, h3, h4, h5, h6')) {
    const depth = Number(/mso-list:\s*l\d+\s+level(\d+)/.exec(declared(item))?.[1] ?? 0)
    if (depth === 0) continue
    const mark = [...item.querySelectorAll('*')].find((inner) => /mso-list:\s*ignore/.test(declared(inner)))
    const name = /^\s*[\p{L}\p{N}]{1,4}[.)]/u.test(mark?.textContent ?? '') ? 'ol' : 'ul'
    mark?.remove()
    // Another paragraph in between ends the list.
    if (item.previousElementSibling !== before) open = []
    while ((open.at(-1)?.depth ?? 0) > depth) open.pop()
    let last = open.at(-1)
    if (!last || last.depth < depth) {
      const list = item.ownerDocument.createElement(name)
      if (last?.list.lastElementChild) last.list.lastElementChild.append(list)
      else item.before(list)
      last = { list, depth }
      open.push(last)
    }
    last.list.append(rename(item, 'li'))
    before = open[0]?.list ?? null
  }
}

/** What styles alone say, said by elements; Google Docs and Word write so. */
function elementsForStyles(body: HTMLElement) {
  for (const element of body.querySelectorAll(`[${DECLARED}]`)) {
    const style = declared(element)
    const weight = /(?:^|;)\s*font-weight:\s*(\w+)/.exec(style)?.[1] ?? ''
    const light = /^(normal|lighter|[1-4]00)$/.test(weight)
    // The whole of a document from Google stands in a <b> that is not bold.
    if (/^(B|STRONG)$/.test(element.tagName) && light) unwrap(element)
    else if (element.tagName === 'SPAN' && element.textContent?.trim()) {
      if (/^(bold|bolder|[6-9]00)$/.test(weight) && !element.closest('h1, h2, h3, h4, h5, h6, b, strong')) around(element, 'strong')
      if (/font-style:\s*italic/.test(style) && !element.closest('i, em')) around(element, 'em')
      if (/text-decoration[^;]*line-through/.test(style) && !element.closest('s, del')) around(element, 's')
    }
    if (/display:\s*none|mso-hide:\s*all/.test(style)) element.remove()
  }
}

/** Takes away what is no writing, and straightens what is. */
function clean(body: HTMLElement) {
  for (const element of body.querySelectorAll(NO_WRITING)) element.remove()
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT)
  const comments: Node[] = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) comment.parentNode?.removeChild(comment)
  // Word's own elements, <o:p> and the like.
  for (const element of body.querySelectorAll('*')) if (element.localName.includes(':')) unwrap(element)
  listsOfWord(body)
  elementsForStyles(body)
  // A list within a list that does not stand in an item of it.
  for (const list of body.querySelectorAll('ul > ul, ul > ol, ol > ul, ol > ol')) list.previousElementSibling?.append(list)
  for (const words of body.querySelectorAll('li > p:first-child')) {
    if ([...(words.parentElement?.children ?? [])].every((one) => one === words || /^[OU]L$/.test(one.tagName))) unwrap(words)
  }
  // A row of a table is a line; what parts its cells is said.
  for (const row of body.querySelectorAll('tr')) {
    const cells = [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim() ?? '')
    const line = row.ownerDocument.createElement('p')
    line.textContent = cells.filter(Boolean).join(' · ')
    row.replaceChildren(line)
  }
  for (const element of body.querySelectorAll('table, thead, tbody, tfoot, tr, colgroup, caption')) rename(element, 'div')
}

const writer = new TurndownService({
  headingStyle: 'atx', hr: '---', bulletListMarker: '-', codeBlockStyle: 'fenced', emDelimiter: '*', strongDelimiter: '**',
})
writer.escape = (text) => ESCAPES.reduce((escaped, [mark, plain]) => escaped.replace(mark, plain), text)
writer.addRule('struck out', { filter: ['s', 'del'], replacement: (words) => (words.trim() ? `~~${words}~~` : words) })
writer.addRule('struck out of old', { filter: (node) => node.nodeName === 'STRIKE', replacement: (words) => `~~${words}~~` })
writer.addRule('link', {
  filter: (node) => node.nodeName === 'A' && node.getAttribute('href') !== null,
  replacement: (words, node) => {
    const to = (node as Element).getAttribute('href')?.trim() ?? ''
    const said = words.trim()
    if (!said || !LEADS.test(to) || /\s/.test(to)) return words
    return `[${said}](${to.replace(/[()]/g, (letter) => (letter === '(' ? '%28' : '%29'))})`
  },
})
// One space behind a mark, as one writes it by hand; the library sets three.
writer.addRule('item', {
  filter: 'li',
  replacement: (words, node) => {
    const item = node as Element
    const list = item.parentElement
    const start = Number(list?.getAttribute('start') ?? 1) || 1
    const mark = list?.nodeName === 'OL' ? `${start + [...list.children].indexOf(item)}. ` : '- '
    const inside = words.trim().replace(/^(\[[ x]\]) +/, '$1 ').replace(/\n/g, `\n${' '.repeat(mark.length)}`).replace(/^ +$/gm, '')
    return `${mark}${inside}${item.nextElementSibling ? '\n' : ''}`
  },
})
writer.addRule('tick box', {
  filter: (node) => node.nodeName === 'INPUT' && node.parentElement?.closest('li') !== null,
  replacement: (_, node) => ((node as HTMLInputElement).hasAttribute('checked') ? '[x] ' : '[ ] '),
})

/** The Markdown of what was copied as HTML; null where nothing in it says more than its plain text. */
export function asMarkdown(html: string): string | null {
  const { body } = new DOMParser().parseFromString(inert(html), 'text/html')
  clean(body)
  if (!body.querySelector(TELLS)) return null
  const written = writer
    .turndown(body)
    .replace(/\u00a0/g, ' ')
    .replace(/[ \t]+$/gm, (end) => (end === '  ' ? end : ''))
    .replace(/^(\s*(?:[-*+]|\d+[.)])) {2,}/gm, '$1 ')
    .replace(/\n{3,}/g, '\n\n')
  return written.trim() === '' ? null : written.trim()
}

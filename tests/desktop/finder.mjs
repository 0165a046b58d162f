// Finds things on the page as a listener would: by role and name. It runs in the page.
// Its one rule: only what can be seen is found; of several the first that bears exactly that name.

/** The element of a role with a name, or null. Looks into shadow roots too: the editor lives in one. */
export function pageFinder(role, name) {
  const ways = {
    button: 'button, [role="button"]',
    textbox: 'input:not([type]), input[type="text"], input[type="password"], input[type="search"], input[type="date"], textarea, [contenteditable="true"]',
    radio: 'input[type="radio"], [role="radio"]',
    checkbox: 'input[type="checkbox"], [role="checkbox"], [role="switch"]',
    link: 'a[href]',
    heading: 'h1, h2, h3',
    part: 'summary',
  }
  const everywhere = (root, found = []) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches(ways[role])) found.push(element)
      if (element.shadowRoot) everywhere(element.shadowRoot, found)
    }
    return found
  }
  const text = (element) => (element?.innerText ?? element?.textContent ?? '').trim()
  const nameOf = (element) => {
    const said = element.getAttribute('aria-label')
    if (said) return said.trim()
    const by = element.getAttribute('aria-labelledby')
    if (by) return by.split(/\s+/).map((id) => text(element.getRootNode().getElementById(id))).join(' ').trim()
    if (element.labels?.length) return text(element.labels[0])
    // What is hidden from listeners (the keys beside a room's name) is not part of the name.
    const bare = element.cloneNode(true)
    for (const hidden of bare.querySelectorAll('[aria-hidden="true"]')) hidden.remove()
    return (bare.textContent ?? '').replace(/\s+/g, ' ').trim()
  }
  const isSeen = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden'
  // A part's line also says what is in it, after its name.
  const bears = (element) => (role === 'part' ? nameOf(element).startsWith(name) : nameOf(element) === name)
  return everywhere(document).find((element) => isSeen(element) && bears(element)) ?? null
}

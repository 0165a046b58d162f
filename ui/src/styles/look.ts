/**
 * Which of the two looks the page wears. One rule: the root always carries `data-theme`, so that each colour is
 * written once; "as the system" follows the system while the page is open. The state of the settings may enter.
 */
import type { Theme } from '../backend/generated/types'

const daylight = () => window.matchMedia('(prefers-color-scheme: light)')

let chosen: Theme = 'system'

function wear() {
  const paper = chosen === 'paper' || (chosen === 'system' && daylight().matches)
  document.documentElement.dataset['theme'] = paper ? 'paper' : 'night'
}

/** Wears what was chosen. */
export function look(theme: Theme) {
  chosen = theme
  wear()
}

/** Wears what the system says until somebody has chosen, and follows it. Called once, before anything is drawn. */
export function followSystem() {
  daylight().addEventListener('change', wear)
  wear()
}

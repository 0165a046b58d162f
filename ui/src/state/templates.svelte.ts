/**
 * Templates of one's own: made, changed, read from a file, saved to one. One rule: what is wrong is found by the core and
 * told beside the form; a file is taken in as something half typed, which the writer keeps or leaves. Made when the
 * journal opens, dropped when it locks.
 */
import type { Backend } from '../backend/backend'
import { codeOf } from '../backend/backend'
import type { Code, Template, TemplateFault } from '../backend/generated/types'

/** A template being made or changed; `questions` as typed, one a line, `minutes` as typed. */
export type TemplateDraft = { id: number | null; rest: Template; name: string; minutes: string; before: string; questions: string; landing: string; careful: boolean; let_go: boolean }

const EMPTY: Template = {
  name: '', about: '', minutes: null, careful: false, before: '', questions: [], sittings: false, let_go: false,
  given_back: false, gathers: [], landing: '', evidence: '', figures: [],
}

export class Templates {
  #draft = $state<TemplateDraft | null>(null)
  #fault = $state.raw<TemplateFault | null>(null)
  /** What is wrong with the file that was chosen. */
  #fileFault = $state.raw<TemplateFault | null>(null)
  #failure = $state<Code | null>(null)
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
  }

  /** The one being made; its fields may be bound. */
  get draft(): TemplateDraft | null {
    return this.#draft
  }
  get fault(): TemplateFault | null {
    return this.#fault
  }
  get fileFault(): TemplateFault | null {
    return this.#fileFault
  }
  get failure(): Code | null {
    return this.#failure
  }

  /** Begins a new one, one like another, or a change of one. */
  begin(template: Template = EMPTY, id: number | null = null) {
    this.#forget()
    const { name, minutes, before, questions, landing, careful, let_go } = template
    this.#draft = {
      id, rest: template, name, minutes: minutes?.toString() ?? '', before, questions: questions.join('\n'), landing, careful, let_go,
    }
  }

  /** Leaves it, unsaved. */
  leave() {
    this.#forget()
    this.#draft = null
  }

  /** What is half typed, to be given back by {@link takeUp}; null if there is nothing. */
  held(): string | null {
    const draft = this.#draft
    return draft && (draft.name.trim() || draft.questions.trim()) ? JSON.stringify(draft) : null
  }

  takeUp(held: string) {
    this.#draft ??= JSON.parse(held) as TemplateDraft
  }

  /** Keeps the draft; true when it is on the disk. */
  async saveDraft(): Promise<boolean> {
    const draft = this.#draft
    if (!draft) return false
    const template = templateOf(draft)
    const saved = await this.#try(async () => {
      this.#fault = await this.#backend.call('check_template', template)
      if (!this.#fault) await this.#backend.call('save_template', { id: draft.id, template })
    })
    if (!saved || this.#fault) return false
    if (this.#draft === draft) this.#draft = null
    return true
  }

  /** Takes one out; true when it is out. */
  remove(id: number): Promise<boolean> {
    return this.#try(async () => void (await this.#backend.call('remove_template', { id })))
  }

  /** Puts one back that was taken out. */
  putBack(template: Template): Promise<boolean> {
    return this.#try(async () => void (await this.#backend.call('save_template', { id: null, template })))
  }

  /** Reads one from a file that is chosen, into the form. True when there is one to be kept. */
  async readFile(): Promise<boolean> {
    this.#forget()
    let read = false
    await this.#try(async () => {
      const told = await this.#backend.chooseTemplate()
      if (told?.kind === 'fault') this.#fileFault = told.fault
      if (told?.kind === 'template') {
        this.begin(told.template)
        read = true
      }
    })
    return read
  }

  /** Saves one to a file that is chosen; true when it is there. */
  async saveFile(template: Template): Promise<boolean> {
    let saved = false
    await this.#try(async () => {
      saved = await this.#backend.saveTemplateFile(template)
    })
    return saved
  }

  #forget() {
    this.#fault = null
    this.#fileFault = null
    this.#failure = null
  }

  async #try(work: () => Promise<void>): Promise<boolean> {
    this.#failure = null
    try {
      await work()
      return true
    } catch (thrown) {
      this.#failure = codeOf(thrown)
      return false
    }
  }
}

/** The template that is meant. A line with nothing on it asks nothing. */
export function templateOf({ rest, name, minutes, before, questions, landing, careful, let_go }: TemplateDraft): Template {
  const asked = questions.split('\n').map((line) => line.trim()).filter(Boolean)
  const figure = minutes.trim()
  return {
    ...rest,
    name, before, landing, careful, let_go,
    questions: asked,
    // What is no number is told by the check like a number that is too large.
    minutes: figure === '' ? null : /^\d{1,9}$/.test(figure) ? Number(figure) : 0,
    gathers: rest.gathers.slice(0, asked.length),
  }
}

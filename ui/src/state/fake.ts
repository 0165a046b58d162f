/**
 * Somebody to answer in the tests of state classes. One rule: it holds no rule of the core; each test says what is
 * answered. An answer that is `{ code }` alone is a refusal. Only tests enter.
 */
import { attachedOver } from '../backend/attached'
import { Refused, type Backend, type Command, type Look, type Preview } from '../backend/backend'
import { backupsOver } from '../backend/backups'
import type { Commands } from '../backend/generated/commands'
import type { Code, QuestionnaireRead, SummaryChoice, TemplateRead } from '../backend/generated/types'

type Answers = {
  [C in Command]?: (
    input: Commands[C]['input'],
  ) => Commands[C]['output'] | { code: Code } | Promise<Commands[C]['output']>
}
type Shell = {
  look?: () => Look | { code: Code }
  preview?: (choice: SummaryChoice) => Preview
  save?: (fingerprint: string) => boolean | { code: Code }
  /** The template that the file window would choose. */
  template?: () => TemplateRead | null | { code: Code }
  /** The questionnaire that the file window would choose. */
  questionnaire?: () => QuestionnaireRead | null | { code: Code }
  /** What is answered about files, by the command's name. */
  attached?: Record<string, (input?: Record<string, unknown>) => unknown>
  /** What is answered about backups, by the command's name. */
  backups?: Record<string, (input?: Record<string, unknown>) => unknown>
}

const refused = (answer: unknown): answer is { code: Code } =>
  typeof answer === 'object' && answer !== null && 'code' in answer && Object.keys(answer).length === 1

/** A backend that answers what it is told to, and a way to see what was asked. */
export function fakeBackend(answers: Answers, shell: Shell = {}) {
  const calls: { name: Command; input: unknown }[] = []
  const given = async (answer: unknown) => {
    const now = await answer
    if (refused(now)) throw new Refused(now.code)
    return now
  }
  const backend: Backend = {
    call: (async (name: Command, input: never) => {
      calls.push({ name, input: structuredClone(input) })
      const answer = answers[name]
      if (!answer) throw new Refused('not_found')
      return given(answer(input))
    }) as Backend['call'],
    attached: attachedOver(
      async <T>(name: string, input?: Record<string, unknown>) => (await given(shell.attached?.[name]?.(input))) as T,
      async (name, input) => ((await given(shell.attached?.[name]?.(input))) ?? new ArrayBuffer(0)) as ArrayBuffer,
    ),
    previewSummary: async (choice) => (await given(shell.preview?.(choice))) as Preview,
    saveSummary: async (fingerprint) => (await given(shell.save?.(fingerprint))) as boolean,
    savePicture: async () => true,
    importDayOne: async () => null,
    stopImport: async () => undefined,
    chooseTemplate: async () => ((await given(shell.template?.())) ?? null) as TemplateRead | null,
    saveTemplateFile: async () => true,
    chooseQuestionnaire: async () => ((await given(shell.questionnaire?.())) ?? null) as QuestionnaireRead | null,
    backups: {
      ...backupsOver(async <T>(name: string, input?: Record<string, unknown>) => (await given(shell.backups?.[name]?.(input))) as T),
      onChange: () => () => undefined,
    },
    leave: async () => undefined,
    look: async () => (await given(shell.look?.())) as Look,
    tryEveryWay: async () => [],
    ownWindow: false,
    lookAtFolders: async () => ({ journal: null, folders: [], services: [] }),
    whatIsHeard: async () => ({ screen_lock: true, sleep: true }),
    hide: async () => undefined,
    comeBack: async () => undefined,
    onLocking: () => () => undefined,
    onClosing: () => () => undefined,
  }
  return { backend, asked: (name: Command) => calls.filter((call) => call.name === name).map((call) => call.input) }
}

/** An answer that waits until it is let through. */
export function gate<T>() {
  let open: (value: T) => void = () => undefined
  const wait = new Promise<T>((resolve) => (open = resolve))
  return { wait, open: (value: T) => open(value) }
}

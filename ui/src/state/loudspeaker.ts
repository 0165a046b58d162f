/**
 * What sound comes out of. One rule: it is given numbers and a time on its own clock, never a file; once it is quiet,
 * nothing that was laid before is heard. Entered by {@link Listening}; the tests have one that is not heard.
 */
import type { Moment } from '../backend/attached'

export interface Loudspeaker {
  /** Its own clock, in seconds. It stands still while it rests. */
  readonly now: number
  /** Begins to be heard, or goes on. It may never come to that. */
  begin(): Promise<unknown>
  /** Has a moment heard at a time on its clock. */
  lay(moment: Moment, rate: number, at: number): void
  /** Lets go of all that was laid. */
  quiet(): void
  /** Its clock stands still until it begins again. */
  rest(): void
  /** Is taken away. */
  end(): void
}

/** The loudspeaker of this page. To be made while somebody presses something: a page may not begin by itself. */
export function ownLoudspeaker(): Loudspeaker {
  const context = new AudioContext()
  const laid = new Set<AudioBufferSourceNode>()
  const letGo = () => {
    for (const source of laid) source.disconnect()
    laid.clear()
  }
  // One that has been taken away, or cannot do it, is as quiet as it was asked to be.
  const nothing = () => undefined
  return {
    get now() {
      return context.currentTime
    },
    begin: () => context.resume(),
    lay({ channels }, rate, at) {
      const buffer = context.createBuffer(channels.length, channels[0]?.length ?? 0, rate)
      channels.forEach((numbers, which) => buffer.copyToChannel(numbers, which))
      const source = new AudioBufferSourceNode(context, { buffer })
      source.onended = () => laid.delete(source)
      source.connect(context.destination)
      laid.add(source)
      source.start(at)
    },
    quiet: letGo,
    rest: () => void context.suspend().catch(nothing),
    end() {
      letGo()
      context.close().catch(nothing)
    },
  }
}

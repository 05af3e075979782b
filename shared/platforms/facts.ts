import type { AnswerCheck } from '../finding.ts'
import type { PlatformId } from '../platform.ts'

/** The order in which the events of one call belong. */
export const callStages = ['start', 'during', 'end', 'after'] as const
export type CallStage = (typeof callStages)[number]

export interface EventFacts {
  readonly label: string
  readonly icon: 'call' | 'web' | 'complete' | 'tool' | 'grade' | 'issue'
  readonly blocking: boolean
  /** Where in a call it belongs; left out where that says nothing. */
  readonly stage?: CallStage
  /** False for names that cannot be asked for at an endpoint. */
  readonly subscribable: boolean
}

/** One thing that was said, or done, in a call. */
export interface SpokenLine {
  /** As the platform names them. */
  readonly who: string
  /** `text`, or what else it is, as the platform names it. */
  readonly kind: string
  readonly text: string
  /** Milliseconds from the call's beginning; null when nobody says. */
  readonly atMs: number | null
}

/** What an event at a call's end tells of it. */
export interface CallStory {
  readonly lines: readonly SpokenLine[]
  readonly recordingUrl: string | null
}

/** What page, terminal and engine all need to know about a platform. Data and pure functions only. */
export interface PlatformFacts {
  readonly id: PlatformId
  readonly name: string
  readonly apiUrl: string
  /** How long the platform waits for the answer to a blocking event. */
  readonly blockingLimitMs: number
  readonly otherLimitMs: number
  readonly events: Readonly<Record<string, EventFacts>>
  readonly defaultEvents: readonly string[]
  /** The keys of an event's payload that hold what was said in a call, or lead to its recording, wherever they stand. */
  readonly spokenKeys: readonly string[]
  /** The body that means "use your own agent". */
  readonly ownAgent: string
  /** Answers that exist from the first start: the practice line's, and an account's. */
  readonly firstAnswers: { readonly practice: NamedText; readonly account: NamedText }
  /** The rule behind each verdict in one sentence, by `result/reason`. */
  readonly verdictRules: Readonly<Record<string, string>>
  /** Checks a parsed answer strictly, as the platform gets it: a template that is still in it is a string like any other. */
  readonly checkAnswer: (value: unknown) => AnswerCheck
  /** The conversation in a payload, read leniently; null when there is neither a transcript nor a recording in it. */
  readonly readStory: (payload: unknown) => CallStory | null
  /** The same rules as JSON Schema 2020-12, with the documented meanings, for editors. Made when it is first asked for. */
  readonly answerSchema: () => Readonly<Record<string, unknown>>
}

export interface NamedText {
  readonly name: string
  readonly text: string
}

import type { AnswerCheck } from '../finding.ts'
import type { PlatformId } from '../platform.ts'

export interface EventFacts {
  readonly label: string
  readonly icon: 'call' | 'web' | 'complete' | 'tool' | 'grade' | 'issue'
  readonly blocking: boolean
  /** False for names that cannot be asked for at an endpoint. */
  readonly subscribable: boolean
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
  /** Checks a parsed answer strictly, as the platform gets it: a template that is still in it is a string like any other. */
  readonly checkAnswer: (value: unknown) => AnswerCheck
  /** The same rules as JSON Schema 2020-12, with the documented meanings, for editors. Made when it is first asked for. */
  readonly answerSchema: () => Readonly<Record<string, unknown>>
}

export interface NamedText {
  readonly name: string
  readonly text: string
}

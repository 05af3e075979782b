/** Something wrong or odd in an answer, at a place in its JSON document. */
export interface Finding {
  readonly path: readonly (string | number)[]
  readonly code:
    | 'not-json'
    | 'not-object'
    | 'unknown-key'
    | 'missing'
    | 'wrong-type'
    | 'unknown-value'
    | 'conflict'
    | 'odd'
  readonly severity: 'error' | 'warning'
  /** One sentence for a person. */
  readonly message: string
  /** A key or value that was probably meant. */
  readonly suggestion?: string
  /** The values that are allowed here, where they are few. */
  readonly choices?: readonly string[]
}

/**
 * What a platform would make of an answer.
 * `config`: an agent config, with errors or without; `own-agent`: the documented way to say "use your own agent"
 * (`{}` or `null`); `empty`: no body; `unusable`: not JSON, or JSON that is no object; `reply`: the reply to a function
 * tool, which can be any JSON.
 */
export interface AnswerCheck {
  readonly kind: 'config' | 'own-agent' | 'empty' | 'unusable' | 'reply'
  readonly findings: readonly Finding[]
  /** The voice that a config names, so that it can be held against the platform's list. */
  readonly voice?: string
}

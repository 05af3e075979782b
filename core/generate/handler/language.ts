/** A function of the handlers that only some of them need, and what it needs itself. */
export interface Helper {
  readonly needs: readonly string[]
  readonly text: string
}

/** How a programming language writes what a plan says. */
export interface Language {
  /** Begins a comment that ends with its line. */
  readonly comment: string
  readonly words: Readonly<Record<'null' | 'true' | 'false', string>>
  /** A name that plans write in camel case. */
  name(camel: string): string
  /** A text as a literal of ASCII signs and letters that everybody sees: no text of anybody's can end it. */
  text(value: string): string
  /** A key of an object, whatever it is. */
  key(name: string): string
  /** What is asked of a call, all of it, and what is given then. @param comments lines above it */
  branch(comments: readonly string[], conditions: readonly string[], result: string): readonly string[]
  /** A function of one call. */
  method(name: string, comments: readonly string[], body: readonly string[]): readonly string[]
  /** Returns something. */
  give(value: string): string
  not(condition: string): string
  /** Between two functions. */
  readonly between: string
  /** By their names in camel case, in the order in which they are printed. */
  readonly helpers: Readonly<Record<string, Helper>>
  /** Inside the braces of an object on one line. */
  readonly pad: string
  /** One indent. */
  readonly indent: string
}

/** Signs that are written as escapes everywhere: controls, those that nobody sees, line ends, halves of a pair. */
export const hiddenSigns = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** Text of a file in another language: its backslashes are its own. */
export const code = String.raw

/** @param needs other functions, by their names in camel case */
export const helper = (text: string, ...needs: readonly string[]): Helper => ({ needs, text: text.trim() })

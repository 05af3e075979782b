/** A problem in two sentences: what happened, and what to do next; empty when there is nothing to do. */
export type Say = (d: Readonly<Record<string, string>>) => readonly [what: string, next: string]

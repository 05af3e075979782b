/** What a template can name: `{{ data.from_number }}`, `{{ query.customer_id }}`, `{{ caller.name }}`, `{{ tunnel }}`, `{{ now }}`. */
export interface TemplateContext {
  /** The delivery's body: its `data` for an event, the arguments for a function tool. */
  readonly data: unknown
  readonly type: string | null
  readonly query: Readonly<Record<string, string>>
  /** The row of the table of callers; null when the number is not in it. */
  readonly caller: Readonly<Record<string, unknown>> | null
  /** The connection's public URL, below which function tools are taken: `{{ tunnel }}/t/<name>`. */
  readonly tunnel: string | null
  /** ISO 8601. */
  readonly now: string
}

export type Rendered =
  | { readonly ok: true; readonly text: string }
  /** Why, in words for a person, with the place in the document. */
  | { readonly ok: false; readonly why: string }

/**
 * Fills in the templates in an answer's string values, on a thread of its own: whatever a template does, no other
 * delivery waits for it longer than the limit.
 */
export interface TemplateRenderer {
  /** Never rejects. `key` is the same for the same text: a text that took too long is not tried again for a while. */
  render(key: string, text: string, context: TemplateContext): Promise<Rendered>
  close(): Promise<void>
}

/** Whether a text may hold a template at all; one without is sent as its exact bytes. */
export const mayHoldTemplate = (text: string): boolean => text.includes('{{') || text.includes('{%')

export const openTemplateRenderer = (_worker: URL): TemplateRenderer => ({
  render: async (_, text) => ({ ok: true, text }),
  close: async () => {},
})

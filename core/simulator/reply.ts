/** What the API answers. Without a body there is none on the wire either. */
export interface Reply {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface RouteInput {
  /** The segment that stands for `:id`; empty where the path has none. */
  readonly id: string
  /** The parsed body; an empty object when there was none. */
  readonly body: Readonly<Record<string, unknown>>
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Segments; `:id` stands for any one. */
  readonly path: string
  readonly handle: (input: RouteInput) => Reply | Promise<Reply>
}

/** An error in the documented shape. */
export const refusal = (status: number, detail: string, headers: Record<string, string> = {}): Reply => ({
  status,
  body: { detail },
  headers,
})

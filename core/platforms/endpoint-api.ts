export interface EndpointApiOptions {
  /** With the version, such as `https://api.thunderphone.com/v1`. */
  readonly apiUrl: string
  readonly apiKey: string
  readonly userAgent: string
}

export interface Voice {
  readonly id: string
  readonly label: string
}

export interface NewEndpoint {
  readonly label: string
  readonly url: string
  readonly events: readonly string[]
}

/** An endpoint as the platform lists it. */
export interface ListedEndpoint {
  readonly id: string
  readonly label: string
  readonly url: string
  /** Empty: all events. */
  readonly events: readonly string[]
  /** `active`, `disabled`, or a word of the platform's own. */
  readonly status: string
  /** The end of its secret, where the platform tells it. */
  readonly secretHint?: string
}

export interface EndpointChange {
  readonly url?: string
  readonly status?: 'active' | 'disabled'
}

/** The part of a platform's API that leases need. All of it throws Problems whose codes begin with `api-`. */
export interface EndpointApi {
  /** Registers an endpoint. The secret is told this once only. */
  create(endpoint: NewEndpoint, signal: AbortSignal): Promise<{ id: string; secret: string }>
  /** Every endpoint of the account. */
  list(signal: AbortSignal): Promise<ListedEndpoint[]>
  /** Repeating it does no harm. @throws Problem `endpoint-gone` besides */
  change(id: string, change: EndpointChange, signal: AbortSignal): Promise<void>
  /** Removes it; one that is gone already is fine. */
  remove(id: string, signal: AbortSignal): Promise<void>
  voices(signal: AbortSignal): Promise<Voice[]>
}

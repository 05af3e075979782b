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

/** The part of a platform's API that leases need. All of it throws Problems whose codes begin with `api-`. */
export interface EndpointApi {
  /** Registers an endpoint. The secret is told this once only. */
  create(endpoint: NewEndpoint, signal: AbortSignal): Promise<{ id: string; secret: string }>
  /** Removes it; one that is gone already is fine. */
  remove(id: string, signal: AbortSignal): Promise<void>
  voices(signal: AbortSignal): Promise<Voice[]>
}

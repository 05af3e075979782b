export interface Voice {
  readonly id: string
  readonly name: string
  readonly language: string
  readonly gender: 'female' | 'male'
}

/** What `GET /voices` lists. The real shape is not documented, so readers should need no more than `id`. */
export const voices: readonly Voice[] = [
  { id: 'en-US-James1', name: 'James', language: 'en-US', gender: 'male' },
  { id: 'en-US-Emma2', name: 'Emma', language: 'en-US', gender: 'female' },
  { id: 'en-US-Nova1', name: 'Nova', language: 'en-US', gender: 'female' },
  { id: 'en-GB-Oliver1', name: 'Oliver', language: 'en-GB', gender: 'male' },
  { id: 'en-AU-Ruby1', name: 'Ruby', language: 'en-AU', gender: 'female' },
  { id: 'es-MX-Lucia1', name: 'Lucía', language: 'es-MX', gender: 'female' },
  { id: 'fr-FR-Hugo1', name: 'Hugo', language: 'fr-FR', gender: 'male' },
  { id: 'de-DE-Klara1', name: 'Klara', language: 'de-DE', gender: 'female' },
]

/** The agent that is assigned to the practice number: who answers when no usable config came back. */
export const ownAgent = { voice: 'en-US-Emma2', product: 'bolt' } as const

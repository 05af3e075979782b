import type { Handlers } from '../../shared/contract.ts'
import { fixtureSecret } from '../../shared/fixture-secret.ts'
import { Problem } from '../../shared/problem.ts'
import type { CaptureReader } from '../captures/capture-store.ts'
import type { Connection } from '../connections/connection.ts'
import { ifKnown } from '../connections/if-known.ts'
import { platformAdapter } from '../platforms/registry.ts'
import { connectionSecret } from '../replay/connection-secret.ts'
import { asCurl } from './curl.ts'
import { asMarkdown } from './markdown.ts'
import { packParcel } from './parcel.ts'
import { asHttp } from './raw-http.ts'

interface CopyParts {
  readonly captures: Pick<CaptureReader, 'get'>
  settle(captureId?: string): void
  /** @throws Problem `connection-not-found` */
  connection(id: string): Connection
}

/** The one that the handler checks with: its own where it has one, else the connection's. */
const realSecret = async (connection: Connection | null, name: string): Promise<string> => {
  if (!connection) throw new Problem('replay-no-secret', { name })
  return connection.line.handlerTrust().secret ?? (await connectionSecret(connection))
}

/** A capture as text to share. Who copies as Markdown shares it with others, so it is never signed with a real secret. */
export const copyAs =
  (parts: CopyParts): Handlers['captures.copyAs'] =>
  async ({ id, as, secret }) => {
    parts.settle(id)
    const capture = parts.captures.get(id)
    if (!capture) throw new Problem('capture-not-found', { id })
    const { connectionId, platform: platformId } = capture.summary
    const connection = ifKnown(parts, connectionId)
    const platform = platformAdapter(platformId)
    const key =
      secret === 'real' && as !== 'markdown' ? await realSecret(connection, connectionId) : fixtureSecret
    const forwardTo = connection?.state().forwardTo ?? null
    const parcel = packParcel(capture, platform, key, forwardTo, as === 'markdown')
    switch (as) {
      case 'curl':
        return { text: asCurl(parcel) }
      case 'http':
        return { text: asHttp(parcel) }
      case 'markdown':
        return { text: asMarkdown(capture.summary, parcel, platform) }
    }
  }

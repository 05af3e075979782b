import type { Diagnosis } from '../../shared/diagnosis.ts'
import type { StoredCapture } from '../captures/capture-store.ts'
import type { InspectorParts } from '../inspector.ts'
import { signatureSchemes } from '../platforms/signature-schemes.ts'
import { diagnose } from './diagnose.ts'
import { savedSecrets } from './saved-secrets.ts'

/** Says why the signature of a capture did not hold. */
export type DiagnoseCapture = (capture: StoredCapture) => Promise<Diagnosis>

const cannot = (given: string, text: string, next: string): Diagnosis => ({
  holds: false,
  tried: 0,
  given,
  findings: [],
  otherwise: { text, next },
})

/** Endpoints get a new secret with each start, except those that were registered by hand. */
const ofEarlierRun = cannot(
  'It came in an earlier run of Hookswitch.',
  'The endpoint had another secret then, which went with it: the signature cannot be checked again.',
  'Have it sent again while the connection is live.',
)
const notKept = cannot(
  'Headers or body of this capture were not kept.',
  'Only its line in the list is there, so the signature cannot be checked again.',
  "Keep more under the connection's privacy, then have it sent again.",
)

const forgedHere = {
  text: 'No saved secret and no usual change of the body fits.',
  next: 'On the practice line that is the forged call: it is signed with a secret that nobody has.',
}

/** One after the other, however many are asked for: each can take a second beside deliveries. */
export const captureDiagnosis = ({
  clock,
  connections,
  secrets,
}: Pick<InspectorParts, 'clock' | 'connections' | 'secrets'>): DiagnoseCapture => {
  const startedAt = clock.now()
  let turn: Promise<unknown> = Promise.resolve()

  const look = async ({ summary, request }: StoredCapture): Promise<Diagnosis> => {
    const { headers, body, truncated } = request
    const { connectionId, platform, signature, size } = summary
    if (truncated || headers.length === 0 || body.length !== size) return notKept
    const { own, others } = await savedSecrets(connectionId, connections(), secrets)
    const atMs = Date.parse(summary.receivedAt)
    const told = await diagnose({
      scheme: signatureSchemes[platform],
      headers,
      body,
      secret: own,
      others,
      atMs,
    })
    const mode = connections()
      .find(({ id }) => id === connectionId)
      ?.state().mode
    if (mode === 'practice' && told.otherwise && atMs >= startedAt && signature.status === 'failed')
      return { ...told, otherwise: forgedHere }
    const isOld = atMs < startedAt && mode !== 'manual' && signature.status !== 'missing'
    return isOld && told.otherwise ? { ...ofEarlierRun, tried: told.tried } : told
  }
  return capture => {
    const next = turn.then(() => look(capture))
    turn = next.catch(() => {})
    return next
  }
}

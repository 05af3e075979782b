import type { LightTone } from '../../shared/connection-light.ts'
import type { ConnectionState } from '../../shared/state.ts'
import { Light } from '../ui/light.tsx'

const look = ({ handlerAnswers }: ConnectionState): readonly [LightTone, string] => {
  if (handlerAnswers === null) return ['off', 'not asked yet']
  return handlerAnswers ? ['good', 'answers'] : ['bad', 'does not answer']
}

/** Whether somebody listens at the handler's address. Nothing without a handler. */
export const HandlerHealth = ({ connection }: { connection: ConnectionState }) => {
  if (connection.forwardTo === null) return null
  const [tone, word] = look(connection)
  return (
    <span className="handler-health">
      <Light tone={tone} />
      {word}
    </span>
  )
}

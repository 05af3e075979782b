import { expect, test } from 'vitest'
import { plainContent } from '../../../shared/answer.ts'
import { testEngine } from '../../support/engine.ts'
import { endpointSecret } from '../../support/sender.ts'
import { tempFolder } from '../../support/temp-folder.ts'

test('an answer that a connection of an earlier run gives is not deleted before that chooses another', async () => {
  const dataFolder = tempFolder()
  const connectionId = 'thunderphone-manual'
  const request = { platform: 'thunderphone', mode: 'manual', endpointSecret, tunnel: 'none' } as const
  const engine = await testEngine({ dataFolder })
  const make = async (name: string) =>
    (
      await engine.handlers['answers.create']({
        platform: 'thunderphone',
        kind: 'config',
        name,
        content: plainContent('{"prompt":"x","voice":"en-US-James1"}'),
      })
    ).answerId
  const [deadline, usual] = [await make('Deadline'), await make('Usual')]
  await engine.connect(request)
  await engine.handlers['connections.deadline']({
    connectionId,
    deadline: { marginMs: 150, answerId: deadline },
  })
  await engine.handlers['answers.use']({ connectionId, answerId: usual })
  await engine.stop()

  // Nobody opens that connection in this run.
  const next = await testEngine({ dataFolder })
  const remove = async (answerId: string) => next.handlers['answers.delete']({ answerId })
  await expect(remove(deadline)).rejects.toMatchObject({
    code: 'answer-in-use',
    detail: { by: 'it is the deadline answer of “thunderphone-manual”' },
  })
  await expect(remove(usual)).rejects.toMatchObject({
    code: 'answer-in-use',
    detail: { by: 'it is the default answer of “thunderphone-manual”' },
  })
  await next.connect(request)
  await next.handlers['connections.deadline']({ connectionId, deadline: { marginMs: 150, answerId: null } })
  await next.handlers['answers.use']({ connectionId, answerId: 'thunderphone-account' })
  await remove(deadline)
  await remove(usual)
})

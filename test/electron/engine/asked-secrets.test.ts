import { expect, it } from 'vitest'
import { askedSecrets } from '../../../electron/engine/asked-secrets.ts'
import type { SecretRequest } from '../../../electron/engine/engine-messages.ts'

it('pairs each answer with its question, in whatever order they come, and passes a refusal on', async () => {
  const asked: [number, SecretRequest][] = []
  const secrets = askedSecrets((id, request) => asked.push([id, request]))
  const first = secrets.get('a')
  const second = secrets.get('b')
  const third = secrets.set('c', 'value')
  expect(asked.map(([, request]) => request)).toEqual([
    { what: 'get', name: 'a' },
    { what: 'get', name: 'b' },
    { what: 'set', name: 'c', value: 'value' },
  ])
  const [one, two, three] = asked.map(([id]) => id)
  secrets.answered(two ?? 0, 'of b')
  secrets.answered(one ?? 0, null)
  secrets.refused(three ?? 0, { code: 'internal', detail: { message: 'no space' } })
  secrets.answered(99, 'of nobody')
  expect(await first).toBeNull()
  expect(await second).toBe('of b')
  await expect(third).rejects.toMatchObject({ code: 'internal', detail: { message: 'no space' } })
})

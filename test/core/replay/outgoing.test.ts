import { describe, expect, it } from 'vitest'
import { platformAdapter } from '../../../core/platforms/registry.ts'
import { changesOf, checkEdit, outgoingOf } from '../../../core/replay/outgoing.ts'
import type { HeaderList } from '../../../shared/capture.ts'
import { asProblem } from '../../../shared/problem.ts'
import type { ReplayRequest } from '../../../shared/replay.ts'
import { endpointSecret, signatureOf } from '../../support/sender.ts'
import { sampleCapture } from '../captures/sample-capture.ts'

const platform = platformAdapter('thunderphone')
const body = Buffer.from('{"a":1}')
const headers: HeaderList = [
  ['Host', 'abc.loca.lt'],
  ['Connection', 'keep-alive, X-Hop'],
  ['X-Hop', '1'],
  ['content-type', 'application/json'],
  ['x-thunderphone-signature', signatureOf(body)],
  ['X-Twice', 'one'],
  ['x-twice', 'two'],
  ['X-Hookswitch-Replay-Of', 'somebody-elses'],
]
const capture = {
  ...sampleCapture(1),
  request: { method: 'POST', path: '/h/unguessable?customer_id=1', headers, body, truncated: false },
  routing: null,
  note: null,
  replayChanges: null,
}

const sentBy = (edit: ReplayRequest['edit'], secret: string | null = null) => {
  const sent = outgoingOf(capture, edit, platform, secret)
  return { sent, changes: changesOf(capture, sent, platform) }
}

describe('what a replay sends', () => {
  it('is the same bytes, signature and headers, without those of one connection and of an older replay', () => {
    const { sent, changes } = sentBy(null)
    expect(sent).toEqual({ method: 'POST', path: '?customer_id=1', headers: headers.slice(3, 7), body })
    expect(changes).toEqual([])
  })

  it('lists what was changed', () => {
    const edit = {
      bodyBase64: Buffer.from('{"a":2}').toString('base64'),
      path: '/h/unguessable?customer_id=2',
      headers: [...headers.slice(3, 6), ['X-New', 'yes']] as HeaderList,
    }
    const { sent, changes } = sentBy(edit)
    expect(changes).toEqual(['body', 'path', 'header x-twice', 'header x-new'])
    expect(sent.path).toBe('?customer_id=2')
  })

  it('is signed anew in the place of the signature before, over the bytes that are sent', () => {
    const edited = Buffer.from('{"a":2}')
    const { sent, changes } = sentBy({ bodyBase64: edited.toString('base64') }, endpointSecret)
    expect(sent.headers[1]).toEqual(['x-thunderphone-signature', signatureOf(edited)])
    expect(changes).toEqual(['body', 'signature'])
    expect(sentBy(null, endpointSecret).changes).toEqual([])
    expect(sentBy(null, 'another').changes).toEqual(['signature'])
  })

  it.each([
    { headers: [['a b', '1']] as HeaderList },
    { headers: [['X-A', 'one\r\nX-B: two']] as HeaderList },
    { headers: [['X-A', 'ř']] as HeaderList },
    { path: '/elsewhere' },
    { path: '?a=b c' },
    { path: '/t/one/two' },
  ])('is refused when HTTP cannot carry it: %j', edit => {
    expect(() => checkEdit({ edit })).toThrow()
    try {
      checkEdit({ edit })
    } catch (error) {
      expect(asProblem(error).code).toBe('replay-edit-invalid')
    }
  })

  it.each(['', '?a=1&b=%20', '/t/check_order', '/t/check_order/?x', '/h/abcdef?x=1'])(
    'may go to %j',
    path => {
      expect(() => checkEdit({ edit: { path } })).not.toThrow()
    },
  )
})

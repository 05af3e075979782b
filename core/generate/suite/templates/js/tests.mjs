import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { expectationFaults, lateFaults, refusalFaults, successFaults, unknownTypeFaults } from './answers.mjs'
import {
  deliver,
  deliverSigned,
  limitOf,
  madeUp,
  platformOf,
  signatureOf,
  withSignature,
} from './deliver.mjs'
import { fixtures, secret } from './fixtures.mjs'

describe('answers as its fixture expects', () => {
  for (const fixture of fixtures)
    test(fixture.file, async () => {
      const answer = await deliverSigned(fixture)
      assert.deepEqual(expectationFaults(fixture, answer), [])
    })
})

/** The first fixture of each event type stands for all of them. */
const isFirst = ({ eventType }, i) => fixtures.findIndex(other => other.eventType === eventType) === i

for (const sample of fixtures.filter(isFirst))
  describe(sample.eventType ?? 'a delivery without a type', () => {
    test('is refused with a wrong signature', async () => {
      const { prefix } = platformOf(sample).signature
      for (const wrong of [signatureOf(sample, `not ${secret}`), `${prefix}none`]) {
        const answer = await deliver(withSignature(sample, wrong))
        assert.deepEqual(refusalFaults(sample, answer), [])
      }
    })

    test('is refused with one byte more than was signed', async () => {
      const longer = { ...sample, body: Buffer.concat([sample.body, Buffer.from(' ')]) }
      const answer = await deliver(withSignature(longer, signatureOf(sample)))
      assert.deepEqual(refusalFaults(sample, answer), [])
    })

    test('is refused without its signature', async () => {
      const answer = await deliver(withSignature(sample, null))
      assert.deepEqual(refusalFaults(sample, answer), [])
    })

    test('may come twice', async () => {
      const answers = [await deliverSigned(sample), await deliverSigned(sample)]
      const found = answers.flatMap(answer => lateFaults(answer, limitOf(sample)))
      const [first, second] = answers.map(({ status }) => `${Math.floor(status / 100)}xx`)
      if (first !== second || first === '5xx')
        found.push(`it was answered with ${first}, then with ${second}`)
      assert.deepEqual(found, [])
    })
  })

for (const platform of new Set(fixtures.map(fixture => fixture.platform)))
  describe(platform, () => {
    test('may tell the end of a call before its beginning', async () => {
      for (const name of ['end', 'start']) {
        const delivery = madeUp(platform, name)
        const answer = await deliverSigned(delivery)
        assert.deepEqual(successFaults(delivery, answer), [])
      }
    })

    test('may send an event type that nobody knows yet', async () => {
      const delivery = madeUp(platform, 'unknown')
      const answer = await deliverSigned(delivery)
      assert.deepEqual(unknownTypeFaults(delivery, answer), [])
    })
  })

// Fills a data folder with captures as they would have been kept: rows by the engine's own inserter, bodies of varied words.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { closeCaptures, openCaptures } from '../core/captures/database.ts'
import { insertCaptures } from '../core/captures/insert-captures.ts'
import { openSettings } from '../core/settings/settings.ts'

const batch = 5_000

/** The same numbers in every run: a linear congruential generator. */
const randomOf = seed => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const makeWords = random => {
  const pick = letters => letters[Math.floor(random() * letters.length)]
  return Array.from({ length: 20_000 }, () =>
    Array.from(
      { length: 2 + Math.floor(random() * 3) },
      () => pick('bcdfghjklmnprstvwz') + pick('aeiou'),
    ).join(''),
  )
}

const types = ['telephony.incoming', 'telephony.complete', 'web.incoming', 'call.graded', 'telephony.tool']
const verdicts = [
  ['used', 'config', 'ThunderPhone should use your config.'],
  ['fallback', 'timeout', 'ThunderPhone should fall back to the number’s agent: the answer took too long.'],
  ['rejected', 'unknown-key', 'ThunderPhone should reject it: “firstMessage” is no key of an answer.'],
]
const reply = JSON.stringify({
  prompt: 'You are the concierge of a small hotel.',
  voice: 'en-US-James1',
  product: 'spark',
})

/** @returns the words that bodies are made of, the most frequent first */
export const fillFolder = (folder, count, onProgress = () => {}) => {
  mkdirSync(folder, { mode: 0o700, recursive: true })
  // Nothing is too old or too much.
  openSettings(folder, Date.now(), () => {}).savePreferences({
    retention: { captures: null, days: null, bytes: null },
  })
  const newestAt = Date.now() - 60_000
  const random = randomOf(7)
  const words = makeWords(random)
  // Few words are frequent and many are rare, as in speech.
  const word = () => words[Math.floor(words.length * random() ** 3)]
  const digits = n => String(Math.floor(random() * 10 ** n)).padStart(n, '0')
  const makeCapture = seq => {
    const eventType = types[seq % types.length]
    const from = random() < 0.5 ? `+1415555${digits(4)}` : `+1${digits(10)}`
    const callId = String(900_000_000 + seq)
    const said = Array.from({ length: 8 }, () => ({
      role: 'user',
      content: Array.from({ length: 9 }, word).join(' '),
    }))
    const body = Buffer.from(
      JSON.stringify({
        data: { call_id: Number(callId), from_number: from, to_number: '+15551234567', transcripts: said },
        type: eventType,
      }),
    )
    const [result, reason, text] = verdicts[seq % 1_000 === 0 ? 2 : seq % 50 === 0 ? 1 : 0]
    return {
      summary: {
        id: `${seq.toString(36).padStart(8, '0')}${digits(8)}`,
        seq,
        connectionId: seq % 10 === 0 ? 'practice' : 'thunderphone',
        platform: 'thunderphone',
        eventType,
        callId,
        from,
        to: '+15551234567',
        receivedAt: new Date(newestAt - (count - seq) * 1_000).toISOString(),
        signature: { status: 'verified' },
        outcome: {
          source: result === 'fallback' ? 'deadline' : 'default',
          status: 200,
          answerId: 'thunderphone-account',
          revision: 1,
        },
        verdict: { result, reason, certainty: 'documented', text },
        timing: {
          localMs: random() ** 4 * 1_900,
          limitMs: 2_000,
          phases: { receive: 0.4, verify: 0.1, route: 0.1, handle: 1, check: 0.1, write: 0.3 },
        },
        size: body.length,
      },
      request: {
        method: 'POST',
        path: `/h/3f9cabcdef0123456789?customer_id=${digits(6)}`,
        headers: [
          ['Host', 'wild-words.example.com'],
          ['Content-Type', 'application/json'],
          ['User-Agent', 'ThunderPhone/1.0'],
          ['X-ThunderPhone-Signature', `${digits(16)}${digits(16)}${digits(16)}${digits(16)}`],
          ['Accept-Encoding', 'gzip'],
        ],
        body,
        truncated: false,
      },
      response: { headers: [['Content-Type', 'application/json']], body: Buffer.from(reply) },
      dedupeKey: `thunderphone ${eventType} ${callId}`,
    }
  }
  const database = openCaptures(join(folder, 'captures.sqlite'))
  const inserter = insertCaptures(database)
  for (let seq = 1; seq <= count; seq += batch) {
    inserter.insert(Array.from({ length: Math.min(batch, count - seq + 1) }, (_, i) => makeCapture(seq + i)))
    if (seq % 100_000 === 1) database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    onProgress(Math.min(seq + batch - 1, count))
  }
  closeCaptures(database)
  return words
}

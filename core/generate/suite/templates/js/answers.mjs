import { isBlocking, limitOf, platformOf } from './deliver.mjs'
import { fits, isObject, sizeOf, valueAt } from './json.mjs'
import { schemaFaults } from './schema.mjs'

const isSuccess = ({ status }) => status >= 200 && status < 300

/** Undefined for what is no JSON. */
const jsonOf = ({ text }) => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const jsonFaults = (answer, look) => {
  const value = jsonOf(answer)
  if (value !== undefined) return look(value)
  return [`the answer is no JSON: ${answer.text.slice(0, 200) || 'it is empty'}`]
}

const pointerFaults = (json, pointer, wanted) => {
  const value = valueAt(json, pointer)
  if (fits(value, wanted)) return []
  return [`${pointer || 'the answer'} is ${JSON.stringify(value)} instead of ${JSON.stringify(wanted)}`]
}

export const lateFaults = ({ tookMs }, limitMs) =>
  typeof limitMs === 'number' && tookMs > limitMs
    ? [`it took ${tookMs} ms, and the deadline is ${limitMs} ms`]
    : []

/** Of verdicts, `used` and `acknowledged` are looked at here; `hookswitch fixtures test` knows them all. */
const verdictFaults = (fixture, answer) => {
  const { verdict } = fixture.wanted
  if (verdict !== 'used' && verdict !== 'acknowledged') return []
  if (!isSuccess(answer)) return [`with the status ${answer.status} it is not ${verdict}`]
  if (verdict === 'acknowledged' || !isBlocking(fixture)) return []
  return jsonFaults(answer, json => schemaFaults(json, platformOf(fixture).answerSchema))
}

/** What of an answer is not as the fixture's `expect` has it: one sentence each. */
export const expectationFaults = (fixture, answer) => {
  const { status, maxMs, schema, json = {} } = fixture.wanted
  const found = [...lateFaults(answer, maxMs), ...verdictFaults(fixture, answer)]
  if (status !== undefined && answer.status !== status)
    found.push(`the status is ${answer.status} instead of ${status}`)
  const answerSchema = schema === 'platform' ? platformOf(fixture).answerSchema : schema
  if (answerSchema !== undefined)
    found.push(...jsonFaults(answer, value => schemaFaults(value, answerSchema)))
  for (const [pointer, wanted] of Object.entries(json))
    found.push(...jsonFaults(answer, value => pointerFaults(value, pointer, wanted)))
  return [...new Set(found)]
}

export const refusalFaults = (delivery, answer) => {
  const found = lateFaults(answer, limitOf(delivery))
  if (answer.status < 400 || answer.status > 499)
    found.push(`the status is ${answer.status} instead of one from 400 to 499`)
  return found
}

export const successFaults = (delivery, answer) => {
  const found = lateFaults(answer, limitOf(delivery))
  if (!isSuccess(answer)) found.push(`the status is ${answer.status} instead of one from 200 to 299`)
  return found
}

/** Nothing, `{}` and `null` leave a call to the platform's own agent; all else has to be what the platform takes. */
export const notTakenFaults = (delivery, answer) => {
  const json = jsonOf(answer)
  if (answer.text === '' || json === null || (isObject(json) && sizeOf(json) === 0)) return []
  return jsonFaults(answer, value => schemaFaults(value, platformOf(delivery).answerSchema))
}

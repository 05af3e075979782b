import { isBlocking, limitOf, platformOf } from './deliver.mjs'
import { fits, isObject, valueAt } from './json.mjs'
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
  const found = value === undefined ? 'not there' : JSON.stringify(value)
  return [`${pointer || 'the answer'} is ${found} instead of ${JSON.stringify(wanted)}`]
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
  if (verdict === 'used' && isBlocking(fixture))
    return jsonFaults(answer, value => schemaFaults(value, platformOf(fixture).answerSchema))
  // The reply to a function tool goes back to the model, as JSON.
  return fixture.eventType === 'tool.call' ? jsonFaults(answer, () => []) : []
}

/** `{}` and `null` leave a call to the platform's own agent; all else has to be a config that the platform takes. */
const notTakenFaults = (delivery, answer) =>
  jsonFaults(answer, value => {
    const isOwnAgent = value === null || (isObject(value) && Object.keys(value).length === 0)
    return isOwnAgent ? [] : schemaFaults(value, platformOf(delivery).answerSchema)
  })

/** Of events that it does not wait for the platform takes any answer. */
const answerSchemaFaults = (fixture, answer, schema) => {
  if (schema !== 'platform') return jsonFaults(answer, value => schemaFaults(value, schema))
  return isBlocking(fixture) ? notTakenFaults(fixture, answer) : []
}

/** What of an answer is not as the fixture's `expect` has it: one sentence each. */
export const expectationFaults = (fixture, answer) => {
  const { status, maxMs, schema, json = {} } = fixture.wanted
  const found = [...lateFaults(answer, maxMs), ...verdictFaults(fixture, answer)]
  if (status !== undefined && answer.status !== status)
    found.push(`the status is ${answer.status} instead of ${status}`)
  if (schema !== undefined) found.push(...answerSchemaFaults(fixture, answer, schema))
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

/** Nobody knows whether the platform waits for its answer: an empty one does no harm, a wrong one may. */
export const unknownTypeFaults = (delivery, answer) => {
  const found = successFaults(delivery, answer)
  return answer.text === '' ? found : [...found, ...notTakenFaults(delivery, answer)]
}

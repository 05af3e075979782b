import {
  flat,
  numberKeys,
  outlineKeys,
  personKeys,
  spokenKeys,
  thingKeys,
} from '../../shared/mask/private-keys.ts'
import { plainDigits } from './numbers.ts'
import type { Kind } from './sight.ts'

/** What counts in an object or a list at any depth. */
export interface Level {
  readonly depth: number
  /** Below a field that is a person's, or holds what was said. */
  readonly under: 'person' | 'spoken' | null
  /** Of a tool, an agent, a voice: a name there is no person's, and a description was written by the developer. */
  readonly ofThing: boolean
  /** Within a JSON Schema the names of fields are only talked of. */
  readonly ofSchema: boolean
}

/** @param ofThing an answer's own words are the developer's */
export const outermost = (ofThing: boolean): Level => ({
  depth: 0,
  under: null,
  ofThing,
  ofSchema: false,
})

/** What a tool was called with, and what it said, is no thing's. */
const ofCaller = new Set('arguments args input output response result'.split(' '))
const things = new Set([...thingKeys, 'functions', 'properties'])

export const levelIn = ({ depth, under, ofThing, ofSchema }: Level, key: string): Level => {
  const name = flat(key)
  const own = personKeys.has(name) ? 'person' : spokenKeys.has(name) ? 'spoken' : null
  return {
    depth: depth + 1,
    under: under ?? (ofSchema ? null : own),
    ofThing: things.has(name) || (ofThing && (ofSchema || !ofCaller.has(name))),
    ofSchema: ofSchema || (ofThing && name === 'properties'),
  }
}

const spoken =
  /^(?:content|text|transcript|(?:\w+_)?summary|conversation_\w+|description|title|message|utterance|heard|said|words?|(?:\w+_)?notes?|comments?|feedback|reason_text|rationale|explanation|remarks?)$|[a-z](?:Summary|Notes?)$/i
const numbers =
  /(?:^|_)(?:numbers?|phones?|mobile|from|to|caller_id|caller|callee|msisdn|ani|dnis)$|[a-z](?:Phone|Number|Mobile)$/
const names =
  /^(?:(?:customer|caller|first|last|full|user|contact|patient|member|owner|sender|agent_first|guest)_?names?|name)$/i
const more = new Set(
  'company companyname organization organizationname organisation organisationname orgname businessname middleinitial postcode postalcode zipcode zip streetaddress addressline city'.split(
    ' ',
  ),
)
const secret =
  /secret|token|password|passwd|passcode|api_?key|private_?key|access_?key|passphrase|authorization|_auth$|bypass$|cookie|credential|signature$|otp$|pin_?code|^pin$|^cvv$|session_?key/i
/** What only counts tokens, or says of what kind they are. */
const noSecret =
  /^redacted-|tokens$|token_?(?:count|type|limit|usage)|max_?token|secret_?(?:count|name|type)|_type$|_at$|required$/i
const ids = /(?:^|[_-])(?:id|ids|uuid|guid|sid|key_?id|ref|reference|session)$|[a-z](?:Id|Ids|Uuid|Sid)$/
/** These name what a platform offers to everybody. */
const publicIds =
  /^(?:voice|model|product|language|locale|plan|region|currency|llm|tool|country|timezone)_?(?:id|key|ref)$/i
const ips = /(?:^|_)ip(?:_?address)?$|remote_?addr$/i
/** Plain words, as they stand for a kind of thing. */
const plainWord = /^[a-z]+(?:[-_. ][a-z]+)*$/
const hasDigits = /\d{3}/
const isName = /^\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}.'’-]*)*$/u

/** Whoever these name has a name of two words at least. */
const people =
  /(?:^|_)(?:guest|patient|customer|passenger|client|member|attendee|contact|owner|driver|tenant)s?$/i
const postal = /_(?:address|street)$|[a-z](?:Address|Street)$/

/** Times, and lengths of time: never anybody's. */
const isTime = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/

const numberOrNot = (value: string): Kind | null => {
  if (value.includes('@') || value.includes('://')) return null
  if (hasDigits.test(value)) return isTime.test(value) || /[a-z]{4}/i.test(value) ? null : 'number'
  return isName.test(value) && value !== 'Web' ? 'name' : null
}

/** What a text is, by the name of its field; null where that says nothing. @param value not empty */
export const kindOfText = (key: string, value: string, { under, ofThing }: Level): Kind | null => {
  const name = flat(key)
  if (secret.test(key) && !noSecret.test(key)) return 'token'
  if (under === 'spoken')
    return outlineKeys.has(name) || isTime.test(value) ? null : ids.test(key) ? 'id' : 'words'
  if (numbers.test(key) || numberKeys.has(name)) return numberOrNot(plainDigits(value))
  if (!ofThing && (spoken.test(key) || spokenKeys.has(name))) return 'words'
  if (ids.test(key) && !publicIds.test(key))
    return plainWord.test(value) && !/_/.test(key) ? null : idOrNot(value)
  if (ips.test(key) && /\d/.test(value)) return 'ip'
  if (value.includes('@') || value.includes('://')) return null
  if (!ofThing && people.test(key) && isName.test(value) && /\s/.test(value)) return 'name'
  if (!ofThing && postal.test(key)) return 'name'
  const isPerson =
    under === 'person' ||
    personKeys.has(name) ||
    (!ofThing && more.has(name)) ||
    (names.test(key) && !ofThing)
  return isPerson ? 'name' : null
}

const idOrNot = (value: string): Kind | null =>
  value === 'web' || value.includes('@') || value.includes('://') || /\s.*\s/.test(value) ? null : 'id'

const choices = new Set(
  'type event eventtype contenttype product voice voicename model status state role speaker direction endreason thinkinglevel acknowledgementpromptmode backgroundtrack method severity source'.split(
    ' ',
  ),
)

/** One of a few words that a platform knows: a caller can have it as a name. */
export const isChoice = (key: string, value: string): boolean =>
  choices.has(flat(key)) && /^[A-Za-z]+(?:[-_./][A-Za-z]+[0-9]{0,2}){0,6}$/.test(value) && value.length <= 64

/** What a number in JSON is. */
export const kindOfNumber = (key: string, value: number, { under }: Level): 'number' | 'id' | null => {
  const name = flat(key)
  const digits = String(value)
  if (!/^\d+$/.test(digits)) return null
  if ((numbers.test(key) || numberKeys.has(name)) && digits.length >= 7) return 'number'
  if (secret.test(key) && !noSecret.test(key)) return 'id'
  if (under === 'person' || personKeys.has(name)) return 'id'
  return ids.test(key) && !publicIds.test(key) ? 'id' : null
}

/** Every pair of these is private, whatever it is called. */
export const isCookie = (key: string): boolean => /^(?:set[-_])?cookie$/i.test(key)

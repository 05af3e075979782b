import { subscribableEvents } from './event-names.ts'

export interface EndpointFields {
  readonly label: string
  readonly url: string
  readonly events: readonly string[]
  readonly status: 'active' | 'disabled'
}

/** Messages for each field that is wrong, in the shape that the API answers with. */
export type FieldErrors = Record<string, string[]>

type Read<T> = { readonly value: T } | { readonly fault: string }

const readLabel = (value: unknown): Read<string> => {
  if (typeof value !== 'string') return { fault: 'Not a valid string.' }
  const label = value.trim()
  if (label === '') return { fault: 'This field may not be blank.' }
  return [...label].length > 120
    ? { fault: 'Ensure this field has no more than 120 characters.' }
    : { value: label }
}

/**
 * HTTPS anywhere, and plain HTTP to this very machine. Documented is `http://localhost` only; 127.0.0.1 and [::1] are
 * taken as well, because a receiver that listens on one family prints its address that way.
 */
const mayBeCalled = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))

const readUrl = (value: unknown): Read<string> => {
  if (typeof value !== 'string') return { fault: 'Not a valid string.' }
  if (value.length > 2_048) return { fault: 'Ensure this field has no more than 2048 characters.' }
  if (/\s/.test(value) || !URL.canParse(value)) return { fault: 'Enter a valid URL.' }
  return mayBeCalled(new URL(value)) ? { value } : { fault: 'URL must use HTTPS (or http://localhost).' }
}

const readEvents = (value: unknown): Read<string[]> => {
  if (!Array.isArray(value)) return { fault: 'Expected a list of event types.' }
  const names: string[] = []
  for (const name of value) {
    if (typeof name !== 'string' || !subscribableEvents.includes(name))
      return { fault: `${JSON.stringify(name)} is not a valid event type.` }
    if (!names.includes(name)) names.push(name)
  }
  return { value: names }
}

const readStatus = (value: unknown): Read<'active' | 'disabled'> =>
  value === 'active' || value === 'disabled'
    ? { value }
    : { fault: 'Status can be set to "active" or "disabled".' }

const readField = <T>(
  body: Record<string, unknown>,
  name: string,
  read: (v: unknown) => Read<T>,
  errors: FieldErrors,
) => {
  const given = body[name]
  if (given === undefined) return undefined
  const result: Read<T> = given === null ? { fault: 'This field may not be null.' } : read(given)
  if ('value' in result) return result.value
  errors[name] = [result.fault]
  return undefined
}

/** The fields of a change that are there and good. Fields that are not known are passed over. */
export const readChange = (
  body: Record<string, unknown>,
): { fields: Partial<EndpointFields>; errors: FieldErrors } => {
  const errors: FieldErrors = {}
  const label = readField(body, 'label', readLabel, errors)
  const url = readField(body, 'url', readUrl, errors)
  const events = readField(body, 'events', readEvents, errors)
  const status = readField(body, 'status', readStatus, errors)
  const fields = {
    ...(label === undefined ? {} : { label }),
    ...(url === undefined ? {} : { url }),
    ...(events === undefined ? {} : { events }),
    ...(status === undefined ? {} : { status }),
  }
  return { fields, errors }
}

/** The fields of a new endpoint: label and URL are required, events may be left out. Null when something is wrong. */
export const readNew = (
  body: Record<string, unknown>,
): { fields: Omit<EndpointFields, 'status'> | null; errors: FieldErrors } => {
  const { fields, errors } = readChange({ ...body, status: undefined })
  for (const name of ['label', 'url'])
    if (body[name] === undefined) errors[name] = ['This field is required.']
  const { label, url, events = [] } = fields
  const good = Object.keys(errors).length === 0 && label !== undefined && url !== undefined
  return { fields: good ? { label, url, events } : null, errors }
}

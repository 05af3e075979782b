import { faultOfSchema } from './read-parameters.ts'

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const optionalString = (value: unknown): boolean => value === undefined || typeof value === 'string'

/** An http or https URL with a host and without white space. */
const isHttpUrl = (url: string): boolean => {
  const [scheme = '', ...rest] = url.split('://')
  const after = rest.join('://')
  return ['http', 'https'].includes(scheme.toLowerCase()) && /^[^/?#]/.test(after) && !/\s/.test(after)
}

const faultOfTool = (tool: unknown): string | null => {
  if (!isRecord(tool)) return 'must be an object'
  if (tool.type !== 'function') return 'must have the type "function"'
  const { function: callee, endpoint } = tool
  if (!isRecord(callee) || typeof callee.name !== 'string') return 'must have a function with a name'
  if (!optionalString(callee.description)) return 'has a description that is no string'
  if (callee.parameters !== undefined && !isRecord(callee.parameters))
    return 'has parameters that are no JSON Schema object'
  const keyword = callee.parameters === undefined ? null : faultOfSchema(callee.parameters)
  if (keyword !== null) return `has parameters with a wrong ${JSON.stringify(keyword)}`
  if (!isRecord(endpoint) || typeof endpoint.url !== 'string') return 'must have an endpoint with a url'
  if (!isHttpUrl(endpoint.url)) return 'has a URL that is neither http nor https'
  if (!optionalString(endpoint.method)) return 'has a method that is no string'
  const { headers } = endpoint
  const goodHeaders =
    headers === undefined ||
    (isRecord(headers) && Object.values(headers).every(value => typeof value === 'string'))
  return goodHeaders ? null : 'has headers that are no object of strings'
}

/**
 * What is wrong with the `tools` of an answer, as the end of a sentence; null when nothing is. Keys inside a tool that
 * are not documented are tolerated.
 */
export const faultOfTools = (tools: unknown): string | null => {
  if (!Array.isArray(tools)) return 'must be a list'
  for (const [index, tool] of tools.entries()) {
    const fault = faultOfTool(tool)
    if (fault) return `does not fit: tool ${index + 1} ${fault}`
  }
  return null
}

/** As much of a tool as calling it needs. */
export interface ReturnedTool {
  readonly name: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** A JSON Schema of the arguments, where there is one. */
  readonly parameters: unknown
}

/** The tools of an answer whose `tools` have no fault. */
export const returnedTools = (tools: unknown): readonly ReturnedTool[] =>
  (Array.isArray(tools) ? tools : []).map(({ function: callee, endpoint }) => ({
    name: callee.name,
    url: endpoint.url,
    headers: endpoint.headers ?? {},
    parameters: callee.parameters,
  }))

/** Where a function tool of an answer is called: below the path of its connection. */
export interface ToolPath {
  /** The path of the connection. */
  readonly base: string
  /** The tool's name. */
  readonly tool: string
}

const longestName = 128
const shape = /^(\/h\/[^/?]+)\/t\/([^/?]+)\/?(?:\?|$)/

/** Reads `<connection>/t/<name>`, with a query or without, and with a slash at its end or without; null for every other path, and for a name that is none. */
export const readToolPath = (path: string): ToolPath | null => {
  const [, base, name] = shape.exec(path) ?? []
  if (base === undefined || name === undefined) return null
  try {
    const tool = decodeURIComponent(name)
    return tool.length <= longestName && !/[\p{Cc}\p{Cf}]/u.test(tool) ? { base, tool } : null
  } catch {
    return null
  }
}

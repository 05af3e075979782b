import { findNodeAtLocation, type JSONPath, parseTree } from 'jsonc-parser'

/** "tools[0].endpoint.url" → ["tools", 0, "endpoint", "url"] */
const pathOf = (place: string): JSONPath =>
  [...place.matchAll(/[^.[\]]+|\[(\d+)\]/g)].map(([word, index]) =>
    index === undefined ? word : Number(index),
  )

/** Where in a JSON text a problem is that begins with its place, such as `prompt: …`. Null when it names none. */
export const problemPlace = (
  text: string,
  problem: string,
): { readonly from: number; readonly to: number } | null => {
  const place = /^(?:in )?["“]?([\w-]+(?:\.[\w-]+|\[\d+\])*)["”]?\s*:/i.exec(problem)?.[1]
  if (place === undefined) return null
  try {
    const tree = parseTree(text)
    const node = tree && findNodeAtLocation(tree, pathOf(place))
    return node ? { from: node.offset, to: node.offset + node.length } : null
  } catch {
    return null
  }
}

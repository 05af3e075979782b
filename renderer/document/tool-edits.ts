import { configKeys, newTool } from '../../shared/platforms/thunderphone/agent-config.ts'
import { appendTo, insertAt, setIn, swapItems, valueAt } from './answer-edits.ts'
import { freeToolName, toolUrl } from './tool-fixes.ts'

type Edit = (text: string) => string

/** A tool that is ready to be filled in, with a name that no other one has, at Hookswitch. */
export const addTool: Edit = text => {
  const name = freeToolName(text, newTool.function.name)
  const tool = { ...newTool, function: { ...newTool.function, name }, endpoint: { url: toolUrl(name) } }
  return appendTo(text, ['tools'], tool, configKeys)
}

/** A copy behind it, under a name of its own. */
export const duplicateTool =
  (index: number): Edit =>
  text => {
    const tool = valueAt(text, ['tools', index])
    if (typeof tool !== 'object' || tool === null) return text
    const callee = valueAt(text, ['tools', index, 'function'])
    const name = valueAt(text, ['tools', index, 'function', 'name'])
    const copy =
      typeof name === 'string'
        ? { ...tool, function: { ...(callee as object), name: freeToolName(text, name) } }
        : tool
    return insertAt(text, ['tools'], index + 1, copy)
  }

export const moveTool =
  (index: number, by: -1 | 1): Edit =>
  text =>
    swapItems(text, ['tools'], index, index + by)

/** Without its last tool the answer has no list of tools. */
export const removeTool =
  (index: number): Edit =>
  text => {
    const tools = valueAt(text, ['tools'])
    return setIn(text, Array.isArray(tools) && tools.length === 1 ? ['tools'] : ['tools', index], undefined)
  }

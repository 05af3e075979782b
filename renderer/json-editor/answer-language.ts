import {
  type CompletionItem,
  getLanguageService,
  type Hover,
  type JSONSchema,
  type LanguageService,
  TextDocument,
} from 'vscode-json-languageservice'
import type { PlatformId } from '../../shared/platform.ts'
import { platformFacts } from '../../shared/platforms/registry.ts'

/** What the language service knows about a place in an answer's text. It marks nothing: the platform's check does that. */
export interface AnswerLanguage {
  completions(text: string, offset: number): Promise<readonly PlacedItem[]>
  /** Markdown, with the piece of text that it is about; null where there is nothing to say. */
  hover(text: string, offset: number): Promise<PlacedHover | null>
}

/** A completion with what it replaces, as offsets. */
export interface PlacedItem {
  readonly item: CompletionItem
  readonly from: number
  readonly to: number
  readonly insert: string
}

export interface PlacedHover {
  readonly from: number
  readonly to: number
  readonly markdown: string
}

const uri = 'answer.json'

const makeService = (platform: PlatformId): LanguageService => {
  const service = getLanguageService({
    clientCapabilities: {
      textDocument: {
        completion: { completionItem: { documentationFormat: ['markdown'] } },
        hover: { contentFormat: ['markdown'] },
      },
    },
  })
  const schema = platformFacts(platform).answerSchema() as JSONSchema
  service.configure({
    validate: false,
    schemas: [{ uri: `hookswitch://schemas/${platform}`, fileMatch: ['*'], schema }],
  })
  return service
}

const markdownOf = ({ contents }: Hover): string =>
  [contents]
    .flat()
    .map(part => (typeof part === 'string' ? part : part.value))
    .join('\n\n')

export const answerLanguage = (platform: PlatformId): AnswerLanguage => {
  const service = makeService(platform)
  let version = 0
  const read = (text: string) => {
    const document = TextDocument.create(uri, 'json', ++version, text)
    return { document, json: service.parseJSONDocument(document) }
  }
  return {
    completions: async (text, offset) => {
      const { document, json } = read(text)
      const list = await service.doComplete(document, document.positionAt(offset), json)
      return (list?.items ?? []).map(item => {
        const edit = item.textEdit
        const range = edit && ('range' in edit ? edit.range : edit.replace)
        return {
          item,
          from: range ? document.offsetAt(range.start) : offset,
          to: range ? document.offsetAt(range.end) : offset,
          insert: edit?.newText ?? item.insertText ?? item.label,
        }
      })
    },
    hover: async (text, offset) => {
      const { document, json } = read(text)
      const found = await service.doHover(document, document.positionAt(offset), json)
      const markdown = found ? markdownOf(found).trim() : ''
      if (!found || markdown === '') return null
      const { range } = found
      return {
        from: range ? document.offsetAt(range.start) : offset,
        to: range ? document.offsetAt(range.end) : offset,
        markdown,
      }
    },
  }
}

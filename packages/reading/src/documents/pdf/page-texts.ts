import type { PDFPageProxy } from 'pdfjs-dist'
import type { TextContent } from 'pdfjs-dist/types/src/display/api.js'
import type { TextItem } from './text-run.ts'

/** The pieces of text of a page in the order in which they are drawn, all of them or only the first. */
export type PageTexts = {
  readonly items: readonly TextItem[]
  readonly characters: number
  readonly isWhole: boolean
}

/**
 * Reads the texts of a page, and stops where a limit is reached: what a page draws may be without end, for a form that it
 * draws may draw others.
 */
export async function pageTexts(
  page: PDFPageProxy,
  limits: { readonly mostItems: number; readonly mostCharacters: number },
): Promise<PageTexts> {
  const stream: ReadableStream<TextContent> = page.streamTextContent()
  const reader = stream.getReader()
  const items: TextItem[] = []
  let characters = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return { items, characters, isWhole: true }
    for (const item of value.items.filter(isText)) {
      if (items.length === limits.mostItems || characters + item.str.length > limits.mostCharacters) {
        await reader.cancel(new Error('enough'))
        return { items, characters, isWhole: false }
      }
      items.push(item)
      characters += item.str.length
    }
  }
}

type Item = TextContent['items'][number]

function isText(item: Item): item is Extract<Item, { readonly str: string }> {
  return 'str' in item
}

export { defang } from './defang.ts'
export { briefLine, renderJson } from './json/render-json.ts'
export { renderMarkdown } from './markdown/render-markdown.ts'

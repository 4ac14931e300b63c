/** Reads so many pages and prints the resident bytes after each twentieth: `read-many-pages.ts COUNT`. */
import { resolve } from 'node:path'
import { openReader } from '@huntwire/reading/reader'
import { labelledPages } from '../../../packages/reading/measure/pages/labelled-pages.ts'

const count = Number(process.argv[2])
const pages = labelledPages(resolve(import.meta.dirname, '../../../../shared/data')).map(({ html, url }) => ({
  bytes: Buffer.from(html),
  url,
}))
const reader = openReader()
const resident: number[] = []
for (let at = 0; at < count; at++) {
  const page = pages[at % pages.length]
  if (page !== undefined) await reader.readDocument(page.bytes, { url: page.url })
  if (at % 20 === 0) resident.push(process.memoryUsage().rss)
}
await reader.close()
process.stdout.write(JSON.stringify(resident))

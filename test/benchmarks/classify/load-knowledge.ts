// Run by measure-knowledge.ts in a process of its own: what loading costs before the first article is through.
const rssBefore = process.memoryUsage.rss()
const { analyse } = await import('@huntwire/analysis')
const { articleOf } = await import('../../../packages/analysis/test/article-of.ts')
const body =
  'The Emotet loader dumped the memory of LSASS and asked evil[.]quill.net (CVE-2023-38831) for orders.'
const heapBefore = heap()
const start = performance.now()
analyse(articleOf('Backdoor steals credentials', body))
const milliseconds = performance.now() - start
const bytes = heap() - heapBefore
process.stdout.write(JSON.stringify({ milliseconds, bytes, rss: process.memoryUsage.rss() - rssBefore }))

function heap(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

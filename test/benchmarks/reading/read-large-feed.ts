import { readFileSync } from 'node:fs'
import { readFeed } from '@huntwire/reading'

// A process of its own: reads the feed in the file it is told, prints how far memory grew beyond the feed's bytes.
const bytes = readFileSync(process.argv[2] ?? '')
await readFeed(Buffer.from('<rss version="2.0"><channel><item><title>Warm</title></item></channel></rss>'))
const before = process.memoryUsage.rss()
const started = performance.now()
const feed = await readFeed(bytes)
const ms = Math.round(performance.now() - started)
// The reader holds the thread, so only the kernel knows the peak.
const peak = Math.max(before, process.resourceUsage().maxRSS * 1_024)
process.stdout.write(
  JSON.stringify({ growth: peak - before, size: bytes.length, items: feed.items.length, ms }),
)

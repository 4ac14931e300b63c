import { type Feed, FeedUnreadable, readFeed } from '../../src/index.ts'
import { rawFilesOf } from './raw-files-of.ts'

/** Every raw file as it is: none may crash the reader or keep it for two seconds. */
export async function measureRawFiles(folder: string, say: (line: string) => void): Promise<void> {
  const files = rawFilesOf(folder)
  let crashes = 0
  let slow = 0
  let read = 0
  let slowest = 0
  for (const { name, bytes } of files) {
    const started = performance.now()
    try {
      const feed: Feed = await readFeed(bytes)
      read++
      if (feed.items.length === 0) say(`${name} has no items`)
    } catch (error) {
      if (error instanceof FeedUnreadable) say(`${name}: ${error.message}`)
      else {
        crashes++
        console.log(`crash: ${name}: ${error}`)
      }
    }
    const ms = performance.now() - started
    slowest = Math.max(slowest, ms)
    if (ms > 2_000) slow++
  }
  console.log(
    `\nraw files: ${files.length}, ${read} read, ${files.length - read - crashes} named unreadable, ` +
      `${crashes} crashes, ${slow} over 2 s (slowest ${slowest.toFixed(0)} ms)   bar: 0 and 0`,
  )
}

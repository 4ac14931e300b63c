import type { Figure, Say } from '../figure.ts'
import { measureFeedMemory } from './feed-memory.ts'
import { measureFeedSpeed } from './feed-speed.ts'
import { measurePageMemory } from './page-memory.ts'
import { measurePageSpeed } from './page-speed.ts'

const parts = [measureFeedSpeed, measureFeedMemory, measurePageSpeed, measurePageMemory]

/** What reading costs, beside the libraries that people use for it, in one run. */
export async function benchmarkReading(say: Say): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const measure of parts) figures.push(...(await measure(say)))
  return figures
}

import { type Figure, median } from '../figure.ts'
import { fillTopic, makeGroupTopics, makeTopics } from './bench-topics.ts'
import { type HopOrder, runHop } from './run-hop.ts'
import type { Setting } from './setting.ts'

const warmUp = 5_000
const records = 25_000
const rounds = 4
const goal = 1.5

/** CPU per article of a stage that does nothing against the bare loop, each in its own process, taking turns. */
export async function measureCpuPerArticle({ broker, log, say }: Setting): Promise<readonly Figure[]> {
  await makeTopics(log, ['cpu.from', 'cpu.to'])
  say(`CPU per article: writing ${warmUp + records} articles of 4 KB`)
  await fillTopic(log, 'cpu.from', warmUp + records)
  const micros: { own: number[]; bare: number[] } = { own: [], bare: [] }
  for (let round = 1; round <= rounds; round += 1) {
    for (const kind of round % 2 === 0 ? (['own', 'bare'] as const) : (['bare', 'own'] as const)) {
      const group = `cpu.${kind}.${round}`
      if (kind === 'own') await makeGroupTopics(log, group)
      const perArticle = await measureOnce({
        kind,
        broker,
        group,
        from: 'cpu.from',
        to: 'cpu.to',
        warmUp,
        records,
      })
      micros[kind].push(perArticle)
      say(`CPU per article, round ${round}: ${kind} ${perArticle.toFixed(1)} µs`)
    }
  }
  const [own, bare] = [median(micros.own), median(micros.bare)]
  const ratio = own / bare
  const absolute = `${own.toFixed(0)} µs against ${bare.toFixed(0)} µs`
  return [
    {
      name: 'CPU per 4 KB article, no-op stage : bare kafkajs loop',
      goal: `≤ ${goal.toFixed(2)} ×`,
      measured: `${ratio.toFixed(2)} × (${absolute}, medians of ${rounds})`,
      met: ratio <= goal,
    },
  ]
}

async function measureOnce(order: HopOrder): Promise<number> {
  const hop = runHop(order)
  try {
    const { cpuMicros } = await hop.done
    return cpuMicros / order.records
  } finally {
    await hop.stop()
  }
}

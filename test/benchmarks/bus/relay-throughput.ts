import { type Figure, median } from '../figure.ts'
import { fillTopic, makeGroupTopics, makeTopics } from './bench-topics.ts'
import { type HopOrder, runHop } from './run-hop.ts'
import type { Setting } from './setting.ts'

const records = 20_000
const rounds = 3
const hops = 4
const goal = 0.7

/** Articles per second through four stages, each in its own process, against four bare loops in theirs. */
export async function measureRelayThroughput({ broker, log, say }: Setting): Promise<readonly Figure[]> {
  await makeTopics(log, ['relay.from'])
  say(`relay: writing ${records} articles of 4 KB`)
  await fillTopic(log, 'relay.from', records)
  const perSecond: { own: number[]; bare: number[] } = { own: [], bare: [] }
  for (let round = 1; round <= rounds; round += 1) {
    for (const kind of round % 2 === 0 ? (['own', 'bare'] as const) : (['bare', 'own'] as const)) {
      const chain = chainOf({ kind, broker, name: `relay.${kind}.${round}` })
      await makeTopics(
        log,
        chain.map(({ to }) => to),
      )
      if (kind === 'own') for (const { group } of chain) await makeGroupTopics(log, group)
      const rate = await relayOnce(chain)
      perSecond[kind].push(rate)
      say(`relay, round ${round}: ${kind} ${rate.toFixed(0)} articles/s through ${hops} hops`)
    }
  }
  const [own, bare] = [median(perSecond.own), median(perSecond.bare)]
  const ratio = own / bare
  const absolute = `${own.toFixed(0)}/s against ${bare.toFixed(0)}/s`
  return [
    {
      name: `throughput of ${hops} stages : bare ${hops}-hop relay (a process each)`,
      goal: `≥ ${goal * 100} %`,
      measured: `${(ratio * 100).toFixed(0)} % (${absolute}, medians of ${rounds})`,
      met: ratio >= goal,
    },
  ]
}

function chainOf(options: {
  readonly kind: 'own' | 'bare'
  readonly broker: string
  readonly name: string
}): readonly HopOrder[] {
  const { kind, broker, name } = options
  return Array.from({ length: hops }, (_, hop) => ({
    kind,
    broker,
    group: `${name}.group-${hop}`,
    from: hop === 0 ? 'relay.from' : `${name}.${hop}`,
    to: `${name}.${hop + 1}`,
    warmUp: 1,
    records: records - 1,
  }))
}

/** The later hops join first, so that the clock runs from the first hop's first record to the last hop's last. */
async function relayOnce(chain: readonly HopOrder[]): Promise<number> {
  const [first, ...others] = chain
  if (first === undefined) throw new Error('a relay has at least one hop')
  const later = others.map(runHop)
  const running = [...later]
  try {
    await Promise.all(later.map((hop) => hop.started))
    const firstHop = runHop(first)
    running.push(firstHop)
    const [from, to] = await Promise.all([firstHop.warm, (later.at(-1) ?? firstHop).done])
    return records / ((to.at - from.at) / 1_000)
  } finally {
    await Promise.all(running.map((hop) => hop.stop()))
  }
}

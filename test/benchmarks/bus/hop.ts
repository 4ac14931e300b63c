import { runBareHop } from './bare-hop.ts'
import { runOwnHop } from './own-hop.ts'
import type { HopOrder, HopProgress } from './run-hop.ts'

// One hop in a process of its own: reads a topic, parses and serialises each article, writes it to the next topic.
// The order comes as an argument; progress goes to the parent.
const order: HopOrder = JSON.parse(process.argv[2] ?? '')
const tell = (progress: HopProgress) => {
  process.send?.(progress)
}

let handled = 0
let start = { at: 0, cpu: process.cpuUsage() }

const stop = await (order.kind === 'bare' ? runBareHop : runOwnHop)(order, {
  onStarted: () => tell({ kind: 'started' }),
  onHandled: (count) => {
    if (handled < order.warmUp && handled + count >= order.warmUp) {
      start = { at: Date.now(), cpu: process.cpuUsage() }
      tell({ kind: 'warm', at: start.at })
    }
    handled += count
    if (handled >= order.warmUp + order.records && handled - count < order.warmUp + order.records) {
      const { user, system } = process.cpuUsage(start.cpu)
      tell({ kind: 'done', at: Date.now(), cpuMicros: user + system })
    }
  },
})
process.once('message', () => void stop().then(() => process.exit(0)))

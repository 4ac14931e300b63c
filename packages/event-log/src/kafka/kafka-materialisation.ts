import type Cluster from 'kafkajs/src/cluster/index.js'
import type { Materialisation, View } from '../event-log.ts'
import { createBackOff } from '../worker/back-off.ts'
import { createConsumptionStates } from '../worker/consumption-states.ts'
import { asRead } from '../worker/receive-record.ts'
import type { KafkaClient } from './kafka-client.ts'
import { asEventLogError } from './kafka-errors.ts'
import { fetchPartitions, isBehind, partitionOffsets, rawRecordOf } from './partition-reader.ts'
import { pause } from './pause.ts'
import { topicEpoch } from './topic-epoch.ts'

export type MaterialisationOptions = {
  readonly client: KafkaClient
  readonly maxWaitMs: number
  /** How often to ask whether the topic is still the same one. */
  readonly epochCheckMs: number
  /** Offsets that could not be read; the view goes on behind them. */
  readonly onUnreadable: (text: string) => void
}

type Waiter = { readonly upTo: string; readonly resolve: () => void }

/**
 * Follows partition 0 of a compacted topic into a view, each round in one `apply`. Errors of Kafka or of the view
 * pause it; it begins again where the view says it is.
 */
export function materialiseTopic(
  topic: string,
  view: View,
  options: MaterialisationOptions,
): Materialisation {
  const states = createConsumptionStates(undefined)
  const stopping = new AbortController()
  const waiters = new Set<Waiter>()
  let cluster: Cluster | null = null
  let position = '0'
  const wantsEnd: (() => void)[] = []
  const ready = endReached()
  const running = run()

  function endReached(): Promise<void> {
    return new Promise((resolve) => wantsEnd.push(resolve))
  }

  async function run(): Promise<void> {
    const backOff = createBackOff({ firstMs: 100, maxMs: 2_000 })
    while (!stopping.signal.aborted) {
      try {
        await follow(() => {
          states.running()
          states.resume('log')
        })
      } catch (error) {
        const { message } = asEventLogError(error, `following ${topic}`)
        states.pause('log', 'kafka', message)
      } finally {
        await cluster?.disconnect()
        cluster = null
      }
      await pause(backOff.next(), stopping.signal)
    }
  }

  /** Reads until it is stopped or something fails. */
  async function follow(onConnected: () => void): Promise<void> {
    cluster = await options.client.connectCluster()
    const epoch = await topicEpoch(cluster, topic)
    position = await startPosition(cluster, epoch)
    for (const { resolve } of waiters) wantsEnd.push(resolve) // the topic may be another one by now
    waiters.clear()
    onConnected()
    let checkedAt = performance.now()
    while (!stopping.signal.aborted) {
      await noteEnd(cluster)
      await readOnce(cluster, epoch)
      if (performance.now() - checkedAt < options.epochCheckMs) continue
      checkedAt = performance.now()
      await cluster.refreshMetadataIfNecessary()
      if ((await topicEpoch(cluster, topic)) !== epoch) return
    }
  }

  /** Where the view stands, or the beginning when it holds another topic or more than there is. */
  async function startPosition(connected: Cluster, epoch: string): Promise<string> {
    const earliest = (await partitionOffsets(connected, topic, 'earliest')).get(0) ?? '0'
    const latest = (await partitionOffsets(connected, topic, 'latest')).get(0) ?? '0'
    const stored = view.position()
    if (stored?.epoch === epoch && !isBehind(latest, stored.nextOffset)) {
      return isBehind(stored.nextOffset, earliest) ? earliest : stored.nextOffset
    }
    if (stored !== null) view.reset()
    return earliest
  }

  /** Looks up the end for those who wait for it. */
  async function noteEnd(connected: Cluster): Promise<void> {
    const count = wantsEnd.length
    if (count === 0) return
    const upTo = (await partitionOffsets(connected, topic, 'latest')).get(0) ?? '0'
    for (const resolve of wantsEnd.splice(0, count)) waiters.add({ upTo, resolve })
    settleWaiters()
  }

  async function readOnce(connected: Cluster, epoch: string): Promise<void> {
    const fetchOptions = {
      maxWaitMs: options.maxWaitMs,
      maxBytes: 10_485_760,
      maxBytesPerPartition: 4_194_304,
    }
    const fetched = await fetchPartitions(connected, topic, new Map([[0, position]]), fetchOptions)
    const first = fetched[0]
    if (first === undefined || first.nextOffset === position || stopping.signal.aborted) return
    for (const { unreadable } of first.messages) {
      if (unreadable === null) continue
      const range = `${topic} from offset ${unreadable.offset} to before ${unreadable.nextOffset}`
      options.onUnreadable(`${range} cannot be read (${unreadable.codec}): ${unreadable.reason}`)
    }
    const readable = first.messages.filter(({ unreadable }) => unreadable === null)
    const records = readable.map((message) => asRead(rawRecordOf(topic, 0, message)))
    view.apply(records, { epoch, nextOffset: first.nextOffset })
    position = first.nextOffset
    settleWaiters()
  }

  function settleWaiters(): void {
    for (const waiter of waiters) {
      if (isBehind(position, waiter.upTo)) continue
      waiters.delete(waiter)
      waiter.resolve()
    }
  }

  return {
    ready,
    caughtUp: endReached,
    state: states.current,
    stop: async () => {
      stopping.abort()
      await running
      states.stopped()
    },
  }
}

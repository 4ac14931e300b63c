import registry from 'kafkajs/src/protocol/requests/index.js'
import { type ByteReader, byteReader } from './byte-reader.ts'
import { type DecodedMessage, decodeRecordBatches } from './decode-record-batches.ts'

/** What a batch may inflate to unless an event log says otherwise. */
export const defaultMaxBatchBytes = 32 * 1024 * 1024

/** What one fetch inflates before it hands on what it has. */
const maxFetchBytes = 8 * 1024 * 1024

let maxBatchBytes = defaultMaxBatchBytes
let installed = false

/**
 * Puts our decoder in the place of the one in kafkajs 2.2.4, which ends the consumer for good at the first batch that
 * it cannot decode, checks no checksum, inflates without limit, and waits for ever behind a batch that compaction
 * emptied. For the whole process, because kafkajs has one table of requests.
 */
export function installFetchResponse(options: { readonly maxBatchBytes: number }): void {
  maxBatchBytes = options.maxBatchBytes
  if (installed) return
  installed = true
  const definition = registry.requests.Fetch
  const protocol = definition.protocol
  definition.protocol = ({ version }) => {
    const create = protocol({ version })
    if (version !== 11) return create
    return (options) => {
      const call = create(options)
      return { ...call, response: { ...call.response, decode: (payload) => decodeFetchResponse(payload) } }
    }
  }
}

type PartitionResponse = {
  readonly partition: number
  readonly errorCode: number
  readonly highWatermark: string
  readonly abortedTransactions: readonly { readonly producerId: string; readonly firstOffset: string }[]
  readonly preferredReadReplica: number
  readonly messages: readonly DecodedMessage[]
}

/** Fetch response, version 11. */
async function decodeFetchResponse(payload: Buffer): Promise<unknown> {
  const reader = byteReader(payload)
  const clientSideThrottleTime = reader.int32()
  const errorCode = reader.int16()
  const sessionId = reader.int32()
  const responses: { topicName: string | null; partitions: readonly PartitionResponse[] }[] = []
  let inflated = 0
  for (let topics = reader.int32(); topics > 0; topics -= 1) {
    const topicName = reader.string()
    const partitions: PartitionResponse[] = []
    for (let count = reader.int32(); count > 0; count -= 1) {
      const { response, set } = readPartition(reader)
      // Behind the limit a partition looks empty, and comes again.
      const maxSetBytes = maxFetchBytes - inflated
      const decoded = await decodeRecordBatches(set, { maxBatchBytes, maxSetBytes })
      inflated += decoded.inflatedBytes
      partitions.push({ ...response, messages: decoded.messages })
    }
    responses.push({ topicName, partitions })
  }
  return { throttleTime: 0, clientSideThrottleTime, errorCode, sessionId, responses }
}

function readPartition(reader: ByteReader): {
  readonly response: Omit<PartitionResponse, 'messages'>
  readonly set: Buffer
} {
  const partition = reader.int32()
  const errorCode = reader.int16()
  const highWatermark = String(reader.int64())
  reader.int64() // last stable offset
  reader.int64() // log start offset
  const abortedTransactions = []
  for (let left = reader.int32(); left > 0; left -= 1) {
    abortedTransactions.push({ producerId: String(reader.int64()), firstOffset: String(reader.int64()) })
  }
  const preferredReadReplica = reader.int32()
  const set = reader.bytes(Math.max(0, reader.int32()))
  return {
    response: { partition, errorCode, highWatermark, abortedTransactions, preferredReadReplica },
    set,
  }
}

import { type KafkaContainer, kafkaLogDirectory } from '../../../packages/event-log/test/kafka-container.ts'

/** The codec of the batch that holds a record, by `partition:offset`, as it stands in the broker's segment files. */
export async function batchCodecs(
  kafka: KafkaContainer,
  topic: string,
  partitions: number,
): Promise<ReadonlyMap<string, string>> {
  const codecs = new Map<string, string>()
  for (let partition = 0; partition < partitions; partition += 1) {
    const file = `${kafkaLogDirectory}/${topic}-${partition}/00000000000000000000.log`
    const segment = Buffer.from(await kafka.exec(['base64', '--wrap=0', file]), 'base64')
    for (const { first, last, codec } of batchesIn(segment))
      for (let offset = first; offset <= last; offset += 1) codecs.set(`${partition}:${offset}`, codec)
  }
  return codecs
}

/** Kafka's record batch, magic 2: base offset at 0, length at 8, attributes at 21, last offset delta at 23. */
function* batchesIn(
  segment: Buffer,
): Generator<{ readonly first: number; readonly last: number; readonly codec: string }> {
  for (let at = 0; at + 27 <= segment.length; at += 12 + segment.readInt32BE(at + 8)) {
    const first = Number(segment.readBigInt64BE(at))
    const codec = codecsById[segment.readInt16BE(at + 21) & 0b111] ?? 'unknown'
    yield { first, last: first + segment.readInt32BE(at + 23), codec }
  }
}

const codecsById = ['none', 'gzip', 'snappy', 'lz4', 'zstd']

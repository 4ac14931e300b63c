import type Cluster from 'kafkajs/src/cluster/index.js'
import Encoder from 'kafkajs/src/protocol/encoder.js'
import { byteReader } from './byte-reader.ts'

/**
 * The id that Kafka gives a topic when it is made (KIP-516), as its tools print it: a topic made anew has another one.
 * kafkajs 2.2.4 asks for metadata in versions that do not know it, so this is a request of our own, Metadata v12.
 * Throws when the topic is missing.
 */
export async function topicEpoch(cluster: Cluster, topic: string): Promise<string> {
  await cluster.addTargetTopic(topic)
  const broker = await cluster.findControllerBroker()
  const answer = await broker.connectionPool.send({
    request: { apiKey: 3, apiVersion: 12, apiName: 'Metadata', encode: async () => encodeRequest(topic) },
    response: { decode: async (payload) => decodeResponse(payload), parse: async (decoded) => decoded },
  })
  if (typeof answer !== 'string') throw new Error(`the broker knows no id of the topic ${topic}`)
  return answer
}

function encodeRequest(topic: string): Encoder {
  const name = Buffer.from(topic, 'utf8')
  const noTags = Buffer.from([0])
  return new Encoder()
    .writeBuffer(noTags) // ends the header, which kafkajs writes in its older form
    .writeBuffer(Buffer.from([2])) // one topic
    .writeBuffer(Buffer.alloc(16)) // asked by name, not by id
    .writeBuffer(Buffer.concat([unsignedVarint(name.length + 1), name]))
    .writeBuffer(noTags)
    .writeBuffer(Buffer.from([0, 0])) // no creation, no authorized operations
    .writeBuffer(noTags)
}

function decodeResponse(payload: Buffer): string | null {
  const reader = byteReader(payload)
  const compactString = () => {
    const length = reader.unsignedVarint()
    if (length > 1) reader.bytes(length - 1)
  }
  const tags = () => {
    for (let left = reader.unsignedVarint(); left > 0; left -= 1) {
      reader.unsignedVarint()
      reader.bytes(reader.unsignedVarint())
    }
  }
  tags()
  reader.int32() // throttle time
  for (let brokers = reader.unsignedVarint(); brokers > 1; brokers -= 1) {
    reader.int32()
    compactString()
    reader.int32()
    compactString()
    tags()
  }
  compactString() // cluster id
  reader.int32() // controller
  if (reader.unsignedVarint() < 2 || reader.int16() !== 0) return null
  compactString() // name
  return reader.bytes(16).toString('base64url')
}

function unsignedVarint(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 0x80; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80)
  return Buffer.from([...bytes, rest])
}

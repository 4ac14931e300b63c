import { type EventLog, groupTopicSpecs, type TopicSpec } from '@huntwire/event-log'

const partitions = 3

/** Makes topics as the internal ones of the pipeline are. */
export async function makeTopics(log: EventLog, names: readonly string[]): Promise<void> {
  await log.provision(names.map(topicSpec))
}

/** Makes the retry and dead-letter topics of a group. */
export async function makeGroupTopics(log: EventLog, group: string): Promise<void> {
  await log.provision(groupTopicSpecs(group, { partitions: 1, sourceMaxMessageBytes: 1_048_576 }))
}

/** Fills a topic with articles of 4 KB, each under a key of its own. */
export async function fillTopic(log: EventLog, topic: string, count: number): Promise<void> {
  for (let start = 0; start < count; start += 1_000) {
    const numbers = Array.from({ length: Math.min(1_000, count - start) }, (_, index) => start + index)
    await log.publish(numbers.map((number) => ({ topic, ...articleRecord(number) })))
  }
}

function topicSpec(name: string): TopicSpec {
  return {
    name,
    partitions,
    cleanup: { kind: 'delete', retentionMs: 3_600_000 },
    timestamps: 'create-time',
    maxMessageBytes: 1_048_576,
    compression: 'zstd',
  }
}

const words = [
  'loader',
  'beacon',
  'phishing',
  'registry',
  'exfiltration',
  'tunnel',
  'macro',
  'payload',
  'lateral',
]

function articleRecord(number: number) {
  const key = Buffer.from(`article-${number}`)
  const sentences: string[] = []
  for (let index = 0; sentences.join(' ').length < 3_700; index += 1) {
    const mixed = Math.imul(number * 31 + index + 1, 2_654_435_761) >>> 0
    sentences.push(`The ${words[mixed % words.length]} was seen at host ${mixed.toString(16)} again.`)
  }
  const url = `https://news.example/${number}`
  const article = { id: `article-${number}`, url, title: `Article ${number}`, body: sentences.join(' ') }
  const headers = ['ce_id', 'ce_source', 'ce_type', 'ce_subject', 'ce_time', 'traceparent'] as const
  return {
    key,
    value: Buffer.from(JSON.stringify(article)),
    headers: headers.map((name) => [name, Buffer.from(`${name}-${number}`)] as const),
  }
}

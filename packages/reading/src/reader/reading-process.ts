import { readHtml, readSubmission } from '../documents/read-article.ts'
import { readDocument } from '../documents/read-document.ts'
import { watchMemory } from './memory-watch.ts'
import type { ReadingAnswer, ReadingReply, ReadingTask } from './reading-task.ts'

// The program of a reading process: a task in, its answer out, one at a time. Its argument is how many MiB it may use.

const memory = watchMemory(Number(process.argv[2]))

process.on('message', async (task: ReadingTask) => {
  memory.begin()
  const reply = await replyTo(task)
  memory.end()
  send(reply)
})
process.on('disconnect', () => process.exit())
// Whoever stops the program lets what is being read end: it ends this process by closing the channel.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
// A library left a promise alone that failed, or failed where nobody waits: what it holds is not to be trusted again.
process.on('uncaughtException', (error) =>
  send({ kind: 'failed', reason: messageOf(error) }, () => process.exit(1)),
)

send({ kind: 'started' })

function send(reply: ReadingReply, sent: () => void = () => {}): void {
  process.send?.(reply, undefined, undefined, sent)
}

async function replyTo(task: ReadingTask): Promise<ReadingAnswer> {
  switch (task.kind) {
    case 'document':
      return { kind: 'document', document: await readDocument(task.bytes, task.options) }
    case 'submission':
      return { kind: 'article', read: readSubmission(task.submission) }
    case 'html':
      return { kind: 'article', read: readHtml(task.html, { url: task.url }) }
  }
}

function messageOf(error: Error): string {
  return /rejected with the reason "(.{1,200})"/.exec(error.message)?.[1] ?? error.message.slice(0, 200)
}

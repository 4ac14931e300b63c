import { parentPort } from 'node:worker_threads'
import { readSubmission } from '../documents/read-article.ts'
import { readDocument } from '../documents/read-document.ts'
import type { ReadingAnswer, ReadingTask } from './reading-task.ts'

// The program of a reading thread: a task in, its answer out, one at a time.

const port = parentPort
if (port === null) throw new Error('this is the program of a worker thread')
port.on('message', async (task: ReadingTask) => {
  port.postMessage(await answerTo(task))
})

async function answerTo(task: ReadingTask): Promise<ReadingAnswer> {
  return task.kind === 'document'
    ? { kind: 'document', document: await readDocument(task.bytes, task.options) }
    : { kind: 'submission', read: readSubmission(task.submission) }
}

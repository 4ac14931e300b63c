import { parentPort } from 'node:worker_threads'
import { readHtml, readSubmission } from '../documents/read-article.ts'
import { readDocument } from '../documents/read-document.ts'
import type { ReadingAnswer, ReadingTask } from './reading-task.ts'

// The program of a reading thread: a task in, its answer out, one at a time.

const port = parentPort
if (port === null) throw new Error('this is the program of a worker thread')
port.on('message', async (task: ReadingTask) => {
  port.postMessage(await answerTo(task))
})

async function answerTo(task: ReadingTask): Promise<ReadingAnswer> {
  switch (task.kind) {
    case 'document':
      return { kind: 'document', document: await readDocument(task.bytes, task.options) }
    case 'submission':
      return { kind: 'article', read: readSubmission(task.submission) }
    case 'html':
      return { kind: 'article', read: readHtml(task.html, { url: task.url }) }
  }
}

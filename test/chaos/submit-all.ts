import { setTimeout as sleep } from 'node:timers/promises'
import { topicName } from '@huntwire/events'
import type { ComposeProject } from '../compose/compose-project.ts'
import { type ForeignProducer, foreignProducer } from '../compose/foreign-producer.ts'
import type { PlannedSubmission } from './plan-submissions.ts'

export type SubmitProgress = { submitted: number; readonly all: number }

const topic = topicName('article-submitted')
const side = 20
const giveUpAfterMs = 120_000

/**
 * Submits everything in order, about `everyMs` apart, twenty at a time. What is not acknowledged is sent again, as every
 * producer does: the log may then hold it twice.
 */
export async function submitAll(
  project: ComposeProject,
  submissions: readonly PlannedSubmission[],
  options: { readonly everyMs: number; readonly progress: SubmitProgress },
): Promise<void> {
  const producer = await foreignProducer(project.broker)
  try {
    for (let start = 0; start < submissions.length; start += side) {
      const due = sleep(side * options.everyMs)
      const group = submissions.slice(start, start + side)
      await Promise.all(
        group.map((submission) => untilAccepted(() => submitOne(project, producer, submission))),
      )
      options.progress.submitted += group.length
      await due
    }
  } finally {
    await producer.close()
  }
}

async function submitOne(
  project: ComposeProject,
  producer: ForeignProducer,
  submission: PlannedSubmission,
): Promise<void> {
  if (submission.way === 'kafka') {
    await producer.send(topic, submission.partition, [submission.record])
    return
  }
  const answer = await fetch(`${project.intakeUrl}/articles`, {
    method: 'POST',
    headers: { authorization: `Bearer ${project.token}`, 'content-type': 'application/json' },
    body: submission.body.toString(),
    signal: AbortSignal.timeout(30_000),
  })
  if (answer.status !== 202) throw new Error(`the intake answered ${answer.status}: ${await answer.text()}`)
}

async function untilAccepted(submit: () => Promise<void>): Promise<void> {
  const giveUpAt = Date.now() + giveUpAfterMs
  for (;;) {
    try {
      await submit()
      return
    } catch (error) {
      if (Date.now() > giveUpAt) throw error
    }
    await sleep(500)
  }
}

import { parseArgs } from 'node:util'
import { openKafkaEventLog } from '@huntwire/event-log/kafka'
import { defaultPrefix } from '@huntwire/events'
import { type ComposeProject, composeProject, stageServices } from '../compose/compose-project.ts'
import { type Disturbances, killServices, restartDependencies } from './disturb.ts'
import { drain } from './drain.ts'
import { planSubmissions } from './plan-submissions.ts'
import { seededRandom } from './seeded-random.ts'
import { submitAll } from './submit-all.ts'
import { type Finding, verify } from './verify.ts'

// npm run chaos: the compose stack under kills and restarts; exits 1 when an article or a poison record is lost or doubled.
//   --submissions N (2000)  --seconds-between-kills S (5)  --seed N (1)  --keep (the stack stays up)
const { values } = parseArgs({
  options: {
    submissions: { type: 'string', default: '2000' },
    'seconds-between-kills': { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'boolean', default: false },
  },
})
const count = wholeNumber('submissions', values.submissions)
const killEveryMs = wholeNumber('seconds-between-kills', values['seconds-between-kills']) * 1_000
const seed = wholeNumber('seed', values.seed)

/** 2,000 submissions then take two and a half minutes. */
const submitEveryMs = 75
const drainWithinMs = 300_000

const startedAt = Date.now()
const project = await composeProject('chaos')
process.once('SIGINT', () => void project.remove().finally(() => process.exit(130)))
let good = false
try {
  await project.remove()
  say('building and starting the stack')
  await project.up()
  await project.healthy()
  good = await cause(project)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
  if (error instanceof Error && error.cause !== undefined) process.stderr.write(`because ${error.cause}\n`)
} finally {
  if (!good) process.stderr.write(await project.logs(['kafka', 'redis', ...stageServices], 80))
  if (values.keep) say(`kept: intake ${project.intakeUrl}, page ${project.pageUrl}, Kafka ${project.broker}`)
  else await project.remove()
}
process.exitCode = good ? 0 : 1

async function cause(stack: ComposeProject): Promise<boolean> {
  const random = seededRandom(seed)
  const plan = planSubmissions(count, random)
  const disturbances: Disturbances = { kills: new Map(), brokerRestarts: 0, redisRestarts: 0 }
  const progress = { submitted: 0, all: count }
  const calm = new AbortController()
  const log = openKafkaEventLog({ brokers: [stack.broker], clientId: 'chaos' })
  say(`${count} submissions, one service killed every ${killEveryMs / 1_000} s`)
  const ticker = setInterval(
    () => say(`${progress.submitted} submitted, ${killsOf(disturbances)} kills`),
    30_000,
  )
  const killing = killServices(stack, { everyMs: killEveryMs, random, disturbances, signal: calm.signal })
  try {
    await Promise.all([
      Promise.race([killing, submitAll(stack, plan.submissions, { everyMs: submitEveryMs, progress })]),
      restartDependencies(stack, { share: () => progress.submitted / progress.all, disturbances }),
    ])
  } finally {
    calm.abort()
    clearInterval(ticker)
    await killing
  }
  say('all submitted; waiting for the pipeline to drain')
  const drainFrom = Date.now()
  try {
    await stack.healthy()
    await drain(log, { prefix: defaultPrefix, withinMs: drainWithinMs })
    const drained = Date.now() - drainFrom
    const findings = await verify(log, plan, { prefix: defaultPrefix, pageUrl: stack.pageUrl })
    const restarted = (await stack.containers()).reduce((sum, { restarts }) => sum + restarts, 0)
    return report([
      { name: 'submissions planned', count, expected: null },
      { name: '  of them repeated articles', count: plan.duplicates, expected: null },
      { name: '  of them poison', count: plan.poisonMarks.size, expected: null },
      ...stageServices.map((name) => ({
        name: `${name} killed`,
        count: disturbances.kills.get(name) ?? 0,
        expected: null,
      })),
      { name: 'restarts by the restart policy', count: restarted, expected: killsOf(disturbances) },
      { name: 'broker restarts', count: disturbances.brokerRestarts, expected: 2 },
      { name: 'Redis restarts', count: disturbances.redisRestarts, expected: 1 },
      ...findings,
      { name: 'seconds to drain', count: Math.round(drained / 1_000), expected: null },
      { name: 'seconds in all', count: Math.round((Date.now() - startedAt) / 1_000), expected: null },
    ])
  } finally {
    await log.close()
  }
}

function report(findings: readonly Finding[]): boolean {
  const width = Math.max(...findings.map(({ name }) => name.length))
  for (const { name, count: found, expected } of findings) {
    const verdict = expected === null ? '' : found === expected ? '  ok' : `  WRONG, must be ${expected}`
    process.stdout.write(`${name.padEnd(width)}  ${String(found).padStart(6)}${verdict}\n`)
  }
  const good = findings.every(({ count: found, expected }) => expected === null || found === expected)
  process.stdout.write(good ? 'nothing lost, nothing doubled\n' : 'FAILED\n')
  return good
}

function killsOf({ kills }: Disturbances): number {
  return [...kills.values()].reduce((sum, each) => sum + each, 0)
}

function wholeNumber(name: string, text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text)
  process.stderr.write(`--${name} must be a whole number from 1 on, not ${JSON.stringify(text)}\n`)
  process.exit(2)
}

function say(text: string): void {
  process.stderr.write(`chaos: ${text}\n`)
}

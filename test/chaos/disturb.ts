import { setTimeout as sleep } from 'node:timers/promises'
import { type ComposeContainer, type ComposeProject, stageServices } from '../compose/compose-project.ts'
import { killMainProcess } from '../compose/kill-main-process.ts'
import { type SeededRandom, shuffled } from './seeded-random.ts'

export type Disturbances = {
  readonly kills: Map<string, number>
  brokerRestarts: number
  redisRestarts: number
}

/** Kills one of the services every so often, each as often as the others, until told to stop. */
export async function killServices(
  project: ComposeProject,
  options: {
    readonly everyMs: number
    readonly random: SeededRandom
    readonly disturbances: Disturbances
    readonly signal: AbortSignal
  },
): Promise<void> {
  const { disturbances, random, signal } = options
  let order: readonly string[] = []
  while (!signal.aborted) {
    const due = sleep(options.everyMs)
    if (order.length === 0) order = shuffled(stageServices, random)
    const victim = await firstRunning(project, order)
    if (victim !== null) {
      await killMainProcess(victim)
      disturbances.kills.set(victim.service, (disturbances.kills.get(victim.service) ?? 0) + 1)
      order = order.filter((service) => service !== victim.service)
    }
    await due
  }
}

/** The first of the services that runs: one that was killed a moment ago may just be starting again. */
async function firstRunning(
  project: ComposeProject,
  services: readonly string[],
): Promise<ComposeContainer | null> {
  const running = (await project.containers()).filter(({ status, pid }) => status === 'running' && pid > 0)
  const [first = null] = services.flatMap((name) => running.filter(({ service }) => service === name))
  return first
}

/** Restarts the broker after one and two thirds of the submissions, Redis after half of them. */
export async function restartDependencies(
  project: ComposeProject,
  options: { readonly share: () => number; readonly disturbances: Disturbances },
): Promise<void> {
  const { disturbances, share } = options
  const reached = async (wanted: number) => {
    while (share() < wanted) await sleep(200)
  }
  await reached(1 / 3)
  await project.compose('restart', 'kafka')
  disturbances.brokerRestarts += 1
  await reached(1 / 2)
  await project.compose('restart', 'redis')
  disturbances.redisRestarts += 1
  await reached(2 / 3)
  await project.compose('restart', 'kafka')
  disturbances.brokerRestarts += 1
}

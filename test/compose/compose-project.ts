import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { freePort } from './free-port.ts'
import { runCommand } from './run-command.ts'
import { waitUntil } from './wait-until.ts'

const root = resolve(import.meta.dirname, '../..')

/** A container of the project as Docker sees it now. `pid` is 0 while it does not run. */
export type ComposeContainer = {
  readonly id: string
  readonly name: string
  readonly service: string
  readonly status: string
  readonly health: string | null
  readonly pid: number
  readonly exitCode: number
  readonly restarts: number
  readonly user: string
  readonly readOnly: boolean
}

/** The stack of `docker-compose.yml` under a project name and on free ports of its own. */
export type ComposeProject = {
  readonly broker: string
  readonly intakeUrl: string
  readonly pageUrl: string
  readonly token: string
  /** `docker compose` with these arguments; returns stdout. */
  readonly compose: (...args: readonly string[]) => Promise<string>
  /** Builds the images and starts everything, `scale` giving the number of replicas; returns before it is healthy. */
  readonly up: (scale?: Readonly<Record<string, number>>) => Promise<void>
  readonly containers: (service?: string) => Promise<readonly ComposeContainer[]>
  /** Waits until every container of these services (default: all long-lived ones) is healthy. */
  readonly healthy: (services?: readonly string[], withinMs?: number) => Promise<void>
  /** What the services wrote, newest last. */
  readonly logs: (services: readonly string[], lines?: number) => Promise<string>
  /** Removes containers, volumes, network and images of the project; safe to call when there is nothing. */
  readonly remove: () => Promise<void>
}

export const stageServices = ['ingest', 'classify', 'hunt-generation', 'publish'] as const
const longLived = ['kafka', 'redis', ...stageServices]

/** Prepares a project. `purpose` names it, together with this checkout: two checkouts do not meet. */
export async function composeProject(
  purpose: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<ComposeProject> {
  const name = `huntwire-${purpose}-${createHash('sha256').update(root).digest('hex').slice(0, 6)}`
  const [kafkaPort, intakePort, pagePort] = [await freePort(), await freePort(), await freePort()]
  const token = createHash('sha256').update(name).digest('hex')
  const settings = {
    HUNTWIRE_KAFKA_PORT: String(kafkaPort),
    HUNTWIRE_INTAKE_PORT: String(intakePort),
    HUNTWIRE_PAGE_PORT: String(pagePort),
    HUNTWIRE_INTAKE_TOKEN: token,
    HUNTWIRE_SOURCES: '',
    ...environment,
  }

  function compose(...args: readonly string[]): Promise<string> {
    const file = ['--project-name', name, '--project-directory', root, '--ansi', 'never']
    return runCommand('docker', ['compose', ...file, ...args], { directory: root, environment: settings })
  }

  async function containers(service?: string): Promise<readonly ComposeContainer[]> {
    const filters = [`label=com.docker.compose.project=${name}`]
    if (service !== undefined) filters.push(`label=com.docker.compose.service=${service}`)
    const ids = await runCommand('docker', [
      'ps',
      '--all',
      '--quiet',
      ...filters.flatMap((each) => ['--filter', each]),
    ])
    const list = ids.split('\n').filter((id) => id !== '')
    if (list.length === 0) return []
    const inspected: unknown = JSON.parse(await runCommand('docker', ['inspect', ...list]))
    if (!Array.isArray(inspected)) throw new Error('docker inspect gave no list')
    return inspected.map(readContainer)
  }

  async function healthy(services: readonly string[] = longLived, withinMs = 120_000): Promise<void> {
    await waitUntil(`${services.join(', ')} to be healthy`, { withinMs }, async () => {
      const all = await containers()
      const own = all.filter((each) => services.includes(each.service))
      const waiting = own.filter((each) => each.status !== 'running' || each.health !== 'healthy')
      if (waiting.length > 0) throw new Error(waiting.map(describe).join('; '))
      return services.every((service) => own.some((each) => each.service === service))
    })
  }

  return {
    broker: `localhost:${kafkaPort}`,
    intakeUrl: `http://127.0.0.1:${intakePort}`,
    pageUrl: `http://127.0.0.1:${pagePort}`,
    token,
    compose,
    up: async (scale = {}) => {
      const scaling = Object.entries(scale).flatMap(([service, count]) => ['--scale', `${service}=${count}`])
      await compose('up', '--build', '--detach', ...scaling)
    },
    containers,
    healthy,
    logs: (services, lines = 60) => compose('logs', '--no-color', '--tail', String(lines), ...services),
    remove: async () => {
      await compose('down', '--volumes', '--remove-orphans', '--rmi', 'local', '--timeout', '5')
    },
  }
}

function describe({ name, status, health, exitCode }: ComposeContainer): string {
  return `${name} is ${status}${health === null ? '' : `, ${health}`}${exitCode === 0 ? '' : `, exit ${exitCode}`}`
}

/** The part of `docker inspect` that tests look at. */
type Inspected = {
  readonly Id: string
  readonly Name: string
  readonly RestartCount: number
  readonly Config: { readonly User: string; readonly Labels: Readonly<Record<string, string>> }
  readonly HostConfig: { readonly ReadonlyRootfs: boolean }
  readonly State: {
    readonly Status: string
    readonly Pid: number
    readonly ExitCode: number
    readonly Health?: { readonly Status: string }
  }
}

function readContainer(inspected: Inspected): ComposeContainer {
  const { Config: config, State: state } = inspected
  return {
    id: inspected.Id,
    name: inspected.Name.slice(1),
    service: config.Labels['com.docker.compose.service'] ?? '',
    status: state.Status,
    health: state.Health?.Status ?? null,
    pid: state.Pid,
    exitCode: state.ExitCode,
    restarts: inspected.RestartCount,
    user: config.User,
    readOnly: inspected.HostConfig.ReadonlyRootfs,
  }
}

import { fork } from 'node:child_process'
import { join } from 'node:path'

/** What one hop process shall do. The first `warmUp` records are not measured, the next `records` are. */
export type HopOrder = {
  readonly kind: 'own' | 'bare'
  readonly broker: string
  readonly group: string
  readonly from: string
  readonly to: string
  readonly warmUp: number
  readonly records: number
}

export type HopProgress =
  | { readonly kind: 'started' }
  /** Times in ms since 1970. */
  | { readonly kind: 'warm'; readonly at: number }
  | { readonly kind: 'done'; readonly at: number; readonly cpuMicros: number }

/** One way to do a hop; returns how to end it. */
export type Hop = (
  order: HopOrder,
  events: { readonly onStarted: () => void; readonly onHandled: (count: number) => void },
) => Promise<() => Promise<void>>

export type RunningHop = {
  readonly started: Promise<unknown>
  readonly warm: Promise<Extract<HopProgress, { kind: 'warm' }>>
  readonly done: Promise<Extract<HopProgress, { kind: 'done' }>>
  readonly stop: () => Promise<void>
}

/** Starts a hop in a process of its own. */
export function runHop(order: HopOrder): RunningHop {
  const child = fork(join(import.meta.dirname, 'hop.ts'), [JSON.stringify(order)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: ['--disable-warning=TimeoutNegativeWarning'], // of the bare client
  })
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
  })
  const failed = ended.then(() => {
    throw new Error(`the ${order.kind} hop from ${order.from} ended before its work was done`)
  })

  function progress<Kind extends HopProgress['kind']>(kind: Kind) {
    const seen = new Promise<Extract<HopProgress, { kind: Kind }>>((resolve) => {
      child.on('message', (message: HopProgress) => {
        if (isOf(message, kind)) resolve(message)
      })
    })
    const told = Promise.race([seen, failed])
    told.catch(() => undefined) // only who waits for this progress must hear that it never comes
    return told
  }

  return {
    started: progress('started'),
    warm: progress('warm'),
    done: progress('done'),
    stop: async () => {
      if (child.connected) child.send('stop')
      await ended
    },
  }
}

function isOf<Kind extends HopProgress['kind']>(
  message: HopProgress,
  kind: Kind,
): message is Extract<HopProgress, { kind: Kind }> {
  return message.kind === kind
}

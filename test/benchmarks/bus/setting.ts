import type { EventLog } from '@huntwire/event-log'
import type { Say } from '../figure.ts'

/** Where the bus is measured: a broker, and a log to it for setting up. */
export type Setting = { readonly broker: string; readonly log: EventLog; readonly say: Say }

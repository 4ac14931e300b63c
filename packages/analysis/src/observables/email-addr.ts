import { isHost } from './domain-name.ts'
import { isIpv4 } from './ipv4-addr.ts'

/** An e-mail address in a run of characters: where it begins in the run, and its host. */
export interface EmailInRun {
  readonly value: string
  readonly host: string
  readonly offset: number
  readonly hostOffset: number
}

/** The e-mail address around the last `@` of a run; lower-case host, local part as written. For `defanged` see `isHost`. */
export function emailIn(run: string, defanged: boolean): EmailInRun | undefined {
  const at = run.lastIndexOf('@')
  const local = localPartBefore(run, at)
  const host = run
    .slice(at + 1)
    .replace(/[.\-_+%]+$/, '')
    .toLowerCase()
  if (local === '' || !(isHost(host, defanged) || isIpv4(host))) return undefined
  const offset = at - local.length
  return { value: `${local}@${host}`, host, offset, hostOffset: at + 1 }
}

function localPartBefore(run: string, at: number): string {
  const before = run.slice(Math.max(0, at - 64), at)
  const local = before.slice(before.lastIndexOf('@') + 1).replace(/^[.+%_-]+/, '')
  return local.includes('..') || local.endsWith('.') ? '' : local
}

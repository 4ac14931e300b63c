import { readdirSync, readFileSync } from 'node:fs'
import { openReader } from '../src/reader/open-reader.ts'
import { hostileReports } from '../test-support/hostile-reports.ts'

// npm run measure -- hostile-reports: small files that unpack to very much. How long each is read, and how much memory
// this process and the one that reads use at most. A third argument names the kinds to measure. Linux only.

const only = process.argv[3]
const memoryMb = 768
/** What a process may use between two looks at it. */
const mostBeyond = 256
let ok = true
for (const [name, write] of Object.entries(hostileReports)) {
  if (only !== undefined && !name.includes(only)) continue
  const bytes = write()
  const reader = openReader({ memoryMb })
  await reader.readDocument(Buffer.from('%PDF-1.7'))
  const before = usedBy(process.pid)
  let [here, there] = [0, 0]
  const watch = setInterval(() => {
    here = Math.max(here, usedBy(process.pid) - before)
    there = Math.max(there, ...children().map(usedBy))
  }, 2)
  const started = performance.now()
  const document = await reader.readDocument(bytes)
  const seconds = (performance.now() - started) / 1_000
  clearInterval(watch)
  await reader.close()
  ok &&= there <= memoryMb + mostBeyond
  const outcome =
    document.kind === 'report'
      ? `read, ${document.read.body.length} characters, ${JSON.stringify(document.read.notes)}`
      : JSON.stringify(document)
  console.log(
    `${name} (${Math.round(bytes.length / 1_024)} KiB): ${there} MiB, here +${here} MiB, ${seconds.toFixed(1)} s; ${outcome.slice(0, 200)}`,
  )
}
process.exitCode = ok ? 0 : 1

function children(): readonly number[] {
  return readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'latin1').split(' ').filter(Boolean).map(Number),
  )
}

/** In MiB; 0 for a process that is gone. */
function usedBy(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1])
    return Math.round((pages * 4_096) / 1_024 / 1_024)
  } catch {
    return 0
  }
}

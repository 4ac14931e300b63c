#!/usr/bin/env node
// Starts the command with this Node when it is new enough, else with the Node that the project brings.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const main = join(here, '..', 'src', 'main.ts')
const own = join(here, '..', '..', '..', 'node_modules', 'node', 'bin', 'node')

if (Number(process.versions.node.split('.')[0]) >= 24) {
  await import(main)
} else if (existsSync(own)) {
  // As in the image: by default Node's young objects alone may take 130 MB.
  const child = spawn(own, ['--max-semi-space-size=8', main, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0)
  })
} else {
  process.stderr.write(
    `huntwire needs Node 24 or newer; this is ${process.version}. Run "npm ci" here first: it brings one.\n`,
  )
  process.exitCode = 2
}

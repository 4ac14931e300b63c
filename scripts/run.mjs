// Runs a TypeScript program of this repository: installs first what is missing, then starts it with the Node that the
// repository brings. Plain JavaScript for any Node from 18 on, since nothing may be installed yet.
//
//   node scripts/run.mjs PROGRAM [ARGUMENTS…]
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const node = join(root, 'node_modules', 'node', 'bin', 'node')

if (!isInstalled()) install()

const [program, ...programArguments] = process.argv.slice(2)
const child = spawn(node, [join(root, program), ...programArguments], {
  stdio: 'inherit',
  env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}` },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => {
  process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0)
})

function isInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed) || !existsSync(node)) return false
  return statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}

function install() {
  process.stderr.write('installing what is missing (npm ci) …\n')
  const npm = process.env.npm_execpath
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []]
  const done = spawnSync(command, [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: withoutNpmArguments(process.env),
  })
  if (done.status !== 0) {
    process.stderr.write('npm ci failed: see above; check the network or the registry and try again\n')
    process.exit(1)
  }
}

/** What `npm start -- --once` was given is ours, not for the npm that installs. */
function withoutNpmArguments(environment) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => name !== 'npm_config_argv'))
}

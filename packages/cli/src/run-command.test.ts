import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exitCode } from './exit-code.ts'
import { runCommand } from './run-command.ts'

test('help is printed wherever it is asked for', async (context) => {
  for (const args of [['--help'], ['help'], ['brief', '--help'], ['techniques', '-h']]) {
    const write = context.mock.method(process.stdout, 'write', () => true)
    const code = await runCommand(args)
    const printed = write.mock.calls.map(({ arguments: [text] }) => String(text)).join('')
    write.mock.restore()
    assert.equal(code, exitCode.done)
    assert.match(printed, /^usage: huntwire COMMAND\n/, args.join(' '))
  }
})

test('a command that is none, or not there yet, is said to be so', async () => {
  await assert.rejects(runCommand([]), /which command\?/)
  await assert.rejects(runCommand(['breif']), /no command "breif"/)
  await assert.rejects(runCommand(['export']), /not there yet/)
})

import { CommandFailure, exitCode } from './exit-code.ts'
import { runCommand } from './run-command.ts'

// Who reads our output may stop reading: that ends the command, and is nobody's error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exitCode.done : exitCode.badInput)
})

try {
  process.exitCode = await runCommand(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof CommandFailure)) throw error
  process.stderr.write(`huntwire: ${error.message}\n`)
  process.exit(error.code)
}

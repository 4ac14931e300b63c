import { CommandFailure, exitCode } from '../exit-code.ts'
import type { RunningInstance } from './run-file.ts'

/** Posts JSON to the instance that runs on a data directory; throws CommandFailure with its reason when it refuses. */
export async function askInstance(instance: RunningInstance, path: string, body: unknown): Promise<unknown> {
  let answer: Response
  try {
    answer = await fetch(`http://127.0.0.1:${instance.port}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(instance.token === null ? {} : { authorization: `Bearer ${instance.token}` }),
      },
      body: JSON.stringify(body),
    })
  } catch (cause) {
    const message = `the instance on port ${instance.port} (process ${instance.pid}) does not answer`
    throw new CommandFailure(exitCode.unreachable, message, { cause })
  }
  const text = await answer.text()
  if (answer.ok) return JSON.parse(text)
  const code = answer.status === 503 ? exitCode.unreachable : exitCode.badInput
  throw new CommandFailure(code, `refused with ${answer.status}: ${text}`)
}

/** What the exit codes mean, for every command. */
export const exitCode = {
  done: 0,
  /** Some input was bad; it is named on stderr. */
  badInput: 1,
  /** Wrong usage or configuration; all of it is named at once. */
  usage: 2,
  /** A dependency is not reachable. */
  unreachable: 3,
} as const
export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

/** Ends a command with a code and words for stderr. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure'
  readonly code: ExitCode

  constructor(code: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

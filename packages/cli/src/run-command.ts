import { CommandFailure, type ExitCode, exitCode } from './exit-code.ts'

type Command = (args: readonly string[]) => Promise<ExitCode>

/** Loaded on demand: a command pays only for what it needs. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.ts')).start,
  brief: async () => (await import('./commands/brief.ts')).brief,
  text: async () => (await import('./commands/text.ts')).text,
  observables: async () => (await import('./commands/observables.ts')).observables,
  techniques: async () => (await import('./commands/techniques.ts')).techniques,
  stories: async () => (await import('./commands/stories.ts')).stories,
  feed: async () => (await import('./commands/feed.ts')).feed,
  submit: async () => (await import('./commands/submit.ts')).submit,
  explain: async () => (await import('./commands/explain.ts')).explain,
  sources: async () => (await import('./commands/sources.ts')).sources,
  dlq: async () => (await import('./commands/dlq.ts')).dlq,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  provision: async () => (await import('./commands/provision.ts')).provision,
}

const notThereYet = ['export', 'verify']

const usage = `usage: huntwire COMMAND

  start [--once] [--data DIR] [--out DIR] [--sources FILE] [--port N]
        runs the four stages in this process; --once ends when every article is through
  brief [FILE|-] [--url URL] [--format markdown|json|hunts]
        the brief of one article; --batch: one submitted article a line, one brief a line
  text [FILE|-] [--url URL]
        title, author, date, language, main text and body text of a page or report
        --batch: {"id","html","url"} a line, the same with the id a line
  observables --batch
        {"id","text"} a line, {"id","observables"} a line
  techniques --batch
        {"id","text"} a line, {"id","techniques"} a line: ids of ATT&CK, sorted
  stories --batch
        one submitted article a line, {"articleId","storyId","relation","of"} a line
  feed FILE [--content-type T] [--base-url U]
        what a feed holds and what is wrong with it; --batch: {"id","base64"} a line
  submit [FILE…|-]
        publishes articles to the intake, prints their ids
  explain ID [--data DIR]
        every reason, rule and quote of a brief
  sources [list] [--json] [--data DIR] [--sources FILE]
        how the sources do
  sources lint [FILE] | import [OPML] [--sources FILE] | export [FILE]
        faults with their lines; OPML to sources.yaml (on stdout), sources.yaml to OPML
  dlq list|show ID|replay ID… [--dry-run] [--data DIR]
        dead letters
  doctor [--data DIR]
        what works, what does not, what to do
  provision
        creates the topics in Kafka
`

/** Runs the command that the arguments name; returns the exit code, throws CommandFailure. */
export async function runCommand(args: readonly string[]): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === 'help' || asksForHelp(name) || asksForHelp(rest[0])) {
    process.stdout.write(usage)
    return exitCode.done
  }
  if (name === undefined) throw new CommandFailure(exitCode.usage, `which command?\n${usage}`)
  if (notThereYet.includes(name)) {
    throw new CommandFailure(
      exitCode.usage,
      `"${name}" is not there yet in this version; see "huntwire --help"`,
    )
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load === undefined) throw new CommandFailure(exitCode.usage, `no command "${name}"\n${usage}`)
  const command = await load()
  return command(rest)
}

function asksForHelp(argument: string | undefined): boolean {
  return argument === '--help' || argument === '-h'
}

import { type DeadLetter, deadLetterTopic, type EventLog, readDeadLetter } from '@huntwire/event-log'
import { pipelineGroups } from '@huntwire/service-runtime'

/** A dead letter under a name that a person can type: `<stage>:<partition>:<offset>`. */
export type NamedDeadLetter = { readonly name: string; readonly letter: DeadLetter }

/** Every dead letter of the pipeline, oldest first within each group. */
export async function* readDeadLetters(
  log: Pick<EventLog, 'read'>,
  prefix: string,
): AsyncGenerator<NamedDeadLetter> {
  for (const { group } of pipelineGroups(prefix)) {
    for await (const record of log.read(deadLetterTopic(group))) {
      const letter = readDeadLetter(record)
      const name = `${group.slice(prefix.length)}:${record.partition}:${record.offset}`
      if (letter !== null) yield { name, letter }
    }
  }
}

/** The dead letters of these names, in the order asked; a name that is nobody's is named in `missing`. */
export async function findDeadLetters(
  log: Pick<EventLog, 'read'>,
  prefix: string,
  names: readonly string[],
): Promise<{ readonly found: readonly NamedDeadLetter[]; readonly missing: readonly string[] }> {
  const wanted = new Map<string, NamedDeadLetter | null>(names.map((name) => [name, null]))
  for await (const named of readDeadLetters(log, prefix)) {
    if (wanted.has(named.name)) wanted.set(named.name, named)
  }
  const found = [...wanted.values()].filter((named) => named !== null)
  return { found, missing: [...wanted].flatMap(([name, named]) => (named === null ? [name] : [])) }
}

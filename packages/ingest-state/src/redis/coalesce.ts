/**
 * Puts the lists that are asked for in one turn of the event loop together and runs them as one, `limit` items at most
 * unless a single list is longer. Each caller gets the answers to its own items, in its order; when a run fails, all its
 * callers fail.
 */
export function coalesce<Item, Answer>(
  run: (items: readonly Item[]) => Promise<readonly Answer[]>,
  limit: number,
): (items: readonly Item[]) => Promise<readonly Answer[]> {
  let waiting: Call<Item, Answer>[] = []

  function flush(): void {
    const calls = waiting
    waiting = []
    for (const group of groupsOf(calls, limit)) void runGroup(run, group)
  }

  return (items) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush)
      waiting.push({ items, resolve, reject })
    })
}

type Call<Item, Answer> = {
  readonly items: readonly Item[]
  readonly resolve: (answers: readonly Answer[]) => void
  readonly reject: (error: unknown) => void
}

async function runGroup<Item, Answer>(
  run: (items: readonly Item[]) => Promise<readonly Answer[]>,
  calls: readonly Call<Item, Answer>[],
): Promise<void> {
  try {
    const answers = await run(calls.flatMap((call) => call.items))
    let from = 0
    for (const call of calls) {
      call.resolve(answers.slice(from, from + call.items.length))
      from += call.items.length
    }
  } catch (error) {
    for (const call of calls) call.reject(error)
  }
}

function groupsOf<Item, Answer>(
  calls: readonly Call<Item, Answer>[],
  limit: number,
): readonly (readonly Call<Item, Answer>[])[] {
  const groups: Call<Item, Answer>[][] = []
  let size = 0
  for (const call of calls) {
    const last = groups.at(-1)
    if (last !== undefined && size + call.items.length <= limit) {
      last.push(call)
      size += call.items.length
    } else {
      groups.push([call])
      size = call.items.length
    }
  }
  return groups
}

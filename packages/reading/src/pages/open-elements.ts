import { type PageElement, rootElement } from './page-element.ts'

/** What an open element does to the text inside it. */
export type Effect =
  | 'skip'
  | 'chrome'
  | 'pre'
  | 'article'
  | 'main'
  | 'row'
  | 'link'
  | 'bold'
  | 'title'
  | 'heading'
  | 'json-ld'
  | 'time'

type OpenElement = {
  readonly name: string
  readonly effects: readonly Effect[]
  readonly element: PageElement
}

/** Elements whose end tag is often left out: the next of the same name closes them (HTML §13.1.2.4). */
const selfNesting = new Set(['p', 'li', 'tr', 'td', 'th', 'dt', 'dd', 'option', 'a'])

/**
 * The stack of open elements. A stray end tag costs nothing and every element is popped once, so that work is linear in
 * the page whatever its nesting.
 */
export type OpenElements = {
  readonly push: (name: string, effects: readonly Effect[], element: PageElement) => void
  /** Closes the innermost element when it is of this name and its end tag may be left out. */
  readonly closeSame: (name: string) => void
  /** Closes the nearest element of this name and all inside it. */
  readonly close: (name: string) => void
  readonly closeAll: () => void
  readonly has: (effect: Effect) => boolean
  readonly top: () => string | undefined
  /** The innermost open element, the root when none is. */
  readonly element: () => PageElement
  readonly depth: () => number
}

type OnClose = (
  name: string,
  effects: readonly Effect[],
  /** The element that has ended; null where the one around it stands for it too. */
  left: PageElement | null,
) => void

/** `onClose` is called for each closed element, innermost first, after its effects have ended. */
export function openElements(onClose: OnClose): OpenElements {
  const stack: OpenElement[] = []
  const names = new Map<string, number>()
  const active = new Map<Effect, number>()

  function pop(): string | undefined {
    const element = stack.pop()
    if (element === undefined) return undefined
    add(names, element.name, -1)
    for (const effect of element.effects) add(active, effect, -1)
    onClose(element.name, element.effects, element.element === innermost() ? null : element.element)
    return element.name
  }

  function innermost(): PageElement {
    return stack.at(-1)?.element ?? rootElement
  }

  function close(name: string): void {
    if ((names.get(name) ?? 0) === 0) return
    while (pop() !== name);
  }

  return {
    push(name, effects, element) {
      stack.push({ name, effects, element })
      add(names, name, 1)
      for (const effect of effects) add(active, effect, 1)
    },
    close,
    closeAll() {
      while (pop() !== undefined);
    },
    has: (effect) => (active.get(effect) ?? 0) > 0,
    closeSame(name) {
      if (selfNesting.has(name) && stack.at(-1)?.name === name) pop()
    },
    top: () => stack.at(-1)?.name,
    element: innermost,
    depth: () => stack.length,
  }
}

function add<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

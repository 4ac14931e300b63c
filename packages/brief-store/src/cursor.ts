/** A place between two briefs of a list: those after it (older), or before it (newer), in the order of the list. */
export type Cursor = {
  readonly direction: 'after' | 'before'
  readonly published: string
  readonly id: string
}

/** A text that is not a cursor of ours: the request is wrong, not the store. */
export class InvalidCursor extends RangeError {
  override readonly name = 'InvalidCursor'
}

/** A cursor as an opaque text that is safe in a URL. It stays valid when briefs come and go. */
export function formatCursor({ direction, published, id }: Cursor): string {
  return Buffer.from(JSON.stringify([direction, published, id])).toString('base64url')
}

/** Reads what `formatCursor` wrote; throws `InvalidCursor` for anything else. */
export function parseCursor(text: string): Cursor {
  const [direction, published, id, ...rest] = partsOf(text)
  const known = direction === 'after' || direction === 'before'
  if (!known || typeof published !== 'string' || typeof id !== 'string' || rest.length > 0)
    throw invalid(text)
  return { direction, published, id }
}

function partsOf(text: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (Array.isArray(parts)) return parts
  } catch (cause) {
    throw invalid(text, cause)
  }
  throw invalid(text)
}

function invalid(text: string, cause?: unknown): InvalidCursor {
  const shown = JSON.stringify(text.slice(0, 40))
  return new InvalidCursor(`not a cursor of this list: ${shown}; start without one`, { cause })
}

import type { SplToken } from './spl-tokens.ts'

/** Reads tokens one after the other; each expectation that fails is a `SyntaxError` which says where. */
export class SplReader {
  readonly #tokens: readonly SplToken[]
  #next = 0

  constructor(tokens: readonly SplToken[]) {
    this.#tokens = tokens
  }

  peek(): SplToken | undefined {
    return this.#tokens[this.#next]
  }

  /** Takes the next token when it is this sign or word. */
  tryTake(text: string): boolean {
    const token = this.peek()
    if (token === undefined || token.kind === 'string' || token.text !== text) return false
    this.#next += 1
    return true
  }

  sign(text: string): void {
    if (!this.tryTake(text)) throw this.#expected(text)
  }

  keyword(text: string): void {
    const token = this.peek()
    if (token?.kind !== 'word' || token.text.toLowerCase() !== text.toLowerCase()) throw this.#expected(text)
    this.#next += 1
  }

  word(what: string): string {
    const token = this.peek()
    if (token?.kind !== 'word') throw this.#expected(what)
    this.#next += 1
    return token.text
  }

  string(): string {
    const token = this.peek()
    if (token?.kind !== 'string') throw this.#expected('a quoted value')
    this.#next += 1
    return token.text
  }

  end(): void {
    if (this.peek() !== undefined) throw this.#expected('the end')
  }

  #expected(what: string): SyntaxError {
    const token = this.peek()
    const found = token === undefined ? 'the end' : `${JSON.stringify(token.text)} at ${token.at}`
    return new SyntaxError(`expected ${what}, found ${found}`)
  }
}

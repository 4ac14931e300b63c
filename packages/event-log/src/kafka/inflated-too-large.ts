/** Compressed bytes stand for more than is allowed to be read. */
export class InflatedTooLarge extends Error {
  override readonly name = 'InflatedTooLarge'

  constructor(maxBytes: number, options?: ErrorOptions) {
    super(`inflates past ${maxBytes} bytes`, options)
  }
}

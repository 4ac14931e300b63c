/**
 * Where a submission stands in time: its append time (ms since 1970), then its offset, then its partition, each padded
 * so that comparing the texts compares the numbers. Everything that comes of one submission carries its sequence.
 */
export function sequenceOf(origin: {
  readonly timestamp: number
  readonly offset: string
  readonly partition: number
}): string {
  return [
    String(origin.timestamp).padStart(15, '0'),
    origin.offset.padStart(19, '0'),
    String(origin.partition).padStart(6, '0'),
  ].join('.')
}

const shape = /^\d{15}\.\d{19}\.\d{6}$/

/** Whether `text` has the form that `sequenceOf` gives. */
export function isSequence(text: string): boolean {
  return shape.test(text)
}

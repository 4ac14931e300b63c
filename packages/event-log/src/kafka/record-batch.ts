// The record batch, magic 2 (https://kafka.apache.org/43/implementation/message-format): positions of its fixed fields.

export const batchFields = {
  baseOffset: 0,
  length: 8,
  leaderEpoch: 12,
  magic: 16,
  crc: 17,
  attributes: 21,
  lastOffsetDelta: 23,
  baseTimestamp: 27,
  maxTimestamp: 35,
  producerId: 43,
  producerEpoch: 51,
  baseSequence: 53,
  count: 57,
  records: 61,
} as const

/** Bytes before the counted length begins. */
export const batchPrefixBytes = 12

export const attributeBits = { logAppendTime: 0x08, transactional: 0x10, control: 0x20 } as const

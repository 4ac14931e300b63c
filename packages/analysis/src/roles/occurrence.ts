import type { ObservableType } from '@huntwire/intel-model'
import type { Section } from './sections.ts'
import type { SentenceMarks } from './sentence-marks.ts'

/** One place where a value stands in the article, and what that place says of it. */
export interface Occurrence {
  readonly type: ObservableType
  readonly value: string
  /** The host of a domain name, URL or mail address; empty for other types. */
  readonly host: string
  /** As it stands in the text. */
  readonly written: string
  /** As written, with the rest of the URL that it is the host of. */
  readonly whole: string
  /** Up to sixty units in front of it. */
  readonly before: string
  /** Up to 120 units behind it, or behind the URL or mail address that it is part of. */
  readonly behind: string
  /** What stands beside it in its line, up to the next hash on either side: `rclone.exe (legitimate), MD5:`. */
  readonly labelBefore: string
  readonly labelAfter: string
  /** Whether the author defanged the value, here or elsewhere in the article. */
  readonly defanged: boolean
  readonly inWhole: boolean
  /** Whether the author defangs hosts, so that one written plainly is not meant to be blocked. */
  readonly authorDefangs: boolean
  readonly section: Section
  /** Whether a heading above it says that it is no longer used. */
  readonly isObsolete: boolean
  /** Whether it stands where other posts are announced. */
  readonly isOfOtherPost: boolean
  /** What its sentence says of it. */
  readonly marks: SentenceMarks
  /** Whether its sentence tells of programs that are looked for or stopped, and names it behind. */
  readonly isTargeted: () => boolean
  /** Whether its line only says that it is a file's name or place, and a hash stands in a line near by. */
  readonly isListedWithHash: () => boolean
  /** Whether nothing else stands in its line. */
  readonly isAlone: () => boolean
}

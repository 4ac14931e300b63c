import type { ObservableType } from '@huntwire/intel-model'

const typeOfLength: Readonly<Record<number, ObservableType>> = {
  32: 'file-md5',
  40: 'file-sha1',
  64: 'file-sha256',
  128: 'file-sha512',
}

/** The kind of file hash that `text` (a run of letters and digits) has the form of, told by its length. */
export function hashTypeOf(text: string): ObservableType | undefined {
  const type = typeOfLength[text.length]
  return type !== undefined && /^[0-9a-fA-F]+$/.test(text) ? type : undefined
}

/** Whether the words right before a hash say that it is of the import table, not of the file. */
export function isImphash(textBefore: string): boolean {
  return /\bimp(?:ort)?[ _-]?hash(?:es)?\W{0,8}$/i.test(textBefore)
}

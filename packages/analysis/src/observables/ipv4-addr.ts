/** Whether `text` is a dotted decimal IPv4 address; leading zeros are refused, since readers disagree about octal. */
export function isIpv4(text: string): boolean {
  if (text.length < 7 || text.length > 15) return false
  const parts = text.split('.')
  return parts.length === 4 && parts.every(isOctet)
}

/** The prefix length of a CIDR that begins at `offset` with `/`, as it stands in the text; 0 characters when there is none. */
export function cidrSuffixLength(text: string, offset: number): number {
  const match = /^\/(?:[12]?\d|3[0-2])(?![\w/.-]*\w)/.exec(text.slice(offset, offset + 24))
  return match === null ? 0 : match[0].length
}

function isOctet(part: string): boolean {
  return /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255
}

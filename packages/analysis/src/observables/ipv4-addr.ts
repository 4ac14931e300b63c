/** Whether `text` is a dotted decimal IPv4 address; leading zeros are refused, since readers disagree about octal. */
export function isIpv4(text: string): boolean {
  return text.length >= 7 && text.length <= 15 && dottedQuad.test(text)
}

const octet = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`
const dottedQuad = new RegExp(`^(?:${octet}\\.){3}${octet}$`)

/** The prefix length of a CIDR that begins at `offset` with `/`, as it stands in the text; 0 characters when there is none. */
export function cidrSuffixLength(text: string, offset: number): number {
  const match = /^\/(?:[12]?\d|3[0-2])(?![\w/.-]*\w)/.exec(text.slice(offset, offset + 24))
  return match === null ? 0 : match[0].length
}

/** A prose article of about `length` UTF-16 units, the same for the same number, with some indicators in it. */
export function articleText(length: number, seed: number): string {
  const parts: string[] = []
  let size = 0
  let state = seed >>> 0
  while (size < length) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const part = sentences[state % sentences.length]?.(state) ?? ''
    parts.push(part)
    size += part.length + 1
  }
  return asRead(parts.join(' ').slice(0, length))
}

/** One run of memory, as a text has it that came out of a message; a slice of a joined string is read more slowly. */
function asRead(text: string): string {
  return String(JSON.parse(JSON.stringify(text)))
}

const hex = (state: number, length: number) => (state * 2_654_435_761).toString(16).repeat(8).slice(0, length)

const sentences: readonly ((state: number) => string)[] = [
  () =>
    'The operators sent mails with an attached archive to the accounting staff of several freight companies.',
  () => 'A shortcut in the archive starts PowerShell with an encoded command and fetches the next stage.',
  () => 'Researchers who looked at the case found no sign that the vendor knew about it before last week.',
  (state) =>
    `The loader asks hxxps://cdn-${state % 997}.quill-${state % 89}[.]net/v2/poll for orders every ten minutes.`,
  (state) =>
    `It was seen at 185.${state % 250}.${(state >> 8) % 250}[.]${(state >> 16) % 250} until the end of May.`,
  () => 'It copies itself into the profile of the user, creates a scheduled task and deletes the archive.',
  () => 'On two machines the attackers dumped the memory of LSASS and moved on to a file server over RDP.',
  () =>
    'Customers should update to the newest release, and look for the files and tasks that are listed below.',
  (state) =>
    `The second stage has the MD5 ${hex(state, 32).padEnd(32, 'a')} and is packed with a known tool.`,
  () =>
    'Emotet, TrickBot and Cobalt Strike were used by other groups in the same months, yet nothing links them.',
  (state) =>
    `The flaw CVE-2024-${10_000 + (state % 9_000)} was fixed in April, and is exploited since then.\n\n`,
  () =>
    'That is why the authors think that the campaign goes on, even if its servers are down at the moment.',
]

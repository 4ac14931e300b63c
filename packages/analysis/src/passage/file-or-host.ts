/** Endings of source, archive and program files that are top-level domains too. */
const both = new Set('app cc com md mk mm mov one pid pl pm ps py rs sh so tf url vi zip'.split(' '))
/** Those that name hosts more often than files. */
const mostlyHosts = new Set(['com', 'one', 'url'])

/** Whether a name may be a file's and a host's by its ending (lower case, without the dot). */
export function endsLikeBoth(ending: string): boolean {
  return both.has(ending)
}

/** Whether a word that nobody marked as a host is rather a file: `setup.py`, not `www.evil.zip` or `code.mil.mm`. */
export function isRatherFile(labels: readonly string[]): boolean {
  const ending = labels.at(-1) ?? ''
  if (!both.has(ending) || mostlyHosts.has(ending)) return false
  return isShortName(labels) && !(labels.length === 3 && registries.test(labels[1] ?? ''))
}

/** Whether a name is as short as those of files are. */
export function isShortName(labels: readonly string[]): boolean {
  return labels.length <= 3 && labels[0]?.toLowerCase() !== 'www'
}

const registries = /^(?:com?|org|net|edu|ac|gov|mil)$/

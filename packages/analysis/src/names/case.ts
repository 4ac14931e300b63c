const attackId = /^[GSC]\d{4}$/
const shortName = 4
/** `Equation Group` and `Equation group`, not `Fancy bear`. */
const otherCapital =
  /[ _-](?:\P{Ll}|(?:group|team|gang|loader|stealer|ransomware|backdoor|malware|rat|compromise|campaign|activity|intrusions|attack)$)/u

/**
 * Whether a name is written as such: a short one exactly, a weak one exactly or in capitals, others with a capital letter
 * where they have one. A long word that is nothing but a name may be written small (`trickbot`).
 */
export function fitsCase(written: string, matched: string, weak: boolean): boolean {
  if (attackId.test(written)) return matched === written
  if (matched === written || (!weak && matched.startsWith(written))) return true
  if (weak && matched.length > written.length) return false
  const letters = matched.replace(/[^\p{L}\p{N}]/gu, '').length
  if (letters < shortName) return false
  const capital = /^\P{Ll}/u.test(matched)
  if (!/^\p{Lu}/u.test(written)) return capital
  const isOneWord = !(written.includes('_') ? /[ -]/ : /[ _-]/).test(matched)
  if (weak) return capital && (letters > shortName || matched === matched.toUpperCase())
  return capital ? isOneWord || otherCapital.test(matched) : isOneWord && letters > shortName + 1
}

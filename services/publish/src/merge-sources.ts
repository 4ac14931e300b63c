import type { Source } from '@huntwire/intel-model'

/** `known` and then what of `seen` is new, by name and URL, in the order of first sight. */
export function mergeSources(known: readonly Source[], seen: readonly Source[]): readonly Source[] {
  const merged = [...known]
  for (const source of seen) {
    if (!merged.some((one) => one.name === source.name && one.url === source.url)) merged.push(source)
  }
  return merged
}

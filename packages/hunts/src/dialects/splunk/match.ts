/** A field that is any of some quoted values, in which `*` is a wildcard. */
export function inList(field: string, quoted: readonly string[]): string {
  return quoted.length === 1 ? `${field}=${quoted.join('')}` : `${field} IN (${quoted.join(', ')})`
}

/** The name that a dataset's fields carry in front: `Processes` of `Endpoint.Processes`. */
export function leaf(dataset: string): string {
  return dataset.slice(dataset.lastIndexOf('.') + 1)
}

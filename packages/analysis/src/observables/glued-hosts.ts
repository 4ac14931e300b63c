/** Endings that hosts have most often; a label that begins with one may be the end of a host and the next one. */
const ending = /^(com|net|org|edu|info|biz)(?=[a-z0-9-]{4})/
/** Words of labels that begin so by themselves. */
const words =
  /^(?:com(?:[bcdfimpqt]|e(?!ls)|a(?:nd|ra)|o(?:do|re)|put|cast|ic)|net(?:work|flix|lify|gear|ease|scape|scaler|com|bank|sol|s?(?:-|$)|app|guard|works|works?|mail|point|host|sec|safe|zone|site|cup|box|card|pay|fs|iq|one)|orga|educ|inform|infos|infob|bizt)/

/**
 * The hosts that a table which lost its cells glued together; none where nobody can tell where they join; undefined when
 * `host` (lower case) is one host. Two that imitate one name are told by it: `lanternn.comlantern-app.net`.
 */
export function gluedHosts(host: string): readonly string[] | undefined {
  const address = /^((?:\d{1,3}\.){3}\d{1,3})([a-z][a-z0-9-]*\..+)$/.exec(host)
  if (address !== null) return [address[1] ?? '', address[2] ?? '']
  const labels = host.split('.')
  if (labels.length < 3) return undefined
  const inner = labels.slice(1, -1)
  if (inner.filter((label) => ending.test(label) && !words.test(label)).length > 1) return []
  if (inner.filter((label) => /^(?:com|net|org)$/.test(label)).length > 1) return []
  for (let at = 1; at < labels.length - 1; at++) {
    const label = labels[at] ?? ''
    const end = ending.exec(label)?.[1]
    if (end !== undefined && likeEachOther(labels[at - 1] ?? '', label.slice(end.length)))
      return [
        [...labels.slice(0, at), end].join('.'),
        [label.slice(end.length), ...labels.slice(at + 1)].join('.'),
      ]
  }
  return undefined
}

/** Whether two labels begin with the same five letters. */
function likeEachOther(one: string, other: string): boolean {
  return one.length >= shared && one.slice(0, shared) === other.slice(0, shared)
}

const shared = 5

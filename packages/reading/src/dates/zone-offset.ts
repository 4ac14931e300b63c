/** Zone names of RFC 822 and others that feeds use, in minutes east of UTC. */
const zones: ReadonlyMap<string, number> = new Map([
  ['z', 0],
  ['ut', 0],
  ['utc', 0],
  ['gmt', 0],
  ['wet', 0],
  ['west', 60],
  ['bst', 60],
  ['cet', 60],
  ['mez', 60],
  ['cest', 120],
  ['mesz', 120],
  ['eet', 120],
  ['eest', 180],
  ['msk', 180],
  ['sgt', 480],
  ['hkt', 480],
  ['jst', 540],
  ['kst', 540],
  ['aest', 600],
  ['aedt', 660],
  ['nzst', 720],
  ['nzdt', 780],
  ['ast', -240],
  ['adt', -180],
  ['edt', -240],
  ['est', -300],
  ['et', -300],
  ['cdt', -300],
  ['cst', -360],
  ['ct', -360],
  ['mdt', -360],
  ['mst', -420],
  ['mt', -420],
  ['pdt', -420],
  ['pst', -480],
  ['pt', -480],
  ['akdt', -480],
  ['akst', -540],
  ['hst', -600],
])

/** Minutes east of UTC; 0 for none and for an unknown name, null for a number that no zone has. */
export function zoneOffset(text: string | undefined): number | null {
  if (text === undefined) return 0
  const numeric = /([+-]) ?(\d{1,2}):?(\d{2})?$/.exec(text)
  if (numeric === null) return zones.get(text.toLowerCase()) ?? 0
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0)
  if (minutes > 24 * 60) return null
  return numeric[1] === '-' ? -minutes : minutes
}

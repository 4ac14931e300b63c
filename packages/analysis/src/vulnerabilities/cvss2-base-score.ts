/** The base score that a CVSS 2 vector (`AV:N/AC:L/Au:N/C:P/I:P/A:P`) stands for (FIRST, guide to version 2, §3.2.1); null for others. */
export function cvss2BaseScore(vector: string): number | null {
  const match = form.exec(vector)
  if (match === null) return null
  const [, access = '', complexity = '', authentication = '', ...losses] = match
  const left = losses.reduce((rest, loss) => rest * (1 - (lossWeights[loss] ?? 0)), 1)
  const impact = 10.41 * (1 - left)
  const exploitability =
    20 *
    (accessWeights[access] ?? 0) *
    (complexityWeights[complexity] ?? 0) *
    (authenticationWeights[authentication] ?? 0)
  if (impact === 0) return 0
  return Math.round((0.6 * impact + 0.4 * exploitability - 1.5) * 11.76) / 10
}

const form = /^AV:([LAN])\/AC:([HML])\/Au:([MSN])\/C:([NPC])\/I:([NPC])\/A:([NPC])$/
const accessWeights: Readonly<Record<string, number>> = { L: 0.395, A: 0.646, N: 1 }
const complexityWeights: Readonly<Record<string, number>> = { H: 0.35, M: 0.61, L: 0.71 }
const authenticationWeights: Readonly<Record<string, number>> = { M: 0.45, S: 0.56, N: 0.704 }
const lossWeights: Readonly<Record<string, number>> = { N: 0, P: 0.275, C: 0.66 }

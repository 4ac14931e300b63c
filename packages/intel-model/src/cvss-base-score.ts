/** The base score that a CVSS 3.0 or 3.1 vector stands for (FIRST, specification 3.1 §7.1); null for other vectors. */
export function cvssBaseScore(vector: string): number | null {
  if (!/^CVSS:3\.[01]\//.test(vector)) return null
  const metrics = new Map(
    vector
      .slice(0, 200)
      .split('/')
      .slice(1)
      .map((part) => {
        const [name = '', value = ''] = part.split(':')
        return [name, value] as const
      }),
  )
  const changed = metrics.get('S') === 'C'
  const weight = (name: keyof typeof weights) => weights[name][metrics.get(name) ?? '']
  const privileges = (changed ? privilegesChanged : weights.PR)[metrics.get('PR') ?? '']
  const exploit = [weight('AV'), weight('AC'), privileges, weight('UI')]
  const losses = [weight('C'), weight('I'), weight('A')]
  if (!exploit.every(isNumber) || !losses.every(isNumber) || !['U', 'C'].includes(metrics.get('S') ?? ''))
    return null
  const base = 1 - losses.reduce((left, loss) => left * (1 - loss), 1)
  const impact = changed ? 7.52 * (base - 0.029) - 3.25 * (base - 0.02) ** 15 : 6.42 * base
  if (impact <= 0) return 0
  const exploitability = exploit.reduce((product, factor) => product * factor, 8.22)
  return roundUp(Math.min((changed ? 1.08 : 1) * (impact + exploitability), 10))
}

const loss: Readonly<Record<string, number>> = { H: 0.56, L: 0.22, N: 0 }
const weights: Readonly<
  Record<'AV' | 'AC' | 'PR' | 'UI' | 'C' | 'I' | 'A', Readonly<Record<string, number>>>
> = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  PR: { N: 0.85, L: 0.62, H: 0.27 },
  UI: { N: 0.85, R: 0.62 },
  C: loss,
  I: loss,
  A: loss,
}
const privilegesChanged: Readonly<Record<string, number>> = { N: 0.85, L: 0.68, H: 0.5 }

/** Names that every object has are no metrics. */
function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}

/** To one decimal, upwards, on whole numbers as the specification's appendix A has it. */
function roundUp(score: number): number {
  const whole = Math.round(score * 100_000)
  return whole % 10_000 === 0 ? whole / 100_000 : (Math.floor(whole / 10_000) + 1) / 10
}

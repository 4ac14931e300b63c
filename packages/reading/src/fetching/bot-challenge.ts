type Headers = Readonly<Record<string, string | string[] | undefined>>

/** Headers with which gatekeepers say that an answer is a puzzle for browsers and not the page. */
const challenges: readonly (readonly [header: string, values: RegExp, who: string])[] = [
  ['cf-mitigated', /challenge/i, 'Cloudflare'],
  ['x-amzn-waf-action', /challenge|captcha/i, 'AWS WAF'],
  ['x-dd-b', /./, 'DataDome'],
  ['x-sucuri-block', /./, 'Sucuri'],
]

/** Whose challenge for browsers an answer is; null when it is none. */
export function botChallenge(headers: Headers): string | null {
  const found = challenges.find(([header, values]) =>
    [headers[header] ?? []].flat().some((value) => values.test(value)),
  )
  return found?.[2] ?? null
}

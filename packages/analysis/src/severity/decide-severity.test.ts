import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Advisory, Severity } from '@huntwire/intel-model'
import { articleOf } from '../../test/article-of.ts'
import { analyse } from '../analyse.ts'

function severityOf(title: string, body: string): Severity {
  return analyse(articleOf(title, body)).severity
}

function rulesOf({ reasons }: Severity): string[] {
  return reasons.map(({ rule }) => rule)
}

test('a hijacked package that takes secrets is critical, shown by what it did and not by advice', () => {
  const { level, reasons } = severityOf(
    'Two releases of tiny-router stole tokens',
    `Releases 2.0.1 and 2.0.2 of the npm package tiny-router carried code that is in no commit of its repository.
Treat every secret on the machine as stolen. The malware collects tokens and passwords and sends them away.`,
  )
  assert.equal(level, 'critical')
  for (const { evidence } of reasons) assert.doesNotMatch(evidence?.quote ?? '', /Treat every secret/)
})

test('advice states no fact', () => {
  const calm = severityOf(
    'New dropper is described',
    'The dropper is a small malware program. If you run it, treat all data as stolen. You should look for ransomware.',
  )
  assert.equal(calm.level, 'medium')
  assert.ok(!rulesOf(calm).includes('severity.breach'))
})

for (const running of ['The campaign goes on.', 'It is going on.', 'It is still under way.'])
  test(`a campaign against organisations that goes on is high: ${running}`, () => {
    const severity = severityOf(
      'A stealer for front desks',
      `Attackers send booking requests to hotels. A stealer is installed. ${running}`,
    )
    assert.equal(severity.level, 'high')
    assert.ok(!severity.unknowns.includes('whether it is still going on'))
  })

test('accounts of organisations that are being taken over are high', () => {
  const body =
    'Attackers try one password against every school. In three cases accounts were taken over by the attackers.'
  const goesOn = severityOf('Password spraying against schools', `${body} The campaign goes on.`)
  assert.deepEqual(rulesOf(goesOn), ['severity.campaign', 'severity.account-takeover'])
  assert.equal(severityOf('Password spraying against schools', body).level, 'medium')
})

test('espionage against a state with data taken is high; without data taken it is not', () => {
  const lead =
    'A threat actor broke into the networks of two ministries; the tools fit an intelligence service.'
  const taken = severityOf('Quiet intrusion', `${lead} Mailboxes were exported at night.`)
  assert.deepEqual([taken.level, ...rulesOf(taken)], ['high', 'severity.espionage'])
  assert.equal(severityOf('Quiet intrusion', lead).level, 'medium')
})

test('a catalogued flaw without a login in an appliance that faces the internet is critical', () => {
  const title = 'CVE-2023-4966: buffer overflow in a VPN gateway'
  const level = (body: string) => severityOf(title, body).level
  assert.equal(level('The VPN appliance leaks memory. No account is needed.'), 'critical')
  assert.equal(level('The VPN appliance leaks memory. An attacker without any account can ask.'), 'critical')
  assert.equal(level('The VPN appliance leaks memory. An account is needed.'), 'high')
})

test('what the article says to calm lowers the level, and is shown', () => {
  const title = 'New stealer in attacks on hotels'
  const body = 'The gang sends the stealer to hotels since March.'
  assert.equal(severityOf(title, body).level, 'high')
  for (const [hedge, said] of [
    ['historic', 'The servers are long gone.'],
    ['mobile-only', 'It runs on Android only.'],
  ] as const) {
    const calm = severityOf(title, `${body} ${said}`)
    assert.equal(calm.level, 'medium')
    assert.ok(rulesOf(calm).includes(`severity.hedge.${hedge}`))
  }
})

test('a stated score of 8 or more makes an entry of a catalogue more than a record', () => {
  const title = '[GHSA / HIGH] CVE-2099-12345: tiny-wiki: page history is shown to others'
  const level = (body: string) => severityOf(title, body).level
  assert.equal(level('The history of a page is shown. CVSS 8.1'), 'medium')
  assert.equal(level('The history of a page is shown. CVSS 5.4'), 'low')
})

test('malware in a package is a threat of high severity', () => {
  const body =
    'Any computer that has this package installed or running should be considered fully compromised. All secrets and keys stored on that computer should be rotated immediately from a different computer.'
  for (const title of [
    'GHSA-2222-3333-4444: Malware in tiny-colours',
    '[GHSA / CRITICAL] Malware in tiny-colours',
  ]) {
    const { relevance, severity } = analyse(articleOf(title, body))
    assert.ok(relevance.isThreat)
    assert.equal(severity.level, 'high')
  }
})

test('an advisory of a catalogue is rated by its fields and its words', () => {
  const advisory: Advisory = {
    catalogue: 'github',
    id: 'GHSA-2222-3333-4444',
    aliases: [],
    added: null,
    due: null,
    ransomware: null,
    severity: 'high',
    cvss: 8.1,
    cvssVector: null,
    weaknesses: [],
    affected: [],
    withdrawn: false,
  }
  const level = (title: string, body: string) =>
    analyse({ ...articleOf(`GHSA-2222-3333-4444: ${title}`, `# ${title}\n\n${body}`), advisory }).severity
      .level
  assert.equal(
    level('tiny-wiki shows page history', 'Severity: high (CVSS 8.1)\n\nWeaknesses: CWE-200'),
    'medium',
  )
  assert.equal(
    level('tiny-wiki shows page history', 'Severity: low (CVSS 3.1)\n\nWeaknesses: CWE-200'),
    'low',
  )
  assert.equal(level('tiny-colours', 'Severity: critical\n\nWeaknesses: CWE-506'), 'high')
  assert.equal(level('npm package tiny-colours contains malware', 'Severity: critical'), 'high')
})

test('what may happen is not what happens', () => {
  const level = (body: string) => severityOf('A flaw in Acorn forms', body).level
  assert.equal(level('Attackers are exploiting the flaw.'), 'high')
  assert.equal(level('The flaw could be exploited by attackers.'), 'medium')
  assert.equal(level('If attackers exploit the flaw, they read a log.'), 'medium')
})

test('what needs no login is no unknown', () => {
  const unknown = 'whether an attacker needs a login'
  const unknowns = (body: string) => severityOf('CVE-2099-12345 in a server', body).unknowns
  assert.ok(unknowns('It leaks memory.').includes(unknown))
  for (const body of [
    'It needs no login.',
    'No authentication is required.',
    'It does not require an account.',
  ])
    assert.ok(!unknowns(body).includes(unknown), body)
})

test('every reason is shown in the text where the text has it', () => {
  const hosts = ['198.51.100[.]1', '198.51.100[.]2', '198.51.100[.]3'].join('\n')
  for (const severity of [
    severityOf('Short note', `Addresses seen this week:\n${hosts}`),
    severityOf('Launching our new product', 'We are excited. Start a free trial.'),
    severityOf(
      'Waterworks hit',
      'Hackers broke into the network of a utility and copied the data of customers.',
    ),
  ])
    for (const { rule, evidence } of severity.reasons) assert.ok(evidence !== undefined, rule)
})

test('an appliance that faces the internet with a flaw rated critical is high, and critical once exploited', () => {
  const flaw = 'Northwall has fixed a critical flaw in its VPN gateways.'
  assert.equal(severityOf('Critical flaw in Northwall gateways', flaw).level, 'high')
  const exploited = severityOf(
    'Critical flaw in Northwall gateways',
    `${flaw} It is being exploited in attacks.`,
  )
  assert.equal(exploited.level, 'critical')
})

test('what a link says is no statement, nor is what comes after exploitation', () => {
  const calm = (more: string) =>
    severityOf('A loader for clerks', `The loader is malware that waits for an hour. ${more}`).level
  assert.equal(
    calm('See https://vendor.example/blog/criminals-actively-exploiting-rdp-flaws for more.'),
    'medium',
  )
  assert.equal(calm('The post-exploitation started an hour later.'), 'medium')
  assert.equal(calm('Its authors exploit the market for tickets.'), 'medium')
})

test('people of a country are no state', () => {
  const body = 'The loader is malware. It holds a Russian word that means pancake. Banks have seen it.'
  assert.ok(!rulesOf(severityOf('A loader for clerks', body)).includes('severity.state-actor'))
})

test('whether a flaw is exploited is asked of flaws only', () => {
  const campaign = severityOf(
    'Loader spreads by mail',
    'The loader comes by mail and uses a known UAC bypass. It was seen at banks.',
  )
  assert.ok(!campaign.unknowns.some((one) => /login|exploited/.test(one)))
  const flaw = severityOf('Flaw in Quill 3', 'CVE-2099-77001 is a flaw in Quill 3. It is fixed.')
  assert.ok(flaw.unknowns.includes('whether it is being exploited'))
})

test('attackers who bring malware onto servers or into companies are high, at people’s homes medium', () => {
  const level = (said: string) => severityOf('Brass Kite spreads a new loader', said).level
  assert.equal(level('Attackers use a loader that infects servers without a password.'), 'high')
  assert.equal(level('A campaign spreads the loader, researchers say. It goes on.'), 'high')
  assert.equal(level('A campaign spreads the loader in cracked games. It goes on.'), 'medium')
})

test('news of one victim and cases before courts are medium', () => {
  const body = 'The attackers encrypted servers and the gang asked for money.'
  const level = (title: string) => severityOf(title, body).level
  assert.equal(level('Ransomware gang encrypts servers of shipyards'), 'high')
  assert.equal(level('Shoe chain confirms breach'), 'medium')
  assert.equal(level('Man pleads guilty to role in ransomware gang'), 'medium')
})

test('a review of many things is low, whatever is told in it', () => {
  const { level, reasons } = severityOf(
    'Weekly recap: gateway zero-day exploited, stealer returns',
    'Attackers are exploiting the flaw in VPN gateways in the wild to install a backdoor.',
  )
  assert.equal(level, 'low')
  assert.ok(reasons.some(({ text }) => text.endsWith('low at most')))
})

test('what is exploited in an appliance that faces the internet is critical where the title says so', () => {
  const body = 'Updates are out. Logs show strange logins.'
  assert.equal(severityOf('Flaw in VPN gateway exploited in attacks', body).level, 'critical')
  assert.equal(severityOf('Flaw in drawing program exploited in attacks', body).level, 'high')
})

test('a weak sign of a threat makes no more than a record', () => {
  assert.equal(severityOf('The hacker who collects clocks', 'He has forty of them at home.').level, 'low')
})

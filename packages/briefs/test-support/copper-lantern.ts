import { articleIdOf, type Brief, briefSchema, huntIdOf, sha256Hex } from '@huntwire/intel-model'

const url = 'https://labs.example/copper-lantern'
const id = articleIdOf(url)
const body = [
  'Copper Lantern: a parcel notice that installs the WICKLOADER backdoor',
  'Since April 2026 the group has sent parcel notices to logistics firms in Portugal and Spain. The campaign is still running.',
  'The attachment `notice_0417.zip` holds a shortcut that runs rundll32.exe C:\\Users\\Public\\wick.dll,Lit and sets HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run.',
  'It polls hxxps://parcels.lantern-post[.]example/v1/tick at 203.0.113[.]41 every ten minutes.',
  'In three cases it exploits CVE-2023-38831. The operators copied the customer database to their server.',
  'Samples: https://www.virustotal.com/gui/. Write to press@labs.example or read www.labs.example. Version 3.1.0.4.',
].join('\n')

/** A brief of a fictional campaign with something in every part. */
export const copperLantern: Brief = briefSchema.parse({
  specVersion: '1.0',
  engine: { version: '0.1.0', derivation: 'e1-k1' },
  id,
  articleId: id,
  revision: sha256Hex(body),
  storyId: id,
  title: 'Copper Lantern: a parcel notice that installs the WICKLOADER backdoor',
  url,
  language: 'en',
  tlp: 'clear',
  sources: [
    { name: 'Example Labs', url, published: '2026-05-15T08:00:00.000Z' },
    { name: 'Daily Wire', url: 'https://wire.example/copper', published: null },
  ],
  published: '2026-05-15T08:00:00.000Z',
  summary:
    'Since April 2026 the group has sent parcel notices to logistics firms in Portugal and Spain. The operators copied the customer database to their server.',
  bodySha256: sha256Hex(body),
  relevance: {
    verdict: 'threat',
    isThreat: true,
    reasons: [
      {
        rule: 'relevance.malware',
        text: 'names malicious software',
        points: 4,
        evidence: quote('WICKLOADER'),
      },
      { rule: 'relevance.indicators', text: 'lists 7 indicators', points: 4 },
    ],
  },
  severity: {
    level: 'high',
    reasons: [
      {
        rule: 'severity.campaign-theft',
        text: 'a running campaign aimed at organisations, with theft confirmed',
        evidence: quote('The operators copied the customer database to their server.'),
      },
    ],
    unknowns: ['how many organisations were reached', 'who is behind it'],
  },
  observables: [
    observable(
      'file-name',
      'notice_0417.zip',
      'indicator',
      'no rule says that it is harmless',
      'notice_0417.zip',
    ),
    observable(
      'domain-name',
      'parcels.lantern-post.example',
      'indicator',
      'defanged by the author',
      'parcels.lantern-post[.]example',
    ),
    observable(
      'url',
      'https://parcels.lantern-post.example/v1/tick',
      'indicator',
      'defanged by the author',
      'hxxps://parcels.lantern-post[.]example/v1/tick',
    ),
    observable('ipv4-addr', '203.0.113.41', 'indicator', 'defanged by the author', '203.0.113[.]41'),
    observable(
      'cve',
      'CVE-2023-38831',
      'indicator',
      'the article is about this vulnerability',
      'CVE-2023-38831',
    ),
    observable(
      'windows-registry-key',
      'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run',
      'indicator',
      'no rule says that it is harmless',
      'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run',
    ),
    observable(
      'domain-name',
      'www.virustotal.com',
      'benign',
      'on the warning list "security vendors"',
      'www.virustotal.com',
    ),
    observable(
      'url',
      'https://www.virustotal.com/gui/',
      'benign',
      'on the warning list "security vendors"',
      'https://www.virustotal.com/gui/',
    ),
    observable(
      'email-addr',
      'press@labs.example',
      'reference',
      'the article’s own site',
      'press@labs.example',
    ),
    observable('ipv4-addr', '3.1.0.4', 'benign', 'a version number', '3.1.0.4'),
  ],
  vulnerabilities: [
    {
      id: 'CVE-2023-38831',
      about: true,
      product: 'RARLAB WinRAR',
      cvss: 7.8,
      kev: { added: '2023-08-24', due: '2023-09-14', ransomware: true },
      evidence: quote('it exploits CVE-2023-38831'),
    },
  ],
  names: [
    { kind: 'malware', id: null, name: 'WICKLOADER', matched: 'WICKLOADER', evidence: quote('WICKLOADER') },
  ],
  techniques: [
    technique(
      'T1566.001',
      'Phishing: Spearphishing Attachment',
      'TA0001',
      'has sent parcel notices to logistics firms',
    ),
    technique(
      'T1218.011',
      'System Binary Proxy Execution: Rundll32',
      'TA0005',
      'runs rundll32.exe C:\\Users\\Public\\wick.dll,Lit',
    ),
    technique(
      'T1547.001',
      'Boot or Logon Autostart Execution: Registry Run Keys / Startup Folder',
      'TA0003',
      'sets HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run',
    ),
    technique(
      'T1071.001',
      'Application Layer Protocol: Web Protocols',
      'TA0011',
      'It polls hxxps://parcels.lantern-post[.]example/v1/tick',
    ),
  ],
  killChain: [
    { phase: 'delivery', tactic: 'TA0001', techniques: ['T1566.001'] },
    { phase: 'installation', tactic: 'TA0003', techniques: ['T1547.001'] },
    { phase: 'command-and-control', tactic: 'TA0011', techniques: ['T1071.001'] },
    {
      phase: 'actions-on-objectives',
      tactic: 'TA0010',
      techniques: [],
      evidence: quote('WICKLOADER'),
    },
  ],
  quotedRules: [
    {
      language: 'yara',
      name: 'wick_loader',
      text: 'rule wick_loader {\n  strings:\n    $a = "~~~~ wick ~~~~"\n  condition:\n    $a\n}\n',
      evidence: quote('wick.dll'),
    },
  ],
  hunts: [
    {
      id: huntIdOf(id, 'indicator:domain-name'),
      title: 'Machines that asked for or reached a domain of WICKLOADER',
      kind: 'indicator',
      hypothesis: 'A machine that WICKLOADER reached asks for the domain that the article names as hostile',
      whyNow: [quote('It polls hxxps://parcels.lantern-post[.]example/v1/tick')],
      techniques: ['T1071.001'],
      phase: 'command-and-control',
      confidence: 'high',
      dataNeeded: ['Network_Resolution.DNS', 'DeviceNetworkEvents'],
      hitLooksLike: 'Any row: a machine that asked for the name.',
      expectedVolume: 'none',
      falsePositives: ['Researchers that follow the article.'],
      triage: ['Find the process that asked for the name', 'Look for the other indicators.'],
      blindSpots: ['DNS over HTTPS to an outside resolver.'],
      references: [url],
      expires: '2026-06-14',
      model: {
        form: 'sighting',
        observableType: 'domain-name',
        values: ['parcels.lantern-post.example'],
        lookbackDays: 30,
      },
      queries: {
        splunk: {
          text: [
            '| tstats summariesonly=true count min(_time) as firstTime max(_time) as lastTime',
            '    from datamodel=Network_Resolution.DNS',
            '    where earliest=-30d@d latest=now DNS.query IN ("parcels.lantern-post.example", "*.parcels.lantern-post.example")',
            '    by DNS.src DNS.query',
            '| rename DNS.* as *',
          ].join('\n'),
        },
        'splunk-raw': {
          text: 'tag=network tag=resolution tag=dns earliest=-30d@d query IN ("parcels.lantern-post.example")',
        },
        defender: {
          text: [
            'let hosts = dynamic(["parcels.lantern-post.example"]);',
            'DeviceNetworkEvents',
            '| where Timestamp > ago(30d)',
            '| where RemoteUrl has_any (hosts)',
          ].join('\n'),
        },
        sentinel: {
          text: 'DnsEvents\n| where TimeGenerated > ago(30d)\n| where Name in~ ("parcels.lantern-post.example")',
        },
        sigma: { refused: 'a sighting over several log sources is not one Sigma rule' },
        esql: { refused: 'this dialect is not checked yet' },
      },
    },
  ],
  notes: ['body cut at 1 MiB'],
})

function quote(text: string): Brief['severity']['reasons'][number]['evidence'] & object {
  const start = body.indexOf(text)
  return { quote: text, start, end: start + text.length, block: body.slice(0, start).split('\n').length - 1 }
}

function observable(
  type: Brief['observables'][number]['type'],
  value: string,
  role: Brief['observables'][number]['role'],
  roleReason: string,
  written: string,
): Brief['observables'][number] {
  return { type, value, role, roleReason, defanged: written !== value, evidence: quote(written) }
}

function technique(technique: `T${string}`, name: string, tactic: string, words: string) {
  return {
    id: technique,
    name,
    domain: 'enterprise',
    tactics: [tactic],
    method: 'rule',
    confidence: 0.9,
    evidence: quote(words),
  }
}

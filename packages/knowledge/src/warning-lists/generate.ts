/**
 * Writes the compact warning lists. Run by hand in the repository:
 * `node packages/knowledge/src/warning-lists/generate.ts [data dir]`. Reads `misp-warninglists/`.
 *
 * Left out on purpose: the 62,745 "public DNS resolvers" (most are open home routers, which botnets use too; the
 * well-known ones are in `public-resolvers.ts`), dynamic DNS, disposable mail and cloud ranges (no sign of innocence).
 */
import { readFileSync } from 'node:fs'
import { dataDir } from '../tables/data-dir.ts'
import { writeTable } from '../tables/write-table.ts'

interface WarningList {
  readonly name: string
  readonly list: readonly string[]
}

/** Earlier lists name a host before later ones do. */
const hostLists = [
  { id: 'security-provider-blogpost', label: 'security vendors and blogs' },
  { id: 'automated-malware-analysis', label: 'malware analysis services' },
  { id: 'url-shortener', label: 'link shorteners' },
  { id: 'whats-my-ip', label: 'what-is-my-address services' },
  { id: 'crl-hostname', label: 'certificate revocation hosts' },
  { id: 'captive-portals', label: 'captive portal checks' },
  { id: 'microsoft-office365', label: 'Microsoft 365 hosts' },
  { id: 'microsoft-win10-connection-endpoints', label: 'Windows connection endpoints' },
  { id: 'microsoft', label: 'Microsoft domains' },
  { id: 'google', label: 'Google domains' },
  { id: 'moz-top500', label: 'Moz top 500 sites' },
  { id: 'tranco10k', label: 'Tranco top 10,000 sites' },
]
const hashLists = [
  { id: 'empty-hashes', label: 'hashes of empty files' },
  { id: 'eicar.com', label: 'EICAR test file' },
  { id: 'common-ioc-false-positive', label: 'common false-positive hashes' },
]

const source = dataDir(process.argv)
const shared = new Set(hostsOf('lots-project'))

writeTable(
  import.meta.url,
  'hosts.tsv',
  hostLists.map(({ id, label }) => [id, label, hostsOf(id).filter(isHost).sort().join(' ')]),
)
writeTable(import.meta.url, 'shared-hosting.tsv', [
  ['lots-project', 'sites that lend their name to anybody', [...shared].filter(isHost).sort().join(' ')],
])
writeTable(
  import.meta.url,
  'hashes.tsv',
  hashLists.map(({ id, label }) => [id, label, read(id).list.map(lower).filter(isHash).sort().join(' ')]),
)

function read(id: string): WarningList {
  return JSON.parse(readFileSync(new URL(`misp-warninglists/lists__${id}__list.json`, source), 'utf8'))
}

function hostsOf(id: string): string[] {
  return [...new Set(read(id).list.map((entry) => lower(entry).replace(/^\./, '')))]
}

function lower(text: string): string {
  return text.toLowerCase()
}

function isHost(text: string): boolean {
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(text)
}

function isHash(text: string): boolean {
  return /^[0-9a-f]+$/.test(text) && [32, 40, 64, 128].includes(text.length)
}

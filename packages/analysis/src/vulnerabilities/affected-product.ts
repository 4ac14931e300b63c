/** What a text says is affected: the product, and with its versions the words at `[start, end)`. */
export interface AffectedProduct {
  readonly product: string
  readonly start: number
  readonly end: number
}

const token = String.raw`(?!CVE-|CVSS|GHSA-|The\b|This\b|It\b|An?\b|In\b)[A-Z][\w+&'’-]*(?:\.[A-Za-z]\w*)*`
const joint = '(?: (?:of|for|and|&)(?= [A-Z]))?'
const product = String.raw`(?<![\w-])(?<product>${token}(?:${joint} (?:${token}|\d{3,4}(?![.\w])|[A-Z]?\d+[A-Z]+\w*)){0,7}(?!\w)(?: (?:kernel|firmware|plugin|theme|extension|library|router|server|series)(?: for ${token})?)?)`
const determiner =
  "(?:(?:the|its|their|all|several|multiple|many|some|certain) (?:popular |open[- ]source |vendor['’]s )?)?"
const weakness =
  'vulnerabilit(?:y|ies)|flaws?|bugs?|holes?|issues?|errors?|weakness(?:es)?|zero-days?|0-days?|bypass|injection|overflow|traversal|deseriali(?:s|z)ation|use-after-free|scripting|escalation|execution|disclosure|upload|escape|forgery|(?:memory|information) leak|control|read|write|RCE|XSS|SSRF|corruption|confusion'
/** In titles they have capitals. */
const titledWeakness = weakness.replaceAll(/\b[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`)
const versions = String.raw`(?: \(?(?:versions?|releases?|builds?|firmware))? ?(?:(?:before|prior to|up to(?: and including)?|through|until|below|earlier than|older than|from|<=?) ?)?v?\d+(?:\.(?:\d+|x|\*))*[\w-]*(?:(?:,? (?:and|or|to|through|until|up to|before|prior to)|,| ?[-–]) ?(?:earlier|below|prior|older|later|newer|including|v?\d+(?:\.(?:\d+|x|\*))+[\w-]*)){0,8}`

/** A name in small letters counts where a range of versions follows or a mark-up says that it is one. */
const smallName = String.raw`(?<![\w@/.-])\x60?(?<product>@?[a-z][a-z0-9]*(?:[-_./][a-z0-9]+){0,4})\x60?`
const range = String.raw`(?=,? (?:(?:versions?|releases?) )?(?:before|prior to|up to|through|until|below|earlier than|older than|<=?|from) ?v?\d|,? versions? v?\d)`

/** Kinds of weaknesses as titles of advisories write them: "Exchange Server Remote Code Execution Vulnerability". */
const titledKind =
  '(?:Remote Code Execution|Arbitrary Code Execution|Elevation of Privilege|Privilege Escalation|Information Disclosure|Security Feature Bypass|Authentication Bypass|Denial of Service|Spoofing|Tampering|(?:OS )?Command Injection|SQL Injection|Code Injection|Path Traversal|Directory Traversal|Deserialization(?: of Untrusted Data)?|Use-After-Free|Type Confusion|Memory Corruption|Cross-Site Scripting|Out-of-Bounds (?:Read|Write)|Missing Authentication|Hard-[Cc]oded Credentials?|Improper [A-Z]\\w+(?: [A-Z]\\w+)?)'

/** The ways in which texts say it, surest first. */
const patterns: readonly RegExp[] = [
  String.raw`\bCVE-\d{4}-\d{4,9}\b\W{1,6}${product}(?<! (?:Remote|Arbitrary|OS|Multiple|Stored|Reflected|Unauthenticated))(?= ${titledKind}(?: Vulnerability)?\b)`,
  String.raw`\b(?:in|of|affects?|affecting|impacts?|impacting) ${determiner}${product}${range}`,
  String.raw`\b(?:${titledWeakness})\b[^.;\n|]{0,40}? (?:in|affecting|impacting|within|of) ${determiner}${product}`,
  String.raw`\bCVE-\d{4}-\d{4,9}\b(?: \([^)\n]{0,60}\)|\))?,?(?: [a-z]+){0,3} (?:in|affects?|affecting|impacts?|impacting) ${determiner}${product}`,
  String.raw`\b(?:[Aa]n?|[Tt]he|[Nn]ew|[Cc]ritical|actively exploited) ${product}(?: [a-z][a-z-]+){0,3} (?:${weakness})\b`,
  String.raw`^[\t *-]*(?:[Aa]ffected(?: [Pp]roducts?| [Vv]ersions?| [Ss]oftware)?|[Pp]roducts?|[Vv]endor\/product) ?: *${product}`,
  String.raw`^[\t *-]*${smallName}(?= \((?:npm|PyPI|pip|RubyGems|Maven|Go|NuGet|crates\.io|Packagist|composer|Hex|Pub|[Rr]ust|SwiftURL|Actions|GitHub Actions)\))`,
  `${product}(?=${versions}(?: (?:is|are|has|allows?|deserialise|contains?)| is affected|,? (?:which|that)))`,
  `${product}(?= is (?:affected|vulnerable)\\b| v?\\d[\\d.]*,?(?: [a-z]+)? (?:fixes|closes|patches|addresses|resolves)\\b)`,
  String.raw`\b(?:in|of|affects?|affecting|impacts?) (?:the )?${smallName}${range}`,
  String.raw`\b(?:affects?|affecting|impacts?|run(?:s|ning)? in|sits in|lies in|exists in|found in|exploits?|against|code execution in|(?:fixed|patched|closed) in|through|requests to|panel of|page of|interface of|component of) ${determiner}${product}`,
].map((pattern) => new RegExp(pattern, 'gm'))
const behindProduct = new RegExp(versions, 'y')

/** The product that a sentence, a title or some lines say is affected, with offsets into `text`; undefined when none. */
export function affectedProduct(text: string): AffectedProduct | undefined {
  for (const pattern of patterns) {
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const written = match.groups?.['product'] ?? ''
      const at = match.index + match[0].lastIndexOf(written)
      const { name, start } = wholeOf(text, written.replace(/['’]s?$/, ''), at)
      if (name === '' || isNoProduct(name)) continue
      behindProduct.lastIndex = start + name.length
      const end = behindProduct.test(text) ? behindProduct.lastIndex : start + name.length
      return { product: name, start, end }
    }
  }
  return undefined
}

const part = new RegExp(
  ` ?(?:[a-z-]+ ){0,2}(?:component|feature|module|functions?|interface|service|parser|endpoint|page|panel|driver|portal|console|daemon|handler|engine|stack|protocol|API|subsystem|utility|tool) (?:of|in|for|used by) ${determiner}${product}`,
  'y',
)

/** The product that what was found is only a part of: "the SSL VPN component of X". */
function wholeOf(
  text: string,
  name: string,
  start: number,
): { readonly name: string; readonly start: number } {
  part.lastIndex = start + name.length
  const whole = part.exec(text)?.groups?.['product']
  return whole === undefined ? { name, start } : { name: whole, start: part.lastIndex - whole.length }
}

const months =
  'January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday'
/** Agencies, dates, people, and kinds and parts of weaknesses that stand where a product would. */
const others = new RegExp(
  `^(?:(?:${months})\\b.*|CISA|NIST|FBI|NSA|MITRE|Google Project Zero|Attackers?|Hackers?|Both|They|We|He|She|Users?|Customers?|Critical|High|Medium|Low|Important|Moderate|Severe|(?:.* )?Patch Tuesday(?: .*)?|Version|Patch|Update|SQL|PHP|HTTPS?|API|RCE|XSS|DoS|OS|XML|HTML|LDAP|DNS|TLS|SSL|CRLF|SSRF|CSRF|XXE|IDOR|LFI|RFI|DLL|JSON|YAML|JWT|URL|CVSS|PoC|VPN|Wi-Fi|Bluetooth|UAC|Common Vulnerability Scoring System|(?:.* )?(?:Vulnerabilit(?:y|ies)|Disclosure|Researchers?|Intelligence|Advisor(?:y|ies)|Bulletin|Directive|Catalogu?e|Initiative|Team|Labs|Agency|Conference|Zero Day)|.*\\.(?:docx?|pdf|xlsx?|exe|dll|zip|rar|rtf))$`,
)

function isNoProduct(name: string): boolean {
  return others.test(name)
}

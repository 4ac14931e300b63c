/** What a text says is affected: the product, and with its versions the words at `[start, end)`. */
export interface AffectedProduct {
  readonly product: string
  readonly start: number
  readonly end: number
}

const token = String.raw`(?!CVE-|CVSS|GHSA-|The\b|This\b|It\b|An?\b|In\b)[A-Z][\w+&'’-]*(?:\.[A-Za-z]\w*)*`
const joint = '(?: (?:of|for|and|&)(?= [A-Z]))?'
const product = String.raw`(?<![\w-])(?<product>${token}(?:${joint} (?:${token}|\d{3,4}(?![.\w])|[A-Z]?\d+[A-Z]+\w*)){0,5}(?: (?:kernel|firmware|plugin|theme|extension|library|router|routers|server|servers|devices|cameras|series))?)`
const determiner =
  "(?:(?:the|its|their|all|several|multiple|many|some|certain) (?:popular |open[- ]source |vendor['’]s )?)?"
const weakness =
  'vulnerabilit(?:y|ies)|flaws?|bugs?|holes?|issues?|errors?|weakness(?:es)?|zero-days?|0-days?|bypass|injection|overflow|traversal|deseriali[sz]ation|use-after-free|scripting|escalation|execution|disclosure|upload|escape|forgery|leak|control|read|write|RCE|XSS|SSRF|corruption|confusion'
const versions = String.raw`(?: (?:versions?|releases?|builds?|firmware))? ?(?:(?:before|prior to|up to(?: and including)?|through|until|below|earlier than|older than|from|<=?) ?)?v?\d+(?:\.(?:\d+|x|\*))*[\w-]*(?:(?:,? (?:and|or|to|through|until|up to|before)|,| ?[-–]) ?(?:earlier|below|prior|older|later|newer|including|v?\d+(?:\.(?:\d+|x|\*))+[\w-]*)){0,8}`

/** The ways in which texts say it, surest first. */
const patterns: readonly RegExp[] = [
  String.raw`\b(?:${weakness})\b[^.;\n|]{0,40}? (?:in|affecting|impacting|within|of) ${determiner}${product}`,
  String.raw`\bCVE-\d{4}-\d{4,9}\b(?: \([^)\n]{0,60}\))?,?(?: [a-z]+){0,3} (?:in|affects?|affecting|impacts?|impacting) ${determiner}${product}`,
  String.raw`^[\t *-]*(?:[Aa]ffected(?: [Pp]roducts?| [Vv]ersions?| [Ss]oftware)?|[Pp]roducts?|[Vv]endor\/product) ?: *${product}`,
  `${product}(?=${versions}(?: (?:is|are|has|allows?|deserialise|contains?)| is affected|,? (?:which|that)))`,
  String.raw`\b(?:affects?|affecting|impacts?|run(?:s|ning)? in|sits in|lies in|exists in|found in|exploits?|against|code execution in) ${determiner}${product}`,
].map((pattern) => new RegExp(pattern, 'gm'))
const behindProduct = new RegExp(versions, 'y')

/** The product that a sentence, a title or some lines say is affected, with offsets into `text`; undefined when none. */
export function affectedProduct(text: string): AffectedProduct | undefined {
  for (const pattern of patterns)
    for (const match of text.matchAll(pattern)) {
      const name = match.groups?.['product']?.replace(/['’]s?$/, '')
      if (name === undefined || isNoProduct(name)) continue
      const start = match.index + match[0].lastIndexOf(match.groups?.['product'] ?? '')
      behindProduct.lastIndex = start + name.length
      const end = behindProduct.test(text) ? behindProduct.lastIndex : start + name.length
      return { product: name, start, end }
    }
  return undefined
}

const months =
  'January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday'
/** Agencies, dates and kinds that stand where a product would. */
const others = new RegExp(
  `^(?:(?:${months})\\b.*|CISA|NIST|FBI|NSA|MITRE|Google Project Zero|Attackers?|Hackers?|Researchers?|Both|They|We|He|She|Users?|Customers?|Critical|High|Medium|Low|SQL|PHP|HTTP|API|RCE|XSS|DoS|Version|Patch|Update|.*\\.(?:docx?|pdf|xlsx?|exe|dll|zip|rar|rtf))$`,
)

function isNoProduct(name: string): boolean {
  return others.test(name)
}

import { fromAbove, type PageElement, wordsOf } from './page-element.ts'

/** Elements that hold no running text of an article. */
const junkElements = new Set('figcaption aside nav footer form time address dialog textarea'.split(' '))

/** Inside a figure these are content all the same. */
const contentOfFigures = new Set(['pre', 'table', 'blockquote'])

/** Beginnings of words with which pages label what is beside the article. */
const junkWords =
  /^(?:related|shar(?:e|ing)|social|sns|author|byline|tags?$|newsletter|subscri|promo|sponsor|advert|ads?$|caption|credits?$|breadcrumb|sidebar|recommend|popular|trending|footer|nav|menu|toolbar|sign(?:up|in)|login|dateline|timestamp|pubdate|published|copyright|outbrain|taboola|dek$|standfirst|sub(?:title|head)|kicker|eyebrow|pagination|pager$|popup|modal|overlay|cookie|consent|banner|readmore|excerpt|teaser|avatar|attribution)/

/** Words that label such parts as well as parts of articles. */
const doubtfulWords =
  /^(?:widget|hidden|more|meta|bio|time|date|tools?|rating|gallery|slideshow|carousel|slider|profile|actions?|info|cta|upsell|callout|recirc|upnext|toc|follow|donate|paywall|membership|affiliate|poll|quiz|survey|tooltip|topics|categories|keywords|partners?|rail|ticker|next|prev|previous|player|print|register|headlines|contributor|disclaimer|views|visually|sr)$/

/** Classes that say what a post is about, as WordPress writes them on its posts. */
const topicClass = /(?:^|\s)(?:tag|category)-\S+/g
const isPost = /\b(?:hentry|type-post|status-publish)\b/

/** The most of the prose around it that a part may hold and yet be taken for what its label says. */
const largestJunk = 0.4
/** The most of the prose that a doubtful word may label in all, in many small parts, and yet be believed. */
const largestDoubtful = 0.25

export type Trust = 'labels' | 'elements'

/** Lines of prose by the element they stand in, and how much of all prose elements hold. */
export type Prose = {
  readonly lines: readonly { readonly element: PageElement; readonly value: number }[]
  readonly shareOf: (element: PageElement) => number
}

/**
 * Tells whether an element lies in a part beside the article. What holds much of the prose is the article whatever its
 * label, and a doubtful word that labels much of it in many small parts says nothing on this page. With trust in
 * `elements` only, labels are not looked at.
 */
export function junkFinder(prose: Prose, trust: Trust): (element: PageElement) => boolean {
  const reasonsOf = fromAbove<Reasons>((element, above) => {
    const own = prose.shareOf(element) < largestJunk ? reasonsAgainst(element, trust) : []
    const doubtful = own.filter((reason) => doubtfulWords.test(reason))
    const content = contentOfFigures.has(element.name)
    return {
      inFigure: element.name === 'figure' || (above?.inFigure === true && !content),
      certain: own.length > doubtful.length || above?.certain === true,
      doubtful:
        doubtful.length === 0
          ? (above?.doubtful ?? none)
          : new Set([...(above?.doubtful ?? []), ...doubtful]),
    }
  })
  const shares = new Map<string, number>()
  let all = 0
  for (const { element, value } of prose.lines) {
    all += value
    for (const reason of reasonsOf(element).doubtful) shares.set(reason, (shares.get(reason) ?? 0) + value)
  }
  return fromAbove<boolean>((element) => {
    const { certain, inFigure, doubtful } = reasonsOf(element)
    return (
      certain || inFigure || [...doubtful].some((reason) => (shares.get(reason) ?? 0) < largestDoubtful * all)
    )
  })
}

/** What speaks against an element and those around it; the doubtful words one by one. */
type Reasons = {
  readonly certain: boolean
  readonly inFigure: boolean
  readonly doubtful: ReadonlySet<string>
}

const none: ReadonlySet<string> = new Set()

function reasonsAgainst(element: PageElement, trust: Trust): readonly string[] {
  const reasons: string[] = []
  if (element.hidden) reasons.push('!')
  if (junkElements.has(element.name)) reasons.push(`<${element.name}>`)
  if (trust === 'elements' || element.label === '') return reasons
  const { label } = element
  const words = wordsOf(isPost.test(label) ? label.replace(topicClass, ' ') : label)
  return [...reasons, ...words.filter((word) => junkWords.test(word) || doubtfulWords.test(word))]
}

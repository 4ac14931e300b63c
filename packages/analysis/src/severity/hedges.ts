import type { SeverityLevel } from '@huntwire/intel-model'
import type { WordClass } from '../statements/word-classes.ts'

/** What the article says that makes it less urgent. */
export type Hedge =
  | 'not-exploited'
  | 'limited'
  | 'historic'
  | 'mobile-only'
  | 'private'
  | 'breach-news'
  | 'police'
  | 'periodic'
  | 'review'
  | 'niche'

interface HedgeWords {
  readonly text: string
  readonly says: readonly string[]
  /** A title speaks of the article; the first lines may mention other cases. */
  readonly where: 'title' | 'title and lead'
  /** Whether it calms every article, or only one that reports a vulnerability. */
  readonly calms: 'all' | 'advisories'
  /** Words beside which it does not count. */
  readonly unless?: WordClass
  readonly floor: SeverityLevel
  /** The highest level that a title with these words may reach, whatever else is told. */
  readonly cap?: SeverityLevel
}

/** The words that state a hedge. None of them counts where exploitation is stated. */
export const hedgeWords: Readonly<Record<Hedge, HedgeWords>> = {
  'not-exploited': {
    text: 'no exploitation seen',
    says: ['notExploited'],
    where: 'title and lead',
    calms: 'advisories',
    floor: 'medium',
  },
  limited: {
    text: 'only under conditions',
    says: ['limited'],
    where: 'title and lead',
    calms: 'advisories',
    floor: 'medium',
  },
  niche: {
    text: 'of little spread',
    says: ['niche'],
    where: 'title and lead',
    calms: 'advisories',
    floor: 'medium',
  },
  historic: {
    text: 'a case of the past',
    says: ['past'],
    where: 'title and lead',
    calms: 'all',
    floor: 'medium',
  },
  'mobile-only': {
    text: 'concerns mobile devices',
    says: ['mobile'],
    where: 'title and lead',
    calms: 'all',
    unless: 'computer',
    floor: 'medium',
  },
  private: {
    text: 'aimed at private people',
    says: ['privateLife'],
    where: 'title and lead',
    calms: 'all',
    unless: 'victim',
    floor: 'medium',
  },
  'breach-news': {
    text: 'news of one victim',
    says: [
      'confirming breach',
      'sufferer ransomNews -destruction',
      'stolen ransomNews',
      'ransom lost data -attacker',
      'breach lost data',
    ],
    where: 'title',
    calms: 'all',
    unless: 'supply',
    floor: 'medium',
  },
  police: {
    text: 'those behind it were caught',
    says: ['police caught', 'caught attacker', 'sentenced'],
    where: 'title',
    calms: 'all',
    floor: 'medium',
  },
  periodic: {
    text: 'a periodic review',
    says: ['periodic'],
    where: 'title',
    calms: 'all',
    floor: 'low',
  },
  review: {
    text: 'one of many reviews of many things',
    says: ['review'],
    where: 'title',
    calms: 'all',
    floor: 'low',
    cap: 'low',
  },
}

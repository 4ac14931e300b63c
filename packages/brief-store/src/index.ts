export { InvalidCursor } from './cursor.ts'
export type { BriefList, ListQuery } from './list-briefs.ts'
export { type BriefCounts, type BriefStore, openBriefStore } from './open-brief-store.ts'
export type { Telling } from './tellings.ts'

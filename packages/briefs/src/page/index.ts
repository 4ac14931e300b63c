export { type BriefListPage, renderBriefList } from './brief-list.ts'
export { renderBriefPage } from './brief-page.ts'
export { renderNotFound } from './not-found.ts'
export { stylesheet } from './stylesheet.ts'

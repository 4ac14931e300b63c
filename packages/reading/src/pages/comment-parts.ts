import { fromAbove, type PageElement, wordsOf } from './page-element.ts'

/** Words that label what readers write. */
const commentWords =
  /^(?:comment|disqus|discuss|repl(?:y|ies)|respon(?:d|ses)|livefyre|viafoura|spotim|reactions)/

/** What holds more of the prose than this is the page, which says that it has comments. */
const largest = 0.9

/** Tells whether an element lies among the comments of readers, which may be longer than the article. */
export function commentFinder(shareOf: (element: PageElement) => number): (element: PageElement) => boolean {
  return fromAbove<boolean>(
    (element, above) =>
      above === true ||
      (element.label !== '' &&
        wordsOf(element.label).some((word) => commentWords.test(word)) &&
        shareOf(element) < largest),
  )
}

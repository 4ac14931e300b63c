import type { ConfiguredSource } from './configured-source.ts'

/** The feeds among the sources that have a URL, as OPML 2.0. What a tag holds beside its name, a comma or slash, is a space. */
export function writeOpml(sources: readonly ConfiguredSource[]): string {
  const outlines = sources.flatMap((source) => {
    if (source.kind !== 'feed' || source.location.kind !== 'url') return []
    const category = source.tags.map((tag) => tag.replace(/[,/]/g, ' ').trim()).join(',')
    const name = attribute(source.name)
    return [
      `    <outline type="rss" text="${name}" title="${name}" xmlUrl="${attribute(source.location.url)}"` +
        `${category === '' ? '' : ` category="${attribute(category)}"`}${source.language === null ? '' : ` language="${attribute(source.language)}"`}/>`,
    ]
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head>',
    '    <title>Sources of Huntwire</title>',
    '  </head>',
    '  <body>',
    ...outlines,
    '  </body>',
    '</opml>',
    '',
  ].join('\n')
}

/** Text for a quoted attribute; characters that XML cannot hold become U+FFFD. */
function attribute(text: string): string {
  return text
    .toWellFormed()
    .replace(notInXml, '\uFFFD')
    .replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** What XML 1.0 forbids. */
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

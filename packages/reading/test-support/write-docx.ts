import { writeZip, type ZipFile } from './write-zip.ts'

/** A DOCX whose body is WordprocessingML, with `docProps/core.xml` when given. */
export function writeDocx(
  body: string,
  core: string | null = null,
  others: readonly ZipFile[] = [],
): Uint8Array {
  return writeZip([...docxFiles(body, core), ...others])
}

/** The files of such a DOCX. */
export function docxFiles(body: string, core: string | null = null): readonly ZipFile[] {
  return Object.entries({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ...(core === null ? {} : { 'docProps/core.xml': core }),
  }).map(([name, content]) => ({ name, content: Buffer.from(content) }))
}

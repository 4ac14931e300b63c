import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeText } from './decode-text.ts'

const latin1 = Buffer.from('caf\xe9', 'latin1')

test('takes the encoding from BOM, header, declaration, and else from the bytes', () => {
  const rows: readonly (readonly [bytes: Uint8Array, contentType: string | null, text: string])[] = [
    [Buffer.from('\ufeffcafé'), 'text/html; charset=iso-8859-2', 'café'],
    [Buffer.from('\ufeffcafé', 'utf16le'), null, 'café'],
    [Buffer.from([0xc4, 0xe3]), 'text/xml; charset=gbk', '你'],
    [
      Buffer.from('<?xml version="1.0" encoding="koi8-r"?>\xc1', 'latin1'),
      null,
      '<?xml version="1.0" encoding="koi8-r"?>а',
    ],
    [Buffer.from('<meta charset=koi8-r>\xc1', 'latin1'), null, '<meta charset=koi8-r>а'],
    [Buffer.from('café'), 'text/html; charset=ISO-8859-1', 'café'],
    [latin1, 'text/html; charset=iso-8859-1', 'café'],
    [latin1, 'text/html; charset=no-such-thing', 'café'],
    [latin1, null, 'café'],
    [Buffer.from('café'), null, 'café'],
    [Buffer.from('<?xml version="1.0"?>', 'utf16le'), null, '<?xml version="1.0"?>'],
    [Buffer.alloc(0), null, ''],
  ]
  for (const [bytes, contentType, text] of rows) assert.equal(decodeText(bytes, { contentType }), text)
})

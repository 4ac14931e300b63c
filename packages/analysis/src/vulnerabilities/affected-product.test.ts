import assert from 'node:assert/strict'
import { test } from 'node:test'
import { affectedProduct } from './affected-product.ts'

const rows: readonly (readonly [text: string, product: string | undefined, quote?: string])[] = [
  [
    'A command injection in Orrin Mail Gateway before 7.4.2.',
    'Orrin Mail Gateway',
    'Orrin Mail Gateway before 7.4.2',
  ],
  [
    'CVE-2031-1001 affects Pell Queue versions 1.0 through 2.3',
    'Pell Queue',
    'Pell Queue versions 1.0 through 2.3',
  ],
  [
    'Affected: Basalt Load Balancer 3.0, 3.1 and 3.2',
    'Basalt Load Balancer',
    'Basalt Load Balancer 3.0, 3.1 and 3.2',
  ],
  ['The bug in the Linux kernel gives root.', 'Linux kernel', 'Linux kernel'],
  ['A flaw in December 2019 was worse.', undefined],
  ['It was found by researchers.', undefined],
  [
    'CVE-2031-1001 – Umber Mail Server Remote Code Execution Vulnerability',
    'Umber Mail Server',
    'Umber Mail Server',
  ],
  [
    'A flaw (tracked as CVE-2031-1001) was disclosed in the UmberForms plugin.',
    'UmberForms plugin',
    'UmberForms plugin',
  ],
  ['Broken Access Control in UmberForms', 'UmberForms', 'UmberForms'],
  ['Umber4j has a flaw that is old.', undefined],
  ['It was closed in Microsoft’s Patch Tuesday of May.', undefined],
  ['It is described as an OS command injection flaw.', undefined],
  ['It was released as part of the Umber Traders leak.', undefined],
  ['We reported it through Coordinated Vulnerability Disclosure.', undefined],
]

for (const [text, product, quote] of rows)
  test(`${product} in ${JSON.stringify(text)}`, () => {
    const found = affectedProduct(text)
    assert.equal(found?.product, product)
    assert.equal(found && text.slice(found.start, found.end), quote)
  })

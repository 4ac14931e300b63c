import { mkdirSync, writeFileSync } from 'node:fs'
import manifest from './package.json' with { type: 'json' }
import { asyncApiDocument, jsonSchemaOf, topics } from './src/index.ts'

mkdirSync(new URL('./schemas/', import.meta.url), { recursive: true })
for (const row of Object.values(topics)) {
  write(`./schemas/${row.kind}.v${row.major}.schema.json`, jsonSchemaOf(row.kind))
}
write('./asyncapi.json', asyncApiDocument(manifest.version))

function write(path: string, value: unknown): void {
  writeFileSync(new URL(path, import.meta.url), `${JSON.stringify(value, null, 2)}\n`)
}

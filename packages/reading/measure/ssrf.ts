import { countForbiddenConnects } from '../test-support/count-forbidden-connects.ts'

// npm run measure -- ssrf: every way to spell a forbidden address that the tests know, and what was connected to.

const { results, control } = await countForbiddenConnects()
const connected = results.filter(({ connects }) => connects.length > 0)
const notRefused = results.filter(({ refused }) => !refused)
for (const { way, connects } of connected) console.log(`CONNECTED ${way}: ${connects.join(', ')}`)
for (const { way } of notRefused) console.log(`NOT REFUSED ${way}`)
console.log(
  `ways to a forbidden address: ${results.length}, with a connection: ${connected.length}, refused in words: ${results.length - notRefused.length}`,
)
console.log(`connections seen when a name on the allow-list is asked: ${control.length}`)
process.exitCode = connected.length === 0 && notRefused.length === 0 && control.length > 0 ? 0 : 1

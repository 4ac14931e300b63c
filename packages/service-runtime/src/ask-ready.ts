// The health check of a container: exits 0 when /readyz of the service beside it says so, else 1 with the answer.
const port = process.env['HUNTWIRE_PORT'] || '8080'
try {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(4_000) })
  if (!answer.ok) throw new Error(await answer.text())
} catch (error) {
  process.stderr.write(`not ready: ${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}

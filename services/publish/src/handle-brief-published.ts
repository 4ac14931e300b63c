import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { renderJson, renderMarkdown } from '@huntwire/briefs'
import { DependencyUnavailable, type Handler } from '@huntwire/event-log'
import { decodeEvent } from '@huntwire/events'
import type { Brief } from '@huntwire/intel-model'
import { fileEndingOf, fileNameOf } from './file-name.ts'

/** Keeps the files of each brief in `directory`; a file is whole or not there, never half written. */
export function handleBriefPublished(options: { readonly directory: string }): Handler {
  return async (record) => {
    if (record.value === null) {
      await onDisk(options.directory, () => removeBriefFiles(options.directory, idOf(record.key)))
      return { kind: 'skip', reason: 'delivered' }
    }
    const decoded = decodeEvent('brief-published', record)
    if (!decoded.ok) return { kind: 'dead-letter', reason: decoded.reason, message: decoded.message }
    const files = filesOf(decoded.event.data)
    await onDisk(options.directory, () => writeFiles(options.directory, files))
    return { kind: 'skip', reason: 'delivered' }
  }
}

type BriefFile = { readonly name: string; readonly text: string }

function filesOf(brief: Brief): readonly BriefFile[] {
  const name = fileNameOf(brief)
  return [
    { name: `${name}.json`, text: renderJson(brief) },
    { name: `${name}.md`, text: renderMarkdown(brief) },
  ]
}

async function writeFiles(directory: string, files: readonly BriefFile[]): Promise<void> {
  await mkdir(directory, { recursive: true })
  for (const { name, text } of files) await replaceFile(join(directory, name), text)
}

async function removeBriefFiles(directory: string, briefId: string): Promise<void> {
  const ending = fileEndingOf(briefId)
  await mkdir(directory, { recursive: true })
  const names = await readdir(directory)
  const own = names.filter((name) => name.endsWith(`${ending}.json`) || name.endsWith(`${ending}.md`))
  await Promise.all(own.map((name) => rm(join(directory, name), { force: true })))
}

async function replaceFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.part`, text)
  await rename(`${path}.part`, path)
}

function idOf(key: Uint8Array | null): string {
  return key === null ? '' : new TextDecoder().decode(key)
}

async function onDisk(directory: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (cause) {
    throw new DependencyUnavailable('disk', `cannot write to ${directory}: ${cause}`, { cause })
  }
}

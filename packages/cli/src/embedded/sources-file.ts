import { fileURLToPath } from 'node:url'

/** The sources that come along: samples on this disk. */
export const bundledSources = fileURLToPath(new URL('../../../../samples/sources.yaml', import.meta.url))

/** What is read instead when it lies in the working directory. */
export const ownSources = 'sources.yaml'

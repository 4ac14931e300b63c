/** What lies in a data directory beside the event log. */
export const stateFile = 'ingest-state.sqlite'
export const briefsFile = 'briefs.sqlite'

/** Topic and group names of the embedded run always start so. */
export const embeddedPrefix = 'huntwire.'

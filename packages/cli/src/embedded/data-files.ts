/** What lies in a data directory. */
export const logFile = 'log.sqlite'
export const stateFile = 'state.sqlite'
export const briefsFile = 'briefs.sqlite'

/** Where a record stands in the event log; `offset` is decimal. */
export type Coordinates = { readonly topic: string; readonly partition: number; readonly offset: string }

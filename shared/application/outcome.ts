/** What came of a message, of a record of the stream, or of a webhook. Each consumer returns it. */
export type Outcome =
  | { readonly outcome: 'done' }
  /** Something that it needs failed: it is tried again. */
  | { readonly outcome: 'retry'; readonly error: unknown }
  /** No retry can mend it. The code says why; `unread` is said of what no schema knows. */
  | { readonly outcome: 'terminal'; readonly reason: string; readonly unread?: true }

export const done = { outcome: 'done' } as const satisfies Outcome

/** What throws is tried again; all else is done with it. */
export const doneAfter = async (work: Promise<unknown>): Promise<Outcome> => {
  await work
  return done
}

/**
 * A secret's versions that hold, apart by white space, the newest first: it signs, and what the others signed is taken.
 * Throws for one that is empty, under which anybody could make the same, or that was not given; `name` is told then.
 */
export const versionsOf = (secret: string | undefined, name: string): [string, ...string[]] => {
  const [newest, ...older] = (secret ?? '').split(/\s+/).filter(Boolean)
  if (!newest) throw new Error(`no secret for ${name}`)
  return [newest, ...older]
}

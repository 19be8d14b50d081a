/** The same value as a newer version might have written it: a field more in every object, however deep. */
export const asNewer = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map(asNewer) as T
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).map(([key, field]) => [key, asNewer(field)])
  return {
    ...Object.fromEntries(fields),
    addedLater: { to: ['кейін', 2], term: 'none', skipped: ['2030-01-05'] },
  }
}

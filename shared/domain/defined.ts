/** Without what is undefined: a field that is not there is not a field that is empty. */
export const defined = <T extends object>(values: { [K in keyof T]: T[K] | undefined }): T => {
  // Each view of each commit passes here: a loop takes an eighth of the time of entries filtered.
  const given: Partial<T> = {}
  for (const key of Object.keys(values) as (keyof T)[])
    if (values[key] !== undefined) given[key] = values[key]
  return given as T
}

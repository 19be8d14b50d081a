/** A text in Kazakh and in Russian, as recommendations on draft acts are given. */
export const inBoth = (said: string) => ({ kk: `${said} (қазақша)`, ru: said })

/** The same in the two fields of a form. */
export const inBothFields = (name: string, said: string): Record<string, string> => {
  const { kk, ru } = inBoth(said)
  return { [`${name}.kk`]: kk, [`${name}.ru`]: ru }
}

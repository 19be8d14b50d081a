/** IINs and BINs that hold, with the check digit worked out in the plainest way. */

/** The twelfth digit for eleven; undefined where none is ever issued. */
export const checkDigit = (eleven: string): number | undefined => {
  let sum = 0
  for (let i = 0; i < 11; i++) sum += Number(eleven[i]) * (i + 1)
  if (sum % 11 < 10) return sum % 11
  sum = 0
  for (let i = 0; i < 11; i++) sum += Number(eleven[i]) * (i < 9 ? i + 3 : i - 8)
  return sum % 11 < 10 ? sum % 11 : undefined
}

/** The first number from this one on that has a check digit, with it. */
export const issued = (prefix: string, serial = 1): string => {
  const eleven = prefix + String(serial).padStart(11 - prefix.length, '0')
  const digit = checkDigit(eleven)
  return digit === undefined ? issued(prefix, serial + 1) : eleven + digit
}

/** A person's: born on 21 March 1985, the n-th of that day. */
export const iin = (n = 1) => issued('8503213', n)
/** A legal entity's: registered in May 2011, the n-th of that month. */
export const bin = (n = 1) => issued('110540', n)

/** The same with its last digit wrong. */
export const withWrongCheckDigit = (id: string) => id.slice(0, 11) + ((Number(id[11]) + 1) % 10)

/** Texts that cost more than they are long where somebody looks at them without a bound. */

/** By name, each of about so many UTF-16 units. */
export const costlyTexts = (units: number): Record<string, string> => {
  const of = (part: string) => part.repeat(Math.ceil(units / part.length))
  return {
    spaces: `a${of(' ')}b`,
    tabs: `a${of('\t')}b`,
    'line breaks': `a${of('\r\n')}b`,
    'carriage returns': `a${of('\r')}b`,
    'spaces no one sees': `a${of('\u00a0\u200b')}b`,
    'marks in the wrong order': `a${of('\u0301').slice(units / 2)}${of('\u0327').slice(units / 2)}`,
    'marks in turns': `a${of('\u0327\u0301')}`,
    'marks within the bound': of(`a${'\u0301'.repeat(15)}${'\u0327'.repeat(14)}`),
    'marks kept apart by what is removed': `a${of('\u0301\u0000\u0327\u0000')}`,
    'letters in parts': of('\u0438\u0306'),
    'Hangul in parts': of('\u1100\u1161'),
    'one sign that becomes eighteen': of('\ufdfa'),
    'halves of pairs': of('\ud83d'),
    emoji: of('😀'),
    digits: of('7'),
    'digits and spaces': `+7${of('7 ')}x`,
    hyphens: `A${of('-')}A`,
    dashes: `A${of('\u2010 ')}A`,
    dots: `a${of('.')}@`,
    'a long local part': `${of('a')}@example.kz`,
    'an endless domain': `a@${of('a.')}`,
    'a domain of hyphens': `a@${of('a-')}.kz`,
    'many at signs': of('@'),
    'an endless address': `https://${of('a.')}`,
    'an endless path': `https://example.kz/${of('../')}`,
    'an endless fraction': `2026-01-01T00:00:00.${of('1')}Z`,
    slashes: of('/'),
    'percent signs': of('%'),
    'angle brackets': of('<'),
  }
}

/** A posted action's fields become the API's body: `remarks.0.text` is a list's item, an empty row is none. */
export const inputOf = (fields: Record<string, string>): Record<string, unknown> => {
  const { idempotencyKey: _, lang: __, more: ___, ...rest } = fields
  const input: Record<string, unknown> = {}
  const rows = new Map<number, Record<string, unknown>>()
  for (const [name, value] of Object.entries(rest)) {
    const [, row, key] = /^remarks\.(\d{1,4})\.(\w+)$/.exec(name) ?? []
    if (row === undefined || key === undefined) input[name] = value
    else if (value.trim()) rows.set(Number(row), { ...rows.get(Number(row)), [key]: typed(key, value) })
  }
  const remarks = [...rows].sort(([a], [b]) => a - b).map(([, remark]) => remark)
  return remarks.length ? { ...input, remarks } : input
}

const typed = (key: string, value: string): unknown => {
  if (key === 'no') return Number(value)
  return key === 'accepted' ? value === 'true' : value
}

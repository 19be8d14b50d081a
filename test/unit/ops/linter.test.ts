/** Expressions whose time grows faster than a text are refused before they come to a door. */
import { ESLint } from 'eslint'
import { describe, expect, test } from 'vitest'

describe('the linter', () => {
  const eslint = new ESLint()
  const found = async (code: string) => {
    const [result] = await eslint.lintText(code, { filePath: 'shared/application/example.ts' })
    return result?.messages.map(({ ruleId }) => ruleId)
  }
  test.each([
    ['s.replace(/^[ \\t]+|[ \\t]+$/g, "")', 'regexp/no-super-linear-move'],
    ['/\\s+$/.test(s)', 'regexp/no-super-linear-move'],
    ['/^(a+)+$/.test(s)', 'regexp/no-super-linear-backtracking'],
    ['/^\\w*\\d*x$/.test(s)', 'regexp/no-super-linear-backtracking'],
  ])('refuses %s', async (code, rule) => {
    expect(await found(`export const f = (s: string): unknown => ${code}`)).toEqual([rule])
  })
  test('lets pass what is linear', async () => {
    expect(await found('export const f = (s: string) => s.replace(/\\s+/g, " ")')).toEqual([])
  })
})

/** Only what Biome cannot see: expressions whose time grows faster than the text that somebody sends. */
import * as parser from '@typescript-eslint/parser'
import * as regexp from 'eslint-plugin-regexp'

export default [
  {
    files: ['{events,shared,functions,infra}/**/*.ts'],
    languageOptions: { parser },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': [
        'error',
        { report: 'potential', ignoreSticky: false, ignorePartial: false },
      ],
    },
  },
]

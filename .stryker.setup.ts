/** Random walks inside a file of rules: they stay out of the trial of mutants, as the files of random walks do. */
import { beforeEach } from 'vitest'

beforeEach(({ task, skip }) => {
  if (task.suite?.name === 'of any register and any period') skip()
})

/**
 * Files that take minutes are begun first: begun last, each would run alone while the other lanes have nothing left to
 * do. Vitest knows how long a file took from an earlier run, which a clean clone has not had.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const longest = [
  'browser/accessible-desk',
  'local/dev',
  'local/drill',
  'end-to-end/burst',
  'end-to-end/again',
  'browser/case',
  'local/start',
]

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`))
  return place < 0 ? longest.length : place
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => placeOf(a) - placeOf(b))
  }
}

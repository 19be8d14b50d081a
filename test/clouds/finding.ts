/** What holding a cloud against the project comes to. */

/** Something that a cloud does otherwise than AWS, or says of the template and is no fault of it. */
export type Difference = {
  /** The test that fails for it, the rule that tells it, or the call that is denied. */
  what: RegExp
  why: string
}

export type Finding = {
  passed: number
  of: number
  /** Known differences, as they were seen again. */
  seen: Difference[]
  /** Known differences that were not: whatever was the reason may be gone. */
  unseen: Difference[]
  /** What no known difference explains. */
  unknown: string[]
}

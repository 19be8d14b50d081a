/** Everybody who does something. */
import { drafts, responds, versions } from './agencies.ts'
import { guesses, insists, submits, writes } from './citizens.ts'
import { composes, counts } from './composition.ts'
import { plans, worksOn } from './council.ts'
import {
  actsAtDesk,
  assignsMany,
  changesDirectory,
  entersAppeals,
  entersInitiatives,
  looksAround,
} from './desk.ts'
import { keepsDirectory } from './directory.ts'
import { holder } from './holders.ts'
import type { Actor } from './life.ts'
import { decree, erase, imports, rebuildsViews, redrives, relays, setsBack } from './operators.ts'
import { signs } from './signatories.ts'

export const actors: readonly Actor[] = [
  submits,
  writes,
  insists,
  guesses,
  holder('chair', 24),
  holder('secretary', 9),
  holder('head', 3),
  holder('agency', 5),
  drafts,
  versions,
  responds,
  entersAppeals,
  entersInitiatives,
  actsAtDesk,
  assignsMany,
  signs,
  changesDirectory,
  keepsDirectory,
  looksAround,
  plans,
  worksOn,
  composes,
  counts,
  erase,
  decree,
  rebuildsViews,
  setsBack,
  relays,
  redrives,
  imports,
]

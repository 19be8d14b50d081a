/** A draft act, as models of mails to its developer and to who has it. */
import { type NoticeEntries, ofDraft, worded } from '../occasion.ts'

export const draftNotices: NoticeEntries<
  'draft_registered' | 'draft_version' | 'draft_ended' | 'draft_too_early' | 'draft_agreed'
> = {
  draft_registered: {
    ofThen: true,
    model: ofDraft(({ e, draft, contactName, recommendation }) => ({
      kind: 'draft_registered',
      ...draft,
      contactName,
      recommendation,
      ...('tooEarly' in e && e.tooEarly && { asked: e.tooEarly }),
    })),
  },

  draft_version: {
    setsTheDay: () => true,
    model: ofDraft(({ c, common: { actUrl }, draft, recommendation, acceptance }) => ({
      kind: 'draft_version',
      ...draft,
      version: c.draftVersion,
      recommendation,
      ...acceptance,
      actUrl,
    })),
  },

  draft_too_early: {
    ofThen: true,
    model: ofDraft(({ e, draft, recommendation, common: { actUrl } }) =>
      'tooEarly' in e && e.tooEarly
        ? { kind: 'draft_too_early', ...draft, asked: e.tooEarly, recommendation, actUrl }
        : undefined,
    ),
  },

  draft_agreed: {
    model: ofDraft(({ e, draft, common: { actUrl } }) =>
      e.type === 'DraftCountedAsAgreed' ? { kind: 'draft_agreed', ...draft, due: e.due, actUrl } : undefined,
    ),
  },

  draft_ended: {
    ofThen: true,
    model: ofDraft(async ({ deps: { people }, e, c, draft }) => {
      if (e.type !== 'DraftReturned' && e.type !== 'DraftNotConsidered') return undefined
      const outcome = e.type === 'DraftReturned' ? 'returned' : 'not_considered'
      return { kind: 'draft_ended', ...draft, outcome, text: await worded(people, c.caseId, e.content) }
    }),
  },
}

import type { DirectoryChange, DirectoryMails } from '../../../shared/text/notices/kinds/directory.ts'
import { agency, commission, type Examples, type Facts } from './facts.ts'

export const directoryExamples = ({ said }: Facts): Examples<DirectoryMails> => {
  const [former, next] = [
    said('Ержан Маратұлы Сүлейменов', 'Ержан Маратович Сулейменов', 'Yerzhan Suleimenov'),
    said('Жанна Әлімқызы Оспанова', 'Жанна Алимовна Оспанова', 'Zhanna Ospanova'),
  ]
  const done = { how: 'changed', at: '2026-03-27T09:05:00.000Z', by: 'secretary' } as const
  const chair: DirectoryChange = {
    ...done,
    entry: { names: commission },
    lines: [{ of: 'chair', before: former, now: next }],
  }
  const address: DirectoryChange = {
    ...done,
    entry: { names: agency },
    lines: [{ of: 'email', before: 'office@su.example.kz', now: 'kense@su.example.kz' }],
  }
  const ended: DirectoryChange = { ...address, how: 'ended', from: '2026-04-01', lines: [] }
  const secretariat: DirectoryChange = {
    ...done,
    entry: 'secretariat',
    lines: [
      { of: 'member', before: `${former}, yerzhan@example.kz` },
      { of: 'member', now: `${next}, zhanna@example.kz` },
    ],
  }
  const acting: DirectoryChange = {
    ...done,
    entry: 'acting_head',
    lines: [
      { of: 'person', now: next },
      { of: 'period', from: '2026-04-01', until: '2026-04-14' },
    ],
  }
  const mail = { kind: 'directory_changed', part: 'former', changes: [chair] } as const
  return {
    mails: { directory_changed: mail },
    variants: [
      {
        kind: 'directory_changed',
        when: 'to the new address of a state body',
        model: { ...mail, part: 'holder', changes: [{ ...address, lines: [{ of: 'email' }] }] },
      },
      {
        kind: 'directory_changed',
        when: 'to the head: several of an hour',
        model: { ...mail, part: 'other', changes: [address, ended, secretariat, acting] },
      },
    ],
  }
}

/** Who signs the council's papers: opens them by a link, signs them elsewhere, and attaches the signature. */
import type { Actor, Life, Turn } from './life.ts'

/** CMS SignedData in base64: a sequence that says that it is one, and a word of its own. What it is worth is not looked into. */
const signatureOf = (word: string): string => {
  const said = Buffer.concat([Buffer.from('06092a864886f70d010702', 'hex'), Buffer.from(word)])
  return Buffer.concat([Buffer.from([0x30, said.length]), said]).toString('base64')
}

const attached = (life: Life, turn: Turn, url: string) => {
  const boundary = 'signature-follows'
  const lines = [
    `--${boundary}`,
    'content-disposition: form-data; name="signature"; filename="paper.cms"',
    'content-type: application/octet-stream',
    '',
    signatureOf(turn.id),
    `--${boundary}--`,
    '',
  ]
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  return life.request({ method: 'POST', url, headers, body: lines.join('\r\n') }, turn)
}

export const signs: Actor = {
  name: 'signatory signs papers',
  weight: 3,
  act: async (life, turn) => {
    const { chance } = turn
    const link = life.link(turn, chance.of(['chair', 'secretary', 'head', 'agency']))
    if (!link) return
    const page = await life.request(life.json('GET', `/act/${link.token}`), turn, 2)
    const papers = [...new Set(page?.body.match(/papers\/\d+-\d+\.pdf/g))]
    if (papers.length === 0) return
    const paper = `/act/${link.token}/${chance.of(papers)}`
    const opened = await life.request(life.json('GET', paper), turn, 2)
    if (opened?.status === 303) life.meet('a paper was opened')
    for (const answer of await life.oftenTwice(turn, () => attached(life, turn, `${paper}/signature`)))
      if (answer?.status === 303) life.meet('a paper was signed')
  },
}

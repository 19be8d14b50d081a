/** The council's papers in English: for applicants who wrote in it. */
import type { PaperWords } from './words.ts'

export const en: PaperWords = {
  phone: 'Tel.:',
  number: (number) => `No. ${number}`,
  heading: {
    recommendation: (title) => `Recommendations on the draft act: ${title}`,
    answer: (number, receivedOn) => `Answer to appeal No. ${number}, received on ${receivedOn}`,
    forwarding: (number, receivedOn) => `Forwarding of appeal No. ${number}, received on ${receivedOn}`,
    forwardedPart: (number, receivedOn) =>
      `Forwarding of a part of appeal No. ${number}, received on ${receivedOn}`,
  },
  letter: {
    due: (until) => `Please respond ${until}.`,
    undated: 'Please respond; the due date will be told once the working-day calendar is published.',
    how: (replyTo, number) =>
      `You can respond on the page of the letter (QR code; without registering), or by e-mail to ${replyTo}, quoting No. ${number}.`,
  },
  recommendation: {
    intro: 'The Public Council has considered the draft legal act and sends its recommendations.',
    due: (until) => `Please consider the recommendations and give a reasoned response ${until}.`,
    undated:
      'Please consider the recommendations and give a reasoned response; its due date will be told once the working-day calendar is published.',
    eachRemark:
      'Please answer each remark: accepted or declined. For a declined remark, the reason must be given.',
    remarks: 'Remarks on the draft',
    columns: {
      no: 'No.',
      clause: 'Article or clause of the draft',
      quote: 'Quotation from the draft',
      text: 'Remark',
    },
    carried: (version, no) => `Repeats remark ${no} on version ${version} of the draft.`,
  },
  answer: {
    intro: (receivedOn, number) =>
      `The Public Council has considered your appeal No. ${number}, received on ${receivedOn}.`,
    dispute: (until) =>
      `If you disagree with the answer, say so on the page of your appeal ${until}: the appeal will then be considered once more. This can be done once.`,
  },
  forwarding: {
    whole:
      'The Public Council forwards to you an appeal that lies outside its own competence (article 65 of the Administrative Procedural and Process Code of the Republic of Kazakhstan).',
    part: 'The Public Council forwards to you the part of an appeal that lies outside its own competence (article 65 of the Administrative Procedural and Process Code of the Republic of Kazakhstan). The council considers the rest.',
    next: 'Please consider the appeal by the procedure and within the term set by the Code, and answer the applicant directly. The applicant is told of the forwarding at the same time.',
    appeal: 'Text of the appeal',
    personal: 'The details of the applicant are passed on for the consideration of this appeal only.',
  },
  receipt: {
    intro: 'The appeal has been accepted and registered.',
    due: (until) => `The council will give a written answer ${until}.`,
    undated: 'The due date of the answer will be told once the working-day calendar is published.',
    keep: 'Keep the number and the code: with them you can follow the appeal and add to it at any time. Do not share the code.',
  },
  labels: {
    reference: 'Reference of the developer',
    actType: 'Type of act',
    version: 'Version of the draft',
    outcome: 'Outcome',
    subject: 'Subject',
    applicant: 'Applicant',
    address: 'Postal address',
    email: 'E-mail',
    phone: 'Telephone',
    number: 'Number',
    code: 'Code',
    received: 'Received',
    registered: 'Registered',
    due: 'Answer due',
  },
  attachments: (count) => `Attached: ${count} ${count === 1 ? 'file' : 'files'}.`,
  signature: { place: 'signature', electronic: 'Place of e-signature' },
  executor: 'Prepared by:',
  qr: { respond: 'Page to respond on', follow: 'Page of the appeal' },
  pages: (page, of) => `Page ${page} of ${of}`,
}

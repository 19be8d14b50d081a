/** Mails in English. */
import { formatDay, workingDays } from './dates.ts'
import type { MailWords } from './mail-words.ts'

const day = (d: string) => formatDay(d, 'en')

export const en: MailWords = {
  dateLater: 'to be set when the official calendar is published',
  willBeTold: 'You will be told the date then.',
  greeting: {
    person: (name) => `Dear ${name},`,
    chair: 'Dear Chair of the commission,',
    colleagues: 'Dear colleagues,',
    anyone: 'Hello,',
  },
  closing: 'Yours faithfully,',
  automatic: (replyTo) => `This message was sent automatically. You can reply to ${replyTo}.`,
  copyLink: 'If the button does not work, copy this address into your browser:',
  labels: {
    number: 'Number',
    code: 'Code',
    received: 'Received',
    registered: 'Registered',
    answerBy: 'Answer due',
    acceptBy: 'To be accepted by',
    recommendBy: 'Recommendations due',
    triageBy: 'Commission to be chosen by',
    respondBy: 'Response due',
    subject: 'Subject',
    topic: 'Topic',
    district: 'District',
    applicant: 'Applicant',
    commission: 'Commission',
    agency: 'State body',
    addressee: 'To',
    reference: 'Your reference',
    title: 'Draft act',
    actType: 'Type of act',
    letter: 'Letter No.',
    case: 'Case No.',
    sentOn: 'Date',
    answeredOn: 'Answered on',
    outcome: 'Outcome',
    decision: 'Decision',
    kind: 'Type of case',
  },
  counting: { title: 'How the date was counted.', notCounted: 'Not counted' },
  remark: {
    clause: (clause) => `Clause: ${clause}`,
    quote: (words) => `Draft says: “${words}”`,
    accepted: 'Response: accepted',
    declined: (reason) => `Response: declined${reason ? `. ${reason}` : ''}`,
  },
  receipt: {
    subject: 'your appeal is registered',
    intro: 'Your appeal has been accepted and registered. This letter is your receipt.',
    due: (until) => `A written answer will be sent to you ${until}.`,
    next: 'Your appeal now goes to the commission of the council that deals with the matter. The commission studies it, asks state bodies where needed, and prepares the answer.',
    rights:
      'If the matter lies outside the competence of the council, the appeal is forwarded to the competent body and you are told at the same time (article 65 of the Administrative Procedural and Process Code). If the term is extended, you are told within three working days (article 76).',
    keep: 'Keep the number and the code: with them you can follow your appeal and add to it at any time. Do not share the code.',
    button: 'Follow your appeal',
  },
  appeal_assigned: {
    subject: (due) => `an appeal for your commission${due ? `, answer due ${day(due)}` : ''}`,
    intro: 'An appeal has been assigned to your commission.',
    accept: (until) => `Please accept it for review ${until}.`,
    due: (until) => `The applicant must be answered ${until}.`,
    next: 'Through the link you can accept the appeal, write to a state body and answer the applicant.',
    button: 'Open the appeal',
    event: 'answer to the applicant due',
  },
  draft_assigned: {
    subject: (reference, due) =>
      `a draft act for your commission (${reference})${due ? `, recommendations due ${day(due)}` : ''}`,
    intro: 'A draft legal act has been assigned to your commission for recommendations.',
    accept: (until) => `Please accept it for review ${until}.`,
    due: (until) => `The recommendations must be sent to the developer ${until}.`,
    next: 'Through the link you can accept the draft, write to a state body and give recommendations with numbered remarks.',
    button: 'Open the draft act',
    event: 'recommendations on a draft act due',
  },
  assigned: {
    personal:
      'The link is for you alone. Do not forward this message: whoever has the link can act for the commission.',
    calendar: 'An entry for your calendar is attached.',
    linkInMail: 'The link to the case is in the mail that brought this entry.',
  },
  triage: {
    subject: (due) => `please choose a commission${due ? `, due ${day(due)}` : ''}`,
    intro: {
      appeal: 'An appeal has arrived for which the routing rules name no commission.',
      draft_act: 'A draft legal act has arrived for which the routing rules name no commission.',
      initiative: 'An initiative has been opened for which the routing rules name no commission.',
    },
    due: (until) => `Please choose a commission ${until}.`,
    competence:
      'If the matter lies outside the competence of the council, the appeal is to be forwarded to the competent body within three working days (article 65 of the Administrative Procedural and Process Code).',
    button: 'Choose a commission',
  },
  letter: {
    intro: 'A commission of the council is considering a matter within your competence. Its letter follows.',
    due: (until) => `Please respond ${until}.`,
    how: (replyTo, letter) =>
      `You can respond on the page of the letter without registering, or by e-mail to ${replyTo}, quoting ${letter}.`,
    personal: 'The link is for your organisation only.',
    button: 'Respond to the letter',
  },
  recommendation: {
    subject: (title) => `recommendations on the draft “${title}”`,
    intro: 'The Public Council has considered the draft legal act and sends its recommendations.',
    due: (until) => `Please consider the recommendations and give a reasoned response ${until}.`,
    remarks:
      'Please answer each remark: accepted or declined. For a declined remark, the reason must be given.',
    button: 'Respond to the recommendations',
  },
  response: {
    subject: (decision, amended) => `response ${amended ? 'amended' : 'received'}: ${decision.toLowerCase()}`,
    intro: 'The letter of your commission has been responded to.',
    amended: 'The addressee has amended its response to the letter of your commission.',
    late: 'The response came after its due date.',
    answerDue: (until) => `The appeal is still open: the applicant must be answered ${until}.`,
    nothing: 'The response is on file; nothing is required of you.',
    button: 'Open the case',
  },
  answer: {
    subject: 'answer to your appeal',
    intro: (subject) => `Your appeal “${subject}” has been considered. The answer of the council follows.`,
    more: 'If you disagree or have something to add, write on the page of your appeal: your message will be added to the case.',
    button: 'Open your appeal',
  },
  draft_registered: {
    subject: (reference) => `draft act registered (${reference})`,
    intro: 'Your draft legal act has reached the Public Council and is registered.',
    due: (until) => `The recommendations will be sent ${until}.`,
    next: 'If the draft changes, send the new version under the same reference.',
  },
  message: {
    subject: 'the applicant added information',
    intro: 'The applicant has sent further information. It has been added to the case.',
    open: 'Please take it into account in the answer. The due date has not changed.',
    closed:
      'The appeal has already been answered. Please read the message and decide whether anything more is needed.',
    button: 'Read the message',
  },
  link: {
    subject: 'the link to your appeal',
    intro: 'As requested, here are the number, the code and the link of your appeal once more.',
    note: 'If you did not ask for this, nothing needs to be done. Do not pass this message on: the code shows the appeal and its answer.',
    button: 'Open your appeal',
  },
  fresh_link: {
    subject: 'your current link',
    intro: 'You opened a link that no longer works. Here is the current one.',
    button: 'Open the case',
    nothingSubject: 'nothing is required of you',
    nothing: 'You opened a link that no longer works. Nothing is required of you in this case now.',
  },
  digest: {
    subject: (more, on) => `${more ? `and ${more} more: due dates` : 'due date'}, ${day(on)}`,
    intro: (on) => `These due dates are near or have passed as of ${day(on)}, the most urgent first.`,
    due: (d) => `due ${day(d)}`,
    stage: (n) =>
      n < 0
        ? `${workingDays(-n, 'en')} left`
        : n > 0
          ? `overdue by ${workingDays(n, 'en')}`
          : 'today is the last day',
    button: 'Open',
    done: 'Whatever was done before this message was written is not listed.',
  },
}

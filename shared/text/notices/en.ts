/** Mails in English. */
import { formatDay, workingDays } from '../dates.ts'
import { counted } from '../plural.ts'
import type { MailWords } from './mail-words.ts'

const day = (d: string) => formatDay(d, 'en')

export const en: MailWords = {
  dateLater: 'to be set when the official calendar is published',
  willBeTold: 'You will be told the date then.',
  stopped: {
    answer: (since) =>
      `The clock of the answer has been stopped since ${day(since)}; once it runs again, the due date is counted anew.`,
    recommendation: (since) =>
      `The clock of the recommendations has been stopped since ${day(since)}; once it runs again, the due date is counted anew.`,
    fact: (since) => `the clock has been stopped since ${day(since)}`,
  },
  greeting: {
    person: (name) => `Dear ${name},`,
    named: (name) => `Dear ${name},`,
    chair: 'Dear Chair of the commission,',
    head: 'Dear Head of the council,',
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
    replyBy: 'Reply due',
    decideBy: 'Decision due',
    disputeBy: 'Last day to dispute the answer',
    currentDue: 'Answer due at present',
    requestedDue: 'Requested due date',
    newDue: 'New due date for the answer',
    controlOn: 'Control date',
    subject: 'Subject',
    topic: 'Topic',
    district: 'District',
    applicant: 'Applicant',
    recipient: 'Addressee',
    email: 'E-mail',
    phone: 'Telephone',
    postal: 'Postal address',
    commission: 'Commission',
    agency: 'State body',
    addressee: 'To',
    forwardedTo: 'Forwarded to',
    reference: 'Reference of the developer',
    title: 'Draft act',
    version: 'Version of the draft',
    actType: 'Type of act',
    responseReference: 'Number of the response',
    responseDated: 'Date of the response',
    signedBy: 'Response signed by',
    signatory: 'Letter signed by',
    letterKind: 'Kind of letter',
    letter: 'Letter No.',
    case: 'Case No.',
    sentOn: 'Date',
    answeredOn: 'Answered on',
    outcome: 'Outcome',
    decision: 'Decision',
    kind: 'Type of case',
  },
  counting: {
    title: 'How the date was counted.',
    chosen: 'How the date was set.',
    notCounted: 'Not counted',
    onPage: 'The page of your appeal shows the whole count.',
  },
  remark: {
    clause: (clause) => `Article or clause of the draft: ${clause}`,
    carried: (version, no) => `Made again: remark ${no} on version ${version} of the draft.`,
    quote: (words) => `Quoted from the draft: ${words}`,
    accepted: (reason) => `Response: accepted${reason ? `. ${reason}` : ''}`,
    declined: (reason) => `Response: declined${reason ? `. ${reason}` : ''}`,
  },
  receipt: {
    subject: 'your appeal is registered',
    intro: 'Your appeal has been accepted and registered. This letter is your receipt.',
    due: (until) => `A written answer will be sent to you ${until}.`,
    next: 'Your appeal now goes to the commission of the council that deals with the matter. The commission studies it, asks state bodies where needed, and prepares the answer.',
    rights:
      'If the matter lies outside the competence of the council, the appeal is forwarded to the competent body and you are told at the same time. If the term is extended, you are told within three working days.',
    keep: 'Keep the number and the code: with them you can follow your appeal and add to it at any time. Do not share the code.',
    button: 'Follow your appeal',
  },
  receipts: {
    subject: 'Receipts of your appeals',
    intro:
      'Appeals that give your address have been accepted and registered; they are listed below. Many came within a short time, so their receipts are in one letter.',
    stranger: (replyTo) => `If you did not submit these appeals, please tell us: ${replyTo}.`,
  },
  appeal_assigned: {
    subject: (due) => `an appeal for your commission${due ? `, answer due ${day(due)}` : ''}`,
    intro: 'An appeal has been assigned to your commission.',
    accept: (until) => `Please accept it for review ${until}.`,
    due: (until) => `The applicant must be answered ${until}.`,
    next: 'With the link you can accept the appeal, write to a state body and answer the applicant.',
    button: 'Open the appeal',
    event: 'answer to the applicant due',
  },
  draft_assigned: {
    subject: (reference, due) =>
      `a draft act for your commission (${reference})${due ? `, recommendations due ${day(due)}` : ''}`,
    intro: 'A draft legal act has been assigned to your commission for recommendations.',
    accept: (until) => `Please accept it for review ${until}.`,
    due: (until) => `The recommendations must be sent to the developer ${until}.`,
    next: 'With the link you can accept the draft, write to a state body and give recommendations with numbered remarks.',
    button: 'Open the draft act',
    event: 'recommendations on a draft act due',
  },
  assigned: {
    personal:
      'The link is for you alone. Do not forward this message: whoever has the link can act for the commission.',
    calendar: 'An entry for your calendar is attached.',
    calendarMoved: 'An entry for your calendar with the new date is attached.',
    linkInMail: 'The link to the case is in the mail that brought this entry.',
  },
  triage: {
    subject: (due) => `please choose a commission${due ? `, due ${day(due)}` : ''}`,
    intro: {
      appeal: 'An appeal has arrived for which the routing rules name no commission.',
      draft_act: 'A draft legal act has arrived for which the routing rules name no commission.',
      initiative: 'An initiative has been opened for which the routing rules name no commission.',
    },
    cameBack:
      'The developer has sent a new version of a draft legal act that a commission had given back to the secretariat. So it is for the secretariat to choose a commission for it.',
    due: (until) => `Please choose a commission ${until}.`,
    competence:
      'If the matter lies outside the competence of the council, the appeal is to be forwarded to the competent body within three working days from receipt (article 65 of the Administrative Procedural and Process Code).',
    button: 'Choose a commission',
  },
  letter: {
    intro: 'A commission of the council is considering a matter within your competence. Its letter follows.',
    ofCouncil: 'The Public Council is considering a matter within your competence. Its letter follows.',
    due: (until) => `Please respond ${until}.`,
    how: (replyTo, letter) =>
      `You can respond on the page of the letter without registering, or by e-mail to ${replyTo}, quoting ${letter}.`,
    personal: 'The link is for your organisation only.',
    button: 'Respond to the letter',
  },
  recommendation: {
    subject: (title) => `recommendations on the draft act: ${title}`,
    intro: 'The Public Council has considered the draft legal act and sends its recommendations.',
    due: (until) => `Please consider the recommendations and give a reasoned response ${until}.`,
    remarks:
      'Please answer each remark: accepted or declined. For a declined remark, the reason must be given.',
    button: 'Respond to the recommendations',
  },
  letter_reminder: {
    subject: 'a reminder of the council’s letter',
    intro: 'The public council has not received a response to its letter yet.',
    due: (until) => `Please respond ${until}.`,
    late: (day) => `The response was due on ${day}. Please respond soon.`,
    done: 'If the response is on its way, nothing is to be done.',
  },
  letter_by_hand: {
    subject: 'a letter is to be handed over',
    intro: 'The letter has its number, but its addressee has no e-mail, so it was sent to nobody.',
    due: (until) => `Please hand it over or post it ${until}.`,
    next: 'The text of the letter is on the page of the case. Note there the day on which the body got it: the term of the response runs from then.',
    button: 'Open the case',
  },
  letter_to_sign: {
    subject: (due) => `a letter waits for your signature${due ? `, due ${day(due)}` : ''}`,
    intro: 'A letter has been put before you for signature. It has not gone to its addressee yet.',
    due: (until) => `Please sign it or give it back ${until}.`,
    text: 'Text of the letter:',
    next: 'By the link you can sign the letter, or give it back with a reason. Once signed, it gets a number and goes to its addressee at once.',
    button: 'Open the letter',
  },
  signature_refused: {
    subject: 'the letter was not signed',
    intro: 'The letter came back unsigned. Nothing has gone to its addressee.',
    reason: 'The reason given:',
    due: (until) => `Please write another letter ${until}.`,
    next: 'The text of the letter is kept on the page of the case. Another letter can be written there.',
    button: 'Open the case',
  },
  response: {
    subject: (decision, amended) => `response ${amended ? 'amended' : 'received'}: ${decision.toLowerCase()}`,
    intro: 'A letter sent in this case has been responded to.',
    another: (decision) => `one more response received: ${decision.toLowerCase()}`,
    amended: 'The addressee has amended its response to a letter sent in this case.',
    inForce: (decision) =>
      `This response is on file and changes no decision: a later response of the addressee is in force, "${decision}".`,
    late: 'The response came after its due date.',
    answerDue: (until) => `The appeal is still open: the applicant must be answered ${until}.`,
    recommendDue: (until) =>
      `The draft is still before the commission: the recommendations must be sent to its developer ${until}.`,
    nothing: 'The response is on file; nothing is required of you.',
    closed:
      'The case is closed; the response has been recorded on file. Please decide whether the applicant should be told of it.',
    button: 'Open the case',
  },
  responseCopy: {
    subject: (amended) => (amended ? 'corrected response received' : 'response received'),
    intro: 'Your response to a letter of the council has been received. This is a copy.',
    amended:
      'You have corrected your response to a letter of the council; the correction has been received. This is a copy; the response before stays on file.',
    correct: 'A mistake in it can be corrected on the page of the letter.',
    button: 'Open the letter',
  },
  answer: {
    subject: 'answer to your appeal',
    intro: 'Your appeal has been considered. The answer of the council follows.',
    late: 'The answer comes after its due date. We apologise for the delay.',
    dispute: (until) =>
      `If you disagree with the answer, say so on the page of your appeal ${until}: the appeal will then be considered once more. This can be done once.`,
    disputeWithin: (days) =>
      `If you disagree with the answer, say so on the page of your appeal within ${days} after the day of the answer: the appeal will then be considered once more. This can be done once.`,
    more: 'If you have something to add, write on the page of your appeal: your message will be added to the case.',
    button: 'Open your appeal',
  },
  draft_registered: {
    subject: (reference) => `draft act registered (${reference})`,
    intro: 'Your draft legal act has reached the Public Council and is registered.',
    due: (until) => `The recommendations will be sent ${until}.`,
    tooEarly: (asked) =>
      `You asked for them by ${asked}, which is earlier than the law allows, so the lawful term holds.`,
    next: 'If the draft changes, send the new version under the same reference.',
  },
  message: {
    subject: 'the applicant added information',
    intro: 'The applicant has sent further information. It has been added to the case.',
    more: (count) =>
      `The applicant has sent ${counted(count, 'en', { one: 'more message', other: 'more messages' })}. All have been added to the case. Many came within a short time, so one letter tells of them.`,
    open: 'Please take it into account in the answer. The due date has not changed.',
    closed: 'The case is already closed. Please read the message and decide whether anything more is needed.',
    button: 'Read the message',
  },
  link: {
    subject: 'the link to your appeal',
    intro: 'As requested, here are the number, the code and the link of your appeal once more.',
    note: 'If you did not ask for this, nothing needs to be done. Do not pass this message on: the code shows the appeal and its answer.',
    button: 'Open your appeal',
  },
  own_appeals: {
    subject: 'Your appeals',
    intro: 'As requested, here are the links of the appeals that give this address.',
    received: (d) => `Received on ${day(d)}`,
    note: 'If you did not ask for this, nothing needs to be done. Do not pass this message on: a code shows the appeal and its answer.',
  },
  agency_sign_in: {
    subject: 'Link to sign in at the page of the agency',
    intro: (agency) => `To see letters and drafts (${agency}), open the link and press “Sign in”.`,
    button: 'Open the link to sign in',
  },
  office: {
    subject: 'Your open cases',
    intro: (days) =>
      `As requested, here is the link of the page “My cases”: it has all open cases, and an address for your calendar. The link is good for ${days} days.`,
    button: 'Open my cases',
    ofHead: 'All cases of the council',
    note: 'If you did not ask for this, nothing needs to be done. Do not pass this message on: the link shows the cases.',
  },
  fresh_link: {
    subject: 'your current link',
    intro: 'You opened a link that no longer works. Here is the current one.',
    button: 'Open the case',
    nothingSubject: 'nothing is required of you',
    nothing: 'You opened a link that no longer works. Nothing is required of you in this case now.',
  },
  returned: {
    subject: (due) => `the case was returned, please choose a commission${due ? `, due ${day(due)}` : ''}`,
    intro:
      'The case has come back from the commission to the secretariat. The due date of the case itself has not changed.',
    reason: 'Reason for the return:',
    due: (until) => `Please choose a commission ${until}.`,
    competence:
      'If the matter lies outside the competence of the council, the appeal is to be forwarded to the competent body. The law gives three working days from receipt for this (article 65 of the Administrative Procedural and Process Code); forwarding later is still possible and is marked as late.',
    button: 'Choose a commission',
  },
  unassigned: {
    returned: {
      subject: 'the case was returned to the secretariat',
      intro:
        'The case is no longer with your commission: it has been returned to the secretariat of the council. The earlier link to it no longer works.',
    },
    forwarded: {
      subject: 'the appeal was forwarded, the case is closed',
      intro:
        'The appeal has been forwarded to the competent body, which will answer the applicant. The council has no further part in it.',
    },
    nothing: 'Nothing more is required of you in this case.',
  },
  forwarded: {
    whole: {
      subject: 'your appeal was forwarded to the competent body',
      intro:
        'The matter that you raised lies outside the competence of the council. Your appeal has therefore been forwarded to the competent body.',
      next: 'That body will consider the appeal and answer you by the procedure and within the term set by law. The case is closed at the council.',
    },
    part: {
      subject: 'a part of your appeal was forwarded to the competent body',
      intro:
        'A part of what you raised lies outside the competence of the council. That part of your appeal has been forwarded to the competent body.',
      next: 'On the forwarded part that body will answer you by the procedure and within the term set by law. The council goes on with the rest; the due date of its answer has not changed.',
    },
    law: 'The law gives three working days from receipt for forwarding and requires that the applicant is told at the same time (article 65 of the Administrative Procedural and Process Code).',
    explanation: 'The secretariat of the council explains:',
    button: 'Open your appeal',
  },
  forwarded_to: {
    whole: {
      subject: 'an appeal within your competence',
      intro:
        'The Public Council forwards to you an appeal that lies outside its own competence (article 65 of the Administrative Procedural and Process Code of the Republic of Kazakhstan).',
      next: 'Please consider the appeal by the procedure and within the term set by the Code, and answer the applicant directly. The applicant is told of the forwarding at the same time.',
    },
    part: {
      subject: 'a part of an appeal within your competence',
      intro:
        'The Public Council forwards to you the part of an appeal that lies outside its own competence (article 65 of the Administrative Procedural and Process Code of the Republic of Kazakhstan). The council considers the rest.',
      next: 'Please consider that part by the procedure and within the term set by the Code, and answer the applicant directly. The applicant is told of the forwarding at the same time.',
    },
    explanation: 'The secretariat of the council explains:',
    appeal: 'Text of the appeal:',
    personal: 'The details of the applicant are passed on for the consideration of this appeal only.',
  },
  question: {
    subject: 'a question about your appeal',
    intro: 'To consider your appeal the commission needs further information. Its question follows.',
    due: (until) => `Please reply ${until}.`,
    how: 'Write your reply on the page of your appeal: the commission gets it at once.',
    never:
      'The case will not be closed if you do not reply: the appeal will then be considered on what is on file. A reply that comes later is added to the case too.',
    same: 'The question does not change the due date of the answer to your appeal.',
    button: 'Reply to the question',
  },
  clarified: {
    subject: 'the applicant replied to the question',
    intro:
      'The applicant has replied to the question of the commission. The reply is on file; please take it into account.',
    due: (until) => `The applicant must be answered ${until}.`,
    button: 'Read the reply',
  },
  clarification_lapsed: {
    subject: 'the applicant did not reply to the question',
    intro: 'The time that the applicant had to reply to the question is over, and no reply has come.',
    never:
      'The case is not closed because of a missing reply: please consider the appeal on what is on file.',
    due: (until) => `The applicant must be answered ${until}.`,
    button: 'Open the appeal',
  },
  completion: {
    subject: 'please complete your appeal',
    intro: 'Your appeal is registered, but something that the law asks for is missing.',
    missing: 'What is missing',
    due: (until) => `Please complete it ${until}.`,
    how: 'Write on the page of your appeal, or bring it to the council on paper.',
    otherwise:
      'If nothing comes by then, the appeal may be returned to you; you can then submit it again, complete (article 64 of the Administrative Procedural and Process Code).',
    button: 'Complete the appeal',
  },
  completion_lapsed: {
    subject: 'the appeal was not completed in time',
    intro: 'The time that the applicant had to complete the appeal is over, and nothing has come.',
    due: (until) => `The appeal may be returned to the applicant ${until}.`,
    otherwise:
      'If it is not returned, it is considered on what is on file, and the due date of the answer stands.',
    button: 'Open the appeal',
  },
  returned_to_applicant: {
    subject: 'your appeal is returned',
    intro: 'The council returns your appeal. The reasons follow.',
    ground: 'Ground',
    earlier: 'Earlier appeal',
    again:
      'Once the reasons are gone you can submit the appeal again. One that is sent again unchanged is put on file with this one without an answer (article 64 of the Administrative Procedural and Process Code).',
    button: 'Open the appeal',
  },
  terminated: {
    subject: 'proceedings on your appeal are terminated',
    intro: 'The council has ended the proceedings on your appeal without an answer. The reasons follow.',
    ground: 'Ground',
    again:
      'You can submit a new appeal with new arguments at any time (article 70 of the Administrative Procedural and Process Code).',
    button: 'Open the appeal',
  },
  extension_request: {
    subject: (due) => `a commission asks for an extension${due ? `, decision due ${day(due)}` : ''}`,
    intro: 'A commission asks for a later due date for the answer to an appeal.',
    reason: 'Reason given by the commission:',
    due: (until) => `Please decide ${until}.`,
    law: 'The term is extended by a reasoned decision, for a reasonable time and to not more than two months from the day of that decision; the applicant is told within three working days (article 76 of the Administrative Procedural and Process Code).',
    next: 'With the link you can extend the term to the requested or another date, or refuse. Either decision must state its reason.',
    button: 'Decide',
  },
  extension_decided: {
    granted: {
      subject: (due) => `the term of the answer was extended${due ? ` to ${day(due)}` : ''}`,
      intro:
        'The term of the answer to the appeal has been extended by a reasoned decision. The applicant is being told.',
    },
    refused: {
      subject: 'the extension was refused',
      intro: 'The extension of the term of the answer has been refused. The earlier due date stands.',
    },
    reason: 'Reason for the decision:',
    due: (until) => `The applicant must be answered ${until}.`,
    button: 'Open the appeal',
  },
  file_asked: {
    subject: 'the applicant asks to see the file',
    intro: 'The applicant has asked to see the file of the case.',
    due: (until) => `It is to be shown ${until}.`,
    how: 'It can be opened on the page of the appeal, where the applicant then has all papers and files, or shown in person (article 75 of the Administrative Procedural and Process Code).',
    button: 'Open the appeal',
  },
  file_shown: {
    subject: 'you may see the file',
    intro: 'As you asked, the council has opened the file of the case to you.',
    where: 'All papers and files of the case are on the page of the appeal.',
    button: 'Open the file',
  },
  extended: {
    subject: (due) => `the term of the answer was extended${due ? ` to ${day(due)}` : ''}`,
    intro: 'The term of the answer to your appeal has been extended by a reasoned decision.',
    reason: 'Reason for the extension:',
    due: (until) => `A written answer will be sent to you ${until}.`,
    law: 'By law the term may be extended to establish facts that matter, to not more than two months from the day of that decision (article 76 of the Administrative Procedural and Process Code).',
    button: 'Follow your appeal',
  },
  long_term: {
    subject: 'interim answer, your appeal is under long-term control',
    intro:
      'The matter that you raised takes long to consider. Your appeal has therefore been placed under long-term control. The interim answer of the council follows.',
    again:
      'The council has looked at your appeal again. The matter needs more time, so the appeal stays under long-term control. The interim answer of the council follows.',
    reason: 'Why more time is needed:',
    next: (d) =>
      `Your appeal stays open. The commission will return to it not later than ${day(d)}; the final answer will be sent to you separately.`,
    button: 'Open your appeal',
  },
  withdrawn: {
    appeal: {
      subject: 'the applicant withdrew the appeal',
      intro: 'The applicant has withdrawn the appeal. The case is closed and no answer is to be prepared.',
    },
    draft: {
      subject: 'the developer withdrew the draft act',
      intro:
        'The developer has withdrawn the draft act. The case is closed and no recommendations are to be prepared.',
    },
    reason: 'Reason given by the developer:',
    letters: 'Responses to letters sent in this case, if any come, will be put on file.',
    button: 'Open the case',
  },
  disputed: {
    subject: (due) => `the applicant disputes the answer${due ? `, new answer due ${day(due)}` : ''}`,
    intro: 'The applicant disputes the answer to the appeal. The case is open again.',
    reasons: 'The applicant says:',
    due: (until) => `The applicant must be given a new answer ${until}.`,
    once: 'An answer can be disputed once only; please answer every point.',
    button: 'Open the appeal',
  },
  dispute_registered: {
    subject: 'your dispute of the answer is registered',
    intro: 'Your dispute of the answer has been registered, and your appeal is under review again.',
    next: 'What you say will be considered and a new answer prepared.',
    due: (until) => `It will be sent to you ${until}.`,
    once: 'The answer to an appeal can be disputed once.',
    button: 'Follow your appeal',
  },
  due_moved: {
    subject: {
      answer: (due) => (due ? `answer now due ${day(due)}` : 'the due date of the answer was counted anew'),
      recommendation: (due) =>
        due ? `recommendations now due ${day(due)}` : 'the due date of the recommendations was counted anew',
      dispute: (due) =>
        due
          ? `last day to dispute the answer now ${day(due)}`
          : 'the last day to dispute the answer was counted anew',
      reply: (due) =>
        due ? `your reply now due ${day(due)}` : 'the due date of your reply was counted anew',
      other: (due) => (due ? `now due ${day(due)}` : 'a due date was counted anew'),
    },
    why: {
      calendar:
        'The official working-day calendar has been published or changed, so the due date has been counted by it.',
      pause:
        'The clock had been stopped for a cause that the rules of the council provide for, and runs again. The days of the pause do not count, so the due date has been counted anew.',
      dispute:
        'The official working-day calendar has been published or changed, so the day until which you may dispute the answer has been counted by it.',
    },
    due: {
      applicant: (until) => `A written answer will be sent to you ${until}.`,
      appeal: (until) => `The applicant must be answered ${until}.`,
      draft: (until) => `The recommendations must be sent to the developer ${until}.`,
    },
    button: 'Open the case',
  },
  draft_version: {
    subject: (reference, due) =>
      `a new version of a draft act (${reference})${due ? `, recommendations due ${day(due)}` : ''}`,
    intro: 'The developer has sent a new version of the draft legal act. The term begins anew.',
    due: (until) => `The recommendations must be sent to the developer ${until}.`,
    remarks: 'Earlier remarks belong to the earlier version and do not pass to the new one by themselves.',
    button: 'Open the draft act',
  },
  draft_too_early: {
    subject: (reference) => `the developer’s date is earlier than the law allows (${reference})`,
    intro: (asked) =>
      `The developer asks for recommendations by ${asked}. That is earlier than the law allows (Law on Legal Acts, article 20(2)).`,
    due: (until) => `The lawful date holds instead: recommendations are to be sent ${until}.`,
    next: 'Please tell the developer that its date is earlier than the lawful one.',
    button: 'Open the draft',
  },
  draft_agreed: {
    subject: (reference) => `the date has passed, the draft counts as agreed (${reference})`,
    intro: (due) =>
      `Recommendations were due on ${due} and none were sent. By the Law on Legal Acts, article 20(2), the draft counts as agreed without remarks.`,
    next: 'Recommendations can still be given: they will be marked as late.',
    button: 'Open the draft',
  },
  draft_ended: {
    returned: {
      subject: (reference) => `draft act returned as incomplete (${reference})`,
      intro: 'The draft legal act has been returned because it is incomplete.',
      reason: 'What is missing:',
      next: 'Please send the completed draft under the same reference as a new version. The term for recommendations will begin anew on the day that it is received. The developer’s clock goes on meanwhile: without recommendations in time the draft counts as agreed without remarks.',
    },
    not_considered: {
      subject: (reference) => `draft act not considered (${reference})`,
      intro: 'The Public Council has decided not to consider the draft legal act.',
      reason: 'Reason:',
      next: 'The council will give no recommendations on this draft. Nothing is required of you. The developer’s clock goes on meanwhile: without recommendations in time the draft counts as agreed without remarks.',
    },
  },
  by_hand: {
    what: {
      question: "the commission's question",
      completion: 'the request to complete the appeal',
      returned_to_applicant: 'the decision to return the appeal, and the appeal itself',
      terminated: 'the decision to terminate the appeal, within three working days',
      answer: "the council's answer",
      long_term: "the council's interim answer",
      forwarded: 'word that the appeal was forwarded',
      extended: 'word that the term of the answer was extended',
      due_moved: 'word of the new due date',
      dispute_registered: 'confirmation that the dispute of the answer is registered',
      forwarding: 'the appeal to the body that it was forwarded to',
    },
    subject: (what, due) => `hand or post to the applicant ${what}${due ? `, by ${day(due)}` : ''}`,
    intro: (what) =>
      `The applicant gave no e-mail address, so nothing was sent to them. Please hand over or post ${what}.`,
    due: {
      question: (until) => `The reply is awaited ${until}, so please do not put it off.`,
      answer: (until) =>
        `The answer is to be handed over or posted ${until}. Until then it does not count as given in time.`,
      extended: (until) =>
        `The applicant must be told ${until} (article 76 of the Administrative Procedural and Process Code).`,
    },
    toBody: {
      subject: (due) => `hand the appeal to the body${due ? `, by ${day(due)}` : ''}`,
      intro:
        'The appeal was forwarded to a body that has no e-mail, so it was sent to nobody. Please hand over or post the appeal with its covering letter.',
      print:
        'The covering letter and the appeal are on the page of the case and can be printed. Then note there when and how they were handed over: until then the applicant sees that the appeal is on its way.',
    },
    atOnce:
      'The applicant is to be told of the forwarding at the same time (article 65 of the Administrative Procedural and Process Code).',
    print:
      "The applicant's address and telephone, if they were given, and all that is to be handed over are on the page of the case, which can be printed.",
    note: 'Then note there that the applicant was told of the extension.',
    button: 'Open the case at the desk',
  },
  files_refused: {
    subject: (files) =>
      files === 1 ? 'an attached file was not accepted' : 'attached files were not accepted',
    unnamed: 'Attached file',
    applicant: {
      intro:
        'The files that you attached were checked. Those listed below with the reason cannot be accepted. Everything else that you sent has been received, and the due dates have not changed.',
      next: 'Please mend the file and send it again: on the page of your appeal you can add information and attach the file to it.',
      button: 'Send the file again',
    },
    for_applicant: {
      intro:
        'The files that the applicant attached were checked. Those listed below with the reason cannot be accepted. The applicant gave no e-mail address, so no mail was sent.',
      next: 'Please tell the applicant: the file can be attached to additional information on the page of the appeal, or brought in person.',
      button: 'Open the case at the desk',
    },
    office: {
      intro:
        'The files that were attached to the case were checked. Those listed below with the reason cannot be accepted, and nobody can open them. The text that they came with has been sent.',
      next: 'If the addressee needs the file, mend it and attach it to your next letter, question or answer, or pass it on in another way.',
      button: 'Open the case',
    },
    agency: {
      intro:
        'The files that you attached to your response were checked. Those listed below with the reason cannot be accepted. The response itself has been received.',
      next: 'Please mend the file and send it to the council as a reply to this mail.',
      button: 'Open the council’s letter',
    },
    activity: {
      intro:
        'The files that were added to the activity were checked. Those listed below with the reason cannot be accepted, and nobody can open them.',
      next: 'Please mend the file, add it once more, and remove the one that was not accepted.',
      button: 'Open the activity',
    },
  },
  webhook_failed: {
    subject: 'the notice went by e-mail',
    intro:
      'The information system of a state body did not take a notice of this case for a day. An e-mail was sent instead.',
    next: 'Please tell the state body of the fault.',
    button: 'Open the case',
  },
  bounced: {
    bounce: {
      subject: 'a mail could not be delivered',
      intro: 'A mail of the council came back: it could not be delivered to the address below.',
      next: 'Please find out the right address and tell the addressee in another way: the due dates still apply.',
    },
    complaint: {
      subject: 'a mail was marked as spam',
      intro: 'The addressee marked a mail of the council as unwanted (spam).',
      next: 'Please agree with the addressee how they are to be told from now on: further mails may not reach them.',
    },
    passing: {
      subject: 'a mail could not be delivered',
      intro: 'A mail of the council was not delivered, and the mail service has stopped trying.',
      next: 'The address may be right. Please tell the addressee in another way: the due dates still apply.',
    },
    rejected: {
      subject: 'a mail was not sent',
      intro: 'The mail service refused to send a mail of the council: it took its content to be dangerous.',
      next: 'Please tell the addressee in another way: the due dates still apply. If it happens again, tell the operator of the system.',
    },
    reasons: {
      mailbox_full: 'The reason: the mailbox is full.',
      too_large: 'The reason: the mail is too large for the addressee’s mail service.',
      content: 'The reason: the addressee’s mail service refused its content.',
    },
    button: 'Open the case',
  },
  meeting: {
    subject: {
      announced: (on) => `meeting on ${day(on)}`,
      moved: (on) => `the meeting was moved to ${day(on)}`,
      cancelled: (on) => `the meeting will not take place (${day(on)})`,
    },
    intro: {
      announced: 'This is to tell you of a meeting in which you take part as a member of the council.',
      moved: 'The meeting was moved to another day.',
      cancelled: 'The meeting that was announced will not take place.',
    },
    day: 'When',
    place: 'Where',
    agenda: 'Agenda:',
    quorum:
      'A meeting is valid with at least two thirds of all members. If you cannot come, please tell the secretariat beforehand.',
    entry: {
      announced: 'An entry for your calendar is attached.',
      moved: 'The attached entry replaces the earlier one in your calendar.',
      cancelled: 'The attached entry takes the meeting out of your calendar.',
    },
    button: 'Open the page of the meeting',
  },
  meeting_by_hand: {
    subject: 'members of the council are to be told of a meeting',
    intro: {
      announced: 'A meeting was announced. These members have no e-mail: the secretariat tells them itself.',
      moved:
        'A meeting was moved to another day. These members have no e-mail: the secretariat tells them itself.',
      cancelled:
        'A meeting will not take place. These members have no e-mail: the secretariat tells them itself.',
    },
    names: 'Who is to be told:',
    button: 'Open the activity',
  },
  directory_changed: {
    subject: (entry) => `The council’s directory was changed: ${entry}`,
    many: (count) => `${count} changes of the council’s directory`,
    intro: {
      former: 'Mail for this entry of the council’s directory no longer comes to your address.',
      holder: 'Mail for this entry of the council’s directory now comes to your address.',
      other: 'The council’s directory was changed: it says where mail goes and who can open cases.',
    },
    entry: 'Entry',
    secretariat: 'Secretariat of the council',
    what: 'What was done',
    how: {
      changed: 'the entry was changed',
      added: 'the entry was added',
      ended: (from) => `the entry ends on ${from}`,
      goes_on: 'the entry goes on',
    },
    when: 'When',
    by: 'By',
    parts: {
      person: 'Who',
      chair: 'Chair',
      deputy: 'Deputy',
      email: 'E-mail',
      member: 'Member of the secretariat',
      acting: 'Mail goes to',
      period: 'Period',
    },
    was: (before, now) => `was: ${before}; is now: ${now}`,
    added: (now) => `added: ${now}`,
    removed: (before) => `removed: ${before}`,
    hidden: 'another address',
    check:
      'If this is a mistake, or you know nothing of it, please reply to this mail at once: the earlier entry will be restored.',
    call: (phone) => `You can also call ${phone}.`,
    readers:
      'This mail goes to the former and the new addressee, the head of the council, the secretariat and those members of the council whom the change concerns. If all is right, there is no need to reply.',
  },
  sign_in: {
    subject: 'Link to sign in at the desk of the secretariat',
    intro: 'To sign in at the desk of the secretariat, open the link and press “Sign in”.',
    once: (minutes) => `The link works for ${minutes} minutes, and once only.`,
    button: 'Open the link to sign in',
    note: 'If you did not ask to sign in, there is nothing to do. Please do not pass this mail on.',
  },
  digest: {
    subject: (more, on) =>
      `${more ? `and ${more} more: reminder of due dates` : 'reminder of a due date'}, ${day(on)}`,
    intro: (on, items) =>
      items === 1
        ? `This is a reminder of a due date (as of ${day(on)}).`
        : `These due dates are near or have passed as of ${day(on)}, the most urgent first.`,
    terms: {
      'appeal.triage': 'Choosing a commission or forwarding',
      'appeal.acceptance': 'Acceptance by the commission',
      'appeal.answer': 'Answer to the applicant',
      'appeal.clarification': 'Your reply to the question of the commission',
      'appeal.dispute': 'Disputing the answer',
      'extension.decision': 'Decision on an extension',
      'extension.notice': 'Telling the applicant of the extension',
      'letter.response': 'Response to a letter of the council',
      'draft_act.recommendation': 'Recommendations on a draft act',
      control: 'Return to a matter under long-term control',
    },
    triageOnly: 'Choosing a commission',
    remindByHand:
      "The applicant's reply to the commission's question (no e-mail: remind them by telephone or by post)",
    bodyByHand: 'the body has no e-mail: remind it by telephone or by post',
    due: (d) => `due ${day(d)}`,
    owing: (who) => `Overdue: ${who}.`,
    stage: (n) =>
      n < 0
        ? `${workingDays(-n, 'en')} left`
        : n > 0
          ? `overdue by ${workingDays(n, 'en')}`
          : 'today is the last day',
    dayOffNext: 'today is the last working day before the due date',
    agreed:
      'Without recommendations in time the draft counts as agreed without remarks (Law on Legal Acts, article 20).',
    button: (number) => `Open ${number}`,
    groups: {
      late: (n) => `Overdue: ${n}`,
      today: (n) => `Due today: ${n}`,
      ahead: (n) => `Due later: ${n}`,
    },
    done: 'If you have done this already, please disregard this message.',
    replied: 'If you have replied already, please disregard this message.',
    missing: {
      subject: (years) => `No official working-day calendar for ${years}`,
      text: (years) =>
        `The official working-day calendar for ${years} has not been entered yet, and due dates need it already. Appeals and drafts are accepted without it, but due dates that need it are not set. Please see that the calendar is entered.`,
    },
    provisional: {
      subject: (year) => `The working-day calendar for ${year} is provisional`,
      text: (year) =>
        `Due dates are counted by a provisional working-day calendar for ${year}: the official one, with the days off that the government moves, has not been entered yet. Please see that it is entered; due dates that it moves are then counted anew.`,
    },
    failed: {
      subject: 'Due dates that could not be checked',
      text: (numbers, count) =>
        `The due dates of ${count === 1 ? 'this case' : `these ${count} cases`} could not be checked today: ${numbers}. Nobody is reminded of them until the fault is mended, so please watch them yourselves. The operator of the system has been told.`,
    },
  },
}

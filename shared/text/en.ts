/** English. */
import { councilEventsEn } from './activities/en.ts'
import { formatDay } from './dates.ts'
import { grouped } from './plural.ts'
import type { Texts } from './texts.ts'

const list = (numbers: readonly number[]) => numbers.join(', ')
const count = (n: number) => grouped(n, 'en')

export const en: Texts = {
  language: 'English',
  caseKinds: { appeal: 'Appeal', draft_act: 'Draft legal act', initiative: 'Initiative' },
  statuses: {
    registered: 'Registered',
    assigned: 'With a commission',
    in_review: 'Under review',
    awaiting_applicant: 'Waiting for the applicant',
    awaiting_agency: 'Waiting for a state body',
    answered: 'Answered',
    forwarded: 'Forwarded',
    long_term: 'Under long-term control',
    withdrawn: 'Withdrawn',
    recommended: 'Recommendations given',
    responded: 'Developer has responded',
    returned: 'Returned',
    terminated: 'Ended without an answer',
    not_considered: 'Not considered',
  },
  draftStatuses: {
    registered: 'Registered',
    assigned: 'With a commission',
    withdrawn: 'Withdrawn',
    returned: 'Returned',
  },
  events: {
    AppealRegistered: 'Appeal registered',
    DraftActRegistered: 'Draft act registered',
    TriageRequested: 'The secretariat is choosing a commission',
    CaseAssigned: 'Assigned to a commission',
    ChairReplaced: 'Passed on to the commission’s new chair',
    PointerWritten: 'A number was given to a case',
    DirectoryChanged: 'The council’s directory changed',
    CaseAccepted: 'Taken into review',
    LetterSent: 'Letter sent to a state body',
    LetterProposed: 'A letter was put before the head of the council for signature',
    SignatureRefused: 'A letter came back unsigned',
    LetterReminded: 'The addressee was reminded of the letter',
    NoteAdded: 'Note of the secretariat',
    LetterHandedOver: 'The letter was handed to its addressee',
    HandoverOpened: 'To be handed over or posted',
    HandedOver: 'Handed over or posted',
    ContactCorrected: "The applicant's contact was corrected",
    ResponseRecorded: 'Response of a state body received',
    RecommendationGiven: 'Recommendations given',
    AppealAnswered: 'Answer given to the applicant',
    MessageReceived: 'The applicant added information',
    LinkRequested: 'Link to the appeal sent again',
    FreshLinkRequested: 'Current link sent on request',
    ReminderSent: 'Reminder of a due date sent',
    DeadlineMissed: 'A due date was missed',
    InitiativeOpened: 'Initiative of the council opened',
    CaseReturned: 'Returned from the commission to the secretariat',
    AppealForwarded: 'Forwarded to the competent body, wholly or in part',
    ClarificationAsked: 'The applicant was asked a question',
    ClarificationReceived: 'The applicant replied to the question',
    ClarificationLapsed: 'No reply to the question came, the review goes on',
    CompletionAsked: 'The applicant was asked to complete the appeal',
    FileAccessAsked: 'The applicant asked to see the file',
    FileAccessGranted: 'The file was shown to the applicant',
    CompletionReceived: 'The applicant completed the appeal',
    CompletionLapsed: 'The appeal was not completed in time',
    AnswerPublished: 'The answer was published',
    ConsentWithdrawn: 'The applicant took back the consent to publish the answer',
    AnswerRated: 'The applicant rated the answer',
    DangerMarked: 'Marked as telling of a crime or a danger',
    AppealReturned: 'Returned to the applicant',
    RepeatLinked: 'Linked with an earlier appeal of the same applicant',
    AppealTerminated: 'Proceedings on the appeal terminated',
    ExtensionRequested: 'The commission asked for an extension',
    ExtensionGranted: 'Term of the answer extended',
    ExtensionRefused: 'Extension refused',
    ExtensionTold: 'The applicant was told of the extension',
    LongTermSet: 'Placed under long-term control, interim answer given',
    NextControlSet: 'Stays under long-term control until the next control date',
    AppealWithdrawn: 'The applicant withdrew the appeal',
    AnswerDisputed: 'The applicant disputed the answer, the review is open again',
    ClockPaused: 'Clock stopped',
    ClockResumed: 'Clock running again',
    DueDatesMoved: 'Due date counted anew by the official calendar',
    DraftVersionReceived: 'New version of the draft received',
    DraftReturned: 'Draft returned as incomplete',
    DraftCountedAsAgreed: 'The draft counts as agreed without remarks',
    DraftNotConsidered: 'Draft not considered',
    DraftWithdrawn: 'The developer withdrew the draft',
    RegisterRowLoaded: 'Entered from the earlier register',
    RegisterRowCorrected: 'Corrected from the earlier register',
    CaseActivated: 'Due dates are being watched',
    SignatureAttached: 'An electronic signature was attached to a paper',
    PersonalDataErased: 'Personal data erased',
    ...councilEventsEn,
  },
  applicantKinds: { person: 'Person', entity: 'Legal entity or sole proprietor' },
  entityForms: {
    АО: 'Joint-stock company (JSC)',
    ТОО: 'Limited liability partnership (LLP)',
    ОФ: 'Public foundation',
    ИП: 'Sole proprietor',
    other: 'Other',
  },
  actTypes: {
    'maslikhat-decision': 'Decision of the maslikhat',
    'akimat-resolution': 'Resolution of the akimat',
    order: 'Order',
    law: 'Law',
    'consultative-document': 'Consultative document',
    'budget-programme-passport': 'Budget programme passport',
    'development-plan': 'Development plan',
    other: 'Other',
  },
  answerOutcomes: {
    satisfied: 'Satisfied',
    partly: 'Partly satisfied',
    explained: 'Explanation given',
    declined: 'Declined',
  },
  recommendationOutcomes: {
    supported: 'Draft supported',
    with_remarks: 'Supported with remarks',
    not_supported: 'Draft not supported',
  },
  decisions: {
    accepted: 'Accepted',
    partly: 'Partly accepted',
    declined: 'Declined',
    information: 'For information',
  },
  letterKinds: {
    recommendation: 'Recommendation',
    budget: 'Recommendation on a budget or development plan',
    draft_act: 'Recommendations on a draft act',
    information: 'Request for information',
    request: 'Request of the council',
  },
  originKinds: {
    monitoring: 'Public monitoring',
    round_table: 'Round table',
    meeting: 'Meeting, session',
    hearing: 'Public hearing',
    expertise: 'Public expertise',
    report: 'Hearing of a report',
    other: 'Other',
  },
  roles: {
    applicant: 'Applicant',
    chair: 'Chair of the commission',
    secretary: 'Secretariat',
    agency: 'State body',
    head: 'Head of the council',
    system: 'System',
  },
  posts: {
    chair: 'Chair of the commission',
    deputy: 'Deputy chair of the commission',
    head: 'Head of the council',
    acting_head: 'Acting head of the council',
    deputy_head: 'Deputy head of the council',
    apparatus_head: 'Head of the council’s apparatus',
  },
  terms: {
    'appeal.triage': 'Choosing a commission or forwarding',
    'appeal.acceptance': 'Taking into review',
    'appeal.answer': 'Answer to the applicant',
    'appeal.clarification': 'Clarification from the applicant',
    'appeal.dispute': 'Disputing the answer',
    'extension.decision': 'Decision on an extension',
    'extension.notice': 'Notice of an extension',
    'letter.response': 'Response of a state body to a letter',
    'draft_act.recommendation': 'Recommendations on a draft act',
    'appeal.completion': 'Completion of the appeal by the applicant',
    'appeal.return': 'Return of the appeal',
    'appeal.file_access': 'Access of the applicant to the file',
    'appeal.handover': 'Handing over an answer or a notice',
    'extension.latest': 'Limit of an extension of the answer’s term',
    'draft_act.recommendation.law': 'Recommendations on a bill',
    'draft_act.recommendation.urgent': 'Recommendations on an urgent draft act',
    'letter.recommendation': 'Response to a recommendation',
    'letter.budget': 'Response to a recommendation on a budget or development plan',
    'letter.draft_act': 'Response to recommendations on a draft act',
    'letter.information': 'Response to a request for information',
    'letter.request': 'Response to a request of the council',
    'letter.signing': 'Signing of a letter',
    'activity.final_document': 'Final document of public control',
    'activity.announcement': 'Announcement of a public hearing',
    'activity.telling': 'Telling members of a meeting in person or by telephone',
    'activity.protocol': 'Minutes',
    'activity.publication': 'Publication of documents',
    control: 'Control date',
  },
  actions: {
    accept: {
      title: 'Take into review',
      explain: 'This confirms that your commission has taken the case.',
      button: 'Accept the case',
      done: 'The case is under review.',
    },
    letter: {
      title: 'Send a letter to a state body',
      explain:
        'The letter gets a number and a due date and goes to the addressee at once. Where the head signs the council’s letters, it goes to the head for signature first.',
      button: 'Send the letter',
      done: 'The letter has been sent.',
    },
    answer: {
      title: 'Answer the applicant',
      explain: 'The answer goes to the applicant at once and the case is closed.',
      button: 'Send the answer',
      done: 'The answer has been given to the applicant.',
    },
    recommend: {
      title: 'Give recommendations',
      explain:
        'The recommendations and remarks go to the developer of the draft as a letter with a due date. Where the head signs the council’s letters, it goes to the head for signature first.',
      button: 'Send the recommendations',
      done: 'The recommendations have been sent to the developer.',
    },
    assign: {
      title: 'Choose a commission',
      explain: 'The chair of the commission is told at once and gets a link.',
      button: 'Assign to the commission',
      done: 'The case has been assigned to the commission.',
    },
    return: {
      title: 'Return to the secretariat',
      explain:
        'The case goes to the secretariat of the council, which chooses a commission anew. The link of the earlier commission ends. The due date of the case itself does not change.',
      button: 'Return the case',
      done: 'The case has been returned to the secretariat.',
    },
    ask: {
      title: 'Ask the applicant',
      explain:
        'The question goes to the applicant at once, with a due date for the reply. The due date of the answer does not change; without a reply the review goes on.',
      button: 'Send the question',
      done: 'The question has been sent to the applicant.',
    },
    long_term: {
      title: 'Place under long-term control',
      explain:
        'The applicant gets an interim answer with the reason and the control date. The case stays open and is reminded of by that date. The due date of the answer does not change.',
      button: 'Place under control',
      done: 'The appeal has been placed under long-term control.',
    },
    extension: {
      title: 'Ask for an extension',
      explain:
        'The request goes at once to those who decide. A term is extended where facts of the appeal must be established. The new date must be a working day, later than the present due date and not later than two months from the day of the decision (article 76 of the Administrative Procedural and Process Code).',
      button: 'Send the request',
      done: 'The request for an extension has been sent.',
    },
    incomplete: {
      title: 'Return the draft as incomplete',
      explain:
        'The developer is told what is missing. The case is closed until a new version of the draft arrives. The developer’s clock goes on meanwhile: without recommendations in time the draft counts as agreed without remarks.',
      button: 'Return the draft',
      done: 'The draft has been returned to the developer.',
    },
    decline: {
      title: 'Decline to consider the draft',
      explain:
        'The developer is told the reason and the case is closed. Note that a draft counts as agreed without remarks if no recommendations come in time (article 20 of the Law on Legal Acts).',
      button: 'Decline the draft',
      done: 'The draft will not be considered.',
    },
    forward: {
      title: 'Forward to the competent body',
      explain:
        'The appeal or a part of it goes to the competent body, within three working days from receipt, and the applicant is told at the same time (article 65 of the Administrative Procedural and Process Code). If the whole appeal is forwarded, the case is closed.',
      button: 'Forward',
      done: 'Forwarded to the competent body.',
    },
    remind: {
      title: 'Remind of a letter now',
      explain: 'The addressee gets a reminder by e-mail. A letter can be reminded of once a day.',
      button: 'Send the reminder',
      done: 'The reminder was sent.',
    },
    note: {
      title: 'Leave a note',
      explain:
        'Only the secretariat’s members see a note; the applicant, the commission and the body never do.',
      button: 'Save the note',
      done: 'The note was saved.',
    },
    handed_over: {
      title: 'Note that something was handed over',
      explain:
        'What no e-mail can bring is handed over or posted within three working days. Print the paper, hand it over, and note when and how.',
      button: 'Note the handing over',
      done: 'The handing over is noted.',
    },
    correct_contact: {
      title: "Correct the applicant's contact",
      explain:
        'Fill in what has changed. Once the address is corrected that the applicant is written to, the code is a new one, and the receipt goes out again.',
      button: 'Correct it',
      done: 'The contact is corrected.',
    },
    letter_handed_over: {
      title: 'Note that a letter was handed over',
      explain:
        'A letter to a body without e-mail is handed over or posted. The term of its response runs from the day on which the body got it.',
      button: 'Note the handing over',
      done: 'The handing over is noted, and the due date of the response is counted.',
    },
    complete: {
      title: 'Ask to complete the appeal',
      explain:
        'The applicant is told at once what is missing, with a due date. The due date of the answer does not change. If nothing comes, the appeal may be returned within three working days (article 64 of the Administrative Procedural and Process Code).',
      button: 'Send the request',
      done: 'The applicant has been asked to complete the appeal.',
    },
    crime_or_danger: {
      title: 'Pass on word of a crime or a danger',
      explain:
        'The appeal, or a part of it, goes to the competent body at once, and the applicant is told. An appeal that is marked so can be neither returned nor terminated. If the whole appeal is forwarded, the case is closed.',
      button: 'Pass on at once',
      done: 'The appeal has been passed on to the competent body.',
    },
    return_to_applicant: {
      title: 'Return to the applicant',
      explain:
        'The applicant is told of the return and its reasons at once, and the case is closed. The law allows three grounds and three working days (article 64 of the Administrative Procedural and Process Code).',
      button: 'Return to the applicant',
      done: 'The appeal has been returned to the applicant.',
    },
    link_repeat: {
      title: 'Link with an earlier appeal',
      explain:
        'The case names the number of the earlier one from now on. If the earlier one was returned and this one says the very same, it can be put on file with it without an answer (article 64 of the Administrative Procedural and Process Code); the case is then closed.',
      button: 'Link',
      done: 'The appeal has been linked with the earlier one.',
    },
    terminate: {
      title: 'Terminate without an answer',
      explain:
        'The applicant is told of the decision and its grounds, and the case is closed (article 70 of the Administrative Procedural and Process Code). A new appeal with new arguments is always possible.',
      button: 'Terminate',
      done: 'The appeal has been terminated.',
    },
    record_response: {
      title: 'Enter a response to a letter',
      explain:
        'For a response of a state body that came on paper or by e-mail. The commission gets it at once. If the letter has been responded to, a later response amends that, and the day of the first one stays.',
      button: 'Enter the response',
      done: 'The response has been entered.',
    },
    reply: {
      title: 'Enter the applicant’s reply',
      explain:
        'For a reply that came on paper or was brought in person. The commission gets it at once. If it came in time, it is taken after the term too.',
      button: 'Enter the reply',
      done: 'The applicant’s reply has been entered.',
    },
    completion: {
      title: 'Enter what completes the appeal',
      explain:
        'For what was missing and came on paper. If it came in time, the appeal is no longer returned for that (article 64 of the Administrative Procedural and Process Code).',
      button: 'Enter the completion',
      done: 'The completion has been entered.',
    },
    message: {
      title: 'Enter a message of the applicant',
      explain: 'For a message on paper. It is put on file; a closed case stays closed.',
      button: 'Enter the message',
      done: 'The applicant’s message has been entered.',
    },
    dispute: {
      title: 'Enter a dispute of the answer',
      explain:
        'For a dispute on paper. The case is opened again, and the new term of the answer begins on the day that the paper came. If it came in time, it is taken after the term too.',
      button: 'Enter the dispute',
      done: 'The dispute has been entered, and the case is open again.',
    },
    withdraw: {
      title: 'Enter a withdrawal',
      explain:
        'For a withdrawal in writing: an appeal may be withdrawn until the decision (article 64 of the Administrative Procedural and Process Code). The case is closed. A new appeal is always possible.',
      button: 'Enter the withdrawal',
      done: 'The withdrawal has been entered, and the case is closed.',
    },
    ask_file: {
      title: 'Enter that the applicant asks to see the file',
      explain:
        'For a request on paper. The file is shown within three working days, after the answer too (article 75 of the Administrative Procedural and Process Code).',
      button: 'Enter the request',
      done: 'The request to see the file has been entered.',
    },
    publish_answer: {
      title: 'Publish the answer',
      explain:
        'The applicant agrees that the question and the answer are published. Read both and leave out whatever says who wrote: names, addresses, numbers. They are then on the page “Answers” of this site for everybody. Published again, the new words take the place of those before.',
      button: 'Publish',
      done: 'The answer has been published.',
    },
    withdraw_consent: {
      title: 'Enter that the consent to publish is taken back',
      explain:
        'For a statement on paper. Nothing of the appeal is published then, and what has been published is removed from the site.',
      button: 'Enter the statement',
      done: 'It has been entered that the consent to publish is taken back.',
    },
    show_file: {
      title: 'Show the file to the applicant',
      explain:
        'All papers and files of the case open on the applicant’s page. If they hold data of others, or the applicant came in person, show them the file and note the day (article 75 of the Administrative Procedural and Process Code).',
      button: 'Note that it is shown',
      done: 'The file has been shown to the applicant.',
    },
    told: {
      title: 'Note that the applicant was told of the extension',
      explain:
        'For an applicant who was told otherwise than by e-mail. The law gives three working days from the extension (article 76 of the Administrative Procedural and Process Code).',
      button: 'Note that the applicant was told',
      done: 'It is noted that the applicant was told of the extension.',
    },
    pause: {
      title: 'Stop the clock',
      explain:
        'The days of the pause do not count. The clock may be stopped only for a cause that the rules of the council provide for.',
      button: 'Stop the clock',
      done: 'The clock has been stopped.',
    },
    resume: {
      title: 'Let the clock run again',
      explain:
        'The due date is counted anew without the days of the pause, and those concerned are told of it by mail.',
      button: 'Resume',
      done: 'The clock is running again.',
    },
    extend: {
      title: 'Extend the term of the answer',
      explain:
        'The decision is made before the present due date has passed. The new date must be a working day, later than that date and not later than two months from the day of the decision (article 76 of the Administrative Procedural and Process Code). The commission and the applicant are told of the decision and its reason.',
      button: 'Extend the term',
      done: 'The term of the answer has been extended.',
    },
    sign: {
      title: 'Sign the letter',
      explain:
        'The letter will have your name and post. It gets a number and a due date and goes to the addressee at once.',
      button: 'Sign and send',
      done: 'The letter has been signed and sent.',
    },
    refuse_signature: {
      title: 'Give the letter back unsigned',
      explain:
        'Those who wrote the letter are told that it was not signed, and why. Nothing goes to the addressee; another letter can be written.',
      button: 'Give the letter back',
      done: 'The letter has been given back unsigned.',
    },
    refuse_extension: {
      title: 'Refuse the extension',
      explain: 'The commission is told of the refusal and its reason. The present due date stands.',
      button: 'Refuse the extension',
      done: 'The extension has been refused.',
    },
    respond: {
      title: 'Respond to the letter',
      explain: 'The commission gets your response at once.',
      button: 'Send the response',
      done: 'The response has been passed to the commission.',
    },
  },
  problems: {
    invalid: 'Please check what you entered',
    refused: 'This cannot be done now',
    not_found: 'Page not found',
    link_ended: 'This link no longer works',
    link_forged: 'This link is not valid',
    fresh_link_sent: 'Check your mail',
    link_sent_again: 'Check your mail',
    own_appeals_sent: 'The links of your appeals are on their way',
    conflict: 'This cannot be done now',
    too_large: 'Too much text was sent',
    busy: 'The case is being changed right now',
    too_often: 'Please wait a little',
    unexpected: 'Something went wrong on our side',
    log_altered: 'The record of this case is being checked',
    ask_code: 'Follow an appeal',
    unauthorized: 'Your right of access could not be verified',
    key_missing: 'The Idempotency-Key header is missing',
  },
  erased: {
    on: (on) =>
      `Personal data of this case were erased on ${formatDay(on, 'en')}. Its log and dates remain; texts, names and contacts are gone.`,
    text: 'No text (erased)',
  },
  refusals: {
    case_unknown: () =>
      'There is no such case in the register of the council. Check the number: that of an appeal is on its receipt, that of a draft in the notice of its registration.',
    not_yours: () => 'This cannot be done with this link. It is for those who have the case in hand now.',
    not_assigned: () => 'The case has not been assigned to a commission yet. Choose a commission first.',
    already_assigned: () =>
      'The case has already been assigned to a commission. One commission has it at a time: to assign it to another, take it back first.',
    already_accepted: () => 'The case has already been taken into review. There is no need to do it again.',
    already_closed: () =>
      'The case is closed. It opens again only when the applicant disputes the answer or a new version of the draft comes.',
    already_recommended: () =>
      'Recommendations on this version of the draft have already been given. The next can be given when a new version comes.',
    not_a_draft_act: () =>
      'Recommendations are given on draft legal acts only, and this case is not one. Choose an action that fits it.',
    not_an_appeal: () => 'This is possible for appeals only. On a draft legal act give recommendations.',
    commission_unknown: () =>
      'There is no such commission in the settings of the council. Choose one from the list.',
    agency_unknown: () =>
      'There is no such state body in the settings of the council. Choose one from the list.',
    topic_unknown: () => 'There is no such topic in the settings of the council. Choose one from the list.',
    letter_unknown: () =>
      'There is no letter with this number for your organisation. Check the number: a letter is answered by the one to whom it was sent.',
    nothing_to_remind: () =>
      'This case has no letter to remind of today: there is none, each has its response, or its reminder was sent already.',
    nothing_to_hand_over: () =>
      'Nothing of this case waits to be handed over or posted. Open the case to see its dates.',
    handed_over_in_future: () => 'It cannot have been handed over after today. Check the date.',
    handed_over_before_sent: () => 'It cannot have been handed over before it was there. Check the date.',
    contact_erased: () =>
      'The personal data of this case have been erased, and it has no contact any more. There is nothing to correct: the applicant gives a new contact with a new appeal.',
    signature_awaited: () =>
      'A letter of this case waits for the signature of the council’s head already. The next one can be written once that is decided.',
    nothing_to_sign: () =>
      'No letter waits for a signature: it was signed or given back, or is not needed any more.',
    letter_kind_of_drafts: () =>
      'Recommendations on a draft act are sent while the draft is considered, by “Give recommendations”. Choose another kind of letter.',
    letter_answered: () =>
      'This letter has already been responded to. Open the page of the letter again: the response can be corrected there.',
    remarks_missing: (no) =>
      `The council asks for an answer to every remark, accepted or declined. Not answered: ${list(no)}.`,
    remark_unknown: (no) =>
      `The recommendations contain no remark with this number: ${list(no)}. Answer the remarks that are in the letter of the council.`,
    remark_twice: (no) => `A remark is answered twice: ${list(no)}. Leave one answer to each remark.`,
    remark_reason_missing: (no) =>
      `Give the reason why the remark is declined: ${list(no)}. The council’s recommendations are to be answered with reasons.`,
    remark_in_one_language: (no) =>
      `These remarks are written in one language only: ${list(no)}. Write them anew in Kazakh and in Russian.`,
    remarks_required: () =>
      'The outcome “Supported with remarks” needs at least one remark. Add a remark or choose another outcome.',
    remarks_not_expected: () =>
      'The outcome “Draft supported” goes without remarks. Remove the remarks or choose “Supported with remarks”.',
    draft_version_differs: () =>
      'This version of the draft was received before with another text, or a later one was. Send the changed text under the number of the next version.',
    not_urgent: () => 'Acts of this kind have no urgent procedure. Remove the mark “Urgent”.',
    draft_changed: () =>
      'A new version of the draft came while you were preparing your decision. Read it and send your decision again.',
    not_answered: () => 'The appeal has not been answered yet. It can be disputed once the answer is given.',
    question_open: () =>
      'A question has been asked already. Another can be asked after the reply, or when its time is over.',
    extension_open: () => 'An extension has been asked for already. Wait for the decision on it.',
    extension_not_asked: () =>
      'No extension has been asked for, or it has been decided already. A term is extended at the request of the commission.',
    extension_past_due: () => 'The due date of the answer has passed, and it can no longer be extended.',
    extension_not_later: () =>
      'The new date must be later than the present due date of the answer. Choose a later date.',
    extension_not_working_day: () =>
      'The new date must be a working day of the official calendar. Choose another day.',
    extension_too_long: () =>
      'A term is extended to not more than two months from the day of the decision. Choose an earlier date.',
    control_not_later: () => 'The control date must be later than today. Choose a later date.',
    dispute_too_late: () =>
      'The time for disputing the answer is over. You can write a message on the page of the appeal: it is added to the case. You can also submit a new appeal.',
    already_disputed: () =>
      'The answer has been disputed already, and this can be done once. Write new arguments as a message on the page of the appeal.',
    already_rated: () =>
      'This answer has been rated already; that can be done once. To add something, send a message on the page of the appeal.',
    clock_stopped: () => 'The clock has been stopped already. Let it run again first.',
    clock_running: () => 'The clock is running, so there is no need to start it again.',
    pause_cause_unknown: () =>
      'There is no such cause in the rules of the council. Choose the cause of the pause from the list.',
    nothing_to_pause: () =>
      'There is nothing to pause now: only the term of the answer or of the recommendations can be paused, while it runs. A date set by decision is not paused.',
    not_activated: () =>
      'The case was entered from the earlier register and its due dates are not being watched yet. Ask the operator of the system to activate it first.',
    number_taken: () => 'There is a case or letter with this number already. Give another number.',
    row_fixed: () =>
      'The addressee and the case of a loaded letter cannot be changed. Leave them in the file as they were.',
    worked_on: () => 'Work on this case has begun in the system. Correct it there and not in the file.',
    about_differs: () =>
      'The case with this number is of another kind (a draft act and not an appeal, say). Check the number and the kind of the case.',
    nothing_to_tell: () => 'The term was not extended, or the applicant has been told already.',
    received_in_future: () => 'Nothing can have come later than today. Check the date.',
    received_before_sent: () =>
      'A response cannot have come before the letter was sent. Check the date, and which letter it is a response to.',
    anonymous_not_reviewed: () =>
      'The appeal says nothing of who wrote it, and anonymous appeals are not reviewed. If it tells of a crime or a danger, pass it on to the competent body at once.',
    question_not_asked: () =>
      'There is no question that waits for a reply. Enter what came as a message of the applicant.',
    completion_not_asked: () =>
      'Nobody asked to complete this appeal, or it has been completed. Enter what came as a message of the applicant.',
    paper_too_early: () =>
      'Paper cannot have come before what it is about: the appeal, the question, the request or the answer. Check the date.',
    paper_too_late: () =>
      'The term was over on that day. Check the date, or enter what came as a message of the applicant.',
    file_asked: () => 'The file has been asked for already. Wait for the answer to that.',
    file_open: () =>
      'The file is open to the applicant already: its papers and files are on the page of the appeal.',
    file_erased: () =>
      'The personal data of this case are erased, and nothing is left to see; its course is on the page.',
    publication_erased: () =>
      'Personal data of this case have been erased, and with them the words to publish. There is nothing to publish.',
    iin_in_text: () => 'There are twelve digits in the text, like an IIN or BIN. Leave them out.',
    phone_in_text: () => 'There is a telephone number in the text. Leave it out.',
    email_in_text: () => 'There is an e-mail address in the text. Leave it out.',
    name_in_text: () =>
      'There is a name of the applicant or the representative in the text. Leave it out, and write without naming anybody.',
    no_consent: () =>
      'There is no consent to publish the answer: the applicant has not given it, or has taken it back.',
    file_not_asked: () =>
      'The applicant did not ask to see the file, or has seen it. Enter the request first.',
    file_shown_in_future: () => 'The file cannot have been shown later than today. Check the date.',
    file_shown_before_asked: () => 'The file cannot have been shown before it was asked for. Check the date.',
    completion_open: () =>
      'The applicant has been asked to complete the appeal. Wait until that comes, or until its time is over.',
    tells_of_danger: () =>
      'The appeal tells of a crime or a danger. It is neither returned nor terminated: answer it, or forward it.',
    already_danger: () =>
      'The appeal has been marked already as telling of a crime or a danger. Forward the rest as any other.',
    not_asked_to_complete: () =>
      'The applicant was not asked to complete the appeal, or has time left. Ask first, and wait until that time is over.',
    repeat_missing: () =>
      'The number of the earlier appeal is missing. Give the one that this appeal repeats.',
    repeat_unknown: () => 'There is no such earlier appeal in the register. Check its number.',
    repeat_not_decided: () =>
      'The earlier appeal has not been answered yet, so this one is not returned. Link the two, and answer both.',
    repeat_not_expected: () =>
      'The number of an earlier appeal goes with the ground “repeated” only. Leave it out.',
    return_too_late: () => 'The three working days for a return are over. Consider the appeal and answer it.',
    already_linked: () => 'The two appeals are linked already. There is no need to do it again.',
    repeat_changed: () =>
      'Only an appeal that was returned to the same applicant and is sent again with the very same words is filed without an answer. Link it, and answer it.',
    not_anonymous: () => 'It is known who wrote this appeal. Choose another ground.',
    not_for_initiative: () =>
      'An initiative is not assigned to a commission: the council opened it itself and writes its letter itself.',
  },
  validation: {
    required: 'Fill in this field.',
    choose: 'Choose one of the options.',
    consent: 'Without consent to the processing of personal data the appeal cannot be accepted online.',
    tooLong: (length, max) =>
      `The text is too long: ${count(length)} characters, and at most ${count(max)} are allowed.`,
    iinDigits: 'The IIN consists of 12 digits.',
    iinCheck:
      'There is a mistake in the IIN: its check digit does not match. Compare it with the identity card.',
    binDigits: 'The BIN consists of 12 digits.',
    binCheck:
      'There is a mistake in the BIN: its check digit does not match. Compare it with the certificate of registration.',
    iinUnknown: 'There is no such IIN. Compare it with the identity card.',
    binUnknown: 'There is no such BIN. Compare it with the certificate of registration.',
    binForIin: 'This is a BIN, and an IIN is needed. It stands on the identity card.',
    iinForBin: 'This is an IIN, and a BIN is needed. It stands on the certificate of registration.',
    email: 'Check the e-mail address. Example: aigul@example.kz.',
    phone: 'Check the telephone number. Example: +7 700 123 45 67.',
    url: 'Give an address that begins with https://.',
    remarkReason:
      'Give the reason why this remark is declined: the council’s recommendations are to be answered with reasons.',
    textOrUrl: 'Give the text of the draft or a link to it.',
    day: 'Give an existing date, for example 31.12.2026 or 2026-12-31.',
    time: 'Give a time as HH:MM.',
    moment: 'Give a date and time as 2026-01-31T10:00:00+05:00.',
    inFuture: 'Give a date and time that are not in the future.',
    wholeNumber: (min, max) => `Give a whole number from ${min} to ${max}.`,
    unknownValue: 'There is no such option. Choose one from the list.',
    unknownField: 'There is no such field. Leave it out.',
    notForApplicant: 'This is not asked of this kind of applicant. Leave it out.',
    wrongShape: 'A value of another kind is expected here.',
    notJson: 'The body of the request is not valid JSON.',
    notUtf8: 'The body of the request is not UTF-8. Send it in UTF-8.',
    notForm: 'The form could not be read. Send it again.',
    keyMissing: (max) => `The request needs an Idempotency-Key header of at most ${max} characters.`,
    keyReused: 'This Idempotency-Key has already been used with another body.',
    triedKept: (at) =>
      `Send the same request with the same Idempotency-Key again within 24 hours: it counts as sent at its first try, ${at}.`,
    triedLost:
      'The time of this try could not be kept: a repeat counts from its own time. Send it again at once, with an Idempotency-Key.',
    tooLarge: (kilobytes) => `The request is larger than ${kilobytes} KB.`,
    tooOften: (minutes) => `Too many requests. Try again in ${minutes} min.`,
    messagesFull: (max) =>
      `One appeal takes at most ${count(max)} messages a day, and as many have come today. Send the rest tomorrow, or hand it in on paper.`,
    tooMany: (max) => `There are too many entries, at most ${count(max)} are allowed.`,
    signature: 'The signature or the time of the request could not be verified.',
    staff: 'A valid pass of a member of the secretariat is needed.',
    csrf: 'With a session, a change needs the token of the desk’s form in the header x-csrf-token.',
    letter: 'There is no letter with this number.',
  },
}

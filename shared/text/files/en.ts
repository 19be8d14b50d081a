import type { FileWords } from './files.ts'

const units = (bytes: number) =>
  bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`

export const en: FileWords = {
  which: 'Up to 5 files of at most 10 MB each: PDF, DOCX, XLSX, ODT, JPG, PNG, HEIC.',
  faults: {
    file_unknown: 'This file is not there (any more), or has already been sent. Upload it again.',
    file_type: 'Files of this kind are not taken. Choose a PDF, DOCX, XLSX, ODT, JPG, PNG or HEIC file.',
    file_empty: 'The file is empty. Choose another.',
    file_too_large: 'The file is larger than 10 MB. Make it smaller or choose another.',
  },
  title: 'Files',
  size: units,
  state: {
    checking: 'being checked; it can be opened in a few minutes',
    rejected: 'not accepted',
    erased: 'erased',
  },
  why: {
    content: 'the file is not what its name says',
    size: 'the file is not whole',
    protected: 'the file is protected by a password: save it without one',
    malware: 'the file contains malware',
    unscannable: 'the file could not be checked; it may be protected by a password',
  },
  from: {
    AppealRegistered: 'With the appeal',
    MessageReceived: 'With additional information',
    ClarificationAsked: 'With the question',
    ClarificationReceived: 'With the reply to the question',
    AppealAnswered: 'With the answer',
    AnswerDisputed: 'With the dispute of the answer',
    LetterSent: 'With the letter',
    ResponseRecorded: 'With the response of the state body',
    RecommendationGiven: 'With the recommendations',
    other: 'With the case',
  },
  page: {
    link: 'Add files',
    actLink: 'Attach files to an answer, letter or response',
    title: (number) => `Files for ${number}`,
    unnumbered: 'Files for the appeal',
    lead: 'Choose a file and upload it; then the next one. Nothing is sent until you press the button below.',
    photo: 'Take a photograph',
    photoUpload: 'Upload the photograph',
    choose: 'File',
    upload: 'Upload',
    uploading: 'Uploading',
    failed: 'The file could not be uploaded. Check the connection and try again.',
    ready: 'Uploaded, not sent yet',
    full: (max) => `${max} files are uploaded; send them, then you can add more.`,
    note: { label: 'What is in the files', hint: 'May be left empty.' },
    send: 'Send the files',
    unsaid: 'Additional files.',
    useThem: 'Continue with these files',
    back: 'Back to the page of the case',
    toForm: 'Back to the form',
    later:
      'Without scripts in your browser, add files after sending: the page of your appeal has a link for it.',
    remove: 'Leave out',
    empty: 'No file is uploaded yet.',
  },
  ofActivity: {
    title: 'Photographs and documents',
    show: (count, size) => `Show the photographs (${count}; ${size})`,
  },
  along: 'These files go along with the text that you send next:',
  inMail: (count) => `Attached files: ${count}. They can be opened on the page.`,
}

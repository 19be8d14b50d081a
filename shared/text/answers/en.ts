/** English, for answers that are published. */
import type { AnswersWords } from './words.ts'

export const en: AnswersWords = {
  form: {
    label: 'I agree that the answer is published without my personal data (optional)',
    hint: 'Once the appeal is answered, the council may publish the question and the answer on this site, without name, address or number of the appeal. You can take this back on the page of the appeal at any time.',
  },
  consent: { label: 'Publication of the answer', given: 'The applicant agrees' },
  page: {
    title: 'Answers',
    lead: 'Questions that people have asked the council, and its answers. They are published with the consent of who asked, without personal data.',
    search: 'Words to look for',
    find: 'Find',
    all: 'All answers',
    topics: 'Topics',
    allTopics: 'All',
    none: 'There are no published answers here yet.',
    nothingFound: 'Nothing was found. Try fewer words, or other ones.',
    topic: 'Topic',
    published: 'Published',
    question: 'Question',
    answer: 'Answer of the council',
  },
  withdraw: {
    title: 'Take back the consent to publish the answer',
    text: 'You have agreed that the council publishes the question and the answer without personal data. You can take this back at any time: then nothing is published, and what has been published is removed from the site.',
    button: 'Take the consent back',
  },
  rating: {
    title: 'Rate the answer',
    legend: 'Did the answer of the council help you?',
    choices: { helped: 'It helped', partly: 'It helped in part', not_helped: 'It did not help' },
    comment: {
      label: 'Anything to add',
      hint: 'Only the secretariat reads it. Rating the answer is not the same as disagreeing with it.',
    },
    button: 'Send the rating',
    yours: 'Your rating',
    atDesk: 'How the applicant rated the answer',
    done: {
      title: 'Thank you for the rating',
      text: 'It is kept, and counted in the figures of the council without your name.',
    },
  },
}

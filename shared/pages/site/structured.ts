/** What pages say to machines: schema.org in JSON-LD, of the very models that people read. */
import type { ActivityShown } from '../../application/activities/models.ts'
import type { AnswerShown } from '../../application/answers/models.ts'
import type { DraftShown } from '../../application/drafts/models.ts'
import { Html } from '../../markup/html.ts'
import { councilWords } from '../../text/activities/words.ts'
import { asOneText, inOwnLanguage, wording } from '../../text/explanation.ts'
import { siteWords } from '../../text/site/words.ts'
import { draftStatus, texts } from '../../text/texts.ts'
import { at, newAppeal } from '../layout.ts'
import type { Frame } from '../models.ts'

const context = 'https://schema.org'

/** A script that is data: nothing in it ends the element. */
export const jsonLd = (data: object): Html =>
  new Html(
    `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e')}</script>\n`,
  )

const organization = ({ lang, head }: Frame) => ({
  '@type': 'GovernmentOrganization' as const,
  '@id': `${head.portal}/#council`,
  name: wording(head.name, lang),
  url: `${head.portal}${at('/', lang)}`,
  address: wording(head.address, lang),
  email: head.replyTo,
  ...(head.phone && { telephone: head.phone }),
})

export const organizationData = (frame: Frame) => ({ '@context': context, ...organization(frame) }) as const

/** The service of the form. */
export const serviceData = (frame: Frame) =>
  ({
    '@context': context,
    '@type': 'GovernmentService',
    name: siteWords(frame.lang).home.find.title,
    serviceOperator: organization(frame),
    availableChannel: {
      '@type': 'ServiceChannel',
      serviceUrl: `${frame.head.portal}${at(newAppeal, frame.lang)}`,
    },
  }) as const

/** `startsAt`: the local day, or UTC where a time is told. */
export const eventData = (frame: Frame, activity: ActivityShown, startsAt: string) => {
  const { title, form, status, place } = activity
  const address = place ?? wording(frame.head.address, frame.lang)
  return {
    '@context': context,
    '@type': 'Event',
    name: title || councilWords(frame.lang).forms[form],
    startDate: startsAt,
    ...(activity.heldUntil && { endDate: activity.heldUntil }),
    eventStatus:
      status === 'cancelled'
        ? 'https://schema.org/EventCancelled'
        : activity.movedFrom
          ? 'https://schema.org/EventRescheduled'
          : 'https://schema.org/EventScheduled',
    ...(activity.movedFrom && { previousStartDate: activity.movedFrom }),
    location: { '@type': 'Place', name: address, address },
    organizer: organization(frame),
    url: `${frame.head.portal}${at(frame.path, frame.lang)}`,
  } as const
}

/** The remarks are the council's comments, each with its body's answer under it. */
export const legislationData = (frame: Frame, draft: DraftShown, body: string) => {
  const { lang, head } = frame
  const things = texts(lang)
  const remarks = draft.recommendations.flatMap(({ on, remarks, response }) =>
    remarks.map(({ clause, text, accepted, reason }) => ({
      '@type': 'Comment' as const,
      text: `${clause}: ${asOneText(inOwnLanguage(text, lang))}`,
      dateCreated: on,
      author: organization(frame),
      ...(accepted !== undefined && {
        comment: {
          '@type': 'Comment' as const,
          text: [accepted ? things.decisions.accepted : things.decisions.declined, reason]
            .filter(Boolean)
            .join('. '),
          author: { '@type': 'GovernmentOrganization' as const, name: body },
          ...(response && { dateCreated: response.on }),
        },
      }),
    })),
  )
  return {
    '@context': context,
    '@type': 'Legislation',
    legislationIdentifier: draft.number,
    name: draft.title || draft.number,
    legislationType: things.actTypes[draft.actType],
    creativeWorkStatus: draftStatus(draft.status, lang),
    version: draft.version,
    creator: { '@type': 'GovernmentOrganization', name: body },
    url: `${head.portal}${at(frame.path, lang)}`,
    ...(remarks.length > 0 && { comment: remarks }),
  } as const
}

/** A question and the council's answer to it; who asked is nobody's to know. */
export const questionData = (frame: Frame, { title, question, answer, language, on }: AnswerShown) =>
  ({
    '@context': context,
    '@type': 'QAPage',
    inLanguage: language,
    mainEntity: {
      '@type': 'Question',
      name: title,
      text: question,
      answerCount: 1,
      acceptedAnswer: {
        '@type': 'Answer',
        text: answer,
        datePublished: on,
        url: `${frame.head.portal}${at(frame.path, frame.lang)}`,
        author: organization(frame),
      },
    },
  }) as const

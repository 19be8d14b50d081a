/** `/open-data`: the open data as catalogues read of them (DCAT 3 in JSON-LD, https://www.w3.org/TR/vocab-dcat-3/). */
import { languages } from '../../events/values.ts'
import type { Reply } from '../../shared/http/replies.ts'
import type { Request } from '../../shared/http/request.ts'
import type { StatisticsDeps } from './deps.ts'
import { tables } from './open-data.ts'
import { public1Minute } from './statistics.ts'

const media = (type: string) => ({ '@id': `https://www.iana.org/assignments/media-types/${type}` })

/** As terms of JSON-LD, so that the file stands by itself. */
const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
}

export const catalogue = async ({ rules, portal }: StatisticsDeps, _request: Request): Promise<Reply> => {
  const { names } = rules.council
  const inLanguages = (of: typeof names) =>
    typeof of === 'string'
      ? of
      : languages.map((language) => ({ '@language': language, '@value': of[language] }))
  const publisher = {
    '@type': 'foaf:Organization',
    '@id': `${portal}/#council`,
    'foaf:name': inLanguages(names),
  }
  const dataset = (id: string, title: string, accessURL: string, type: string) => ({
    '@type': 'dcat:Dataset',
    '@id': `${portal}/open-data#${id}`,
    'dct:title': { '@language': 'en', '@value': title },
    'dct:publisher': { '@id': publisher['@id'] },
    'dcat:distribution': {
      '@type': 'dcat:Distribution',
      'dcat:accessURL': { '@id': `${portal}/statistics` },
      'dcat:downloadURL': { '@id': `${portal}${accessURL}` },
      'dcat:mediaType': media(type),
    },
  })
  return {
    status: 200,
    headers: { 'content-type': 'application/ld+json; charset=utf-8', ...public1Minute },
    body: JSON.stringify({
      '@context': context,
      '@type': 'dcat:Catalog',
      '@id': `${portal}/open-data`,
      'dct:title': inLanguages(names),
      'dct:language': [...languages],
      'dct:publisher': publisher,
      'foaf:homepage': { '@id': `${portal}/statistics` },
      'dcat:dataset': [
        ...Object.entries(tables).map(([name, title]) =>
          dataset(name, title, `/api/open-data/${name}.csv`, 'text/csv'),
        ),
        dataset('report', 'The report of the period', '/api/statistics', 'application/json'),
      ],
    }),
  }
}

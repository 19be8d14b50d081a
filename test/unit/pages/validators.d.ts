/** Validators that have no types of their own. */
declare module '@adobe/structured-data-validator' {
  export default class Validator {
    /** The vocabulary of schema.org as a graph of JSON-LD. */
    constructor(vocabulary: { '@graph': object[] })
    /** What the extractor of its own makers gives: data of pages, by type. */
    validate(found: {
      jsonld: Record<string, object[]>
    }): Promise<{ issueMessage: string; severity: string }[]>
  }
}
declare module 'jsonld' {
  type Loader = (url: string) => Promise<{ contextUrl: null; documentUrl: string; document: object }>
  const jsonld: {
    /** Throws for what is no JSON-LD; with `safe` for what would be dropped, too. */
    expand(document: object, options: { documentLoader: Loader; safe: boolean }): Promise<object[]>
  }
  export default jsonld
}

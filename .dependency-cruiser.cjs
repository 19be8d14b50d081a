/** Who may import whom: the rule of law, the AWS call and the wiring stay in three different rooms. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
})
const zod = '^node_modules/zod/'
const events = '^events/'
const domain = '^shared/domain/'
const council = '^shared/council/'
const text = '^shared/text/'
const markup = '^shared/markup/'
const pages = '^shared/pages/'
const papers = '^shared/papers/'
const application = '^shared/application/'
const runtime = '^shared/runtime/'
const http = '^shared/http/'

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('events', events, [events, zod], 'The public contract stands on zod alone.'),
    only('domain', domain, [domain, events], 'The rules of law are pure: no clock, no I/O, no library.'),
    only('council', council, [council, domain, events, zod, '^(node:)?crypto$']),
    only('markup', markup, [markup, '^node_modules/uqr/', '^(node:)?zlib$'], 'HTML knows no council.'),
    only('text', text, [text, markup, events, domain, zod], 'Words are made of data.'),
    only(
      'papers',
      papers,
      [papers, text, '^node_modules/(docx|fflate|pdfkit|pdfmake|uqr)/', '^(node:)?(path|zlib)$'],
      'Drawing a paper knows neither its words nor what it is about.',
    ),
    {
      name: 'papers-in-their-function',
      comment: 'The libraries that draw are large: one function has them.',
      severity: 'error',
      from: { path: '^(events|shared|functions)/', pathNot: '^(shared/papers/|functions/draw-paper/)' },
      to: { path: papers },
    },
    only('pages', pages, [pages, markup, text, application, domain, events], 'Pages are made of data.'),
    {
      name: 'pages-know-shapes',
      comment: 'Of use cases, pages know only the shapes of what they tell.',
      severity: 'error',
      from: { path: pages },
      to: { path: application, pathNot: '^shared/application/[a-z]+/models\\.ts$' },
    },
    only(
      'application',
      application,
      [
        application,
        domain,
        events,
        council,
        text,
        zod,
        '^node_modules/temporal-polyfill/',
        '^(node:)?(crypto|util)$',
      ],
      'Use cases know ports, not AWS, and no HTML.',
    ),
    only('runtime', runtime, [
      runtime,
      application,
      domain,
      zod,
      '^node_modules/(@middy|@aws-lambda-powertools|@types/aws-lambda|aws-lambda)',
      '^(node:)?(async_hooks|crypto|dgram)$',
    ]),
    only(
      'http',
      http,
      [
        '^shared/(http|runtime|pages|text|application|domain)/',
        events,
        '^node_modules/(@middy|@types/aws-lambda|aws-lambda|cookie)',
        '^(node:)?(crypto|timers/promises)$',
      ],
      'A web function knows requests, pages and use cases, not the store.',
    ),
    {
      name: 'wiring-is-for-functions',
      comment: 'What a function is made of is put together outside of everything that it is made of.',
      severity: 'error',
      from: { path: '^(events|shared)/', pathNot: '^shared/wiring/' },
      to: { path: '^shared/wiring/' },
    },
    {
      name: 'aws-in-adapters',
      comment: 'Only adapters call AWS; wiring may make a client to hand to one.',
      severity: 'error',
      from: { path: '^(events|shared)/', pathNot: '^shared/(adapters|wiring)/' },
      to: { path: '^node_modules/@aws-sdk/' },
    },
    {
      name: 'functions-apart',
      severity: 'error',
      from: { path: '^functions/([^/]+)/' },
      to: { path: '^functions/([^/]+)/', pathNot: '^functions/$1/' },
    },
    {
      name: 'functions-wire-in-deps',
      comment: 'A client is made in deps.ts, so that a handler stays parse, call, answer.',
      severity: 'error',
      from: { path: '^functions/', pathNot: '/deps\\.ts$' },
      to: { path: '^node_modules/@aws-sdk/' },
    },
    {
      name: 'nothing-imports-infra',
      severity: 'error',
      from: { path: '^(events|shared|functions)/' },
      to: { path: '^(infra|test)/' },
    },
    {
      name: 'deployments-found-anywhere',
      comment: 'What is deployed, and how it is found, knows neither who works on it nor the local cloud.',
      severity: 'error',
      from: { path: '^infra/(deployment/|constructs/|stack\\.ts|app\\.ts)' },
      to: { path: '^infra/(local|ops|bench)/' },
    },
    {
      name: 'operators-without-local-cloud',
      comment: 'A command works on a deployment in AWS and on the local cloud alike.',
      severity: 'error',
      from: { path: '^infra/ops/' },
      to: { path: '^infra/(local|bench)/' },
    },
    only(
      'auditor',
      '^test/simulate/auditor/',
      [
        '^test/simulate/auditor/',
        '^shared/adapters/dynamo/stored-phrases[.]json$',
        '^node_modules/@aws-sdk/(client|util)-dynamodb/',
        '^(node:)?crypto$',
      ],
      'Who audits the product shares no code with it.',
    ),
    { name: 'tests-stay-out', severity: 'error', from: { path: '^infra/' }, to: { path: '^test/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
}

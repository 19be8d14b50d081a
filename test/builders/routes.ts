/** Which of these routes takes a request, as the API finds it. */
export const routeOf = (routes: readonly string[], method: string, path: string) => {
  for (const route of routes) {
    const [verb, pattern = ''] = route.split(' ')
    const names = [...pattern.matchAll(/\{(\w+)\+?\}/g)].map(([, name = '']) => name)
    const parts = pattern
      .replaceAll('.', '\\.')
      .replace(/\{\w+\+\}/g, '(.+)')
      .replace(/\{\w+\}/g, '([^/]+)')
    const found = new RegExp(`^${parts}$`).exec(path)
    if (verb === method && found)
      return { route, params: Object.fromEntries(names.map((name, i) => [name, found[i + 1] ?? ''])) }
  }
  return { route: '$default', params: {} }
}

import document from './openapi.json'

const known = Object.entries(document.paths as Record<string, object>).map(([template, item]) => ({
  shape: new RegExp(`^${template.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{(\w+)\}/g, (_gap, name) => (name === 'path' ? '.+' : '[^/]+'))}$`),
  methods: Object.keys(item).map((method) => method.toUpperCase()),
}))

/** The methods that the committed document has for a path, for the header `Allow` (RFC 9110, 10.2.1). */
export function methodsAt(path: string): string[] {
  return known.find(({ shape }) => shape.test(path))?.methods ?? []
}

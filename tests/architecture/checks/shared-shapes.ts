import { createHash } from 'node:crypto'

type Content = Record<string, { schema: object }>
type Holder = { content?: Content } | { $ref: string }
type Operations = Record<string, Record<string, { requestBody?: Holder; responses: Record<string, Holder> }>>
type Shapes = Record<string, object>
type Described = { paths: Operations; components: { schemas?: Shapes } }

const place = '#/components/schemas/'
/** What is shorter than this is easier read where it stands, characters. */
const worthSharing = 600

/** Moves what several routes take or give into one place each, named by its content. */
export function withSharedShapes<D extends Described>(document: D): D {
  const counts = new Map<string, number>()
  for (const { schema } of contentsOf(document)) {
    const text = JSON.stringify(schema)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const shared = structuredClone(document)
  const shapes: Shapes = {}
  for (const one of contentsOf(shared)) {
    const text = JSON.stringify(one.schema)
    if (text.length < worthSharing || (counts.get(text) ?? 0) < 2) continue
    const name = `Shape-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`
    shapes[name] = one.schema
    one.schema = { $ref: `${place}${name}` }
  }
  return { ...shared, components: { ...shared.components, schemas: { ...shared.components.schemas, ...shapes } } }
}

/** The same with everything where it is used. */
export function withoutSharedShapes<D extends Described>(document: D): D {
  const plain = structuredClone(document)
  for (const one of contentsOf(plain)) {
    if (!('$ref' in one.schema) || typeof one.schema.$ref !== 'string') continue
    one.schema = document.components.schemas?.[one.schema.$ref.slice(place.length)] ?? one.schema
  }
  return plain
}

function contentsOf({ paths }: Described): { schema: object }[] {
  const holders = Object.values(paths).flatMap((methods) => Object.values(methods)).flatMap(({ requestBody, responses }) => [...(requestBody ? [requestBody] : []), ...Object.values(responses)])
  return holders.flatMap((holder) => ('content' in holder ? Object.values(holder.content ?? {}) : []))
}

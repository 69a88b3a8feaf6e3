import { projectRoot } from '@/processes/root'
import { findBanned } from '@/tests/architecture/checks/sources'
import { readFiles } from '@/tests/architecture/tree'
import { faultOf } from '../answers'
import { atOnce } from '../at-once'
import { Breaches, type Check } from '../check'
import { allDoors, everyRole, exampleCall, type Door, type Schema } from '../doors'
import { inTime } from '../in-time'
import { askPatiently } from '../patiently'
import type { Scale } from '../scale'
import { refuseAgain, type Refused } from '../refuse-again'
import type { Ask } from '../visitor'
import { bodyJunk, textJunk, wants } from './pieces'

/** A call with junk in one place. `isCertain`: its form alone is wrong, so nothing but 400 is right. */
type Thrown = { label: string; ask: Ask; isCertain: boolean }

export const junk: Check = {
  number: 7,
  title: 'junk in place of each parameter of each route is a 400 and never a fault',

  async run(ground, scale) {
    const breaches = new Breaches()
    // Each has limits of an hour, which some routes with many fields would use up for one.
    const insiders = await atOnce(['junk-one', 'junk-two', 'junk-three'], 1, (who) => everyRole(ground, who))
    const doors = allDoors().filter(({ isStream }) => !isStream)
    const thrown = doors.flatMap((door, index) => thrownAt(door, index, scale))
    const refused: Refused[] = []
    await atOnce(thrown, 8, async ({ label, ask, isCertain }, index) => {
      const insider = insiders[index % insiders.length] ?? ground.stranger()
      const answer = await inTime(askPatiently(insider, ask))
      if (answer === null) return breaches.add(`${label} hangs`)
      const fault = faultOf(answer)
      breaches.expect(fault === null, () => `${label}: ${fault}`)
      // A browser that another site has sent is led to a page of ours that says it was refused.
      const isLed = answer.status === 303 && answer.headers.location === '/signin?reason=provider_failed'
      breaches.expect(!isCertain || isLed || [400, 413, 415].includes(answer.status), () => `${label} was answered ${answer.status} instead of 400`)
      if (answer.status >= 400) refused.push({ visitor: insider, ask, label })
    })
    const again = await refuseAgain(ground, refused, breaches)
    const code = readFiles(/\.(ts|tsx|mjs)$/, projectRoot)
    for (const place of findBanned('a query made of text', code)) breaches.add(`a query is made of text: ${place}`)
    return { figure: `${thrown.length} calls at ${doors.length} routes, ${again} refused ones asked again, ${code.length} sources without a query made of text`, breaches: breaches.list }
  },
}

/** In small every third piece at each route, so that all pieces and all routes are met. */
function thrownAt(door: Door, index: number, scale: Scale): Thrown[] {
  const all = [...inFields(door), ...inParameters(door), ...inBodies(door)]
  return scale === 'full' ? all : all.filter((_, place) => (place + index) % 3 === 0)
}

function inFields(door: Door): Thrown[] {
  const { body } = door
  if (!body) return []
  const fields = new Map(fieldsOf(body))
  return [...fields].flatMap(([field, schema]) =>
    bodyJunk.map(({ name, value, isShape }) => {
      const ask = exampleCall(door)
      const certain = isShape && !(name === 'null' && schema === null) && !wants(schema, value)
      return { label: `${door.name} with ${name} as ${field}`, ask: { ...ask, body: { ...(ask.body as object), [field]: value } }, isCertain: certain && !takesAnything(schema) }
    }),
  )
}

function fieldsOf(schema: Schema): [string, Schema][] {
  const options = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]
  return [...Object.entries(schema.properties ?? {}), ...options.flatMap(fieldsOf)]
}

/** Objects and arrays of the product's own have a form inside; that is what the fuzz is for. */
function takesAnything(schema: Schema): boolean {
  const types = [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap(({ type }) => type ?? [])
  return types.length === 0 ? !('enum' in schema) : types.some((type) => type === 'object' || type === 'array')
}

function inParameters(door: Door): Thrown[] {
  return door.parameters.flatMap((parameter) =>
    textJunk.flatMap(({ name, value }): Thrown[] => {
      const ask = exampleCall(door)
      const label = `${door.name} with ${name} as ${parameter.in} ${parameter.name}`
      const text = encodeURI(String(value)).replaceAll('%25', '%')
      if (parameter.in === 'header') return [{ label, ask: { ...ask, headers: { ...ask.headers, [parameter.name]: text } }, isCertain: false }]
      if (parameter.in === 'query') return [{ label, ask: { ...ask, path: `${ask.path.split('?', 1)[0]}?${parameter.name}=${text}` }, isCertain: false }]
      const gap = door.path.includes('[...path]') && parameter.name === 'path' ? '[...path]' : `[${parameter.name}]`
      const [head = '', tail = ''] = door.path.split(gap)
      const path = `${exampleCall({ ...door, path: head, parameters: [] }).path}${text}${exampleCall({ ...door, path: tail, parameters: [] }).path}`
      return [{ label, ask: { ...ask, path }, isCertain: false }]
    }),
  )
}

/** Bodies that are none, and what is given twice. */
function inBodies(door: Door): Thrown[] {
  const ask = exampleCall(door)
  const twice: Thrown = { label: `${door.name} with a query twice`, ask: { ...ask, path: `${ask.path.split('?', 1)[0]}?junk=1&junk=2` }, isCertain: !door.isRaw }
  if (!door.body) return [twice]
  const json = { 'content-type': 'application/json' }
  const raw = (name: string, body: string, headers: Record<string, string> = json): Thrown => ({ label: `${door.name} with ${name} as its body`, ask: { ...ask, body, headers: { ...ask.headers, ...headers } }, isCertain: true })
  return [
    twice,
    raw('half a text', '{"a":'),
    raw('a list', '[1,2]'),
    raw('null', 'null'),
    raw('a prototype', '{"__proto__":{"admin":true},"constructor":{"prototype":{}}}'),
    raw('1 MB', JSON.stringify({ junk: 'a'.repeat(1024 * 1024) })),
    raw('a form', 'a=1&b=2', { 'content-type': 'application/x-www-form-urlencoded' }),
    raw('deep nesting', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`),
  ]
}

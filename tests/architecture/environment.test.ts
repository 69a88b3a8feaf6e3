import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exampleFaults, variablesOf } from './checks/environment'
import { projectRoot } from './tree'

test('every variable has its line and its sentence in .env.example, and no other is there', () => {
  const variables = variablesOf(readFileSync(join(projectRoot, 'lib/platform/env.ts'), 'utf8'))
  expect(variables.length).toBeGreaterThan(20)
  expect(exampleFaults(variables, readFileSync(join(projectRoot, '.env.example'), 'utf8'))).toEqual([])
})

test('what is missing, left over or unexplained is seen', () => {
  const variables = variablesOf('const variables = z.object({ ONE: z.string(), TWO: z.string(), THREE: z.string() })')
  expect(variables).toEqual(['ONE', 'TWO', 'THREE'])
  const example = '# What the first one is for.\nONE=1\nTWO=\n\n# What nobody reads any more.\nFOUR=4\n'
  expect(exampleFaults(variables, example)).toEqual(['THREE has no line', 'FOUR is read by nobody', 'TWO has no sentence'])
})

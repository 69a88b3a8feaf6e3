import ts from 'typescript'

/** The variables that `lib/platform/env.ts` reads: the fields of its `variables` schema. */
export function variablesOf(source: string): string[] {
  const names: string[] = []
  const visit = (node: ts.Node) => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === 'variables' && node.initializer && ts.isCallExpression(node.initializer)) {
      const [shape] = node.initializer.arguments
      if (shape && ts.isObjectLiteralExpression(shape)) names.push(...shape.properties.flatMap((field) => (field.name ? [field.name.getText()] : [])))
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('env.ts', source, ts.ScriptTarget.Latest, true))
  return names
}

/** What `.env.example` leaves unsaid: a variable without its line or its sentence, a line that nobody reads. */
export function exampleFaults(variables: readonly string[], example: string): string[] {
  const lines = example.split('\n')
  const named = lines.flatMap((line) => /^([A-Z][A-Z0-9_]*)=/.exec(line)?.[1] ?? [])
  return [
    ...variables.filter((name) => !named.includes(name)).map((name) => `${name} has no line`),
    ...named.filter((name) => !variables.includes(name)).map((name) => `${name} is read by nobody`),
    ...named.filter((name) => !/^# .{15,}[.;]$/.test(lines[lines.findIndex((line) => line.startsWith(`${name}=`)) - 1] ?? '')).map((name) => `${name} has no sentence`),
  ]
}

import { expect, test } from 'vitest'
import { deadLinks, relativeLinks } from './checks/links'
import { listFiles, readFiles } from './tree'

test('every relative link of a document leads somewhere', () => {
  const documents = readFiles(/\.md$/)
  expect(documents.length).toBeGreaterThan(10)
  expect(documents.flatMap(({ text }) => relativeLinks(text)).length).toBeGreaterThan(10)
  expect(deadLinks(documents, listFiles())).toEqual([])
})

const paths = ['README.md', 'docs/a.md', 'docs/pictures/home.png', 'lib/events/README.md']
const dead = (path: string, text: string) => deadLinks([{ path, text }], paths)

test.each([
  ['README.md', '[a](docs/a.md#part) and ![b](docs/pictures/home.png "title")'],
  ['README.md', '| [folder](docs) | [folder](docs/pictures/) | [itself](./README.md) |'],
  ['lib/events/README.md', '[![picture](../../docs/pictures/home.png)](../../docs/a.md), [top](../..)'],
  ['docs/a.md', '[web](https://example.com/none.md), [mail](mailto:a@example.com), [part](#part)'],
  ['docs/a.md', 'shown: `[no](none.md)`\n```md\n[no](none.md)\n```\n'],
])('a good link in %s: %s', (path, text) => expect(dead(path, text)).toEqual([]))

test.each([
  ['README.md', '[a](docs/b.md)'],
  ['README.md', '![a](docs/pictures/Home.png)'],
  ['docs/a.md', '[from the wrong place](docs/a.md)'],
  ['docs/a.md', '[beyond the project](../../README.md)'],
  ['README.md', '[from the root of the disk](/docs/a.md)'],
  ['docs/a.md', '[![fine](pictures/home.png)](none.md#part)'],
])('a dead link in %s: %s', (path, text) => expect(dead(path, text)).toHaveLength(1))

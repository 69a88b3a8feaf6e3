import { Breaches, type Check } from '../check'
import { compareAddresses } from './alike'
import { stories } from './stories'

export const signIn: Check = {
  number: 12,
  title: 'sign-in codes and links: 10 minutes, once, five tries, in the browser that asked, and no word about who is known',

  async run(ground, scale) {
    const breaches = new Breaches()
    const rounds = scale === 'full' ? 10 : 1
    for (let round = 0; round < rounds; round += 1) {
      for (const story of stories) await story(ground, breaches)
    }
    const each = scale === 'full' ? 25 : 3
    const { knownMs, unknownMs } = await compareAddresses(ground, each, breaches)
    return {
      figure: `${stories.length} stories × ${rounds}; ${each} known and ${each} unknown addresses answered alike, in ${knownMs} and ${unknownMs} ms (median)`,
      breaches: breaches.list,
    }
  },
}

import Hls, {
  type HlsConfig,
  type Loader,
  type LoaderCallbacks,
  type LoaderConfiguration,
  type LoaderContext,
  type LoaderStats,
} from 'hls.js'
import type { GrantKeeper } from './grant-keeper'
import { keyPath, withoutDirectives, withQuery } from './rules/edge-query'

type LoaderClass = new (config: HlsConfig) => Loader<LoaderContext>

/** What the loader needs of a grant's keeper. */
export type QueryLender = Pick<GrantKeeper, 'grant' | 'usableQuery' | 'afterRefusal'>

/**
 * The loader for everything hls.js asks for. Every edge request (playlist, init, segment) leaves with the query that
 * is good at that moment; a playlist of an archive is loaded once, so the query written in it soon expires. A key is
 * asked from this page's own origin, with the grant in a header. A 403 is tried once more with a renewed query.
 *
 * @param keeper lends the query and the grant's id
 * @param edgeOrigin the only other origin that is ever asked; anything else in a playlist is refused
 * @param onPlaylist sees each playlist's text before hls.js does
 * @param Transport makes the requests; a new one for each attempt
 */
export function edgeLoader(
  keeper: QueryLender,
  edgeOrigin: () => string | null,
  onPlaylist: (text: string) => void,
  Transport: LoaderClass = Hls.DefaultConfig.loader,
): LoaderClass {
  return class EdgeLoader implements Loader<LoaderContext> {
    context: LoaderContext | null = null
    stats: LoaderStats
    #transport: Loader<LoaderContext>
    #callbacks: LoaderCallbacks<LoaderContext> | null = null
    #gone = false
    readonly #config: HlsConfig

    constructor(config: HlsConfig) {
      this.#config = config
      this.#transport = new Transport(config)
      this.stats = this.#transport.stats
    }

    load(
      context: LoaderContext,
      policy: LoaderConfiguration,
      callbacks: LoaderCallbacks<LoaderContext>,
    ): void {
      this.context = context
      this.#callbacks = callbacks
      this.stats.loading.start = performance.now()
      const key = keyPath(context.url)
      const going = key === null ? this.#fromEdge(context, policy) : this.#key(context, policy, key)
      going.catch((error: unknown) => this.#refuse(error))
    }

    abort(): void {
      this.#gone = true
      this.stats.aborted = true
      this.#transport.abort()
      if (this.context) this.#callbacks?.onAbort?.(this.stats, this.context, null)
    }

    destroy(): void {
      this.#gone = true
      this.#callbacks = null
      this.#transport.destroy()
      this.context = null
    }

    getCacheAge(): number | null {
      return this.#transport.getCacheAge?.() ?? null
    }

    getResponseHeader(name: string): string | null {
      return this.#transport.getResponseHeader?.(name) ?? null
    }

    async #key(context: LoaderContext, policy: LoaderConfiguration, path: string): Promise<void> {
      await keeper.usableQuery()
      const grantId = keeper.grant?.grantId
      if (grantId === undefined) throw new Error('no grant is held')
      this.#send({ url: new URL(path, location.origin).href, headers: { 'Akushu-Grant': grantId } }, context, policy)
    }

    async #fromEdge(context: LoaderContext, policy: LoaderConfiguration, address = context.url): Promise<void> {
      if (new URL(address).origin !== edgeOrigin()) throw new Error('an address outside the edge')
      const query = await keeper.usableQuery()
      this.#send({ url: withQuery(address, query) }, context, policy, (status) => {
        const plain = status === 503 || status === 400 ? withoutDirectives(address) : null
        if (status !== 403 && plain === null) return false
        const again =
          plain === null ? this.#renewed(context, policy, address, query) : this.#plain(context, policy, plain)
        again.catch((error: unknown) => this.#refuse(error))
        return true
      })
    }

    /** The edge refused the query: once more with a newer one. */
    async #renewed(
      context: LoaderContext,
      policy: LoaderConfiguration,
      address: string,
      refused: string,
    ): Promise<void> {
      const query = await keeper.afterRefusal(refused)
      this.#anew()
      this.#send({ url: withQuery(address, query) }, context, policy)
    }

    /** The segment waited for did not come in time (503), or is too far ahead (400): the playlist as it stands. */
    #plain(context: LoaderContext, policy: LoaderConfiguration, address: string): Promise<void> {
      this.#anew()
      return this.#fromEdge(context, policy, address)
    }

    /** A transport serves one request; the next attempt needs another. */
    #anew(): void {
      if (this.#gone) return
      this.#transport.destroy()
      this.#transport = new Transport(this.#config)
      this.stats.retry += 1
    }

    /** Hands the request over; answers come back with hls.js's own context, since it looks keys up by its address. */
    #send(
      target: { url: string; headers?: Record<string, string> },
      context: LoaderContext,
      policy: LoaderConfiguration,
      /** Deals with a refusal by itself, or gives false. */
      onStatus?: (status: number) => boolean,
    ): void {
      const callbacks = this.#callbacks
      if (this.#gone || !callbacks) return
      // One statistics object for the whole life: hls.js has taken hold of it. The transport starts its own clock.
      this.stats.loading.start = 0
      this.#transport.stats = this.stats
      this.#transport.load({ ...context, ...target }, { ...policy }, {
        onSuccess: (response, stats, _sent, details) => {
          if (typeof response.data === 'string') onPlaylist(response.data)
          callbacks.onSuccess(response, stats, context, details)
        },
        onError: (error, _sent, details, stats) => {
          if (!onStatus?.(error.code)) callbacks.onError(error, context, details, stats)
        },
        onTimeout: (stats, _sent, details) => callbacks.onTimeout(stats, context, details),
        onProgress: (stats, _sent, part, details) => callbacks.onProgress?.(stats, context, part, details),
      })
    }

    #refuse(error: unknown): void {
      if (this.#gone || !this.context) return
      const text = error instanceof Error ? error.message : String(error)
      this.#callbacks?.onError({ code: 0, text }, this.context, null, this.stats)
    }
  }
}

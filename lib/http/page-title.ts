import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import type { Words } from '@/lib/accounts/contract'
import type { Ports } from '@/lib/platform/ports'
import { Problem } from '@/lib/platform/problem'
import { portsFor } from './app-ports'

type TitleKey =
  | 'accounts.meMeta' | 'accounts.signInMeta' | 'mailbox.heading' | 'signIn.heading' | 'welcome.heading' | 'admin.ordersMeta' | 'organiser.editorMeta' | 'organiser.eventsMeta' | 'organiser.newEventMeta' | 'organiser.previewMeta' | 'admin.todayMeta' | 'checkout.metaTitle' | 'events.metaTitle'
  | 'invitation.meta' | 'people.meta' | 'platform.meta' | 'shell.studio' | 'studio.todayTitle' | 'tickets.metaTitle' | 'till.metaTitle' | 'watch.metaTitle' | 'watch.staff.metaTitle'

/** A page's title in the reader's language: the same for everyone, so that nothing personal stands in it. */
export function titled(key: TitleKey): () => Promise<Metadata> {
  return async () => ({ title: (await getTranslations())(key) })
}

type PageProps = { params: Promise<Record<string, string | string[]>> }

/** The title of a public page that is named after what it shows; none when there is no such thing. */
export function titledBy<P extends z.ZodType>(
  params: P,
  read: (ports: Ports, params: z.infer<P>) => Promise<Words>,
): (props: PageProps) => Promise<Metadata> {
  return async (props) => {
    const parsed = params.safeParse(await props.params)
    if (!parsed.success) return {}
    try {
      const ports = portsFor({ id: randomUUID(), action: 'page', network: null, recorded: false })
      const words = await read(ports, parsed.data)
      return { title: (await getLocale()) === 'en' ? words.en : words.ja }
    } catch (error) {
      if (error instanceof Problem) return {}
      throw error
    }
  }
}

'use client'

import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, Monitor, Smartphone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useState } from 'react'
import { EventScreen } from '@/components/events/event-screen'
import { PageTitle } from '@/components/shell/page-title'
import { getJson } from '@/components/shell/fetch-json'
import { SellerNote } from '@/components/ticketing/seller-note'
import { TicketShop } from '@/components/ticketing/ticket-shop'
import { Button, buttonClasses } from '@/components/ui/button'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { Loading, Skeleton } from '@/components/ui/skeleton'
import type { EventOnSaleDto } from '@/lib/ticketing/contract'
import { PageInFrame } from './page-in-frame'
import { planPath } from './plan'
import { useNamedPlace } from './use-place'

const windows = { phone: { width: 390, Icon: Smartphone }, desk: { width: '100%', Icon: Monitor } } as const
type WindowKey = keyof typeof windows

/** The public page as it will look, for staff, before anybody else can see it. */
export function PreviewScreen({ slug }: { slug: string }) {
  const t = useTranslations('organiser')
  // Back to the part that was left.
  const { section } = useNamedPlace()
  const [shown, setShown] = useState<WindowKey>('desk')
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    queryKey: ['admin', 'preview', slug],
    queryFn: ({ signal }) => getJson<EventOnSaleDto>(planPath(slug, 'preview'), { signal }),
  })
  return (
    <>
      <Link href={`/admin/events/${slug}?part=${section}`} className={buttonClasses({ look: 'plain', size: 'small', className: '-ml-3.5' })}>
        <ChevronLeft aria-hidden />
        {t('backToEditor')}
      </Link>
      <PageTitle
        title={t('previewHeading')}
        lead={t('previewLead')}
        action={
          <div role="group" aria-label={t('previewSize')} className="hidden gap-1 rounded-xl bg-sunken p-1 sm:flex">
            {(['desk', 'phone'] as const).map((key) => {
              const { Icon } = windows[key]
              return (
                <Button key={key} look={key === shown ? 'quiet' : 'plain'} size="small" aria-pressed={key === shown} onClick={() => setShown(key)}>
                  <Icon aria-hidden />
                  {t(`windows.${key}`)}
                </Button>
              )
            })}
          </div>
        }
      />
      <p className="mb-4 rounded-xl bg-sunken px-4 py-3 text-sm sm:hidden">{t('previewPhone')}</p>
      <p className="mb-4 hidden text-sm text-ink-soft sm:block">{t('previewOnPhone')}</p>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && (
        <Loading>
          <Skeleton className="h-[40rem]" />
        </Loading>
      )}
      {data !== undefined && (
        <PageInFrame title={t('previewHeading')} width={windows[shown].width} height={780}>
          <EventScreen event={data} now={dataUpdatedAt} tickets={<TicketShop event={data} />} seller={<SellerNote seller={data.seller} />} />
        </PageInFrame>
      )}
    </>
  )
}

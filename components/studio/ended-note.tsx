import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardTitle } from '@/components/ui/card'

/** After the end: what viewers have now. @param gaps seconds that never reached the server */
export function EndedNote({ gaps }: { gaps: number }) {
  const t = useTranslations('studio')
  return (
    <Card aria-labelledby="studio-ended">
      <CardBody className="space-y-4">
        <CardTitle id="studio-ended">{t('endedTitle')}</CardTitle>
        <p className="text-ink-soft">{t('endedText')}</p>
        {gaps > 0 && <p className="rounded-xl bg-warn-wash p-3 text-sm text-warn">{t('gapsSeen', { seconds: gaps })}</p>}
        <Button look="quiet" asChild>
          <Link href="/studio">{t('backToday')}</Link>
        </Button>
      </CardBody>
    </Card>
  )
}

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardTitle } from '@/components/ui/card'
import type { StudioProblem } from './engine/problem'

/** Its event was cancelled or changed: what has happened, whom to ask, and the way back. Nothing can be sent from here. */
export function WithdrawnNote({ problem }: { problem: StudioProblem }) {
  const t = useTranslations('studio')
  return (
    <div role="alert">
      <Card aria-labelledby="studio-withdrawn" data-withdrawn={problem.code}>
        <CardBody className="space-y-4">
          <CardTitle id="studio-withdrawn">{t(`problems.${problem.code}.title`)}</CardTitle>
          <p className="text-ink-soft">{t(`problems.${problem.code}.todo`)}</p>
          <Button look="quiet" asChild>
            <Link href="/studio">{t('backToday')}</Link>
          </Button>
        </CardBody>
      </Card>
    </div>
  )
}

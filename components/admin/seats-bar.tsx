import { useTranslations } from 'next-intl'

interface SeatsBarProps {
  sold: number
  held: number
  quantity: number
}

/** Sold, held and left of the seats for sale; the words below say the same. */
export function SeatsBar({ sold, held, quantity }: SeatsBarProps) {
  const t = useTranslations('admin')
  const share = (seats: number) => (quantity === 0 ? 0 : Math.min(100, (seats / quantity) * 100))
  return (
    <div>
      <svg
        role="img"
        aria-label={t('soldBar', { sold, held, quantity })}
        viewBox="0 0 100 3"
        preserveAspectRatio="none"
        className="h-3 w-full overflow-hidden rounded-full bg-sunken"
      >
        <rect width={share(sold)} height="3" className="fill-good" />
        <rect x={share(sold)} width={share(held)} height="3" className="fill-good opacity-40" />
      </svg>
      <dl className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm whitespace-nowrap tabular-nums">
        {(
          [
            ['sold', sold],
            ['held', held],
            ['left', Math.max(0, quantity - sold - held)],
          ] as const
        ).map(([key, seats]) => (
          <div key={key} className="flex items-baseline gap-1.5">
            <dt className="text-ink-soft">{t(key)}</dt>
            <dd className="font-bold">{seats}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

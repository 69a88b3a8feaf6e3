import { cn } from './class-names'

const yen = new Intl.NumberFormat('ja-JP')

/** `¥4,500`, the same in both languages. */
export function yenText(amountYen: number): string {
  return `${amountYen < 0 ? '−' : ''}¥${yen.format(Math.abs(amountYen))}`
}

/** Whole yen, figures of equal width so that columns stand. */
export function Money({ yen: amountYen, className }: { yen: number; className?: string }) {
  return <span className={cn('tabular-nums whitespace-nowrap', className)}>{yenText(amountYen)}</span>
}

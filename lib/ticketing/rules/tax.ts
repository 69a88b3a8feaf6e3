/**
 * Tax included in a total, yen, rounded down once per rate as the invoice rule asks
 * (消費税法: one rounding per rate and document).
 */
export function taxIncluded(lines: readonly { quantity: number; unitPriceYen: number; taxRatePercent: number }[]): number {
  const byRate = new Map<number, number>()
  for (const line of lines) {
    byRate.set(line.taxRatePercent, (byRate.get(line.taxRatePercent) ?? 0) + line.quantity * line.unitPriceYen)
  }
  return [...byRate].reduce((sum, [rate, yen]) => sum + Math.floor((yen * rate) / (100 + rate)), 0)
}

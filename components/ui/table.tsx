import type { ReactNode } from 'react'
import { cn } from './class-names'

export interface Column<Row> {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  align?: 'right'
  /** On a phone the cell stands on its own line, without its header beside it. */
  whole?: boolean
}

interface TableProps<Row> {
  /** Read by screen readers; say what the rows are. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}

/**
 * A table from 768 px on, a card per row below. The roles are spelled out because browsers drop
 * a table's meaning when CSS changes its display.
 */
export function Table<Row>({ caption, columns, rows, rowKey }: TableProps<Row>) {
  return (
    <table role="table" className="block w-full text-left md:table">
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup" className="hidden border-b border-line text-sm text-ink-soft md:table-header-group">
        <tr role="row">
          {columns.map((column) => (
            <th
              key={column.key}
              role="columnheader"
              scope="col"
              className={cn('px-4 py-3 font-semibold whitespace-nowrap', column.align === 'right' && 'text-right')}
            >
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="block space-y-3 md:table-row-group">
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            role="row"
            className="block rounded-xl border border-line bg-card p-4 md:table-row md:rounded-none md:border-0 md:border-b md:bg-transparent md:p-0 md:last:border-b-0"
          >
            {columns.map((column) => (
              <td
                key={column.key}
                role="cell"
                className={cn(
                  'flex items-baseline justify-between gap-4 py-1 md:table-cell md:px-4 md:py-3 md:align-middle',
                  column.whole === true && 'block',
                  column.align === 'right' && 'tabular-nums md:text-right',
                )}
              >
                <span aria-hidden className={cn('shrink-0 text-sm text-ink-soft md:hidden', column.whole === true && 'hidden')}>
                  {column.header}
                </span>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import { headerLine } from './plain-address'

/** A piece of a letter, in order. */
export type Piece =
  | { text: string }
  /** Digits to type, large and selectable. */
  | { code: string }
  /** A link as a button, its address below for those who cannot press it. */
  | { link: string; label: string }

export type LetterPlan = { locale: 'ja' | 'en'; subject: string; pieces: readonly Piece[] }

const sender = 'Akushu 握手'
const fonts = '-apple-system, "Hiragino Sans", "Noto Sans JP", "Segoe UI", sans-serif'

/**
 * A letter as plain text and as simple HTML of the same words: one column, no pictures, nothing fetched from anywhere,
 * dark on light at a contrast of more than 7:1 (WCAG 2.2, 1.4.6).
 */
export function writeLetter({ locale, subject, pieces }: LetterPlan): { subject: string; text: string; html: string } {
  const line = headerLine(subject)
  const footer = locale === 'ja' ? 'このメールは送信専用です。' : 'This address does not accept replies.'
  return {
    subject: line,
    text: `${[...pieces.map(asText), `-- \n${sender}\n${footer}`].join('\n\n')}\n`,
    html: [
      `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
      `<title>${escape(line)}</title></head>`,
      `<body style="margin:0;padding:24px 16px;background:#f5f5f4;color:#1c1917;font:16px/1.8 ${escape(fonts)}">`,
      '<main style="max-width:32rem;margin:0 auto;padding:24px;background:#ffffff;border-radius:12px">',
      `<h1 style="margin:0 0 16px;font-size:20px;line-height:1.5">${escape(line)}</h1>`,
      ...pieces.map(asHtml),
      `<p style="margin:32px 0 0;font-size:13px;color:#44403c">${escape(sender)}<br>${escape(footer)}</p>`,
      '</main></body></html>',
    ].join(''),
  }
}

function asText(piece: Piece): string {
  if ('code' in piece) return `    ${piece.code}`
  return 'link' in piece ? `${piece.label}\n${piece.link}` : piece.text
}

function asHtml(piece: Piece): string {
  if ('code' in piece) {
    return `<p style="margin:24px 0;font:700 32px/1.2 ui-monospace, Menlo, monospace;letter-spacing:.2em">${escape(piece.code)}</p>`
  }
  if ('link' in piece) {
    const address = escape(piece.link)
    return (
      `<p style="margin:24px 0"><a href="${address}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:#1c1917;color:#ffffff;text-decoration:none">${escape(piece.label)}</a></p>` +
      `<p style="margin:0 0 16px;font-size:13px;color:#44403c;word-break:break-all">${address}</p>`
    )
  }
  return `<p style="margin:0 0 16px">${escape(piece.text).replaceAll('\n', '<br>')}</p>`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter)
}

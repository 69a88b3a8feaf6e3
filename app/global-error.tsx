'use client'

import { Button } from '@/components/ui/button'
import './globals.css'

/**
 * For a fault in the frame of all pages, where no language is known any more: both. Its HTML is made at build time and
 * bears no nonce, so that it must do without scripts and a router.
 */
export default function LastFault({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="ja">
      <body>
        <main className="mx-auto max-w-xl px-6 py-24 text-center">
          <title>Akushu 握手</title>
          <h1 className="text-2xl font-bold">画面を表示できませんでした</h1>
          <p className="mt-2 text-ink-soft">サーバーで問題が起きました。注文やチケットは失われていません。</p>
          <p lang="en" className="mt-4 text-ink-soft">
            This page could not be shown. Something went wrong on our side. Your orders and tickets are safe.
          </p>
          <form action="/" className="mt-8">
            <Button type="submit">イベント一覧へ / See all events</Button>
          </form>
          {error.digest !== undefined && <p className="mt-6 text-xs text-ink-soft">お問い合わせ番号 / Reference number: {error.digest}</p>}
        </main>
      </body>
    </html>
  )
}

'use client'

import { Check, Settings2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { DropdownMenu } from 'radix-ui'
import type { RefObject } from 'react'
import { ControlButton } from './control-button'
import type { Rendition } from './engine/hls-engine'
import type { Viewer } from './engine/viewer'
import type { ViewerView } from './engine/viewer-view'

interface QualityMenuProps {
  viewer: Viewer
  view: ViewerView
  /** The player: a menu outside it would not be seen in full screen. */
  container: RefObject<HTMLElement | null>
}

const automatic = 'automatic'

const itemClasses =
  'flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 py-1.5 text-sm outline-none select-none data-highlighted:bg-white/15 data-[state=checked]:font-semibold'

/** Automatic, or one rendition for good. */
export function QualityMenu({ viewer, view, container }: QualityMenuProps) {
  const t = useTranslations('watch.quality')
  if (view.renditions.length === 0) return null
  const best = [...view.renditions].sort((one, other) => other.bitrate - one.bitrate)
  const label = (rendition: Rendition) =>
    rendition.height > 0
      ? t('lines', { height: rendition.height })
      : t('rate', { megabits: (rendition.bitrate / 1_000_000).toFixed(1) })
  const choose = (value: string) => viewer.choose(value === automatic ? null : value)
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <ControlButton label={t('menu')}>
          <Settings2 aria-hidden />
        </ControlButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={container.current}>
        <DropdownMenu.Content
          side="top"
          align="end"
          sideOffset={4}
          collisionPadding={8}
          collisionBoundary={container.current}
          className="z-40 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-y-auto rounded-xl bg-neutral-900/95 p-1 text-white shadow-xl"
        >
          <DropdownMenu.RadioGroup value={view.chosen ?? automatic} onValueChange={choose}>
            <DropdownMenu.RadioItem value={automatic} className={itemClasses}>
              <Tick />
              {t('automatic')}
            </DropdownMenu.RadioItem>
            {best.map((rendition) => (
              <DropdownMenu.RadioItem key={rendition.name} value={rendition.name} className={itemClasses}>
                <Tick />
                {label(rendition)}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function Tick() {
  return (
    <span className="grid size-4 place-items-center">
      <DropdownMenu.ItemIndicator>
        <Check aria-hidden className="size-4" />
      </DropdownMenu.ItemIndicator>
    </span>
  )
}

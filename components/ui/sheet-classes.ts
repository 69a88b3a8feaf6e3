export const overlayClasses = 'fixed inset-0 z-50 animate-fade-in bg-black/55 backdrop-blur-[2px]'

/** A sheet from below on a phone, a centred card from 640 px on. */
export const sheetClasses =
  'fixed inset-x-0 bottom-0 z-50 max-h-[92dvh] animate-rise overflow-y-auto rounded-t-3xl border border-line bg-card p-5 pb-[max(1.25rem,env(safe-area-inset-bottom))] text-ink shadow-2xl sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-[min(30rem,calc(100vw-2rem))] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-2xl sm:p-6'

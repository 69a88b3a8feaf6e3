export type Shortcut = 'toggle' | 'mute' | 'full_screen' | 'back' | 'forward' | 'louder' | 'quieter'

interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

const keys: Readonly<Record<string, Shortcut>> = {
  ' ': 'toggle',
  k: 'toggle',
  m: 'mute',
  f: 'full_screen',
  arrowleft: 'back',
  arrowright: 'forward',
  arrowup: 'louder',
  arrowdown: 'quieter',
}

/**
 * What a key does in the player, or null. A control that uses the key itself keeps it: a button its space, a slider or
 * menu its arrows, a field everything (WCAG 2.1.4).
 *
 * @param role the focused element's role or tag, in lower case
 */
export function shortcutOf(press: KeyPress, role: string): Shortcut | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null
  if (/^(textarea|select|text|search|menu.*|option|listbox)$/.test(role)) return null
  const key = press.key.toLowerCase()
  if (key === ' ' && /^(button|link|a|summary)$/.test(role)) return null
  if (key.startsWith('arrow') && role === 'slider') return null
  return keys[key] ?? null
}

/** Colours an event may wear, each with at least 4.5 : 1 under white text, and seen on dark pages too. The key names it in messages. */
export const accentChoices = [
  { key: 'rose', colour: '#be123c' },
  { key: 'pink', colour: '#c2185b' },
  { key: 'purple', colour: '#9333ea' },
  { key: 'violet', colour: '#7c3aed' },
  { key: 'indigo', colour: '#4338ca' },
  { key: 'blue', colour: '#1d4ed8' },
  { key: 'sky', colour: '#0369a1' },
  { key: 'teal', colour: '#0f766e' },
  { key: 'green', colour: '#15803d' },
  { key: 'olive', colour: '#4d7c0f' },
  { key: 'amber', colour: '#b45309' },
  { key: 'brick', colour: '#c2410c' },
  { key: 'stone', colour: '#57534e' },
] as const

/** `small` counts belong to `npm test`, `full` ones to `npm run accept`. */
export type Scale = 'small' | 'full'

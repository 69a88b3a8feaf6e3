import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. True for processes/*.ts and for their bundles in .build/, which lie equally deep. */
export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..')

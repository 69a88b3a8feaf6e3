import 'server-only'

export { closeLive, moveWindow, openContent, readContent, readContentOf, type Content } from './contents'
export { opensPhase, phaseOf, type Phase } from './rules/phase'
export { contentsOf } from './store'

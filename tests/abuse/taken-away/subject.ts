import type { Evening, OnAir } from '../evening'
import type { Ground } from '../ground'
import type { Answer, Visitor } from '../visitor'

export type Requests = [what: string, ask: () => Promise<Answer>][]

/** One person, or encoder, from whom something is taken. */
export type Subject = {
  /** Whose event stream has to close; an encoder has none. */
  visitor: Visitor | null
  /** All of them succeed before, none of them may succeed afterwards. */
  requests: Requests
  /** Would succeed before as well, and would undo the others: tried afterwards only. */
  afterwards?: Requests
  take(): Promise<void>
  /** A session that keeps its rights. */
  untouched?: Visitor
}

export type Story = { name: string; subject(index: number): Promise<Subject> }

/** `other` is an evening of another house, where a role is kept: so the gate alone does not refuse. */
export type Scene = { ground: Ground; evening: Evening; other: Evening; onAir: OnAir }

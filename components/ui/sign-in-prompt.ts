'use client'

import { createContext } from 'react'

/** The page's question to sign in again. */
export interface SignInPrompt {
  /** True while it stands in front of the page: then nothing behind it need say the same. */
  open: boolean
  /** True once its person has signed in again: a refusal from before says nothing any more. */
  isAnswered: boolean
  /** True where signing in takes this page's place, as there is no other tab to be had. */
  isAlone: boolean
  /** Leads to signing in, in a tab beside this page. */
  signIn: () => void
}

export const SignInPromptContext = createContext<SignInPrompt | null>(null)

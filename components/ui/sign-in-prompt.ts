'use client'

import { createContext } from 'react'

/** The page's question to sign in again. */
export interface SignInPrompt {
  /** True while it stands in front of the page: then nothing behind it need say the same. */
  open: boolean
  /** Leads to signing in, and back to this very place. */
  signIn: () => void
}

export const SignInPromptContext = createContext<SignInPrompt | null>(null)

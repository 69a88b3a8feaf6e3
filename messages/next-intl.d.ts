import type messages from './ja.json'
import type { Locale as AkushuLocale } from './locale'

// With this, a message key that does not exist is a type error.
declare module 'next-intl' {
  interface AppConfig {
    Locale: AkushuLocale
    Messages: typeof messages
  }
}

import { vi } from 'vitest'

// One worker runs many test files, since starting one for each takes longer than the tests do. The product's modules are
// read anew for each, so that nothing one file left in them reaches the next.
vi.resetModules()

/** Stops the timer. */
export type StopTimer = () => void

const WORKER_SOURCE = 'onmessage=(e)=>{setInterval(()=>postMessage(0),e.data)}'

/**
 * An interval that keeps its pace in a background tab: the page's own timers are slowed to one a second there (or one
 * a minute), a worker's are not.
 * @param intervalMs milliseconds between calls
 */
export function steadyInterval(intervalMs: number, call: () => void): StopTimer {
  const address = URL.createObjectURL(new Blob([WORKER_SOURCE], { type: 'text/javascript' }))
  const worker = new Worker(address)
  URL.revokeObjectURL(address)
  worker.onmessage = call
  worker.postMessage(intervalMs)
  return () => worker.terminate()
}

/** Time as the lights need it; injected in tests. */
export interface LightTime {
  /** Milliseconds since the epoch. */
  now(): number
  /** Calls back once; the function that it gives takes that back. */
  after(ms: number, work: () => void): () => void
}

export const lightTime: LightTime = {
  now: () => Date.now(),
  after: (ms, work) => {
    const timer = setTimeout(work, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** A change counts when it has stood for so long. */
const standsMs = 2_000
/** Trouble after so long without any is said at once. */
const calmMs = 10_000

export interface LightChange {
  readonly isTrouble: boolean
  /** Whether it is anything else than what was said last. */
  readonly isNews: boolean
}

interface Damped {
  saidAt: number
  waiting: { isTrouble: boolean; say: () => void; cancel: () => void } | null
}

/** Says of a light that goes on and off what stands, and of trouble after a calm time the first at once. */
export const dampLight = ({ now, after }: LightTime) => {
  const lights = new Map<string, Damped>()
  const lightOf = (id: string): Damped => {
    const known = lights.get(id) ?? { saidAt: Number.NEGATIVE_INFINITY, waiting: null }
    lights.set(id, known)
    return known
  }
  const drop = (light: Damped): void => {
    light.waiting?.cancel()
    light.waiting = null
  }
  const sayNow = (light: Damped, say: () => void): void => {
    drop(light)
    light.saidAt = now()
    say()
  }
  return {
    change: (id: string, { isTrouble, isNews }: LightChange, say: () => void): void => {
      const light = lightOf(id)
      if (!isNews) drop(light)
      else if (isTrouble && now() - light.saidAt >= calmMs) sayNow(light, say)
      // Another trouble, or another reason for it, is the same change: its latest words are said.
      else if (light.waiting?.isTrouble === isTrouble) light.waiting.say = say
      else {
        drop(light)
        const waiting = { isTrouble, say, cancel: () => {} }
        waiting.cancel = after(standsMs, () => sayNow(light, waiting.say))
        light.waiting = waiting
      }
    },
    /** What waited to be said is not true any more. */
    forget: (id: string): void => {
      const light = lights.get(id)
      if (light) drop(light)
    },
  }
}

import type { CompileMatcher } from './test.ts'
import { shown } from './words.ts'

const round = (percent: number, places: number): string => String(Number(percent.toFixed(places)))

/** The rule's part of an experiment, by where the call stands in it. */
export const share: CompileMatcher<'share'> = ({ experiment }, around) => {
  const { from, until } = around.share(experiment)
  const fits = (point: number | null): boolean => point !== null && point >= from && point < until
  return {
    holds: asked => fits(asked.point(experiment)),
    explain: asked => {
      const point = asked.point(experiment)
      const part = `${round(from, 4)}–${round(until, 4)} %`
      if (point === null)
        return `it has no call id, so that it has no place in the experiment ${shown(experiment)}`
      return `the call stands at ${round(point, 2)} % of the experiment ${shown(experiment)}, ${fits(point) ? 'within' : 'outside'} ${part}`
    },
  }
}

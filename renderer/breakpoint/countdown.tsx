import { useEffect, useRef } from 'react'
import type { WaitingCall } from '../../shared/breakpoint.ts'
import { tenths, waitingMs } from '../../shared/waiting-call.ts'
import { type Arc, ringShape } from './ring-shape.ts'

const lessMotion = window.matchMedia('(prefers-reduced-motion: reduce)')
/** Without motion the number alone is drawn, so often. */
const calmEveryMs = 200
/** From here on it is nearly too late. */
const urgentMs = 500

const drawArc = (circle: SVGCircleElement | null, { from, length }: Arc): void => {
  circle?.setAttribute('stroke-dasharray', `${length.toFixed(4)} 2`)
  circle?.setAttribute('stroke-dashoffset', (-from).toFixed(4))
}

/** How long a call still waits: a ring against the platform's limit, and seconds. It draws itself; the page rests. */
export const Countdown = ({ call }: { call: WaitingCall }) => {
  const box = useRef<HTMLDivElement>(null)
  const number = useRef<HTMLSpanElement>(null)
  const left = useRef<SVGCircleElement>(null)
  const kept = useRef<SVGCircleElement>(null)
  useEffect(() => {
    let frame = 0
    let timer = 0
    let shown = ''
    const draw = (): void => {
      const now = Date.now()
      const leftMs = waitingMs(call, now)
      const text = tenths(leftMs)
      if (text !== shown && number.current) number.current.textContent = text
      shown = text
      box.current?.classList.toggle('urgent', leftMs < urgentMs)
      if (lessMotion.matches) return
      const shape = ringShape(call, now)
      drawArc(left.current, shape.left)
      drawArc(kept.current, shape.kept)
    }
    const loop = (): void => {
      draw()
      frame = requestAnimationFrame(loop)
    }
    draw()
    if (lessMotion.matches) timer = window.setInterval(draw, calmEveryMs)
    else loop()
    return () => {
      cancelAnimationFrame(frame)
      clearInterval(timer)
    }
  }, [call])
  return (
    <div className="countdown" ref={box} role="timer" aria-label="Seconds until the deadline answer">
      <svg width="48" height="48" viewBox="0 0 48 48" aria-hidden="true">
        <circle className="ring-track" cx="24" cy="24" r="21" />
        <circle className="ring-kept" cx="24" cy="24" r="21" pathLength="1" ref={kept} />
        <circle className="ring-left" cx="24" cy="24" r="21" pathLength="1" ref={left} />
      </svg>
      <b>
        <span ref={number} />
        <i> s</i>
      </b>
    </div>
  )
}

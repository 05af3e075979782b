interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const gap = 4
const most = 300

/**
 * Where the meaning of a completion stands: beside the list where it fits, else below it, else above it; never over it.
 * @returns offsets from the list's top left corner, as CSS
 */
export const infoPlace = (list: Box, option: Box, info: Box, space: Box): string => {
  const height = info.bottom - info.top
  const atSide = Math.max(space.top, Math.min(option.top, space.bottom - height)) - list.top
  if (space.right - list.right >= most + gap) return `top: ${atSide}px; left: 100%; max-width: ${most}px`
  if (list.left - space.left >= most + gap) return `top: ${atSide}px; right: 100%; max-width: ${most}px`
  // Aligned with the list, but not out of the window.
  const width = Math.min(most, space.right - space.left - 2 * gap)
  const left = Math.min(0, space.right - gap - width - list.left)
  const below =
    space.bottom - list.bottom >= height + gap || space.bottom - list.bottom > list.top - space.top
  const side = below ? `top: calc(100% + ${gap}px)` : `bottom: calc(100% + ${gap}px)`
  return `${side}; left: ${left - gap}px; width: ${width}px; max-width: none`
}

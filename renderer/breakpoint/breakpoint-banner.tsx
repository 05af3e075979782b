/** The calls that wait for an answer, above whatever is looked at. */
export const BreakpointBanner = () => null

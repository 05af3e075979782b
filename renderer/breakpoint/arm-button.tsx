/** Stops the next call, or every call, at a breakpoint. */
export const ArmButton = () => null

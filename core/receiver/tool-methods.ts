/** What the `endpoint.method` of a function tool can be; an event is always a POST. */
export const toolMethods: readonly string[] = ['POST', 'PUT', 'PATCH', 'GET', 'DELETE']

/** Methods whose requests mostly have no body: then there are no arguments. */
export const bodilessMethods: readonly string[] = ['GET', 'DELETE']

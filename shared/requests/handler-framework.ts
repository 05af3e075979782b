import { z } from 'zod'

/** What a handler can be generated for. */
export const HandlerFramework = z.enum(['express', 'fastify', 'fastapi', 'flask'])
export type HandlerFramework = z.infer<typeof HandlerFramework>

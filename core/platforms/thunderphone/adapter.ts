import { thunderphone as facts } from '../../../shared/platforms/thunderphone/facts.ts'
import { payloads } from '../../../shared/platforms/thunderphone/payloads.ts'
import type { PlatformAdapter } from '../adapter.ts'
import { endpointApi } from './api.ts'
import { describe, describeTool } from './describe.ts'
import { judge } from './judge.ts'
import { checkToolReply } from './judge-tool.ts'
import { beganUnasked, observe } from './observe.ts'
import { sign, verify } from './signature.ts'

export const thunderphone: PlatformAdapter = {
  facts,
  payloads,
  verify,
  sign,
  describe,
  describeTool,
  checkToolReply,
  judge,
  observe,
  beganUnasked,
  endpointApi,
}

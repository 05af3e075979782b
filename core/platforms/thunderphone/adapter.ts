import { thunderphone as facts } from '../../../shared/platforms/thunderphone/facts.ts'
import type { PlatformAdapter } from '../adapter.ts'
import { endpointApi } from './api.ts'
import { describe } from './describe.ts'
import { judge } from './judge.ts'
import { sign, verify } from './signature.ts'

export const thunderphone: PlatformAdapter = { facts, verify, sign, describe, judge, endpointApi }

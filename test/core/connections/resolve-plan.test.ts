import { describe, expect, it } from 'vitest'
import {
  type ConnectionRequest,
  connectionIdOf,
  firstAnswerId,
  resolvePlan,
} from '../../../core/connections/resolve-plan.ts'
import type { SavedConnection } from '../../../core/settings/settings.ts'
import { defaultEvents } from '../../../shared/platforms/thunderphone/events.ts'

const fresh: SavedConnection = { pathToken: 'x'.repeat(28) }
const saved: SavedConnection = {
  ...fresh,
  apiUrl: 'https://saved.example/v1',
  events: ['web.incoming'],
  tunnel: 'https://saved.example',
  tunnelHost: 'https://host.saved.example',
  forwardTo: 'http://localhost:1/saved',
  answerId: 'saved',
}
const plan = (request: Partial<ConnectionRequest> = {}, kept = fresh) =>
  resolvePlan({ platform: 'thunderphone', mode: 'account', ...request }, kept)

describe('how a connection gets its deliveries', () => {
  it('is by the platform’s defaults when nothing was asked or saved', () => {
    expect(plan()).toEqual({
      id: 'thunderphone',
      platform: 'thunderphone',
      look: {},
      privacy: 'all',
      mode: 'account',
      name: 'ThunderPhone',
      apiUrl: 'https://api.thunderphone.com/v1',
      apiKey: null,
      events: defaultEvents,
      tunnel: 'localtunnel',
      forwardTo: null,
      handlerSecret: null,
      forwardInsecure: false,
      deadline: { marginMs: 150, answerId: null },
      callers: null,
      answerId: 'thunderphone-account',
      onlyNumbers: [],
      agreed: false,
    })
  })

  const asked = {
    apiUrl: 'https://asked.example/v1',
    events: ['telephony.incoming'],
    tunnel: 'none',
    tunnelHost: 'https://host.asked.example',
    forwardTo: 'http://localhost:1/asked',
    answerId: 'asked',
  }
  it.each(Object.keys(asked) as (keyof typeof asked)[])('takes %s as asked, then as saved', key => {
    expect(plan({ [key]: asked[key] }, saved)).toMatchObject({ [key]: asked[key] })
    expect(plan({ [key]: undefined }, saved)).toMatchObject({ [key]: saved[key] })
  })

  it('takes the margin as asked, then as saved, and keeps the deadline answer', () => {
    const deadline = { marginMs: 300, answerId: 'calm' }
    expect(plan({ deadlineMarginMs: 0 }, { ...saved, deadline }).deadline).toEqual({
      ...deadline,
      marginMs: 0,
    })
    expect(plan({}, { ...saved, deadline }).deadline).toEqual(deadline)
  })

  it('checks certificates unless it was asked or saved otherwise', () => {
    expect(plan({ forwardInsecure: true }).forwardInsecure).toBe(true)
    expect(plan({}, { ...saved, forwardInsecure: true }).forwardInsecure).toBe(true)
    expect(plan({ forwardInsecure: false }, { ...saved, forwardInsecure: true }).forwardInsecure).toBe(false)
  })

  it('can be asked to forward nowhere although it was saved', () => {
    expect(plan({ forwardTo: null }, saved).forwardTo).toBeNull()
    expect(plan({}, { ...saved, forwardTo: null }).forwardTo).toBeNull()
  })

  it('takes secrets from the request alone', () => {
    expect(plan({ apiKey: 'k', handlerSecret: 'h' })).toMatchObject({ apiKey: 'k', handlerSecret: 'h' })
    expect(plan({ apiKey: null, handlerSecret: null }, saved)).toMatchObject({
      apiKey: null,
      handlerSecret: null,
    })
  })

  it('on the practice line never leaves this machine', () => {
    expect(plan({ mode: 'practice', tunnel: 'localtunnel' }, saved)).toMatchObject({
      id: 'practice',
      mode: 'practice',
      tunnel: 'none',
      answerId: 'saved',
    })
  })

  it('by hand is with the secret that was given', () => {
    expect(plan({ mode: 'manual', endpointSecret: 'whsec_x' })).toMatchObject({
      id: 'thunderphone-manual',
      mode: 'manual',
      endpointSecret: 'whsec_x',
      answerId: 'thunderphone-account',
    })
  })

  it.each([
    ['practice', 'practice', 'thunderphone-practice'],
    ['account', 'thunderphone', 'thunderphone-account'],
    ['manual', 'thunderphone-manual', 'thunderphone-account'],
  ] as const)('as %s has the id %s and the first answer %s', (mode, id, answerId) => {
    expect(connectionIdOf({ platform: 'thunderphone', mode })).toBe(id)
    expect(firstAnswerId('thunderphone', mode)).toBe(answerId)
    expect(plan({ mode })).toMatchObject({ id, answerId })
  })
})

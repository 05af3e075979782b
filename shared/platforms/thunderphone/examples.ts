/** The good config of the practice line: the VIP pattern that ThunderPhone's documentation teaches. */
export const vipConcierge = `${JSON.stringify(
  {
    prompt: [
      'You are the VIP concierge of Northwind Hotels. The caller is one of our most valued guests.',
      '',
      'Greet them warmly, offer to take care of everything yourself, and never put them on hold.',
      'If they ask for a person, promise a call back within ten minutes and confirm the number digit by digit.',
    ].join('\n'),
    voice: 'en-US-James1',
    product: 'storm-base',
    background_track: null,
  },
  null,
  2,
)}\n`

/** The platform's documented way to say: use the agent that is assigned to the number. */
export const ownAgent = '{}\n'

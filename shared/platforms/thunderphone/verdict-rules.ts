const again = 'Any answer but 2xx within 30 s is sent again, with growing pauses, for 24 hours.'
const reply = 'The JSON reply of a tool goes back to the model; anything else is an error to it.'

/** The rule behind each verdict, by `result/reason`. Whether it is documented or our reading is the verdict's certainty. */
export const verdictRules: Readonly<Record<string, string>> = {
  'acknowledged/not-json': 'Any 2xx within 30 s counts as delivered.',
  'acknowledged/passed-over': 'Any 2xx within 30 s counts as delivered.',
  'acknowledged/status': 'Any 2xx within 30 s counts as delivered.',
  'acknowledged/tool-error': reply,
  'acknowledged/tool-reply': reply,
  'at-risk/tunnel': 'The answer must be back within 2 000 ms, with its way through the tunnel.',
  'fallback/arrived-late': 'Nobody waits for an answer beyond 2 000 ms.',
  'fallback/empty': 'An answer of {}, null or nothing means the agent that the number has.',
  'fallback/not-json': 'Only a JSON object can be a config.',
  'fallback/passed-over': 'An answer of {} means the agent that the number has.',
  'fallback/sender-gone': 'Who has hung up gets no answer.',
  'fallback/status': 'Any status but 2xx means the agent that the number has.',
  'fallback/timeout': 'An answer after 2 000 ms is too late: the agent that the number has takes the call.',
  'refused/method': 'A delivery is a POST, the call of a tool what the tool says.',
  'refused/signature': 'A delivery carries a signature that holds.',
  'refused/too-large': 'A delivery has at most 1 MiB.',
  'refused/too-slow': 'A delivery is here within 10 s.',
  'rejected/handler': reply,
  'rejected/invalid': 'A config has a prompt and a voice, and each key has its type and its values.',
  'rejected/not-json': reply,
  'rejected/sender-gone': reply,
  'rejected/status': reply,
  'rejected/unknown-key': 'A config with a top-level key that is not documented is rejected with 400.',
  'used/config': 'A config with a prompt, a voice and documented keys only is used for the call.',
  'will-retry/arrived-late': again,
  'will-retry/sender-gone': again,
  'will-retry/status': again,
  'will-retry/timeout': again,
}

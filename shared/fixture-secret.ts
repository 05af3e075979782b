/**
 * The secret that everybody may know: what is shared is signed with it, so that it verifies anywhere and proves nothing.
 * It is published with Hookswitch and never changes.
 */
export const fixtureSecret = 'whsec_hookswitch_published_fixture_secret'

/** Names of fields by which something private is known, as letters alone: `fromNumber` and `from_number` are the same. */
export const flat = (key: string): string => key.toLowerCase().replace(/[^a-z]/g, '')

export const numberKeys = new Set(
  'fromnumber tonumber transfernumber number phone phonenumber mobile mobilenumber telephone tel callerid caller callee from to msisdn ani dnis'.split(
    ' ',
  ),
)
export const personKeys = new Set(
  (
    'callername customername contactname clientname guestname patientname username fullname firstname lastname ' +
    'givenname familyname surname middlename nickname displayname accountholder email emailaddress mail address ' +
    'street birthday birthdate dateofbirth dob ssn iban passport cardnumber accountnumber recording recordingurl'
  ).split(' '),
)
/** What was said, by whomever and however deep. */
export const spokenKeys = new Set(
  'transcript transcripts conversation conversationhistory conversationsummary contextsummary utterances summary'.split(
    ' ',
  ),
)
/** Of what was said, these tell only who spoke, when, and what kind of thing it was. */
export const outlineKeys = new Set('role speaker type contenttype'.split(' '))
/** A plain `name` is a person's, but not in these. */
export const thingKeys = new Set(
  'tools tool function agent voice product endpoint model rule answer'.split(' '),
)

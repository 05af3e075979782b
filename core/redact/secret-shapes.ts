/** Keys and tokens that tell themselves by how they begin. What is covered is the whole of a match. */
const shapes = [
  // Stripe, OpenAI, Anthropic, Retell and others; the secrets of webhooks.
  String.raw`\b(?:[sprk]k|rk)[_-](?:live|test|proj|ant)?[\w-]{8,}`,
  String.raw`\b(?:whsec|key|secret|token)[_-](?=[\w+/=-]*\d)[\w+/=-]{8,}`,
  // GitHub, GitLab, npm, Slack, SendGrid.
  String.raw`\bgh[oprsu]_\w{16,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{16,}|\bnpm_\w{20,}|\bxox[abceoprs]-[\w-]{8,}|\bxapp-[\w-]{8,}|\bSG\.[\w-]{12,}\.[\w-]{12,}`,
  // Hugging Face, DigitalOcean, Shopify, Replicate, Groq, Perplexity, xAI, Telegram.
  String.raw`\b(?:hf|r8|gsk)_[A-Za-z0-9]{20,}|\bdo[opr]_v1_[0-9a-f]{32,}|\bshp(?:at|ca|pa|ss)_[0-9a-f]{16,}|\b(?:pplx|xai)-[\w-]{16,}|\b\d{8,10}:AA[\w-]{30,}|\b1\/\/0[\w-]{20,}`,
  // AWS, Google, Azure, Twilio's API keys.
  String.raw`\b(?:AKIA|ASIA|AGPA|AROA|AIDA)[A-Z0-9]{12,}\b|\bAIza[\w-]{30,}|\bya29\.[\w-]{16,}|\bGOCSPX-[\w-]{16,}|(?<=\b(?:AccountKey|SharedAccessKey|sig)=)[\w+/%-]{16,}=*|\bSK[0-9a-f]{32}\b`,
  // JSON web tokens, and schemes of authorization.
  String.raw`\beyJ[\w-]{8,}(?:\.[\w-]+)+|(?<=\bBearer\s{1,4})[^\s"'<>,;]{4,}|(?<=\b(?:Basic|ApiKey|Token)\s{1,4})(?=[\w+/.=-]*[A-Z\d=])[\w+/.=-]{8,}`,
  // What a name says in plain text.
  String.raw`(?<=\b(?:api[_-]?key|(?:client|app|api)?[_-]?secret|password|passwd|pwd|(?:access|auth|refresh|id|api)[_-]?token)["']?\s{0,2}[=:]\s{0,2}["']?)(?=[^\s"'&,;]*\d|[^\s"'&,;]{12})[^\s"'&,;<>]{4,}`,
  // The part of the public URL that nobody can guess.
  String.raw`(?<=\/h\/)[\w-]{16,}`,
  String.raw`-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]{0,8192}?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)`,
]
export const secretShape = new RegExp(shapes.join('|'), 'g')

/** Something of the kind is in most of them; the others are not looked through. */
export const maySecret =
  /[_-]\w{8}|AKIA|ASIA|AGPA|AROA|AIDA|AIza|ya29|SG\.|SK|eyJ|[=:]|\/h\/|(?:Bearer|Basic|ApiKey|Token)\s/

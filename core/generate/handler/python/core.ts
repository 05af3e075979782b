import type { HandlerWorld } from '../handler-world.ts'
import { code } from '../language.ts'
import { python } from './language.ts'

/** Where the secret comes from, and what is known of the platform. */
export const settings = (world: HandlerWorld): string => {
  const { text } = python
  return code`
Reply = namedtuple("Reply", "status body")


def read_secret():
    """The endpoint's signing secret: never in the code. A file is better than the environment, which others can read."""
    if os.environ.get("WEBHOOK_SECRET_FILE"):
        with open(os.environ["WEBHOOK_SECRET_FILE"], encoding="utf-8", newline="") as file:
            return re.sub(r"\r?\n\Z", "", file.read())
    return os.environ.get("WEBHOOK_SECRET", "")


SECRET = read_secret().encode()
if not SECRET:
    sys.exit("Set WEBHOOK_SECRET_FILE to a file that holds the signing secret, or WEBHOOK_SECRET to the secret.")
SIGNATURE_HEADER = ${text(world.signatureHeader)}
CALL_ID_HEADER = ${text(world.callIdHeader)}
BLOCKING_EVENTS = {
${world.blockingEvents.map(event => `    ${text(event)},\n`).join('')}}
# ${world.platformName} waits ${world.platformLimitMs} ms for the answer to those; the way there and back needs some of it.
ANSWER_WITHIN_S = ${world.answerWithinMs / 1_000}
TOOL_WITHIN_S = ${world.toolWithinMs / 1_000}
MOST_BYTES = ${world.mostBytes}`.trim()
}

/** What the frameworks share: verify, read, answer in time. */
export const core = code`
def respond(value, status=200):
    return Reply(status, json.dumps(value))


def own_agent():
    """Use your own agent: what goes out whenever something is not as expected."""
    return respond({})


def header_values(headers, name):
    return [value for key, value in headers if key == name]


def is_signed(headers, body):
    """HMAC-SHA256 over the exact bytes, compared in constant time."""
    given = header_values(headers, SIGNATURE_HEADER)
    if len(given) != 1 or not re.fullmatch("[0-9a-f]{64}", given[0]):
        return False
    return hmac.compare_digest(given[0].encode(), hmac.new(SECRET, body, hashlib.sha256).hexdigest().encode())


def plain(value):
    """A text or a number as text, 7.0 as "7"."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def field(value):
    """A text or a number as text; anything else is not there."""
    return plain(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else None


def no_number(word):
    raise ValueError(f"{word} is not JSON")


def read_call(method, path, query, headers, body, tool):
    """Raises for a body that is no JSON."""
    if tool is not None and not body and method in ("GET", "DELETE"):
        payload = {}
    else:
        payload = json.loads(body.decode("utf-8", "replace"), parse_constant=no_number)
    is_event = tool is None and isinstance(payload, dict)
    data = payload.get("data", payload) if is_event else payload
    facts = data if is_event and isinstance(data, dict) and data is not payload else {}
    return SimpleNamespace(
        type=field(payload.get("type") if is_event else None) if tool is None else "tool.call",
        tool=tool,
        call_id=field(facts.get("call_id")) if tool is None else next(iter(header_values(headers, CALL_ID_HEADER)), None),
        from_number=field(facts.get("from_number")),
        to_number=field(facts.get("to_number")),
        data=data,
        body=payload,
        path=path,
        query=parse_qsl(query, keep_blank_values=True),
        headers=headers,
        at=time.time(),
    )


def handle(method, path, query, headers, body, started_at):
    """One delivery by its exact bytes; started_at is of time.monotonic().

    Nothing of it is read before its signature holds. Nothing is kept of it, so one that comes twice or out of order does
    no harm: keep it that way, or remember what you have seen.
    """
    # A function tool is called below the handler's own path, at /t/ and its name.
    found = re.search("/t/([^/]+)/?$", path)
    tool = found and found.group(1)
    if method != "POST" and tool is None:
        return respond({"detail": "a delivery is a POST"}, 405)
    if not is_signed(headers, body):
        return respond({"detail": "the signature does not hold"}, 401)
    try:
        call = read_call(method, path, query, headers, body, tool)
    except Exception:
        return own_agent() if tool is None else respond({"error": "The arguments are not JSON."})
    within = (ANSWER_WITHIN_S if tool is None else TOOL_WITHIN_S) - (time.monotonic() - started_at)
    try:
        answering = workers.submit(attempt, answer_event if tool is None else answer_tool, call)
        return answering.result(max(0, within))
    except TookTooLong:
        return attempt(answer_late, call) if tool is None else respond({"error": "There was no reply in time."})


# Whoever is slow keeps one of these, and nobody else waits for it longer than the limit.
workers = ThreadPoolExecutor(64)


def attempt(answer, call):
    """An error never reaches a caller."""
    try:
        return answer(call) or own_agent()
    except Exception as error:
        print(f"A delivery could not be answered: {error!r}", file=sys.stderr)
        return own_agent() if call.tool is None else respond({"error": "The tool failed."})`.trim()

/** What both servers begin with. */
export const listenSettings = code`
PORT = int(os.environ.get("PORT", "3000"))
HOST = os.environ.get("HOST", "127.0.0.1")`.trim()

/** In the order of the file; those that only some handlers need with what needs them. */
export const imports: readonly (readonly [line: string, needs?: RegExp])[] = [
  ['import hashlib'],
  ['import hmac'],
  ['import json'],
  ['import os'],
  ['import re'],
  ['import sys'],
  ['import time'],
  ['from collections import namedtuple'],
  ['from concurrent.futures import ThreadPoolExecutor'],
  ['from concurrent.futures import TimeoutError as TookTooLong'],
  ['from datetime import datetime, timezone', /\bdatetime\./],
  ['from threading import Lock', /\bLock\(/],
  ['from types import SimpleNamespace'],
  ['from unicodedata import normalize', /\bnormalize\(/],
  ['from urllib.parse import parse_qsl'],
  ['from zoneinfo import ZoneInfo', /\bZoneInfo\(/],
]

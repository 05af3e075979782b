import { code, type Helper, helper } from '../language.ts'

/** What rules ask of a call. The order is that of the file. */
export const conditions: Readonly<Record<string, Helper>> = {
  respond: helper(''),
  ownAgent: helper(''),
  exactly: helper(code`
def exactly(body, status=200):
    return Reply(status, body)`),
  isBlocking: helper(code`
def is_blocking(call):
    return call.type in BLOCKING_EVENTS`),
  isEvent: helper(code`
def is_event(call, types):
    """The whole type, or what stands behind one of its dots: "incoming" is "telephony.incoming"."""
    return call.type is not None and any(
        call.type == kind or call.type.endswith("." + kind) for kind in types
    )`),
  plainNumber: helper(code`
def plain_number(number):
    """A number as its plus and digits, however it is written; any other word, such as "web", in lower case."""
    word = number.strip()
    if re.fullmatch(r"\+?[0-9\s()./-]+", word) and re.search("[0-9]", word):
        return "+" + re.sub("^00", "", re.sub("[^0-9]", "", word))
    return word.lower()


def is_number(number, numbers, prefixes):
    if number is None:
        return False
    word = plain_number(number)
    return word in numbers or any(word.startswith(prefix) for prefix in prefixes)`),
  isFrom: helper(
    code`
def is_from(call, numbers, prefixes=()):
    return is_number(call.from_number, numbers, prefixes)`,
    'plainNumber',
  ),
  isTo: helper(
    code`
def is_to(call, numbers, prefixes=()):
    return is_number(call.to_number, numbers, prefixes)`,
    'plainNumber',
  ),
  isOurs: helper(code`
def is_ours(call, numbers):
    for number in (call.from_number, call.to_number):
        if number is not None:
            digits = re.sub("[^0-9]", "", number)
            if (digits if len(digits) >= 3 else number.strip().lower()) in numbers:
                return True
    return False`),
  hasQuery: helper(code`
def has_query(call, name, values=None):
    """Whether a parameter of the URL is one of these; without any, whether it is there."""
    return any(key == name and (values is None or value in values) for key, value in call.query)`),
  hasHeader: helper(code`
def has_header(call, name, values=None):
    return any(values is None or value in values for value in header_values(call.headers, name))`),
  missing: helper('MISSING = object()'),
  at: helper(
    code`
def at(document, *steps):
    """The value at a path, or MISSING."""
    value = document
    for step in steps:
        key = str(step)
        if isinstance(value, dict) and key in value:
            value = value[key]
        elif isinstance(value, list) and re.fullmatch("0|[1-9][0-9]{0,8}", key) and int(key) < len(value):
            value = value[int(key)]
        else:
            return MISSING
    return value`,
    'missing',
  ),
  hasValue: helper(
    code`
def has_value(call, steps, values=None):
    """Whether a value of the body is one of these; without any, whether it is there. 7 is "7": ids come as either."""
    value = at(call.body, *steps)
    if value is MISSING or values is None:
        return value is not MISSING
    if value is None or isinstance(value, bool):
        return any(value is one for one in values)
    return isinstance(value, (str, int, float)) and plain(value) in values`,
    'at',
    'missing',
  ),
  wallClock: helper(code`
def wall_clock(call, zone):
    return datetime.fromtimestamp(call.at, timezone.utc if zone == "UTC" else ZoneInfo(zone))`),
  isTime: helper(
    code`
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def is_time(call, begin, until, days, zone):
    """From the beginning until before; over midnight the day is the one on which it began."""
    here = wall_clock(call, zone)
    now = here.strftime("%H:%M")
    overnight = begin >= until
    if (until <= now < begin) if overnight else not begin <= now < until:
        return False
    began = here.weekday() - (1 if overnight and now < begin else 0)
    return not days or WEEKDAYS[began] in days`,
    'wallClock',
  ),
  inShare: helper(code`
def in_share(call, experiment, begin, until):
    """The same part of all calls everywhere and for good, by a hash of the call id; begin and until are percent."""
    if call.call_id is None:
        return False
    most = 0xFFFFFFFF
    value = 0x811C9DC5
    for byte in f"{experiment}:{call.call_id}".encode("utf-8", "replace"):
        value = ((value ^ byte) * 0x01000193) & most
    value = ((value ^ (value >> 16)) * 0x85EBCA6B) & most
    value = ((value ^ (value >> 13)) * 0xC2B2AE35) & most
    value ^= value >> 16
    return begin <= value / 0x100000000 * 100 < until`),
  isTurn: helper(code`
turns = {}
turns_lock = Lock()


def is_turn(call, rule, nth):
    """Every nth of those that come here, counted since the start. A delivery that comes twice is counted once."""
    with turns_lock:
        counted = turns.setdefault(rule, {"count": 0, "known": {}})
        known = counted["known"]
        key = (call.type, call.call_id)
        turn = known.get(key)
        if turn is None:
            turn = counted["count"] = counted["count"] + 1
            if call.call_id is not None:
                known[key] = turn
            if len(known) > 10_000:
                del known[next(iter(known))]
    return turn % nth == 0`),
  isTool: helper(code`
def is_tool(call, names):
    return call.tool in names`),
  isToolNamed: helper(code`
def is_tool_named(call, name):
    def folded(word):
        return normalize("NFC", word).strip().lower()

    return call.tool is not None and folded(call.tool) == folded(name)`),
}

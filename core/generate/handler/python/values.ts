import { code, type Helper, helper } from '../language.ts'

/** What templates make of a call's values. The order is that of the file. */
export const values: Readonly<Record<string, Helper>> = {
  text: helper(
    code`
def say(value):
    """A value of the call as text: nothing for None, lists without separators, objects as JSON."""
    if value is None or value is MISSING:
        return ""
    if isinstance(value, list):
        return "".join(say(item) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if isinstance(value, bool):
        return "true" if value else "false"
    return plain(value)


def text(*parts):
    """Values of the call become part of a text here, and never of JSON: nothing that a caller says can break it."""
    return "".join(say(part) for part in parts)`,
    'missing',
  ),
  oneOf: helper(code`
def one_of(words, word):
    """Raises for what the platform would refuse."""
    if word not in words:
        raise ValueError(f"the platform does not take {word!r}")
    return word`),
  parameter: helper(code`
def parameter(call, name):
    return next((value for key, value in call.query if key == name), None)`),
  publicUrl: helper(code`
def public_url():
    """Where the platform reaches this handler: its tools are called below it."""
    return os.environ["PUBLIC_URL"].rstrip("/")`),
  isoTime: helper(code`
def iso_time(call):
    here = datetime.fromtimestamp(call.at, timezone.utc)
    return here.strftime("%Y-%m-%dT%H:%M:%S.") + f"{here.microsecond // 1000:03d}Z"`),
  clock: helper(
    code`
def clock(call, zone, form):
    """The time as strftime writes it; %-d is %d without its zero, on every system."""
    here = wall_clock(call, zone)

    def letter(found):
        value = here.strftime("%" + found[2])
        return re.sub("^0", "", value) if found[1] else value

    return re.sub("(?s)%(-?)(.)", letter, form)`,
    'wallClock',
  ),
  orElse: helper(
    code`
def or_else(value, other):
    is_empty = value is None or value is MISSING or value is False or value == "" or value == []
    return other if is_empty else value`,
    'missing',
  ),
  upcase: helper(
    code`
def upcase(value):
    return say(value).upper()`,
    'text',
  ),
  downcase: helper(
    code`
def downcase(value):
    return say(value).lower()`,
    'text',
  ),
  capitalize: helper(
    code`
def capitalize(value):
    word = say(value)
    return word[:1].upper() + word[1:].lower()`,
    'text',
  ),
  strip: helper(
    code`
def strip(value):
    return say(value).strip()`,
    'text',
  ),
  append: helper(
    code`
def append(value, end):
    return say(value) + say(end)`,
    'text',
  ),
  prepend: helper(
    code`
def prepend(value, beginning):
    return say(beginning) + say(value)`,
    'text',
  ),
  replace: helper(
    code`
def replace(value, what, by):
    return say(value).replace(say(what), say(by))`,
    'text',
  ),
  remove: helper(
    code`
def remove(value, what):
    return say(value).replace(say(what), "")`,
    'text',
  ),
}

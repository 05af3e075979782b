import re

NOTHING = object()  # What a pointer finds where nothing is; JSON's null is None.


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


IS_OF_TYPE = {
    "string": lambda value: isinstance(value, str),
    "number": is_number,
    "integer": lambda value: is_number(value) and (isinstance(value, int) or value.is_integer()),
    "boolean": lambda value: isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "null": lambda value: value is None,
}


def same(one, other):
    """As JSON has it: 1 is 1.0 and is not true."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def is_among(value, values):
    return any(same(value, one) for one in values)


def pattern(text):
    """A regular expression of JavaScript, as JSON Schema has them."""
    text = text.replace("(?<", "(?P<").replace("(?P<=", "(?<=").replace("(?P<!", "(?<!")
    # There "$" is the very end, and \d and \w are ASCII.
    text = re.sub(r"(\\.|\[(?:\\.|[^\]\\])*\])|\$", lambda found: found[1] or r"\Z", text)
    return re.compile(text, re.ASCII)


def value_at(value, pointer):
    """What a JSON pointer leads to; NOTHING where that is nothing."""
    if not pointer.startswith("/") and pointer != "":
        raise ValueError(f'"{pointer}" is no JSON pointer, such as /voice.')
    for escaped in pointer.split("/")[1:]:
        part = escaped.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict) and part in value:
            value = value[part]
        elif isinstance(value, list) and re.fullmatch("0|[1-9][0-9]*", part) and int(part) < len(value):
            value = value[int(part)]
        else:
            return NOTHING
    return value


def contains(value, part):
    if isinstance(value, list):
        return is_among(part, value)
    return isinstance(value, str) and isinstance(part, str) and part in value


MATCHERS = {
    "$type": lambda value, name: IS_OF_TYPE[name](value),
    "$matches": lambda value, text: isinstance(value, str) and pattern(text).search(value) is not None,
    "$exists": lambda value, wanted: (value is not NOTHING) == wanted,
    "$oneOf": is_among,
    "$min": lambda value, least: is_number(value) and value >= least,
    "$max": lambda value, most: is_number(value) and value <= most,
    "$contains": contains,
    "$length": lambda value, length: isinstance(value, (str, list)) and len(value) == length,
}


def fits(value, wanted):
    """An object whose keys all begin with $ is a matcher; anything else is the value itself."""
    if not isinstance(wanted, dict) or not wanted or not all(key.startswith("$") for key in wanted):
        return same(value, wanted)
    for key in wanted:
        if key not in MATCHERS:
            raise ValueError(f"This suite knows no matcher {key}.")
    return all(MATCHERS[key](value, argument) for key, argument in wanted.items())

import json

from .deliver import is_blocking, limit_of, platform_of
from .json_values import NOTHING, fits, value_at
from .schema import schema_faults


def is_success(answer):
    return 200 <= answer["status"] < 300


def no_constant(name):
    raise ValueError(f"{name} is no JSON")


def json_of(answer):
    """NOTHING for what is no JSON."""
    try:
        return json.loads(answer["text"], parse_constant=no_constant)
    except ValueError:
        return NOTHING


def json_faults(answer, look):
    value = json_of(answer)
    if value is not NOTHING:
        return look(value)
    return [f"the answer is no JSON: {answer['text'][:200] or 'it is empty'}"]


def pointer_faults(value, pointer, wanted):
    found = value_at(value, pointer)
    if fits(found, wanted):
        return []
    words = "not there" if found is NOTHING else json.dumps(found)
    return [f"{pointer or 'the answer'} is {words} instead of {json.dumps(wanted)}"]


def late_faults(answer, limit_ms):
    if limit_ms is None or answer["took_ms"] <= limit_ms:
        return []
    return [f"it took {answer['took_ms']} ms, and the deadline is {limit_ms} ms"]


def verdict_faults(fixture, answer):
    """Of verdicts, used and acknowledged are looked at here; `hookswitch fixtures test` knows them all."""
    verdict = fixture["wanted"].get("verdict")
    if verdict not in ("used", "acknowledged"):
        return []
    if not is_success(answer):
        return [f"with the status {answer['status']} it is not {verdict}"]
    if verdict == "used" and is_blocking(fixture):
        return json_faults(answer, lambda value: schema_faults(value, platform_of(fixture)["answerSchema"]))
    # The reply to a function tool goes back to the model, as JSON.
    return json_faults(answer, lambda value: []) if fixture["event_type"] == "tool.call" else []


def not_taken_faults(delivery, answer):
    """{} and null leave a call to the platform's own agent; all else has to be a config that the platform takes."""
    if json_of(answer) in (None, {}):
        return []
    return json_faults(answer, lambda value: schema_faults(value, platform_of(delivery)["answerSchema"]))


def answer_schema_faults(fixture, answer, schema):
    """Of events that it does not wait for the platform takes any answer."""
    if schema != "platform":
        return json_faults(answer, lambda value: schema_faults(value, schema))
    return not_taken_faults(fixture, answer) if is_blocking(fixture) else []


def expectation_faults(fixture, answer):
    """What of an answer is not as the fixture's `expect` has it: one sentence each."""
    wanted = fixture["wanted"]
    found = late_faults(answer, wanted.get("maxMs")) + verdict_faults(fixture, answer)
    if "status" in wanted and answer["status"] != wanted["status"]:
        found.append(f"the status is {answer['status']} instead of {wanted['status']}")
    if "schema" in wanted:
        found += answer_schema_faults(fixture, answer, wanted["schema"])
    for pointer, one in wanted.get("json", {}).items():
        found += json_faults(answer, lambda value: pointer_faults(value, pointer, one))
    return list(dict.fromkeys(found))


def refusal_faults(delivery, answer):
    found = late_faults(answer, limit_of(delivery))
    if not 400 <= answer["status"] < 500:
        found.append(f"the status is {answer['status']} instead of one from 400 to 499")
    return found


def success_faults(delivery, answer):
    found = late_faults(answer, limit_of(delivery))
    if not is_success(answer):
        found.append(f"the status is {answer['status']} instead of one from 200 to 299")
    return found


def unknown_type_faults(delivery, answer):
    """Nobody knows whether the platform waits for its answer: an empty one does no harm, a wrong one may."""
    found = success_faults(delivery, answer)
    return found if answer["text"] == "" else found + not_taken_faults(delivery, answer)

import pytest

from .answers import (
    expectation_faults,
    late_faults,
    refusal_faults,
    success_faults,
    unknown_type_faults,
)
from .deliver import (
    deliver,
    deliver_signed,
    limit_of,
    made_up,
    platform_of,
    signature_of,
    with_signature,
)
from .fixtures import FIXTURES, SECRET

# The first fixture of each event type stands for all of them.
SAMPLES = list({fixture["event_type"]: fixture for fixture in reversed(FIXTURES)}.values())
PLATFORMS = sorted({fixture["platform"] for fixture in FIXTURES})

each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: str(sample["event_type"]))
each_platform = pytest.mark.parametrize("platform", PLATFORMS)


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda fixture: fixture["file"])
def test_answers_as_its_fixture_expects(fixture):
    assert expectation_faults(fixture, deliver_signed(fixture)) == []


@each_sample
def test_is_refused_with_a_wrong_signature(sample):
    prefix = platform_of(sample)["signature"]["prefix"]
    for wrong in (signature_of(sample, f"not {SECRET}"), f"{prefix}none"):
        assert refusal_faults(sample, deliver(with_signature(sample, wrong))) == []


@each_sample
def test_is_refused_with_one_byte_more_than_was_signed(sample):
    longer = {**sample, "body": sample["body"] + b" "}
    assert refusal_faults(sample, deliver(with_signature(longer, signature_of(sample)))) == []


@each_sample
def test_is_refused_without_its_signature(sample):
    assert refusal_faults(sample, deliver(with_signature(sample, None))) == []


@each_sample
def test_may_come_twice(sample):
    answers = [deliver_signed(sample), deliver_signed(sample)]
    found = [fault for answer in answers for fault in late_faults(answer, limit_of(sample))]
    first, second = (f"{answer['status'] // 100}xx" for answer in answers)
    if first != second or first == "5xx":
        found.append(f"it was answered with {first}, then with {second}")
    assert found == []


@each_platform
def test_may_tell_the_end_of_a_call_before_its_beginning(platform):
    for name in ("end", "start"):
        delivery = made_up(platform, name)
        assert success_faults(delivery, deliver_signed(delivery)) == []


@each_platform
def test_may_send_an_event_type_that_nobody_knows_yet(platform):
    delivery = made_up(platform, "unknown")
    assert unknown_type_faults(delivery, deliver_signed(delivery)) == []

import base64
import json
import os
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
SUITE = json.loads((HERE / "hookswitch-suite.json").read_text(encoding="utf-8"))
FOLDER = (HERE / SUITE["fixtures"]).resolve()

HANDLER_URL = os.environ.get("HANDLER_URL", "")
if not HANDLER_URL:
    pytest.fail(
        "Set HANDLER_URL to the URL of your handler, such as http://localhost:3000/webhook.",
        pytrace=False,
    )


def read_secret():
    file = os.environ.get("HANDLER_SECRET_FILE")
    if not file:
        return os.environ.get("HANDLER_SECRET") or SUITE["publishedSecret"]
    secret = Path(file).read_text(encoding="utf-8").removesuffix("\n")
    if not secret:
        pytest.fail(f"HANDLER_SECRET_FILE is empty: {file}", pytrace=False)
    return secret


SECRET = read_secret()


def parse_fixture(path):
    try:
        fixture = json.loads(path.read_text(encoding="utf-8"))
        request = fixture["request"]
        return {
            "file": path.relative_to(FOLDER).as_posix(),
            "captured_at": fixture["capturedAt"],
            "wanted": fixture["expect"],
            "platform": fixture["platform"],
            "event_type": fixture["eventType"],
            "method": request["method"],
            "query": request["query"],
            "headers": request["headers"],
            "body": base64.b64decode(request["bodyBase64"]),
        }
    except (KeyError, TypeError, ValueError) as error:
        return {"file": path.relative_to(FOLDER).as_posix(), "trouble": repr(error)}


def read_fixture(path):
    fixture = parse_fixture(path)
    if "trouble" in fixture:
        pytest.fail(f"{fixture['file']} cannot be read as a fixture: {fixture['trouble']}", pytrace=False)
    if fixture["platform"] not in SUITE["platforms"]:
        pytest.fail(
            f"{fixture['file']} is of {fixture['platform']}, which this suite does not know: generate it again.",
            pytrace=False,
        )
    return fixture


def is_left_out(path):
    folders = path.relative_to(FOLDER).parts[:-1]
    return any(name == "node_modules" or name.startswith(".") for name in folders)


# Folder by folder, each in the order in which it was captured.
FIXTURES = sorted(
    (read_fixture(path) for path in FOLDER.rglob("*.fixture.json") if not is_left_out(path)),
    key=lambda fixture: (
        os.path.dirname(fixture["file"]),
        fixture["captured_at"],
        fixture["file"],
    ),
)
if not FIXTURES:
    pytest.fail(f"There is no *.fixture.json in {FOLDER}.", pytrace=False)

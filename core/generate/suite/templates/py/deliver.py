import hashlib
import hmac
import time
import urllib.parse
from http.client import HTTPConnection, HTTPException, HTTPSConnection

import pytest

from .fixtures import HANDLER_URL, SECRET, SUITE


def platform_of(delivery):
    return SUITE["platforms"][delivery["platform"]]


def is_blocking(delivery):
    return delivery["event_type"] in platform_of(delivery)["blockingEvents"]


def limit_of(delivery):
    return platform_of(delivery)["blockingLimitMs" if is_blocking(delivery) else "otherLimitMs"]


def made_up(platform, name):
    """One that is in no fixture: the texts of start, end and unknown are in hookswitch-suite.json."""
    sample = SUITE["platforms"][platform]["deliveries"][name]
    return {
        "platform": platform,
        "event_type": sample["eventType"],
        "method": "POST",
        "query": "",
        "headers": [["Content-Type", "application/json"]],
        "body": sample["body"].encode(),
    }


def signature_of(delivery, key=SECRET):
    digest = hmac.new(key.encode(), delivery["body"], hashlib.sha256).hexdigest()
    return platform_of(delivery)["signature"]["prefix"] + digest


def with_signature(delivery, signature):
    """With this signature in the place of any other; None: without one."""
    header = platform_of(delivery)["signature"]["header"]
    others = [[name, value] for name, value in delivery["headers"] if name.lower() != header.lower()]
    return {**delivery, "headers": others + ([[header, signature]] if signature is not None else [])}


# Headers of one connection, and this is another one than the captured one; answers are read uncompressed.
OF_CONNECTION = {
    "host",
    "connection",
    "content-length",
    "transfer-encoding",
    "accept-encoding",
    "expect",
    "keep-alive",
    "te",
    "upgrade",
}


def exchange(connection, path, delivery):
    connection.putrequest(delivery["method"], path, skip_accept_encoding=True)
    for name, value in delivery["headers"]:
        if name.lower() not in OF_CONNECTION:
            connection.putheader(name, value.encode("latin-1"))
    connection.putheader("Content-Length", str(len(delivery["body"])))
    connection.endheaders(delivery["body"])
    response = connection.getresponse()
    return response.status, response.read().decode(errors="replace")


def deliver(delivery):
    """Sends exactly these bytes. It waits a second longer than the platform does, so that late is told from never."""
    url = urllib.parse.urlsplit(HANDLER_URL)
    query = "&".join(part for part in (url.query, delivery["query"]) if part)
    path = (url.path or "/") + (f"?{query}" if query else "")
    give_up_ms = max(limit_of(delivery), delivery.get("wanted", {}).get("maxMs") or 0) + 1_000
    kind = HTTPSConnection if url.scheme == "https" else HTTPConnection
    started_at = time.monotonic()
    connection = kind(url.hostname, url.port, timeout=give_up_ms / 1_000)
    try:
        status, text = exchange(connection, path, delivery)
        trouble = None
    except TimeoutError:
        trouble = f"nothing came in {give_up_ms} ms"
    except (OSError, HTTPException) as error:
        trouble = str(error) or type(error).__name__
    finally:
        connection.close()
    if trouble:
        pytest.fail(f"No answer from {HANDLER_URL}: {trouble}.", pytrace=False)
    return {"status": status, "text": text, "took_ms": round((time.monotonic() - started_at) * 1_000)}


def deliver_signed(delivery):
    return deliver(with_signature(delivery, signature_of(delivery)))

"""Calls in the platform's form, whole or with parts of them changed, for the tests of what Kakao sends."""

import json
from pathlib import Path
from typing import Any

from bot.kakao.calls.payload import Call, parse_skill

SAMPLES = Path(__file__).parent / "samples"
KEY = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef01"
PHOTO = "https://talk.kakaocdn.net/dna/x/y/1.jpg?credential=c&expires=1"


def sample(name: str) -> dict[str, Any]:
    found = json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def call(change: dict[str, Any] | None = None, **request: Any) -> Call:
    """The sample call with some of its top and some of its `userRequest` changed."""
    body = sample("skill_call")
    body["userRequest"].update(request)
    body.update(change or {})
    return parse_skill(json.dumps(body).encode(), "consult")


def action(**parts: Any) -> dict[str, Any]:
    return {"action": {"id": "a", "name": "상담", **parts}}

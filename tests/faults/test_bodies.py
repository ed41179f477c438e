"""Whatever is sent to a skill, the answer is 200 and one that Kakao takes, and the log has no failure in it."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.kakao.replies.violations import violations
from bot.kakao.webhook import SKILLS
from tests.intake import body
from tests.serving import KEY, Server

ODD: tuple[Any, ...] = (
    None, "null", "", "{}", "[]", '{"value": ', "\x00", "\ud800", 0, -1, 10**40, 1.5, True, [], {}, [[]], {"value": {}},
    "List(https://example.com/a.jpg)", '{"privacyAgreement":"Y","imageQuantity":"1","secureUrls":"List()"}', "예" * 600,
)  # fmt: skip
WORDS = st.sampled_from(
    (
        "상담",
        "네",
        "아니요",
        "홍길동",
        "010-0000-1234",
        "내일 오후 3시",
        "삭제해 주세요",
        "상담원",
        "접수할게요",
        "메뉴",
        "피가 안 멈춰요",
    )
)
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=40)
    | st.sampled_from(ODD),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
PLACES = ("bot", "intent", "action", "userRequest", "contexts", "flow")


def _paths(value: Any, at: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield (*at, name)
            yield from _paths(inner, (*at, name))


SAMPLE = orjson.loads(body("d" * 64, "상담", {"choice": "yes", "token": "x" * 22}))
PATHS = list(_paths(SAMPLE))


@st.composite
def bent(draw: st.DrawFn) -> bytes:
    """A true body with some places changed, dropped or told as JSON inside a string, from one of a few people."""
    call = json.loads(body(f"{draw(st.integers(0, 20)):064x}", draw(WORDS | st.text(max_size=60))))
    for path in draw(st.lists(st.sampled_from(PATHS), max_size=5)):
        holder = call
        for name in path[:-1]:
            holder = holder.get(name) if isinstance(holder, dict) else None
        if not isinstance(holder, dict):
            continue
        how = draw(st.sampled_from(("odd", "gone", "told", "anything")))
        if how == "gone":
            holder.pop(path[-1], None)
        elif how == "told":
            holder[path[-1]] = json.dumps(holder.get(path[-1]))
        else:
            holder[path[-1]] = deepcopy(draw(st.sampled_from(ODD) if how == "odd" else ANYTHING))
    return json.dumps(call).encode()


BODIES = st.one_of(bent(), bent(), bent(), ANYTHING.map(lambda v: json.dumps(v).encode()), st.binary(max_size=300))
ADDRESSES = st.sampled_from(
    [*(f"/skills/{skill}" for skill in SKILLS), "/skills/validate/name", "/skills/validate/phone"]
)


def test_any_body_gets_a_valid_answer(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """`--bodies` generated bodies to the real server: 200, a valid v2.0 answer, no failure and no traceback in its log."""
    server = Server(tmp_path).start()
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)

    @settings(
        max_examples=int(request.config.getoption("--bodies")),
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(ADDRESSES, BODIES)
    def send(address: str, content: bytes) -> None:
        line.request("POST", address, content, {"X-Skill-Key": KEY, "Content-Type": "application/json"})
        answer = line.getresponse()
        told = answer.read()
        assert answer.status == 200
        if address.startswith("/skills/validate"):
            assert orjson.loads(told)["status"] in ("SUCCESS", "FAIL")
        else:
            assert violations(orjson.loads(told)) == []
            assert orjson.loads(told)["data"]["step"] not in ("broken", "holding")

    try:
        send()
    finally:
        line.close()
        server.stop()
    said = server.log.read_bytes()
    assert b"turn_failed" not in said
    assert b"Traceback" not in said

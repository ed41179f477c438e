"""Whether Kakao would take an answer: `violations` names every limit that a decoded answer breaks.

It takes any JSON, ours or somebody else's, and is used three times: no `SkillResponse` can be built that breaks a limit,
the simulator shows broken limits as red lines, and the tests hold the renderer to it. The numbers live in `limits`, the
single bubbles in `components`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from bot.kakao.replies import limits
from bot.kakao.replies.components import check_output
from bot.kakao.replies.limits import Findings, check_action


def violations(answer: object) -> list[str]:
    """Every limit that a decoded answer breaks, named by its place; an empty list means that Kakao would take it."""
    found = Findings()
    check_size(found, answer)
    top = found.object(answer, "answer")
    if top is not None:
        check_answer(found, top)
    return found


def check_answer(found: Findings, top: Mapping[str, Any]) -> None:
    """Everything but the size of the whole."""
    if top.get("version") != "2.0":
        found.note("answer", 'version is not "2.0"')
    if top.get("data") is not None:
        found.object(top["data"], "data")
    if top.get("context") is not None:
        _check_context(found, top["context"])
    if "useCallback" in top and not isinstance(top["useCallback"], bool):
        found.note("answer", "useCallback is not a boolean")
    if top.get("useCallback") is True:
        # Kakao ignores a template beside useCallback, so that whoever sent one would see it vanish.
        if "template" in top:
            found.note("answer", "template beside useCallback is ignored")
    else:
        _check_template(found, top.get("template"))


def check_size(found: Findings, answer: object) -> None:
    """The bytes of the whole answer."""
    try:
        size = len(orjson.dumps(answer))
    except TypeError:  # half a surrogate pair, a number beyond 64 bits, nesting without end
        found.note("answer", "cannot be written as JSON in UTF-8")
        return
    if size > limits.ANSWER_BYTES:
        found.note("answer", f"has {size} bytes of at most {limits.ANSWER_BYTES}")


def _check_template(found: Findings, value: Any) -> None:
    template = found.object(value, "template")
    if template is None:
        return
    for index, output in enumerate(found.parts(template, "outputs", "template", limits.OUTPUTS, 1)):
        check_output(found, output, f"outputs[{index}]")
    for index, reply in enumerate(found.parts(template, "quickReplies", "template", limits.QUICK_REPLIES)):
        check_quick_reply(found, reply, f"quickReplies[{index}]")


def check_quick_reply(found: Findings, value: Any, place: str) -> None:
    """One press under the chat."""
    reply = found.object(value, place)
    if reply is None:
        return
    found.text(reply, "label", place, limits.LABEL, needed=True)
    if reply.get("action") not in ("message", "block"):
        found.note(place, "action is neither message nor block")
    check_action(found, reply, place)


def _check_context(found: Findings, value: Any) -> None:
    context = found.object(value, "context")
    for index, item in enumerate(found.parts(context, "values", "context", 1000, 0) if context is not None else ()):
        place = f"context.values[{index}]"
        if (entry := found.object(item, place)) is None:
            continue
        found.text(entry, "name", place, None, needed=True)
        life = entry.get("lifeSpan")
        if not isinstance(life, int) or isinstance(life, bool) or life < 0:
            found.note(place, "lifeSpan is no whole number")
        params = found.object(entry.get("params", {}), f"{place}.params")
        if params is not None and not all(isinstance(v, str) for v in params.values()):
            found.note(place, "params are not all texts")

"""A patient who only knows the outside contract (docs/contract.md): reads `data.step` and `extra.choice`, and answers.

Makes the bodies that Kakao would send; how they travel is the caller's affair. Used by the faults and the benches.
"""

from __future__ import annotations

from typing import Any

import orjson

from bot.talks.answers import TYPED
from skills.chat.intake.questions import FORM

FIRST = "상담 신청할게요"
NAME = "홍길동"
PHONE = "010-0000-1234"
PART = "눈이요"  # Who presses a part is asked nothing further about it.
DETAILS = "쌍꺼풀 수술 후 회복 기간과 붓기가 빠지는 시기가 궁금해요. 다음 달에 휴가가 있어요."
STEPS = (*(field.step for field in FORM.fields), FORM.review, "done")
PRESSES = {
    "age": ("yes", "네, 만 14세 이상이에요"),
    "health_consent": ("yes", "동의해요"),
    "when": ("anytime", "아무 때나 괜찮아요"),
    "confirm": ("confirm", "네, 접수할게요"),
}
"""The press by step, and words that it might have, where no answer tells them."""
WORDS = {**TYPED["ko"], "name": NAME, "phone": PHONE, "treatment": PART, "details": DETAILS}


def body(key: str, utterance: str, extra: dict[str, str] | None = None) -> bytes:
    """One skill call in the platform's form."""
    return orjson.dumps(
        {
            "bot": {"id": "65f0aabbccddeeff00112233", "name": "리브성형외과"},
            "intent": {
                "id": "65f0bbbbccddeeff00112244",
                "name": "상담 신청",
                "extra": {"reason": {"code": 1, "message": "OK"}},
            },
            "action": {
                "id": "65f0ccccccddeeff00112255",
                "name": "상담",
                "params": {},
                "detailParams": {},
                "clientExtra": extra or {},
            },
            "userRequest": {
                "block": {"id": "65f0bbbbccddeeff00112244", "name": "상담 신청"},
                "user": {
                    "id": key,
                    "type": "botUserKey",
                    "properties": {
                        "botUserKey": key,
                        "bot_user_key": key,
                        "plusfriendUserKey": key[-12:],
                        "plusfriend_user_key": key[-12:],
                        "isFriend": True,
                    },
                },
                "utterance": utterance,
                "params": {"surface": "Kakaotalk.plusfriend"},
                "lang": "ko",
                "timezone": "Asia/Seoul",
            },
            "contexts": [],
            "flow": {"lastBlock": {"id": "65f0", "name": "웰컴 블록"}, "trigger": {"type": "TEXT_INPUT"}},
        }
    )


def step_of(answer: dict[str, Any]) -> str:
    """Where the answer stands."""
    step: str = answer["data"]["step"]
    return step


def presses_in(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """Everything that can be pressed in an answer, quick replies first."""
    template = answer["template"]
    found = list(template.get("quickReplies", ()))
    for output in template["outputs"]:
        for component in output.values():
            for card in component.get("items", ()) if "items" in component else (component,):
                found += card.get("buttons", ())
                found += [card] if "messageText" in card else []
    return found


def press(answer: dict[str, Any], word: str) -> tuple[str, dict[str, str]]:
    """The words and the `extra` of this press."""
    for one in presses_in(answer):
        if (one.get("extra") or {}).get("choice") == word:
            return one["messageText"], one["extra"]
    raise AssertionError(f"the answer at {step_of(answer)} offers no {word}")


def next_act(answer: dict[str, Any] | None, words: dict[str, str] | None = None) -> tuple[str, dict[str, str] | None]:
    """What a patient who wants to file does next: what to type, or what to press."""
    if answer is None:
        return FIRST, None
    step = step_of(answer)
    if step in PRESSES:
        return press(answer, PRESSES[step][0])
    return {**WORDS, **(words or {})}[step], None


def blind_act(turn: int) -> tuple[str, dict[str, str] | None]:
    """The same ten actions for a server that offers nothing: bodies of the same size, in the same order."""
    if turn == 0:
        return FIRST, None
    step = STEPS[turn - 1]
    if step in PRESSES:
        word, says = PRESSES[step]
        return says, {"choice": word, "token": "0123456789abcdefghijkl"}
    return WORDS[step], None

"""The SkillPayload, as Kakao writes it (kakao.md §1, §4, §5): pure functions from what a person did to the JSON that is sent.

What Kakao spells oddly is spelled oddly here: structured values are JSON strings, `clientExtra` is an empty object for typed
text and null in a skill test, `isFriend` is absent rather than false. Nothing here sends anything.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.simulator.persona import Persona

TIMEZONE = "Asia/Seoul"
CHANNEL = "Kakaotalk.plusfriend"
BOT_TEST = "BuilderBotTest"


class Mode(StrEnum):
    """Where the words come from: the operating channel, the development channel, the bot test or the skill test; or the
    operating channel once it is connected to another bot of the same clinic, which knows everybody by other keys."""

    CHANNEL = "channel"
    DEV = "dev"
    BOT_TEST = "bot_test"
    SKILL_TEST = "skill_test"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the scenario: its id, its name, and the skill that it calls."""

    name: str
    skill: str
    callback: bool = False

    @property
    def id(self) -> str:
        """24 hexadecimal digits, the same for the same block in every run."""
        return hashlib.sha256(f"block/{self.name}".encode()).hexdigest()[:24]

    @property
    def action_id(self) -> str:
        """The id of the skill behind the block."""
        return hashlib.sha256(f"skill/{self.skill}".encode()).hexdigest()[:24]


WELCOME = Block("웰컴 블록", "menu")
FALLBACK = Block("폴백 블록", "fallback")
INBOX = Block("상담 답변", "inbox")
PHOTOS = Block("사진 보내기", "consult")  # Opens `sys.plugin.secureimage`, and calls its skill with what was sent.
BLOCKS = (
    WELCOME,
    Block("상담 신청", "consult"),
    PHOTOS,
    Block("상담 확인", "status"),
    Block("상담원 연결", "handoff"),
    Block("내 정보 관리", "rights"),
    Block("개인정보 처리방침", "policy"),
    INBOX,
    FALLBACK,
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A filled parameter: `origin` is what was said, `value` what Kakao made of it (always a string)."""

    name: str
    origin: str
    value: str


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person did in the chat, before it is written down as a payload."""

    utterance: str
    trigger: str = "TEXT_INPUT"
    extra: Mapping[str, Any] = field(default_factory=dict)
    params: Mapping[str, Any] = field(default_factory=dict)
    parameters: Sequence[Parameter] = ()
    user_properties: Mapping[str, Any] = field(default_factory=dict)
    callback_url: str | None = None
    referrer: Block | None = None


def skill_payload(
    person: Persona, action: Action, block: Block, last: Block, bot_id: str, bot_name: str, mode: Mode = Mode.CHANNEL
) -> dict[str, Any]:
    """The whole SkillPayload of one executed block."""
    if mode is Mode.SKILL_TEST:
        return _skill_test(person, action, block, bot_id, bot_name)
    return {
        "bot": {"id": bot_id_in(bot_id, mode), "name": bot_name},
        "intent": {"id": block.id, "name": block.name, "extra": {"reason": {"code": 1, "message": "OK"}}},
        "action": _action(action, block),
        "userRequest": _user_request(person, action, block, bot_id, mode),
        "contexts": [],
        "flow": _flow(action, last),
    }


def validation_call(
    person: Persona, utterance: str, resolved: str, bot_id: str, bot_name: str, mode: Mode = Mode.CHANNEL
) -> dict[str, Any]:
    """The flat body of a parameter-validation call (docs/kakao.md §4); it is not a SkillPayload."""
    return {
        "isInSlotFilling": True,
        "utterance": utterance,
        "value": {"origin": utterance, "resolved": resolved},
        "bot": {"id": bot_id_in(bot_id, mode), "name": bot_name},
        "params": {"surface": CHANNEL},
        "user": _user(person, bot_id, mode, {}),
        "timezone": TIMEZONE,
        "lang": person.lang,
    }


def media(url: str) -> Action:
    """A photo sent in the chat itself: the utterance is its address (docs/kakao.md §5, one live bot)."""
    return Action(utterance=url, trigger="IMAGE_UPLOAD", params={"media": {"type": "image", "url": url}})


def photo_as_words(url: str) -> Action:
    """A photo sent in the chat as live bots of 2026 get it: its address in the place of the words, and nothing else."""
    return Action(utterance=url)


def secure_images(urls: Sequence[str], agreed: bool = True, name: str = "photo", expire: str = "") -> Action:
    """Photos through `sys.plugin.secureimage`: strings all the route down, and a list that is not JSON (docs/kakao.md §5)."""
    value = {"privacyAgreement": "Y" if agreed else "N", "imageQuantity": str(len(urls))}
    listed = f"List({', '.join(urls)})" if urls else ""
    if urls:
        value["secureUrls"] = listed
    if expire:
        value["expire"] = expire
    filled = Parameter(name, origin=listed, value=json.dumps(value, ensure_ascii=False))
    return Action(utterance="사진 보내기", parameters=(filled,))


def chosen_time(moment: str, name: str = "when") -> Action:
    """A moment from `sys.plugin.datetime`: `moment` is local time without offset, `2026-12-01T10:15:00` (docs/kakao.md §5)."""
    value = json.dumps({"value": moment, "userTimeZone": "UTC+9"})
    return Action(utterance=moment, parameters=(Parameter(name, origin=moment, value=value),))


def bot_id_in(bot_id: str, mode: Mode) -> str:
    """The bot's id as this channel spells it: the development channel appends a mark (docs/kakao.md §1)."""
    if mode is Mode.SECOND:
        return hashlib.sha256(bot_id.encode()).hexdigest()[:24]
    return f"{bot_id}!" if mode is Mode.DEV else bot_id


def _action(action: Action, block: Block) -> dict[str, Any]:
    return {
        "id": block.action_id,
        "name": block.skill,
        "params": {p.name: p.value for p in action.parameters},
        "detailParams": {p.name: {"groupName": "", "origin": p.origin, "value": p.value} for p in action.parameters},
        "clientExtra": dict(action.extra),
    }


def _user_request(person: Persona, action: Action, block: Block, bot_id: str, mode: Mode) -> dict[str, Any]:
    is_test = mode is Mode.BOT_TEST
    request: dict[str, Any] = {
        "block": {"id": block.id, "name": block.name},
        "user": _user(person, bot_id, mode, action.user_properties),
        # The bot test panel sends the line as it was entered, with its newline (docs/kakao.md §1).
        "utterance": action.utterance + ("\n" if is_test else ""),
        "params": {**action.params, "surface": BOT_TEST if is_test else CHANNEL},
        "lang": person.lang,
        "timezone": TIMEZONE,
    }
    if is_test:
        request["params"]["ignoreMe"] = "true"
    if action.callback_url is not None:
        request["callbackUrl"] = action.callback_url
    return request


def _user(person: Persona, bot_id: str, mode: Mode, more: Mapping[str, Any]) -> dict[str, Any]:
    # Another channel is another bot to Kakao: the development channel knows the same person by other keys.
    scope = bot_id_in(bot_id, mode)
    properties = person.properties(scope, bot_id if mode is Mode.SECOND else scope)
    if mode is Mode.BOT_TEST:
        properties = {k: properties[k] for k in ("botUserKey", "bot_user_key")}
    return {"id": person.bot_user_key(scope), "type": "botUserKey", "properties": {**properties, **more}}


def _flow(action: Action, last: Block) -> dict[str, Any]:
    trigger: dict[str, Any] = {"type": action.trigger}
    if action.referrer is not None:
        trigger["referrerBlock"] = {"id": action.referrer.id, "name": action.referrer.name}
    return {"lastBlock": {"id": last.id, "name": last.name}, "trigger": trigger}


def _skill_test(person: Persona, action: Action, block: Block, bot_id: str, bot_name: str) -> dict[str, Any]:
    """The admin centre's skill test: no flow, no contexts, nulls, and an `accountId` that is nobody's key."""
    return {
        "intent": {"id": block.id, "name": block.name},
        "userRequest": {
            "timezone": TIMEZONE,
            "params": {"ignoreMe": "true"},
            "block": {"id": block.id, "name": block.name},
            "utterance": action.utterance,
            "lang": None,
            "user": {"id": str(person.member_number % 1_000_000), "type": "accountId", "properties": {}},
        },
        "bot": {"id": bot_id, "name": bot_name},
        "action": {**_action(action, block), "clientExtra": dict(action.extra) or None},
    }

"""The bot as somebody types it into the admin centre: what is saved, and what of it is deployed (docs/kakao.md §3, §14).

Until somebody starts an empty bot, the simulator's bot is a finished one and nothing here is asked. Then what is missing is
missing: the development channel follows what is saved, the channel what was deployed and connected.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from bot.simulator.chatbot.payload import FALLBACK, PHOTOS, WELCOME, Block, Mode
from bot.simulator.chatbot.rules import Taught, block_for

OWN_SENTENCE = "죄송합니다. 무슨 말인지 잘 모르겠어요."  # Kakao's, of a fallback block that nobody has connected.
ESCAPE = "탈출 블록"
# Of the finished bot's escape block; they call no skill.
ESCAPE_WORDS = frozenset({"취소", "그만", "중지", "처음으로"})
SYSTEM_BLOCKS = (WELCOME.name, FALLBACK.name, ESCAPE)
MOST = 100


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill: its address, and the value of its header in the channel and in tests."""

    name: str
    url: str
    key: str = ""
    test_key: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A block as it was typed in. `uses_data`: its answer is skill data. `event` wakes it. `photo`: it has a parameter of the
    entity sys.plugin.secureimage, `required` or not. `callback`: it hands out callback addresses, and shows `waiting` until one
    is used. `parameters`: those that it asks for, each with the skill that checks it."""

    name: str
    skill: str = ""
    sentences: tuple[str, ...] = ()
    uses_data: bool = False
    event: str = ""
    photo: bool = False
    required: bool = False
    callback: bool = False
    waiting: str = ""
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Bot:
    """All that was typed in."""

    skills: tuple[Skill, ...] = ()
    blocks: tuple[Made, ...] = tuple(map(Made, SYSTEM_BLOCKS))

    def block(self, name: str) -> Made | None:
        """The block of this name."""
        return next((one for one in self.blocks if one.name == name), None)

    def skill_of(self, block: Made) -> Skill | None:
        """The skill that answers for a block; None where it has none, or its answer is none of a skill."""
        found = next((one for one in self.skills if one.name == block.skill), None)
        return found if block.uses_data else None


class Silent(Exception):
    """Nothing of this bot answers; the argument is what KakaoTalk shows, "" for nothing."""


class Builder:
    """The admin centre of one bot."""

    def __init__(self) -> None:
        self.saved: Bot | None = None
        self.deployed: Bot | None = None
        self.is_connected = False

    @property
    def in_use(self) -> bool:
        """Whether somebody has begun to build."""
        return self.saved is not None

    def start(self) -> None:
        """An empty bot."""
        self.saved, self.deployed, self.is_connected = Bot(), None, False

    def save(self, told: dict[str, Any]) -> None:
        """Keep what was typed; it works in the development channel at once."""
        skills = tuple(_skill(one) for one in _objects(told.get("skills")))
        blocks = tuple(_made(one) for one in _objects(told.get("blocks")))
        known = {block.name for block in blocks}
        missing = tuple(Made(name) for name in SYSTEM_BLOCKS if name not in known)
        self.saved = Bot(skills, (*missing, *blocks))

    def deploy(self) -> None:
        """What is saved works in the channel from now on."""
        self.deployed = self.saved

    def connect(self) -> bool:
        """Connect the channel; False before the first deploy, because the list is empty."""
        self.is_connected = self.deployed is not None
        return self.is_connected

    def bot_in(self, mode: Mode) -> Bot:
        """The bot of this channel. `Silent` where there is none."""
        if mode in {Mode.DEV, Mode.BOT_TEST, Mode.SKILL_TEST}:
            return self.saved or Bot()
        if self.deployed is None or not self.is_connected:
            raise Silent("")
        return self.deployed

    def matching(self, words: str, mode: Mode) -> Block | None:
        """The block whose sentences these words match."""
        taught: tuple[Taught, ...] = tuple(
            (one.name, one.name, one.sentences)
            for one in self.bot_in(mode).blocks
            if one.sentences and one.name != ESCAPE
        )
        return block_for(words, taught)

    def place_of(self, name: str, mode: Mode) -> Skill | None:
        """The skill that is called for this block, or None while the bot is the finished one. `Silent` when none is."""
        if not self.in_use:
            return None
        bot = self.bot_in(mode)
        block = bot.block(name) or bot.block(FALLBACK.name)
        skill = bot.skill_of(block) if block is not None else None
        if skill is None:
            raise Silent(OWN_SENTENCE if name == FALLBACK.name or block is None else "")
        return skill

    def woken_by(self, event: str, mode: Mode) -> Made | None:
        """The block that an event wakes."""
        try:
            bot = self.bot_in(mode)
        except Silent:
            return None
        return next((one for one in bot.blocks if one.event == event), None)

    def takes_photos(self, block: Block, mode: Mode) -> bool:
        """Whether the block opens Kakao's own screen for photos."""
        made = self.made(block.name, mode)
        return made is not None and made.photo if self.in_use else block == PHOTOS

    def made(self, name: str, mode: Mode) -> Made | None:
        """The block of this name as it was typed in; None while the bot is the finished one, and where there is none."""
        with suppress(Silent):
            return self.bot_in(mode).block(name) if self.in_use else None
        return None

    def validation_of(self, block: str, parameter: str, mode: Mode) -> Skill | None:
        """The skill that checks a block's parameter, or None while the bot is the finished one. `Silent` when none does."""
        made = self.made(block, mode)
        if made is None:
            return None
        name = dict(made.parameters).get(parameter, "")
        found = next((one for one in self.bot_in(mode).skills if one.name == name), None)
        if found is None:
            raise Silent("")
        return found

    def escape_words(self, mode: Mode) -> Collection[str]:
        """The words that lead out of what a block asks."""
        made = self.made(ESCAPE, mode)
        return made.sentences if made is not None else () if self.in_use else ESCAPE_WORDS

    def insists_on_photos(self, mode: Mode) -> bool:
        """Whether Kakao's own screen for photos opens again at every sentence, because the photo was made required."""
        with suppress(Silent):
            return self.in_use and any(one.photo and one.required for one in self.bot_in(mode).blocks)
        return False

    def view(self) -> dict[str, Any]:
        """What the page shows; the keys stand in fields that hide them."""
        bot = self.saved or Bot()
        return {
            "inUse": self.in_use,
            "isDeployed": self.deployed is not None,
            "isCurrent": self.deployed == self.saved,
            "isConnected": self.is_connected,
            "skills": [{"name": one.name, "url": one.url, "key": one.key, "testKey": one.test_key} for one in bot.skills],
            "blocks": [
                {
                    "name": one.name, "id": Block(one.name, one.skill).id, "skill": one.skill,
                    "sentences": list(one.sentences), "usesData": one.uses_data, "event": one.event, "photo": one.photo,
                    "required": one.required, "callback": one.callback, "waiting": one.waiting,
                    "parameters": ["=".join(pair) for pair in one.parameters],
                }
                for one in bot.blocks
            ],
        }  # fmt: skip


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    found = value if isinstance(value, list) else []
    return (one for one in found[:MOST] if isinstance(one, dict) and str(one.get("name") or "").strip())


def _skill(told: dict[str, Any]) -> Skill:
    name, url, key, test = (str(told.get(part) or "").strip() for part in ("name", "url", "key", "testKey"))
    return Skill(name, url, key, test)


def _made(told: dict[str, Any]) -> Made:
    name, skill, event, waiting = (str(told.get(part) or "").strip() for part in ("name", "skill", "event", "waiting"))
    uses_data, photo, required, callback = (
        bool(told.get(one)) for one in ("usesData", "photo", "required", "callback")
    )
    pairs = (line.partition("=") for line in _lines(told, "parameters"))
    parameters = tuple((parameter.strip(), check.strip()) for parameter, _, check in pairs)
    return Made(
        name, skill, tuple(_lines(told, "sentences")), uses_data, event, photo, required, callback, waiting, parameters
    )


def _lines(told: dict[str, Any], part: str) -> Iterator[str]:
    return filter(None, (str(one).strip() for one in told.get(part) or ()))

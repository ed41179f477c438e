"""The platform half of Kakao: what a person does becomes a SkillPayload, and what the skill answers becomes bubbles.

The chat page and the terminal stand on it, and the scenario tests drive it as a library:

    async with KakaoPlatform(config) as kakao:
        turn = await kakao.say(kakao.people.get("minseo"), "상담 받고 싶어요")
        turn = await kakao.press(person, turn.choice("yes"))

It calls the server over real HTTP and knows nothing of its code. Events are in `event.py`, callbacks in `callback.py`,
parameter validation in `filling.py`.
"""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, Self, TypeVar

import httpx

from bot.server.clock import Clock, utc_now
from bot.simulator.admin.builder import Builder, Silent, Skill
from bot.simulator.chatbot.answer import Pressable
from bot.simulator.chatbot.callback import CallbackDesk
from bot.simulator.chatbot.exchange import KAKAO, Exchange, SkillCaller
from bot.simulator.chatbot.filling import LEFT, MAX_TRIES, Filling, Verdict
from bot.simulator.chatbot.forms import FORMS
from bot.simulator.chatbot.payload import (
    BLOCKS,
    FALLBACK,
    PHOTOS,
    WELCOME,
    Action,
    Block,
    Mode,
    chosen_time,
    media,
    photo_as_words,
    secure_images,
    skill_payload,
    validation_call,
)
from bot.simulator.chatbot.photo import PhotoShelf
from bot.simulator.chatbot.rules import IN_CALLS, Rules, block_for
from bot.simulator.chatbot.standing import USUAL, NotHeard, Route, Talk
from bot.simulator.config import SimulatorConfig
from bot.simulator.feed import Feed
from bot.simulator.persona import People, Persona
from bot.simulator.screen import WEBHOOK_TEXT, Screen

Token = Callable[[int], str]
Found = TypeVar("Found")
NO_BLOCK = "이 채널에서 답하는 블록이 없습니다. 배포와 연결을 확인하세요."
# A picture that anybody may send: one grey point.
POINT = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==")
OWN_WELCOME = "채널을 추가해 주셔서 고맙습니다. '상담 신청'이라고 보내 주세요."


class KakaoPlatform:
    """Kakao's chatbot platform for one bot. Use it as an async context manager, or call `close`."""

    def __init__(
        self,
        config: SimulatorConfig,
        *,
        clock: Clock = utc_now,
        token: Token = secrets.token_hex,
        people: People | None = None,
    ) -> None:
        self.config = config
        self.clock = clock
        self.token = token
        self.people = people or People(config.people_file)
        self.feed = Feed(clock)
        self.screen = Screen(self.feed)
        self.photos = PhotoShelf(config, clock, token)
        self.callbacks = CallbackDesk(config, clock, token)
        # The machine's proxy settings must not carry loopback calls elsewhere, and Kakao follows no redirects.
        self.client = httpx.AsyncClient(trust_env=False, timeout=None, follow_redirects=False)  # noqa: S113  See SkillCaller.
        self.caller = SkillCaller(self.client, config.skill_key, config.answer_limit_s, token)
        self.rules = Rules.strict() if config.strict else Rules()
        self.builder = Builder()
        self._talks: dict[str, Talk] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_problem: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections to the server."""
        self.people.keep()
        await self.client.aclose()

    # -- what a person does --------------------------------------------------------------------------------------------

    async def enter(self, person: Persona, route: Route = USUAL) -> Exchange:
        """Open the chat for the first time: the welcome block runs, unless the channel's own message hides it (FAQ)."""
        if self.rules.own_welcome and person.is_friend:
            self.screen.show_text(person, OWN_WELCOME)
            raise NotHeard
        return await self.run(person, Action("웰컴"), WELCOME, route)

    async def say(self, person: Persona, text: str, route: Route = USUAL) -> Exchange:
        """Type `text`. While a parameter is being asked for, the words go to its validation first."""
        self._speak(person, {"text": text})
        talk = self._talk(person)
        filling, opened, talk.photos = talk.filling, talk.photos, None
        if (filling or opened) and text.strip() in self.builder.escape_words(route.mode):
            talk.filling = None
            self.screen.show_text(person, LEFT)
            raise NotHeard
        if filling is not None:
            return await self._answer_question(person, filling, text)
        if opened is not None and self.builder.insists_on_photos(route.mode):
            self._open_photos(person, opened)
            raise NotHeard
        matched = self._matching(person, text, route)
        if matched is not None:
            self.screen.notice(person, f"블록: {matched.name}")
        if matched is not None and self._asks_first(person, matched, Action(text), route):
            raise NotHeard
        return await self.run(person, Action(text), matched or route.block, route)

    async def press(self, person: Persona, pressed: Pressable, route: Route = USUAL) -> Exchange | None:
        """Press a button, quick reply or list item. None when the press never reaches the skill (links, calls, hand-off)."""
        if not pressed.speaks:
            if pressed.action == "operator":
                self.screen.notice(person, "상담직원 연결을 요청했습니다.")
                person.in_one_to_one = self.rules.one_to_one
                self.changed(person)
            return None
        self._speak(person, {"text": pressed.message, "choice": str(pressed.extra.get("choice") or "")})
        talk = self._talk(person)
        action = Action(pressed.message, pressed.trigger, pressed.extra, referrer=talk.last)
        if self._asks_first(person, block := self._block_of(pressed, route), action, route):
            return None
        return await self.run(person, action, block, route)

    async def send_photos(
        self,
        person: Persona,
        pictures: Sequence[bytes],
        route: Route = USUAL,
        *,
        secure: bool = False,
        kind: str = "image/jpeg",
    ) -> list[Exchange]:
        """Send pictures: each as a media message of its own, or all at once through the secure-image plugin."""
        urls = [self.photos.put(picture, kind) for picture in pictures]
        self._speak(person, {"photos": urls}, "sent")
        alone = photo_as_words if self.rules.photo_as_words else media
        if secure or self._talk(person).photos is not None:
            return [await self._through_plugin(person, secure_images(urls, expire=self.photos.expiry()), route)]
        return [await self.run(person, alone(url), route.block, route) for url in urls]

    async def refuse_photos(self, person: Persona, route: Route = USUAL) -> Exchange:
        """Refuse the secure-image plugin's own consent."""
        return await self._through_plugin(person, secure_images((), agreed=False), route)

    async def choose_time(self, person: Persona, moment: str, route: Route = USUAL) -> Exchange:
        """Pick a moment (`2026-12-01T10:15:00`, Korean time) in the date plugin."""
        self._speak(person, {"text": moment.replace("T", " ")})
        return await self.run(person, chosen_time(moment), route.block, route)

    async def validate(
        self, person: Persona, name: str, said: str, route: Route = USUAL, place: Skill | None = None
    ) -> Verdict:
        """One parameter-validation call, `/skills/validate/{name}` or the skill that was typed in for it."""
        body = validation_call(person, said, said, self.config.bot_id, self.config.bot_name, route.mode)
        exchange = await self._call(f"validate/{name}", body, judged=False, place=place)
        self.screen.panel(person, exchange, f"validate/{name}")
        return Verdict.read(exchange, said)

    async def send_form(self, person: Persona, name: str) -> Exchange:
        """Send one of the forms that live bots have been sent, with this person's key. `KeyError` when there is none."""
        form = FORMS[name]
        self._speak(person, {"text": form.title})
        photos = [self.photos.put(POINT, "image/png") for _ in range(2)]
        body = form.make(person.bot_user_key(self.config.bot_id), photos)
        is_skill = not form.skill.startswith("validate/")
        exchange = await self._call(form.skill, body, judged=is_skill)
        self.screen.panel(person, exchange, form.skill)
        if is_skill:
            self._show(person, exchange)
        return exchange

    def ask_for(self, person: Persona, names: Sequence[str], route: Route = USUAL, block: Block | None = None) -> None:
        """Begin slot filling: the bot asks for these parameters, then runs the block with them."""
        talk = self._talk(person)
        talk.filling, talk.route = Filling(list(names), block or route.block), route
        self.screen.show_text(person, talk.filling.question)

    def start_anew(self, person: Persona) -> None:
        """The person leaves KakaoTalk and comes back with new keys; the chat is empty."""
        person.start_anew()
        self.forget(person)

    def forget(self, person: Persona) -> None:
        """Empty the chat on this side only; the person stays the same."""
        self._talks.pop(person.slug, None)
        self.feed.forget(person.slug)

    # -- what the platform does ----------------------------------------------------------------------------------------

    async def run(self, person: Persona, action: Action, block: Block, route: Route = USUAL) -> Exchange:
        """Execute `block`: call its skill and show what comes back, or nothing."""
        ticket, place = None, self._built(person, lambda: self.builder.place_of(block.name, route.mode))
        made = self.builder.made(block.name, route.mode)
        if (route.callback or (made is not None and made.callback)) and route.mode in {Mode.CHANNEL, Mode.DEV}:
            # Bot test and skill test hand out no callback address (docs/kakao.md §3.1).
            ticket, address = self.callbacks.issue(person)
            action = replace(action, callback_url=address)
        talk = self._talk(person)
        told = person
        if self.rules.korean and person.lang not in {"ko", "kr"}:
            told = replace(person, lang="ko")
        body = skill_payload(told, action, block, talk.last, self.config.bot_id, self.config.bot_name, route.mode)
        self.feed.publish("typing", person.slug, {"on": True})
        exchange = await self._call(block.skill, body, place=place)
        self.feed.publish("typing", person.slug, {"on": False})
        talk.last = block
        exchange = self._settle_callback(exchange, ticket)
        self.screen.panel(person, exchange, block.skill)
        self._show(person, exchange, made.waiting if made else WEBHOOK_TEXT)
        return exchange

    def _matching(self, person: Persona, text: str, route: Route) -> Block | None:
        """The block that these words belong to; None for the fallback block."""
        if route.block != FALLBACK:
            return None
        if self.builder.in_use:
            return self._built(person, lambda: self.builder.matching(text, route.mode))
        return block_for(text, self.config.taught) if self.rules.matching else None

    def _built(self, person: Persona, ask: Callable[[], Found]) -> Found:
        """What the admin centre says. Where nothing of its bot answers, the chat says so and nobody is called."""
        try:
            return ask()
        except Silent as silent:
            if text := str(silent):
                self.screen.show_text(person, text)
            else:
                self.screen.notice(person, NO_BLOCK)
            raise NotHeard from None

    async def _call(
        self, skill: str, body: Mapping[str, Any], *, judged: bool = True, place: Skill | None = None
    ) -> Exchange:
        """The call, unless something fails on Kakao's own side."""
        url = place.url if place else f"{self.config.server_url}/skills/{skill}"
        if number := self.rules.fails(url):
            return Exchange(url, body, {}, error=f"{KAKAO}{number} ({IN_CALLS[number]})")
        return await self.caller.call(url, body, judged=judged, key=place.key if place else None)

    def _asks_first(self, person: Persona, block: Block, action: Action, route: Route) -> bool:
        """Whether the block asks something before its skill is called: for photos, or for its parameters."""
        if self.builder.takes_photos(block, route.mode):
            self._open_photos(person, action)
            return True
        made = self.builder.made(block.name, route.mode)
        if asked := [name for name, _ in made.parameters] if made else []:
            self.ask_for(person, asked, route, block)
        return bool(asked)

    def _open_photos(self, person: Persona, action: Action) -> None:
        """Kakao's own screen for photos, which the bot hears of only when something was sent or refused."""
        self._talk(person).photos, text = (
            action,
            "보안 사진 화면을 열었습니다. 사진을 고르거나 거부하세요. '취소'라고 쓰면 나갑니다.",
        )
        self.screen.notice(person, text)

    async def _through_plugin(self, person: Persona, sent: Action, route: Route) -> Exchange:
        """What was sent or refused there, with the press that had opened it."""
        opened, self._talk(person).photos = self._talk(person).photos, None
        if opened is None:
            return await self.run(person, sent, route.block, route)
        return await self.run(person, replace(opened, parameters=sent.parameters), PHOTOS, route)

    def view(self) -> dict[str, Any]:
        """What the page must know before it starts."""
        return {
            "bot": self.config.bot_name,
            "server": self.config.server_url,
            "limit": self.config.answer_limit_s,
            "people": [person.view(self.config) for person in self.people],
            "blocks": [{"name": block.name, "skill": block.skill} for block in BLOCKS if block != PHOTOS],
            "forms": [{"name": name, "title": form.title} for name, form in FORMS.items()],
            "rules": self.rules.view(),
        }

    def changed(self, person: Persona) -> None:
        """Keep a person's switches, and tell those who follow that they changed."""
        self.people.keep()
        self.feed.publish("persona", person.slug, person.view(self.config))

    def _speak(self, person: Persona, body: Mapping[str, Any], kind: Literal["said", "sent"] = "said") -> None:
        """Put what the person did into the chat; `NotHeard` when it goes no further."""
        if person.blocked:
            self.screen.notice(person, "차단한 채널에는 메시지를 보낼 수 없습니다.")
            raise NotHeard
        self.feed.publish(kind, person.slug, dict(body))
        if person.in_one_to_one:
            self.screen.notice(person, "1:1 채팅 중이라 챗봇에 전달되지 않습니다.")
            raise NotHeard

    def _talk(self, person: Persona) -> Talk:
        return self._talks.setdefault(person.slug, Talk())

    def _block_of(self, pressed: Pressable, route: Route) -> Block:
        if pressed.action != "block":
            return route.block
        return next((block for block in BLOCKS if block.id == pressed.block_id), FALLBACK)

    def _settle_callback(self, exchange: Exchange, ticket: str | None) -> Exchange:
        promised = exchange.accepted and exchange.waits_for_callback
        if ticket is None:
            problem = "useCallback: this request carried no callbackUrl, so nothing can be shown"
            return replace(exchange, problems=(problem,)) if promised else exchange
        if promised:
            self.callbacks.arm(ticket)
        else:
            self.callbacks.drop(ticket)
        return exchange

    def _show(self, person: Persona, exchange: Exchange, waiting: str = WEBHOOK_TEXT) -> None:
        if exchange.accepted and exchange.waits_for_callback:
            self.screen.show_waiting(person, waiting, str(exchange.data.get("text") or ""))
        elif exchange.accepted:
            self.screen.show(person, exchange.answer)

    async def _answer_question(self, person: Persona, filling: Filling, said: str) -> Exchange:
        talk = self._talk(person)
        asked = filling.block.name, filling.asked, talk.route.mode
        place = self._built(person, lambda: self.builder.validation_of(*asked))
        verdict = await self.validate(person, filling.asked, said, talk.route, place)
        agreed = filling.take(said, verdict)
        if agreed and not filling.waiting:
            talk.filling = None
            return await self.run(person, Action(said, parameters=tuple(filling.filled)), filling.block, talk.route)
        if not agreed and filling.tries >= MAX_TRIES:
            talk.filling = None
            self.screen.show_text(person, LEFT)
        else:
            self.screen.show_text(person, filling.question if agreed else verdict.message or filling.question)
        return verdict.exchange

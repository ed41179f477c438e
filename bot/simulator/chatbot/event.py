"""The Event API: the bot speaks first (kakao.md §6). Calls are accepted at once and carried out afterwards, person by person.

The named event belongs to a block whose skill is `/skills/inbox`, or to one that only shows the event's own text
(`text_events`); results are read by task id.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.chatbot.callback import receipt
from bot.simulator.chatbot.payload import INBOX, Action, Block, Mode, Parameter, bot_id_in
from bot.simulator.chatbot.platform import KakaoPlatform
from bot.simulator.chatbot.standing import NotHeard, Route
from bot.simulator.persona import Persona

MOST_USERS = 100
LONGEST_TEXT = 1_000  # Characters of a simpleText (docs/kakao.md §2.1).
USER_KINDS = frozenset({"botUserKey", "plusfriendUserKey", "appUserId"})
SKILL_HTTP_ERROR = (201, "Bot skill server responded with an HTTP error.")
SKILL_LATE = (202, "Bot skill server did not answer in time.")
BAD_ANSWER = (6, "Bot skill server responded with an invalid message.")
FAILURES = {202: SKILL_LATE, 6: BAD_ANSWER}


@dataclass(slots=True)
class Task:
    """One accepted event call and how it goes."""

    id: str
    mode: Mode
    requested: int = 0
    succeeded: int = 0
    unresolved: int = 0
    failures: list[dict[str, Any]] = field(default_factory=list)
    finished: bool = False

    def result(self) -> dict[str, Any]:
        """The documented result; a person who cannot be reached is counted, not listed."""
        failed = self.unresolved + len(self.failures)
        status = f"{failed} FAIL" if failed else "ALL SUCCESS"
        found: dict[str, Any] = {
            "taskId": self.id,
            "status": status if self.finished else "PROCESSING",
            "allRequestCount": self.requested,
            "successCount": self.succeeded,
        }
        if self.unresolved:
            found["userKeyResolvingFailCount"] = self.unresolved
        if failed:
            found["fail"] = {"count": failed, "list": list(self.failures)}
        return found


class EventDesk:
    """Takes events for one bot and calls its event block."""

    def __init__(self, platform: KakaoPlatform) -> None:
        self._platform = platform
        self._tasks: dict[str, Task] = {}
        self._running: set[asyncio.Task[None]] = set()

    def accept(self, bot_id: str, body: object) -> tuple[int, dict[str, Any]]:
        """Check an event call and start it. Returns the HTTP status and the answer `{taskId, status, message?, timestamp}`."""
        kakao = self._platform
        task = Task(kakao.token(16), Mode.DEV if bot_id.endswith("!") else Mode.CHANNEL)
        problem = self._problem(bot_id, body)
        if problem is not None or not isinstance(body, dict):
            return 400, receipt(task.id, kakao.clock(), problem or "Invalid JSON.")
        task.requested = len(body["user"])
        self._tasks[task.id] = task
        running = asyncio.create_task(self._carry_out(task, body))
        self._running.add(running)
        running.add_done_callback(self._running.discard)
        return 200, receipt(task.id, kakao.clock())

    def result(self, task_id: str) -> dict[str, Any] | None:
        """The result of a task, or None when there is no such task."""
        task = self._tasks.get(task_id)
        return task.result() if task is not None else None

    async def settled(self) -> None:
        """Return when every accepted event has been carried out."""
        while self._running:
            await asyncio.gather(*self._running, return_exceptions=True)

    async def close(self) -> None:
        """Give up the events that still wait."""
        for running in list(self._running):
            running.cancel()
        await self.settled()

    def _problem(self, bot_id: str, body: object) -> str | None:
        config = self._platform.config
        if bot_id.rstrip("!") != config.bot_id:
            return "Invalid bot id."
        if not isinstance(body, dict) or not isinstance(body.get("event"), dict) or not body["event"].get("name"):
            return "event.name is required."
        if config.event_names and body["event"]["name"] not in config.event_names:
            return "The event belongs to no block."
        mode = Mode.DEV if bot_id.endswith("!") else Mode.CHANNEL
        if self._platform.builder.in_use and self._platform.builder.woken_by(body["event"]["name"], mode) is None:
            return "The event belongs to no block."
        problem = _problem_of_users(body.get("user"))
        # The development channel costs as much (docs/kakao.md §6). How Kakao words an empty wallet is a guess.
        return problem or (None if self._platform.rules.pays(len(body["user"])) else "The wallet holds too little.")

    async def _carry_out(self, task: Task, body: Mapping[str, Any]) -> None:
        await asyncio.gather(*(self._tell(task, body, user) for user in body["user"]))
        task.finished = True

    async def _tell(self, task: Task, body: Mapping[str, Any], user: Mapping[str, Any]) -> None:
        # The development channel knows the same person by other keys.
        bot_id = bot_id_in(self._platform.config.bot_id, task.mode)
        person = self._platform.people.find(str(user["type"]), str(user["id"]), bot_id)
        if person is None or not person.is_friend:
            task.unresolved += 1
            return
        await asyncio.sleep(person.event_delay_s)
        if body["event"]["name"] in self._platform.config.text_events:
            self._show(task, person, body, user)
            return
        built = self._platform.builder.woken_by(body["event"]["name"], task.mode)
        block = Block(built.name, INBOX.skill) if built else INBOX
        try:
            exchange = await self._platform.run(person, _of_event(body, user), block, Route(INBOX.skill, task.mode))
        except NotHeard:
            task.failures.append(self._failure(person.bot_user_key(bot_id), user, BAD_ANSWER))
            return
        if exchange.accepted:
            task.succeeded += 1
        else:
            problem = FAILURES.get(exchange.number or 0, SKILL_HTTP_ERROR)
            task.failures.append(self._failure(person.bot_user_key(bot_id), user, problem))

    def _show(self, task: Task, person: Persona, body: Mapping[str, Any], user: Mapping[str, Any]) -> None:
        """The block's own bubble, filled from the event's data; one that Kakao could not show fails."""
        text = (body["event"].get("data") or {}).get("text")
        if isinstance(text, str) and 0 < len(text) <= LONGEST_TEXT:
            self._platform.screen.show_text(person, text)
            task.succeeded += 1
        else:
            bot_id = bot_id_in(self._platform.config.bot_id, task.mode)
            task.failures.append(self._failure(person.bot_user_key(bot_id), user, BAD_ANSWER))

    def _failure(self, user_key: str, user: Mapping[str, Any], problem: tuple[int, str]) -> dict[str, Any]:
        number, text = problem
        return {
            "userId": user_key,
            "reqUserType": user["type"],
            "createdAt": int(self._platform.clock().timestamp()),
            "errorMsg": {"errorType": number, "msg": text},
        }


def _problem_of_users(users: object) -> str | None:
    if not isinstance(users, list) or not users:
        return "user is required."
    if len(users) > MOST_USERS:
        return f"user: at most {MOST_USERS} in one call."
    if not all(isinstance(user, dict) and user.get("type") in USER_KINDS and user.get("id") for user in users):
        return "user: type must be botUserKey, plusfriendUserKey or appUserId, with an id."
    return None


def _of_event(body: Mapping[str, Any], user: Mapping[str, Any]) -> Action:
    """The event as the block's skill sees it. `params` and `properties` travel as documented; the event's data can only
    arrive through parameters that the block fills with `{{#current.event.data.x}}`, and the trigger's name is a guess."""
    event = body["event"]
    data = event.get("data")
    filled = data.items() if isinstance(data, dict) else ()
    params = body.get("params")
    properties = user.get("properties")
    return Action(
        utterance=str(event["name"]),
        trigger="EVENT",
        params=params if isinstance(params, dict) else {},
        parameters=tuple(Parameter(str(k), str(v), str(v)) for k, v in filled),
        user_properties=properties if isinstance(properties, dict) else {},
    )

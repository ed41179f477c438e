"""The same chat without a browser: bubbles in a terminal, numbers to press, words to type.

The bot API and the login run beside it on the simulator's port, so that staff answers arrive here too.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeAlias

from aiohttp import web
from rich.columns import Columns
from rich.console import Console, Group, RenderableType
from rich.json import JSON
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from bot.simulator.box import BOX, Box
from bot.simulator.chatbot import answer as reading
from bot.simulator.chatbot.answer import Pressable
from bot.simulator.chatbot.exchange import TIMEOUT_CODE
from bot.simulator.chatbot.standing import NotHeard
from bot.simulator.config import SimulatorConfig
from bot.simulator.feed import Happening
from bot.simulator.web import build_simulator

Reader: TypeAlias = Callable[[], Awaitable[str | None]]
HELP = "숫자 누르기 · 글자 보내기 · /photo 파일 · /persona 이름 · /lang ko|en · /raw · /help · /quit"
WIDTH = 64


async def chat_in_terminal(config: SimulatorConfig, console: Console | None = None, read: Reader | None = None) -> None:
    """Chat until `/quit` or the end of input; `read` gives the lines, from the keyboard unless told."""
    app = build_simulator(config)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, config.host, config.port).start()
        await TerminalChat(app[BOX], console or Console(), read or read_line).run()
    finally:
        await runner.cleanup()


async def read_line() -> str | None:
    """One line from the keyboard, or None at the end of input."""
    try:
        return await asyncio.to_thread(input)
    except EOFError:
        return None


class TerminalChat:
    """One terminal, one person at a time."""

    def __init__(self, box: Box, console: Console, read: Reader) -> None:
        self._kakao = box.platform
        self._console = console
        self._read = read
        self._person = next(iter(self._kakao.people))
        self._seen = 0
        self._offered: list[Pressable] = []
        self._last_exchange: Mapping[str, Any] | None = None
        self._commands: Mapping[str, Callable[[str], Awaitable[None]]] = {
            "/photo": self._send_photo,
            "/persona": self._change_person,
            "/lang": self._change_language,
            "/raw": self._show_raw,
            "/help": self._show_help,
        }

    async def run(self) -> None:
        """Welcome, then one line at a time."""
        self._console.print(Rule(f"{self._kakao.config.bot_name} · {self._person.name}", style="yellow"))
        await self._show_help("")
        live = asyncio.create_task(self._follow())
        try:
            with suppress(NotHeard):
                await self._kakao.enter(self._person)
            self._catch_up()
            while (line := await self._read()) is not None and line.strip() != "/quit":
                with suppress(NotHeard):  # The chat itself says why.
                    await self._take(line.strip())
                self._catch_up()
        finally:
            live.cancel()

    async def _take(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        if word in self._commands:
            await self._commands[word](rest.strip())
        elif line.isdigit() and 1 <= int(line) <= len(self._offered):
            await self._press(self._offered[int(line) - 1])
        elif line:
            await self._kakao.say(self._person, line)

    async def _press(self, pressed: Pressable) -> None:
        if not pressed.speaks and pressed.target:
            self._console.print(Text(f"  ↗ {pressed.target}", style="cyan underline"))
        await self._kakao.press(self._person, pressed)

    async def _send_photo(self, path: str) -> None:
        try:
            content = await asyncio.to_thread(_read_photo, path)
        except OSError:
            self._console.print(Text("  파일을 열 수 없습니다.", style="red"))
            return
        await self._kakao.send_photos(self._person, [content])

    async def _change_person(self, name: str) -> None:
        known = {person.name: person for person in self._kakao.people} | {p.slug: p for p in self._kakao.people}
        if name not in known:
            known[name] = self._kakao.people.add(f"guest-{self._kakao.token(4)}", name or "새 고객")
        self._person, self._offered = known[name], []
        self._console.print(Rule(self._person.name, style="yellow"))

    async def _change_language(self, lang: str) -> None:
        self._person.lang = lang or None

    async def _show_raw(self, _rest: str) -> None:
        if self._last_exchange is not None:
            for part in ("request", "answer"):
                told = json.dumps(self._last_exchange[part], ensure_ascii=False)
                self._console.print(Panel(JSON(told, ensure_ascii=False), title=part, border_style="dim"))

    async def _show_help(self, _rest: str) -> None:
        self._console.print(Text(HELP, style="dim"))

    async def _follow(self) -> None:
        async for _line in self._kakao.feed.follow(self._seen):
            self._catch_up()

    def _catch_up(self) -> None:
        for line in self._kakao.feed.after(self._seen):
            self._seen = line.id
            if line.person == self._person.slug:
                self._print(line)

    def _print(self, line: Happening) -> None:
        if line.kind == "said":
            self._console.print(Text(f" {line.body['text']} ", style="black on yellow"), justify="right")
        elif line.kind == "shown":
            template = {"template": dict(line.body)}
            self._offered = reading.pressables(template)
            self._console.print(bubbles(self._kakao.config.bot_name, template))
        elif line.kind == "notice":
            self._console.print(Text(f"— {line.body['text']} —", style="dim"), justify="center")
        elif line.kind == "exchange":
            self._last_exchange = line.body
            self._console.print(_footnote(line.body))


def _read_photo(path: str) -> bytes:
    return Path(path).expanduser().read_bytes()


def bubbles(sender: str, answer: object) -> RenderableType:
    """An answer as panels, with the numbers that press its buttons and quick replies."""
    offered = reading.pressables(answer)
    parts: list[RenderableType] = [Text(sender, style="bold")]
    for output in reading.outputs(answer):
        parts.extend(_component(kind, body) for kind, body in output.items())
    if offered:
        labels = [Text(f"[{n}] {p.label}", style="black on yellow") for n, p in enumerate(offered, start=1)]
        parts.append(Columns(labels, padding=(0, 1)))
    return Group(*parts)


def _component(kind: str, body: Any) -> RenderableType:
    if kind == "carousel":
        cards = [_component(str(body.get("type")), card) for card in body.get("items", [])]
        return Columns(cards, padding=(0, 1))
    lines = Group(*_lines(kind, body))
    return Panel(lines, width=WIDTH if kind == "simpleText" else None, border_style="white", expand=False)


def _lines(kind: str, body: Mapping[str, Any]) -> list[RenderableType]:
    found: list[RenderableType] = []
    head = body.get("header") or body.get("head") or body.get("profile") or {}
    if head.get("title"):
        found.append(Text(str(head["title"]), style="bold"))
    if kind == "itemCard":
        found.append(_rows(body.get("itemList", [])))
    if body.get("title"):
        found.append(Text(str(body["title"]), style="bold"))
    found.extend(Text(str(body[key])) for key in ("text", "description", "altText") if body.get(key))
    if kind == "commerceCard":
        found.append(Text(f"{body.get('discountedPrice', body.get('price', 0)):,}원", style="bold"))
    if kind == "listCard":
        found.extend(Text(f"• {item.get('title')}  {item.get('description', '')}") for item in body.get("items", []))
    return found


def _rows(items: list[dict[str, Any]]) -> Table:
    table = Table.grid(padding=(0, 2))
    for item in items:
        table.add_row(Text(str(item.get("title")), style="dim"), Text(str(item.get("description"))))
    return table


def _footnote(exchange: Mapping[str, Any]) -> Text:
    line = f"  {exchange['skill']} · {exchange['ms']:.0f} ms"
    if exchange.get("error") == TIMEOUT_CODE:
        return Text(f"{line} · {TIMEOUT_CODE} 시간 초과: 표시되지 않음", style="red")
    if exchange.get("error") or exchange.get("problems"):
        told = "; ".join([exchange.get("error") or "", *exchange.get("problems", [])]).strip("; ")
        return Text(f"{line} · 표시되지 않음: {told}", style="red")
    return Text(line, style="dim")

"""The chat page's own API: what a person presses on the page becomes a call of the platform, and the feed comes back live.

The page itself is `static/chat.html` with plain JavaScript; this file only carries JSON between it and `platform.py`.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField

from bot.simulator.box import BOX
from bot.simulator.chatbot.answer import Pressable
from bot.simulator.chatbot.forms import FORMS
from bot.simulator.chatbot.payload import Mode
from bot.simulator.chatbot.platform import KakaoPlatform
from bot.simulator.chatbot.standing import NotHeard, Route
from bot.simulator.persona import Persona
from bot.simulator.saved import as_talk

STATIC = Path(__file__).parent / "static"
# Pictures of a card come from wherever the clinic keeps them; everything else is our own.
POLICY = "default-src 'self'; img-src * data: blob:; style-src 'self'; script-src 'self'; frame-ancestors 'none'"
MOST_PHOTOS = 10

routes = web.RouteTableDef()


@routes.get("/")
async def show_page(_request: web.Request) -> web.FileResponse:
    """The page."""
    return web.FileResponse(STATIC / "chat.html", headers={"Content-Security-Policy": POLICY})


@routes.get("/api/state")
async def tell_state(request: web.Request) -> web.Response:
    """The people, the blocks, the server that is called, and what was said so far."""
    kakao = request.app[BOX].platform
    lines = [line.view() for line in kakao.feed.after(0)]
    return web.json_response({**kakao.view(), "lines": lines, "last": kakao.feed.last})


@routes.get("/api/feed")
async def stream_feed(request: web.Request) -> web.StreamResponse:
    """Everything that happens, live, as server-sent events; a browser that comes back misses nothing that is kept."""
    after = request.headers.get("Last-Event-ID") or request.query.get("after", "0")
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    await response.prepare(request)
    await response.write(b"retry: 1000\n\n")
    try:
        async for line in request.app[BOX].platform.feed.follow(int(after) if after.isdigit() else 0):
            await response.write(f"id: {line.id}\ndata: {json.dumps(line.view(), ensure_ascii=False)}\n\n".encode())
    except ConnectionResetError:
        pass  # The page was closed.
    return response


@routes.post("/api/people")
async def add_person(request: web.Request) -> web.Response:
    """A new persona."""
    kakao = request.app[BOX].platform
    name = str((await request.json()).get("name") or "").strip()[:20] or "새 고객"
    person = kakao.people.add(f"guest-{kakao.token(4)}", name)
    kakao.changed(person)
    return web.json_response(person.view(kakao.config))


@routes.post("/api/people/{person}")
async def change_person(request: web.Request) -> web.Response:
    """The persona's switches: friend of the channel, language, delay of events."""
    kakao, person = _who(request)
    told = await request.json()
    person.is_friend = bool(told.get("isFriend", person.is_friend))
    person.lang = told.get("lang", person.lang)
    person.in_one_to_one = bool(told.get("oneToOne", person.in_one_to_one))
    person.event_delay_s = min(max(float(told.get("eventDelay", person.event_delay_s)), 0.0), 600.0)
    kakao.changed(person)
    return web.json_response(person.view(kakao.config))


@routes.post("/api/rules")
async def change_rules(request: web.Request) -> web.Response:
    """How strictly Kakao is played, from now on and for everybody."""
    rules = request.app[BOX].platform.rules
    rules.change(await request.json())
    return web.json_response(rules.view())


@routes.get("/api/people/{person}/talk")
async def save_talk(request: web.Request) -> web.Response:
    """What was said so far, as a file that `app.py talk` plays."""
    kakao, person = _who(request)
    told = as_talk(person.name, person.lang, kakao.feed.of(person.slug))
    name = f"{person.slug}.talk"
    return web.Response(text=told, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@routes.post("/api/people/{person}/forget")
async def forget_chat(request: web.Request) -> web.Response:
    """Empty the chat on this side only."""
    kakao, person = _who(request)
    kakao.forget(person)
    return web.json_response({})


@routes.post("/api/people/{person}/anew")
async def start_anew(request: web.Request) -> web.Response:
    """The same person with new keys, whom the bot does not know."""
    kakao, person = _who(request)
    kakao.start_anew(person)
    kakao.changed(person)
    return web.json_response(person.view(kakao.config))


@routes.post("/api/people/{person}/account/{act}")
async def do_account_act(request: web.Request) -> web.Response:
    """Unlink, delete the account, block or add the channel; returns the webhooks that were sent."""
    _kakao, person = _who(request)
    act = request.app[BOX].membership.acts.get(request.match_info["act"])
    if act is None:
        raise web.HTTPNotFound
    return web.json_response([delivery.view() for delivery in await act(person)])


@routes.post("/api/chat/{person}/photo")
async def send_photos(request: web.Request) -> web.Response:
    """Pictures from the page's upload button (multipart)."""
    kakao, person = _who(request)
    form = await request.post()
    files = [field for field in form.getall("photo", []) if isinstance(field, FileField)][:MOST_PHOTOS]
    route = _route(json.loads(str(form.get("way") or "{}")))
    if files:
        pictures = [field.file.read() for field in files]
        with suppress(NotHeard):
            await kakao.send_photos(
                person, pictures, route, secure=form.get("secure") == "1", kind=files[0].content_type
            )
    return web.json_response({})


@routes.post("/api/chat/{person}/{action}")
async def do_action(request: web.Request) -> web.Response:
    """Everything else that a person does in the chat."""
    kakao, person = _who(request)
    action = ACTIONS.get(request.match_info["action"])
    if action is None:
        raise web.HTTPNotFound
    told = await request.json()
    with suppress(NotHeard):  # The chat itself says why.
        await action(kakao, person, told, _route(told.get("way") or {}))
    return web.json_response({})


Action = Callable[[KakaoPlatform, Persona, dict[str, Any], Route], Awaitable[None]]


async def _enter(kakao: KakaoPlatform, person: Persona, _told: dict[str, Any], route: Route) -> None:
    await kakao.enter(person, route)


async def _say(kakao: KakaoPlatform, person: Persona, told: dict[str, Any], route: Route) -> None:
    await kakao.say(person, str(told["text"]), route)


async def _press(kakao: KakaoPlatform, person: Persona, told: dict[str, Any], route: Route) -> None:
    await kakao.press(person, Pressable.read(told["source"], told["raw"]), route)


async def _time(kakao: KakaoPlatform, person: Persona, told: dict[str, Any], route: Route) -> None:
    moment = str(told["moment"])
    await kakao.choose_time(person, moment if moment.count(":") > 1 else f"{moment}:00", route)


async def _fill(kakao: KakaoPlatform, person: Persona, told: dict[str, Any], route: Route) -> None:
    kakao.ask_for(person, [str(name) for name in told["names"]], route)


async def _refuse(kakao: KakaoPlatform, person: Persona, _told: dict[str, Any], route: Route) -> None:
    await kakao.refuse_photos(person, route)


async def _form(kakao: KakaoPlatform, person: Persona, told: dict[str, Any], _route: Route) -> None:
    if told.get("name") not in FORMS:
        raise web.HTTPNotFound
    await kakao.send_form(person, str(told["name"]))


ACTIONS: dict[str, Action] = {
    "form": _form,
    "enter": _enter,
    "say": _say,
    "press": _press,
    "time": _time,
    "fill": _fill,
    "refuse-photos": _refuse,
}


def _who(request: web.Request) -> tuple[KakaoPlatform, Persona]:
    kakao = request.app[BOX].platform
    try:
        return kakao, kakao.people.get(request.match_info["person"])
    except KeyError:
        raise web.HTTPNotFound from None


def _route(told: dict[str, Any]) -> Route:
    mode = told.get("mode")
    return Route(
        skill=str(told.get("skill") or "fallback"),
        mode=Mode(mode) if mode in set(Mode) else Mode.CHANNEL,
        callback=bool(told.get("callback")),
    )

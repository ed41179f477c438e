"""The admin centre's page and its own API: what is typed there becomes the bot that the chat page talks to."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

from bot.simulator.box import BOX
from bot.simulator.chatbot import answer as reading
from bot.simulator.chatbot.payload import Action, Block, Mode, skill_payload
from bot.simulator.page import POLICY

STATIC = Path(__file__).parent.parent / "static"
routes = web.RouteTableDef()


@routes.get("/admin")
async def show_page(_request: web.Request) -> web.FileResponse:
    """The page."""
    return web.FileResponse(STATIC / "admin.html", headers={"Content-Security-Policy": POLICY})


@routes.get("/api/admin")
async def tell(request: web.Request) -> web.Response:
    """The bot as it is typed in, and the channel's own switch."""
    return _state(request)


@routes.post("/api/admin/{act}")
async def do(request: web.Request) -> web.Response:
    """Start an empty bot, save, deploy, or connect the channel."""
    builder = request.app[BOX].platform.builder
    match request.match_info["act"]:
        case "start":
            builder.start()
        case "save":
            builder.save(await request.json())
        case "deploy":
            builder.deploy()
        case "connect":
            builder.connect()
        case "test":
            return await _test(request)
        case _:
            raise web.HTTPNotFound
    return _state(request)


async def _test(request: web.Request) -> web.Response:
    """ "스킬서버로 전송": the skill test, with the header's value for tests."""
    kakao = request.app[BOX].platform
    name = str((await request.json()).get("skill"))
    skill = next((one for one in (kakao.builder.saved.skills if kakao.builder.saved else ()) if one.name == name), None)
    if skill is None:
        raise web.HTTPNotFound
    person, block = next(iter(kakao.people)), Block("발화 내용", name)
    config = kakao.config
    body = skill_payload(person, Action("발화 내용"), block, block, config.bot_id, config.bot_name, Mode.SKILL_TEST)
    exchange = await kakao.caller.call(skill.url, body, key=skill.test_key)
    return web.json_response(
        {"status": exchange.status, "number": exchange.number, "error": exchange.error, "problems": list(exchange.problems),
         "texts": reading.texts(exchange.answer) if exchange.accepted else []}
    )  # fmt: skip


def _state(request: web.Request) -> web.Response:
    kakao = request.app[BOX].platform
    return web.json_response(
        {**kakao.builder.view(), "channel": kakao.config.bot_name, "oneToOne": kakao.rules.one_to_one}
    )

"""`bot-api.kakao.com` and the photo host: callbacks, events, task results and pictures, over HTTP."""

from __future__ import annotations

import hmac
import json
from typing import Any

from aiohttp import web

from bot.simulator.box import BOX
from bot.simulator.chatbot.callback import CallbackRefused, receipt
from bot.simulator.chatbot.rules import IN_CALLBACKS

routes = web.RouteTableDef()


@routes.post("/v1/bots/{bot}/callback/{token}")
async def take_callback(request: web.Request) -> web.Response:
    """The late answer of a skill. Refusals are told in `status`, under HTTP 200 (docs/kakao.md §3.1: read `status`)."""
    kakao = request.app[BOX].platform
    body = await _json(request)
    if (number := kakao.rules.failure) in IN_CALLBACKS:
        return web.json_response(
            receipt(kakao.token(16), kakao.clock(), f"{number} {IN_CALLBACKS[number]}", status="ERROR")
        )
    refusal: str | None = None
    try:
        person = kakao.callbacks.redeem(request.match_info["bot"], request.match_info["token"], body)
    except CallbackRefused as refused:
        refusal = str(refused)
    else:
        kakao.screen.show(person, body)
        kakao.feed.publish("exchange", person.slug, _late_answer(body))
    return web.json_response(receipt(kakao.token(16), kakao.clock(), refusal))


@routes.post("/v2/bots/{bot}/talk")
async def take_event(request: web.Request) -> web.Response:
    """The Event API: accepted or refused at once, carried out afterwards."""
    if not _has_rest_key(request):
        return _unauthorized()
    status, answer = request.app[BOX].events.accept(request.match_info["bot"], await _json(request))
    return web.json_response(answer, status=status)


@routes.get("/v1/tasks/{task}")
async def tell_task(request: web.Request) -> web.Response:
    """The result of an event. The guide shows no key on this call and live projects send one: both are taken."""
    if "Authorization" in request.headers and not _has_rest_key(request):
        return _unauthorized()
    result = request.app[BOX].events.result(request.match_info["task"])
    if result is None:
        return web.json_response({"message": "task not found"}, status=404)
    return web.json_response(result)


@routes.get("/photos/{name}")
async def give_photo(request: web.Request) -> web.Response:
    """A picture that somebody sent; gone after its ten minutes."""
    photo = request.app[BOX].platform.photos.get(request.match_info["name"])
    if photo is None:
        raise web.HTTPNotFound
    return web.Response(body=photo.content, content_type=photo.content_type)


def _late_answer(body: Any) -> dict[str, Any]:
    return {"skill": "callback", "url": "", "headers": {}, "request": {}, "status": 200, "answer": body, "ms": 0}


def _has_rest_key(request: web.Request) -> bool:
    wanted = f"KakaoAK {request.app[BOX].platform.config.rest_key}"
    return hmac.compare_digest(request.headers.get("Authorization", "").encode(), wanted.encode())


def _unauthorized() -> web.Response:
    return web.json_response({"code": -401, "msg": "wrong appKey"}, status=401)


async def _json(request: web.Request) -> Any:
    try:
        return json.loads(await request.read())
    except ValueError:
        return None

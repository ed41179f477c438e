"""`/kakao/…`: the login to Kakao and back, and what Kakao tells us unasked: unlinked, account changed, channel (kakao.md §8).

What is proven and what follows from it is decided in `skills/rights/accounts.py`; signatures are checked in `oidc.py`. Kakao's
webhooks have three seconds, so that their work goes on behind an answer that is due.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Callable, Mapping
from typing import Any

import orjson
from aiohttp import web

from bot.kakao.oidc import Event, KakaoLogin, KeysUnavailable, LoginFailed, TokenRefused
from bot.portal.frame import is_secure, refused, set_session, told
from bot.server import log
from bot.server.forms import read_form
from bot.server.keys import CLINIC, CLOCK, DATABASE, HTTP, SETTINGS, part
from skills.clinic.clinic import Clinic
from skills.retention import membership
from skills.rights import accounts, fulfilment, rights
from skills.rights.accounts import LinkFor, Outcome, Passed
from skills.rights.fulfilment import Deleted
from storage.database.database import Database
from storage.errors import SangdamError, Unavailable
from storage.unit.unit_of_work import Actor, Unit

KAKAO = Actor("kakao")
PATIENT = Actor("patient", origin="login")
LOGIN: web.AppKey[KakaoLogin] = web.AppKey("kakao_login", KakaoLogin)
BEHIND: web.AppKey[set[asyncio.Task[Any]]] = web.AppKey("kakao_behind", set)
LOGIN_COOKIE = "sangdam_login"
COOKIE_PATH = "/kakao/login"
COOKIE_S = 600
ANSWER_WITHIN_S = 2.0  # Of Kakao's three seconds.
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.5, 15.0
MOST_BEHIND = 1_000  # Works that wait for the database; more would only fill the memory.
BODY_LIMIT = 32 * 1024
ID_LIMIT = 100

UNLINKED = "https://schemas.openid.net/secevent/oauth/event-type/user-unlinked"
PURGED = "https://schemas.openid.net/secevent/risc/event-type/account-purged"
# Exact addresses only: one project deleted new members by reading "user-linked" as an unlink (docs/kakao.md §8).
ENDS_THE_LINK: Mapping[str, str] = {UNLINKED: "unlinked", PURGED: "account_deleted"}
GROUND_OF_REFERRER: Mapping[str, str] = {
    "ACCOUNT_DELETE": "account_deleted",
    "FORCED_ACCOUNT_DELETE": "account_deleted",
}

_log = log.logger()


def add_routes(app: web.Application) -> None:
    """Put the addresses on the application; its parts must be there (`bot/server/keys.py`)."""
    app[LOGIN] = KakaoLogin(app[SETTINGS], app[HTTP], app[CLOCK])
    app[BEHIND] = set()
    app.router.add_get("/kakao/login", start_login, allow_head=False)
    app.router.add_get("/kakao/login/callback", finish_login, allow_head=False)
    app.router.add_get("/kakao/unlink", hear_unlink, allow_head=False)
    app.router.add_post("/kakao/unlink", hear_unlink)
    app.router.add_post("/kakao/account", hear_account)
    app.router.add_post("/kakao/channel", hear_channel)
    app.on_shutdown.append(_finish_behind)


# -- the login ---------------------------------------------------------------------------------------------------------


async def start_login(request: web.Request) -> web.StreamResponse:
    """To Kakao's login, for the chat that this one-time link was given to. The cookie ties the way back to this browser."""
    login, token = part(request, LOGIN), request.query.get("t", "")
    if not login.is_set_up:
        return told(request, "portal.login.unavailable", status=503)
    start = await part(request, DATABASE).run(lambda unit: accounts.begin_login(unit, token), PATIENT)
    if start is None:
        return refused(request)
    response = web.Response(status=302, headers={"Location": login.authorize_url(start), "Cache-Control": "no-store"})
    response.set_cookie(
        LOGIN_COOKIE, f"{start.browser}.{token}", max_age=COOKIE_S, path=COOKIE_PATH, httponly=True, samesite="Lax",
        secure=is_secure(request),
    )  # fmt: skip
    return response


async def finish_login(request: web.Request) -> web.StreamResponse:
    """Back from Kakao: exchange the code, check the ID token, and show what the login was for."""
    database, state = part(request, DATABASE), request.query.get("state", "")
    browser, _, token = request.cookies.get(LOGIN_COOKIE, "").partition(".")
    verifier = await database.run(lambda unit: accounts.take_attempt(unit, state, browser), PATIENT)
    if verifier is None:
        return _leaving(refused(request))
    code = request.query.get("code", "")
    if not code or "error" in request.query:
        await _note_refusal(database, state, "cancelled")
        return _leaving(told(request, "portal.login.cancelled", status=403))
    try:
        login = part(request, LOGIN)
        member, nonce = await login.member(await login.exchange(code, verifier))
    except TokenRefused as no:
        await _note_refusal(database, state, no.why)
        return _leaving(refused(request))
    except (LoginFailed, KeysUnavailable) as failed:
        await _note_refusal(database, state, failed.code)
        return _leaving(told(request, "portal.login.unavailable", status=503))
    return _leaving(await _complete(request, state, nonce, member, token))


async def _note_refusal(database: Database, state: str, why: str) -> None:
    await database.run(lambda unit: accounts.refuse_login(unit, state, why), PATIENT)


async def _complete(request: web.Request, state: str, nonce: str, member: str, token: str) -> web.Response:
    database, clinic = part(request, DATABASE), part(request, CLINIC).now

    def work(unit: Unit) -> tuple[Passed, Deleted | None]:
        return _pass(unit, clinic, state, nonce, member)

    passed, deleted = await database.run(work, PATIENT)
    if deleted is not None:
        return told(request, "portal.deleted", text=deleted.text)
    if passed.outcome is Outcome.REFUSED:
        return refused(request)
    if passed.outcome is Outcome.PROVEN and passed.purpose == LinkFor.LOGIN:
        return told(request, "portal.login.done")
    response = web.Response(status=303, headers={"Location": f"/me/{token}", "Cache-Control": "no-store"})
    set_session(request, response, passed.session)
    return response


def _pass(unit: Unit, clinic: Clinic, state: str, nonce: str, member: str) -> tuple[Passed, Deleted | None]:
    """The login and, for somebody who confirmed it in the chat before, the deletion: one unit."""
    passed = accounts.complete_login(unit, state, nonce, member)
    if passed.outcome is not Outcome.PROVEN or passed.purpose != LinkFor.DELETE:
        return passed, None
    request = rights.find_request(unit, passed.request_id)
    return passed, fulfilment.delete(unit, clinic, request, told=True)


def _leaving(response: web.Response) -> web.Response:
    response.del_cookie(LOGIN_COOKIE, path=COOKIE_PATH)
    return response


# -- webhooks ----------------------------------------------------------------------------------------------------------


def _is_kakao(request: web.Request) -> bool:
    """Whether the caller has the app's admin key. Without one nobody has."""
    key = part(request, SETTINGS).kakao_admin_key.get_secret_value()
    given = request.headers.get("Authorization", "").encode("utf-8", "surrogateescape")
    return bool(key) and hmac.compare_digest(given, f"KakaoAK {key}".encode())


async def hear_unlink(request: web.Request) -> web.Response:
    """A member ended the link: an answer within three seconds, 200 once the login data is gone."""
    if not _is_kakao(request):
        return web.Response(status=401)
    told_us = await _fields(request)
    member = told_us.get("user_id", "")
    app_id = part(request, SETTINGS).kakao_app_id
    if member and len(member) <= ID_LIMIT and (not app_id or told_us.get("app_id", "") in ("", app_id)):
        ground = GROUND_OF_REFERRER.get(told_us.get("referrer_type", ""), "unlinked")
        return await _within_limit(request, lambda unit: membership.unlink(unit, member, ground))
    return web.Response(status=200)


async def _fields(request: web.Request) -> dict[str, str]:
    if request.method == "GET":
        return dict(request.query)
    try:
        form = await read_form(request)
    except web.HTTPException:
        form = None
    return {} if form is None else {name: value for name, value in form.items() if isinstance(value, str)}


async def hear_account(request: web.Request) -> web.Response:
    """A security event token: 202 when it is believed (also when it came before), 400 with Kakao's word when not, 503 when
    the keys or the database cannot be asked, so that Kakao sends it again."""
    body = await _body(request)
    if body is None:
        return _no("invalid_request", "the body is too large")
    try:
        event = await part(request, LOGIN).event(body)
        await _take_event(request, event)
    except TokenRefused as no:
        _log.warning("event_token_refused", err=no.err, why=no.why)
        return _no(no.err, no.why)
    except SangdamError as error:
        _log.warning("event_token_waits", code=error.code)
        return web.Response(status=503)
    return web.Response(status=202)


async def _take_event(request: web.Request, event: Event) -> None:
    ground = next((ENDS_THE_LINK[uri] for uri in sorted(event.events) if uri in ENDS_THE_LINK), None)
    work = part(request, DATABASE).run(lambda unit: membership.take_event(unit, event.jti, event.member, ground), KAKAO)
    await work


def _no(err: str, why: str) -> web.Response:
    return web.json_response({"err": err, "description": why}, status=400)


async def hear_channel(request: web.Request) -> web.Response:
    """The channel was added or blocked; each resource id once."""
    if not _is_kakao(request):
        return web.Response(status=401)
    resource, told_us = request.headers.get("X-Kakao-Resource-ID", ""), _json(await _body(request))
    event, user = told_us.get("event"), told_us.get("id")
    known = isinstance(user, str) and told_us.get("id_type") == "app_user_id" and event in ("added", "blocked")
    if not resource or len(resource) > ID_LIMIT or told_us.get("id_type") not in ("app_user_id", "open_id"):
        return web.Response(status=400)
    if known:
        return await _within_limit(
            request, lambda unit: membership.take_channel_event(unit, resource, str(event), str(user))
        )
    return web.Response(status=200)


async def _body(request: web.Request) -> bytes | None:
    """The body, or None when it is larger than any that Kakao sends."""
    if request.content_length is not None and request.content_length > BODY_LIMIT:
        return None
    try:
        body = await request.read()
    except web.HTTPRequestEntityTooLarge:
        return None
    return body if len(body) <= BODY_LIMIT else None


def _json(body: bytes | None) -> dict[str, Any]:
    try:
        found = orjson.loads(body or b"{}")
    except orjson.JSONDecodeError:
        return {}
    return found if isinstance(found, dict) else {}


# -- work that an answer need not wait for -----------------------------------------------------------------------------


async def _within_limit(request: web.Request, work: Callable[[Unit], object]) -> web.Response:
    """Do the work: 200 once it is committed, 503 when that takes longer than Kakao waits. Then the work goes on behind the
    answer: whether Kakao tells it again is not known (docs/kakao.md), and to do it twice is harmless."""
    behind = part(request, BEHIND)
    if len(behind) >= MOST_BEHIND:
        return web.Response(status=503)
    task = asyncio.create_task(_persist(part(request, DATABASE), work))
    behind.add(task)
    task.add_done_callback(behind.discard)
    await asyncio.wait((task,), timeout=ANSWER_WITHIN_S)
    return web.Response(status=200 if task.done() and task.result() else 503)


async def _persist(database: Database, work: Callable[[Unit], object]) -> bool:
    """Do the work, and wait for a database that is away. What fails for another reason fails again: a loud line."""
    pause = FIRST_PAUSE_S
    while True:
        try:
            await database.run(work, KAKAO)
        except Unavailable as error:
            _log.warning("webhook_work_waits", **log.place_of(error))
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_S)
        except Exception as error:  # noqa: BLE001 - the edge: Kakao is told that it was not done
            _log.error("webhook_work_failed", **log.place_of(error))
            return False
        else:
            return True


async def _finish_behind(app: web.Application) -> None:
    behind: set[asyncio.Task[Any]] = app[BEHIND]
    if behind:
        await asyncio.wait(behind, timeout=ANSWER_WITHIN_S)

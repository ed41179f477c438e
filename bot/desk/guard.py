"""The door of the desk, as four middlewares in this order: headers, errors, addresses, permission.

Everything that a page may rely on (who is signed in, in which language, from where) is put on the request here.
"""

from __future__ import annotations

import hmac
from datetime import datetime
from urllib.parse import quote

from aiohttp import web

from bot.desk.frame import cookies, view
from bot.desk.frame.forms import check_size, form_of, read_upload
from bot.desk.frame.headers import put_headers
from bot.desk.frame.keys import ACCESS, DESK, LANG, ORIGIN, Desk
from bot.desk.frame.page import Handler, Page
from bot.desk.frame.work import SessionOver
from bot.desk.table import PAGES_BY_NAME
from bot.server import log
from bot.server.origins import is_in, is_same_site, origin_of
from skills.staff import sign_in
from skills.staff.permissions import check_can
from skills.staff.sign_in import Access
from storage.errors import Broken, Conflict, Declined, NotAllowed, NotFound
from storage.unit.unit_of_work import Actor

_log = log.logger()
QUIET = "X-Desk-Quiet"  # A page that refreshes itself says so: it must not keep somebody signed in who went home.
STATUS = ((NotFound, 404), (NotAllowed, 403), (Conflict, 409))


@web.middleware
async def add_headers(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Every answer of the desk carries these, errors and redirects too; a stream gets them before it starts."""
    page = page_of(request)
    try:
        response = await handler(request)
    except web.HTTPException as answer:
        put_headers(answer, page)
        raise
    if not response.prepared:
        put_headers(response, page)
    return response


@web.middleware
async def show_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Every error of Sangdam has a page; none of them shows more than its code's sentence."""
    request[LANG] = _language(request)
    try:
        return await handler(request)
    except SessionOver:
        return await _to_the_door(request)
    except Declined as error:
        return view.problem(request, next((code for kind, code in STATUS if isinstance(error, kind)), 400), error.code)
    except Broken as error:
        _log.error("page_failed", **log.place_of(error))
        return view.problem(request, 503, error.code)
    except (web.HTTPNotFound, web.HTTPMethodNotAllowed) as error:
        access = await _access(request) if ORIGIN in request else None
        if access is not None:
            request[ACCESS] = access  # So that the page has its frame: there is a way on from here.
            if request.method == "GET" and error.status == 405:
                raise await _page_above(request) from None
        return view.problem(request, error.status, "not_found")
    except web.HTTPException:
        raise
    except Exception as error:  # noqa: BLE001 - whatever fails, its words stay here
        _log.error("page_broke", **log.place_of(error))
        return view.problem(request, 500, "broken")


@web.middleware
async def check_address(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let in only who comes from an allowed address, when the clinic has said which these are (standard Art. 6)."""
    settings = request.app[DESK].settings
    request[ORIGIN] = origin_of(request.remote or "", request.headers.getall("X-Forwarded-For", ()), settings.proxies)
    if settings.allowed and not is_in(request[ORIGIN], settings.allowed):
        raise NotAllowed("the desk is not open to this address", code="address_refused")
    return await handler(request)


@web.middleware
async def check_permission(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Ask the table of pages what this one needs, and the database who is here."""
    page = page_of(request)
    if page is None:  # The stylesheet, the scripts; and what does not exist, which is said in the frame of who is here.
        if request.match_info.http_exception is not None and (access := await _access(request)) is not None:
            request[ACCESS] = access
        return await handler(request)
    if request.method == "POST":
        _check_same_site(request)
        if not page.takes_files:
            await check_size(request)
    access = await _access(request)
    if access is not None:
        request[ACCESS] = access
    if page.act is None:
        return await handler(request)
    if access is None:
        raise SessionOver("nobody is signed in here")
    check_can(access.person, page.act)
    if page.takes_files:
        await read_upload(request, files=True)
        await check_size(request)
    if request.method == "POST":
        await _check_csrf(request, access)
    return await handler(request)


def page_of(request: web.Request) -> Page | None:
    """The row of the page that was asked for."""
    return PAGES_BY_NAME.get(request.match_info.route.name or "")


def _language(request: web.Request) -> str:
    kept = cookies.language(request)
    if kept in ("ko", "en"):
        return kept
    wanted = request.headers.get("Accept-Language", "ko").lower()
    return "en" if wanted.startswith("en") and "ko" not in wanted else "ko"


async def _access(request: web.Request) -> Access | None:
    token = cookies.session_token(request)
    if not token:
        return None
    desk, actor = request.app[DESK], Actor("staff", "", "", request[ORIGIN])
    access = await desk.database.read(lambda unit: sign_in.access(unit, token, own_only=desk.own_only), actor)
    if access is not None and not _is_by_itself(request) and _is_due(access, desk.database.clock()):
        await _stay(desk, access, actor)
    return access


def _is_by_itself(request: web.Request) -> bool:
    """Whether a page asks without its person: it says so, or is the live line, which a browser opens anew when it broke."""
    return QUIET in request.headers or request.match_info.route.name == "events"


def _is_due(access: Access, now: datetime) -> bool:
    return now - access.seen_at > sign_in.TOUCH_EVERY


async def _stay(desk: Desk, access: Access, actor: Actor) -> None:
    await desk.database.run(lambda unit: sign_in.stay(unit, access.session_id), actor)


async def _check_csrf(request: web.Request, access: Access) -> None:
    """A form must carry its session's own token (also as a header, for scripts)."""
    shown = request.headers.get("X-CSRF-Token") or str((await form_of(request)).get("csrf", ""))
    if not hmac.compare_digest(shown.encode(errors="surrogateescape"), access.csrf.encode()):
        raise NotAllowed("the page was too old", code="stale_page")


def _check_same_site(request: web.Request) -> None:
    """No other site may post here, signed in or not."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin", "")
    public_url = request.app[DESK].settings.public_url
    foreign = origin not in ("", "null") and not is_same_site(origin, request.host, public_url)
    if site not in ("same-origin", "none") or foreign:
        raise NotAllowed("another site sent this", code="other_site")


async def _to_the_door(request: web.Request) -> web.StreamResponse:
    page = page_of(request)
    if page is not None and page.when_over is not None:
        return await page.when_over(request)
    is_locked = await _is_locked(request)
    if request.method != "GET" or QUIET in request.headers:
        return view.problem(request, 423, "locked") if is_locked else view.problem(request, 401, "session_over")
    if request.headers.get("Sec-Fetch-Site") == "cross-site" and not cookies.session_token(request):
        # A Strict cookie stays at home when a link in another program is followed. Loading the page once more from here
        # brings it along.
        return view.once_more(request)
    target, door = quote(request.path, safe="/"), view.path(request, "lock" if is_locked else "sign_in")
    return web.Response(status=303, headers={"Location": f"{door}?next={target}"})


async def _page_above(request: web.Request) -> web.HTTPSeeOther:
    """Who reads the address of a press means the page with its button: a refused press shows that page under the press's own
    address, and what reloads it, refreshes itself there or comes back through the door asks for it."""
    address = request.rel_url.with_query(None)
    while address != address.parent:
        address = address.parent
        found = await request.app.router.resolve(request.clone(rel_url=address))
        if found.http_exception is None and found.route.name in PAGES_BY_NAME:
            return web.HTTPSeeOther(address)
    return view.go(request, "home")


async def _is_locked(request: web.Request) -> bool:
    token, actor = cookies.session_token(request), Actor("staff", "", "", request[ORIGIN])
    locked = await request.app[DESK].database.read(lambda unit: sign_in.resting(unit, token), actor) if token else None
    return locked is not None

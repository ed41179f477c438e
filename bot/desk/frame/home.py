"""The desk's address itself: leads to the first page that the person may see; and the switch of language."""

from __future__ import annotations

from aiohttp import web

from bot.desk.frame import cookies, view
from bot.desk.frame.catalogue import say
from bot.desk.frame.keys import ACCESS, DESK, LANG
from bot.desk.frame.menu import entries
from bot.desk.frame.page import get, post
from skills.staff.permissions import Act
from skills.staff.sign_in import TOUCH_EVERY

ICONS = (
    ("mark.svg", "any", "image/svg+xml", "any"),
    ("icon-192.png", "192x192", "image/png", "any"),
    ("icon-512.png", "512x512", "image/png", "any"),
    ("icon-512.png", "512x512", "image/png", "maskable"),
)


async def home(request: web.Request) -> web.StreamResponse:
    """The first entry of the person's menu; their own account when they have none."""
    first = next(iter(entries(request[ACCESS].person)), None)
    raise view.go(request, first.page if first else "account")


async def change_language(request: web.Request) -> web.StreamResponse:
    """Korean or English from now on, and back to the page one was on."""
    form = await request.post()
    lang = "en" if form.get("lang") == "en" else "ko"
    answer = web.HTTPSeeOther(local_address(str(form.get("next", ""))) or view.path(request, "home"))
    cookies.give_language(request, answer, lang)
    raise answer


async def stay(request: web.Request) -> web.StreamResponse:
    """The person is at work: being asked is enough to stay signed in. Says how many seconds the screen stays open."""
    access, now = request[ACCESS], request.app[DESK].database.clock()
    touched = now - access.seen_at > TOUCH_EVERY
    return web.json_response({"left": int(access.idle.total_seconds()) if touched else access.open_for(now)})


async def manifest(request: web.Request) -> web.StreamResponse:
    """What a browser needs to put the desk on a home screen; nothing of it is about anybody."""
    clinic, lang = request.app[DESK].clinic, request[LANG]
    home_page, static = view.path(request, "home"), request.app.router["static"]
    icons = [
        {"src": str(static.url_for(filename=name)), "sizes": sizes, "type": kind, "purpose": purpose}
        for name, sizes, kind, purpose in ICONS
    ]
    data = {
        "name": f"{clinic.name.in_(lang)} {say('shell.title', lang)}",
        "short_name": say("shell.title", lang),
        "id": home_page,
        "start_url": home_page,
        "scope": home_page,
        "display": "standalone",
        "theme_color": "#0d5c57",
        "background_color": "#f4f6f5",
        "icons": icons,
    }
    return web.json_response(data, content_type="application/manifest+json")


def local_address(address: str) -> str:
    """The address if it is a plain page of the desk; empty for anything that could lead elsewhere."""
    plain = address.startswith("/desk/") and not set(address) & set("\\?#%\r\n") and "//" not in address
    return address if plain and address.isprintable() else ""


PAGES = (
    get("/manifest", "manifest", manifest, None, may_be_kept=True),
    get("/", "home", home, Act.BE_HERE),
    post("/language", "language", change_language, None),
    post("/stay", "stay", stay, Act.BE_HERE),
)

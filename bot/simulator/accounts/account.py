"""`kauth.kakao.com` and `kapi.kakao.com` over HTTP: the consent screen, tokens, keys, and the member's own data (kakao.md §8).

The rules of codes and tokens are in `login.py`. A browser stays signed in by a cookie until a request says `prompt=login`.
"""

from __future__ import annotations

import hmac
from typing import Any
from urllib.parse import urlencode

import aiohttp_jinja2
from aiohttp import web

from bot.simulator.accounts.login import LoginRefused, Pass
from bot.simulator.box import BOX
from bot.simulator.persona import Persona

ACCOUNT_COOKIE = "kakao_box_account"
CARRIED = (
    "client_id",
    "redirect_uri",
    "response_type",
    "scope",
    "prompt",
    "state",
    "nonce",
    "login_hint",
    "code_challenge",
    "code_challenge_method",
)

routes = web.RouteTableDef()


# -- kauth -----------------------------------------------------------------------------------------------------------------


@routes.get("/oauth/authorize")
async def ask_consent(request: web.Request) -> web.StreamResponse:
    """The login form, the consent screen, or straight back, as the request and the person's state ask for."""
    box = request.app[BOX]
    query = dict(request.query)
    try:
        box.login.check_request(query)
    except LoginRefused as refused:
        return _error_page(request, refused)
    person = _signed_in(request)
    prompt = query.get("prompt", "").replace(",", " ").split()
    if prompt == ["none"]:
        return _silent(request, person, query)
    if person is None or {"login", "select_account", "create"} & set(prompt):
        return _page(request, query, None)
    if person.linked and "consent" not in prompt:
        return _silent(request, person, query)
    return _page(request, query, person)


@routes.post("/oauth/authorize")
async def take_consent(request: web.Request) -> web.StreamResponse:
    """The form came back: a person chose their account, agreed, or refused."""
    box = request.app[BOX]
    form = {key: str(value) for key, value in (await request.post()).items()}
    query = {key: form[key] for key in CARRIED if form.get(key)}
    try:
        box.login.check_request(query)
        if form.get("decision") == "deny":
            return _back(query, {"error": "access_denied", "error_description": "User denied access"})
        person = box.platform.people.get(form.get("person", ""))
    except LoginRefused as refused:
        return _error_page(request, refused)
    except KeyError:
        return _page(request, query, None)
    if form.get("decision") != "agree" and not person.linked:
        return _stay(_page(request, query, person), person)
    back = _back(query, {"code": box.login.consent(person, query)})
    box.platform.changed(person)
    return _stay(back, person)


@routes.post("/oauth/token")
async def give_token(request: web.Request) -> web.Response:
    """Tokens for a code or a refresh token."""
    form = {key: str(value) for key, value in (await request.post()).items()}
    try:
        return web.json_response(request.app[BOX].login.exchange(form))
    except LoginRefused as refused:
        told = {"error": refused.error, "error_description": refused.description, "error_code": refused.koe}
        return web.json_response(told, status=401 if refused.error == "invalid_client" else 400)


@routes.get("/.well-known/openid-configuration")
async def describe_provider(request: web.Request) -> web.Response:
    """The discovery document, with the box's own addresses and the issuer's configured name."""
    config = request.app[BOX].platform.config
    own = config.own_url
    return web.json_response(
        {
            "issuer": config.issuer,
            "authorization_endpoint": f"{own}/oauth/authorize",
            "token_endpoint": f"{own}/oauth/token",
            "userinfo_endpoint": f"{own}/v1/oidc/userinfo",
            "jwks_uri": f"{own}/.well-known/jwks.json",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "response_types_supported": ["code"],
            "response_modes_supported": ["query"],
            "grant_types_supported": ["authorization_code", "refresh_token"],
            "code_challenge_methods_supported": ["S256"],
            "claims_supported": [
                "iss",
                "aud",
                "sub",
                "auth_time",
                "exp",
                "iat",
                "nonce",
                "nickname",
                "picture",
                "email",
            ],
        }
    )


@routes.get("/.well-known/jwks.json")
async def give_keys(request: web.Request) -> web.Response:
    """The public keys."""
    return web.json_response(request.app[BOX].signer.key_set())


# -- kapi ------------------------------------------------------------------------------------------------------------------


@routes.route("*", "/v2/user/me")
async def tell_member(request: web.Request) -> web.Response:
    """The member: `id` is the member number, which a chat carries as appUserId."""
    owner = await _owner(request)
    profile = {"nickname": owner.person.name}
    account = {"profile": profile, "has_email": True, "is_email_valid": True, "email": owner.person.email}
    return web.json_response({"id": int(owner.member), "properties": profile, "kakao_account": account})


@routes.route("*", "/v1/oidc/userinfo")
async def tell_userinfo(request: web.Request) -> web.Response:
    """OpenID Connect's view of the member."""
    owner = await _owner(request)
    told = {"sub": owner.member, "nickname": owner.person.name, "email": owner.person.email, "email_verified": True}
    return web.json_response(told)


@routes.get("/v1/user/access_token_info")
async def tell_token(request: web.Request) -> web.Response:
    """Whose token this is and how long it lives on."""
    box = request.app[BOX]
    owner = await _owner(request)
    left = box.login.seconds_left(owner)
    return web.json_response({"id": int(owner.member), "expires_in": left, "app_id": box.platform.config.app_id})


@routes.post("/v1/user/unlink")
async def unlink(request: web.Request) -> web.Response:
    """The app unlinks its member. No webhook follows an unlink that we asked for ourselves."""
    owner = await _owner(request)
    owner.person.linked = False
    request.app[BOX].platform.changed(owner.person)
    return _revoked(request, owner)


@routes.post("/v1/user/logout")
async def log_out(request: web.Request) -> web.Response:
    """The app ends its member's tokens."""
    return _revoked(request, await _owner(request))


def _revoked(request: web.Request, owner: Pass) -> web.Response:
    request.app[BOX].login.revoke(owner.member)
    return web.json_response({"id": int(owner.member)})


async def _owner(request: web.Request) -> Pass:
    """Who the call is about: by access token, or by admin key and `target_id`."""
    box = request.app[BOX]
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    owner = box.login.owner(key) if scheme.lower() == "bearer" else None
    if scheme == "KakaoAK" and hmac.compare_digest(key.encode(), box.platform.config.admin_key.encode()):
        form = {**request.query, **{k: str(v) for k, v in (await request.post()).items()}}
        person = box.platform.people.member(form.get("target_id", ""))
        if person is None or not person.linked:
            told = '{"msg":"NotRegisteredUserException","code":-101}'
            raise web.HTTPBadRequest(text=told, content_type="application/json")
        owner = Pass(person, str(person.member_number), box.platform.clock())
    if owner is None:
        told = '{"msg":"this access token does not exist","code":-401}'
        raise web.HTTPUnauthorized(text=told, content_type="application/json")
    return owner


# -- pages -----------------------------------------------------------------------------------------------------------------


def _signed_in(request: web.Request) -> Persona | None:
    try:
        return request.app[BOX].platform.people.get(request.cookies.get(ACCOUNT_COOKIE, ""))
    except KeyError:
        return None


def _silent(request: web.Request, person: Persona | None, query: dict[str, str]) -> web.Response:
    if person is None:
        return _back(query, {"error": "login_required", "error_description": "user is not logged in"})
    if not person.linked:
        return _back(query, {"error": "consent_required", "error_description": "user consent required"})
    return _back(query, {"code": request.app[BOX].login.consent(person, query)})


def _page(request: web.Request, query: dict[str, str], person: Persona | None) -> web.Response:
    platform = request.app[BOX].platform
    context: dict[str, Any] = {
        "bot_name": platform.config.bot_name,
        "people": list(platform.people),
        "person": person,
        "hint": query.get("login_hint", ""),
        "carried": {key: query[key] for key in CARRIED if query.get(key)},
    }
    return aiohttp_jinja2.render_template("login.html", request, context)


def _error_page(request: web.Request, refused: LoginRefused) -> web.Response:
    context = {"bot_name": request.app[BOX].platform.config.bot_name, "refused": refused}
    return aiohttp_jinja2.render_template("login.html", request, context, status=400)


def _back(query: dict[str, str], told: dict[str, str]) -> web.Response:
    if query.get("state"):
        told = {**told, "state": query["state"]}
    mark = "&" if "?" in query["redirect_uri"] else "?"
    location = f"{query['redirect_uri']}{mark}{urlencode(told)}"
    return web.Response(status=302, headers={"Location": location})


def _stay(response: web.Response, person: Persona) -> web.Response:
    response.set_cookie(ACCOUNT_COOKIE, person.slug, httponly=True, samesite="Lax")
    return response

"""Each form is carried out once, however often it is pressed; the second press gets the first one's answer.

Every form carries a one-time token. Of the same form (session, address, token and content) one is carried out: its unit of work
writes that down in the same commit (`storage/staff/submissions.py`), which holds across processes and restarts. The answer is
kept in memory for the moments of a double click.
"""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from contextlib import suppress

from aiohttp import web
from markupsafe import Markup

from bot.desk.frame.cookies import session_token
from bot.desk.frame.forms import form_of
from bot.desk.frame.keys import ACCESS, DESK, SUBMISSION, Submission
from bot.desk.frame.page import Handler
from storage.errors import Unavailable
from storage.staff import submissions
from storage.unit.unit_of_work import SYSTEM

FIELD = "once"
LONGEST_TOKEN = 64
KEPT_S = 30.0
Answers = dict[str, "asyncio.Future[web.Response]"]
ANSWERS: web.AppKey[Answers] = web.AppKey("answers", dict)


class FormFields:
    """What every form carries: the session's own token, and a fresh one-time token each time that it is written."""

    def __init__(self, csrf: str) -> None:
        self._csrf = csrf

    def __html__(self) -> str:
        fields = '<input type="hidden" name="csrf" value="{}"><input type="hidden" name="once" value="{}">'
        return Markup(fields).format(  # noqa: S704 - our own words; what is filled in is escaped
            self._csrf, secrets.token_urlsafe(12)
        )


@web.middleware
async def once(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Carry a form out, or wait for the answer of the same form that came before."""
    name = await _name_of(request)
    if name is None:
        return await handler(request)
    answers = request.app[ANSWERS]
    before = answers.get(name)
    if before is not None:
        return _copy(await asyncio.shield(before))
    answers[name] = answer = asyncio.get_running_loop().create_future()
    submission = request[SUBMISSION] = Submission(name)
    try:
        response = await _answer(request, handler)
    except BaseException as error:
        await _give_up(request, submission)
        answer.set_exception(error if isinstance(error, Exception) else Unavailable())
        answer.exception()  # Nobody may be waiting for it.
        del answers[name]
        raise
    if response.status >= web.HTTPBadRequest.status_code:
        await _give_up(request, submission)
    answer.set_result(response)
    asyncio.get_running_loop().call_later(KEPT_S, answers.pop, name, None)
    return _copy(response)


async def _name_of(request: web.Request) -> str | None:
    if request.method != "POST" or ACCESS not in request:
        return None
    form = await form_of(request)
    token = form.get(FIELD, "")
    if not isinstance(token, str) or not 0 < len(token) <= LONGEST_TOKEN:
        return None
    content = repr((session_token(request), request.path, sorted((key, str(value)) for key, value in form.items())))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


async def _answer(request: web.Request, handler: Handler) -> web.Response:
    try:
        response = await handler(request)
    except web.HTTPRedirection as redirection:
        return _copy(redirection)
    if not isinstance(response, web.Response):
        raise TypeError("a form is not answered by a stream")
    return response


async def _give_up(request: web.Request, submission: Submission) -> None:
    """Nothing came of it: the same form may be sent once more."""
    if submission.is_claimed:
        with suppress(Unavailable):
            await request.app[DESK].database.run(lambda unit: submissions.forget(unit, submission.name), SYSTEM)


def _copy(response: web.Response) -> web.Response:
    made = web.Response(body=response.body, status=response.status, headers=response.headers)
    made.cookies.update(response.cookies)
    return made

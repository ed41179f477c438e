"""The floor: the least that a durable chat server in Python can do. aiohttp, raw sqlite3, one FULL commit a request.

It reads the body, keeps who said what in one row, commits, and answers one fixed bubble. No conversation, no rule, no seal.
`python -m tests.bench.floor` is started by the bench as the real server is: same loop, same port form, same database folder.
"""

from __future__ import annotations

import os
import sqlite3

import orjson
import uvloop
from aiohttp import web

ANSWER = {
    "version": "2.0",
    "template": {
        "outputs": [{"simpleText": {"text": "성함을 알려 주세요. 상담 연락에만 쓰고, 상담이 끝나면 지워요."}}],
        "quickReplies": [
            {
                "label": "그만두기",
                "action": "message",
                "messageText": "그만두기",
                "extra": {"choice": "cancel", "token": "0123456789abcdefghijkl"},
            }
        ],
    },
    "data": {"skill": "consult", "step": "name", "intent": ""},
}


def application(path: str) -> web.Application:
    """The floor's server over the SQLite file at `path`."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS turn (id INTEGER PRIMARY KEY, who TEXT, said TEXT)")

    async def answer(request: web.Request) -> web.Response:
        call = orjson.loads(await request.read())["userRequest"]
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO turn (who, said) VALUES (?, ?)", (call["user"]["id"], call["utterance"]))
        connection.execute("COMMIT")
        return web.Response(body=orjson.dumps(ANSWER), content_type="application/json", charset="utf-8")

    async def ready(_request: web.Request) -> web.Response:
        return web.Response(text="ok")

    app = web.Application()
    app.router.add_post("/skills/{skill}", answer)
    app.router.add_get("/readyz", ready)
    return app


def main() -> None:
    """Serve until told to stop."""
    path = os.environ["SANGDAM_DATABASE_URL"].removeprefix("sqlite:///")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    app = application(path)
    web.run_app(
        app,
        host="127.0.0.1",
        port=int(os.environ["SANGDAM_PORT"]),
        access_log=None,
        print=lambda *_: None,
        loop=uvloop.new_event_loop(),
    )


if __name__ == "__main__":
    main()

"""The proxies of docs/connect-a-channel.md, run with the very lines that stand there: who asks is who they say."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import ip_network
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import TestServer

from bot.desk import DeskSettings, build_desk
from bot.desk.app import build_alone
from storage.database.database import Database
from tests.desk import clinic
from tests.postgres import free_port

PAGE = (Path(__file__).parents[3] / "docs" / "connect-a-channel.md").read_text()
BLOCKS = re.findall(r"^```\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
INSIDE, OUTSIDE = "127.0.0.2", "127.0.0.3"


def block(mark: str) -> str:
    """The configuration on the page that has this word."""
    return next(one for one in BLOCKS if mark in one)


def caddy(folder: Path, port: int, upstream: int) -> list[str]:
    config = block("reverse_proxy").replace("chat.example.com", f"http://chat.example.com:{port}")
    config = config.replace("{\n", "{\n    admin off\n    auto_https off\n", 1)
    (folder / "Caddyfile").write_text(config.replace(":8080", f":{upstream}"))
    return ["caddy", "run", "--adapter", "caddyfile", "--config", "Caddyfile"]


def nginx(folder: Path, port: int, upstream: int) -> list[str]:
    server = re.sub(r" *ssl_certificate.*\n", "", block("proxy_pass")).replace("443 ssl", f"127.0.0.1:{port}")
    server = server.replace(":8080", f":{upstream}")
    paths = "".join(
        f"{name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; events {{}}\nhttp {{ access_log off;\n{paths}{server} }}"
    )
    return ["nginx", "-p", str(folder), "-e", "stderr", "-c", "nginx.conf"]


def haproxy(folder: Path, port: int, upstream: int) -> list[str]:
    config = re.sub(r"bind .*", f"bind 127.0.0.1:{port}", block("option forwardfor")).replace(":8080", f":{upstream}")
    (folder / "haproxy.cfg").write_text(config)
    return ["haproxy", "-db", "-f", "haproxy.cfg"]


@asynccontextmanager
async def proxied(command: list[str], folder: Path, port: int) -> AsyncIterator[str]:
    """The proxy in a process of its own, until the block ends."""
    paths = {"PATH": f"{os.environ['PATH']}:/usr/sbin", "HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    process = await asyncio.create_subprocess_exec(*command, cwd=folder, env=paths)
    try:
        async with asyncio.timeout(20):
            while True:
                try:
                    _, writer = await asyncio.open_connection("127.0.0.1", port)
                    writer.close()
                    break
                except OSError:
                    assert process.returncode is None
                    await asyncio.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        await process.wait()


@pytest.mark.parametrize("make", [caddy, nginx, haproxy], ids=["caddy", "nginx", "haproxy"])
async def test_behind_the_documented_proxy_everybody_is_who_they_are(
    sqlite_database: Database, tmp_path: Path, make
) -> None:
    """No word of a stranger brings them onto the list of addresses, and nobody of it is kept out; a form is taken for ours."""
    if shutil.which(make.__name__, path=f"{os.environ['PATH']}:/usr/sbin") is None:
        pytest.skip(f"{make.__name__} is not installed here (Debian: apt-get install {make.__name__})")
    settings = DeskSettings(
        allowed=(ip_network(f"{INSIDE}/32"),),
        proxies=(ip_network("127.0.0.1/32"),),
        public_url="https://chat.example.com",
    )
    server = TestServer(build_alone(build_desk(sqlite_database, clinic(), settings)))
    await server.start_server()
    port = free_port()
    async with proxied(make(tmp_path, port, server.port), tmp_path, port) as url:
        for sender, status in ((INSIDE, 200), (OUTSIDE, 403)):
            connector = aiohttp.TCPConnector(local_addr=(sender, 0))
            async with aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar()) as client:
                for lie in ([], [INSIDE], [OUTSIDE, f"{INSIDE}, 127.0.0.1"], ["x"]):
                    headers = [("Host", "chat.example.com"), *(("X-Forwarded-For", line) for line in lie)]
                    async with client.get(f"{url}/desk/sign-in", headers=headers) as answer:
                        assert answer.status == status, (sender, lie)
                if sender == INSIDE:
                    headers = [("Host", "chat.example.com"), ("Origin", "https://chat.example.com")]
                    form = {"email": "a@clinic.example", "password": "x"}
                    async with client.post(f"{url}/desk/sign-in", headers=headers, data=form) as answer:
                        assert "다른 사이트" not in await answer.text()
    await server.close()

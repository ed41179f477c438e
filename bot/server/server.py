"""Serves applications until told to stop: ports, TLS, signals, and a shutdown that finishes what was begun.

Order of the end: no new connections, the turns that run, the work that outlived its request, the relay, the database.
"""

from __future__ import annotations

import asyncio
import errno
import gc
import signal
import ssl
from collections.abc import AsyncIterator, Callable, Collection, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from aiohttp import web

from bot.server import log
from bot.server.clock import Clock, utc_now
from bot.server.connections import OWN_MACHINE, Connection, Connections
from bot.server.keys import CLINIC, LOOPS, METRICS
from bot.server.metrics import metrics_app
from bot.server.origins import Network
from bot.server.web import build_app, build_desk_alone
from bot.settings.configuration import Configuration, state_of_file
from bot.settings.settings import Settings, variable
from skills.fields.reading import patterns
from skills.understanding.learned.model import MEANINGS, MOVES, model
from storage.database.database import Database
from storage.database.serving import alone_on
from storage.errors import Misconfigured
from storage.opening import open_database

T = TypeVar("T")
LOOPBACK = "127.0.0.1"
FILE_TOLD = ("changed", "unreadable")
TLS_WITHIN_S = 10.0
FINISH_WITHIN_S = 20.0  # Running turns have this long at a shutdown; none may take longer than Kakao waits.

_log = log.logger()


@dataclass(frozen=True, slots=True)
class OpenServer:
    """What is served."""

    configuration: Configuration
    database: Database
    app: web.Application


@asynccontextmanager
async def open_server(configuration: Configuration, clock: Clock = utc_now) -> AsyncIterator[OpenServer]:
    """Sangdam, served on its ports until the block ends."""
    settings = configuration.settings
    patterns.make_ready()  # Now, for else somebody's first turn would wait for it.
    async with AsyncExitStack() as stack:
        stack.enter_context(alone_on(settings.database_address))
        database = await asyncio.to_thread(open_database, settings.database_address, settings.keys_dir, clock)
        stack.callback(database.close)
        app = build_app(configuration, database, clock)
        tls, proxies = tls_context(settings), (*settings.trusted_proxies, *OWN_MACHINE)
        await stack.enter_async_context(listen(app, settings.host, settings.port, "port", tls, proxies))
        if settings.desk_port is not None:
            desk = build_desk_alone(settings, app[CLINIC], database, app[LOOPS])
            await stack.enter_async_context(listen(desk, settings.host, settings.desk_port, "desk_port", tls, proxies))
        await _offer_metrics(stack, settings, app, database)
        for weights in (MEANINGS, MOVES):
            model(weights)  # The same.
        # What a start makes lives as long as the process: looking through it again and again would only hold turns up.
        gc.collect()
        gc.freeze()
        if not settings.tells_staff:
            _log.warning("nobody_is_told_of_cases", setting="staff_webhook_url")
        if not settings.owner_webhook_url.get_secret_value() and not settings.owner_mail_to:
            _log.warning("no_witness_outside", setting="owner_webhook_url")
        if (state := state_of_file(configuration)) in FILE_TOLD:
            _log.warning("clinic_file", state=state, run="python app.py clinic import, or: clinic export")
        _log.info("serving", host=settings.host, port=settings.port)
        yield OpenServer(configuration, database, app)
        _log.info("stopping")


@asynccontextmanager
async def listen(
    app: web.Application,
    host: str,
    port: int,
    setting: str,
    tls: ssl.SSLContext | None = None,
    proxies: Collection[Network] = OWN_MACHINE,
) -> AsyncIterator[Connections]:
    """Serve `app` until the block ends. `Misconfigured` when the port is taken, naming the setting that changes it.

    Connections that come from `proxies` are not counted by their address.
    """
    connections = Connections(proxies)
    app.middlewares.insert(0, connections.time)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=FINISH_WITHIN_S)
    await runner.setup()
    async with AsyncExitStack() as stack:
        stack.push_async_callback(runner.cleanup)
        server = await _bound(connections, cast(web.Server, runner.server), host, port, setting, tls)
        stack.callback(server.close)
        watching = asyncio.create_task(connections.watch())
        stack.callback(watching.cancel)
        yield connections


async def _bound(
    connections: Connections, http: web.Server, host: str, port: int, setting: str, tls: ssl.SSLContext | None
) -> asyncio.Server:
    handshake = TLS_WITHIN_S if tls else None
    try:
        return await connections.loop.create_server(
            lambda: Connection(connections, http()), host, port, ssl=tls, ssl_handshake_timeout=handshake
        )
    except OSError as error:
        raise _cannot_listen(error, host, port, setting) from None


async def until_stopped() -> None:
    """Return when the process is asked to stop (SIGINT or SIGTERM)."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, asked.set)
    try:
        await asked.wait()
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)


def run_loop(main: Coroutine[Any, Any, T]) -> T:
    """Run `main` on the fastest event loop there is."""
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        return runner.run(main)


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop
    except ImportError:  # There is none for every system.
        return None
    return uvloop.new_event_loop


async def _offer_metrics(stack: AsyncExitStack, settings: Settings, app: web.Application, database: Database) -> None:
    """/metrics on loopback. Unless its port was chosen on purpose, a second process on the machine goes without."""
    if settings.metrics_port == 0:
        return
    pages = metrics_app(app[METRICS], database, app[CLINIC], app[LOOPS])
    try:
        await stack.enter_async_context(listen(pages, LOOPBACK, settings.metrics_port, "metrics_port"))
    except Misconfigured:
        if settings.is_set("metrics_port"):
            raise
        _log.warning("metrics_off", port=settings.metrics_port, problem="port_taken")


def tls_context(settings: Settings) -> ssl.SSLContext | None:
    """What is needed to serve over TLS; None without a certificate. `Misconfigured` when it cannot be used."""
    if settings.tls_cert is None or settings.tls_key is None:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(settings.tls_cert, settings.tls_key)
    except (OSError, ssl.SSLError) as error:
        raise Misconfigured(
            f"{variable('tls_cert')} and {variable('tls_key')} cannot be used ({type(error).__name__})"
        ) from None
    return context


def _cannot_listen(error: OSError, host: str, port: int, setting: str) -> Misconfigured:
    if error.errno == errno.EADDRINUSE:
        return Misconfigured(
            f"port {port} on {host} is taken; stop what uses it, or set {variable(setting)} to another"
        )
    return Misconfigured(f"cannot listen on {host}, port {port} ({errno.errorcode.get(error.errno or 0, 'error')})")

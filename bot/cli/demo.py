"""What the commands `serve`, `run`, `chat` and `simulator` run: the server, alone or with Kakao in a box beside it.

The two stand in one process here and still know each other over HTTP only. The simulator answers this machine alone; with a
public host it is refused.
"""

from __future__ import annotations

import secrets
import socket
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from rich.console import Console

from bot.cli.blocks import BLOCKS, text_events
from bot.desk.table import PAGES_BY_NAME
from bot.server.server import LOOPBACK, OpenServer, listen, open_server, until_stopped
from bot.settings.configuration import Configuration
from bot.settings.folders import data_folder
from bot.settings.settings import Settings
from bot.simulator import SimulatorConfig, build_simulator
from bot.simulator.chatbot.payload import PHOTOS
from bot.simulator.terminal import chat_in_terminal
from skills.staff import staff
from storage.errors import Misconfigured
from storage.unit.unit_of_work import Actor, Unit

CHAT = Path("data/chat")
BOX = SimulatorConfig()  # Its defaults are the demo's credentials.
OPERATOR = Actor("operator", origin="command line")


def defaults(told: Settings) -> dict[str, Any]:
    """Settings of a demo, for all that the operator has not set: Kakao's addresses and credentials are the simulator's."""
    box = f"http://{LOOPBACK}:{told.simulator_port}"
    return {
        "kakao_bot_api_url": box,
        "kakao_auth_url": box,
        "kakao_api_url": box,
        "kakao_bot_id": BOX.bot_id,
        "kakao_app_id": str(BOX.app_id),
        "kakao_rest_key": BOX.rest_key,
        "kakao_admin_key": BOX.admin_key,
        "kakao_client_secret": BOX.client_secret,
        "kakao_photo_block": PHOTOS.id,
        "skill_key": secrets.token_urlsafe(32),
        "log_level": "warning",
    }


def chat_defaults(told: Settings) -> dict[str, Any]:
    """A chat in the terminal has data of its own: its people are none of the browser's, and `run` may go on beside it."""
    own = {"database_url": SecretStr(f"sqlite:///{CHAT}/sangdam.db"), "keys_dir": CHAT / "keys"}
    return {**defaults(told), **({} if told.is_set("database_url") else own)}


def own_ports() -> dict[str, Any]:
    """Free ports, for a server that nobody else needs to find."""
    return {"port": _free_port(), "simulator_port": _free_port(), "metrics_port": 0}


async def serve(configuration: Configuration) -> None:
    """The server until it is told to stop."""
    async with open_server(configuration):
        await until_stopped()


async def run(configuration: Configuration, out: Console) -> None:
    """The server and the simulator until they are told to stop."""
    box = simulator_of(configuration.settings)
    async with AsyncExitStack() as stack:
        # The simulator ends last: Sangdam may still have something to tell it.
        await stack.enter_async_context(listen(build_simulator(box), box.host, box.port, "simulator_port"))
        server = await stack.enter_async_context(open_server(configuration))
        await _print_addresses(server, box, out)
        await until_stopped()


async def simulate(configuration: Configuration, out: Console, *, strict: bool) -> None:
    """The simulator alone until it is told to stop."""
    box = simulator_of(configuration.settings, strict=strict)
    async with listen(build_simulator(box), box.host, box.port, "simulator_port"):
        out.print(f"Simulator    {box.own_url}/\nIt calls     {box.server_url}", soft_wrap=True, highlight=False)
        await until_stopped()


async def chat(configuration: Configuration) -> None:
    """A chat in the terminal until it ends."""
    box = simulator_of(configuration.settings)
    async with open_server(configuration):
        await chat_in_terminal(box)


def simulator_of(settings: Settings, *, strict: bool = False) -> SimulatorConfig:
    """The simulator that plays Kakao for these settings. `Misconfigured` on a host that others can reach."""
    if settings.is_public:
        raise Misconfigured("the simulator hands out logins to anybody and is for this machine alone; use: serve")
    return SimulatorConfig(
        skill_base_url=settings.own_url,
        skill_key=settings.skill_key.get_secret_value(),
        host=LOOPBACK,
        port=settings.simulator_port,
        bot_id=settings.kakao_bot_id or BOX.bot_id,
        app_id=int(settings.kakao_app_id) if settings.kakao_app_id.isdigit() else BOX.app_id,
        rest_key=settings.kakao_rest_key.get_secret_value(),
        admin_key=settings.kakao_admin_key.get_secret_value(),
        client_secret=settings.kakao_client_secret.get_secret_value(),
        issuer=settings.kakao_issuer,
        text_events=text_events(settings),
        taught=tuple((block.name, block.skill, block.sentences) for block in BLOCKS),
        strict=strict,
        people_file=data_folder(settings) / "simulator.json",
    )


async def _print_addresses(server: OpenServer, box: SimulatorConfig, out: Console) -> None:
    settings = server.configuration.settings
    token = await server.database.run(_first_invitation, OPERATOR)
    lines = [
        "",
        "Sangdam is ready.",
        f"  Chat (simulator)  {box.own_url}/",
        f"  Desk (staff)      {settings.desk_url}",
        f"  Skill server      {settings.own_url}/skills/fallback",
    ]
    if token is not None:
        page = PAGES_BY_NAME["enrol"].path.format(token=token).lstrip("/")
        lines.append(f"  First login       {settings.desk_url}{page}")
    lines += ["Stop with Ctrl+C.", ""]
    out.print("\n".join(lines), soft_wrap=True, highlight=False, markup=False)


def _first_invitation(unit: Unit) -> str | None:
    return staff.invite_first(unit)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])

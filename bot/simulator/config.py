"""What the simulator must be told. It reads no environment: `bot/settings/settings.py` hands the values in."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from bot.delivery.hosts import is_loopback
from storage.errors import Misconfigured


@dataclass(frozen=True, slots=True)
class SimulatorConfig:
    """The addresses and secrets that the simulator shares with the server it calls.

    `skill_base_url` is the server's public address (skills, webhooks, login return). `callback_base_url` is the address
    under which the server reaches this simulator (callbacks, photos); empty means its own host and port. `issuer` is the
    name that ID tokens and account-status tokens carry, Kakao's own unless told. `redirect_uris` empty means the server's
    `/kakao/login/callback`. The block of each of `text_events` has one text bubble `{{#current.event.data.text}}` and calls no
    skill. Both dealers take `dealer_key` for every key, `dealer_secret` for every secret and `dealer_senders` as registered
    numbers. `people_file` keeps the people over a restart. `taught` are the blocks of Open Builder with their sentences;
    `strict` plays Kakao without any kindness (`chatbot/rules.py`). Limits are in seconds and only tests change them.
    """

    skill_base_url: str = "http://127.0.0.1:8080"
    skill_key: str = field(default="", repr=False)
    host: str = "127.0.0.1"
    port: int = 8090
    bot_id: str = "65f0aabbccddeeff00112233"
    bot_name: str = "리브성형외과"
    app_id: int = 100001
    rest_key: str = field(default="simulator-rest-key", repr=False)
    admin_key: str = field(default="simulator-admin-key", repr=False)
    client_secret: str = field(default="simulator-client-secret", repr=False)
    callback_base_url: str = ""
    redirect_uris: tuple[str, ...] = ()
    issuer: str = "https://kauth.kakao.com"
    dealer_key: str = field(default="simulator-dealer-key", repr=False)
    dealer_secret: str = field(default="simulator-dealer-secret", repr=False)
    dealer_senders: tuple[str, ...] = ("0200000000",)
    channel_public_id: str = "_SangdamBox"
    event_names: tuple[str, ...] = ()
    text_events: tuple[str, ...] = ()
    people_file: Path | None = None
    taught: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    strict: bool = False
    answer_limit_s: float = 5.0
    webhook_limit_s: float = 3.0
    callback_life_s: float = 60.0
    photo_life_s: float = 600.0

    @property
    def own_url(self) -> str:
        """The address under which the server reaches the simulator, without a closing slash."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return (self.callback_base_url or f"http://{host}:{self.port}").rstrip("/")

    @property
    def server_url(self) -> str:
        """The server's address without a closing slash."""
        return self.skill_base_url.rstrip("/")

    @property
    def return_addresses(self) -> tuple[str, ...]:
        """The redirect URIs that the login accepts."""
        return self.redirect_uris or (f"{self.server_url}/kakao/login/callback",)


def refuse_public_host(config: SimulatorConfig) -> None:
    """Raise `Misconfigured` unless the simulator would listen on this machine only.

    It hands out logins to anybody who asks, so that it must never be reachable from outside. The command line turns the
    refusal into exit code 2.
    """
    if not is_loopback(config.host):
        raise Misconfigured(
            f"The simulator answers this machine only; {config.host!r} is not a loopback host. Use 127.0.0.1.",
            code="simulator_public",
        )

"""Everything an operator may set: one frozen `Settings`, read from SANGDAM_* variables.

What is wrong with the values of one setting is said here; whether they suffice for the host, and fit the clinic's data,
is checked in `bot/settings/configuration.py`. On a loopback host every setting has a safe default. Secrets are
`SecretStr`, so that no log line, page or traceback shows one.
"""

from __future__ import annotations

import os
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, SecretStr, StringConstraints, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.delivery.hosts import is_loopback

PREFIX = "SANGDAM_"
Network = IPv4Network | IPv6Network


def _split(value: Any) -> Any:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


def _named_absent(value: Any) -> Any:
    """`none` says on purpose that there is no such secret, so that a public start need not miss it."""
    return "" if isinstance(value, str) and value.strip().lower() == "none" else value


def _without_blanks(value: Any) -> Any:
    """A secret that was copied with a blank or a line end is refused by everybody who has it right, and nobody sees why."""
    words = value.get_secret_value() if isinstance(value, SecretStr) else value
    if isinstance(words, str) and words != words.strip():
        raise ValueError("has a blank or a line end before or behind it; write it without")
    return value


def _site_address(value: Any) -> Any:
    """The address that others reach this server under is a host alone: all paths are its own."""
    if isinstance(value, str) and urlsplit(value.strip()).path not in ("", "/"):
        raise ValueError("must be a host without a path, like https://chat.example.com")
    return _web_address(value)


def _web_address(value: Any) -> Any:
    if not isinstance(value, str) or not value.strip():
        return value
    parts = urlsplit(value.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("must be an address like https://chat.example.com")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ValueError("must be an address without user name, ? and #")
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise ValueError("must begin with https:// unless it is this machine")
    return value.strip().rstrip("/")


def _hook_address(value: Any) -> Any:
    """A webhook's address may carry a query; the rest is as for any address."""
    if isinstance(value, SecretStr):
        return value
    _web_address(value.split("?", 1)[0] if isinstance(value, str) else value)
    return value


Words = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split)]
Networks = Annotated[tuple[Network, ...], NoDecode, BeforeValidator(_split)]
Address = Annotated[str, BeforeValidator(_web_address)]
HookAddress = Annotated[SecretStr, BeforeValidator(_hook_address)]
SiteAddress = Annotated[str, BeforeValidator(_site_address)]
Secret = Annotated[SecretStr, BeforeValidator(_named_absent), BeforeValidator(_without_blanks)]
OwnSecret = Annotated[SecretStr, BeforeValidator(_without_blanks)]
Port = Annotated[int, Field(ge=0, le=65535)]
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_!-]*$", max_length=70)]
Digits = Annotated[str, StringConstraints(pattern=r"^[0-9]*$", max_length=13)]
NOTHING = SecretStr("")


class Settings(BaseSettings):
    """The operator's settings. Paths are relative to the working folder; durations are in seconds."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="ignore", hide_input_in_errors=True
    )

    # Where it runs.
    host: str = "127.0.0.1"
    port: Port = 8080
    public_url: SiteAddress = ""
    desk_port: Port | None = (
        None  # Unset: the desk stands beside the skills. Set: on a port of its own, and only there.
    )
    metrics_port: Port = 9464  # Always on loopback; 0 is off.
    simulator_port: Port = 8090
    tls_cert: Path | None = None
    tls_key: Path | None = None
    trusted_proxies: Networks = ()
    desk_allow: Networks = ()  # Empty: from anywhere.
    own_hosts: Words = ()  # Hosts of the clinic itself, which are no processors (clause 5).
    log_level: Literal["debug", "info", "warning", "error", "critical"] = "info"

    # What it keeps, and with which keys.
    clinic: Path = Path("clinic.toml")
    database_url: SecretStr = SecretStr("sqlite:///data/sangdam.db")
    keys_dir: Path = Path("data/keys")

    # Kakao.
    skill_key: OwnSecret = NOTHING
    kakao_bot_id: Key = ""
    kakao_app_id: Key = ""
    kakao_rest_key: Secret = NOTHING
    kakao_admin_key: Secret = NOTHING
    kakao_client_secret: Secret = NOTHING
    kakao_bot_api_url: Address = "https://bot-api.kakao.com"
    kakao_auth_url: Address = "https://kauth.kakao.com"
    kakao_api_url: Address = "https://kapi.kakao.com"
    kakao_issuer: str = "https://kauth.kakao.com"
    kakao_event_name: str = "sangdam_inbox"
    kakao_ad_event_name: str = "sangdam_ad"
    kakao_photo_block: Key = ""  # The id of the block that opens Kakao's own way for photos.
    turn_deadline_s: float = Field(4.0, gt=0, le=4.5)  # Kakao gives up after 5 (docs/kakao.md: G-CB).

    # Whom it tells.
    staff_webhook_url: HookAddress = NOTHING
    staff_webhook_secret: OwnSecret = NOTHING
    staff_mail_to: Words = ()
    owner_webhook_url: HookAddress = NOTHING
    owner_webhook_secret: OwnSecret = NOTHING
    owner_mail_to: Words = ()
    web_push: Words = ()  # Hosts of the push services that may ring the staff's browsers. Empty: none does.
    smtp_host: str = ""
    smtp_port: Port = 587
    smtp_user: str = ""
    smtp_password: OwnSecret = NOTHING
    smtp_from: str = ""
    smtp_security: Literal["starttls", "tls", "off"] = "starttls"

    # Alimtalk and SMS through a dealer, when the chat does not reach somebody.
    message_dealer: Literal["off", "solapi", "nhn"] = "off"
    alimtalk_profile: Key = ""  # SOLAPI's pfId, NHN Cloud's senderKey.
    sms_sender: Digits = ""
    solapi_url: Address = "https://api.solapi.com"
    solapi_key: OwnSecret = NOTHING
    solapi_secret: OwnSecret = NOTHING
    nhn_url: Address = "https://kakaotalk-bizmessage.api.nhncloudservice.com"
    nhn_sms_url: Address = "https://sms.api.nhncloudservice.com"
    nhn_app_key: OwnSecret = NOTHING
    nhn_secret: OwnSecret = NOTHING
    nhn_sms_app_key: OwnSecret = NOTHING
    nhn_sms_secret: OwnSecret = NOTHING

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: SecretStr) -> SecretStr:
        if not value.get_secret_value().startswith(("sqlite:///", "postgresql://", "postgres://")):
            raise ValueError("must begin with sqlite:/// or postgresql://")
        return value

    @property
    def is_public(self) -> bool:
        """Whether others than this machine can reach the server: by its own host, or through what stands before it."""
        outside = self.public_url and not is_loopback(urlsplit(self.public_url).hostname or "")
        return bool(outside) or not is_loopback(self.host)

    @property
    def own_url(self) -> str:
        """The address under which people reach the server: the public one, else this machine's."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        scheme = "https" if self.tls_cert else "http"
        return self.public_url or f"{scheme}://{host}:{self.port}"

    @property
    def desk_url(self) -> str:
        """The address of the desk's first page."""
        if self.desk_port is None or self.public_url:
            return f"{self.own_url}/desk/"
        return f"{self.own_url.rsplit(':', 1)[0]}:{self.desk_port}/desk/"

    @property
    def simulated_hosts(self) -> frozenset[str]:
        """`host:port` of the simulator when it stands in for Kakao's bot API; empty when Kakao itself is called."""
        parts = urlsplit(self.kakao_bot_api_url)
        if not is_loopback(parts.hostname or ""):
            return frozenset()
        return frozenset({parts.netloc.lower()})

    @property
    def database_address(self) -> str:
        """The database's address, with its password: for `storage` alone."""
        return self.database_url.get_secret_value()

    @property
    def tells_staff(self) -> bool:
        """Whether anybody is told of new and urgent cases outside of the desk."""
        return bool(self.staff_webhook_url.get_secret_value() or self.staff_mail_to)

    def is_set(self, name: str) -> bool:
        """Whether the operator has set this (an empty variable counts as not set)."""
        return name in self.model_fields_set


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return f"{PREFIX}{name.upper()}"


def unknown_variables() -> list[str]:
    """SANGDAM_* variables that no setting has: most likely misspelt."""
    known = {variable(name) for name in Settings.model_fields}
    return sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known)  # noqa: TID251

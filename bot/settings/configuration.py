"""Settings and the clinic's data, read and held against each other: a start names *all* that is wrong, in one message.

`read_configuration` is what every command begins with. It refuses a public host without its secrets, a host that no
processor of clinic.toml lists (clause 5, E-1), and any value that cannot be used. No message repeats a secret.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeAlias
from zoneinfo import ZoneInfo

from holidays import country_holidays
from pydantic import ValidationError

from bot.delivery.hosts import covers, host_of, is_loopback, is_own_network, without_port
from bot.server.clock import utc_now
from bot.settings.settings import Settings, variable
from skills.clinic import versions as rules
from skills.clinic.clinic import Clinic
from storage.clinic import versions
from storage.clinic.versions import Stored
from storage.errors import Misconfigured

SEOUL = ZoneInfo("Asia/Seoul")
YEARS_BACK, YEARS_AHEAD = 1, 5
CLINIC_FILE = Path("clinic.toml")
SHORTEST_KEY = 16
KAKAO_PHOTOS = "*.kakaocdn.net"  # Pictures that people send stand there (docs/kakao.md §5).

# What a server cannot do without, what a public host cannot do without, and where it comes from. The address that a caller
# used says nothing about where they are: a proxy may name this machine to the server for whoever called it.
NEEDED_TO_SERVE = {
    "skill_key": 'make one with: python -c "import secrets; print(secrets.token_urlsafe(32))"; put the same value into the'
    " X-Skill-Key header of each skill in Open Builder",
}
NEEDED_IN_PUBLIC = {
    "public_url": "the https address under which Kakao and patients reach this server",
    **NEEDED_TO_SERVE,
    "kakao_bot_id": "Open Builder > Settings > bot information",
    "kakao_rest_key": "Kakao Developers > My application > App keys > REST API key; or none",
    "kakao_admin_key": "Kakao Developers > My application > App keys > Admin key; or none",
    "kakao_client_secret": "Kakao Developers > Kakao Login > Security > Client secret; or none when it is switched off",
}

# What each dealer cannot do without.
NEEDED_BY_DEALER = {
    "off": (),
    "solapi": ("solapi_key", "solapi_secret"),
    "nhn": ("nhn_app_key", "nhn_secret", "nhn_sms_app_key", "nhn_sms_secret"),
}
DEALER_URLS = {"off": (), "solapi": ("solapi_url",), "nhn": ("nhn_url", "nhn_sms_url")}

Defaults: TypeAlias = Callable[[Settings], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Configuration:
    """All that a command starts from."""

    settings: Settings
    clinic: Clinic
    stored: Stored | None = None  # Where the clinic came from, when it was not the file.


def read_configuration(defaults: Defaults | None = None, *, serves: bool = False, **overrides: Any) -> Configuration:
    """Settings and the clinic's data. `Misconfigured` names everything that is wrong; `serves` says that it is for a server.

    `overrides` win over the variables; `defaults(settings)` gives values for all that neither of them has set.
    """
    settings, problems = _settings(overrides, defaults)
    stored = versions.peek(settings.database_address) if settings is not None else None
    clinic, more = _stored_clinic(stored.document) if stored else _clinic(settings.clinic if settings else CLINIC_FILE)
    problems += more
    if settings is not None:
        problems += [*_too_little(settings, serves=serves), *_no_dealer(settings)]
        if clinic is not None:
            problems += [_unregistered(name, host) for name, host in unregistered_hosts(settings, clinic)]
    if problems or settings is None or clinic is None:
        raise Misconfigured("\n  - ".join(["the configuration cannot be used:", *problems]))
    return Configuration(settings, around_clinic(clinic, public_holidays(_today()), settings.own_url), stored)


def read_settings(**overrides: Any) -> Settings:
    """The settings alone. `Misconfigured` names everything that is wrong with them."""
    settings, problems = _settings(overrides, None)
    if settings is None:
        raise Misconfigured("\n  - ".join(["the configuration cannot be used:", *problems]))
    return settings


def read_file(path: Path) -> Clinic:
    """The clinic of this file. `Misconfigured` names everything that is wrong with it."""
    clinic, problems = _clinic(path)
    if clinic is None:
        raise Misconfigured("\n  - ".join(["the clinic's file cannot be used:", *problems]))
    return clinic


def around_clinic(clinic: Clinic, holidays: frozenset[date], public_url: str) -> Clinic:
    """The clinic with what it needs and is no data of its own."""
    return clinic.model_copy(update={"holidays": holidays, "public_url": public_url})


def public_holidays(today: date) -> frozenset[date]:
    """Korea's public holidays around this day."""
    years = range(today.year - YEARS_BACK, today.year + YEARS_AHEAD + 1)
    return frozenset(country_holidays("KR", years=years))


FileState: TypeAlias = Literal["same", "older", "changed", "unreadable"]


def state_of_file(configuration: Configuration) -> FileState:
    """How clinic.toml stands to the data that counts: the `same`; `older`, because the desk has changed something since;
    `changed` since it was taken in, which nobody uses before `clinic import`; or `unreadable`."""
    stored = configuration.stored
    clinic, _ = _clinic(configuration.settings.clinic)
    if clinic is None:
        return "unreadable"
    file = rules.document_of(clinic)
    if stored is None or file == rules.document_in(stored.document):
        return "same"
    return "older" if stored.from_file and file == rules.document_in(stored.from_file) else "changed"


def read_clinic(path: Path, today: date) -> Clinic:
    """The clinic of this file with Korea's public holidays around `today`. Raises what tomllib and pydantic raise, and
    `ValueError` for a file that another program wrote in another way."""
    try:
        words = path.read_bytes().decode()
    except UnicodeDecodeError:
        raise ValueError("it is not written in UTF-8; open it in an editor and save it as UTF-8") from None
    if words.startswith("\ufeff"):
        raise ValueError("it begins with a mark of UTF-8 (BOM); save it as UTF-8 without BOM")
    return Clinic.model_validate({**tomllib.loads(words), "holidays": public_holidays(today)})


def unregistered_hosts(settings: Settings, clinic: Clinic) -> Iterator[tuple[str, str]]:
    """Each (setting, host) that would be called and that no processor lists; loopback and own hosts are nobody's."""
    known = allowed_hosts(settings, clinic)
    for name, host in _called(settings):
        if not is_loopback(host) and not covers(known, host):
            yield name, host
    database = host_of(settings.database_address)
    if not is_own_network(database) and not covers(known, database):
        yield "database_url", database
    if not settings.simulated_hosts and KAKAO_PHOTOS not in known:
        yield "kakao_bot_api_url", KAKAO_PHOTOS


def allowed_hosts(settings: Settings, clinic: Clinic) -> tuple[str, ...]:
    """The host patterns that the clinic has put down: its processors' and its own."""
    return (*(host for processor in clinic.processors for host in processor.hosts), *settings.own_hosts)


def _settings(overrides: dict[str, Any], defaults: Defaults | None) -> tuple[Settings | None, list[str]]:
    try:
        told = Settings(**overrides)
        if defaults is None:
            return told, []
        more = {name: value for name, value in defaults(told).items() if not told.is_set(name)}
        return Settings(**overrides, **more), []
    except ValidationError as error:
        return None, [f"{variable(str(one['loc'][0]))}: {_said(one['msg'])}" for one in error.errors()]


def _clinic(path: Path) -> tuple[Clinic | None, list[str]]:
    try:
        return read_clinic(path, _today()), []
    except FileNotFoundError:
        return None, [f"{variable('clinic')}: there is no file {path}"]
    except ValidationError as error:
        return None, [f"{path}: {'.'.join(map(str, one['loc']))}: {_said(one['msg'])}" for one in error.errors()]
    except (OSError, ValueError) as error:
        kind = "" if type(error) is ValueError else f"{type(error).__name__}: "
        return None, [f"{path}: cannot be read: {kind}{error}"]


def _stored_clinic(document: str) -> tuple[Clinic | None, list[str]]:
    try:
        return rules.read(rules.document_in(document)), []
    except rules.Unfit as error:
        told = (f"{'.'.join(map(str, fault.at))}: {fault.said}" for fault in error.faults)
        put_right = "put it right in clinic.toml and run: python app.py clinic import"
        return None, [
            f"the clinic's data in the database does not fit this version ({one}); {put_right}" for one in told
        ]


def _today() -> date:
    return utc_now().astimezone(SEOUL).date()


def _said(message: str) -> str:
    return message.removeprefix("Value error, ")


def _too_little(settings: Settings, *, serves: bool) -> Iterator[str]:
    key = settings.skill_key.get_secret_value()
    if settings.is_set("skill_key") and len(key) < SHORTEST_KEY:
        yield f"{variable('skill_key')}: must have at least {SHORTEST_KEY} characters"
    for name, how in (NEEDED_IN_PUBLIC if settings.is_public else NEEDED_TO_SERVE if serves else {}).items():
        if not settings.is_set(name):
            yield f"{variable(name)} is missing: {how}"
    if (settings.tls_cert is None) != (settings.tls_key is None):
        yield f"{variable('tls_cert')} and {variable('tls_key')} belong together"
    for name in ("tls_cert", "tls_key"):
        path = getattr(settings, name)
        if path is not None and not path.is_file():
            yield f"{variable(name)}: there is no file {path}"
    if (settings.staff_mail_to or settings.owner_mail_to) and not settings.smtp_host:
        yield f"{variable('smtp_host')} is missing: mails cannot be sent without it"
    if settings.smtp_host and not settings.smtp_from:
        yield f"{variable('smtp_from')} is missing: the address that mails come from"


def _no_dealer(settings: Settings) -> Iterator[str]:
    dealer = settings.message_dealer
    for name in (*NEEDED_BY_DEALER[dealer], *(("alimtalk_profile", "sms_sender") if dealer != "off" else ())):
        if not settings.is_set(name):
            yield f"{variable(name)} is missing: {dealer} cannot send without it"


def _called(settings: Settings) -> Iterator[tuple[str, str]]:
    for name in ("kakao_bot_api_url", "kakao_auth_url", "kakao_api_url"):
        yield name, host_of(getattr(settings, name))
    for name in ("staff_webhook_url", "owner_webhook_url"):
        if address := getattr(settings, name).get_secret_value():
            yield name, host_of(address)
    for name in DEALER_URLS[settings.message_dealer]:
        yield name, host_of(getattr(settings, name))
    for host in settings.web_push:
        yield "web_push", without_port(host)
    if settings.smtp_host:
        yield "smtp_host", settings.smtp_host


def _unregistered(name: str, host: str) -> str:
    return (
        f"{variable(name)}: {host} belongs to no processor in the clinic's file; add it to the hosts of a [[processors]]"
        f" entry (the policy page is made from them), or to {variable('own_hosts')} when it is the clinic's own"
    )

"""Which notices wait because the clinic has stopped their way or the processor that they call (B-6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextvars import ContextVar

from bot.delivery.hosts import covers, host_of, is_loopback
from bot.settings.configuration import DEALER_URLS, KAKAO_PHOTOS
from bot.settings.settings import Settings
from skills.clinic import switches
from skills.clinic.clinic import Clinic
from storage.unit.unit_of_work import Unit

CALLS: Mapping[str, tuple[str, ...]] = {
    "patient_event": ("kakao_bot_api_url",),
    "campaign_message": ("kakao_bot_api_url",),
    "callback": ("kakao_bot_api_url",),
    "kakao_unlink": ("kakao_api_url",),
    "staff_webhook": ("staff_webhook_url",),
    "owner_webhook": ("owner_webhook_url",),
    **dict.fromkeys(("staff_mail", "owner_mail", "account_mail"), ("smtp_host",)),
}
"""The settings that name what each kind of notice calls; the dealer's kinds are added from the dealer that is set."""
KIND: ContextVar[str] = ContextVar("notice_kind", default="")
"""The kind of the notice that is being sent, for whoever looks once more before anything leaves; empty for other calls."""


def held(unit: Unit, settings: Settings, clinic: Clinic) -> frozenset[str]:
    """The kinds of notice that wait now."""
    return switches.stopped_kinds(unit) | _of_processors(
        settings, clinic, switches.stopped_processors(unit) | clinic.uncallable
    )


def stopped_hosts(clinic: Clinic, stopped: Iterable[str]) -> tuple[str, ...]:
    """The hosts of the processors of these names."""
    names = set(stopped)
    return tuple(host for processor in clinic.processors if processor.name in names for host in processor.hosts)


def meant_host(settings: Settings, name: str) -> str:
    """The host that a setting calls; where something on this machine stands in for it, the host that is stood in for."""
    value = getattr(settings, name)
    said = value if isinstance(value, str) else value.get_secret_value()
    host = host_of(said) or said
    usual = type(settings).model_fields[name].default
    return host_of(usual) if is_loopback(host) and isinstance(usual, str) and usual else host


def _of_processors(settings: Settings, clinic: Clinic, stopped: frozenset[str]) -> frozenset[str]:
    if not (hosts := stopped_hosts(clinic, stopped)):
        return frozenset()
    dealers = dict.fromkeys(("alimtalk", "sms", "message_result"), DEALER_URLS[settings.message_dealer])
    found = {kind for kind, names in {**CALLS, **dealers}.items() if _calls(settings, names, hosts)}
    return frozenset(found | ({"photo"} if covers(hosts, KAKAO_PHOTOS) else set()))


def _calls(settings: Settings, names: tuple[str, ...], hosts: tuple[str, ...]) -> bool:
    return any(covers(hosts, meant_host(settings, name)) for name in names)

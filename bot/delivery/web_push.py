"""Web Push (RFC 8030): a message to a browser of the staff, through the push service of its maker.

It says how many of which kind, and nothing else; what it says is encrypted for that one browser (RFC 8291), so that the service
sees an address, a length and a time. Only services that the clinic has named in `SANGDAM_WEB_PUSH` are called.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import httpx
import orjson

from bot.delivery.egress import PURPOSE
from bot.delivery.hosts import covers, host_of, is_loopback
from bot.delivery.relay import ACTOR, DELIVERED, Outcome
from bot.delivery.stopping import stopped_hosts
from bot.settings.current import CurrentClinic
from bot.settings.settings import Settings
from skills.clinic import switches
from skills.clinic.clinic import Clinic
from skills.notifications import pushes
from storage.database.database import Database
from storage.outbox.outbox import Due
from storage.staff.pushes import Sealed
from storage.unit.unit_of_work import Unit

TITLE = {"ko": "상담 데스크", "en": "Consultation desk"}
WORDS: Mapping[str, tuple[str, str]] = {
    "urgent": ("긴급 {n}건", "{n} urgent"),
    "unreached": ("전달 안 된 답변 {n}건", "{n} not delivered"),
    "handed": ("나에게 온 상담 {n}건", "{n} handed to you"),
    "filed": ("새 상담 {n}건", "{n} new"),
    "wrote": ("환자의 새 글 {n}건", "{n} new from patients"),
    "taken": ("동료가 이어받은 내 상담 {n}건", "{n} cases of yours taken over"),
    "mentioned": ("나를 부른 메모 {n}건", "{n} notes naming you"),
    "reminded": ("다시 볼 상담 {n}건", "{n} to see again"),
    "ending": ("곧 자동 종료될 내 상담 {n}건", "{n} of yours soon closed"),
    "right": ("권리 요청 {n}건", "{n} rights requests"),
}
"""How a phone says each kind, in the order in which they are told."""
GONE = (404, 410)
NOT_NOW = (408, 425, 429)


def is_agreed(services: Iterable[str], address: str) -> bool:
    """Whether the clinic has agreed to the push service at this address; on this machine, a test's."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    if parts.username is not None or parts.fragment:
        return False
    if is_loopback(host := parts.hostname or ""):
        return f"{host}:{port}" in services
    return parts.scheme == "https" and port in (None, 443) and covers(services, host)


def message_of(notice: Due, lang: str) -> bytes:
    """What the browser is told. It adds up itself what it shows already, and knows a repetition by the id."""
    place, counts = int(lang == "en"), dict(notice.payload["counts"])
    kinds = [{"kind": kind, "n": counts[kind], "say": say[place]} for kind, say in WORDS.items() if kind in counts]
    return orjson.dumps({"id": notice.uid, "title": TITLE["en" if place else "ko"], "kinds": kinds})


class WebPush:
    """Sends to the browsers of the staff."""

    def __init__(
        self, settings: Settings, current: Clinic | CurrentClinic, database: Database, http: httpx.AsyncClient
    ) -> None:
        self._settings = settings
        self._current = CurrentClinic.of(current)
        self._database = database
        self._http = http

    async def send(self, notice: Due) -> Outcome:
        """One message. A browser that its service does not know any more is forgotten."""
        words, about = partial(message_of, notice), notice.about

        def prepare(unit: Unit) -> Sealed | str:
            return pushes.prepare(unit, about, partial(self._may_call, unit), words, self._contact)

        sealed = await self._database.run(prepare, ACTOR)
        if isinstance(sealed, str):
            return Outcome("skipped", sealed)
        try:
            answer = await self._http.post(
                sealed.address, content=sealed.body, headers=_headers(sealed, notice.payload["counts"]),
                extensions={PURPOSE: notice.kind},
            )  # fmt: skip
        except httpx.HTTPError as error:
            return Outcome("again", type(error).__name__.lower())
        return _outcome(answer, about)

    @property
    def _contact(self) -> str:
        """Where a push service reaches Sangdam: its address, or the officer's mail where it has none that is public."""
        email = self._current.now.officer.email
        return self._settings.public_url or (f"mailto:{email}" if email else self._settings.own_url)

    def _may_call(self, unit: Unit, address: str) -> bool:
        clinic = self._current.now
        closed = stopped_hosts(clinic, switches.stopped_processors(unit) | clinic.uncallable)
        return is_agreed(self._settings.web_push, address) and not covers(closed, host_of(address))


def _headers(sealed: Sealed, counts: Mapping[str, Any]) -> dict[str, str]:
    return {
        "TTL": str(int(pushes.WORTH.total_seconds())),
        "Urgency": "high" if pushes.URGENT in counts else "normal",
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "Authorization": sealed.authorization,
    }


def _outcome(answer: httpx.Response, push_id: str) -> Outcome:
    if answer.is_success:
        return DELIVERED
    if answer.status_code in GONE:
        return Outcome("skipped", "push_gone", partial(pushes.gone, push_id=push_id))
    for_good = answer.is_client_error and answer.status_code not in NOT_NOW
    return Outcome("dead" if for_good else "again", f"http_{answer.status_code}")

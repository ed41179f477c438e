"""The table of ways: how each kind of notice is sent, how often it is tried, and what its outcome leads to.

A new kind is a new row in `table`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeAlias

import httpx

from bot.cli.blocks import GUIDANCE_EVENT
from bot.delivery import stopping
from bot.delivery.dealer_messages import DealerMessages
from bot.delivery.dealers.dealer import Dealer
from bot.delivery.photo import PhotoRefused, fetch_photo
from bot.delivery.relay import ACTOR, DELIVERED, Channel, Outcome
from bot.delivery.staff_notice import post_webhook, send_mail, sentence
from bot.delivery.web_push import WebPush
from bot.files.pictures import CleanPhoto
from bot.kakao.client import NO_ANSWER, Answer, KakaoClient
from bot.kakao.replies.render import render
from bot.settings.current import CurrentClinic
from bot.settings.settings import Settings
from skills.campaigns import answers, campaigns
from skills.campaigns.send_guard import Kind as CampaignKind
from skills.cases import photos
from skills.chat import late_replies
from skills.clinic.clinic import Clinic
from skills.conversation import Lang, Message, Reply, Sender
from skills.notifications import notices
from skills.notifications.notices import ChatAddress
from skills.retention import membership
from skills.staff import staff as accounts
from storage.database.database import Database
from storage.notifications.deliveries import DeliveryState
from storage.outbox.outbox import Due
from storage.patients.patients import Purpose
from storage.unit.unit_of_work import Unit

EventTold: TypeAlias = Callable[[Unit, Clinic, Due, DeliveryState, str], None]
NOT_SET = Outcome("skipped", "not_set")
STAFF_ATTEMPTS = 100  # About a day: a channel that is down for the night loses no alert.


@dataclass(frozen=True, slots=True)
class Senders:
    """The senders, with what they need. Each of `event_told` hears, in the reporting unit, how a patient's event went:
    `delivered`, `sent` (accepted, and Kakao gave no result) or `failed`, with the problem's code."""

    settings: Settings
    current: Clinic | CurrentClinic
    database: Database
    http: httpx.AsyncClient
    kakao: KakaoClient
    event_told: tuple[EventTold, ...] = ()
    dealer: Dealer | None = None

    @property
    def clinic(self) -> Clinic:
        """The clinic as it is now."""
        return CurrentClinic.of(self.current).now

    def table(self) -> Mapping[str, Channel]:
        """Every kind of notice that Sangdam sends."""
        return {
            "callback": Channel(self.call_back, attempts=3, given_up=_owe_again),
            "photo": Channel(self.fetch, attempts=5, given_up=_photo_lost),
            "patient_event": Channel(self.wake_chat, attempts=6, given_up=self._event_failed),
            **DealerMessages(self.dealer, self.current, self.database).table(),
            "campaign": Channel(self.queue_receivers, attempts=STAFF_ATTEMPTS),
            "campaign_message": Channel(self.send_campaign, attempts=6, given_up=_campaign_failed),
            "kakao_unlink": Channel(self.unlink, attempts=STAFF_ATTEMPTS, given_up=_unlink_failed),
            "staff_webhook": Channel(self.tell_staff, attempts=STAFF_ATTEMPTS),
            "staff_mail": Channel(partial(self._mail, to=self.settings.staff_mail_to), attempts=STAFF_ATTEMPTS),
            "account_mail": Channel(self.tell_person, attempts=STAFF_ATTEMPTS),
            "desk_push": Channel(WebPush(self.settings, self.current, self.database, self.http).send),
            "owner_webhook": Channel(self.tell_owner, attempts=STAFF_ATTEMPTS),
            "owner_mail": Channel(partial(self._mail, to=self.settings.owner_mail_to), attempts=STAFF_ATTEMPTS),
        }

    def held(self, unit: Unit) -> frozenset[str]:
        """The kinds that wait now, because the clinic has stopped them (B-6)."""
        return stopping.held(unit, self.settings, self.clinic)

    # -- to the patient -----------------------------------------------------------------------------------------------

    async def call_back(self, notice: Due) -> Outcome:
        """The late answer. It is taken from the conversation at the last moment, so that it is never shown twice."""
        reply = await self._late_reply(notice)
        if reply is None:
            return Outcome("skipped", "shown_already")
        answer = await self.kakao.call_back(str(notice.payload["url"]), render(reply))
        if answer.accepted:
            return DELIVERED
        return Outcome("dead" if answer.answered else "again", answer.problem, partial(_give_back, notice))

    async def _late_reply(self, notice: Due) -> Reply | None:
        patient_id, payload = notice.patient_id, notice.payload
        if patient_id is None:
            lang: Lang = "en" if payload.get("lang") == "en" else "ko"
            message = Message(Sender(""), skill=str(payload.get("skill", "fallback")), lang=lang)
            return late_replies.broken(message, self.clinic)
        return await self.database.run(lambda unit: late_replies.take(unit, patient_id, payload["turn"]), ACTOR)

    async def wake_chat(self, notice: Due) -> Outcome:
        """An event: Kakao wakes the chat, and the skill that its block calls shows what waits."""
        if not self.settings.kakao_bot_id or not self.settings.kakao_rest_key.get_secret_value():
            return self._without_event(notice, "not_set")
        if notice.payload.get("ad") and (held := await self._ad_held(notice)) is not None:
            return held
        address = await self._chat_address(notice)
        if address is None:
            return self._without_event(notice, "no_address")
        answer = await self._send_event(notice, address)
        if not answer.accepted:
            return Outcome("again", answer.problem)
        result = await self.kakao.result_of(answer.task_id) if answer.task_id else None
        if result is False:
            return Outcome("dead", "event_failed")
        return Outcome(
            "delivered",
            "",
            partial(self._tell, notice=notice, state=DeliveryState.DELIVERED if result else DeliveryState.SENT),
        )

    async def _ad_held(self, notice: Due) -> Outcome | None:
        """An answer that is an ad, past the guard when it leaves: it waits for the morning, or goes back to its writer."""
        patient_id = notice.patient_id or ""
        verdict = await self.database.run(lambda unit: answers.refused(unit, self.clinic, patient_id), ACTOR)
        if verdict is None:
            return None
        if verdict.until is not None:
            return Outcome("later", verdict.code, None, verdict.until)
        withhold = partial(answers.withhold, clinic=self.clinic, notice=notice, why=verdict.code)
        return Outcome("skipped", verdict.code, withhold)

    def _without_event(self, notice: Due, why: str) -> Outcome:
        return Outcome("skipped", why, partial(self._tell, notice=notice, state=DeliveryState.FAILED, problem=why))

    async def unlink(self, notice: Due) -> Outcome:
        """Kakao forgets that the member used this app, once their data is destroyed here (R-8)."""
        if not self.settings.kakao_admin_key.get_secret_value():
            return NOT_SET
        answer = await self.kakao.unlink(str(notice.payload["member"]))
        if not answer.accepted:
            return Outcome("again", answer.problem)
        return Outcome("delivered", "", partial(membership.note_unlinked, about=notice.about))

    async def _send_event(self, notice: Due, address: ChatAddress) -> Answer:
        payload = notice.payload
        data = payload.get("data")
        # An event that brings its own words has a block of its own; all others wake the one that shows what waits.
        name = str(payload["event"]) if data else self.settings.kakao_event_name
        params = {"event": name}
        return await self.kakao.send_event(name, address.user_key, is_dev=address.is_dev, params=params, data=data)

    async def _chat_address(self, notice: Due) -> ChatAddress | None:
        patient_id, payload = notice.patient_id, notice.payload
        if patient_id is None:
            key = payload.get("user_key")
            return ChatAddress(str(key), bool(payload.get("is_dev"))) if key else None
        purpose = Purpose(payload.get("purpose", Purpose.NOTICE))
        return await self.database.run(lambda unit: notices.chat_address(unit, patient_id, purpose), ACTOR)

    def _event_failed(self, unit: Unit, notice: Due, problem: str) -> None:
        self._tell(unit, notice, DeliveryState.FAILED, problem)

    def _tell(self, unit: Unit, notice: Due, state: DeliveryState, problem: str = "") -> None:
        for told in self.event_told:
            told(unit, self.clinic, notice, state, problem)

    # -- to many patients ---------------------------------------------------------------------------------------------

    async def queue_receivers(self, notice: Due) -> Outcome:
        """A campaign's next portion of receivers becomes notices of their own."""
        after = str(notice.payload["after"])
        return Outcome(
            "delivered", "", partial(campaigns.queue_more, clinic=self.clinic, campaign_id=notice.about, after=after)
        )

    async def send_campaign(self, notice: Due) -> Outcome:
        """A campaign's message to one receiver, past the guard at this very moment (M-1).

        The Event API would take a hundred receivers in a call. One a call is meant: what the guard says, what Kakao says and
        what is kept as evidence belong to one person, nobody is told twice because another one's sending failed, and the
        notice goes with a patient who is destroyed. Kakao's acceptance is all that is claimed: the task's result, for
        which a sender would wait seconds each time, is not asked for. A sender that is killed after Kakao's answer and before
        its report sends that one message once more, past the guard again.
        """
        if not self.settings.kakao_bot_id or not self.settings.kakao_rest_key.get_secret_value():
            return _refused(notice, "not_set")
        campaign_id, patient_id = notice.about, notice.patient_id or ""
        verdict, kind, text = await self.database.run(
            lambda unit: campaigns.look_before_sending(unit, self.clinic, campaign_id, patient_id), ACTOR
        )
        if verdict.code:
            return _refused(notice, verdict.code, verdict.until)
        name = self.settings.kakao_ad_event_name if kind is CampaignKind.AD else GUIDANCE_EVENT
        answer = await self.kakao.send_event(
            name, verdict.user_key, is_dev=False, params={"event": name}, data={"text": text}
        )
        if answer.accepted:
            return Outcome(
                "delivered", "", partial(campaigns.note_sent, campaign_id=campaign_id, patient_id=patient_id)
            )
        # What may have arrived is not sent once more: two ads annoy more than none.
        may_have_arrived = answer.answered and answer.problem.startswith(NO_ANSWER)
        return Outcome("dead" if may_have_arrived else "again", answer.problem)

    # -- from the patient ---------------------------------------------------------------------------------------------

    async def fetch(self, notice: Due) -> Outcome:
        """A photo: fetched if it is still wanted, cleaned and sealed; sealing it and reporting it is one unit."""
        photo_id = str(notice.payload["photo_id"])
        if not await self.database.read(lambda unit: photos.is_wanted(unit, photo_id), ACTOR):
            return Outcome("skipped", "not_wanted")
        try:
            photo = await fetch_photo(self.http, str(notice.payload["url"]), self.settings.simulated_hosts)
        except PhotoRefused as refused:
            return Outcome("again" if refused.again else "dead", refused.code)
        return Outcome("delivered", "", partial(_keep_photo, photo=photo, photo_id=photo_id))

    # -- to staff and owner -------------------------------------------------------------------------------------------

    async def tell_staff(self, notice: Due) -> Outcome:
        """Staff's webhook; a clinic without one, or whose webhook refuses, is told by mail, when it has that."""
        url, secret = self.settings.staff_webhook_url, self.settings.staff_webhook_secret
        return await self._tell_by(
            notice, url.get_secret_value(), secret.get_secret_value(), self.settings.staff_mail_to
        )

    async def tell_owner(self, notice: Due) -> Outcome:
        """The owner's webhook, or else the owner's mail."""
        url, secret = self.settings.owner_webhook_url, self.settings.owner_webhook_secret
        return await self._tell_by(
            notice, url.get_secret_value(), secret.get_secret_value(), self.settings.owner_mail_to
        )

    async def tell_person(self, notice: Due) -> Outcome:
        """A mail to the person whose account it is about."""
        email = await self.database.read(lambda unit: accounts.address_of(unit, notice.about), ACTOR)
        return await self._mail(notice, to=(email,) if email else ())

    async def _tell_by(self, notice: Due, url: str, secret: str, mail_to: tuple[str, ...]) -> Outcome:
        if not url:
            return await self._mail(notice, to=mail_to)
        posted = await self._post(notice, url, secret)
        if posted.state != "dead" or not mail_to or not self.settings.smtp_host:
            return posted
        return await self._mail(notice, to=mail_to)

    async def _post(self, notice: Due, url: str, secret: str) -> Outcome:
        return await post_webhook(self.http, url, secret, notice, self._words(notice), self.database.clock())

    async def _mail(self, notice: Due, *, to: tuple[str, ...]) -> Outcome:
        if not to or not self.settings.smtp_host:
            return NOT_SET
        if notice.kind in await self.database.read(self.held, ACTOR):  # As each call asks; a mail is none (`egress`).
            return Outcome("again", "stopped")
        return await send_mail(self.settings, to, notice, self._words(notice))

    def _words(self, notice: Due) -> str:
        return sentence(notice.payload, self.settings.desk_url)


def _refused(notice: Due, code: str, until: datetime | None = None) -> Outcome:
    """The guard's refusal, which is evidence too (M-6); with `until`, the message waits until then."""
    note = partial(campaigns.note_refused, campaign_id=notice.about, patient_id=notice.patient_id or "", code=code)
    return Outcome("later" if until else "skipped", code, note, until)


def _campaign_failed(unit: Unit, notice: Due, problem: str) -> None:
    code = problem if problem == "too_late" else "failed"
    campaigns.note_refused(unit, notice.about, notice.patient_id or "", code)


def _unlink_failed(unit: Unit, notice: Due, problem: str) -> None:
    membership.note_unlinked(unit, notice.about, problem)


def _give_back(notice: Due, unit: Unit) -> None:
    if notice.patient_id is not None:
        late_replies.give_back(unit, notice.patient_id, notice.payload["turn"])


def _owe_again(unit: Unit, notice: Due, _problem: str) -> None:
    if not notice.problem:  # What was never read has taken nothing: the reply is owed still.
        _give_back(notice, unit)


def _keep_photo(unit: Unit, photo: CleanPhoto, photo_id: str) -> None:
    photos.keep(unit, photo_id, photo.content, photo.width, photo.height)


def _photo_lost(unit: Unit, notice: Due, problem: str) -> None:
    photos.fail(unit, notice.about, problem)

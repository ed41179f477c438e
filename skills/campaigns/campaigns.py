"""Campaigns: guidance and benefits for many at once (clause 2), from the words at the desk to the count of who was told.

One person writes, the privacy officer confirms, and the message goes out one receiver at a time, each past the guard
(`skills/campaigns/send_guard.py`) at the instant of its sending. What is said around the words is `skills/campaigns/text.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from skills.campaigns import send_guard
from skills.campaigns.send_guard import Kind, Verdict
from skills.campaigns.text import check_words, for_reader
from skills.clinic.clinic import Clinic
from skills.staff import permissions
from skills.staff.permissions import Act, Person
from storage.errors import Conflict, NotAllowed, NotFound
from storage.notifications import campaigns
from storage.notifications.campaigns import Campaign, CampaignState
from storage.outbox import outbox
from storage.trail import chain
from storage.unit.unit_of_work import Unit

LISTED = 50
# So many receivers are queued at a time, so often: ads never keep an answer of staff waiting, and stopping stops most.
PORTION, PAUSE = 50, timedelta(seconds=5)
TOO_OLD = timedelta(days=2)  # What could not leave by then has been overtaken; a night's wait fits in.
QUEUED, SENT = "queued", "sent"


TRANSITIONS: Mapping[CampaignState, frozenset[CampaignState]] = {
    CampaignState.WRITTEN: frozenset({CampaignState.CONFIRMED, CampaignState.STOPPED}),
    CampaignState.CONFIRMED: frozenset({CampaignState.SENDING, CampaignState.STOPPED}),
    CampaignState.SENDING: frozenset({CampaignState.SENT, CampaignState.STOPPED}),
    CampaignState.SENT: frozenset({CampaignState.STOPPED}),
    CampaignState.STOPPED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A campaign with its counts: for how many it was queued, to how many it went, how many still wait, and how often each
    reason refused one ("night" only for the time being)."""

    campaign: Campaign
    queued: int
    sent: int
    waiting: int
    refused: Mapping[str, int]


# -- at the desk ------------------------------------------------------------------------------------------------------


def write(unit: Unit, clinic: Clinic, who: Person, kind: Kind, ko: str, en: str = "") -> Campaign:
    """Keep new words; nothing is sent by it. `NotPossible` for words that may not go out as this kind."""
    permissions.check_can(who, Act.CHANGE_CAMPAIGNS)
    words_ko, words_en = check_words(kind, clinic, ko, en)
    campaign = Campaign(
        id=unit.new_id(), kind=kind, words_ko=words_ko, words_en=words_en,
        written_at=unit.now, written_by=who.id, changed_at=unit.now,
    )  # fmt: skip
    campaigns.add(unit, campaign)
    chain.record(unit, "campaign_written", about=campaign.id, why=kind)
    return campaign


def confirm(unit: Unit, who: Person, campaign_id: str) -> None:
    """The privacy officer has read the words as patients will: that it is no hidden ad, and an ad that may be sent."""
    campaign = _found(unit, campaign_id)
    check_can_confirm(who, campaign)
    _move(unit, campaign, CampaignState.CONFIRMED)
    campaign.confirmed_at, campaign.confirmed_by = unit.now, who.id
    chain.record(unit, "campaign_confirmed", about=campaign.id)


def check_can_confirm(who: Person, campaign: Campaign) -> None:
    """Raise `NotAllowed` for who may not confirm, or would confirm their own words: two people stand behind each campaign."""
    permissions.check_can(who, Act.CONFIRM_CAMPAIGN)
    if campaign.written_by == who.id:
        raise NotAllowed("nobody confirms their own words", code="own_campaign")


def send(unit: Unit, who: Person, campaign_id: str) -> None:
    """Begin to send a confirmed campaign, once: a second press is a `Conflict`."""
    permissions.check_can(who, Act.CHANGE_CAMPAIGNS)
    campaign = _found(unit, campaign_id)
    _move(unit, campaign, CampaignState.SENDING)
    campaign.sent_at, campaign.sent_by = unit.now, who.id
    outbox.queue(unit, "campaign", {"after": ""}, about=campaign.id)
    chain.record(unit, "campaign_begun", about=campaign.id, why=campaign.kind)


def stop(unit: Unit, who: Person, campaign_id: str) -> None:
    """Nothing more of it is sent from now on: who is not queued yet never is, and who is queued is refused."""
    permissions.check_can(who, Act.STOP_CAMPAIGN)
    campaign = _found(unit, campaign_id)
    _move(unit, campaign, CampaignState.STOPPED)
    chain.record(unit, "campaign_stopped", about=campaign.id)


def list_campaigns(unit: Unit, who: Person) -> list[Listed]:
    """The newest campaigns with their counts."""
    permissions.check_can(who, Act.SEE_CAMPAIGNS)
    found = campaigns.newest(unit, LISTED)
    ids = [campaign.id for campaign in found]
    counts, waiting = campaigns.tallies(unit, ids), outbox.waiting_about(unit, "campaign_message", ids)
    return [_listed(campaign, counts[campaign.id], waiting.get(campaign.id, 0)) for campaign in found]


def _listed(campaign: Campaign, counts: Mapping[str, int], waiting: int) -> Listed:
    refused = {code: count for code, count in counts.items() if code not in (QUEUED, SENT)}
    return Listed(campaign, counts.get(QUEUED, 0), counts.get(SENT, 0), waiting, refused)


# -- on the way -------------------------------------------------------------------------------------------------------


def queue_more(unit: Unit, clinic: Clinic, campaign_id: str, after: str) -> None:
    """Queue the next receivers behind the patient id `after`, and the portion that follows; a stopped campaign queues none."""
    campaign = _found(unit, campaign_id)
    if campaign.state != CampaignState.SENDING:
        return
    receivers = send_guard.page(unit, clinic, Kind(campaign.kind), after, PORTION)
    for patient_id in receivers:
        until = unit.now + TOO_OLD
        outbox.queue(unit, "campaign_message", {}, patient_id=patient_id, about=campaign.id, expires_at=until)
    if receivers:
        campaigns.count_up(unit, campaign.id, QUEUED, len(receivers))
    if len(receivers) == PORTION:
        outbox.queue(unit, "campaign", {"after": receivers[-1]}, about=campaign.id, due_at=unit.now + PAUSE)
        campaigns.remember(unit, campaign)
    else:
        _move(unit, campaign, CampaignState.SENT)


def look_before_sending(unit: Unit, clinic: Clinic, campaign_id: str, patient_id: str) -> tuple[Verdict, Kind, str]:
    """The guard's word about this receiver at this instant, the campaign's kind, and the text that they would read."""
    campaign = _found(unit, campaign_id, lock=False)
    kind = Kind(campaign.kind)
    stopped = campaign.state == CampaignState.STOPPED
    verdict = Verdict("stopped") if stopped else send_guard.check(unit, clinic, kind, patient_id)
    return verdict, kind, for_reader(kind, clinic, campaign.words_ko, campaign.words_en, verdict.lang)


def note_sent(unit: Unit, campaign_id: str, patient_id: str) -> None:
    """Kakao has taken the message: evidence of it (M-6), with the receiver as a pseudonym."""
    campaigns.count_up(unit, campaign_id, SENT)
    chain.record(unit, "campaign_sent", subject=patient_id, about=campaign_id)


def note_refused(unit: Unit, campaign_id: str, patient_id: str, code: str) -> None:
    """The guard refused, or Kakao did: evidence of it, with the reason's code."""
    campaigns.count_up(unit, campaign_id, code)
    chain.record(unit, "campaign_refused", subject=patient_id, about=campaign_id, why=code)


def _found(unit: Unit, campaign_id: str, *, lock: bool = True) -> Campaign:
    campaign = campaigns.find(unit, campaign_id, lock=lock)
    if campaign is None:
        raise NotFound("there is no such campaign")
    return campaign


def _move(unit: Unit, campaign: Campaign, state: CampaignState) -> None:
    if state not in TRANSITIONS[CampaignState(campaign.state)]:
        raise Conflict("the campaign does not stand where this is possible", code="campaign_moved_on")
    campaign.state, campaign.changed_at = state, unit.now
    unit.session.add(campaign)
    campaigns.remember(unit, campaign)

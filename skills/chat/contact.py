"""A name and a number that somebody leaves outside of the intake: to be called by a person, or in danger. They need no
consent (PIPA Art. 15(1)4, in danger Art. 15(1)5); every other word beside them is not kept."""

from __future__ import annotations

from skills.cases import consultations
from skills.consents import consents
from skills.consents.consents import Decision, Purpose
from skills.fields.contact import Contact
from skills.fields.phones import mask_phone, show_phone
from skills.turn import Turn
from storage.patients import conversations, patients


def keep(turn: Turn, contact: Contact) -> None:
    """Keep it with the patient; that the notice about name and number was shown is recorded with it."""
    who = conversations.unlocked(turn.unit, turn.talk)
    if contact.name:
        patients.set_name(turn.unit, who, contact.name)
    if contact.phone:
        consultations.replace_phone(turn.unit, who, contact.phone)
    patient_id = turn.talk.patient_id
    consents.decide(
        turn.unit, turn.clinic, patient_id, Purpose.CONTACT, Decision.SHOWN, screen="chat:contact", lang=turn.lang
    )


def known(turn: Turn) -> Contact:
    """What is kept already, or was answered in an open intake."""
    who = conversations.unlocked(turn.unit, turn.talk)
    unfinished = turn.talk.unfinished
    return Contact(
        unfinished.get("name") or who.open_text("name_sealed"),
        unfinished.get("phone") or who.open_text("phone_sealed"),
        alone=True,
    )


def shown(phone: str) -> str:
    """A number as it is read back."""
    return show_phone(phone) if phone else ""


def masked(phone: str) -> str:
    """A number on record, for whoever holds the telephone to recognise and not to learn: no identity was checked."""
    return mask_phone(phone) if phone else ""

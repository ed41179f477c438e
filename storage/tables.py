"""All tables of the house, imported in one place, so that migrations and the schema check see every one of them."""

from sqlmodel import SQLModel

from storage import (
    accounts,
    alerts,
    consents,
    consultations,
    conversations,
    desk_events,
    notes,
    outbox,
    patients,
    rights,
    sessions,
    staff,
    trail,
)

MODULES = (
    patients,
    conversations,
    consents,
    consultations,
    outbox,
    trail,
    rights,
    accounts,
    staff,
    sessions,
    desk_events,
    notes,
    alerts,
)
metadata = SQLModel.metadata

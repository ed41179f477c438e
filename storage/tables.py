"""All tables of the house, imported in one place, so that migrations and the schema check see every one of them."""

from sqlmodel import SQLModel

from storage import (
    access_reviews,
    accounts,
    alerts,
    announcements,
    checkpoints,
    consents,
    consultations,
    conversations,
    desk_events,
    destruction,
    holds,
    job_runs,
    notes,
    outbox,
    paper,
    patients,
    retained,
    rights,
    sessions,
    staff,
    tombstones,
    trail,
)

MODULES = (
    patients,
    conversations,
    consents,
    consultations,
    announcements,
    outbox,
    trail,
    rights,
    accounts,
    staff,
    sessions,
    desk_events,
    notes,
    alerts,
    access_reviews,
    checkpoints,
    destruction,
    holds,
    job_runs,
    paper,
    retained,
    tombstones,
)
metadata = SQLModel.metadata

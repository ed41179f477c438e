"""All tables of Sangdam, imported in one place, so that migrations and the schema check see every one of them."""

from sqlmodel import SQLModel

from storage import rights
from storage.cases import consultations, events, notes, photos, questions
from storage.cases.answering import drafts, files, surveys
from storage.cases.team import assignments, duty, labels, mentions, reminders, views
from storage.clinic import switches
from storage.clinic import versions as clinic_versions
from storage.compliance import incidents, plan, training
from storage.database import tombstones
from storage.notifications import alerts, announcements, campaigns, deliveries
from storage.outbox import job_runs, outbox
from storage.patients import accounts, consents, conversations, names, patients, provisions, wordings
from storage.retention import destruction, holds, paper, retained
from storage.staff import (
    access_reviews,
    feeds,
    proposals,
    pushes,
    recovery_codes,
    searches,
    sessions,
    staff,
    submissions,
)
from storage.trail import chain, checkpoints, row_codes
from storage.visits import visits

MODULES = (
    patients,
    names,
    conversations,
    consents,
    wordings,
    consultations,
    announcements,
    outbox,
    chain,
    rights,
    accounts,
    staff,
    sessions,
    recovery_codes,
    events,
    notes,
    questions,
    drafts,
    photos,
    files,
    surveys,
    duty,
    assignments,
    mentions,
    reminders,
    labels,
    views,
    searches,
    alerts,
    access_reviews,
    checkpoints,
    row_codes,
    destruction,
    holds,
    job_runs,
    paper,
    provisions,
    retained,
    tombstones,
    campaigns,
    training,
    plan,
    incidents,
    submissions,
    proposals,
    deliveries,
    clinic_versions,
    switches,
    visits,
    feeds,
    pushes,
)
metadata = SQLModel.metadata

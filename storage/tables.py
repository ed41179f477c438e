"""All tables of the house, imported in one place, so that migrations and the schema check see every one of them."""

from sqlmodel import SQLModel

from storage import accounts, consents, consultations, conversations, outbox, patients, rights, trail

MODULES = (patients, conversations, consents, consultations, outbox, trail, rights, accounts)
metadata = SQLModel.metadata

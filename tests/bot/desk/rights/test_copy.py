"""The copy of one's own data on paper: for who asks by telephone, visit or post it is all that they are given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from bot.desk.rights.texts.copy import TEXTS
from skills.cases import reading
from skills.rights import access, rights
from skills.rights.grounds import Decision, Kind
from skills.rights.rights import Verdict
from storage.patients import patients
from storage.patients.patients import Purpose
from storage.unit.unit_of_work import Actor, Unit
from tests.bot.suspension.conftest import Scene
from tests.desk import as_staff, clinic

PAGE = Path("bot/desk/rights/templates/right_copy.html")
# What says nothing to a person, or stands there in other words: answers in their lines, a file as its picture.
APART = {"format", "made_at", "officer", "lang", "answers", "content", "step", "minutes", "one_to_one"}
ASKED, REASON, LOOKED = "두루미가 아니라 황새예요", "고니 서류가 없어요", "왜가리 때문에 전화"


def export(unit: Unit, scene: Scene) -> dict[str, Any]:
    who = patients.unlock(unit, scene.patient, Purpose.RIGHTS)
    asked = rights.file_request(unit, who.id, Kind.CORRECT, topic="details", words=ASKED, key=who.key)
    refused = Verdict(Decision.REFUSED, ground="evidence_missing", reason=REASON, objection="officer")
    rights.decide(unit, clinic(), asked, refused)
    return access.export(unit, clinic(), scene.patient)


def names(value: Any) -> Iterator[str]:
    """Every name of a field that says something."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            if part not in (None, "", [], {}) and name not in APART:
                yield name
                yield from names(part)
    elif isinstance(value, list):
        for part in value:
            yield from names(part)


def test_the_copy_on_paper_leaves_nothing_out(scene: Scene) -> None:
    """Each field of the export has its words there, and each part its place: one without would be left out unseen."""
    officer: Actor = as_staff(scene.holder, "privacy_officer")
    data = scene.database.run_now(partial(export, scene=scene), officer)
    assert {"visits", "files", "photos", "messages", "reveals", "provision", "kept_by_law"} <= set(names(data))
    assert {name for name in names(data) if f"rights.copy.field.{name}" not in TEXTS} - set(data) == set()
    placed = PAGE.read_text()
    assert [name for name in data if name not in APART | {"clinic"} and f'"{name}"' not in placed] == []


def test_the_export_holds_what_was_asked_and_answered_and_why_somebody_looked(scene: Scene) -> None:
    """The words of a request, the notice of its result, and what staff wrote when they saw name and number in full."""

    def work(unit: Unit) -> str:
        data, counsellor = export(unit, scene), scene.holder
        case = data["items"]["consultations"][0]
        told = [(one["words"], one["answer"]) for one in data["requests"]]
        return f"{told} {case['reveals']} {counsellor.id}"

    def look(unit: Unit) -> None:
        unit.connection.exec_driver_sql("DELETE FROM reveal")
        reading.reveal(unit, scene.holder, scene.case, "call", LOOKED)

    scene.database.run_now(look, as_staff(scene.holder))
    told = scene.database.run_now(work, as_staff(scene.holder, "privacy_officer"))
    assert [words for words in (ASKED, REASON, LOOKED) if words not in told] == []

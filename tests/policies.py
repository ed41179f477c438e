"""Clinics with a second version of the policy, in the form in which a clinic writes it: as a piece of clinic.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

from skills.clinic.clinic import Clinic
from tests.chatting import CLINIC

FILE = Path(__file__).parent.parent / "clinic.toml"
PERIOD = """
[policy.consents.health]
period = { ko = "상담이 끝난 뒤 3일 안에 파기해요.", en = "Destroyed within 3 days after the consultation ends." }
"""
"""A changed period of the health consent."""
WEAKER = ("- 개인정보에 대한 접근 제한\n", "")
"""A clause that no consent rests on reads differently (8)."""
LONGER = ("- 진료 기록: 의료법에 따라 10년 보관", "- 진료 기록: 의료법에 따라 보관")
"""A period reads differently (3)."""


def second_version(
    *,
    on: str,
    name: str = "second",
    published: str = "",
    material: bool = True,
    consents: str = "",
    differs: tuple[str, str] = WEAKER,
) -> str:
    """A further version of the policy, in force from this day."""
    text = CLINIC.policy[0].text
    korean = text.ko.replace(*differs)
    assert korean != text.ko
    return (
        f'\n[[policy]]\nversion = "{name}"\neffective_on = {on}\nmaterial = {str(material).lower()}\n'
        + (f"published_on = {published}\n" if published else "")
        + f"[policy.text]\nko = '''\n{korean}'''\nen = '''\n{text.en}'''\n"
        + consents
    )


def clinic_with(*versions: str, more: str = "") -> Clinic:
    """The clinic of clinic.toml with these versions after its own, and `more` in front."""
    return Clinic.model_validate(tomllib.loads(more + FILE.read_text(encoding="utf-8") + "".join(versions)))


def clinic_file(folder: Path, *versions: str) -> Path:
    """The same as a file in this folder."""
    path = folder / "clinic.toml"
    path.write_text(FILE.read_text(encoding="utf-8") + "".join(versions), encoding="utf-8")
    return path

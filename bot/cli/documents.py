"""Makes the documents that are data: `python -m bot.cli.documents` writes them, `--check` says which are not up to date.

Others add a line to `DOCUMENTS`: the file and the function that gives its text.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

from bot.jobs.table import JOBS
from bot.server.clock import utc_now
from bot.settings.configuration import read_clinic
from skills.clinic.clinic import Clinic
from skills.retention import schedule
from skills.retention.inventory import INVENTORY, line_of
from skills.rights import grounds
from storage.tables import metadata

DOCS = Path(__file__).resolve().parents[2] / "docs"
INTRODUCTION = """Made from `skills/retention/schedule.py` and clinic.toml by `python -m bot.cli.documents`; do not edit
by hand. The public policy page shows the same table. Something that a hold keeps stays until the hold is released, with the
name, number and login that say whose it is, whatever right, event or time would end it; where everything of a patient is
held, so do the requests and the pieces that are kept apart. What was begun and never filed goes all the same.
On PostgreSQL the server itself overwrites a deleted row when it needs the place; what was sealed under a destroyed key
opens nowhere."""
TABLES = """What each table is for and what ends its rows, from `skills/retention/inventory.py`. A row that belongs to a
patient or a case goes with it at the latest. A test holds this against the tables that there are, and walks through all of them
after thirty years."""
CLINIC = DOCS.parent / "clinic.toml"


def retention_page(clinic: Clinic) -> str:
    """docs/retention.md."""
    parts = [
        "# What is kept, and for how long",
        INTRODUCTION,
    ]
    for lang in ("en", "ko"):
        heads, lines = schedule.table(clinic, lang)
        rows = [(line.covers, line.event, line.period, line.ground, line.end) for line in lines]
        parts.append("\n".join(_row(cells) for cells in (heads, ("---",) * len(heads), *rows)))
    return "\n\n".join([*parts, "## Every table", TABLES, _inventory(clinic)]) + "\n"


def _inventory(clinic: Clinic) -> str:
    """Every table by the line that ends it; columns that end sooner than their table have a row of their own."""
    rows = [("Table", "What for", "Columns", "Ends with", "Period", "Erased by"), ("---",) * 6]
    for table in sorted(metadata.tables.values(), key=lambda one: one.name):
        names = [column.name for column in table.columns]
        for line in dict.fromkeys(line_of(table.name, name) for name in names):
            told = schedule.in_words(schedule.BY_NAME[line], clinic.periods, "en")
            columns = ", ".join(f"`{name}`" for name in names if line_of(table.name, name) == line)
            rows.append((f"`{table.name}`", INVENTORY[table.name].purpose, columns, told.covers, told.period, told.end))
    return "\n".join(map(_row, rows))


def jobs_page(_clinic: Clinic) -> str:
    """docs/jobs.md."""
    rows = [(job.name, f"`{job.schedule}`", _span(job.late_after)) for job in JOBS]
    table = "\n".join(
        _row(cells) for cells in (("job", "when (Korean time)", "alarm without success for"), ("---",) * 3, *rows)
    )
    head = "Made from `bot/jobs/table.py` by `python -m bot.cli.documents`; do not edit by hand."
    return f"# Scheduled jobs\n\n{head}\n\n{table}\n"


def _span(time: timedelta) -> str:
    """A time in the largest unit that it is a whole number of."""
    for name, unit in (("days", timedelta(days=1)), ("hours", timedelta(hours=1))):
        if time >= 2 * unit and not time % unit:
            return f"{time // unit} {name}"
    minutes = time // timedelta(minutes=1)
    return "1 hour" if minutes == 60 else f"{minutes} minutes"


def rights_page(_clinic: Clinic) -> str:
    """docs/rights.md: prose, with the tables and the diagram in it made from the data."""
    made = {
        "diagram": f"```mermaid\n{grounds.diagram()}\n```",
        "rights": grounds.rights_table(),
        "grounds": grounds.grounds_table(),
    }
    text = _read(DOCS / "rights.md")
    for name, part in made.items():
        text = _with_part(text, f"skills/rights/grounds.py: {name}", part)
    return text


def _with_part(text: str, source: str, part: str) -> str:
    """The page with the part that is made from `source` written anew; what stands around it stays."""
    start = f"<!-- made from {source} -->\n"
    before, _, rest = text.partition(start)
    return f"{before}{start}{part}\n<!-- end -->{rest.partition('<!-- end -->')[2]}"


def architecture_page(_clinic: Clinic) -> str:
    """docs/architecture.md with its table of floors and wings, made from the folders and their first sentences."""
    rows = [("floor", "wing", "what lives there"), ("---",) * 3]
    for floor in ("bot", "skills", "storage"):
        for init in sorted((DOCS.parent / floor).rglob("__init__.py")):
            wing = init.parent.relative_to(DOCS.parent / floor).as_posix()
            if wing != "." and not {"texts", "versions"} & set(init.parent.relative_to(DOCS.parent / floor).parts[1:]):
                said = ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))) or ""
                rows.append((f"`{floor}/`", f"`{wing}/`", " ".join(said.split("\n\n")[0].split())))
    return _with_part(_read(DOCS / "architecture.md"), "the folders", "\n".join(map(_row, rows)))


DOCUMENTS: Mapping[str, Callable[[Clinic], str]] = {
    "retention.md": retention_page,
    "jobs.md": jobs_page,
    "rights.md": rights_page,
    "architecture.md": architecture_page,
}


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"


def stale(folder: Path = DOCS) -> list[str]:
    """The documents that are not what the code would write."""
    clinic = read_clinic(CLINIC, utc_now().date())
    return [name for name, text in DOCUMENTS.items() if _read(folder / name) != text(clinic)]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def main() -> int:
    """Write the documents, or with --check only say which ones are stale."""
    clinic = read_clinic(CLINIC, utc_now().date())
    if "--check" in sys.argv:
        wrong = stale() + schedule.mismatches(clinic)
        sys.stdout.write("".join(f"{line}\n" for line in wrong))
        return 1 if wrong else 0
    for name, text in DOCUMENTS.items():
        (DOCS / name).write_text(text(clinic), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

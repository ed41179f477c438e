"""The page of what others wrote: each package of requirements.lock with its licence, and its licence's text for a release.

python -m deploy.third_party            # writes THIRD_PARTY.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "THIRD_PARTY.md"
LOCK = ROOT / "requirements.lock"
LOCKED = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)
TEXTS = re.compile(r"(?i)(^|/)(licen[cs]e|copying|notice|authors)[^/]*$")

# How packages without an SPDX expression name their licence.
SPDX = {
    "Apache 2": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "Dual License": "Apache-2.0 OR BSD-3-Clause",
    "ISC License": "ISC",
    "MIT License": "MIT",
}
ELSEWHERE = {"colorama": "BSD-3-Clause"}  # Installed on Windows alone.

HEAD = """# What others wrote

Made from `requirements.lock` by `python -m deploy.third_party`; do not edit by hand. Sangdam itself is under the
[Apache License 2.0](LICENSE). It contains none of these packages: they are installed beside it, unchanged, from the lock.
The texts of their licences are a file of each release.

Five of them ask for more than their notice to be kept:

- **psycopg** and **psycopg-binary** are under the LGPL 3.0. They are used as libraries, and anybody may put another version
  in their place: `pip install` it into the environment. Who passes an installed system on must leave that possible and pass
  the licence's text on.
- **pi-heif** brings libheif and libde265, both under the LGPL 3.0, as libraries beside it: the same holds for them.
- **certifi** and **orjson** are under the MPL 2.0 (in part). Their sources are where the lock takes them from; changes to
  their files would have to be published, and there are none.

| package | version | licence |
|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Package:
    """One package of the lock."""

    name: str
    version: str
    licence: str


def packages(lock: Path = LOCK) -> list[Package]:
    """What the lock lists; `KeyError` names a package whose licence nobody knows yet."""
    return [Package(name, version, _licence(name)) for name, version in LOCKED.findall(lock.read_text())]


def _licence(name: str) -> str:
    if name in ELSEWHERE:
        return ELSEWHERE[name]
    told = metadata.metadata(name)
    # Not told[...]: what a package does not say is a deprecated None there from Python 3.12 on.
    if expression := told.get_all("License-Expression"):
        return str(expression[0])
    spoken = "".join(told.get_all("License") or ()).strip()
    if not spoken or "\n" in spoken:
        spoken = next(line for line in told.get_all("Classifier") or () if line.startswith("License")).split(" :: ")[-1]
    found = SPDX.get(spoken, spoken)
    if " " in found and " OR " not in found and " AND " not in found:
        raise KeyError(f"{name}: which licence is {spoken!r}?")
    return found


def page() -> str:
    """The page."""
    return HEAD + "".join(f"| {one.name} | {one.version} | {one.licence} |\n" for one in packages())


def texts() -> Iterator[str]:
    """The licence's text of each installed package, as it ships it."""
    for one in packages():
        yield f"{'=' * 100}\n{one.name} {one.version}: {one.licence}\n{'=' * 100}\n\n"
        if one.name in ELSEWHERE:
            continue
        for file in metadata.files(one.name) or ():
            if TEXTS.search(file.as_posix()) and ".dist-info/" in file.as_posix():
                yield Path(str(file.locate())).read_text("utf-8", "replace").strip() + "\n\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")

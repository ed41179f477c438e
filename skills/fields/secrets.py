"""Numbers the clinic must not hold, found in free text and blotted out before anything is kept (C-3).

Resident and foreigner registration numbers (Act 24-2: not even with consent), payment cards, and the two identity
papers whose form is safe to tell apart: passports and driver's licences. Telephone numbers are wanted and stay. Nothing
is stored and nothing is refused here.

Digits are looked at as groups: a run of digits, with at most a few blanks, dashes or dots before the next run. A
telephone number is recognised first, an island that no other number may reach across: "25 010-1234-5678" stays whole.
Every step looks at a bounded number of groups ahead, so the time is linear in the length of the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from string import ascii_letters

from skills.fields.letters import SPOKEN_DIGITS
from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once
from storage.characters import level

BLOT = "●"

_RESIDENT_LENGTH = 13
_CARD_LENGTHS = range(13, 20)
_GROUPS_AHEAD = max(_CARD_LENGTHS)

_DIGITS = re.compile(r"[0-9]+")
_JOINT = re.compile(r"[ .\-_·/*~:]{0,3}| ?다시 ?")
_PASSPORT = re.compile(r"(?<![A-Za-z0-9])[MSRODGmsrodg](?:\d{8}|\d{3}[A-Za-z]\d{4})(?![A-Za-z0-9])")
_BIRTH_CUTS = {(6,), (2, 2, 2), (1,) * 6, (4, 2), (2, 4)}
"""How people cut the first six digits of a resident number; 010-1234-567890 is cut otherwise and is a phone mistyped."""
_LICENCE_GROUPS = (2, 2, 6, 2)
_LICENCE_REGIONS = range(11, 29)
_AREAS = re.compile(r"01[016789]|02|0[3-6][1-5]|050\d?|060|070|080")
_GLUED_PHONE = re.compile(r"(?:01[016789]|02|0[3-6][1-5]|070|050\d)\d{7,8}|(?:00)?82(?:1[016789]|2|[3-6][1-5])\d{7,8}")
_SPOKEN = str.maketrans(SPOKEN_DIGITS)
_BLOTTED = frozenset(ascii_letters + "0123456789" + "".join(SPOKEN_DIGITS))
_COPULA = re.compile(r"이(?=[고에예요라며야])")
_SPOKEN_RUN = re.compile(f"[{''.join(SPOKEN_DIGITS)}]{{3}}")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text that may be kept, as long as the one that came, and the kinds of number that were found in it."""

    text: str
    found: frozenset[str]
    """Of "resident", "card", "passport", "licence"; safe to log."""


@dataclass(frozen=True, slots=True)
class _Group:
    digits: str
    start: int
    end: int


@once
def mask_secrets(text: str) -> Masked:
    """`text` with every secret number blotted out: a digit becomes ●, marks between digits stay, the length is kept."""
    seen = level(text)
    if not (_DIGITS.search(seen) or _SPOKEN_RUN.search(seen)):
        return Masked(text, frozenset())
    spots = list(_numbers(seen)) + [("passport", found.start(), found.end()) for found in _PASSPORT.finditer(seen)]
    if _SPOKEN_RUN.search(seen):
        spots += _numbers(_COPULA.sub("~", seen).translate(_SPOKEN))
    if not spots:
        return Masked(text, frozenset())
    blotted = list(text)
    for _, start, end in spots:
        for place in range(start, end):
            if seen[place] in _BLOTTED:
                blotted[place] = BLOT
    return Masked("".join(blotted), frozenset(kind for kind, _, _ in spots))


def _numbers(seen: str) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of every secret number made of digits."""
    for chain in _chains(seen):
        at = 0
        while at < len(chain):
            kind, size = _secret_at(chain, at)
            if kind:
                yield kind, chain[at].start, chain[at + size - 1].end
            at += size


def _chains(seen: str) -> Iterator[list[_Group]]:
    """Digit groups that stand close together, telephone numbers taken out."""
    for run in _runs(seen):
        chain: list[_Group] = []
        at = 0
        while at < len(run):
            size = _phone_at(run, at, seen)
            if size and chain:
                yield chain
                chain = []
            if not size:
                chain.append(run[at])
            at += size or 1
        if chain:
            yield chain


def _runs(seen: str) -> Iterator[list[_Group]]:
    run: list[_Group] = []
    for found in _DIGITS.finditer(seen):
        if run and not _JOINT.fullmatch(seen, run[-1].end, found.start()):
            yield run
            run = []
        run.append(_Group(found.group(), found.start(), found.end()))
    if run:
        yield run


def _phone_at(run: list[_Group], at: int, seen: str) -> int:
    """How many groups from `at` are one telephone number; 0 when none begins here."""
    first = run[at]
    if first.start and seen[first.start - 1] == "+":
        return _foreign_phone(run, at)
    if _GLUED_PHONE.fullmatch(first.digits):
        return 1
    sizes = [len(group.digits) for group in run[at + 1 : at + 4]]
    if _AREAS.fullmatch(first.digits):
        if sizes[:2] in ([3, 4], [4, 4]):
            return 3
        return 2 if sizes[:1] in ([7], [8]) else 0
    if first.digits in {"82", "0082"} and (sizes[1:3] in ([3, 4], [4, 4])) and sizes[0] <= 3:
        return 4
    return 2 if first.digits in {"82", "0082"} and sizes[:1] in ([9], [10], [11]) else 0


def _foreign_phone(run: list[_Group], at: int) -> int:
    """A number with + runs on until it has the 7 digits that no telephone number goes below."""
    total = 0
    for size, group in enumerate(run[at : at + 6], start=1):
        total += len(group.digits)
        if total >= 11 or (total >= 7 and len(group.digits) == 4):
            return size if total <= 15 else 0  # E.164 allows 15 digits.
    return 0


def _secret_at(chain: list[_Group], at: int) -> tuple[str, int]:
    """The kind of secret number that begins at `at` and its groups, the longest first; ("", 1) when none does."""
    best = ("", 1)
    total = ""
    sizes: list[int] = []
    for size, group in enumerate(chain[at : at + _GROUPS_AHEAD], start=1):
        total += group.digits
        sizes.append(len(group.digits))
        if len(total) > max(_CARD_LENGTHS):
            break
        kind = _kind(total, tuple(sizes))
        if kind:
            best = (kind, size)
    return best


def _kind(digits: str, sizes: tuple[int, ...]) -> str:
    if len(digits) == _RESIDENT_LENGTH and _is_birth_cut(sizes) and _is_resident(digits):
        return "resident"
    if len(digits) in _CARD_LENGTHS and digits[0] in "2345679" and _is_even_cut(sizes) and passes_luhn(digits):
        return "card"
    if sizes == _LICENCE_GROUPS and int(digits[:2]) in _LICENCE_REGIONS:
        return "licence"
    return ""


def _is_birth_cut(sizes: tuple[int, ...]) -> bool:
    return sizes in {(_RESIDENT_LENGTH,), (7, 6)} or any(sizes[:parts] in _BIRTH_CUTS for parts in (1, 2, 3, 6))


def _is_resident(digits: str) -> bool:
    """YYMMDD of a real day, then 1-4 (citizen) or 5-8 (foreigner). Numbers given since 2020 have no check digit."""
    century = 1900 if digits[6] in "1256" else 2000
    if digits[6] not in "12345678":
        return False
    try:
        date(century + int(digits[:2]), int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return False
    return True


def _is_even_cut(sizes: tuple[int, ...]) -> bool:
    """Cards are written in fours, in longer pieces, or digit by digit; dates, times and prices are cut unevenly."""
    body = sizes[:-1]
    return not body or min(body) >= 4 or len(set(body)) == 1


def passes_luhn(digits: str) -> bool:
    """The check sum of payment cards (ISO/IEC 7812-1)."""
    doubled = (int(digit) * 2 for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(two - 9 * (two > 9) for two in doubled)) % 10 == 0

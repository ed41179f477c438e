"""When somebody was born, as people write it: a whole date, a year, a year and a month. And how old that makes them (C-6)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from skills.fields import Invalid
from skills.fields.age.figures import in_figures
from skills.fields.age.told import OF_AGE
from skills.fields.letters import LONGEST_ANSWER
from skills.fields.reading import patterns as re
from storage.characters import plain

_OLDEST = 120


class AgeCode(StrEnum):
    """Every way an answer about age can be wrong; the value is the key of its sentence."""

    EMPTY = "fields.age.empty"
    NOT_UNDERSTOOD = "fields.age.not_understood"
    AMBIGUOUS = "fields.age.ambiguous"
    INVALID_DATE = "fields.age.invalid_date"
    FUTURE = "fields.age.future"
    TOO_OLD = "fields.age.too_old"
    RESIDENT_NUMBER = "fields.age.resident_number"


@dataclass(frozen=True, slots=True)
class Age:
    """What the answer says: `is_under_14`, and the birth date, the full years or the year of birth only if they were given."""

    is_under_14: bool
    born_on: date | None = None
    years: int | None = None
    year: int | None = None


_FULL_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)?\d{2})\s?(?:년생?|[-./\s])\s?(?P<month>\d{1,2})\s?(?:월|[-./\s])\s?(?P<day>\d{1,2})\s?일?(?!\d)"
)
_GLUED_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)?\d{2})(?P<month>\d{2})(?P<day>\d{2})(?:\s?-\s?(?P<sex>[1-8])[*●x]*)?(?!\d)"
)
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH_WORD = rf"(?P<month>{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in _MONTHS)})"
_ENGLISH_DATES = (
    re.compile(rf"{_MONTH_WORD}\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>(?:19|20)\d{{2}})"),
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH_WORD},?\s(?P<year>(?:19|20)\d{{2}})"),
)
_YEAR = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2}|\d{2})\s?(?:년\s?(?P<month>\d{1,2})\s?월)?\s?(?:년생|년(?!\s?(?:전|째|간|동안|넘|정도|쯤|가까이|이나|이상|된|됐|지났|차|뒤|후|꼈|꼇|썼|다녔|살았|했))|년도\s?생|생\b|생이|생입)"
    r"|^(?P<bare>(?:19|20)\d{2})$"
)


def age_on(born: date, today: date) -> int:
    """Full years at `today`. Born on 29 February, the year is full on 1 March of a common year (Civil Code 160(3))."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _born(year: str, month: int, day: int, today: date, sex: str | None = None) -> Age:
    """The age of one born on that day; two-digit years are read as the latest that is not in the future."""
    try:
        born = date(_century(year, today, sex) + int(year[-2:]), month, day)
        if len(year) == 2 and sex is None and born > today:
            born = date(born.year - 100, month, day)
    except ValueError:
        raise Invalid(AgeCode.INVALID_DATE) from None
    if born > today:
        raise Invalid(AgeCode.FUTURE)
    return aged(age_on(born, today), born)


def _century(year: str, today: date, sex: str | None) -> int:
    if len(year) == 4:
        return int(year[:2]) * 100
    if sex is not None:
        return 1900 if sex in "1256" else 2000
    return 2000 if int(year) <= today.year % 100 else 1900


def aged(years: int, born: date | None = None) -> Age:
    if years > _OLDEST:
        raise Invalid(AgeCode.TOO_OLD)
    return Age(years < OF_AGE, born, years)


def read_glued_date(words: str, today: date) -> Age | None:
    found = _GLUED_DATE.search(words)
    if found is None:
        return None
    return _born(found["year"], int(found["month"]), int(found["day"]), today, found["sex"])


def read_full_date(words: str, today: date) -> Age | None:
    found = _FULL_DATE.search(words)
    return _born(found["year"], int(found["month"]), int(found["day"]), today) if found else None


def read_english_date(words: str, today: date) -> Age | None:
    for pattern in _ENGLISH_DATES:
        found = pattern.search(words)
        if found:
            month = next(at for at, name in enumerate(_MONTHS, start=1) if name.startswith(found["month"][:3]))
            return _born(found["year"], month, int(found["day"]), today)
    return None


def read_birth_year(words: str, today: date) -> Age | None:
    """85년생; the year (or month) in which fourteen is reached leaves it open."""
    found = _YEAR.search(words)
    if found is None:
        return None
    month = int(found["month"] or 0)
    youngest = _born(found["year"] or found["bare"], month or 1, 1, today)
    first = youngest.born_on or today
    last = date(first.year, month or 12, 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)
    if (age_on(first, today) < OF_AGE) != (age_on(last, today) < OF_AGE):
        raise Invalid(AgeCode.AMBIGUOUS)
    return Age(youngest.is_under_14, year=first.year)


_SPAN = re.compile(r"(?<!\d)\d{1,2}\s?년(?!\s?\d{1,2}\s?월|도|\s?생|인데|이[에요]|예요|입|[\s.!]*$)")
"""So many years, and no year of birth: "렌즈 15년 꼈어요"."""


def may_be_born_a_child(text: str, today: date) -> bool:
    """Whether a year of birth in the words ("2013년생인데 …") is one of somebody who is, or may be, under fourteen."""
    try:
        age = read_birth_year(_SPAN.sub(" ", plain(text[:LONGEST_ANSWER])), today)
    except Invalid:
        return True
    return age is not None and age.is_under_14


_IS_BORN = re.compile(r"\d\s?(?:년|년도|월|일)\s?생(?![각리])|태어[났난]|\bborn\b", re.IGNORECASE)
_BORN_IN = re.compile(r"born in '?((?:19|20)?\d\d)\b|((?:19|20)?\d\d)년에?\s?태어[났난]")
_A_YEAR = re.compile(
    r"(?:(?:네|예|아|저는|전|저|제가|아니요?|죄송해요|그럼|no|sorry|yes|i'm|it's|in)[\s,.]{1,3}){0,3}'?(?:19|20)?\d\d\s?년?(?:도|에)?"
    r"(?:\s?\d{1,2}월)?\s?(?:이?에요|예요|이?요|입니다|이고요|임|생이?[가-힣]{0,3})?[\s.!~]*"
)
"""A year and nothing else: the answer to the question when one was born."""


def born_in_a_year(text: str, today: date) -> Age | None:
    """What the year says in which somebody tells to be born, where it is told as that ("94년생이요") or alone
    ("1994년이요"); None where the words may be of another year."""
    words = in_figures(plain(text[:LONGEST_ANSWER]).lower()).strip()
    if not (_IS_BORN.search(words) or _A_YEAR.fullmatch(words)):
        return None
    try:
        return read_birth_year(_BORN_IN.sub(lambda year: f"{year[1] or year[2]}년생", words), today)
    except Invalid:
        return None


def born(text: str, today: date) -> Age | None:
    """What somebody who tells in passing when they were born says of their age; None where nobody does. Raises `Invalid` where
    the year leaves it open whether they are fourteen."""
    words = plain(text[:LONGEST_ANSWER]).lower()
    if not _IS_BORN.search(words):
        return None
    words = _BORN_IN.sub(lambda year: f"{year[1] or year[2]}년생", words)
    for read in (read_full_date, read_english_date, read_birth_year):
        if (age := read(words, today)) is not None:
            return age
    return None

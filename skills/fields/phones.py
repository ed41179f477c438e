"""A telephone number read from what a person types, and the ways it is shown.

Korean numbers are read by their own form, for people write them without a country code, in words, with blanks or a letter
O for a zero, and cut anywhere; whether such a number can exist, and everything about foreign ones, is the phonenumbers
library's say. Every step keeps the length of the text, so that a number can be taken out of a sentence. How a number is
stored or looked up is not here.
"""

from collections.abc import Iterator
from enum import StrEnum

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, ValidationResult

from skills.fields import Invalid
from skills.fields.letters import LONGEST_ANSWER, SPOKEN_DIGITS, in_figures, without_a_name_behind
from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once
from skills.fields.secrets import mask_secrets
from skills.fields.slips import GROUP, LAST, UNIT, Spotted, instead
from storage.characters import plain


class PhoneCode(StrEnum):
    """Every way a telephone number can be wrong; the value is the key of its sentence."""

    EMPTY = "fields.phone.empty"
    NO_DIGITS = "fields.phone.no_digits"
    TOO_SHORT = "fields.phone.too_short"
    TOO_LONG = "fields.phone.too_long"
    NOT_A_PHONE = "fields.phone.not_a_phone"
    NO_AREA = "fields.phone.no_area"
    TWO_NUMBERS = "fields.phone.two_numbers"
    CLINICS = "fields.phone.clinics"
    RESIDENT_NUMBER = "fields.phone.resident_number"
    CARD_NUMBER = "fields.phone.card_number"
    EMERGENCY = "fields.phone.emergency"


_JOINT = r"[\s.,:=\-()/_~ㅡ·•*]"
_CLOSE = re.compile(rf"{_JOINT}{{0,5}}+")
_KOREAN = re.compile(
    r"(?:(?:\+|00)?82)?+(?P<zero>0?)(?P<area>10|1[16789]|2|3[1-3]|4[1-4]|5[1-5]|6[1-4]|70|80|50\d)(?P<middle>\d{3,4})(?P<last>\d{4})"
)
_JOINTS = (("-", "-"), (" ", " "), (".", "."), (" ", "-"), ("-", " "))
_MOBILE = re.compile(r"\+82(10)([0-9]{4})([0-9]{4})")
_BARE = re.compile(r"010(?P<between>[-. ]?)([0-9]{4})(?P=between)([0-9]{4})")
_TIED = re.compile(r"\+82(50[0-9])([0-9]{3,4})([0-9]{4})")
_MOST_GROUPS, _MOST_DIGITS = 13, len("+82010") + 9
_WITHOUT_ZERO = ([2, 4, 4], [10], [6, 4], [2, 8])
"""How a mobile number is cut that lost its first zero, as in spreadsheets: 10-1234-5678."""
_FOREIGN = re.compile(r"(?<![\d+])(?<!\d[\s.\-])(?:\+|00(?=[1-9]))\s?[1-9][\d\s.\-()/_]{4,24}")
_DIGIT_BEFORE = re.compile(rf"\d{_JOINT}{{0,5}}$")
_EMERGENCY = frozenset({"112", "119", "110", "118", "1339", "911", "1393", "109"})
_SAID = "".join(SPOKEN_DIGITS)
_SPOKEN_RUN = re.compile(rf"[{_SAID}\d](?:[\s\-.,]{{0,5}}[{_SAID}\d]){{2,}}")
_SPOKEN_PART = re.compile(rf"[{_SAID}](?:[\s\-.,]{{0,5}}[{_SAID}])+")
_SPOKEN = str.maketrans(SPOKEN_DIGITS)
_MAY_BE_A_DIGIT, _FEWEST = re.compile(rf"[{_SAID}\doOlI|]"), 7
_JOINT_WORD = re.compile(rf"(?<=[{_SAID}\d])\s?(?:다시|대시|하이픈|국에|국의|국|에)\s?(?=[{_SAID}\d])")
_ONE_SAID = re.compile(r"(?<=[공영])하나(?=[공영])")
"""The one of "010" as it is counted: "공하나공"."""
_ENDINGS = tuple(  # Syllables that are digits as well, where they may be none.
    re.compile(rf"(?<=[{_SAID}\d]){ending}")
    for ending in (
        r"\s?이(?=에[요여용]|예[요여용]|여요|[요여고라며야용염임옵올나랑구]|거든)",
        r"\s?(?:이오(?=니|며|라)|이오(?![가-힣\d])|이?구(?=[요여욤용]))",
        r"\s?구(?=[요여욤용])",
        r"\s(?:오(?=[후전늘면시세])|이(?=[따번쪽걸렇게제후거것건])|일(?=[요단주하해때]|[이을은도]\s[가-힣])|사(?=[이용람무])|구(?=정)|영(?=업))",
    )
)
_MOST_ENDINGS = 8
_WITH_LETTER_O = re.compile(r"(?<![A-Za-z])[\doOlI|][\doOlI|\s.\-ㅡ–—]{5,40}(?![A-Za-z])")
_HOURS = re.compile(
    r"\d{1,2}(?::\d\d)?\s?(?:to|till?|until|and|or)\s?\d{1,2}(?::\d\d)?(?!\d)"
    r"|\d{1,2}(?::\d\d)?\s?[-–]\s?\d{1,2}(?::\d\d)?\s(?:on|every|today|tomorrow|this|next|week|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\b",
    re.IGNORECASE,
)
"""From when to when, behind a number: "010-…, 3 to 5 tomorrow"."""
_ONES = re.compile(r"(?<=[\dlI|\-ㅡ–—])[lI|]|[lI|](?=[\dlI|\-ㅡ–—])")


def bare_number(text: str) -> str | None:
    """A mobile number as it is written in full ("010-0000-1234"), as E.164, where the words are that and nothing else."""
    found = _BARE.fullmatch(text.strip())
    return f"+8210{found[2]}{found[3]}" if found else None


def parse_phone(text: str) -> str:
    """The one telephone number in `text`, as E.164 (``+821012345678``).

    Raises `Invalid` with a `PhoneCode`. Numbers of the form 010-0000-xxxx, which no operator gives out, are taken.
    """
    if bare := bare_number(text):
        return bare
    if not (words := plain(text)):
        raise Invalid(PhoneCode.EMPTY)
    if len(words) > LONGEST_ANSWER:
        raise Invalid(PhoneCode.NOT_A_PHONE)
    _refuse_secrets(words)
    spotted = instead(words, _digits_of(words)[0][0], phones_in(words))
    numbers = {one.e164 for one in spotted or ()}
    if spotted is None or len(numbers) > 1:
        raise Invalid(PhoneCode.TWO_NUMBERS)
    if not numbers:
        raise Invalid(_what_is_wrong(_digits_of(words)[-1][0]))
    return numbers.pop()


def is_the_same(one: str | None, other: str) -> bool:
    """Whether a number is the one that is written here in any way, for instance the clinic's own."""
    return one is not None and any(spotted.e164 == one for spotted in phones_in(plain(other)))


@once
def phones_in(words: str) -> list[Spotted]:
    """The telephone numbers in `words` (plain), in their order. Raises `Invalid` for a number with surplus digits, and for
    spoken ones that can be read in two ways."""
    problem: Invalid | None = None
    read: dict[tuple[str, ...], list[Spotted]] = {}
    is_any = len(_MAY_BE_A_DIGIT.findall(words)) >= _FEWEST or in_figures(words) != words
    for seen, ending in _digits_of(words) if is_any else ():
        try:
            found = sorted(_spot(seen), key=lambda one: one.start)
        except Invalid as invalid:
            problem = problem or invalid
            continue
        whole = not any(one.start < ending < one.end for one in found)
        if found and whole and (seen == words or not any(_is_cut_oddly(seen, one) for one in found)):
            read.setdefault(tuple(one.e164 for one in found), found)
    if len(read) > 1:
        raise Invalid(PhoneCode.NOT_A_PHONE)
    if not read and problem:
        raise problem
    return next(iter(read.values()), [])


def last_four(e164: str) -> str:
    """The last four digits, by which staff and patients tell numbers apart."""
    return e164[-LAST:]


def show_phone(e164: str) -> str:
    """How people write it: ``010-1234-5678`` for a Korean number, ``+1 202-555-0123`` for a foreign one."""
    if mobile := _MOBILE.fullmatch(e164):  # Nearly every number; the library takes long to say the same.
        return f"0{mobile[1]}-{mobile[2]}-{mobile[3]}"
    if tied := _TIED.fullmatch(e164):
        return f"0{tied[1]}-{tied[2]}-{tied[3]}"  # 0507 and its like, which the library cuts elsewhere.
    if e164.startswith(("+8180", "+8190")):  # The library takes 080-0000-… for a free number.
        return f"+81 {e164[3:5]}-{e164[5:-LAST]}-{e164[-LAST:]}"
    form = PhoneNumberFormat.NATIONAL if e164.startswith("+82") else PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(phonenumbers.parse(e164, None), form))


def spellings(e164: str) -> tuple[str, ...]:
    """What of this number stands in whatever way people write it: in international form, in digits, with hyphens, spaces or
    dots. A Korean one is told without its first zero, where its parts are told apart, for so it stands behind a +82, too."""
    shown = show_phone(e164)
    digits = re.sub(r"\D", "", shown)
    if not shown.startswith("0"):
        return tuple(dict.fromkeys((e164, digits, shown, shown.replace("-", " "))))
    area, middle, last = shown[1:].split("-")
    in_parts = (f"{area}{one}{middle}{two}{last}" for one, two in _JOINTS)
    return (digits, *(f"82{joint}{digits[1:]}" for joint in ("", " ", "-")), *in_parts)


def mask_phone(e164: str) -> str:
    """As shown, with only the first part and the last four digits to be read: ``010-****-5678``."""
    shown = show_phone(e164)
    head = re.match(r"\+?\d+", shown)
    start = head.end() if head else 0
    return shown[:start] + re.sub(r"\d", "*", shown[start:-4]) + shown[-4:]


def _refuse_secrets(words: str) -> None:
    found = mask_secrets(words).found
    if "resident" in found:
        raise Invalid(PhoneCode.RESIDENT_NUMBER)
    if "card" in found:
        raise Invalid(PhoneCode.CARD_NUMBER)


def _digits_of(words: str) -> list[tuple[str, int]]:
    """The words with digits said in Korean as digits, at their places: as they stand, and with each syllable that may be an
    ending or the beginning of another word (…칠팔이에요, …칠팔구요, …칠팔 오후) left out, and where that one stood."""
    words = _ONE_SAID.sub("일 ", in_figures(words))
    seen = _JOINT_WORD.sub(_dashed, _WITH_LETTER_O.sub(_zeros, without_a_name_behind(words)))
    if not _SPOKEN_RUN.search(seen):
        return [(seen, -1)]
    endings = [end for ending in _ENDINGS for end in ending.finditer(seen)][:_MOST_ENDINGS]
    masked = [(seen[: end.start()] + " " * len(end.group()) + seen[end.end() :], end.start()) for end in endings]
    return [(_SPOKEN_RUN.sub(_translated, text), at) for text, at in ((seen, -1), *masked)]


def _is_cut_oddly(seen: str, one: Spotted) -> bool:
    """Whether a spoken number ends in a piece of three or five digits: then a syllable too many or too few was counted."""
    groups = GROUP.findall(seen[one.start : one.end])
    return len(groups) > 1 and len(groups[-1]) in (3, 5)


def _dashed(found: re.Match[str]) -> str:
    return "-" * len(found.group())


def _translated(run: re.Match[str]) -> str:
    """One spoken digit alone is a word: 5678이나."""
    return _SPOKEN_PART.sub(lambda part: part.group().translate(_SPOKEN), run.group())


def _zeros(found: re.Match[str]) -> str:
    """O1O-OOOO-l234 with its letters O and l as digits, if there is any digit beside them; an "I" by itself is a word."""
    said = found.group()
    return _ONES.sub("1", re.sub("[oO]", "0", said)) if re.search(r"\d", said) else said


def _spot(words: str) -> Iterator[Spotted]:
    """The numbers in `words`, each digit used once."""
    groups = list(GROUP.finditer(words))
    foreign = [one for found in _FOREIGN.finditer(words) if (one := _foreign(found))] if groups else []
    yield from foreign
    if foreign:
        groups = [group for group in groups if not any(one.start <= group.start() < one.end for one in foreign)]
    at = 0
    while at < len(groups):
        size, number = _korean_at(words, groups, at)
        if number:
            yield Spotted(number, groups[at].start(), groups[at + size - 1].end())
            _refuse_surplus(words, groups, at + size)
            at += size
        else:
            at = _next_start(words, groups, at)


def _next_start(words: str, groups: list[re.Match[str]], at: int) -> int:
    """Where a number may begin after one that is none: not in its middle."""
    broken = groups[at].group().startswith("0")
    at += 1
    while broken and at < len(groups) and _are_close(words, groups[at - 1], groups[at]):
        if groups[at].group().startswith("010"):
            break
        at += 1
    return at


def _korean_at(words: str, groups: list[re.Match[str]], at: int) -> tuple[int, str | None]:
    """How many groups of digits make the Korean number that begins at `at`, and the number; the best cut of several."""
    digits = "+" if words.startswith("+", max(0, groups[at].start() - 1)) else ""
    best: tuple[int, str | None] = (0, None)
    for size, group in enumerate(groups[at : at + _MOST_GROUPS], start=1):
        if size > 1 and not _are_close(words, groups[at + size - 2], group):
            break
        digits += group.group()
        if len(digits) > _MOST_DIGITS:
            break
        number = _korean(digits, groups[at : at + size])
        if number:
            best = (size, number)
            if len(group.group()) >= 4:
                break
    return best


def _are_close(words: str, one: re.Match[str], next_one: re.Match[str]) -> bool:
    return _CLOSE.fullmatch(words, one.end(), next_one.start()) is not None


def _korean(digits: str, groups: list[re.Match[str]]) -> str | None:
    found = _KOREAN.fullmatch(digits)
    if found is None:
        return None
    area, middle, last = found["area"], found["middle"], found["last"]
    has_code = found.start("zero") > 0
    bare = not has_code and not found["zero"]
    if bare and (area != "10" or [len(group.group()) for group in groups] not in _WITHOUT_ZERO):
        return None
    if area in ("10", "70") or area.startswith("50"):
        placeholder = not int(middle + last) and len(groups[-1].group()) == 5  # A row of noughts in no known cut.
        is_whole = not placeholder and (len(middle) == 4 or area.startswith("50"))
    else:
        is_apart = len(groups) == 3 and middle[0] == "1"  # As an example has it: 02-1234-5678.
        is_whole = area.startswith("1") or middle[0] not in "01" or is_apart
    return _checked(f"+82{area}{middle}{last}") if is_whole else None


def _refuse_surplus(words: str, groups: list[re.Match[str]], at: int) -> None:
    """A digit too many is a mistake; a time, an age or another number is none."""
    if at >= len(groups) or not _are_close(words, groups[at - 1], groups[at]):
        return
    if UNIT.match(words, groups[at].end()) or _HOURS.match(words, groups[at].start()):
        return
    if "\n" in words[groups[at - 1].end() : groups[at].start()]:
        return
    if _korean_at(words, groups, at)[1] is None:
        raise Invalid(PhoneCode.TOO_LONG)


def _foreign(found: re.Match[str]) -> Spotted | None:
    """A number with + or 00; an hour or an age at its end is left out."""
    if found.group().startswith("00") and _DIGIT_BEFORE.search(found.string[max(0, found.start() - 6) : found.start()]):
        return None  # The middle of a number: 010 - 0010 - 0000.
    said = found.group().rstrip(" .-()/_")
    if UNIT.match(found.string, found.start() + len(said)):
        said = re.sub(r"\D{1,3}\d{1,2}$", "", said)
    number = _abroad(re.sub(r"\D", "", said))
    return Spotted(number, found.start(), found.start() + len(said)) if number else None


def _abroad(digits: str) -> str | None:
    try:
        number = phonenumbers.parse("+" + digits.removeprefix("00"), None)
    except NumberParseException:
        return None
    if number.country_code == 82:
        return None
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason == ValidationResult.TOO_SHORT:
        raise Invalid(PhoneCode.TOO_SHORT)
    if reason == ValidationResult.TOO_LONG:
        raise Invalid(PhoneCode.TOO_LONG)
    if (number.country_code == 1 or digits.startswith("00")) and not phonenumbers.is_valid_number(number):
        return None  # A possible one may be a Korean one with a slip: +10-0000-1234.
    return str(phonenumbers.format_number(number, PhoneNumberFormat.E164))


def _checked(e164: str) -> str | None:
    return e164 if _MOBILE.fullmatch(e164) or phonenumbers.is_possible_number(phonenumbers.parse(e164, None)) else None


def _what_is_wrong(words: str) -> PhoneCode:
    """The code for words in which no number could be read."""
    digits = re.sub(r"\D", "", words)
    if not digits:
        return PhoneCode.NO_DIGITS
    if digits in _EMERGENCY:
        return PhoneCode.EMERGENCY
    national = re.sub(r"^(?:00)?82(?=\d{6})", "0", digits).replace("00", "0", 1) if "82" in digits[:4] else digits
    return _by_length(national)


def _by_length(digits: str) -> PhoneCode:
    mobile = re.match(r"01[016789]", digits) is not None
    least, most = (11 if digits.startswith("010") else 10 if mobile else 9), 11
    if len(digits) in (7, 8) and digits[0] != "0":
        return PhoneCode.NOT_A_PHONE if re.match(r"1[568]\d\d\d{4}$", digits) else PhoneCode.NO_AREA
    if len(digits) < least:
        return PhoneCode.TOO_SHORT
    return PhoneCode.TOO_LONG if len(digits) > most else PhoneCode.NOT_A_PHONE

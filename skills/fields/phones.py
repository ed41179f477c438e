"""A telephone number read from what a person types, and the ways it is shown.

Korean numbers are read by their own form, for people write them without a country code, in words, with blanks or a letter
O for a zero; whether such a number can exist, and everything about foreign ones, is the phonenumbers library's say.
How a number is stored or looked up is not here.
"""

import re
from enum import StrEnum

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, ValidationResult

from skills.fields import Invalid
from skills.fields.letters import LONGEST_ANSWER, SPOKEN_DIGITS
from skills.fields.secrets import mask_secrets
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
    RESIDENT_NUMBER = "fields.phone.resident_number"
    CARD_NUMBER = "fields.phone.card_number"
    EMERGENCY = "fields.phone.emergency"


_JOINT = r"[\s.,:\-()/_~ㅡ]{0,3}"
_KOREAN = re.compile(
    rf"(?<![\d+])(?:(?:\+|00)?82{_JOINT}0?|0)"
    rf"(?P<area>10|1[16789]|2|3[1-3]|4[1-4]|5[1-5]|6[1-4]|70|80|50\d?){_JOINT}"
    rf"(?P<middle>\d{{3,4}}){_JOINT}(?P<last>\d{{4}})(?!\d)"
)
_BARE_MOBILE = re.compile(rf"(?<![\d+])10{_JOINT}\d{{4}}{_JOINT}\d{{4}}(?!\d)")
_FOREIGN = re.compile(r"(?<![\d+])(?<!\d[\s.\-])(?:\+|00(?=[1-9]))\s?[1-9][\d\s.\-()]{4,24}")
_TAIL = re.compile(rf"{_JOINT}\d+(?!\d|\s*(?:시|일|월|분|번|:|명|세|살))")
_EMERGENCY = frozenset({"112", "119", "110", "118", "1339", "911", "1393", "109"})
_SPOKEN_RUN = re.compile(rf"[{''.join(SPOKEN_DIGITS)}](?:[\s\-]?[{''.join(SPOKEN_DIGITS)}]){{2,}}")
_SPOKEN = str.maketrans(SPOKEN_DIGITS)
_SPOKEN_JOINT = re.compile(r"(?<=\d)\s?(?:에|다시|대시|하이픈)\s?(?=\d)")
_SPELLED_OUT = re.compile(r"(?<!\d)\d(?:[\s\-]{1,3}\d){8,14}(?!\d)")
_COPULA = re.compile(r"이?(?:에요|예요|요|고요|라고.*|구요)(?=\W|$)|입니다|이(?=[고라며야])")
_WITH_LETTER_O = re.compile(r"(?<![A-Za-z])[\doO][\doO\s.\-]{5,40}(?![A-Za-z])")


def parse_phone(text: str) -> str:
    """The one telephone number in `text`, as E.164 (``+821012345678``).

    Raises `Invalid` with a `PhoneCode`. Numbers of the form 010-0000-xxxx, which no operator gives out, are taken.
    """
    words = plain(text)
    if not words:
        raise Invalid(PhoneCode.EMPTY)
    if len(words) > LONGEST_ANSWER:
        raise Invalid(PhoneCode.NOT_A_PHONE)
    _refuse_secrets(words)
    words = _SPOKEN_JOINT.sub("-", _WITH_LETTER_O.sub(_zeros, _with_spoken_digits(words)))
    words = _SPELLED_OUT.sub(lambda spelled: re.sub(r"\D", "", spelled.group()), words)
    numbers, rest = _numbers_in(words)
    if len(numbers) > 1:
        raise Invalid(PhoneCode.TWO_NUMBERS)
    if not numbers:
        raise Invalid(_what_is_wrong(rest))
    return numbers.pop()


def last_four(e164: str) -> str:
    """The last four digits, by which staff and patients tell numbers apart."""
    return e164[-4:]


def show_phone(e164: str) -> str:
    """How people write it: ``010-1234-5678`` for a Korean number, ``+1 202-555-0123`` for a foreign one."""
    number = phonenumbers.parse(e164, None)
    form = PhoneNumberFormat.NATIONAL if number.country_code == 82 else PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(number, form))


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


def _with_spoken_digits(words: str) -> str:
    """Digits said in Korean ("공일공 일이삼사…") as digits; 일 or 이 inside ordinary words stays a word."""
    if not _SPOKEN_RUN.search(words):
        return words
    said = _COPULA.sub(" ", words)
    return _SPOKEN_RUN.sub(lambda run: run.group().translate(_SPOKEN), said)


def _zeros(found: re.Match[str]) -> str:
    """O1O-OOOO-1234 with its letters O as zeros, if there is any digit beside them."""
    said = found.group()
    return re.sub("[oO]", "0", said) if re.search(r"\d", said) else said


def _numbers_in(words: str) -> tuple[set[str], str]:
    """The different numbers found, and the words that are left when they are taken out."""
    numbers: set[str] = set()
    rest = words
    for pattern, read in ((_KOREAN, _korean), (_FOREIGN, _foreign), (_BARE_MOBILE, _bare_mobile)):
        for found in list(pattern.finditer(rest)):
            number = read(found)
            if number is None:
                continue
            if pattern is not _FOREIGN and _TAIL.match(rest, found.end()) and not _next_number(rest, found.end()):
                raise Invalid(PhoneCode.TOO_LONG)
            numbers.add(number)
            rest = rest[: found.start()] + "#" * len(found.group()) + rest[found.end() :]
    return numbers, rest


def _next_number(words: str, start: int) -> bool:
    """Whether another whole number follows directly, so that the digits there are not this one's surplus."""
    joint = re.compile(_JOINT).match(words, start)
    at = joint.end() if joint else start
    return any(pattern.match(words, at) for pattern in (_KOREAN, _FOREIGN, _BARE_MOBILE))


def _korean(found: re.Match[str]) -> str | None:
    area, middle, last = found["area"], found["middle"], found["last"]
    if area == "10" and len(middle) != 4:
        return None
    if not area.startswith("1") and middle[0] in "01":
        return None
    return _checked(f"+82{area}{middle}{last}")


def _bare_mobile(found: re.Match[str]) -> str | None:
    """A mobile number that lost its first zero, as spreadsheets do: 10-1234-5678."""
    return _checked("+82" + re.sub(r"\D", "", found.group()))


def _foreign(found: re.Match[str]) -> str | None:
    digits = re.sub(r"\D", "", found.group().removeprefix("+"))
    try:
        number = phonenumbers.parse("+" + digits.removeprefix("00"), None)
    except NumberParseException:
        return None
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason == ValidationResult.TOO_SHORT:
        raise Invalid(PhoneCode.TOO_SHORT)
    if reason == ValidationResult.TOO_LONG:
        raise Invalid(PhoneCode.TOO_LONG)
    if not phonenumbers.is_valid_number(number) or number.country_code == 82:
        return None
    return str(phonenumbers.format_number(number, PhoneNumberFormat.E164))


def _checked(e164: str) -> str | None:
    return e164 if phonenumbers.is_possible_number(phonenumbers.parse(e164, None)) else None


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

"""The short and the dialects' endings of a statement, as one would say it to a stranger: "안 보인다카이" as "안 보여요".

A sign of danger is looked for in these words too, because the signs are written in the endings that most people use."""

from skills.fields.reading import patterns as re
from skills.understanding.spelling import split

LONGEST = 60  # Letters; who says more uses other endings too, or is weighed by the rest.
_STATED = re.compile(
    r"(?P<stem>[가-힣]{1,8}?)(?P<end>는|(?<=[가-힣])았|었)?"
    r"(?:다|네|노|데이)(?P<tail>\s?(?:카이|카니까?|아이가|안\s?카나|니까|니깐|당께|예|요|유|야|잉|고요|구요|잖아요?)?)(?=[\s.,!?~ㅠㅜ]|$)"
)
_NOT = re.compile(r"(?<![가-힣])몬(?=\s?[가-힣])")
_OPEN_A = frozenset("ㅏㅐㅓㅔㅕㅖ")
_MEETS = {"ㅣ": "ㅕ", "ㅜ": "ㅝ", "ㅗ": "ㅘ", "ㅡ": "ㅓ", "ㅚ": "ㅙ"}
_BEGIN, _MIDDLES, _FINALS = 0xAC00, 21, 28
_FIRSTS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"


def to_a_stranger(text: str) -> str:
    """The words with the endings of plain speech made polite; as they are where there is none, and where they are long."""
    if len(text) > LONGEST:
        return text
    return _STATED.sub(_politely, _NOT.sub("못", text).replace("지뿟", "졌"))


def _politely(told: re.Match[str]) -> str:
    stem, end = told["stem"], told["end"] or ""
    first, vowel, final = split(stem[-1])
    if end == "는" or final not in ("", "ㄴ"):  # 멎는다, 쓰러졌다, 없네
        return f"{stem}{end.replace('는', '')}{'아' if vowel in 'ㅏㅗ' and end == '는' else '어'}요"
    if stem[-1] in "하한":
        return f"{stem[:-1]}해요"
    if vowel in _OPEN_A:  # 깬다, 나네
        return f"{stem[:-1]}{_joined(first, vowel)}요"
    if vowel in _MEETS:  # 보인다, 못 차리네
        return f"{stem[:-1]}{_joined(first, _MEETS[vowel])}요"
    return f"{stem[:-1]}{_joined(first, vowel)}어요"  # 쉰다


def _joined(first: str, vowel: str) -> str:
    return chr(_BEGIN + (_FIRSTS.index(first) * _MIDDLES + _VOWELS.index(vowel)) * _FINALS)

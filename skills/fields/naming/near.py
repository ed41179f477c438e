"""A name in words that is nearly the one that was given before: "예린 아니고 얘린이요", "*박서진", "Siobhan, not Siobahn".

Who writes a name that differs from theirs by a syllable or a letter puts theirs right, in whatever sentence it stands, so that
no wording need be known. Pure: whether another may be meant is asked by the caller.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from operator import ne
from unicodedata import normalize

from skills.fields.contact import called_one, whole_name
from skills.fields.persons import speaks_of_a_relative
from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once

LONGEST = 120  # Letters that are looked into.
_ALONE = 10  # Letters: of so few, the name is all that is said.
_LIKE = 0.7  # How alike two words in Latin letters are at least.
_WORD = re.compile(r"(?<![가-힣])[가-힣]{2,9}(?![가-힣])")
_END = re.compile(
    r"(?:이?[에예](?:요|여)|이?[요여용염]|이?입니다|임다|임|이?라고요?|이?라|으?로요?|이?고[요여]?|이?구[요여]?|[이가은는을를]|이?야|인데요?)?"
)
_OTHERS = re.compile(
    r"\S{0,2}\s?(?:아니|아닌|아닙|아님|아이[고라]|말고|에서|대신|->|→|=>|[xX✕❌])|\s?(?:원장|실장|부장|대표|선생|의사|쌤|간호|상담사|님|씨)"
)
"""What stands behind the wrong name, or that of somebody else."""
_OF_ANOTHER = re.compile(
    r"추천|소개|입금|예금|보호자|원장|유튜|연예인|배우|가수|아이돌|스타일|같은|처럼|닮|쌍둥이|라고\s?(?:문자|전화|톡)|왔던데|예정|나중에|내년|으면\s"
    r"|\b(?:maiden|married|former|everyone|everybody|people|they|looks? like|will be|going to be|if)\b|\bnot\s(?=[A-Z])",
)
"""A name of somebody else, or one that is none now: no value of the writer's is put right by it."""
_CALLED = re.compile(r"이름|성함|성[은이]\s|본명|오타|[*→>]")
_LATIN = re.compile(r"(?<![\w'’-])[A-Za-z][A-Za-z'’-]+")
_PUTS_RIGHT = re.compile(
    r"아니|아이[고라]|틀[렸려린]|잘\s?못|바꿔|바꾸|바꿀|고[쳐치칠]|정정|수정|변경|오타|맞[아는이습]|이름|성함|성[은이]\s|본명|개명|실수|대신|말고|[*→>]"
    r"|\b(?:mis\w+|spel\w+|typo|wrong|mistake|should|not|names?|correct\w*|chang\w+|actually|oops|it'?s)\b",
    re.IGNORECASE,
)


@once
def near(text: str, before: str) -> str | None:
    """The name in these words that differs from `before` by one syllable, or of which a word is spelled a little otherwise;
    None where there is none, or where nothing says that something is put right."""
    words = normalize("NFC", text[:LONGEST])
    found = _korean(words, before) if "가" <= before[:1] <= "힣" else _in_latin(words, before)
    if found is None or _OF_ANOTHER.search(words) or speaks_of_a_relative(words):
        return None
    rest = words.replace(found, " ")
    if (name := whole_name(found)) is not None:
        is_alone = len(words.strip(" .!~")) <= max(_ALONE, len(before) + 2)
        return name if is_alone or puts_right(rest) else None
    # What is not built like a name is one where it is called so, or put against the one that was given.
    is_called = _CALLED.search(rest) is not None or (puts_right(rest) and before[-2:] in rest)
    return called_one(found) if is_called else None


@once
def may_hold_one(text: str) -> bool:
    """Whether these words can hold such a name, whatever was given before: for all others `near` need not be asked, and what
    was given need not be opened."""
    if puts_right(text):
        return True
    words = normalize("NFC", text[:LONGEST]).strip(" .!~")
    if words.isascii():
        return len(words) <= LONGEST and whole_name(words) is not None
    word = _WORD.search(words)
    return word is not None and any(
        whole_name(word[0][:size]) and _END.fullmatch(word[0][size:]) for size in range(2, 5)
    )


def puts_right(text: str) -> bool:
    """Whether the words say that something is put right, whatever it is."""
    return _PUTS_RIGHT.search(text[:LONGEST]) is not None


def is_like(name: str, before: str) -> bool:
    """Whether a name is the one that was given, or differs from it by one syllable."""
    return len(name) == len(before) > 1 and sum(map(ne, name, before)) <= 1


def _korean(words: str, before: str) -> str | None:
    if len(before) < 2 or not before.isalpha() or _WORD.fullmatch(before) is None:
        return None
    given = before[-2:] if len(before) > 2 else ""
    names_it = before in words or (given and given in words)
    for word in _WORD.finditer(words):
        if _OTHERS.match(words, word.end()):
            continue
        if _is_near(word[0], before):
            return word[0][: len(before)]
        if names_it and given and _is_near(word[0], given):
            return before[: -len(given)] + word[0][: len(given)]
    return None


def _is_near(word: str, name: str) -> bool:
    """Whether the word begins with the name but for one syllable, and goes on as a sentence does behind a name."""
    other = [(one, two) for one, two in zip(word, name, strict=False) if one != two]
    if len(word) < len(name) or len(other) != 1 or _END.fullmatch(word[len(name) :]) is None:
        return False
    return len(name) > 2 or _sounds_like(*other[0])


def _sounds_like(one: str, two: str) -> bool:
    """Whether two syllables have two of their sounds in common."""
    first, second = normalize("NFD", one), normalize("NFD", two)
    return len(set(first) & set(second)) >= len(first) - 1


def _in_latin(words: str, before: str) -> str | None:
    told, names = [one[0] for one in _LATIN.finditer(words)], before.split()
    for at in range(len(told) - len(names) + 1):
        some = told[at : at + len(names)]
        pairs = list(zip(some, names, strict=True))
        if some != names and all(map(_is_like, some, names)) and any(one.lower() != two.lower() for one, two in pairs):
            return " ".join(some)
    return None


def _is_like(one: str, two: str) -> bool:
    return SequenceMatcher(None, one.lower(), two.lower()).ratio() >= _LIKE

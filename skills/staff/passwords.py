"""Which passwords staff may choose: long enough, not among the ones that everybody tries, not made of names.

No composition rules (NIST SP 800-63B advises against them): length and a list of what is guessed first do more. Nothing is
hashed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from storage import characters
from storage.characters import folded, plain
from storage.errors import NotPossible

LEAST, MOST = 10, 128

# Words that guessed passwords are built from, Korean keyboards included (dkssud is 안녕 typed without switching).
_WORDS = """
password passwort passw0rd p@ssword p@ssw0rd admin administrator root user test guest login welcome letmein
iloveyou monkey dragon master superman batman football baseball sunshine princess shadow michael jennifer
qwerty qwertyuiop asdfghjkl zxcvbnm qazwsx qazwsxedc trustno1 whatever freedom secret hello computer internet
samsung naver kakao kakaotalk daum google apple iphone android galaxy korea seoul busan hospital clinic doctor
nurse surgery consult consultation counsel sangdam surgeon beauty plastic love lovely angel happy lucky winner
forever family mother father baby dkssud dkssudgktpdy rladmsghk qlalfqjsgh tkfkdgo tkfkdgody sarang saranghae
annyeong bimilbeonho changeme default temp temporary spring summer autumn winter january february october
november december monday friday 비밀번호 안녕하세요 사랑해 상담 성형외과 병원 관리자 카카오톡
"""
_COMMON_WORDS = frozenset(_WORDS.split())
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "abcdefghijklmnopqrstuvwxyz", "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ")
_LEET = str.maketrans({"0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i"})


def check_password(password: str, own_words: Iterable[str] = ()) -> None:
    """Raise `NotPossible` with a code: `password_short`, `password_long`, `password_common`, `password_personal`.

    `own_words` are the person's name, parts of their address and the clinic's words.
    """
    password = characters.password(password)
    if len(password) < LEAST:
        raise NotPossible("the password is too short", code="password_short")
    if len(password) > MOST:
        raise NotPossible("the password is too long", code="password_long")
    bare = plain(password).casefold()
    if _is_personal(bare, own_words):
        raise NotPossible("the password is made of names", code="password_personal")
    if _is_guessed_first(bare):
        raise NotPossible("the password is one of those that are guessed first", code="password_common")


def _is_personal(bare: str, own_words: Iterable[str]) -> bool:
    for word in own_words:
        short = folded(word)
        if len(short) >= 2 and short in bare and len(bare.replace(short, "")) < LEAST - 2:
            return True
    return False


def _is_guessed_first(bare: str) -> bool:
    """Little is left when common words, rows of the keyboard, repeats and years are taken out."""
    return min(_what_is_left(bare), _what_is_left(bare.translate(_LEET))) < 5 or len(set(bare)) < 5


def _what_is_left(bare: str) -> int:
    rest = bare
    for word in sorted(_COMMON_WORDS, key=len, reverse=True):
        rest = rest.replace(word, "")
    rest = re.sub(r"(?:19|20)\d\d", "", rest)
    rest = re.sub(r"(.)\1{2,}", "", rest)
    return len(_without_rows(rest))


def _without_rows(text: str) -> str:
    rows = [*_ROWS, *(row[::-1] for row in _ROWS)]
    for size in range(10, 3, -1):
        for row in rows:
            for at in range(len(row) - size + 1):
                text = text.replace(row[at : at + size], "")
    return text

"""A name that takes the place of the one that was given, read from the words: called one, put right, or a part of it."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from skills.fields.contact import beside_phone, called_one, whole_name
from skills.fields.contact import found as contact_in
from skills.fields.naming import latin
from skills.fields.naming.frames import SAID_TO_BE
from skills.fields.naming.near import is_like, near
from skills.fields.naming.sentences import put_right
from skills.fields.persons import is_about_anothers
from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once
from skills.understanding.amending import behind_no

_CALLED = re.compile(
    r"(?:이름|성함)(?!이?랑|하고|과)(?:은|이|는|도|을|를)?\s?(?P<name>(?!말[고이])[가-힣]{2,4}?)(?:(?P<is>이에요|예요|에요|입니다)|이요|으로요|로요|요)"
    r"(?:[\s,.!~]*|[\s,.]{1,3}[가-힣]{1,2}(?:요|자)?[.!~]+)"
)
_A_PART = re.compile(
    r"(?:(?:아|앗|어|참|아니)[\s,]{1,2})?(?P<old>[가-힣]{1,3}?)[이가]?\s?(?:아니고|아니라|말고)\s(?P<new>[가-힣]{1,3}?)(?:이에요|예요|에요|입니다|이요|요)?"
    r"(?:[\s,.]{1,3}(?P<whole>[가-힣]{2,4}?)(?:이에요|예요|에요|입니다|이요|요)?)?[\s.!~]*"
)
_A_SLIP = re.compile(r"[\s,.]{1,3}(?:오타|잘못\s?(?:썼|적었|눌렀|쳤))\S{0,5}[\s.!~]*$")
_MINE = re.compile(
    r"(?:^|\s)(?:제|내|본인|환자)\s?(?:이름|성함)(?:은|이)\s(?P<name>[가-힣]{2,4}?)(?P<is>이에요|예요|에요|입니다)[\s.!~]*$"
)
_REAL = re.compile(
    r"(?:^|[\s,.])(?:(?:제|내|저의?)\s)?(?:본명|실명|(?:진짜|실제|원래|본래|호적|주민등록상?)\s?(?:이름|성함))(?:은|이|는)?\s?(?P<name>(?!말고|아니|아닌|비밀|안\s|으로|그대로)[가-힣]{2,4}?)"
    r"(?P<is>이?에요|예요|이?에여|예여|이?[구고](?:[요여])?|입니다|임(?:다)?|이?[요여염용]|(?:으로|로)\s?(?:해|바꿔|고쳐|적어|써|수정)\S{0,3}\s?\S{0,5})(?:[\s.,!~ㅎㅋㅠㅜ]|$)"
)
"""The name that one has beside another that one goes by: "뽀미는 닉넴이구 본명은 …예요"."""
_NOW = re.compile(
    r"(?:^|[\s,.])(?:지금|이제|현재|새|새로운|바뀐|바꾼|개명한|고친|맞는|정확한|올바른|진짜)\s?(?:(?:제|내|저의?)\s)?(?:이름|성함)(?:은|이|는)?\s?(?P<name>(?!말고|아니|아닌|비밀|안\s|으로|그대로)[가-힣]{2,4}?)"
    rf"(?P<is>이?에요|예요|이?에여|예여|입니다|{SAID_TO_BE}|이?(?:라고|라)\s?(?:합니다|해요|불러\S{{1,4}}|써요|적어\S{{1,4}})|임|이?[요여]|(?:으로|로)\s?(?:해|바꿔|고쳐|적어|써|수정|부탁)\S{{0,3}}\s?\S{{0,5}})[\s.!~ㅎㅋㅠㅜ]*$"
    r"|(?:개명|성이\s?바뀌|성을\s?바꾸|이름[이을]\s?(?:새로\s)?(?:바뀌|바꾸|바꿨|바꿔|바뀐))[^?]{0,16}[\s,.](?:지금은?|이제는?|현재는?)\s(?P<now>[가-힣]{2,4}?)(?:이?에요|예요|입니다|이?(?:라고|라)\s?(?:합니다|해요|불러\S{1,4}|써요)|이?[요여]|(?:으로|로)\s?\S{1,4}(?:\s\S{1,4})?)[\s.!~ㅎㅋㅠㅜ]*$"
)
"""The name that one goes by now, with why: "결혼하고 개명해서 지금 이름은 …"."""
_THE_REST_STAYS = re.compile(
    r"(?:^|[\s,.])(?:이름|성함)(?:은|이|만)?\s(?P<name>[가-힣]{2,4}?)(?:이고요?|이구요?|고요?|이며|이에요|예요|입니다|(?:으로|로)\s?(?:[가-힣]{1,5}\s?){0,2}?(?:고요?|요))[\s,.]{1,3}"
    r"(?:(?:전화\s?)?번호|연락처|나머지\S{0,2}|시간)(?:는|은|도)?\s(?:다\s)?(?:그대로|똑같|같아|같습|안\s?바뀌)\S{0,6}[\s.!~]*$"
    r"|(?:(?:전화\s?)?번호|연락처|나머지\S{0,2})(?:는|은|도)?\s(?:다\s)?(?:그대로|똑같)\S{0,6}\s(?:이름|성함)(?:은|이|만)?\s(?P<then>[가-힣]{2,4}?)(?:(?:으로|로)(?:요|\s?\S{1,4}(?:\s\S{1,4})?)|이에요|예요|입니다|이?요)[\s.!~]*$"
    r"|\b[Mm]y (?:(?:new|current|correct|right|married|legal) name is(?: now)? (?P<en>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2})(?=[\s.,!]|$)|name is (?:now (?P<en_now>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2})|(?P<now_en>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2}) now)(?=[\s.,!]|$))"
)
"""Another name, and the rest stays as it was: "이름은 …이고 번호는 그대로예요"."""
_AND_I = re.compile(
    r"(?:이름|성함)(?:은|이)?\s[가-힣]{2,4}(?:이고|이구|고|인데|이며)요?,?\s(?:저는|제가|제\s이름은)\s(?P<name>[가-힣]{2,4}?)(?P<is>이에요|예요|에요|입니다)[\s.!~]*$"
)
"""Another's name, and one's own: "엄마 이름은 김순자이고 저는 박하은이에요"."""
_IN_LATIN = re.compile(
    r"(?:이름|성함)(?:은|을|이|도)?\s(?:[가-힣]{1,8}\s){0,4}(?P<name>[A-Z][A-Za-z'’-]{1,19}(?: [A-Z][A-Za-z'’-]{0,19}){1,3})(?:으로|로|라고|이라고)?\s?(?:좀\s)?(?:써|쓰|적|바꿔|변경|수정|고쳐|표기|등록|해\s?주)"
)
"""How a name is to be written: "이름은 여권하고 같게 Sato Yuki 써 주세요"."""
_RATHER = re.compile(
    rf"^(?:.{{0,24}}\s)?(?P<old>[가-힣]{{2,4}}?)(?:이|가|은|는)?\s?(?:아니고|아니라|아니구|말고|아이[고라])(?:요|예)?[\s,]{{1,2}}(?:제\s이름은\s)?(?P<new>[가-힣]{{2,4}}?)(?:이?에요|예요|이?네요|이?구만유?|이?구먼유?|이?우다|이?여유|이?라예|{SAID_TO_BE}|이?요)[\s.!~ㅎㅋㅠㅜ]*"
)
"""The wrong name, whatever stands before it, and the right one: "아이고 박영수가 아니고 박영주예요"."""
_LEADS = re.compile(r"^(?:(?:아|앗|어|참|아니(?:요|다|야)?|아뇨|죄송해요|잠깐만요?|제|내)[\s,.!]+)+")


def name_instead(text: str, before: str) -> str | None:
    """The name in these words that is meant instead of `before` ("" where none was given)."""
    if (written := latin.put_right(text, before)) is not None:
        return written
    if (named := _IN_LATIN.search(text)) is not None:
        return whole_name(named["name"])
    if (rather := _RATHER.fullmatch(text)) and _is_of(rather["old"], before) and not is_about_anothers(text):
        new = rather["new"]
        return whole_name(new) or (called_one(new) if len(new) == len(before) and set(new) & set(before) else None)
    if (new := new_one(text)) is not None:
        return new
    real = None if is_about_anothers(text) else _REAL.search(text)
    said = _CALLED.fullmatch(_LEADS.sub("", text)) or _MINE.search(text) or _AND_I.search(text) or real
    if said is None:
        return _in_its_place(text, before) or near(text, before)
    return whole_name(said["name"]) or (called_one(said["name"]) if said["is"] else None)


@once
def new_one(text: str) -> str | None:
    """The name that the writer goes by now, told as that."""
    found = None if is_about_anothers(text) else _NOW.search(text)
    told = (found["name"] or found["now"]) if found else ""
    if not told and not is_about_anothers(text) and (rest := _THE_REST_STAYS.search(text)):
        told = next(filter(None, rest.groupdict().values()), "")
    return whole_name(told) or called_one(told) if told else None


def _is_of(old: str, before: str) -> bool:
    """Whether the wrong name is the one that was given, be it with the "님" that it is told with here."""
    return is_like(old, before) or is_like(old.removesuffix("님"), before)


def tells_the_real_one(text: str) -> bool:
    """Whether a name is told that one has beside another that one goes by."""
    return (_REAL.search(text) is not None and not is_about_anothers(text)) or new_one(text) is not None


def rests_on(text: str) -> str:
    """What is left of a name that is put right in one breath: of "나영이 엄마예요 아니 서은정이요 010-…" her own."""
    rest = beside_phone(text)
    return put_right(rest) if rest else text


def _in_its_place(text: str, before: str) -> str | None:
    """ "아니 최정순이여": a name alone with the surname of the one that was given, or a part ("지은이 아니고 지언이에요")."""
    said = contact_in(_A_SLIP.sub("", behind_no(text)))
    part = _A_PART.fullmatch(text)
    if part and part["whole"] and part["whole"].endswith(part["new"]):
        return whole_name(part["whole"])  # "영자가 아니고 영재요 이영재"
    if part and before and before.endswith(part["old"]):
        return whole_name(part["whole"] or before.removesuffix(part["old"]) + part["new"])
    return said.name if said.name and said.alone and not said.phone and said.name[:1] == before[:1] else None

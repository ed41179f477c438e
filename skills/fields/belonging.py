"""Whose something is by the words alone: a relative's, a named person's, that of another number, 'the patient's'.

Pure. What is known of the writer, and what was filed for whom, is weighed in `skills/chat/rights/whose`.
"""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from collections.abc import Iterator
from enum import StrEnum

from skills.fields.contact import called_one
from skills.fields.contact import found as contact_in
from skills.fields.naming.names import name_in
from skills.fields.naming.on_the_skin import is_on_the_skin
from skills.fields.naming.shape import rank_of
from skills.fields.persons import ANYBODY, IN_KOREAN, RELATIVE, name_of_another, named
from skills.fields.reading import patterns as re
from skills.fields.reading.dialects import in_standard

THEIRS = r"(?:wife|husband|mother|mom|mum|father|dad|son|daughter|sister|brother|friend|partner|boyfriend|girlfriend)"
LONGEST = 80  # Letters; who tells more tells of something else as well.
SURE = 3  # How sure it must be that a bare word is a name.


class Thing(StrEnum):
    """What of another's is meant."""

    DATA = "data"
    CASE = "case"
    STANDS = "stands"
    ADS = "ads"
    VISIT = "visit"


_KIN = {
    "partner": r"배우자|마누라|영감|남편분|아내분|애인|약혼자|약혼녀",
    "parent": r"엄니|어무이|아부지|울엄마|외할머니|외할아버지|장모|장인|시모|시부|모친|부친",
    "child": r"며느리|사위",
    "other": r"시누이?|올케|형부|형수|제부|처제|처남|매형|매제|시동생|사촌|동료|룸메이트|이웃|선배|후배|가족|식구|형제|자매",
    "": r"(?:그|저|이|다른|딴|남의)\s?(?:사람|분|환자)|타인|남(?=의)|고인|환자(?:분)?|고객(?:님)?|보호\s?대상자",
}
_RELATED = {
    relation: re.compile(f"{words}|{IN_KOREAN[relation]}" if relation in IN_KOREAN else words)
    for relation, words in _KIN.items()
}
_WHO = rf"(?:{RELATIVE}|{'|'.join(_KIN.values())})(?:님|분|씨)?"
_NAMED = r"(?:\s(?P<name>[가-힣]{2,4})(?:\s?(?:님|씨))?)??"
_PHONE = r"(?:\+?\d[\d\s().-]{7,16}\d)"
_BY_NUMBER = rf"(?:\s(?:\S{{0,3}}번호\S?\s)?{_PHONE}(?:으?로)?)?(?:\s?(?:명의|이름|번호|성함)(?:으?로)(?:\s?(?:된|등록된|되어\s?있는|들어간))?)?"
_OF = rf"(?<![가-힣])(?:우리|저희|제|울|내)?\s?(?P<who>{_WHO}){_NAMED}{_BY_NUMBER}(?:의|꺼|거)?\s{{0,2}}"
_OF_NAMED = rf"^(?:저기요?\s|혹시\s)?(?:(?P<name>[가-힣]{{2,4}})(?:\s?(?:님|씨|환자분?))?(?:의)?(?:\s|,){{0,3}}{_PHONE}?|{_PHONE})(?:으?로|님)?(?:\s|,){{0,3}}(?:(?:된|등록된|접수된)\s)?"
_KIND = r"(?:(?:개인|민감|건강|상담|진료|회원|예전|자기|본인|관련|모든|저장된|등록된)\s?){0,3}"
_BETWEEN = r"(?:(?!상담|예약|때문|(?<![가-힣])(?:제|내|저)\s|말고|[가-힣]라서\s|[가-힣](?:래|려고|어)서\s).)"
_DATA = r"(?:정보|기록|자료|내용|내역|사진|동의|차트|계정|연락처|번호|이름|성함|성명|데이터)"
_DATA_ACT = r"(?:지워|지울|지우|삭제|없애|파기|열람|볼\s?수|봐도|떼|사본|철회|취소|무르|정지|중지|멈춰|멈추|처리하지|이용하지|쓰지\s?마|탈퇴|조회)"
_SHOWN = r"(?:알려\s?(?:주|줘)|알고\s?싶|보여|확인|조회|궁금|뭐로|뭘로|뭐예요|뭔가요|몇\s?번|있나요|있어요\?|있는지|됐는지|아세요|아시나요)"
_CASE = r"(?:상담|접수|신청|문의|접수한\s?(?:거|것)|(?:상담|접수)\s?(?:건|내역|내용|번호))"
_CANCEL = r"(?:취소|철회|무르|없던\s?[일걸])"
_STANDS = r"(?:(?:잘\s?)?(?:됐|되었|됬|되어\s?있|돼\s?있|왔|나왔|나갔|들어갔|들어왔)|어떻게\s?(?:됐|되었|됬|돼\s?가|되고|되어)|어디까지|언제(?!\s?(?:가능|돼|되|할|받))|몇\s?번|진행|접수된|있나요|된\s?거)"
_THINGS: tuple[tuple[Thing, str], ...] = (
    (Thing.VISIT, rf"(?:예약|방문|내원)\S{{0,2}}{_BETWEEN}{{0,12}}?(?:취소|변경|바꾸|바꿔|바꿀|옮|미루|미뤄|당기|당겨|언제|확인|됐|되어\s?있|없애|빼)"),
    (Thing.ADS, r"(?:한테|에게|께|쪽으로|로|번호로)?\s?(?:(?:오는|가는|보내는|온)\s)?(?:광고|홍보|마케팅|수신|이벤트|소식|혜택).{0,24}?(?:거부|그만|끊|차단|멈|중단|중지|정지|안\s?(?:받|보내|왔|오|와)|말아|마세요|않)"),
    (Thing.DATA, rf"(?:를|을|도|좀)?\s?(?:회원\s?)?탈퇴|(?:도\s)?{_KIND}{_DATA}\S{{0,3}}\s?{_BETWEEN}{{0,14}}?{_DATA_ACT}"),
    (Thing.CASE, rf"{_CASE}\S{{0,6}}\s?{_BETWEEN}{{0,16}}?{_CANCEL}"),
    (Thing.STANDS, rf"(?:(?:상담|접수|신청|답변|답장|차례|순서|순번|대기)\S{{0,3}}\s?{_BETWEEN}{{0,10}}?(?:접수|답변|답)?\S{{0,2}}\s?{_STANDS}|{_KIND}(?:{_DATA}|{_CASE}|(?<=\s)(?=조회|이\s?분))\S{{0,6}}\s?.{{0,12}}?{_SHOWN}|이\s?분\s?(?:아세요|있|맞))"),
)  # fmt: skip
_RELATIVES = tuple((thing, re.compile(f"{_OF}(?:{words})")) for thing, words in _THINGS)
_NAMES = tuple((thing, re.compile(f"{_OF_NAMED}(?:{words})")) for thing, words in _THINGS)
_NOT_MYSELF = re.compile(
    rf"(?:본인|당사자)\S{{0,2}}\s?(?:은|이)?\s?아(?:니|닌|님).{{0,24}}(?:{_CANCEL}|{_DATA_ACT})|(?<![가-힣])(?:저|나|제\s?거|제\s?것)\s?말고\s(?:{_WHO})\s?(?:{_CASE}|{_KIND}{_DATA})\S{{0,3}}\s?(?:{_CANCEL}|{_DATA_ACT})"
)
_ENGLISH: tuple[tuple[Thing, re.Pattern[str]], ...] = (
    (Thing.VISIT, re.compile(rf"\b(?:cancel|move|change|reschedule|when is)\b.{{0,12}}\bmy (?P<who>{THEIRS})'?s (?:appointment|booking|visit)", re.IGNORECASE)),
    (Thing.ADS, re.compile(rf"\b(?:stop|no more|unsubscribe)\b.{{0,24}}(?:\bads?\b.{{0,12}}\bmy (?P<who>{THEIRS})\b|\bmy {THEIRS}\b.{{0,12}}\bads?\b)", re.IGNORECASE)),
    (Thing.DATA, re.compile(rf"\b(?:stop (?:using|processing)|suspend|delete|erase|remove)\b.{{0,12}}\bmy (?P<who>{THEIRS})'?s (?:\w+ )?(?:data|info\w*|records?|photos?|number|name)\b", re.IGNORECASE)),
    (Thing.CASE, re.compile(rf"\b(?:cancel|call off|withdraw)\b.{{0,12}}\bmy (?P<who>{THEIRS})'?s (?:consultation|case|request|application)", re.IGNORECASE)),
    (Thing.STANDS, re.compile(rf"\b(?:what|which)\b.{{0,12}}\b(?:number|name|phone|data)\b.{{0,20}}\bmy (?P<who>{THEIRS})\b(?! told)", re.IGNORECASE)),
)  # fmt: skip
_OWN_DECISION = re.compile(
    rf"(?:{_WHO})(?:이|가|께서|도)\s.{{0,20}}(?:지우|삭제하|취소하|멈추|정지하|탈퇴하)(?:래서|라(?:고\s?)?해서|라길래|라니까|라서|래가지고)"
)
"""Whose idea it was to undo the writer's own: "남편이 정보 지우래서 지우려고요"."""


_OTHERS_PICTURES = re.compile(
    r"(?:다른|딴|이|그)\s?(?:사람|분|환자|고객)\S{0,2}\s(?:\S{1,4}\s)?(?:전후\s?)?사진(?!.{0,8}(?:지우|지워|삭제))"
)
"""What is shown of a treatment, and nobody's record."""


_PASSED_ON = re.compile(
    rf"(?<![가-힣])(?:제|내|저의)\s?(?:상담|접수|답변|신청|결과|내용).{{0,16}}(?:{_WHO})(?:에게|한테|께)(?:도|는)?\s?.{{0,8}}(?:전달|전해|보내|알려|말해|말씀)"
    rf"|(?:{_WHO})(?:이|가|께|에게|한테|는|은)\S?\s.{{0,16}}(?:비밀|(?:말하|말씀하|알리|얘기하|연락하)시?지\s?(?:마(?!음)|말))"
)


_CASE_NUMBER = re.compile(r"(?:상담|접수)\s?번호\S{0,3}\s?(?P<number>\d{3}-?\d{4})(?!\d)")


_FILED_IT = re.compile(
    r"(?:접수|신청|문의)\S?\s?(?:했|넣었|남겼|해\s?[놨놓뒀두])\S{0,4}?(?:는데|거든|어요|던\s?(?:거|것)|고요?[\s,])"
)
"""Who filed it, which is the writer where nobody else is named: "엄마 상담 접수했는데 어떻게 됐나요"."""


def is_ones_own_decision(text: str) -> bool:
    """Whether somebody only told the writer to undo what is the writer's own."""
    return _OWN_DECISION.search(text) is not None


def of_a_relative(text: str) -> tuple[Thing, str] | None:
    """What of another's the words name, and the word of the relation where one is told; None for the writer's own."""
    words = in_standard(text)
    if len(words) > LONGEST or is_ones_own_decision(words) or _OTHERS_PICTURES.search(words) or is_on_the_skin(words):
        return None
    if _NOT_MYSELF.search(words):
        return Thing.DATA, ""
    for thing, found in _hits(words):
        named = found["name"] if "name" in found.groupdict() else None
        if thing in (Thing.CASE, Thing.STANDS) and _FILED_IT.search(words):
            continue
        if named is None or _is_surely_a_name(named):
            return thing, _relation(found["who"] or "")
    return None


def of_a_named_one(text: str) -> tuple[Thing, str | None, str] | None:
    """What is meant of a person who is called by name or number at the beginning: the thing, the name, and the words."""
    words = in_standard(text.strip())
    hits = ((thing, pattern.search(words)) for thing, pattern in _NAMES if len(words) <= LONGEST)
    thing, found = next(((thing, hit) for thing, hit in hits if hit), (None, None))
    if thing is None or found is None or (found["name"] and not _is_surely_a_name(found["name"])):
        return None
    return thing, found["name"], found[0]


def case_number_in(text: str) -> str:
    """The seven digits of the consultation that is called by its number; empty where none is."""
    found = _CASE_NUMBER.search(text)
    return found["number"].replace("-", "") if found else ""


def is_passed_on(text: str) -> bool:
    """Whether something of the writer's is to be passed on to another, or to be kept from them: no consultation for that one."""
    return _PASSED_ON.search(in_standard(text[: LONGEST * 2])) is not None


def _hits(words: str) -> Iterator[tuple[Thing, re.Match[str]]]:
    for thing, pattern in (*_RELATIVES, *_ENGLISH):
        if (found := pattern.search(words)) is not None:
            yield thing, found


_WHICH_ONE = re.compile(
    r"(?:신청|문의|고민|접수|변경|정정|동의|방금|어제|오늘|아까|진행|작성|등록|요청|예약|이용)한|조금전"
)
"""What tells which one is meant, and would be a name by its syllables: "신청한 상담"."""


def _is_surely_a_name(word: str) -> bool:
    return _WHICH_ONE.fullmatch(word) is None and called_one(word) is not None and rank_of(word) >= SURE


def _relation(who: str) -> str:
    return next((relation for relation, pattern in _RELATED.items() if relation and pattern.search(who)), "")


_INTRODUCED = re.compile(
    rf"^(?:(?:안녕하세요|네|저기요?|음|환자(?:는|분은)?|이름은?|성함은?|저는|여기|일단)[\s,.:!]{{1,3}}){{0,2}}(?:제|저희|우리|울|내)?\s?(?:{ANYBODY}|환자)(?:님|분)?(?:은|는|이?름은?|:)?,?\s(?:이름[은이]?\s|성함[은이]?\s)?(?P<name>[가-힣]{{2,4}}?)(?:이고요?|이구요?|고요?|이에요|예요|에요|이요|요|입니다|인데요?|임)?(?=[\s,./]|\d|$)"
)
_INTRODUCED_BEHIND = re.compile(
    rf"^(?P<name>[가-힣]{{2,4}}|[a-z'-]+ [a-z'-]+)\s?[(\[]\s?(?:(?:우리|저희|제|my)\s?)?(?:{ANYBODY})(?:님|분)?\s?[)\]]",
    re.IGNORECASE,
)
"""Who it is, behind the name: "최민호 (남편)"."""
_INTRODUCED_EN = re.compile(
    rf"^(?:(?:hi|hello|it'?s|this is|for|yes|the patient is),? )?(?:My|my|MY) (?:[\w-]+ ){{0,2}}?(?P<who>{ANYBODY})(?:'s name is|’s name is|'s name|,| is|:)? (?:named |called )?(?P<name>[A-Z][a-z'-]+)\b",
)


def introduced(text: str) -> str:
    """The word of the relative who is introduced by name where one's own is asked for ("남편 박철수 010-…"); empty for who tells
    a story of theirs ("엄마가 지어준 이름 …"), or names a thing ("남편 번호 010-…")."""
    words = text[:LONGEST].strip()
    if (english := _INTRODUCED_EN.search(words)) is not None:
        return named(english["who"])
    if (behind := _INTRODUCED_BEHIND.search(words)) is not None:
        return named(behind[0])
    found = _INTRODUCED.search(words)
    name = found["name"] if found else ""
    if found is None or called_one(name) is None or rank_of(name) < SURE or _NO_NAME.search(name):
        return ""
    return named(found[0]) or ("other" if "환자" in found[0] else "")


_OF_WHOM = rf"(?P<name>[가-힣]{{2,4}}?)\s?(?:씨|님|군|양|환자분?|어르신|할머니|할아버지|어머니|아버지|어머님|아버님|엄마|아빠)?(?:의)?\s(?P<is>{RELATIVE}|며느리|사위|보호자|가족|손녀딸|따님|아드님|매니저|비서|간병인|대리인)"
_PRESENTED = re.compile(
    rf"^(?:(?:안녕하세요|네|저기요?|음|저는|전|제가|저|여기|일단|아)[\s,.:!]{{1,3}}){{0,3}}{_OF_WHOM}(?:이?에요|예요|입니다|인데요?|이?고요?|이?구요?|임|이?요|(?:가|이)?\s?(?:되는|되는\s사람)\S{{0,6}}(?:\s\S{{1,6}})?)"
    r"[\s,.!~]{0,4}(?:(?:제가|대신|저가|지금|대리로)?\s?(?:대신\s)?(?:문의|신청|접수|연락|상담|예약|여쭤|물어|하|해|써|쓰|적)\S{0,6}(?:\s\S{1,6})?[\s,.!~]{0,4})?(?P<phone>(?:(?:제\s)?번호는\s)?[\d\s().+-]{9,18}(?:이?에요|예요|입니다|이?요)?)?[\s.!~]{0,6}$"
)
_PRESENTED_EN = re.compile(
    rf"\b(?:i'?m|i am|this is|it'?s) (?:the )?(?:(?P<name>[A-Z][a-z'-]+(?: [A-Z][a-z'-]+)?)['’]s (?P<is>{THEIRS}|daughter|son|guardian)|(?P<is_of>{THEIRS}|guardian) of (?P<name_of>[A-Z][a-z'-]+))\b",
    re.IGNORECASE,
)
_SPOUSE = re.compile(
    r"남편|신랑|아내|와이프|집사람|배우자|마누라|여자?친|남자?친|애인|husband|wife|partner|girlfriend|boyfriend"
)
_PARENT = re.compile(r"엄마|아빠|어머니|아버지|부모|보호자|mother|mom|mum|father|dad|parent|guardian", re.IGNORECASE)
_CHILD = re.compile(r"딸|아들|자녀|따님|아드님|며느리|사위|손[녀주자]|son|daughter|child", re.IGNORECASE)


def presented_as(text: str) -> str:
    """What the one is to the writer by whose name the writer presents themselves: "저는 김소희 엄마예요" is a child, "이민호
    와이프인데요" a partner; empty for who tells a name of their own."""
    words = text[:LONGEST].strip()
    if (english := _PRESENTED_EN.search(words)) is not None:
        return _seen_from(english["is"] or english["is_of"])
    found = _PRESENTED.search(words)
    if found is None or _NO_NAME.search(found["name"]) or _KIN_ALONE.fullmatch(found["name"]):
        return ""
    return _seen_from(found["is"]) if called_one(found["name"]) is not None else ""


def _seen_from(role: str) -> str:
    """What somebody is to whom the writer is that: to a mother a child."""
    ways = ((_SPOUSE, "partner"), (_PARENT, "child"), (_CHILD, "parent"))
    return next((relation for one, relation in ways if one.search(role.lower())), "other")


_KIN_ALONE = re.compile(rf"(?:우리|저희|울|친|시|외|애|아이|애[둘셋]|환자)|{RELATIVE}")
_NO_NAME = re.compile(r"번호|연락|전화|소개|추천|이름|성함|핸드폰|휴대폰|상담|수술|시술|때문|결혼|생일")


_ENGLISH_BOTH = re.compile(
    rf"\b[Mm]y (?:{ANYBODY})(?:'?s name is|'s|,| is)? (?:named )?[A-Z][a-z]+.{{0,30}}\b[Ii](?:'m| am) [A-Z]"
    rf"|\b[Ii](?:'m| am) [A-Z].{{0,30}}\b[Mm]y (?:{ANYBODY})(?:'?s name is|'s|,| is)? [A-Z][a-z]+"
)


def names_both(text: str) -> bool:
    """Whether the writer and somebody of theirs are both named: "My wife's name is …, I'm …"."""
    return _ENGLISH_BOTH.search(text[:LONGEST]) is not None


_IS_CALLED = re.compile(rf"(?:{ANYBODY})[이가]\s(?P<name>[가-힣]{{2,4}}?)(?:이?에요|예요|입니다)[\s.!~]*$")


def called_so(text: str) -> bool:
    """Whether another is called by a name, and nobody else behind it: "친구가 홍길동이에요"."""
    found = _IS_CALLED.search(text[:LONGEST].strip())
    return found is not None and rank_of(found["name"]) >= SURE and called_one(found["name"]) is not None


_MY_NAME = re.compile(
    r"(?:제|내|저의|본인)\s?(?:이름|성함)|(?<![가-힣])이름은|\bmy name\b|\bi(?:'m| am) [A-Z]", re.IGNORECASE
)


def own_name(text: str) -> str:
    """The writer's own name, called so beside what is another's: "제 이름은 홍길동이고 남편 번호로 전화 주세요"."""
    if _MY_NAME.search(text) is None or introduced(text) or name_of_another(text):
        return ""
    return contact_in(text).name or name_in(text) or ""

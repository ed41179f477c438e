"""Whether only the name or the number is to be deleted, and nothing else of one's data."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.naming.on_the_skin import is_on_the_skin
from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once
from skills.understanding.questions import LONGEST, asks
from skills.understanding.undone import DELETE, is_undone

_GONE = r"(?:지[우워울]|삭제|없애|없앨|파기|빼(?!고(?:는|요)?\s(?:\S{1,3}\s)?(?:다|전부|모두|나머지)))"
_PHONE = r"(?:전화\s?번호|휴대폰\s?번호|핸드폰\s?번호|번호|연락처|전번|폰번)"
_NAME = r"(?:이름|성함)"
_BETWEEN = r"(?:만이라도|만|을|를|은|는)?\s?(?:좀\s|먼저\s|일단\s|그냥\s|다\s|둘\s?다\s|빨리\s)?"
_AND = r"(?:이랑|랑|하고|과|와|,)\s?"
_ASKED = (
    ("both", re.compile(rf"{_NAME}{_AND}{_PHONE}{_BETWEEN}{_GONE}|{_PHONE}{_AND}{_NAME}{_BETWEEN}{_GONE}")),
    ("phone", re.compile(rf"{_PHONE}{_BETWEEN}{_GONE}")),
    ("name", re.compile(rf"{_NAME}{_BETWEEN}{_GONE}")),
    (
        "both",
        re.compile(
            r"\b(?:delete|remove|erase|forget)\b.{0,12}\bname and (?:my )?(?:phone )?(?:number|contact)\b",
            re.IGNORECASE,
        ),
    ),
    ("phone", re.compile(r"\b(?:delete|remove|erase|forget)\b.{0,12}\b(?:number|phone|contact)\b", re.IGNORECASE)),
    ("name", re.compile(r"\b(?:delete|remove|erase|forget)\b.{0,12}\bname\b", re.IGNORECASE)),
)
_MORE = re.compile(
    r"(?:개인\s?)?정보|기록|내용|사진|전부|모두|싹|몽땅|상담\s?번호|접수\s?번호|카드|주민|병원|광고|홍보|예약"
    r"|[가-힣]님|\b(?:everything|all|data|photos?|case|card|request)\b",
    re.IGNORECASE,
)
"""What is more of one's data, or another number."""
_POLITELY = re.compile(
    r"(?:지워|삭제해|없애|파기해|빼)\s?(?:주실\s?(?:수|래)|줄\s?수|주시겠|주시면|달라)|(?:삭제|지우는\s?(?:거|것)|파기)\S{0,2}\s?(?:가능|될까|되나|돼)"
    r"|^(?:can|could|would) you\b",
    re.IGNORECASE,
)
_NOT_ALL = re.compile(
    r"(?:전부|모두|다|전체)(?:를|는)?\s?(?:말고|아니고|아니라)|\bnot (?:all|everything)\b", re.IGNORECASE
)

_KEEPS = re.compile(
    rf"(?:빼고|빼놓고|제외\S{{0,3}}|말고|남기고|남겨\s?두고|놔?두고)\s.{{0,14}}{_GONE}"
    r"|^(?=.*\b(?:delet\w*|eras\w*|remov\w*|wip\w+|clear|everything|all (?:of )?my|my data)\b).*\b(?:except|apart from|other than|but keep)\b",
    re.IGNORECASE,
)
_ONE_OF_IT = re.compile(
    rf"(?:하나만|한\s?[개건]만|이\s?(?:메시지|글)|(?:보낸|쓴|적은)\s?(?:글|메시지|말만?|거|것)|마지막\S{{0,3}}|(?:채팅|대화)\s?기록|대화만|지난번\s?상담)\S{{0,3}}\s?(?:것?\s)?(?:좀\s)?{_GONE}"
    r"|\b(?:delete|remove|erase) (?:my |the |this |only )?(?:last )?(?:message|chat)\b",
    re.IGNORECASE,
)
_PHOTOS_AND_MORE = re.compile(
    rf"(?:사진\S{{0,2}}(?:이?랑|하고|과|와|,)\s?(?:제\s)?(?:이름|성함|(?:전화\s?)?번호|연락처)|(?:이름|성함|번호|연락처)(?:이?랑|하고|과|와|,)\s?(?:제\s)?사진)\S{{0,2}}\s?(?:좀\s|다\s)?{_GONE}"
)
_ONLY = re.compile(rf"만(?:이라도)?\s?(?:좀\s)?{_GONE}")
_OF_ALL = re.compile(r"싹|모두|전부|다\s")


@once
def wants_only_some_deleted(text: str) -> bool:
    """Whether some of one's data is to go and the rest to stay, in a way in which the chat cannot cut it: "번호 빼고 다 지워
    주세요", "이 메시지 지워주세요". What is named alone ("사진만") can be cut."""
    said = text[: LONGEST + 1]
    if len(said) > LONGEST or is_undone(said, DELETE):
        return False
    if _PHOTOS_AND_MORE.search(said):
        return True
    keeps = _KEEPS.search(said) is not None and not (_ONLY.search(said) or _NOT_ALL.search(said))
    return keeps or (_ONE_OF_IT.search(said) is not None and not (_OF_ALL.search(said) or asks(said)))


_REPLACES = re.compile(
    r"(?:지우|삭제하|빼|없애)고\s.{0,24}\d{4}\S{0,3}\s?(?:바꿔|변경|수정|넣|등록|적어|써|저장|해\s?(?:주|줘))"
    r"|(?:지우|삭제하|빼|없애)고\s.{0,20}(?:넣어|적어|바꿔|등록|저장)\S{0,6}.{0,12}\d{4}"
)
"""What is to go is replaced at once: "옛날 번호 지우고 010-…로 바꿔 주세요"."""


@once
def part_in(text: str) -> str:
    """The part that the words want deleted and nothing else: "phone", "name", "both"; empty for all other words."""
    said = _NOT_ALL.sub("", text[: LONGEST + 1])
    if is_undone(said, DELETE) or is_on_the_skin(said):
        return ""  # "이름 지우지 마세요", "손목에 새긴 이름 지우려고요"
    if wants_only_some_deleted(said) or _REPLACES.search(said):
        return ""
    if len(said) > LONGEST or (asks(said) and not _POLITELY.search(said)) or _MORE.search(said):
        return ""
    return next((part for part, words in _ASKED if words.search(said)), "")


_WORDS_ONLY = re.compile(
    r"(?:상담\s?)?(?:내용|글|이야기|얘기|증상|적은\s?거|쓴\s?거|적은\s?것|쓴\s?것)만\s?(?:좀\s|다\s|먼저\s)?(?:지[우워울]|삭제|없애|빼|파기)"
    r"|(?:내용|글|증상)\S{0,2}\s?(?:지[우워울]|삭제|없애)\S{0,5}\s.{0,10}(?:이름|번호|연락처)\S{0,6}\s?\S{0,4}\s?(?:남|두|놔|그대로)"
    r"|\b(?:delete|erase|remove) (?:only|just) (?:what i (?:wrote|said|told)|my (?:words|messages|questions?|details))",
    re.IGNORECASE,
)


def only_words_in(text: str) -> bool:
    """Whether only what was told of the consultation is to be deleted, and who it was is to stay."""
    return len(text) <= LONGEST and _WORDS_ONLY.search(text) is not None


_THING = r"(?:사진|이름|성함|번호|전화\s?번호|연락처|상담\s?내용|내용|기록|대화|채팅)들?"
_STAYS = re.compile(
    rf"{_THING}(?:은|는|만|만은|이랑|하고|도)?\s?(?:{_THING}(?:은|는|만|만은)?\s?)?(?:좀\s|그냥\s|꼭\s|그대로\s){{0,2}}(?:남[겨기]|놔\s?두|놔\s?둬|냅\s?[두둬]|두[고세시]|둬|보관|살려|지우지\s?(?:마|말)|빼고\s?(?:지|삭|다|나머지|전부))\S{{0,6}}(?:\s\S{{1,6}}){{0,3}}[\s.!~]*$"
    r"|(?:상담|접수|신청|문의)(?:한\s?(?:거|것|건)|\s?(?:건|내용|내역|접수|신청))?(?:은|는|만|만은|이랑)?\s(?:그냥\s|꼭\s|그대로\s){0,2}(?:남[겨기]|놔\s?[두둬]|냅\s?[두둬]|두[고세시]|둬|유지|살려)\S{0,6}(?:\s\S{1,6}){0,3}[\s.!~]*$"
    r"|\b(?:but |please )?(?:keep|leave|not|except) (?:for )?(?:my |the )?(?:photos?|pictures?|name|number|chat|messages?|consultation|case)\b",
    re.IGNORECASE,
)
_ALSO_GOES = re.compile(
    rf"(?:네|예|넵|응|맞아요|그래요)[\s,.!]{{1,3}}(?:(?:제|내|그)\s)?{_THING}(?:도|까지|이랑|하고)?(?:\s{_THING}(?:도|까지))?\s?(?:다|전부|모두|싹|같이|함께|전부\s?다)?\s?{_GONE}\S{{0,4}}\s?(?:주세요|줘요?|주십시오|버려요?|주시면\s?[돼되]\S{{0,2}}|할게요|부탁\S{{0,4}})?[\s.!~]*"
    r"|(?:yes|yeah|ok(?:ay)?)[\s,.!]{1,3}(?:and |please |delete )*(?:my |the )?(?:photos?|pictures?|name|number|messages?) (?:too|as well)(?: please)?[\s.!]*",
    re.IGNORECASE,
)


def keeps_a_part(text: str) -> bool:
    """Whether a part is to stay where it is asked whether to delete all: "네 근데 사진은 남겨주세요"."""
    return len(text) <= LONGEST // 4 and _STAYS.search(text.strip()) is not None and "만 지" not in text


def goes_with_the_rest(text: str) -> bool:
    """Whether somebody says yes to deleting all, and names a part that goes too: "네 사진도 다 지워 주세요"."""
    said = text.strip()
    is_also = re.search(r"도\s|까지|이랑|하고|다\s|전부|모두|싹|too|as well", said) is not None
    return is_also and _ALSO_GOES.fullmatch(said) is not None

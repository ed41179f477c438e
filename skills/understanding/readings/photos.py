"""What is asked or said about photos: who sees them, whether they are shown elsewhere, and whether they may come later or not at all.

Pure: short sentences that name photos; who tells more tells of something else."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from typing import Literal

from skills.fields.reading import patterns as re
from skills.fields.refusing.told_times import names_a_time
from skills.understanding.questions import asks
from skills.understanding.undone import REMOVE, is_forbidden, is_undone, is_what_another_says, was_never_asked

LONGEST = 60  # Letters that are looked into.
_PHOTO = re.compile(r"사진|셀카|\b(?:photos?|pics?|pictures?|selfies?)\b", re.IGNORECASE)
_SEES = re.compile(
    r"(?:누가|누구\S{0,3}|어느\s?분\S{0,2}|어떤\s?(?:분|사람)\S{0,2}|몇\s?명\S{0,2})\s?.{0,8}(?:보[나는시게]|봐|볼|확인)"
    r"|(?:남자|여자|직원|의사|원장|알바|다른\s?(?:사람|분))\S{0,4}\s?.{0,6}(?:봐요|보나|보는|보시|볼\s?수|보게)"
    r"|\bwho\b.{0,24}\b(?:sees?|looks? at|views?|access)\b|\b(?:will|can|do|does) (?:anyone|anybody|everyone|others|other people)\b.{0,12}\bsee\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"\bwho\b|\?$", re.IGNORECASE)
_LOOKED = re.compile(r"봤|보셨|열람|\b(?:looked|saw|seen)\b", re.IGNORECASE)
"""Who has looked is told from the record of all looks."""
_SHOWN = re.compile(
    r"(?:홈페이지|홈피|누리집|인스타\S{0,3}|sns|에스엔에스|블로그|유튜브|카페|광고|홍보|인터넷|전후\s?사진|[다딴]른?\s?(?:데|곳|사람|병원|환자)|남(?:들)?(?:한테|에게)|외부)\S{0,4}\s?.{0,12}"
    r"(?:올[리라려린릴렸]|쓰|쓸|써|나가|나오|나와|보여|보이|공개|게시|돌[아려]|퍼[지뜨]|유출|보내|넘[기어]|공유)"
    r"|(?:유출|공개|공유)\S{0,2}\s?(?:안\s?)?(?:되|돼|될|하)|\b(?:post|publish|upload|shar|advertis|leak)\w*\b|\b(?:instagram|website|online|social media)\b",
    re.IGNORECASE,
)
_DOUBTS = re.compile(r"(?:죠|지요|[거건]\s?아니\S{0,3}|않[나죠]\S{0,2}|없[나죠]\S{0,2})[\s?.!~ㅠㅜ]*$")
"""A question that hopes for a no: "다른 데 올리는 거 아니죠"."""
_LATER = re.compile(
    r"(?:(?:아|네|저|근데|그런데|혹시|지금은?)[\s,]{1,2}){0,2}사진(?:은|도|을)?\s?(?:나중에|이따가?|다음에|없어요?|없습니다|없음|없는데요?|못\s?찍어요|안\s?보낼게요|안\s?보낼래요|안\s?보내요|ㄴㄴ|좀\s?있다가"
    r"|(?:집에?\s?(?:가서|가면)|퇴근하고|저녁에|밤에|내일|찍어서|(?:접수|신청|상담)\s?(?:후|하고|한\s?(?:뒤|다음))\S{0,2})(?:\s?나중에)?(?:\s?찍어서)?)"
    r"\s?(?:(?:보낼|드릴|올릴|할)(?:게|께)(?:요|여)?|(?:보내|올려|드려)(?:도|면)?\s?(?:돼|되|될|괜찮|드릴)\S{0,4}|요)?[.!~?\s]*"
    r"|.{0,12}\b(?:send|upload)\b.{0,30}\b(?:later|afterwards?|tonight|tomorrow|another time)\b[\s?.!]*",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    r"(?:꼭|반드시|무조건|안)\s?(?:보내|올려|있어|찍어|첨부)\S{0,2}\s?(?:만\s?)?(?:하나|해요|돼|되|됩니까|괜찮)\S{0,3}[\s?~]*$|(?:보내야|있어야|찍어야|올려야)만?\s?(?:하나요?|해요|돼요|되나요?|되요|됩니까|되죠|할까요?|하는지요?)[?.~\s]*$"
    r"|없(?:어도|으면|이)\s?(?:상담\s?)?(?:되|돼|안|괜찮|가능)\S{0,4}[\s?~]*$|\b(?:do i (?:have|need) to|must i|without)\b",
    re.IGNORECASE,
)
_TO_ONESELF = re.compile(r"야\s?(?:하나|되나|할까|하는지)[\s.~]*$")
"""A question without the ending of one: "사진도 보내야 하나"."""
_FIRST = re.compile(r"^(?:(?:그냥|일단|아|네|음|근데|저는?|제가)[\s,]{1,2}){1,3}(?=사진)")
_MAY = re.compile(
    r"사진\S{0,2}\s?(?:\S{1,5}\s)?(?:보내|올려|첨부해|드려|찍어)\S{0,4}도\s?(?:되|돼|될|괜찮|좋|가능)\S{0,4}[\s?.~]*$"
    r"|^(?:다른\s|또\s|추가로\s|내일\s|오늘\s|이따가?\s|(?:아침|저녁|오전|오후|밤)에\s){0,3}사진\S{0,2}\s?(?:(?:하나|한\s?장|몇\s?장|두\s?장|더|또|추가로|지금|금방|내일|오늘|이따가?|\S{1,3}시에?|(?:아침|저녁|오전|오후|밤)에?)\s){0,3}(?:보낼게|보내\s?드릴게|올릴게|드릴게|첨부할게)\S{0,2}[\s.!~]*$"
    r"|\b(?:can|may|should) i (?:also |still )?(?:send|upload|attach|add|share|include) (?:\w+ ){0,2}(?:photos?|pictures?)\b",
    re.IGNORECASE,
)
_TAKES_AWAY = re.compile(
    r"(?:(?:아|음|어|흠|네|예|그럼|그러면|그라믄|그라모|그냥|다시|저|좀|그거|그것도?|이거|방금\s?거|잘못\s?(?:올렸|보냈)\S{1,4}|아이고|앗)[\s,.!]{1,2}){0,4}"
    r"(?:지워|지아|삭제|빼|없애)\s?(?:해\s?)?(?:주세요|주이소|주소|줘요?|줘유|주실래요|주십시오|부탁\S{0,5}|요)?[\s.!~ㅠㅜ]*"
    r"|(?:oh |ok(?:ay)?,? |please |then |sorry,? ){0,3}(?:delete|remove) (?:it|them|that)(?: then| please)?[\s.!]*",
    re.IGNORECASE,
)

_NOT_TO_BE_USED = re.compile(
    r"(?:쓰|사용하|이용하|활용하|올리|공개하|돌리|보여\s?주)지\S{0,2}\s?(?:말|마|않)|(?:쓰|사용하|올리|공개하)면\s?안\s?(?:돼|되|됩)(?!나|는|죠)"
    r"|\b(?:don'?t|do not|never) (?:use|show|post|publish|share)\b",
    re.IGNORECASE,
)
Asked = Literal["seen_by", "shown", "not_used", "later", ""]


def asked(text: str) -> Asked:
    """What is asked or said of photos; empty for anything else."""
    words = _FIRST.sub("", text.strip())
    if len(words) > LONGEST or not _PHOTO.search(words):
        return ""
    if (
        _LATER.fullmatch(words)
        or _MAY.search(words)
        or (_NEEDED.search(words) and (asks(words) or _TO_ONESELF.search(words)))
    ):
        return "later"
    if _NOT_TO_BE_USED.search(words) and not asks(words):
        return "not_used"
    if not (asks(words) or _DOUBTS.search(words) or _WHO.search(words)) or _LOOKED.search(words):
        return ""
    return "seen_by" if _SEES.search(words) else "shown" if _SHOWN.search(words) else ""


_PICTURED = re.compile(
    r"사진(?:\s?속|\s?안)(?:의|에)?\s|사진(?:에|상|상에|에서)\s?(?:나온|나오는|보이는|보시는|있는|찍힌|나와\s?있는|보이듯)|사진(?:처럼|같이|대로|보다)|사진(?:과|이랑|하고)\s?같이\s|\bin the (?:photos?|pictures?)\b"
)
"""What a photo shows, or is like: it is not the photo that is to go."""
_WHETHER = re.compile(r"(?:빼|지워|없애|삭제해|제외해)(?:야|도)\s?(?:만\s)?(?:하|되|돼|할|될)\S{0,5}[\s?.!~]*$")
_SAYS_ANOTHER = re.compile(
    r"(?:빼|지워|없애|삭제해)\s?(?:달라고|주라고|라고)\s.{0,12}(?:그래|그러|해요|하네|했|하[던셨시])"
)


_REMOVES = re.compile(REMOVE, re.IGNORECASE)
_WISHES = re.compile(r"(?:빼|지워|삭제해?|없애)\s?(?:주|줘|달)\S{0,8}[\s.!~?ㅠㅜ]*$")
_NOT_YET_GONE = re.compile(r"안\s?(?:지워졌|지워진|지웠|지우셨|빠졌|빠진|뺐)\S{0,5}")
"""Why it is asked for again, and no word against it: "사진이 안 지워졌네요"."""
_WENT = re.compile(
    r"(?:지워|없어|날아|삭제|사라)\s?(?:졌|진|됐|되었|된|갔|간)|(?:지웠|지워\s?버렸|삭제했|뺐)(?!\S{0,2}으면|\S{0,2}음)|\b(?:i|we|my \w+|got|was|were) (?:\w+ )?(?:deleted|erased|removed|lost)\b",
    re.IGNORECASE,
)
"""What went elsewhere, or before: "핸드폰에서 사진이 지워졌어요"."""
_IS_RIGHT = re.compile(
    r"줄\s?알|(?:잘\s?못|실수로|다른|딴)\s?.{0,8}(?:거|것|건|게|적)\S?\s?(?:아니|아닙|아닌|없)|\b(?:not|never)\b[^,.]{0,20}\b(?:wrong|mistake)\b|n['’]t\b[^,.]{0,20}\b(?:wrong|mistake)\b",
    re.IGNORECASE,
)
"""That the right photo came: "잘못 보낸 줄 알았는데 맞네요"."""
_ERRS = re.compile(r"잘\s?못|실수|다른|딴|엉뚱|\bwrong\b|\bmistake\b", re.IGNORECASE)
_IN_DOUBT = re.compile(
    r"나\s?(?:봐|보네|보다|보아|봅|싶)|[은는]가\s?(?:봐|봅|싶|요)|[은는건]지\s?(?:\S{1,4}\s)?(?:모르|헷갈|확인)|지도\s?(?:몰|모르)|[거것]\s?같|\b(?:may|might|maybe|think|perhaps|possibly|not sure|unsure|probably)\b",
    re.IGNORECASE,
)
_NTH = (
    r"(?:첫|두|세|네|다섯|여섯|일곱|\d{1,2})\s?(?:번\s?째|째)|(?<![가-힣])첫\s?(?:사진|거|것|장)|(?<![가-힣\d])\d\s?번\s?사진|(?:먼저|처음에?|맨\s?처음|맨\s?앞|맨\s?위|앞에|위에|뒤에|나중에|아까\s?전에|어제)\s?(?:보낸|올린|거|것|사진|온)"
    r"|(?:가운데|중간)\S?\s|중에서?\s|\b(?:first|second|third|fourth|fifth|middle|other|earlier|oldest|previous two|\dst|\dnd|\drd|\dth)\b"
)
_SOME = re.compile(
    rf"{_NTH}|(?<!마지막\s)(?<!방금\s)(?:사진\S?\s?(?:하나|한\s?장|두\s?장|세\s?장|몇\s?장|\d\s?장|일부)|(?<![가-힣])(?:한|두|세|몇|\d)\s?장)\S{{0,2}}\s(?!(?:다|모두|전부|싹)\s)|\b(?:one|two|some) (?:of )?(?:the |my |them)?(?:photos?|pictures?|pics?)?\b(?<!wrong one)",
    re.IGNORECASE,
)
"""One of several, or a few of them."""
_BUT = re.compile(
    r"만\s?(?:남[기겨길]|놔\s?두|두고|놓고|살려)|(?:사진|거|것|장|번째)\S{0,2}\s?(?:빼고|말고|제외\s?하고|남기고|놔두고|두고|놓고)\s(?:\S{1,4}\s)?(?:다(?=\s)|전부|모두|싹|나머지|사진|지워|삭제|빼|없애)|나머지"
    r"|\b(?:except|apart from|besides|all but|every\w* but|keep(?:ing)? (?:only|just)|(?:only|just) keep|the rest|the others)\b",
    re.IGNORECASE,
)
"""All but some: "마지막 사진만 남기고 지워 주세요"."""
_LAST_ONE = re.compile(r"(?:마지막|방금|맨\s?끝|맨\s?뒤|\blast\b).{0,14}(?:한\s?장|하나|\bone\b)", re.IGNORECASE)
_NO_PHOTOS_BUT = re.compile(r"^(?:제\s|보낸\s)?사진\S?\s?(?:빼고|말고|제외\s?하고)\s")
Removal = Literal["kept", "others", "some", "doubted", ""]


def removal(text: str) -> Removal:
    """What words that name photos say of their going, where it is not all of them or the last: they are kept, all `others` than some
    or only `some` are to go, or whether the right one came is `doubted`."""
    words = _NOT_YET_GONE.sub(" ", text.strip())
    if len(words) > LONGEST or not _PHOTO.search(words):
        return ""
    is_wished = _WISHES.search(words) is not None
    if was_never_asked(words) or (not is_wished and (_WENT.search(words) or _IS_RIGHT.search(words))):
        return "kept"
    removes = _REMOVES.search(words) is not None
    is_against = is_undone(words, REMOVE) or is_forbidden(words, REMOVE)
    if _BUT.search(words) and not _NO_PHOTOS_BUT.search(words) and (not is_against or is_wished):
        return "others"
    if is_against:
        return "some" if is_wished and _SOME.search(words) else "kept"
    if removes and _SOME.search(words) and not _LAST_ONE.search(words):
        return "some"
    return "doubted" if not removes and _ERRS.search(words) and _IN_DOUBT.search(words) else ""


def spares_the_photos(text: str) -> bool:
    """Whether photos are named and none is to go: what they show is to ("사진 속 점"), it is asked, another says so, or they are to be
    kept."""
    words = text[:LONGEST]
    if names_a_time(words) and not _PHOTO.search(words):
        return True  # "월요일은 빼 주세요"
    is_else = any(one.search(words) for one in (_PICTURED, _WHETHER, _SAYS_ANOTHER)) or is_what_another_says(words)
    return is_else or removal(words) == "kept"


_GOES_POLITELY = re.compile(
    r"(?!.*(?:정보|기록|내용|전부\s?다|이름|번호|점|흉터))(?:\S{1,6}\s){0,3}사진(?:을|은|도|들|들을|좀)?\s(?:\S{1,5}\s){0,3}(?:지워|삭제해?|없애|빼)\s?(?:주세요|주실\s?수|줄\s?수|주시겠|줘|주십|부탁)\S{0,6}(?:\s?있\S{1,5})?[\s.!~?]*$"
)


def are_to_go(text: str) -> bool:
    """Whether photos, and no more than they, are to be deleted, however politely: "사진 좀 지워 줄 수 있어요?"."""
    return len(text) <= LONGEST and _GOES_POLITELY.match(text.strip()) is not None and not spares_the_photos(text)


def takes_away(text: str) -> bool:
    """Whether something is to be taken away that is not named: "그럼 지워 주세요", right after photos were spoken of."""
    return len(text) <= LONGEST and _TAKES_AWAY.fullmatch(text.strip()) is not None


_NONE = re.compile(
    r"(?:저는?\s|제가\s)?사진\S{0,2}\s?(?:한\s?장도\s)?(?:없|안\s?(?:보냈|올렸)|보낸\s?적)\S{0,6}(?:\s없\S{0,4})?[\s.!~?]*"
    r"|(?:i (?:have|sent) no|there are no|no) (?:photos?|pictures?)[\s.!]*",
    re.IGNORECASE,
)


def says_there_are_none(text: str) -> bool:
    """Whether somebody says to have sent no photo."""
    return _NONE.fullmatch(text.strip()) is not None


_IN_ERROR = re.compile(
    r"(?:이거|이것|그거|그것|요거|이건|방금|지금|아까)\S{0,3}\s?.{0,8}(?:잘\s?못|실수로?)\s?(?:보냈|올렸|보낸|올린|첨부).{0,12}(?:지워|삭제|빼|없애|취소)"
    r"|\b(?:sent|uploaded)\b.{0,12}\b(?:by mistake|the wrong one)\b",
    re.IGNORECASE,
)


def sent_in_error(text: str) -> bool:
    """Whether what was sent just now was a mistake and is to go."""
    return len(text) <= 60 and _IN_ERROR.search(text) is not None


_OF_THE_LAST = r"(?:방금|마지막|아까|맨\s?끝|지금|이|그|요)(?:에)?"
_WRONG_ONE = re.compile(
    r"(?:딴|다른|엉뚱한|틀린|잘못된|이상한|남의)\s?(?:사진|거|걸|것|애\s?사진)\S{0,2}\s?(?:을\s|를\s)?(?:잘\s?못\s)?(?:보냈|올렸|보낸|올린|갔|드렸|첨부했)"
    r"|사진\S{0,2}\s?(?:\S{1,3}\s)?(?:잘\s?못|실수로)\s?(?:보[냈낸냄]|올[렸린림]|첨부|갔|골랐|드렸)|(?:잘\s?못|실수로)\s?(?:보낸|올린)\s(?:사진|거|건|것)"
    rf"|{_OF_THE_LAST}\s?(?:(?:보낸|올린)\s)?사진(?:\s?한\s?장)?(?:만|은|을|도|이)?\s?(?:좀\s)?(?:아니(?:에요|예요|고|라)|말고|취소|빼|지워|지우|삭제|무시)"
    r"|^(?:아|어|앗|헉|헐|어머|이런)[\s,.!]{1,3}(?:이거\s)?(?:다른|딴)\s?사진(?:이네|이에요|이었|인데)|(?:흔들|잘린|잘렸|흐릿|어둡)\S{0,6}\s.{0,10}다시\s?(?:보낼|찍어|올릴)|사진\S?\s?(?:바꿔|바꾸|교체)\S{0,3}\s?(?:보낼|올릴|할게)"
    r"|\b(?:wrong|incorrect) (?:photo|picture|pic|image|selfie)|\bnot (?:that|this|the right) (?:photo|picture|pic|one|image)|\b(?:delete|remove|ignore|undo) (?:the |my |that )?(?:last|previous) (?:photo|picture|pic|image)"
    r"|\b(?:photo|picture|pic)\b.{0,16}\bby (?:mistake|accident)",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"^(?:(?:아|어|앗|헉|헐|어머나?|아이고|이런|죄송(?:해요|합니다|한데)|미안(?:해요)?)[\s,.!]{1,3}){0,2}(?:"
    rf"(?:{_OF_THE_LAST}\s?(?:보낸\s|올린\s)?(?:거|것|건|걸)\S{{0,2}}\s?)?(?:잘\s?못|실수로)\s?(?:보냈|올렸|보냄|올림|보낸)\S{{0,5}}(?:\s(?:거|건)\S{{0,4}})?|(?:{_OF_THE_LAST})\s?(?:보낸\s|올린\s)?(?:거|것|건|걸)(?:만|은|을)?\s?(?:좀\s)?(?:지워|빼|삭제|취소)\S{{0,8}}"
    r"|(?:그건|이건|그거|이거)?\s?(?:지우|빼)고\s?(?:다시|새로)\s?(?:보낼|올릴)\S{0,4})[\s.!~ㅠㅜㅋㅎ]*(?:(?:그건|그거|다시|지우고|지워\s?주세요|빼\s?주세요|주세요|줘요?|보낼게요|올릴게요)[\s.!~]*){0,3}$"
    r"|^(?:(?:oh|oops|sorry|no|um|wait)[\s,.!]+){0,3}(?:i )?(?:sent|uploaded) (?:the |a )?wrong one.{0,40}$|^(?:(?:oh|oops|sorry|no)[\s,.!]+){0,3}(?:that'?s |that was |it'?s )?(?:the )?wrong one[\s.!]*$",
    re.IGNORECASE,
)


def sent_wrong(text: str) -> Literal["named", "unnamed", ""]:
    """Whether the photo that was sent last is the wrong one and is to go: by its name, or in words that may mean it only right after
    it came ("헐 잘못 보냄")."""
    words = text.strip()
    if len(words) > LONGEST or asks(words) or spares_the_photos(words):
        return ""
    return "named" if _WRONG_ONE.search(words) else "unnamed" if _WRONG.search(words) else ""

"""What is asked about a right over one's data, by somebody who does not ask to have it done: what it is, what would follow, how it
goes, who looked. And what is said against it: that nothing is to be deleted, or not yet.

Pure: a subject and a form of asking, each in one line; who wishes for the thing itself ("지워 주세요") asks nothing here."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once
from skills.understanding.asked.clinic import asks_how_long
from skills.understanding.learned.moves import SURE, does
from skills.understanding.naming import is_off_the_skin, names_the_body
from skills.understanding.questions import asks
from skills.understanding.spelling import spell

LONGEST = 80  # Letters; who tells more tells of something else.
ELSEWHERE, COPY, PORTED, LEFT = "elsewhere", "copy", "ported", "left"
_OWN = r"(?:개인\s?정보|정보|기록|자료|데이터|내역|내용|사진|남긴\s?(?:거|것|글)|적은\s?(?:거|것)|쓴\s?(?:거|것|글))"
_ELSEWHERE = re.compile(
    rf"(?:다른|예전|이전|옛날|옆|타|전에\s?(?:다니던|갔던|하던|상담한))\s?(?:병원|의원|성형외과|피부과|곳)\S{{0,2}}\s?.{{0,14}}{_OWN}.{{0,6}}(?:지[우워울]|삭제|없애|볼|보여|열람|파기)"
    rf"|(?:강남\s?언니|바비톡|여신\s?티켓|굿닥|똑닥|모두닥|네이버|구글|인스타(?:그램)?|페이스북|블로그|카페|다른\s?(?:어플|앱|사이트))에(?:서)?\s?(?:(?:있는|남긴|남아\s?있는|올린|올라간|등록한|등록된|가입한|적은|쓴)\s)?(?:제|내)?\s?{_OWN}\S{{0,3}}\s?.{{0,6}}(?:지[우워울]|삭제|없애|파기)"
    r"|\b(?:another|other|previous|old) (?:clinic|hospital)s?\b.{0,40}\b(?:delet\w+|eras\w+|see|show)|\b(?:delete|erase|remove)\b.{0,30}\b(?:another|other|previous|old) (?:clinic|hospital)",
    re.IGNORECASE,
)
_PORTED = re.compile(
    rf"(?:다른|새|타|옮길|큰)\s?(?:병원|의원|성형외과|피부과|곳)(?:으로|에|한테)\S?\s?.{{0,10}}{_OWN}.{{0,8}}(?:옮[기겨길]|보내|이전|전송|가져|넘겨)"
    rf"|{_OWN}\S{{0,3}}\s?.{{0,6}}(?:다른|새|타|옮길|큰)\s?(?:병원|의원|성형외과|피부과|곳)(?:으로|에|한테)\S?\s?.{{0,4}}(?:옮[기겨길]|보내|이전|전송|가져)|전송\s?요구|이동권"
    r"|\b(?:transfer|send|move|port)\b.{0,20}\b(?:my )?(?:data|records?|files?|information|it|them|everything)\b.{0,20}\b(?:another|other|new) (?:clinic|hospital)|\bportab\w+",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"(?:카톡|카카오톡?|채널|친구|채팅방|톡방|대화방|방|앱)\S{0,2}\s?(?:을\s|를\s|에서\s)?(?:탈퇴|차단|삭제|나가|지우|끊)\S{0,4}?면"
    r"|\bif i (?:leave|block|delete|quit|uninstall)\b.{0,16}\b(?:kakao\w*|chat\w*|channel|app)\b",
    re.IGNORECASE,
)
_COPY = re.compile(
    rf"(?:{_OWN}|이거|이걸|그거|그걸)\S{{0,2}}\s?.{{0,8}}(?:파일|엑셀|피디에프|pdf|인쇄|출력|다운|내려|이메일|메일|복사)\S{{0,3}}\s?.{{0,8}}(?:받|되|돼|가능|주|수)"
    r"|\b(?:download|export|get a copy of|a file (?:of|with))\b.{0,20}\b(?:my|it|this)\b|\bmy (?:data|info\w*)\b.{0,12}\b(?:as a|in a) file\b",
    re.IGNORECASE,
)
_SUBJECTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ads_off", re.compile(r"광고|홍보|마케팅|수신\s?(?:거부|동의)|(?:소식|혜택|이벤트)\S{0,2}\s?(?:문자|알림|동의|톡)|\b(?:ads?|advert\w*|marketing|promot\w+|newsletter)\b", re.IGNORECASE)),
    ("suspend", re.compile(r"(?:처리|이용|사용)(?:를|을)?\s?(?:정지|중지|중단|멈)|정보\S{0,2}\s?.{0,8}(?:정지|중지|멈[추춰출춘])|\bsuspen\w+|\brestrict\w*|\bstop\w*\b.{0,12}\b(?:using|use|processing)\b", re.IGNORECASE)),
    ("withdraw", re.compile(r"철회|동의\S{0,4}\s?.{0,10}(?:취소|거[두둬뒀]|무르|무를|물[러리릴]|번복|해지|풀)|\b(?:withdraw\w*|revok\w*)\b", re.IGNORECASE)),
    ("delete", re.compile(rf"삭제|파기|탈퇴|{_OWN}\S{{0,2}}\s?.{{0,8}}(?:지우|지워|지울|지운|없애|없앨)|\b(?:delet\w+|eras\w+)\b|\bremov\w+\b.{{0,12}}\b(?:data|info\w*|records?)\b", re.IGNORECASE)),
    ("correct", re.compile(r"(?:번호|연락처|이름|성함|정보(?!\s?(?:처리|보호)))\S{0,2}\s?.{0,8}(?:바뀌면|바꾸면|바뀔|바꾸려|바꿀려|변경\S{0,3}면|변경하려|고치려|고치면|수정하려|수정하면|정정하)|정정\S{0,3}\s?(?:뭐|무슨|무엇|어떻)|개명\S{0,3}면|\b(?:change|correct|update)\b.{0,12}\bmy (?:number|name|phone|info\w*|data)\b", re.IGNORECASE)),
    ("access", re.compile(rf"열람|{_OWN}\S{{0,2}}\s?.{{0,4}}(?:보려면|볼려면|확인하려면)|\bsee (?:what|which|all)? ?(?:my )?data\b", re.IGNORECASE)),
)  # fmt: skip
"""Which right is spoken of, the more exact first."""
_FORMS = re.compile(
    r"(?:뭐|뭔|뭘|무엇|무슨|뜻|의미|차이|설명)\S{0,4}|(?<![적남쓰기내])으?면(?:\s|\S{0,2}[\s?]*$)|할\s?경우|할\s?때|시에?는?\s|어떻게|어떡|방법|절차|어디서|어디에서|려면|꼭|필수|의무|안\s?해도|해야|않아도"
    r"|언제|며칠|얼마|비용|수수료|무료|신분증|불이익|기한|(?:도|까지)\s?(?:같이\s|다\s|자동으로\s)?(?:취소|없어|지워지|지워져|사라|삭제되|철회되|끝나)"
    r"|\b(?:what (?:does|is|happens|would)|how|if i|when i|do i (?:have|need)|must i|should i|does it|will it|mean\w*|cost)\b",
    re.IGNORECASE,
)
"""What makes words a question about the thing and not a wish for it."""
_WISHES = re.compile(
    r"(?:주세요|주십시오|주실|줘요?|줄\s?수|(?<!가\s)(?<!가)달라(?![져지진])|부탁|싶|할게|할래|하겠|원해|원합|바랍|바래|신청(?:합|할게)|해라|면\s?(?:안\s?(?:될|되나|돼|되겠)|좋겠|감사|고맙)|(?:지울|끊을|멈출|둘)(?:게|래))\S{0,6}[\s.!~?ㅠㅜ]*$"
    r"|^(?:please|can you|could you|would you|i want to|i'd like to)\b",
    re.IGNORECASE,
)
_WONDERS = re.compile(
    r"\b(?:know|wonder\w*|curious|understand|asking|tell me) (?:\w+ ){0,2}(?:how|what|if|whether|about)\b|궁금",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(r"파기|언제|며칠|얼마나|나중에|가능|수\s?(?:는\s?)?있|\b(?:when|how long)\b", re.IGNORECASE)
_ASKED_FOR = re.compile(
    r"(?:지우|없애|삭제\s?하|탈퇴\s?하|신청하|요청하|하)려?면|(?:신청|요청)\S{0,2}\s|\bif i\b|\bdo i\b", re.IGNORECASE
)
"""What is deleted by itself, or could be, is told by the policy; here what follows when somebody has it deleted."""
_HAPPENED = re.compile(
    r"바뀌었|바꼈|바뀜|바꿨|틀렸|틀려|잘\s?못\s?(?:적|썼|쓴|됐)|오타|(?:했|됐|되었)(?:나요|어요|는지|는데)"
)


@once
def asked_of_a_right(text: str) -> str:
    """The right that is asked about and not asked for: a word of `_SUBJECTS`, another clinic's records, a copy, or taking one's
    data along; empty for anything else."""
    words = " ".join(text.split())
    if not 0 < len(words) <= LONGEST or _HAPPENED.search(words) or asks_how_long(words):
        return ""
    if _ELSEWHERE.search(words):
        return ELSEWHERE
    if _PORTED.search(words):
        return PORTED
    wonders = _WONDERS.search(words) is not None
    if not (asks(words) or wonders):
        return ""
    if _LEFT.search(words):
        return LEFT
    if _COPY.search(words):
        return COPY
    if not wonders and (_WISHES.search(words) or not _FORMS.search(words)):
        return ""
    right = next(iter(_named(words)), "")
    return "" if right == "delete" and _OF_ITSELF.search(words) and not _ASKED_FOR.search(words) else right


_COMPARES = re.compile(r"차이|다른|달라|다르|구분|같은\s?(?:거|건|것)|\b(?:difference|differ\w*|same)\b", re.IGNORECASE)


def compared(text: str) -> tuple[str, ...]:
    """The rights of which it is asked how they differ; empty where it is not asked, or of one only."""
    words = " ".join(text.split())
    if len(words) > LONGEST or not (asks(words) and _COMPARES.search(words)):
        return ()
    rights = _named(words)
    return rights if len(rights) > 1 else ()


def _named(words: str) -> tuple[str, ...]:
    return tuple(right for right, named in _SUBJECTS if named.search(words))


_SEEN = r"(?:봤|보았|보셨|읽었|읽으셨|읽은|읽어\s?본|본\s|열람했|열람한|열람하신|열어\s?[봤본]|조회했|조회한|들여다\s?[봤본])"
_CAN_BE_KNOWN = re.compile(r"알\s?수\s?있")  # Whether that is recorded at all, which the policy tells.
_WHEN_SEEN = re.compile(rf"(?:언제|몇\s?시|며칠|누가|왜|무슨\s?일로|무엇\s?때문에|뭐\s?때문에).{{0,8}}{_SEEN}|\b(?:when|why|who)\b.{{0,16}}\b(?:look|see|read|open)")  # fmt: skip


def asks_who_looked(text: str) -> bool:
    """Whether it is asked if or by whom one's own words were read: "제 글 읽은 직원 있어요?"."""
    return asks(text) and not _CAN_BE_KNOWN.search(text) and does(text, "policy.looked")


def asks_more_of_looks(text: str) -> bool:
    """The same right after it was told who looked: "몇 시에 봤는지도 나와요?"."""
    return len(text) <= LONGEST and asks(text) and _WHEN_SEEN.search(text) is not None


_OF_THE_STOP = re.compile(
    r"(?:멈|정지|광고|소식|문자|알림|연락|전화|답변).{0,12}(?:안\s?(?:오|와|가)|못\s?(?:받|오)|멈|정지|있|풀|끝|되|돼|오)|\bhow long\b.{0,16}\bstop"
)
_STARTS_AGAIN = re.compile(r"시작|재개|해제|풀어|\bagain\b")


def asks_of_the_stop(text: str) -> bool:
    """Whether it is asked what stands still, or for how long, by somebody who has stopped the use of their data."""
    return (
        len(text) <= LONGEST // 2
        and asks(text)
        and _OF_THE_STOP.search(text) is not None
        and not _STARTS_AGAIN.search(text)
    )


_LATER = re.compile(
    r"(?:부터\s|받고|받은\s?(?:뒤|후|다음)|보고|끝나고|끝난\s?(?:뒤|후|다음)|하고\s?나서|나중에|다음에|이따가?|그때|먼저)\s?.{0,10}(?:지울|삭제할|철회할|할|멈출|정할|결정할|생각할)(?:게|께|래|지)\S{0,2}[\s.!~]*$"
    r"|\b(?:later|after (?:the|my|i get|i hear)|wait (?:for|until))\b",
    re.IGNORECASE,
)


_AS_IT_IS = re.compile(
    r"^(?:네|예|아|앗|어|아니요?|저기|잠(?:깐|시)만?요?|그냥|그럼|일단|지금은|[\s,.]){0,6}(?:(?:이대로|그대로|그냥|냅)\s?(?:두|둬|놔|있)|놔\s?두|놓아\s?두|내버려\s?두)\S{0,6}(?:\s?(?:돼요|됩니다|주세요|좋겠어요))?[\s.!~]*$"
    r"|^(?:ok(?:ay)?|yes|no|just|please|[\s,.]){0,5}(?:leave|keep) (?:it|everything|them)(?: as (?:it|they) (?:is|are))?[\s.!]*$",
    re.IGNORECASE,
)


_BUT_DELETES = re.compile(r"(?:삭제|지우|없애|빼|파기)\S{0,2}고\s")  # "… 삭제하고 연락처는 그대로 두세요"


def leaves_it(text: str) -> bool:
    """Whether all is to stay as it is, and nothing else is said: "그냥 그대로 두시면 돼요"."""
    return len(text) <= LONGEST and _AS_IT_IS.search(text.strip()) is not None


def is_against_deleting(text: str) -> bool:
    """Whether nothing is to be deleted: "제 기록은 지우지 마세요"."""
    return not asks(text) and _BUT_DELETES.search(text) is None and does(text, "takes_back", least=SURE)


def puts_off(text: str) -> bool:
    """Whether what is asked about is put off: "그럼 답변부터 받고 나중에 지울게요"."""
    return len(text) <= LONGEST and not asks(text) and _LATER.search(text) is not None


_GONE = r"(?:삭제|파기|탈퇴|지우|지운|지워|지웠|없앤|없애|날린|날리|날아)"
_RESTORED = re.compile(
    rf"{_GONE}\S{{0,5}}.{{0,24}}(?:복구|복원|되살|살[려릴]|되돌|되찾|돌려받|돌아오|다시\s?(?:\S{{1,3}}\s)?(?:살|찾|꺼내|불러))"
    rf"|(?:복구|복원|되살[릴려]|되돌[릴려]).{{0,16}}{_GONE}|^(?:\S{{1,6}}\s)?(?:정보|기록|데이터|내용|사진)\S{{0,2}}\s?(?:다시\s)?(?:복구|복원|되살)"
    r"|\b(?:delet\w+|eras\w+|remov\w+|gone)\b.{0,30}\b(?:restor\w+|recover\w*|undo|undone|revers\w+|get (?:it|them|that) back|bring (?:it|them|that) back|come back|brought back)\b"
    r"|\b(?:restor\w+|recover\w*|undo|undelete)\b.{0,24}\b(?:delet\w+|eras\w+|data|records?|info\w*)\b",
    re.IGNORECASE,
)


def asks_to_restore(text: str) -> bool:
    """Whether it is asked if what was deleted can be brought back: "한번 지운 건 진짜 다시 못 살려요?". Skin is no data."""
    words = " ".join(text.split())
    is_asked = asks(words) or re.search(r"(?:요|죠|지|까|나|가|는지|\?)[\s?.!~]*$", words) is not None
    if not is_asked or _RESTORED.search(words) is None:
        return False
    return not is_off_the_skin(spell(words)) and (words.isascii() or not names_the_body(spell(words)))


_ANOTHER_WAY = re.compile(
    r"(?:전화|통화|콜)\S{0,3}\s?(?:.{0,8}\s)?(?:말고|못|안\s?(?:받|하|되|돼)|어려|힘들|싫|대신|곤란|불편|없이)|(?:다른|딴|또\s?다른)\s?(?:방법|수단|방식|길)"
    r"|(?:문자|카톡|카카오톡?|톡|이메일|메일|로그인|채팅|여기)(?:으?로|에서)\s?(?:\S{1,4}\s)?(?:확인|인증|하면|해|할|되|돼|가능|보내)|(?:본인\s?)?(?:확인|인증)\S{0,2}\s(?:\S{1,5}\s)?(?:꼭|못)"
    r"|\b(?:another|other|different) (?:way|method|option)\b|\b(?:can'?t|cannot|don'?t|not|without|instead of|rather than|no)\b.{0,20}\b(?:calls?|phone)\b|\bby (?:text|email|e-mail|kakao|chat)\b",
    re.IGNORECASE,
)
_OF_ELSE = re.compile(
    r"상담원|상담사|직원|사람|예약|수술|시술|광고|\b(?:person|human|staff|agent|ads?)\b", re.IGNORECASE
)


def asks_to_be_shown_otherwise(text: str) -> bool:
    """Whether somebody cannot be called to show who they are, or would rather do it in another way: "전화 말고 다른 방법은요?"."""
    return len(text) <= LONGEST // 2 and _OF_ELSE.search(text) is None and _ANOTHER_WAY.search(text) is not None

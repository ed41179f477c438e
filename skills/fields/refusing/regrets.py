"""Somebody who did by mistake, or does not want any more, what was done just now: "잘못 눌렀어요", "접수하지 말라고요", "undo".

Pure, and of short words that say nothing else. What it was that is not wanted is known by who asks."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.reading import patterns as re
from skills.fields.reading.dialects import in_standard

LONGEST = 45  # Letters; who tells more tells of something else.
_BEFORE = r"(?:(?:아니|아|앗|어|엇|헉|어머|저기요?|저|제가|네|죄송(?:해요|합니다|한데요?)?|방금|지금|아까|전|누른|그거|이거|이건|그건|건|거|것|게|버튼을?|단추|접수|신청|동의|그냥|다|전부)[\s,.!~…ㅠㅜㅋㅎ]{0,3}){0,6}"
_MISTAKEN = re.compile(
    rf"{_BEFORE}(?:"
    r"(?:잘못|실수로|모르고|얼떨결에|얼결에|무심코|급하게|장난으로)\s?(?:누른|눌[렀러려린]|접수|신청|보[냈내낸]|동의|체크|터치|클릭|했|한|됐|된)\S{0,6}(?:\s?[거것건게]\S{0,4})?"
    r"|실수(?:예요|에요|였\S{0,4}|입니다|임|네요?|했\S{0,4}|로요|요)?|(?:손|손가락)\S?\s?미끄러\S{0,5}|장난(?:이었|이에요|이예요|이였|친|쳤|임|입니다)\S{0,6}"
    r"|(?:이|그|저)(?:거|게|건)?\s?(?:아닌데|아니에요|아니예요|아니고|아니었|말고)\S{0,3}|(?:되돌[려리릴]|물러|무를|무르|원래대로|없던\s?[일걸]로)\S{0,6}(?:\s(?:해\s?)?(?:주세요|줘요?|싶어요|수\s?있\S{1,4}))?"
    r"|(?:마음|맘|생각)\S?\s?(?:이|을)?\s?(?:바뀌|바뀐|바꼈|바꿨|변했|달라졌)\S{0,5}|(?:다시\s)?생각해\s?보[니면]\S{0,2}\s(?:안|싫|아닌|별로)\S{0,5}(?:\s\S{1,6})?"
    r"|(?:누르|접수하|신청하|동의하)려(?:던|고\s?한)\s?\S{0,2}\s?아니\S{0,4})[\s.!~…ㅠㅜㅋㅎ]{0,9}"
    r"|(?:(?:oops|whoops|oh|ah|sorry|no|wait|hey|um|hmm|damn)[\s,.!]{1,4}){0,3}(?:(?:that was |it was |i (?:pressed|hit|tapped|clicked) )?(?:the )?wrong (?:button|one|thing)|(?:that was |it was )?(?:a |an |my |by )?(?:mistake|accident)"
    r"|(?:i )?(?:[a-z']{1,12} ){1,4}(?:by (?:mistake|accident)|accidentally)|(?:i )?accidentally(?: \w+){1,4}|(?:please |can you )?undo(?: (?:that|it|this))?(?: please)?|(?:i )?(?:did not|didn't|didnt) mean (?:to|that|it)(?: \w+){0,4}"
    r"|(?:i(?:'ve| have|ve)? )?changed my mind|mis-?clicked?|take (?:it|that) back)(?:[\s.!,]{1,3}sorry)?[\s.!]{0,5}",
    re.IGNORECASE,
)
_OF_ITS_WORDS = re.compile(r"번호|이름|연락처|사진|시간|날짜|number|name|photo|time", re.IGNORECASE)


def is_regretted(text: str) -> bool:
    """Whether what was done just now was a mistake, or is not wanted any more, and nothing else is said."""
    said = in_standard(text.strip())
    return len(said) <= LONGEST and _MISTAKEN.fullmatch(said) is not None and _OF_ITS_WORDS.search(said) is None


_SORRY_FOR = re.compile(
    r"후회(?:돼|되|됩|스럽|하|해|중|막심)|괜히\s?(?:지|삭제|눌|했|한|신청|요청)|(?:지우지|삭제하지|하지|누르지)\s?말\s?걸|(?:지운|삭제한|삭제|누른|한)\s?(?:게|거|것\S?)\s(?:\S{1,3}\s)?(?:후회|아깝|아쉽|실수|잘못)|(?:지우면|삭제하면)\s?안\s?(?:됐|되는데|되는\s?거)"
    r"|(?:다시|좀\s?더|더|조금|한번|잘)\s(?:좀\s|더\s)?생각(?:을\s|좀\s|해\s?)?(?:해\s?)?(?:볼|봐야|보고|보려)|생각\s?좀\s?(?:더\s)?(?:해\s?)?(?:볼|봐야|하고|할게)|고민(?:돼|되|이네|스럽|해\s?볼|을?\s?좀)|망설|(?:둘까|말까|취소할까|무를까|남길까)(?:요|\s?(?:봐|싶|하|고민)|$|[\s.!~ㅠㅜ])"
    r"|\b(?:let me|i need to|i want to|i'?ll|gotta|have to) think\b|\b(?:second|other) thoughts?\b|\b(?:maybe|perhaps) (?:not|i should(?:n'?t| not))\b|\bnot (?:so |really )?sure (?:anymore|any more|about (?:it|this))\b|\bhesitat"
    r"|\bregret\b|\b(?:shouldn'?t|should not) have\b|\bwish i (?:hadn'?t|had not)\b",
    re.IGNORECASE,
)


def is_sorry_for(text: str) -> bool:
    """Whether what was asked for just now is regretted or weighed anew, and nothing is asked to be done about it: "후회돼요", "괜히
    지웠네", "다시 생각해 볼게요"."""
    said = in_standard(text.strip())
    return len(said) <= LONGEST and _SORRY_FOR.search(said) is not None


_NOT_FILED = re.compile(
    r"(?:접수|신청)\S?\s?(?:(?:하|되)?지\s?(?:는\s?)?(?:마|말)\S{0,7}|안\s?(?:한다|할|하고|해요|했는데|한\s?건데)\S{0,6}|하라고\s?(?:는\s)?(?:안\s?|한\s?적|하지\s?않)\S{0,6}(?:\s?없\S{0,4})?"
    r"|하려(?:던|고\s?한)\s?\S{0,2}\s?아니\S{0,4}|할\s?(?:생각|마음)\S?\s?\S{0,3}\s?없\S{0,4}|(?:하|되)면\s?안\s?[되돼됩]\S{0,4}|(?:한|된)\s?(?:거|것|건|걸)\S?\s?(?:좀\s|다시\s)?(?:빼|무르|물러|취소|없애)\S{0,4}(?:\s(?:주|줘)\S{0,3})?)[\s.!~ㅠㅜ]*$"
    r"|\b(?:do not|don'?t|didn'?t (?:mean|want|ask)(?: you)?(?: to)?|never (?:asked|wanted)(?: you)? to|should not have|shouldn't have) (?:\w+ )?(?:file|filed|submit|submitted|send|sent)\b(?: (?:it|this|that|anything|my \w+))?[\s.!]*$",
    re.IGNORECASE,
)


def is_filed_against_ones_will(text: str) -> bool:
    """Whether the consultation is not to be filed, or was not to be: "접수하지 말라고요", "접수한 거 빼 주세요"."""
    said = in_standard(text.strip())
    return len(said) <= LONGEST and _NOT_FILED.search(said) is not None


_NO_NEWS = re.compile(
    r"(?:그만|안)\s?받(?:을|고|겠|아도)|받기\s?싫|받지\s?않|취소|철회|싫(?:어|네|은데|습|다)|거부|빼\s?(?:주|줘)|안\s?(?:할|해도|하고|하겠|하려)|(?<![가-힣])그만(?:이요|요|할|하|둘|$|[\s.!])|관둘|필요\s?없|말(?:래|게)요|괜히|관심\s?없|(?:never ?mind|not interested|forget it)|\b(?:don'?t|do not) want\b|\b(?:stop|cancel|undo|revoke|withdraw)\b|\bturn (?:it|them) off\b",
    re.IGNORECASE,
)
_OF_A_CASE = re.compile(
    r"상담|예약|접수|신청|수술|시술|전화|통화|연락|사진|번호|이름|걱정|광고|동의|수신|소식|문자|야간|알림|정보|전부|모두|[가-힣]면\s|\b(?:ads?|news|consent|messages?|if|all)\b|\b(?:consult\w*|case|appointment|surgery)\b",
    re.IGNORECASE,
)


def wants_no_news(text: str) -> bool:
    """Whether somebody who agreed to news just now does not want it: "그만 받을래요", "방금 누른 거 취소해 주세요"."""
    said = text.strip()
    return len(said) <= LONGEST and _NO_NEWS.search(said) is not None and _OF_A_CASE.search(said) is None


_KEEPS_ALL = re.compile(
    r"(?:삭제|지우는?|지울|없애는?)\S{0,2}\s?(?:거|것|건|게)?\S?\s?(?:말고|아니고|아니라)|(?:삭제|지우는?)\S{0,2}\s?(?:거|것|건)?\S?\s?(?:일단\s)?(?:보류|미루|미룰|미뤄|다음에|나중에)"
    r"|(?:나중|다음|이따|내일|뒤|나서|후|끝나고)\S{0,2}\s(?:\S{1,4}\s)?(?:지울|삭제할)(?:게|래|까|거|\s거)\S{0,3}|(?:지우|삭제하|없애)면\s?(?:안|큰일)|지우기\s?(?:는\s?)?싫|(?:못|안)\s?지우(?:겠|고\s?싶)|안\s?지워(?:도|\s?주셔도)|(?:지우|삭제하)지\s?(?:는\s?)?(?:마|말|않)"
    r"|(?:번호|이름|연락처|광고|문자|알림)만\s?(?:바꾸|바꿔|바꿀|고치|고쳐|변경|수정|끊|그만|안\s?받)|(?:남겨|놔|그냥)\s?두는\s?(?:게|것이|편이)\s?(?:낫|좋|나을)"
    r"|\b(?:just|only) (?:want(?:ed)? to )?(?:change|fix|correct|stop) (?:my |the )?(?:number|name|phone|ads?|messages)\b|\bkeep (?:my|the|it|them|everything)\b|\b(?:do not|don'?t) (?:delete|erase|remove)\b",
    re.IGNORECASE,
)
_ALL_THE_SAME = re.compile(r"(?:지워|삭제해|없애)\s?(?:주|줘|달라|버려)|그래도\s?(?:지|삭제)|\?")


def keeps_what_is_stored(text: str) -> bool:
    """Whether nothing is to be deleted, or not now, where that was asked for: "삭제 말고 번호만 바꿔 줘", "다음에 지울게요"."""
    said = in_standard(text.strip())
    return len(said) <= LONGEST and _KEEPS_ALL.search(said) is not None and _ALL_THE_SAME.search(said) is None


_GOES_ON = re.compile(
    r"(?:안|못|거절|거부|마다)\s?(?:할|받을|동의할|거절할|거부할)?\s?이유\S{0,2}\s?(?:는\s|가\s|도\s)?없\S{1,6}"
    r"|(?:수정|변경|정정)\S?\s?안\s?해도\s?(?:될|되|돼|괜찮)\S{0,4}(?:\s\S{1,3}){0,2}|안\s?(?:고쳐|바꿔|수정해)도\s?(?:될|되|돼|괜찮)\S{0,4}(?:\s\S{1,3}){0,2}"
    r"|(?!상담|접수|신청|동의|수술|시술|이건|그건|이거|그거|저는|나는|전부|모두|다는)[가-힣]{1,6}[은는]\s(?:나중|다음|담번?)에\s?(?:할|받을)\S{1,4}"
    r"|(?:no,? )?i don'?t mind(?: at all)?|should i (?:file|submit|send) (?:it|this)(?: now)?\??|나|저",
    re.IGNORECASE,
)


def goes_on(text: str) -> bool:
    """Whether a no stands in words that stop nothing: "안 할 이유가 없죠", "수정 안 해도 될 듯", "코는 나중에 할래요"."""
    return len(text) <= LONGEST and _GOES_ON.fullmatch(text.strip(" .!~ㅎㅋ")) is not None

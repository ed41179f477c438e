"""What stands beside a yes and takes nothing of it back: why somebody is in a hurry, the weather, a word of praise.

A consent is given by a whole sentence; this says whether the sentences behind it leave it alone. All that is not known to do so
makes it no yes."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import sentences
from skills.understanding.naming import names_the_body
from skills.understanding.questions import asks
from skills.understanding.spelling import spell

LONGEST = 60  # Letters of what stands beside a yes.
_HURRIES = re.compile(
    r"빨리|빨랑|얼른|어서|서둘|급해|급하|바빠|바쁘|바쁜|시간\S{0,2}\s?(?:이\s|별로\s|많이\s){0,2}(?:없|얼마|촉박)|회의|미팅|수업|강의|약속|출근|퇴근|점심|식사|나가|나갈|내려야|내릴|타야|탈\s|도착|운전|버스|지하철|기차|비행기|택시|배터리|곧\s|손님|알바|근무|학원|픽업|데리러|애기|아기|아이\S?\s(?:깨|울|자|데리)"
    r"|\b(?:hurry|quick\w*|fast|soon|asap|meeting|class|lunch|break|bus|train|flight|boarding|battery|work|shift|minutes?|mins?|in a (?:rush|hurry)|time|leave|leaving|go(?:ing)? (?:out|now)|move on|next)\b",
    re.IGNORECASE,
)
_SMALL_TALK = re.compile(
    r"날씨|춥|추워|추운|추움|덥|더워|더운|(?:비|눈)\S?\s?(?:(?:진짜|정말|너무|많이|엄청|막|계속)\s){0,2}(?:오|와|온|내리)|바람|신기|편하네|편리|좋네요|빠르네|친절|감사|고마|고맙|수고|ㅋ|ㅎㅎ|떨리네|설레|기대|잘\s?부탁|배고|졸려|월요일이라|주말이라|금요일이라"
    r"|\b(?:cold|hot|rain\w*|snow\w*|weather|haha|lol|nice|neat|cool|thanks?|thank you|great|easy|convenient|excited|nervous|hungry|monday|friday)\b",
    re.IGNORECASE,
)
_TAKES_BACK = re.compile(
    r"동의|철회|취소|아니|아뇨|않|(?<![가-힣])(?:안|못)\s?[가-힣]|싫|말고|말아|마세요|마시|마십|빼고|빼\s?주|제외|근데|그런데|하지만|다만|단\s|대신|나중|다음에|아직|잠깐|잠시|기다려|멈|그만|생각|고민|조건|경우|(?<!주시)(?<!주)면(?=\s|요|[.!~]|$)|농담|장난|뻥|거짓|치고|(?:나서|고|고서|때|쯤|뒤|후|전|부터|까지|있다가?)(?:에|로|는)?(?:요|이요|에요|욤|여)?[\s.!~]*$|[가-힣](?<!이)에(?:요|여)?[\s.!~]*$|말하|라고|랬|(?<![을할갈볼울])래요|대요|다고|아들|딸|자식|엄마|아빠|어머니|아버지|남편|아내|친구|언니|오빠|누나|동생|가족|보호자|사진|기록|정보|보관|저장|삭제|지우|광고|이름|번호|\d{3,}"
    r"|\b(?:not|n't|don'?t|won'?t|but|however|unless|if|until|except|only|without|later|wait|cancel|stop|delete|photos?|data|info\w*|keep|share|ads?|husband|wife|mom|mother|dad|father|friend|sister|brother|said|says|told|agree\w*|consent\w*|just kidding|kidding|joking|think|maybe|name|number|after|before|when|once|till|tomorrow|tonight)\b|^(?:in|at) [\w ]{1,20}[.!]*$",
    re.IGNORECASE,
)


def leaves_a_yes_alone(text: str) -> bool:
    """Whether each of these sentences tells of haste or of nothing in particular, and none takes a yes back or limits it."""
    if len(text) > LONGEST or asks(text) or "?" in text or _TAKES_BACK.search(text):
        return False
    parts = sentences(text)
    is_known = bool(parts) and all(_HURRIES.search(one) or _SMALL_TALK.search(one) for one in parts)
    return is_known and not names_the_body(spell(_HURRIES.sub(" ", text)))

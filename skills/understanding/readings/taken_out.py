"""Whether something that was told of the consultation is to be taken out again, while it is not filed: the last words, all of them, or what
they say of one thing."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from typing import NamedTuple

from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import pieces, sentences
from skills.understanding.naming import is_off_the_skin, names_the_body
from skills.understanding.spelling import spell
from skills.understanding.undone import DELETE, REMOVE, is_forbidden, is_undone, is_what_another_says, was_never_asked

LONGEST = 50  # Letters; who tells more tells of the body.
_TAIL = re.compile(
    r"(?<=[요오줘줄])[\s,.!]{1,4}(?:(?:그건|그런\s?건|그\s?얘기는|그냥|좀|괜히|기록에|그런\s?거|제가|민감한|개인적인|남편이|가족이|회사에)\s){0,3}(?:(?:남기|알리|보이|적|쓰|밝히|말하|기록되|남)(?:기|는\s?거|는\s?게|고\s?싶지)\s?(?:가\s|는\s|좀\s)?(?:싫|않|그래|그렇|부담|곤란)\S{0,5}|(?:부담|창피|부끄|민망|신경|걱정|불편)\S{0,8}(?:\s쓰\S{1,4})?|(?:볼까|알까|남을까)\s?봐\S{0,4})[\s.!~ㅠㅜ]*$"
)
"""Why it is to be taken out: "… 빼주세요 남기기 싫어요"."""
LAST, ALL, PART = "last", "all", "part"
_GONE = (
    r"(?:빼|지워|지우|지울|삭제|없애|없앨|제외|취소|무시|잊어|(?:안\s?(?:적은|쓴|한|말한)|못\s?(?:본|들은)|없던)\s?(?:걸|것|일)로)(?:\s?해|\s?하고|고)?\s?"
    r"(?:주|줘|줄|달|버[려릴]|싶|할|래|게|부탁|될|도\s?[되돼될]|세요|요|면\s?(?:[되돼]|안|좋)|$)\S{0,6}(?:\s?(?:수\s?있|있|안\s?[되될돼]|될|되|좋|싶|요|주|줘)\S{0,6}){0,2}[\s.!~?ㅠㅜ]*$"
)
_I = r"(?:(?:아|그럼|그냥|저기|네|앗|혹시|죄송한데|제가|내가|아까|방금|위에|거기|앞에)[\s,.]{1,2}){0,3}"
_DID = r"(?:쓴|적은|작성한|적어\s?(?:놓은|둔|드린)|썼던|적었던|넣은|입력한|남긴|고른|선택한|말한|말씀드린)"
_IT_WAS = rf"(?:\s?(?:이?라고\s)?(?:제가\s)?{_DID}\s?(?:거|것|걸|건|부분|칸))?"
_PUT_EN = r"(?:(?: that)?(?: i|,? which i)(?:'ve| have)? (?:just )?(?:wrote|written|put|gave|given|said|entered|chose|picked|typed|told you))?"
_THE_TIME = re.compile(
    rf"^{_I}(?:{_DID}\s)?(?:(?:연락|통화|희망|전화|상담)\s?(?:받을\s)?)?(?:시간대?|날짜|시각|일시){_IT_WAS}(?:은|는|을|를|만|도)?\s?(?:좀\s?|다시\s?|그냥\s?|다\s?){{0,2}}{_GONE}"
    rf"|^(?:please |can you |could you )?(?:delete|remove|erase|clear|take out|drop|scratch|cancel) (?:the |my )?(?:preferred |contact |call )?(?:time|date)(?: slot)?{_PUT_EN}(?: please)?[\s.!?]*$"
    r"|^(?:please |can you |could you )?take (?:the |my )?(?:preferred |contact |call )?(?:time|date) (?:out|off|away)(?: please)?[\s.!?]*$",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    rf"^{_I}(?:{_DID}\s(?:(?P<name>이름|성함)|(?P<phone>(?:(?:전화|핸드폰|휴대폰|폰)\s?)?번호|연락처))|(?:(?P<name_too>이름|성함)|(?P<phone_too>(?:(?:전화|핸드폰|휴대폰|폰)\s?)?번호|연락처))\s?(?:이?라고\s)?(?:제가\s)?{_DID}\s?(?:거|것|걸|건|부분|칸))(?:은|는|을|를|만|도)?\s?(?:좀\s?|다시\s?|그냥\s?){{0,2}}{_GONE}"
    rf"|^(?:please |can you |could you )?(?:delete|remove|erase|clear|take out) (?:the |my )(?:(?P<en_name>name)|(?P<en_phone>(?:phone )?number)) i (?:wrote|put|gave|entered|typed)(?: please)?[\s.!?]*$",
    re.IGNORECASE,
)
_OVER = re.compile(
    rf"^{_I}(?:(?:지금까지|여태)\s)?(?:{_DID}\s?(?:거|것|걸|건|내용|글)(?:을|를|은|는|들?)?\s?)?(?:그냥\s|좀\s|일단\s){{0,2}}(?:지우고|지운\s?(?:다음|뒤|후)에?|없애고|삭제하고|취소하고)\s?(?:(?:제가\s)?(?:다시|새로)\s){{1,2}}"
    r"(?:쓸|적을|작성|입력|써|적어|쓰고|적고|할게|할래|하고\s?싶)\S{0,5}(?:\s\S{1,5}){0,2}[\s.!~?ㅠㅜ]*$"
    r"|^(?:please |ok(?:ay)?,? |sorry,? |wait,? |can (?:you|i) |could (?:you|i) |let me |i want to |i'd like to )*(?:clear|erase|delete|remove|wipe|scrap|undo) (?:it|this|that|what i (?:wrote|said|put|typed))(?: all)?(?:,| and| then|\.|;| so){1,2}\s?(?:then )?(?:i'?ll|i will|let me|i can|i want to|i'd like to|i need to)? ?(?:re-?(?:write|do|type|enter)|(?:write|do|type|enter|start|fill)(?: it| this)?(?: in)? (?:again|over|anew))(?: it)?(?: again)?(?: please)?[\s.!?]*$",
    re.IGNORECASE,
)
"""What was written is to go and be written anew, and it is not said which of it."""
_WRITTEN = r"(?:적|쓰|쓴|써|보내|보낸|말한|말씀드린|얘기한|남긴|올린)\S{0,2}"
_JUST = r"(?:방금|마지막|바로\s?(?:전|앞|위)|아까|조금\s?전|금방|좀\s?전|위)\S{0,2}\s?(?:에\s|으로\s|의\s|제가\s){0,2}"
_WORDS = r"(?:거|것|걸|건|말|글|메시지|톡|문장|답|내용|얘기|이야기|줄)\S{0,2}"
_AND = r"(?:좀\s?|다시\s?|그냥\s?|다\s?|전부\s?|모두\s?|싹\s?){0,2}"
_LAST = re.compile(
    rf"{_JUST}(?:(?:{_WRITTEN}|한)\s?)?{_WORDS}\s?{_AND}{_GONE}"
    rf"|^(?:(?:아|앗|어|죄송\S{{0,4}}|저기요?)[\s,.!]{{1,3}})?(?:오타|잘못\s?(?:썼|적었|쳤|입력))\S{{0,6}}[\s,.]{{1,3}}(?:그거\s|이거\s|방금\s\S{{1,2}}\s)?{_AND}{_GONE}"
    r"|\b(?:delete|remove|erase|take out|scratch|undo|ignore) (?:(?:my|the|that) )?(?:last|previous) (?:message|line|sentence|one|thing|words?|text)\b"
    r"|\b(?:delete|remove|erase|take out|scratch|undo|ignore) (?:what|the thing|that which) i just (?:wrote|said|sent|typed|told)\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    rf"(?<![는한던]\s)(?:증상|상담\s?내용|내용|증세|사연)\S{{0,2}}\s?(?:{_WRITTEN}\s?{_WORDS}\s?)?{_AND}{_GONE}"
    rf"|{_WRITTEN}\s?(?:증상|내용|얘기|이야기|사연)\S{{0,2}}\s?{_AND}{_GONE}"
    r"|\b(?:delete|remove|erase|clear|take out) (?:what i (?:wrote|said|told you)|(?:my|the|all)(?: the)? (?:details|symptoms?|description|story|text))\b",
    re.IGNORECASE,
)
_SAID = r"(?:쓴|적은|적어\s?(?:놓은|둔)|썼던|적었던|넣은|남긴|말한|말했던|말씀드린|얘기한|이야기한|언급한|한|했던)"
_PART = re.compile(
    rf"^(?:(?:아|앗|참|저기|그|아니|그냥|혹시|죄송한데|그리고)[\s,.]{{1,2}}){{0,2}}(?:(?:(?:제가|내가|아까|방금|위에)\s){{0,2}}{_SAID}\s(?!거|것|걸|건|내용|글|증상|사연))?(?!(?:(?:제가|내가|지금까지|이거|그거|아까|방금|위에|다|전부)\s)*{_SAID}\s)(?P<what>\S.{{0,18}}?)(?P<named>\s?(?:에\s?대한\s?|관련\s?|했다는\s?|한다는\s?|라는\s?)?(?:얘기|이야기|말|부분|내용|문장|대목)(?:\s?{_SAID}\s?(?:거|것|걸|건))?|(?:이?라고|다고)\s?(?:제가\s)?{_SAID}\s?(?:거|것|걸|건|말|얘기|이야기|부분|내용)|\s{_SAID}\s?(?:거|것|걸|건|부분|내용))?(?:은|는|을|를|만|도)?\s?{_AND}{_GONE}"
    r"|\b(?:remove|take out|leave out|delete|(?:don'?t|do not) (?:include|mention)) (?:(?:the|my|that) )?(?P<bit>(?:part|bit|sentence|line) )?(?:about |on |with )?(?:(?:the|my) )?(?P<of>[\w\s'-]{2,24}?)(?P<tail> (?:part|bit|story))?(?:,? please)?[\s.!?]*$",
    re.IGNORECASE,
)
_PART_EN = re.compile(
    r"\b(?:delete|remove|erase|take out|scratch|cut|undo) (?:what|everything|the (?:part|bit|thing|line|sentence|stuff)s?(?: where)?) (?:that )?i (?:just )?(?:wrote|said|told you|put|mentioned|typed) (?:down )?(?:about |on |of |regarding )?(?:my |the |having )*(?P<what>[\w'-]{2,20}(?: [\w'-]{2,20})?)(?:,? please)?[\s.!?]*$",
    re.IGNORECASE,
)
_NO_PART_EN = re.compile(
    r"^(?:so far|before|here|today|all|again|now|just now|earlier|already|please)\b", re.IGNORECASE
)
_IN_IT = re.compile(
    r"^(?:(?:아|앗|참|저기|그|아니|그냥|혹시|죄송한데)[\s,.]{1,2}){0,2}(?:상담\s?)?내용(?:에|에서|\s?중에)\s(?:제가\s)?(?P<what>\S.{0,18}?)"
    rf"\s?(?:(?:이?라고\s)?(?:쓴|적은|말한|넣은|언급한)\s?(?:거|것|건|걸|부분|내용)|얘기|이야기|말|부분|문장|대목)?(?:은|는|을|를|만|도)?\s{_AND}{_GONE}"
)
"""What is to go is said to stand in the details: "내용에 회사 이름 쓴 거 지워 주세요"."""
_MORE = re.compile(
    r"\d|주[세시십]|줘|바꿔|바꾸|바꿀|수정|그리고|추가|말고|대신|접수|신청|\b(?:and|please|instead|change|add|file|submit)\b",
    re.IGNORECASE,
)
"""What is wished for besides, behind what is to be taken out."""
_AND_FILE = re.compile(
    r"(?:빼고|빼서|빼신\s?뒤|제외하고|지우고)\s(?:\S{1,4}\s)?(?:접수|신청|제출|보내)\S{0,3}(?:\s\S{1,6}){0,2}[\s.!~]*$"
)
"""To take it out and file the rest: it is taken out, and asked once more."""
_AND_ONLY = re.compile(r"\s?(?:빼고|제외하고)\s\S{1,8}만\S{0,4}(?:\s\S{1,6}){0,2}[\s.!~]*$")
"""To leave one thing out and keep another: "코 빼고 눈만요"."""
_NOT_PHOTOS = re.compile(r"사진\S{0,2}\s?(?:말고|빼고|(?:놔|냅)?두고|그대로\s?두고|남기고)\s")
_ELSE = re.compile(
    r"사진|(?<!약 )(?<!약)(?<!병원 )(?<!병 )(?<!제품 )이름|성함|번호|연락처|시간|정보|기록|데이터|동의|상담|접수|신청|예약|광고|계정|전부|모두|다\s|메시지|\b(?:photos?|pictures?|name|number|phone|time|data|info\w*|records?|consent|everything|all|account|message|request|consultation)\b",
    re.IGNORECASE,
)
"""What is changed, deleted or called off elsewhere."""


_ONLY_ASKED = re.compile(
    r"(?:[은는만]\s?|제외\s?)\S{0,3}?(?:빼|지워|삭제|제외|해)\s?(?:해\s?)?(?:주|줘|달)|^(?!.*\bwant\b)\S*\s?(?:remove|take out|leave out|don'?t include)",
    re.IGNORECASE,
)
"""A thing alone is taken out of the words where that is asked for plainly ("코는 빼 주세요"); "살 빼고 싶어요" tells what is wanted."""


class TakenOut(NamedTuple):
    """How much is to be taken out; `what` is the thing whose words are to go, and `is_named` whether they are called words."""

    how: str
    what: str = ""
    is_named: bool = True


def taken_out(text: str) -> TakenOut | None:
    """What is to be taken out of what was told; None for all other words. What is to come off the skin is a treatment. A reason
    may stand behind it ("공황장애 얘기는 빼 주실 수 있나요.. 괜히 적은 것 같아요")."""
    if (wish := _wished(text)) is not None:
        return wish
    first, *others = sentences(text) or [""]
    rest = " ".join(others)
    if not rest or len(rest) > LONGEST or _MORE.search(rest) or names_the_body(spell(rest)):
        return None
    wish = _wished(first)
    return wish if wish is not None and wish.how == PART and wish.is_named else None


def _wished(text: str) -> TakenOut | None:
    text = _NOT_PHOTOS.sub("", text)
    words = _AND_ONLY.sub("는 빼 주세요", _AND_FILE.sub("빼 주세요", _TAIL.sub("", " ".join(text.split()))))
    if len(words) > LONGEST or is_undone(words, REMOVE) or was_never_asked(words) or is_what_another_says(words):
        return None
    if (
        (of_it := _PART_EN.search(words)) is not None
        and not _NO_PART_EN.search(of_it["what"])
        and not _ELSE.search(words)
    ):
        return TakenOut(PART, of_it["what"])
    if _LAST.search(words):
        return TakenOut(LAST)
    if (inside := _IN_IT.search(words)) is not None:
        return TakenOut(PART, inside["what"].strip())
    if _ALL.search(words) and not _ELSE.search(words.replace("상담", "")):
        return TakenOut(ALL)
    if (found := _PART.search(words)) is None or _ELSE.search(words):
        return None
    what, is_named = (found["what"] or found["of"]).strip(), bool(found["named"] or found["bit"] or found["tail"])
    is_plain = is_named or (_ONLY_ASKED.search(words) is not None and not is_off_the_skin(spell(words)))
    return TakenOut(PART, what, is_named) if is_plain else None


def takes_out_the_time(text: str) -> bool:
    """Whether the time that was told for a call is to go, and nothing else: "시간은 지워 주세요"."""
    return len(text) <= LONGEST and not is_undone(text, DELETE) and _THE_TIME.search(text.strip()) is not None


_STAYS = re.compile(
    rf"^{_I}(?:{_DID}\s)?(?:(?:(?:전화|연락|통화|희망)\s?)?(?:번호|시간|날짜)|이름|성함|연락처|(?:상담\s?)?내용|\S{{1,8}}(?:\s?\S{{1,4}}다고|\s얘기|이?라고))?{_IT_WAS}(?:은|는|을|를|도)?\s?(?:그냥\s|절대\s)?(?:지우|빼|삭제하|없애|바꾸|고치|수정하|변경하)지(?:는|도)?\s?(?:마|말아)\S{{0,4}}(?:\s\S{{1,4}})?[\s.!~]*$"
    r"|^(?:please |ok,? |no,? )*(?:do not|don'?t|never) (?:remove|delete|erase|clear|change|touch|drop|take out) (?:the |my |that |what i (?:wrote|said)\b\s?)?(?:about [\w ]{2,20})?(?:(?:phone )?number|name|time|date|details?)?(?: out)?(?: please)?[\s.!]*$",
    re.IGNORECASE,
)
_ANSWERS = {
    "name": r"이름|성함|\bname\b",
    "phone": r"(?:전화\s?|휴대폰\s?|핸드폰\s?)?번호|연락처|\b(?:phone )?number\b",
    "treatment": r"상담\s?부위|부위|시술|\b(?:topic|part)\b",
    "details": r"(?:상담\s?)?내용|\bdetails?\b",
    "when": r"(?:(?:연락|통화|희망)\s?)?(?:시간|날짜)|\b(?:time|date)\b",
}
_ANSWER = {step: re.compile(words, re.IGNORECASE) for step, words in _ANSWERS.items()}
_NOT_THIS_BUT_THAT = re.compile(
    rf"^(?:(?:아|앗|아니|제)[\s,]{{1,2}})?(?:{'|'.join(_ANSWERS.values())})(?:은|는|을|를|이|가)?\s(?:(?:바꾸지|고치지|빼지|지우지|건드리지)\s)?(?:말고|(?:그냥\s)?(?:그대로\s)?(?:두고|놔두고|놓고))\s(?P<that>{'|'.join(_ANSWERS.values())})(?:을|를|은|는|만|이|가|도)?\s?(?:좀\s|다시\s|만\s)?(?:바꿔|바꿀|고쳐|고칠|수정|변경|정정|틀렸|잘못)\S{{0,5}}(?:\s\S{{1,6}}){{0,2}}[\s.!~?]*$"
    rf"|^(?:no,? |sorry,? )?(?:not|don'?t change) (?:the |my )?(?:{'|'.join(_ANSWERS.values())}),? (?:but |change |just )*(?:the |my )?(?P<other>{'|'.join(_ANSWERS.values())})(?: please| instead)?[\s.!]*$",
    re.IGNORECASE,
)
"""One answer stays and another is to be changed, both by their names: "번호 말고 이름 바꿔 주세요"."""


def named_instead(text: str) -> str:
    """The answer that is to be changed, where another is named that stays; empty for all other words."""
    found = _NOT_THIS_BUT_THAT.search(text.strip()) if len(text) <= LONGEST else None
    what = (found["that"] or found["other"]) if found else ""
    return next((step for step, words in _ANSWER.items() if what and words.search(what)), "")


def leaves_it_in(text: str) -> bool:
    """Whether nothing of what was written is to go or to be another: "시간 쓴 거 지우지 마세요"."""
    return len(text) <= LONGEST and _STAYS.search(text.strip()) is not None


def takes_out_a_contact(text: str) -> str:
    """Which of name and number that was written is to go ("번호 적은 거 지워 주세요"); empty for all other words."""
    found = _CONTACT.search(text.strip()) if len(text) <= LONGEST and not is_undone(text, DELETE) else None
    return "" if found is None else "name" if found["name"] or found["name_too"] or found["en_name"] else "phone"


def writes_over(text: str) -> bool:
    """Whether what was written is to go and be written anew: "쓴 거 지우고 다시 쓸게요". What it is of it, is not said."""
    words = " ".join(text.split())
    return len(words) <= LONGEST + 10 and not is_undone(words, DELETE) and _OVER.search(words) is not None


_ENDS = re.compile(
    r"(?:(?:이|가|도|을|를|은|는)?(?:했|하|한|있|없|였|였었|받았|맞았|먹는|먹|이|중이|중)|(?<=[가-힣]{2})[이가도을를은는])$"
)
"""What of a word that tells something may differ: "임신했" and "임신 중이에요"."""


def core_of(what: str) -> list[str]:
    """The words of what is to go, without what of each may differ where it was told."""
    return [one for word in what.split() if (one := _ENDS.sub("", word))]


_DROPS = re.compile(
    r"(?<![가-힣])(?P<what>[가-힣]{1,8}?)(?:은|는|을|를|도|이|가|만(?=\s?(?:빼|뺄|제외|취소)))?\s?(?:(?:이제|그냥|좀|일단|그럼)\s){0,2}"
    r"(?:(?:빼|뺄|제외|취소)(?!\S{0,4}\s?싶)\S{0,4}(?:\s?(?:주|줘|할|하)\S{0,5})?|됐[고어습으]\S{0,3}|말고|필요\s?없\S{0,4}"
    r"|안\s?(?:할|하려|하고\s?싶|하겠|하는\s?걸로|받을)\S{0,4}|안\s?하고(?=\s)|(?:다음|나중)에\s?(?:할|하|따로|다시|받)\S{0,5}|(?:포기|생략)\S{0,5}|없던\s?걸로\S{0,4}|(?:그만\s?둘|관둘|말래)\S{0,3})"
    r"|\b(?:drop|skip|forget|leave out|remove|cancel|not|no|without)(?: about)? (?:the |my )?(?P<of>[a-z]{3,12})\b"
    r"|\b(?:don'?t|do not|no longer) (?:want|need)(?: to do)? (?:the |my )?(?P<more>[a-z]{3,12})\b(?: any ?more)?",
    re.IGNORECASE,
)
"""A part that is not to be looked at any more: "턱끝은 빼 주세요", "귀는 됐고"."""
_KEEPS = re.compile(
    r"(?<![가-힣])(?P<what>[가-힣]{1,8}?)(?:\s?(?:하나|한\s?군데|부위|쪽|상담))?만(?:\s?이?요|(?:\s(?:먼저|우선|일단|좀|그냥|상담|진행)\S{0,2})?\s?"
    r"(?:할|받을|볼|해\s?볼|하고\s?싶|하겠|해\s?주|부탁|신청|상담|진행|원해|알아볼|알아보고|남겨|남길|봐)\S{0,6}(?:\s\S{1,5})?)?[\s.!~ㅠㅜ]*$"
    r"|\b(?:just|only)(?: do| want| like)? (?:the |my )?(?P<of>[a-z]{3,12})(?:,? (?:only|please|then|thanks|for now))*[\s.!]*$"
    r"|(?:^|[\s,.])(?P<more>[a-z]{3,12}) only(?:,? please)?[\s.!]*$",
    re.IGNORECASE,
)
"""The one part that is meant after all: "코만 할게요"."""
_HALF = re.compile(r"고$|^(?:not|no|without)\b", re.IGNORECASE)
"""What leaves a part out only where another is asked for: "이마 말고 볼이 꺼졌어요" does not."""
_INSTEAD = re.compile(
    r"^\s?(?:그냥\s)?[가-힣]{1,8}?(?:으로|로|를|을)?\s?(?:할(?:게|께|래)|해\s?(?:주|줘)|부탁|상담|진행|이?요[\s.!~]*$)\S{0,5}[\s.!~]*$"
)
_NOT_ONE = re.compile(
    r"[했었았]었|했던|했는데|받았|예전|지난|전에\s|\b(?:had|was|were|before)\b|[가-힣]도\s[가-힣]{1,8}도\s|둘\s?다\s",
    re.IGNORECASE,
)
"""What was done before, or all of it ("코도 귀도 안 할래요"): no one part is left out."""
_LISTED = re.compile(
    r"(?<=[가-힣])(?:이랑|랑|하고|과|와)\s+|\s*[,/·+&]\s*|\s(?:및|그리고)\s|\s+and\s+(?:the |my )?", re.IGNORECASE
)
_POLITE = re.compile(r"\s?(?:상담|문의)?(?:이요|이에요|예요|입니다|요)?[\s.!~]*$|^(?:my|the)\s", re.IGNORECASE)
_SHORT = 10  # Letters of one part in a list.


def parts_listed(words: str) -> tuple[str, ...]:
    """The parts that words list at their beginning ("코랑 턱끝이요"); empty where they tell of one, or list nothing."""
    first, *_ = sentences(words) or [""]
    parts = tuple(bare for one in _LISTED.split(first) if (bare := _POLITE.sub("", one).strip()))
    return parts if len(parts) > 1 and all(len(one) <= _SHORT for one in parts) else ()


def only_lists(words: str) -> bool:
    """Whether words hold nothing but a list of parts, each in one word; what stands beside it tells something."""
    bare = _POLITE.sub("", words.strip())
    return len(parts_listed(words)) > 1 and not any(" " in one.strip() for one in _LISTED.split(bare))


def parts_left(text: str, listed: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Which of the listed parts stay where one is left out or only one is meant, and what else the words say; no parts where they
    say neither, ask, or tell of the past."""
    words = " ".join(text.split())
    if not listed or len(words) > LONGEST or "?" in words or _NOT_ONE.search(words) or is_what_another_says(words):
        return (), words
    if was_never_asked(words):
        return (), words
    kept = [(found, parts) for found in _KEEPS.finditer(words) if (parts := _meant(found, listed))]
    gone = [
        (found, parts)
        for found in _DROPS.finditer(words)
        if (parts := _meant(found, listed))
        and not _is_not_dropped(words, found)
        and (kept or not _HALF.search(found[0]) or _INSTEAD.search(words[found.end() :]))
    ]
    if _KEEPS.search(words) and not kept:
        return (), words  # Something else is meant after all.
    only = {part for _, parts in kept for part in parts} or set(listed)
    stay = tuple(one for one in listed if one in only - {part for _, parts in gone for part in parts})
    rest = words
    for found, _ in (*kept, *gone):
        rest = rest.replace(found[0], " ")
    return (stay, rest.strip(" ,.!~")) if len(stay) < len(listed) else ((), words)


def _is_not_dropped(words: str, found: re.Match[str]) -> bool:
    """Whether something is said against it in the same clause: "눈은 빼지 말고", "코는 뺄까요 말까요", "don't leave out"."""
    clause = next((one for one in pieces(words) if found[0].strip() in one), words)
    return is_undone(clause, REMOVE) or is_forbidden(clause, REMOVE)


def _meant(found: re.Match[str], listed: tuple[str, ...]) -> tuple[str, ...]:
    """The listed parts that are named: the one itself, or those that begin so ("턱" for "턱끝")."""
    what = (found["what"] or found["of"] or found["more"]).strip().casefold()
    return tuple(one for one in listed if one.casefold() == what) or tuple(
        one for one in listed if one.casefold().startswith(what)
    )

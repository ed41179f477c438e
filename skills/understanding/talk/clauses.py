"""A message at the review cut into the clauses that may each correct an answer, with what is politely asked put plainly, and what
is only a reason, or right as it is, left out."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import sentences

LONGEST = 180  # Letters that are looked into.
_CUT = re.compile(
    r"[,;]\s+|\s/\s|(?<=로)\s(?=(?:이름|성함|번호|연락처|시간|날짜)[은는을를이가도]\s)|\s(?:and also|and then|and|but|also|plus)\s(?=(?:my|the|i|i'm|i'll|it|it's|you|please|call|only|make|change|use|put|could|can|mornings?|afternoons?|evenings?|weekends?|weekdays?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|number|name|time|phone)\b)"
    r"|(?<=[이하되돼주시맞렸르꾸치]고)(?:요)?\s(?!싶|있|나서|나면)|(?<=[시하이]구)(?:요)?\s|(?<=[했었았였됐났갔왔렸졌쳤싶있없같프픈]고)(?:요)?,?\s(?=(?:(?:제|내|그리고)\s)?(?:이름|성함|(?:전화\s?|핸드폰\s?|휴대폰\s?)?번호|연락처|(?:(?:연락|통화|전화|상담|희망)\s?)?(?:시간|날짜))[은는을를이가도만])|(?<=으며)\s|(?<=이며)\s|(?<=하며)\s|(?<=[가-힣]니까)\s|(?<=[아어라해와워려겨여혀]서)(?:요)?\s|(?<=때문에)\s|(?<=느라)\s|\s(?:그리고|또|아\s그리고)\s|(?<=[은는한]데)(?:요)?\s(?=(?:이름|성함|번호|연락|전화|통화|시간|코|눈|혹시))",
    re.IGNORECASE,
)
_POLITE = (
    (
        re.compile(
            r"^(?:(?:hi|hello|sorry|actually|also|and|so|please|oh|wait|um|then|two things|hey)[\s,.!:]+){0,3}(?:(?:can|could|would|may|might|will) (?:you|i|we)(?: guys)?(?: (?:possibly|please|maybe|just|kindly|perhaps))?|is it (?:possible|ok(?:ay)?|alright|fine) (?:to|if (?:i|we|you))|would it be (?:possible|ok(?:ay)?|alright|fine) (?:to|if (?:i|we|you))|any chance (?:you|i|we) (?:can|could)|do you mind if (?:i|we)|i was wondering if (?:you|i|we) (?:can|could))\s(?P<rest>.+?)\s?\??$",
            re.IGNORECASE,
        ),
        r"please \g<rest>",
    ),
    (
        re.compile(
            r"^(?:would|could|is|are|might) (?P<rest>[\w :]{3,30}?) (?:be |still )?(?:possible|ok(?:ay)?|fine|alright|better|available)(?: instead)?(?: for (?:you|the call|a call))?\s?\??$",
            re.IGNORECASE,
        ),
        r"\g<rest> instead please",
    ),
)
_SUPPOSED = re.compile(
    r"나중에|이따가?|(?:접수|신청)\S{0,3}\s?(?:하고\s?)?(?:나서|난\s?뒤|뒤에|후에|하면|되면)|[가-힣]면\s(?:어떻게|어떡)|\b(?:later|if|once|when i|after (?:filing|i file|it'?s? (?:is )?filed|submitting)|what happens)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"^(?:because|since|as|cause|cuz|although|even though|now that|so that)\b|(?:[가-힣]니까|때문에|느라|[아어라해와워려겨여혀]서)(?:요)?[\s.!]*$|\b(?:just|recently) (?:changed|got|moved|started|lost|broke)\b",
    re.IGNORECASE,
)
_FILLS = re.compile(
    r"(?:(?:아|앗|어|참|네|예|음|저기요?|죄송(?:해요|한데요?|합니다)|잠깐만요?|그리고|또|근데|혹시|아\s?참)[\s,.!]*){1,3}|(?:(?:정정|수정|고칠|바꿀)\s?(?:할\s?)?(?:거|것|게|건|사항)?\s?)?(?:두|세|2|3|몇)\s?(?:가지|군데|개)(?:만)?(?:\s?(?:고칠|바꿀|수정할|정정할)\s?(?:게|거|것)\s?있\S{1,4}|\s?(?:고쳐|바꿔|수정해|정정해)\s?주세요|요|이요|예요|인데요)?[\s.!:]*"
    r"|(?:(?:sorry|oh|ok(?:ay)?|hi|hello|please|actually|thanks?|thank you|wait|yes|no|also|um+|and|so)[\s,.!:]*){1,4}|(?:(?:just |sorry |oh |actually )?(?:a )?(?:one|two|three|couple(?: of)?|few|2|3) (?:more )?(?:things?|corrections?|changes?|fixes|mistakes)(?: (?:to (?:fix|change|correct)|please|wrong|first))?|(?:please |could you |can you )?(?:fix|change|correct) (?:a couple of|two|three|some|these|both|2|3) (?:things?|mistakes?|answers?)\??)[\s.!:]*",
    re.IGNORECASE,
)
_RIGHT_ALREADY = re.compile(
    r"(?:(?:제\s)?(?:이름|성함|번호|연락처|전화번호|시간|부위|내용)(?:은|는|이|가|이랑|하고|과|와|도)?\s?){1,3}(?:다\s)?(?:맞|그대로|괜찮|문제\s?없|이상\s?없|정확)\S{0,5}(?:\s?두\S{0,3})?[\s.!]*"
    r"|(?:(?:my|the|and) )*(?:name|number|phone|time|details?|part)(?: and (?:my |the )?(?:name|number|phone|time|details?))? (?:is|are|looks?|stays?) (?:all )?(?:right|correct|fine|good|ok(?:ay)?|the same|as is)[\s.!]*",
    re.IGNORECASE,
)
_RIGHT_FIRST = re.compile(
    rf"^(?:{_RIGHT_ALREADY.pattern})(?:[,.]?\s(?:and|but|so|just)\s|[,.;]\s|\s(?=[가-힣]))", re.IGNORECASE
)
_ABOUT_ANOTHER = re.compile(
    r"\b(?:she|he|they|her|his|their|my (?:friend|mum|mom|mother|dad|father|sister|brother|husband|wife|boss))\b|(?<![가-힣])(?:걔|쟤|그\s?사람|친구|엄마|아빠|어머니|아버지|남편|아내|언니|오빠|누나|동생)(?:가|이|는|은|도|한테|께서)?\s",
    re.IGNORECASE,
)


_MAY_CHANGE = re.compile(
    r"(?:바꿀|고칠|수정할|변경할|옮길|미룰)\s?수\S?\s?있\S{1,4}|(?:바꿔|고쳐|수정해|변경해|옮겨|미뤄)도\s?(?:되|돼|괜찮)\S{1,4}|(?:변경|수정|정정)\S{0,2}\s?(?:가능|되|돼)\S{1,5}|\b(?:can|could|may|is it possible (?:for me )?to|will i be able to) (?:i |we |you )?(?:still )?(?:change|fix|correct|edit|update|move)\b",
    re.IGNORECASE,
)


def asks_to_change_later(text: str) -> bool:
    """Whether it is asked if an answer can still be changed some other time: nothing is to be changed now."""
    words = text.strip()
    is_asked = words.endswith(("?", "나요", "가요", "까요", "죠", "는지요", "어요"))
    return (
        is_asked
        and len(words) <= LONGEST // 2
        and _SUPPOSED.search(words) is not None
        and _MAY_CHANGE.search(words) is not None
    )


def without_what_is_right(text: str) -> str:
    """What is said behind answers that are right: "이름이랑 번호 맞아요 접수해 주세요"."""
    rest = text.strip()
    while (left := _RIGHT_FIRST.sub("", rest)) != rest:  # "번호는 맞고 이름도 맞고 시간이 틀렸어요"
        rest = left
    return rest


def is_about_another(text: str) -> bool:
    """Whether a clause tells of somebody else, whose time and name set nothing."""
    return _ABOUT_ANOTHER.search(text) is not None


def corrections(text: str) -> list[str]:
    """The clauses that may each correct something, plainly put; reasons, fillers and what is said to be right are left out."""
    words = _RIGHT_FIRST.sub("", text.strip())
    if len(words) > LONGEST or ("?" in words and _SUPPOSED.search(words)):
        return []
    found = [part for one in sentences(words) for part in _clauses_of(one)]
    kept = [one for one in found if not (_FILLS.fullmatch(one) or _RIGHT_ALREADY.fullmatch(one) or _REASON.search(one))]
    is_cut = len(found) > 1 or words != text.strip() or bool(asked_for(words))
    return [_plainly(one) for one in kept] if is_cut else []


def asked_for(text: str) -> list[str]:
    """The same of the sentences alone that politely ask for something: what is told beside them is why."""
    polite = [one for one in sentences(text) if any(ask.search(one) for ask, _ in _POLITE)]
    return [_plainly(part) for one in polite for part in _clauses_of(one) if not _REASON.search(part)]


def clauses_of(text: str) -> list[str]:
    """Every clause of a message as it was written, where none of it is about somebody else or a question."""
    is_theirs = len(text) <= LONGEST and "?" not in text and not is_about_another(text)
    return [part for one in sentences(text) for part in _clauses_of(one)] if is_theirs else []


def _clauses_of(sentence: str) -> list[str]:
    words = sentence.rstrip(" ?") if _POLITE[0][0].search(sentence) else sentence
    return [one for part in _CUT.split(words) if part and (one := part.strip(" ,."))]


_AND_ON = re.compile(r"(?<=로)\s?(?:하고|해\s?주시고|하시고|바꾸고|바꿔\s?주시고)$")
_LEADS = re.compile(r"^(?:(?:also|and|plus|oh|then|so|그리고|또|아)[\s,]+){1,2}", re.IGNORECASE)


def _plainly(clause: str) -> str:
    clause = _AND_ON.sub(" 바꿔 주세요", _LEADS.sub("", clause))
    for polite, plain in _POLITE:
        if polite.search(clause):
            return polite.sub(plain, clause)
    return clause


_ANNOUNCES = re.compile(
    r"^(?:(?:아|앗|저|참|아\s?참|그리고|근데|참고로|네|죄송(?:한데|하지만)요?)[\s,.]{1,3}){0,3}(?:(?:상담\s?)?(?:내용|메모|사연|글)에(?:다가?|도)?\s)?"
    r"(?:(?:하나|한\s?가지|한\s?줄|한\s?마디|몇\s?가지|이것|이거|조금)(?:만|도)?\s?(?:더|추가로?)?|더|추가로)\s?(?:만\s)?"
    r"(?:(?:적|써|쓸|쓰|넣|추가|덧붙|보태|말씀|말할|얘기|알려|물어|여쭤|고칠|바꿀|수정|정정)(?:[가-힣]{0,5}(?:요|게|데|면|어|해|여))?(?:\s(?:주세요|주셔요|줘요?|주실래요|드릴게요|드릴께요|둘게요|할게요|볼게요|싶은데요?|싶어요|있어요|있는데요?))?|이?요|인데요?)[\s.,!~:]{1,4}(?=[가-힣A-Za-z\d])"
    r"|^(?:상담\s?)?(?:내용|메모|사연)에(?:다가?|도)?\s(?:이것도\s|좀\s|더\s){0,2}(?:적어|써|넣어|추가해|덧붙여|보태)\s?(?:주세요|줘요?|주실래요|주십시오)[\s.,!~:]{1,4}(?=[가-힣A-Za-z\d])"
    r"|^(?:(?:oh|and|also|sorry|ok(?:ay)?)[\s,.]{1,3}){0,2}(?:please )?(?:add |include |note )?(?:just |there'?s )?(?:one|a few|another) (?:(?:more|other|last) )?things?(?: to add| please)?\s?[:,.\-]{1,2}\s{1,2}",
    re.IGNORECASE,
)
"""Words that only say that more follows: "내용에 하나만 더 적어 주세요"."""


_ASKED_BEHIND = re.compile(
    r"(?!(?:네{1,2}|예|응|넵|좋\S{0,3})[\s,])(?P<told>.*[요다음임함네죠])[\s,.!~]{1,3}(?:"
    r"(?:(?:이것도|이거도|그것도|이\s?(?:내용|얘기|말)도|요것도|이렇게|그렇게|이대로|그대로|같이|함께|추가로|꼭|좀|상담\s?내용에)\s?){0,3}(?:적어|써|추가해|덧붙여|기록해|메모해)"
    r"|(?:이것도|이거도|그것도|이\s?(?:내용|얘기|말)도|요것도|상담\s?내용에)\s?(?:같이\s|꼭\s|좀\s)?(?:넣어|남겨|추가))\s?(?:주세요|주셔요|줘요?|주이소|주십시오|두세요|둬요?|부탁\S{0,5})[\s.!~]*"
    r"|(?P<said>.{6,60}?),? (?:please |can you |could you )?(?:add|note|include|write) (?:that|this|it)(?: down| too| please| as well){0,2}[\s.!?]*",
    re.IGNORECASE,
)
"""Words that only say that what stands before them is to be written down: "고혈압약 먹어요 이것도 적어 주세요"."""


_AS_WORDS = re.compile(
    r"(?:(?:아|네|저|그럼|그리고|참|죄송한데)[\s,]{1,3}){0,2}(?:상담\s?)?(?:내용|메모|기록|특이\s?사항)(?:란)?(?:에다가?|에는|에도|에)\s(?P<told>.{2,80}?)(?:이?라고|(?P<end>다)고)\s?(?:(?:좀|꼭|하나|더|같이|함께)\s){0,2}"
    r"(?:추가|적어|써|넣어|남겨|덧붙여|기록|메모)\s?(?:해\s?)?(?:주세요|주셔요|줘요?|주십시오|주실래요|주시겠어요|둬요?|두세요|부탁\S{0,5})[\s.!~?]*"
)
"""Words that ask to have others noted as they stand: "내용에 켈로이드 체질이라고 적어 주세요"."""


def to_be_noted(text: str) -> str:
    """The words that somebody asks to have noted just so; nothing where nobody does."""
    found = _AS_WORDS.fullmatch(text.strip()) if len(text) <= LONGEST else None
    return f"{found['told']}{found['end'] or ''}".strip() if found else ""


def announced(text: str) -> str:
    """What follows words that announce it, or stands before words that ask to have it noted; nothing where none do."""
    words = text.strip()
    if len(words) <= LONGEST and (behind := _ASKED_BEHIND.fullmatch(words)) is not None:
        return (behind["told"] or behind["said"] or "").strip(" ,.")
    rest = _ANNOUNCES.sub("", words, count=1) if len(words) <= LONGEST else words
    return "" if rest == words else rest


_POLITE_END = re.compile(
    r"(?<=[요로다])[\s,.]{1,3}(?:이렇게\s)?(?:가능할까요|가능한가요|가능해요|될까요|되나요|되죠|괜찮을까요|괜찮나요|부탁드려도\s?될까요)\s?\?{0,2}$|,? (?:is that (?:ok(?:ay)?|possible|fine|alright)|would that be (?:ok(?:ay)?|possible))\s?\?{0,2}$",
    re.IGNORECASE,
)


def without_a_polite_end(text: str) -> str:
    """The words without the question whether that will do, which asks nothing of its own: "… 3시로요 가능할까요?"."""
    return _POLITE_END.sub("", text.strip())

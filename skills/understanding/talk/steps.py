"""What is to become of the open form, whatever reason is told with it: one step back, calling it off, and, where leaving is asked
about, going on after a slip of the finger. Patterns over a bounded piece of the text."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import sentences
from skills.fields.reading.dialects import in_standard
from skills.fields.reading.remembering import once

LONGEST = 120  # Letters that are looked into.
_GO = r"(?:\s?(?:좀\s|다시\s)?(?:가|갈|돌아|돌려|되돌|넘어|보내|옮)[가-힣]{0,5}(?:\s(?:싶|주|줘|수|되|될|돼|볼|갈|가)[가-힣]{0,5}){0,2}(?:\s있[가-힣]{1,4})?|요)"
_BACK = re.compile(
    rf"(?<![가-힣])(?:(?:한|하나|두|1|2)\s?(?:단계|칸|개|번|문항)?\s?(?:만\s)?)?(?:바로\s?)?(?:이전|앞|전|직전|뒤|위)\s?(?:의\s)?(?:질문|단계|화면|항목|칸|문항|거|것)?(?<=[문계면목칸항거것개번\s단전앞뒤위])(?:으?로)(?:\s?다시)?{_GO}[\s.!~?ㅠㅜ]*(?:$|(?=\s))"
    r"|(?<![가-힣])(?:이전|앞|전|직전|앞에|아까)\s?(?:질문|단계|문항|항목)\S{0,2}\s?(?:좀\s|다시\s){1,2}(?:답|쓰|써|적|대답|고르|골라|하)[가-힣]{0,4}"
    r"|(?<![가-힣])뒤로\s?가기"
    r"|\b(?:go|going|take me|bring me|move|step|get|jump|head|return) (?:me )?(?:back|to) (?:(?:one|a|1|two) (?:step|question|page|screen)s?|to (?:the|my) (?:(?:previous|last|earlier|prior) (?:question|step|one|page|answer|screen)|question before|one before|step before)|(?:the|my) (?:previous|last|earlier|prior) (?:question|step|one|page|answer|screen))\b"
    r"|\b(?:back up|go back|step back)(?: (?:one|a step|one step|please|now|for me)){0,2}[\s.!?]*$|\bback to the (?:previous|last|prior) (?:question|step|one|page|answer)\b",
    re.IGNORECASE,
)
_NOT_BACK = re.compile(
    r"(?:수술|시술|성형|시작|사고|출산|임신|다치기|변하기|늙기)\s?(?:하기\s)?(?:이전|전)으로|상태|모습|얼굴로|시절|시간|분\s?(?:전|뒤)|\d\s?시|일\s?(?:전|뒤)|주\s?(?:전|뒤)|날|갈수록|[어아]?지\s?(?:마|말|않)|\b(?:don'?t|not|never|from work|home|to korea)\b",
    re.IGNORECASE,
)


@once
def steps_back(text: str) -> bool:
    """Whether the question before is asked for, with a reason or without: "너무 급하게 썼어요 한 단계 뒤로 가 주세요"."""
    words = in_standard(text.strip())
    return len(words) <= LONGEST and _BACK.search(words) is not None and _NOT_BACK.search(words) is None


_ENDS_IT = re.compile(
    r"(?:(?:아|음|네|앗|아니(?:다|요|에요|야)?|아뇨|근데|그냥|역시|됐고|죄송\S{0,5}|그럼|저|저는|생각해\s?보니까?)[\s,.!~…]{1,3}){0,4}"
    r"(?:상담(?:은|을)?\s?|신청(?:은|을)?\s?|이거\s?)?(?:안\s?할(?:래|게|께|란다|거예|\s?거예)\S{0,3}|안\s?하(?:겠|고\s?싶)\S{1,4}|하지\s?않(?:을|겠)\S{1,3}|그만\s?(?:둘|할)(?:래|게|께)\S{0,2}|관둘(?:래|게)\S{0,2}|말래요?|포기할(?:래|게)\S{0,2}|취소\s?할(?:래|게)\S{0,2}|취소해\s?주세요)[\s.!~…ㅠㅜ]*"
)
_ENDS_IT_EN = re.compile(
    r"(?:^|[,.!;]\s*)(?:(?:no|wait|oh|actually|sorry|hmm|but|ah|well|you know what)[\s,.!]{1,3}){0,3}(?:i (?:do not|don'?t) want (?:it|this|to do (?:it|this)|to)(?: any ?more| after all)?|never ?mind|forget (?:it|about it|this)|cancel (?:it|this|that)|i(?:'ve| have)? changed my mind|i'?d rather not|i'?ll pass)[\s.!]*$",
    re.IGNORECASE,
)


@once
def ends_it(text: str) -> bool:
    """Whether the last sentence takes it all back: "내일 오후요 아니 안 할래요", "tomorrow at 3, no wait, I don't want it"."""
    words = in_standard(text.strip())
    if len(words) > LONGEST:
        return False
    if words.isascii():
        return _ENDS_IT_EN.search(words) is not None
    said = sentences(words)
    return len(said) > 1 and _ENDS_IT.fullmatch(said[-1].strip()) is not None


_THIS = r"(?:(?:this|it|that|my|the|whole|thing|everything|all|of|application|request|form|consultation|here|now|please|about|chat|process|inquiry|enquiry|for me|thanks?|thank you|then|altogether|completely)[\s,.!]{0,3})"
_CALLS_OFF = re.compile(
    r"(?:^|[,.!;:]\s{0,2}|\b(?:so|and|then|but|therefore|hence|because|please|just|to|i'?ll|we'?ll|you|let'?s|better|instead)\s)"
    rf"(?P<what>(?:cancel|withdraw|drop|scrap|stop|abandon|discard|call off|forget|never ?mind|end|quit)\s{{0,2}}{_THIS}{{1,7}})$",
    re.IGNORECASE,
)
_OF_IT = re.compile(
    r"\b(?:this|it|that|everything|whole|application|request|form|consultation|here|process|inquiry|enquiry)\b",
    re.IGNORECASE,
)
_NOT_OFF = re.compile(
    r"\b(?:don'?t|do not|won'?t|not|never(?! ?mind)|no need to|how|can i|could i|may i|if i|should i|what if|before|unless)\b(?=[^,.!;]{0,24}\b(?:cancel|withdraw|drop|stop|forget|end|quit|call off))|\?|\b(?:calls?|calling|photos?|ads?|messages?|time|appointment|booking)\b[\s.!]*$",
    re.IGNORECASE,
)


@once
def calls_it_off(text: str) -> bool:
    """Whether English words end in the wish to call the whole request off: "my shift changed, so please cancel this"."""
    words = text.strip()
    found = _CALLS_OFF.search(words) if len(words) <= LONGEST and words.isascii() else None
    return found is not None and _OF_IT.search(found["what"]) is not None and _NOT_OFF.search(words) is None


@once
def beside_a_command(text: str) -> str:
    """What is told beside such a wish, so that the rest can be weighed by itself; all of the words where there is none."""
    words = text.strip()
    if steps_back(words):
        return _BACK.sub(" ", words).strip(" ,.")
    return _CALLS_OFF.sub(" ", words).strip(" ,.") if calls_it_off(words) else text


_SLIPPED = re.compile(
    r"(?:잘\s?못|실수로?|모르고|얼떨결에|그냥|옆에|대신|애기?가|아기가|아이가|고양이가|강아지가|손이|손가락이|폰이|화면이)\s?(?:\S{1,5}\s){0,2}(?:눌|미끄러|터치|건드|클릭|스쳤|닿)|실수(?:예요|에요|였|입니다|로\s?그)|미끄러[졌진]|(?:취소|그만|나가|지우|끄)\S{0,3}려(?:던|고\s?한|고\s?했던|는)\s?(?:게|거|건|것)\S{0,2}\s?(?:아니|아닙|아닌)|(?:누르|하)려다가?"
    r"|\b(?:accident\w*|by mistake|slip(?:ped)?|wrong (?:button|one|thing)|oops|mis-?(?:clicked|tapped|pressed|hit)|didn'?t mean|did not mean|wasn'?t (?:trying|going)|not (?:trying|going|meaning) to)\b|\bmy (?:kid|baby|son|daughter|toddler|cat|dog|child)\b.{0,20}\b(?:press|hit|tap|click|touch)",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"(?:그만|취소|중단|나가|종료)(?:하|두|둘|할|한)?[가-힣]{0,5}\s?(?:거|게|건|것)?[은는이가도]?\s?(?:아니(?:에요|예요|고|라|야|었|죠|요)|아닙|아닌데|안\s?(?:할|해|하|둘)|마세요|말아)|(?:지우|지울|삭제하|취소하|그만두)\S{0,2}\s?(?:마|말|안\s?[돼되]|면\s?안)|안\s?(?:그만|지우|취소)|(?:취소|그만|지우)\S{0,3}려(?:던|고\s?한|는)\s?(?:게|거|건|것)\S{0,2}\s?아니"
    r"|\b(?:don'?t|do not|didn'?t (?:mean|want) to|did not (?:mean|want) to|wasn'?t (?:trying|going) to|not (?:trying |going )?(?:to )?) ?(?:cancel|stop|leave|quit|erase|delete)\w*",
    re.IGNORECASE,
)
_CONTINUES = re.compile(
    r"계속(?:\s?진행)?\s?(?:할|해|하(?:겠|려고요|고\s?싶|던)|이요|요|부탁|갈)|이어서\s?(?:할|쓸|적|해|하|진행|갈)|마저\s?(?:할|쓸|적|해|하)|하던\s?(?:거|것)\S?|(?:접수|신청|진행|상담)(?:은|을|를)?\s?(?:할|받을)(?:게|께|래|거)|안\s?그만"
    r"|\b(?:keep (?:going|it|everything|my)|continue|carry on|go(?:ing)? on|go ahead(?! and)|still (?:want|need|wish)|finish (?:it|this)|proceed|stay)\b",
    re.IGNORECASE,
)
_NOT_ON = re.compile(
    r"계속\S{0,4}\s?(?:은\s|하기\s?)?(?:안\s|못\s?|싫|힘들|어려)|계속\s?하?(?:려고\s?했|려다|고\s?싶었|고\s?싶지만)|(?:이어서|마저)\s?(?:안|못)|\b(?:don'?t|do not|can'?t|cannot|won'?t|not|no (?:time|reason|point|longer)|never)\b(?: \w+){0,3} (?:continue|go(?:ing)? on|carry on|keep going|proceed|go ahead|apply)",
    re.IGNORECASE,
)
_YES = re.compile(
    r"^(?:(?:아|음|그럼|oh)[\s,]{1,2})?(?:네+|예|넵|넹|응|어|ㅇㅇ|그래요?|yes|yeah|yep|yup|ok(?:ay)?|sure)(?=[\s,.!~]|$)",
    re.IGNORECASE,
)
_STOPS = re.compile(
    r"(?:그만\s?(?:할|둘|하|두)(?:게|께|겠|래|려)?|취소\s?(?:할게|해\s?[주줘]|하겠|요|부탁)|(?:지워|삭제해|없애)\s?[주줘]|지우고|지우세|지우셔도|지울게|끝낼게|나갈게)[가-힣]{0,4}(?:\s?[가-힣]{1,4})?[\s.!~ㅠㅜ]*(?:$|(?<=[요다])\s)"
    r"|(?:^|[\s,.])(?:please )?(?:stop|erase|delete|cancel|quit|leave)(?: (?:it|this|that|everything|all|here|now|please|then|my answers|what i (?:wrote|typed)|for me)){0,4}[\s.!]*(?:$|,)"
    r"|go ahead and (?:delete|erase|stop|cancel)",
    re.IGNORECASE,
)


_TURNS = re.compile(
    r"아니|잠깐|잠시|근데|그런데|하지만|말고|\b(?:but|wait|no(?! (?:longer|time|money))|actually|hold on)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"다른\s?(?:병원|데|곳|의원)|(?<![가-힣])(?:못|안)\s|시간\S?\s?없|돈\S?\s|바[빠쁘]|필요\s?없|(?:마음|생각)\S?\s?(?:이\s)?바뀌|무서|무섭|부담|사정|일이\s?(?:생|있)"
    r"|\b(?:changed my mind|another|found|no (?:longer|time|money)|not (?:ready|sure|now)|too (?:expensive|much|busy|far|long)|don'?t (?:need|want)|can'?t|won'?t|moving|busy|came up)\b",
    re.IGNORECASE,
)


@once
def stops_or_goes_on(text: str) -> bool | None:
    """Where leaving is asked about: True for a yes with a reason, False for who goes on, pressed by mistake or denies it; None
    where the words say neither, or both. Nothing is deleted by words that are not plain."""
    words = in_standard(text.strip())
    if len(words) > LONGEST or "?" in words:
        return None
    denied = _DENIES.search(words) is not None
    stops, goes = _STOPS.search(_DENIES.sub(" ", words)), _CONTINUES.search(words)
    if _NOT_ON.search(words):
        return True if _YES.match(words) and not denied else None
    slipped = _SLIPPED.search(words) is not None
    if stops is None and (goes or denied or slipped):
        return None if _YES.match(words) and not (goes or denied) else False
    is_told = stops is not None or _REASON.search(_YES.sub("", words)) is not None
    return True if is_told and _YES.match(words) and not (goes or denied or _TURNS.search(words)) else None


FIRST_TIME = re.compile(
    r"^(?:(?:네|예|저|저는|제가|전|아|수술|시술|성형|상담|여기|이런\s?거|이런\s?건|다)(?:은|는|이|도)?[\s,]{1,2}){0,3}(?:완전\s|아예\s|진짜\s)?(?:처음(?:이에요|예요|이예요|입니다|이라서?|인데요?|이거든요?|이고요?|이요|임|이네요)|첫\s?(?:수술|시술|상담|성형|방문|번째)(?:이에요|예요|입니다|이라서?|인데요?|이요|임)?)(?:요)?(?:\s(?:무서|떨|걱정|긴장|겁|잘\s?몰|모르)\S{1,6})?[\s.!~ㅠㅜ]*$"
    r"|^(?:it'?s |this is )?my first (?:time|surgery|procedure|visit)[\s.!]*$|^first (?:time|timer|surgery)(?: here)?[\s.!]*$",
    re.IGNORECASE,
)
"""Who does it for the first time goes on, and asks for no beginning: "처음이에요"."""

"""Whether a person is only spoken of: one of the clinic whom nobody is to be connected with (asked about, declined, past,
supposed), or a relative of whom something is told."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.persons import ANYBODY
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import questions
from skills.fields.reading.remembering import once
from skills.understanding.questions import asks

LONGEST = 200  # Letters that are looked into.
_END = r"[\s.!~?ㅠㅜ]*$"
_SOMEBODY = r"(?:사람|상담원|상담사|직원|실장님?|원장님?|선생님|간호사|담당자|의사|누|병원)"
_TO_SOMEBODY = rf"{_SOMEBODY}(?:분|들)?(?:이랑|랑|하고|과|와|한테|에게|께)?"
_WHAT_THEY_ARE = r"(?:친절|상냥|다정|여자|남자|여성|남성|여의사|같은|젊|경험|경력|꼼꼼|차분|조용|전문|베테랑|한국|영어|중국어|일본어|착하|잘하)"
_NOT_WISHED = re.compile(
    # Whether somebody will answer, or what follows, is asked; a polite wish says "주실 수", "될까요".
    rf"{_SOMEBODY}(?:분)?(?:이|가|께서|에서)\s(?:직접\s|먼저\s|바로\s|진짜\s)?(?:\S{{1,6}}\s)?\S{{0,6}}(?:하|주|오|보|걸)(?:시)?(?:나요|는지요?|는가요|십니까|세요\s?\?|죠\s?\?|는\s?거\S{{1,4}}){_END}"
    rf"|(?:연결|통화|전화|상담원|직원)\S{{0,4}}면\s.{{0,16}}(?:나요|까요|돼요|되요|되죠|인가요|[죠지]요?|어요)\s?\?*{_END}"
    # It was so once, or is declined.
    rf"|(?:얘기|이야기|통화|상담|연결|대화|말)\S{{0,2}}\s?(?:한|했던|해\s?본|된)\s?(?:적|일)[은이도]?\s?(?:있|없)\S{{0,6}}{_END}|(?:상담원|직원|실장님?|원장님?|사람)\S{{0,3}}\s(?:\S{{1,4}}\s)?(?:통화|얘기|이야기|상담)\S{{0,2}}\s?[했됐]\S{{0,5}}{_END}"
    rf"|(?:연결|통화|전화|상담원|직원|사람)\S{{0,4}}\s(?:연결\S{{0,2}}\s)?(?:이제\s|그냥\s)?(?:됐|괜찮(?!으시면)|사양|안\s?해도|없어도)\S{{0,6}}{_END}"
    # One is not liked, or something else is wanted instead.
    rf"|{_TO_SOMEBODY}\s?(?:직접\s)?(?:통화|전화|얘기|이야기|말|연결|대화)\S{{0,3}}\s?(?:것은\s|거는?\s|건\s|게\s)?(?:싫|부담|무서|무섭|꺼려|별로|원하지\s?않|원치\s?않)\S{{0,6}}{_END}"
    rf"|{_SOMEBODY}(?:분)?\s?(?:(?:연결|통화|전화)\S{{0,2}}\s?)?(?:말고|대신)\s(?!.{{0,24}}(?:{_SOMEBODY}|다른|바꿔|연결|통화|전화|연락)).{{1,24}}$"
    # It is asked who they are, whether they exist, or how one would reach them; another says to; or how they should be is wished.
    rf"|{_SOMEBODY}(?:분|님)?(?:이|은|는|가|의)?\s(?:이름\S{{0,2}}\s|성함\S{{0,2}}\s)?(?:뭐|무엇|누구)(?:예요|에요|이에요|이죠|죠|야|임|인가요|인지요?|입니까|신가요|세요)\s?\?{{0,3}}{_END}"
    rf"|{_SOMEBODY}(?:분)?(?:이|은|는|가)?\s(?:진짜\s|정말\s|실제로\s){{0,2}}(?:있긴|있기는|있기나|존재)\s?\S{{1,6}}{_END}"
    rf"|{_SOMEBODY}(?:분)?(?:이랑|과|하고)?\s?연결(?:이|은|도)?\s?(?:되나요|돼나요|되는지요?|되는\s?(?:거|건)\S{{1,4}}|됩니까)\s?\?{{0,3}}{_END}"
    rf"|(?:{_SOMEBODY}|연결|통화|전화).{{0,20}}(?<!시)면\s?(?:(?:전화|연락|연결)\S{{0,2}}\s?)?(?:되나요|되는지요?|되는\s?거\S{{1,4}}|오나요|오는지요?|[돼와]요\s?\?)\s?\?{{0,3}}{_END}"
    rf"|(?:연결|통화|전화|바꿔|불러|물어|말).{{0,6}}(?:보래|하래|걸래|달라고\s?하래)(?:요|서요|는데요|네요)?{_END}"
    rf"|{_SOMEBODY}(?:분)?(?:이|은|는|가|도)?\s(?:좀\s|더\s|꼭\s|다\s)?{_WHAT_THEY_ARE}\S{{0,6}}면\s?(?:더\s|참\s)?(?:좋|하는|합|해요|감사)\S{{0,6}}{_END}"
    rf"|{_SOMEBODY}(?:분|들)?(?:이|은|는|가|들이)?\s(?:\S{{1,6}}\s)?(?:못|안)\s?(?:보|봤|알|읽)\S{{0,3}}(?:게|으면|면)\s"
    rf"|{_SOMEBODY}(?:이|께서|가)?\s(?:직접\s)?(?:\S{{1,5}}\s)?(?:보시|봐\s?주시|수술하시|진료하시|상담하시|해\s?주시|하시)면\s(?:접수|신청|예약)"
    # There is no time for a call.
    rf"|(?:통화|전화)\s?(?:가능|될|할|받을)\S{{0,2}}\s?(?:때|시간|수|데)\S?\s?(?:가|이|는|은)?\s?없\S{{0,6}}{_END}"
    r"|\b(?:i (?:already )?(?:talked|spoke|chatted) (?:to|with)|do (?:people|humans|real people|staff|doctors) (?:answer|reply|call)|no need (?:for|to (?:talk to|call|phone|ring|contact))|if (?:you|i) (?:connect|call|talk))\b"
    r"|^(?:please,? |thanks,? )?no (?:live |human |real )?(?:agents?|humans?|staff|operators?|persons?|people)(?:,? (?:please|thanks|thank you))?[\s.!]*$"
    r"|^(?!.*\b(?:doctor|connect|call|instead)\b).*\b(?:do not|don'?t|(?:would|i'?d) rather not) (?:(?:want|need|wish|like) )?(?:to )?(?:talk|speak|chat|be connected)(?:ing)? (?:to|with) (?:an? |any |your |the )?(?:(?:live|real|human) )?(?:person|human|agent|people|someone|anyone|staff|operator)\b",
    re.IGNORECASE,
)


def wishes_no_person(text: str) -> bool:
    """Whether the words speak of a person, or a call, and ask for none: "사람이 답해 주나요?", "상담원 연결은 됐어요"."""
    return _NOT_WISHED.search(text[:LONGEST].strip()) is not None


_KEEPS_FROM = re.compile(
    rf"(?:{ANYBODY}|가족들?|식구들?|집|회사|직장|학교|시댁|시어머님?|부모님?)(?:님|분)?(?:한테|에게|께|에|쪽에|쪽으로|으로|로)(?:는|도|만은|만|까지)?\s(?:\S{{1,6}}\s){{0,2}}?"
    r"(?:(?:전화|연락|문자|통보|말|얘기|이야기|말씀)\S{0,2}\s?(?:하지|드리지|주지|보내지|가지|걸지|안\s?(?:하|가|되|드리|보내))|알리지|알려\s?주지|비밀)\s?(?:는\s|좀\s|절대\s)?\S{0,8}(?:\s\S{1,6}){0,2}[\s.!~ㅠㅜ]*$"
    rf"|(?:{ANYBODY}|가족들?|식구들?|회사|직장|시댁|시어머님?|부모님?)(?:님|분)?(?:이|가|께서|은|는|도|에서)?\s(?:절대\s|혹시라도\s)?(?:알면|알게\s?되면|알게\s?하면|눈치\s?채면|보면|알아선|알아서는|알면은)\s?(?:절대\s|정말\s)?(?:안\s?[되돼됩]|곤란|큰일|난리|싫|화)\S{{0,6}}(?=[\s.,!~ㅠㅜ]|$)"
    rf"|\b(?:do not|don'?t|never) (?:ever )?(?:tell|call|contact|text|inform|phone|write to|message)\b.{{0,10}}\b(?:{ANYBODY}|family|boss|company|work|wife|husband|partner|relatives?)\b",
    re.IGNORECASE,
)


def keeps_from_another(text: str) -> bool:
    """Whether a relative, or one's company, is not to be called or told: "남편한테 전화하지 마세요"."""
    words = text[:LONGEST].strip()
    return "?" not in words and _KEEPS_FROM.search(words) is not None


_ANOTHER_DOES = re.compile(
    rf"^.{{0,12}}?(?:{ANYBODY})(?:은|는|이|가|께서)\s(?!.{{0,60}}(?:전화|통화|연락|받[을아는]|가능|괜찮|[되돼될]\S{{0,4}}[\s.!~]*$|좋))"
    rf"|^.{{0,12}}?\bmy (?:{ANYBODY}) (?:is|was|has|had|will|went|said|works?|does|did|goes)\b(?!.{{0,60}}\b(?:call|answer|pick up)\b)"
    rf"|^.{{0,12}}?\bmy (?:{ANYBODY})\b.{{0,50}}\b(?:and|but|so) (?:she|he|they) (?:is|was|are|has|works?|can)\b(?!.{{0,60}}\b(?:call|answer|pick up)\b)"
)


def tells_of_another(text: str) -> bool:
    """Whether the words tell what a relative or a friend does or did, and not when somebody can be called."""
    return _ANOTHER_DOES.search(text[:LONGEST].strip().lower()) is not None


_THE_OTHER = (
    rf"(?:{ANYBODY}|사위|며느리|시댁|가족|식구|그분|그\s?사람|본인|환자|당사자|받을\s?사람|다른\s?사람|남)(?:님|분)?"
)
_WHOEVER = rf"(?:(?:\S{{1,5}}(?:하는|할|받을|받는|쓰는)\s)?사람|환자|누구|누굴|누군|어느\s?분|저|제|내|나|신청자|쓰는\s?사람|{_THE_OTHER})"
_WRITES = r"(?:쓰|써|적|남기|남겨|넣|하[나면]|해|입력|등록|기재|드리|알려|받|되|돼|됩|맞|가능)"
_WHOSE = re.compile(
    rf"(?:번호|연락처|전화|휴대폰|핸드폰|폰|이름|성함|명의)\S{{0,3}}\s?(?:\S{{1,5}}\s){{0,2}}?{_WHOEVER}(?:의|가|이|는|것|거|꺼)?\s?(?:거|것|꺼|걸|껄|번호|이름|성함|폰|연락처|쪽)?(?:을|를|로|으로|은|는|도)?\s?(?:\S{{1,4}}\s)?{_WRITES}"
    rf"|{_WHOEVER}(?:의|것|거|꺼)?\s?(?:(?:전화\s?)?번호|연락처|휴대폰|핸드폰|폰|이름|성함|명의)\S{{0,3}}\s?(?:\S{{1,4}}\s)?{_WRITES}"
    r"|\bwhose (?:phone |mobile )?(?:name|number|phone|contact)\b"
    rf"|\b(?:use|put|give|under|in) my (?:{ANYBODY})['’]s (?:phone )?(?:name|number)\b"
    r"|\b(?:(?:his|her|their|my|the patient's|mine) (?:own )?(?:(?:phone )?(?:name|number|contact) )?or (?:mine|my (?:own )?(?:name|number|phone)|his|hers?|theirs?)|mine or (?:his|hers?|theirs?|the patient's|my \w+'s)|(?:put|write|give|use|enter|leave) (?:down )?(?:my|mine|his|her|their) (?:own )?(?:(?:phone )?(?:name|number))? ?or)\b",
    re.IGNORECASE,
)
"""Whose name or number is to be given, is asked."""
_MAY_I = re.compile(
    rf"본인\S{{0,2}}\s?(?:아니어도|아니라도|아닌데도?|아니면)\s?(?:\S{{1,4}}\s)?(?:신청|접수|문의|상담\s?신청)\S{{0,4}}\s?(?:되|돼|됩|가능|할|안|못)"
    rf"|(?:대신|대리로?)\S{{0,2}}\s?(?:\S{{1,6}}\s){{0,2}}?(?:신청|접수|상담|문의|써|쓰|적|넣|해|하|작성|남기|남겨|예약)\S{{0,6}}\s?(?:\S{{1,3}}\s)?(?:되|돼|될|됩|괜찮|가능|상관|있)"
    rf"|(?:{_THE_OTHER}|제|내)(?:이|가|도|께서|들이)?\s?(?:대신\s|대리로\s)?(?:신청|접수)(?:해도|하는\s?(?:거|것|게)|해\s?줘도|할\s?수)\S{{0,2}}\s?(?:되|돼|될|됩|괜찮|가능|있)"
    rf"|\b(?:can|may|could|is it (?:ok|okay|fine|possible|allowed)|am i allowed|okay|ok)\b.{{0,12}}\b(?:i|if i|for me|to)\b.{{0,8}}\b(?:apply|fill|submit|ask|sign up|register|request|write|do (?:this|it))\b.{{0,24}}\b(?:for (?:my (?:{ANYBODY})|him|her|them|someone|somebody)|on (?:his|her|their|my \w+'s|behalf))",
    re.IGNORECASE,
)
_THEIR_CONSENT = re.compile(
    rf"{_THE_OTHER}(?:의|이|가|한테|께|도)?\s?(?:\S{{1,4}}\s)?(?:동의|허락|승낙)\S{{0,2}}\s?(?:\S{{1,4}}\s)?(?:받|필요|있어야|해야|구해|얻|없어도|안\s?받)"
    rf"|{_THE_OTHER}(?:이|가|께서|한테|도)?\s?(?:\S{{1,4}}\s)?(?:알아야|알고\s?있어야|몰라도|알려야|말해야|말\s?안|안\s?물어|안\s?알리|허락\s?안)"
    rf"|\b(?:does|do|must|should|has|have) (?:my (?:{ANYBODY})|he|she|they|the patient)\b.{{0,12}}\b(?:agree|consent|know|sign|approve)|\b(?:need|without|get) (?:his|her|their|my (?:{ANYBODY})'?s) (?:consent|permission|agreement|ok)\b",
    re.IGNORECASE,
)
_FOR_THEM = re.compile(
    rf"대신|대리|신청(?!자)|접수|{_THE_OTHER}(?:\s?(?:거|것|꺼|껄|걸|상담|이름|성함|번호|연락처|폰))|(?:누구|어느\s?분).{{0,30}}(?:{ANYBODY})|(?:{ANYBODY})\S{{0,3}}\s(?:\S{{1,4}}\s)?(?:휴대폰|핸드폰|폰|전화|카톡|스마트폰)\S{{0,2}}\s?(?:없|안\s?[쓰하]|못\s?[쓰하])|\bwhose\b.{{0,60}}\bmy (?:{ANYBODY})|\b(?:for (?:my (?:{ANYBODY})|him|her|them|someone|somebody)|on behalf|my (?:{ANYBODY})['’]s (?:phone )?(?:name|number)|the patient|sign(?:ing)? (?:\w+ ){{1,3}}up|apply|fill(?:ing)? (?:this |it )?(?:in|out))\b",
    re.IGNORECASE,
)
_OF_ELSE = re.compile(
    r"정보|회사|열람|정정|삭제|철회|취소|지[우워울]|고치|고쳐|바꾸|바꿔|조회|기록|내역|차트|처방|서류|사본|서명|사인|결제|계산|환불|수령|찾[으아]|비밀|몰래|광고|추천|소개|예약\s?(?:확인|변경)|마취|수술\s?(?:동의|중)|보호자|저장|보관|안전|유출|보이|보나|보여|왜|꼭|필수"
    r"|\b(?:delet\w+|records?|chart|receipt|prescri\w+|refund|secret|cancel|change|correct|stor\w+|safe|why|data)\b",
    re.IGNORECASE,
)
"""What is asked of other things that somebody does for another."""


_TOLD_TO_APPLY = re.compile(
    r"대신|대리|신청|접수|\b(?:apply|fill|sign\w* (?:\w+ ){1,3}up|register|for (?:him|her|them)|on behalf)\b"
)


@once
def asks_how_for_another(text: str) -> str:
    """What is asked of applying for somebody else: "whose" name and number to give ("번호는 누구 걸로 적어요?"), whether they must
    agree ("consent"), whether one may ("may"); empty for all other words."""
    words = text[:LONGEST].strip()
    if not any(asks(one) for one in (words, *questions(words))) or _OF_ELSE.search(words):
        return ""
    names_one = _FOR_THEM.search(words) is not None
    if _THEIR_CONSENT.search(words):
        return "consent" if names_one and _TOLD_TO_APPLY.search(words) else ""
    if names_one and _WHOSE.search(words):
        return "whose"
    return "may" if _MAY_I.search(words) else ""


_MAY_I_CONSENT = re.compile(
    r"(?<![가-힣])(?:제가|내가|저|저는|나는|대신|대신에|대리로)\s(?:\S{1,5}\s){0,3}?(?:동의|눌러|누르|체크|클릭|서명|사인)\S{0,4}\s?(?:눌러|누르|해|하|드려|줘|주)?\S{0,3}\s?(?:[되돼](?:나|는\s?[거건겨지]|죠|지요?|요|여|남|는가|겠)|될까|될는지|될런지|괜찮|가능|맞[나는])"
    r"|\b(?:can|may|could|should) i (?:just )?(?:agree|consent|accept|press|sign|tick)\b",
    re.IGNORECASE,
)
_THEIR_LEAVE = re.compile(
    r"몰래|모르게|없이|허락|물어|(?:엄마|아빠|부모님?|보호자)\S{0,2}\s?(?:대신|말고)|\bwithout\b|\bpermission\b"
)
"""A child asks whether it goes without a parent, which is another question."""
_GROWN = re.compile(
    r"스물|스무|서른|마흔|대학|직장|군대|군인|고등|고[1-3](?!\d)|성인|어른|결혼|회사|\b(?:adult|grown|college)\b"
)


_CONSENTS = re.compile(r"동의\S?\s?(?:합니다|할게|할께|해|하|허)|\b(?:agree|consent)\b", re.IGNORECASE)
_INSTEAD_OF = re.compile(r"대신|\b(?:agree|consent) for (?:him|her|them)\b|동의해도\s?[되돼]", re.IGNORECASE)


def asks_to_consent(text: str) -> bool:
    """Whether it is asked if one may consent for another."""
    return _MAY_I_CONSENT.search(text) is not None


def goes_without_leave(text: str) -> bool:
    """Whether it is asked if it goes without a parent's leave."""
    return _THEIR_LEAVE.search(text) is not None


def is_grown(text: str) -> bool:
    """Whether a relative is said to be grown up."""
    return _GROWN.search(text) is not None


def consents(text: str) -> bool:
    """Whether the writer consents, whoever it is for."""
    return _CONSENTS.search(text) is not None


def consents_in_place(text: str) -> bool:
    """Whether it is said to be in place of another."""
    return _INSTEAD_OF.search(text) is not None

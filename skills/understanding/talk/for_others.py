"""For whom something is to be done where the writer is not said to be the patient: a treatment as a gift ("엄마 리프팅 해드리려고요"),
another's own wish ("남편이 코 하고 싶어해요"), or a booking for somebody ("남편 예약 제가 잡아도 되나요").

Pure, and no more than a reason to ask whose it is: who names a part of their own body, or comes along, writes for themselves."""

# ruff: noqa: E501  (a way to speak of somebody is easier to read and to extend in one long line)

from skills.fields.age.told import is_a_child, words_of
from skills.fields.persons import ANYBODY, OCCASION, RELATIONS, RELATIVE, is_for_the_writer, is_told_of, whose
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import sentences
from skills.fields.reading.remembering import once
from skills.understanding.questions import asks_to_begin

LONGEST = 200  # Letters that are looked into.
_SHORT = 12  # Letters of an answer to the question whose it is.
_WORD = r"[^\s,.!?]{1,9}"
_GIVES = (
    r"(?:(?<!연락)(?<!말)(?<!말씀)(?<!얘기)(?<!이야기)(?<!설명)(?<!전달)(?<!전화)(?<!답)(?<!대답)(?<!상의)(?<!의논)(?<!부탁)(?<!자랑)(?<!동의)(?<!결제)(?<!저장)(?<!추천)(?<!소개)"
    r"(?:해|시켜|맞혀|맞춰|채워|세워|당겨|넣어|줄여|심어|높여|낮춰|키워|빼|없애|고쳐|펴|올려|만들어|지워|예약해|신청해|접수해|받게\s?해|맞게\s?해|하게\s?해)|선물(?:로|을|를)?\s?(?:해)?)\s?"
    r"(?:드리(?:려|고\s?싶|면|기로|자|는\s?(?:거|게|건|방법))|드릴(?:까|려|게|\s?(?:거|생각|예정|계획|수))|드려(?:도|볼|야)|주려|주고\s?싶(?!어\s?(?:하|해))|줄까|주기로|줄\s?(?:거|생각|예정|계획|수\s?있|려)|줘도\s?(?:되|돼|될|괜찮))"
    r"|선물(?:로|을|를)?\s?하(?:려|고\s?싶|기로|는\s?(?:거|건))|선물(?:로|을|를)?\s?할(?:까|려|게|래|\s?(?:거|생각|예정))"
)
_GIVEN = re.compile(
    rf"(?:{ANYBODY})(?:님|분)?(?:을|를|께|한테|에게|의|도|가|이|는|은|랑)?\s(?:{_WORD}\s){{0,5}}?(?:{_WORD})?(?:{_GIVES})"
)
_THEIR_WISH = re.compile(
    rf"(?:{ANYBODY})(?:님|분)?(?:이|가|께서|도|은|는)?\s(?:{_WORD}\s){{0,4}}?(?:{_WORD})?(?:"
    r"(?<!주)(?<!드리)고\s?싶(?:어\s?(?:하|해|했)|다(?:고|네|는데|길래|십니다|셔|시는)|대|으시|으신|은가\s?봐|나\s?봐)|(?:원하|원해)(?:세요|시|서|는데|고|네)|(?:고민|콤플렉스|컴플렉스|스트레스)(?:이?(?:래|시래|신데|시라|세요|라네|라고\s?해|라고\s?하)|[가를을]?\s?(?:많으|심하)))"
)
_ASKED_FOR = re.compile(
    rf"(?:^|[\s,.])(?:제\s|저희\s|우리\s|울\s)?(?:{ANYBODY})(?:님|분)?(?:의|거|것|꺼)?\s(?!소개|추천|따라|덕|후기|말|얘기|이야기|부탁|보고|보니|처럼|만큼|같이|같은|닮|때문에\s?(?:제|저|받|생|스트))(?:{_WORD}\s){{0,3}}?"
    r"(?:(?:때문에|건으로|문제로|일로)\s?(?:대신\s)?(?:문의|상담|연락|여쭤|물어|글|신청|왔)|대신\s?(?:문의|상담|연락|여쭤|물어|신청|적|쓰|써|알아)|(?:수술|시술|상담|성형|병원|치료|필러|보톡스|리프팅|쌍수|쌍꺼풀|코|눈|레이저)\S?\s(?:좀\s|대신\s)?(?:알아보|알아봐|여쭤|물어보|문의))"
)
_ASKED_FOR_EN = re.compile(
    rf"\bfor my (?:\w+ )?(?:{ANYBODY})\b(?!'s|s'| and (?:me|i)\b| wedding| said)|\bon behalf of (?:my|a) (?:{ANYBODY})\b"
    rf"|\bmy (?:{ANYBODY}) (?:really |also |has been |is |'s ){{0,2}}(?:wants?|wanting|needs?|would like|looking|interested|considering|thinking|hoping)\b(?! (?:me|us)\b| that i\b)"
    rf"|\b(?:give|gift|get|treat|buy|surprise) my (?:{ANYBODY}) (?:a |an |to |with |some |her |his )"
)
_OWN = re.compile(
    rf"(?<![가-힣])(?:저도|나도|제\s?(?:꺼|거|것)|(?:저는|제가|전|나는|내가|저)\s(?:{_WORD}\s){{0,4}}?(?:{_WORD})?(?:고\s?싶(?:어요?|습|은데|다|어서|음)(?!\S{{0,2}}\s?하)|(?:받|맞|하)(?:으려|려)|받을|맞을|할래|하려)|(?:제|내|저의)\s(?!{ANYBODY}|친|큰|작은|막내|첫째|둘째|전|여|남|대신|이름|명의|폰|번호)[가-힣])"
    rf"|\b(?:i|i'm|we) (?:really |also |would |just )*(?:want|need|like|look)(?! (?:\w+ ){{0,8}}for my (?:{ANYBODY})\b)(?! to (?:get|give|book|gift|treat|buy) (?:\w+ ){{0,4}}my (?:{ANYBODY}))\b|\b(?:for myself|for me|me too|my (?:own|nose|eyes?|face|chin|skin))\b"
)
_BOOKS = re.compile(
    rf"(?:{ANYBODY})(?:님|분)?(?:의|거|것|꺼|을|를)?\s?(?:상담|예약|신청|접수|진료|수술|시술|검진|방문)(?:을|를|은)?\s?(?:{_WORD}\s)?(?:제가|내가|저가|대신|제\s?카톡으로|제\s?폰으로)?\s?(?:대신\s?)?(?:잡|넣|걸|하|해|신청|예약|접수|받아)(?!\S{{0,2}}[게께래])\S{{0,3}}\s?(?:드려|드리|줘|주|줄)?\S{{0,3}}\s?(?:\S{{1,3}}\s)?(?:되|돼|될|됩|괜찮|가능|있|좋)"
    rf"|(?:{ANYBODY})(?:님|분)?(?:의|거|것|꺼|을|를|대신)?\s(?:{_WORD}\s){{0,2}}?(?:제가|내가)\s(?:대신\s)?(?:{_WORD}\s)?(?:예약|신청|접수|상담\s?(?:신청|예약))(?!\S{{0,2}}[게께래])\S{{0,2}}\s?\S{{0,5}}\s?(?:되|돼|될|됩|괜찮|가능|있)"
    rf"|(?:{ANYBODY})(?:님|분)?\s(?:상담\s|진료\s)?(?:예약|신청|접수)\s?(?:해|넣어|잡아)\s?(?:드리|주|드려|줘|드릴|줄)(?!세|십|실)\S{{0,2}}\s?\S{{0,5}}\s?(?:되|돼|될|됩|괜찮|가능|있)"
    rf"|\b(?:can|may|could|should|is it (?:ok|okay|fine|possible|allowed)|am i allowed|okay|ok|how (?:do|can) i)\b.{{0,16}}\b(?:book|schedule|reserve|arrange|sign up|make|set up|get|request|do)\b.{{0,36}}\b(?:for|with) (?:my|a) (?:{ANYBODY})\b(?!'s)"
    rf"|\b(?:{ANYBODY})\b(?!'?s? (?:said|says|told|recommended|suggested)).{{1,70}}\b(?:can|may|could|should|ok(?:ay)?|fine|allowed|possible)\b.{{0,16}}\b(?:book|schedule|arrange|sign|make|request|apply|ask|get|fill|register)\b.{{0,36}}\b(?:for (?:her|him|them)|(?:her|his|their) (?:behalf|place)|(?:her|him|them) up)\b"
    rf"|\b(?:can|may|could) i (?:book|sign|register|enrol+) (?:in )?my (?:{ANYBODY})\b(?!'s)(?: (?:up|in|for))?",
)
_I = r"(?:제가|내가|저가|저희가)"
_APPLICATION = r"(?:상담|신청|접수|예약|문의)"
_DOES = r"(?:해|하|할|넣|남기|남겨|도와|대신|드려|드리|드릴|가능|잡)"
_APPLIES = re.compile(
    rf"(?:{ANYBODY})(?:님|분)?[^,.!?]{{1,60}}?(?:{_APPLICATION}\S{{0,2}}\s(?:대신\s|\S{{1,4}}인\s)?{_I}\s(?:대신\s)?{_DOES}|{_I}\s(?:대신(?:에|해서)?\s)?(?:{_APPLICATION}\s?){{1,2}}(?:을|를|은)?\s?{_DOES})"
)
"""A relative with a reason in front, and that it is the writer who applies: "장모님 모시고 가려는데 신청은 제가 해도 될까요"."""
_NO_REASON = re.compile(
    rf"소개|추천|따라|닮|말고|몰래|반대|아니|먼저|(?:{ANYBODY})(?:님|분)?(?:이?랑|하고|와|과|한테|에게|께)\s|(?:{ANYBODY})\S{{0,3}}\s(?:\S{{1,6}}\s){{0,2}}?\S{{0,6}}(?:라고|다고|으라|래서|자고)(?!\s?(?:\S{{1,3}}\s)?(?:속상|고민|걱정|스트레스|신경|불편|우울|난리|싫어|힘들어|하소연|괴로|창피|부끄|노래|원[해하]))|(?:{ANYBODY})\S{{0,2}}\s(?:등원|등교|학교|어린이집|유치원|학원|맡|재우|키우|돌[보봐]|간병|모셔야|모시고\s(?:살|가야))"
    r"|(?<![가-힣])(?:제|내|저의)\s(?:상담|수술|시술|눈|코|얼굴|피부|이마|턱|가슴|쌍)|(?:저도|나도|제\s?(?:거|것|꺼))"
)
"""Who only recommended it, comes along, or is looked after meanwhile: the writer applies for themselves."""
_ALSO = re.compile(rf"(?:{ANYBODY})(?:님|분)?\s?(?:거|것|꺼|상담|예약|신청|접수)?도\s|\b(?:too|also|as well)\b")
_AGE = r"(?:(?:초등|유치원|어린이집|중)\s?(?:학교|학생|생)?(?:\s?[1-6]\s?학년)?|초\s?[1-6]|중\s?1|[1-6]\s?학년|(?:만\s?)?(?:\d{1,2}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열한|열두|열세)\s?(?:살|세)|\d{1,2}[\s-]years?[\s-]old)"
_THEIR_AGE = re.compile(
    rf"{_AGE}\s?(?:인|된|짜리|다니는|올라가는)?\s?(?:우리\s?|저희\s?|제\s?|울\s?|큰|작은|막내|첫째|둘째|셋째|쌍둥이\s?)?(?:{RELATIONS['child']}|조카|동생)"
)
_RELATION = {relation: re.compile(words) for relation, words in RELATIONS.items()}


@once
def given_to(text: str) -> str:
    """The word of the relative for whom a treatment is told of or wished, so that it is to be asked whose it is; `minor` for
    anybody else's child; empty where it is the writer's own, or nobody's."""
    words = words_of(text[:LONGEST])
    if is_for_the_writer(text) or _OWN.search(words):
        return ""
    found = next((hit for one in (_GIVEN, _THEIR_WISH, _ASKED_FOR_EN) if (hit := one.search(words))), None)
    found = found or _ASKED_FOR.search(OCCASION.sub(" ", words))
    return _whose(found[0], text) if found else ""


@once
def booked_for(text: str) -> str:
    """The word of the relative for whom it is asked whether one may book, or said that one applies; empty for other words."""
    words = words_of(text[:LONGEST])
    if (found := _BOOKS.search(words)) and not _OWN.search(words):
        return _whose(found[0], text)
    found = _APPLIES.search(words)
    return _whose(found[0], text) if found and not (_NO_REASON.search(words) or is_for_the_writer(text)) else ""


def without_anothers_age(text: str) -> str:
    """The words without an age that belongs to the child who is named with it: "초등학생 딸 운동회"."""
    return _THEIR_AGE.sub(" ", text)


def names_anybody(text: str) -> bool:
    """Whether a short answer names a relative, and nobody else: "엄마요"."""
    return len(text) <= _SHORT and any(one.search(words_of(text)) for one in _RELATION.values())


def is_one_more(text: str) -> bool:
    """Whether it is for somebody beside the writer: "남편 예약도 제가 잡아도 되나요"."""
    return _ALSO.search(words_of(text[:LONGEST])) is not None


def _whose(words: str, text: str) -> str:
    """The relative who is named first."""
    named = ((hit.start(), relation) for relation, one in _RELATION.items() if (hit := one.search(words)))
    _, relation = min(named, default=(0, ""))
    return "minor" if relation not in ("", "child") and is_a_child(text) else relation


_PART = r"(?:쌍꺼풀|쌍커풀|쌍수|눈밑|눈매|눈꺼풀|눈두덩|눈썹|눈|코(?!골|피|로나)|콧[대볼]|턱|광대|이마|입술|볼|팔자|주름|가슴|복부|뱃살|팔뚝|허벅지|종아리|피부|여드름|흉터|기미|잡티|점(?=\s|이|을|도|빼|[,.]|$)|사마귀|문신|보톡스|필러|리프팅|거상|상안검|하안검|안검|지방|짝눈|[앞뒤]?트임|윤곽|양악|탈모|모발|귀|얼굴|수술|시술|성형|레이저)"
_THEIR_PART = re.compile(
    rf"(?:{ANYBODY})(?:님|분)?(?:의|이|가|은|는|께서|인데)?,?\s(?:{_WORD}\s){{0,3}}?(?:양쪽\s?|양|왼쪽\s?|오른쪽\s?)?{_PART}"
    rf"|\bmy 1?\d[\s-]years?[\s-]old\b (?:[\w-]+,? ){{0,6}}?(?:eye\w*|double eyelids?|nose|face|skin|scars?|moles?|acne|ears?|birthmarks?)\b"
    rf"|\bmy (?:[\w-]+ ){{0,4}}?(?:{ANYBODY})\b(?:'s|,| is| has| had| wants| needs)?,? (?:[\w-]+,? ){{0,6}}?(?:eye\w*|double eyelids?|nose|face|skin|chin|jaw\w*|lips?|breasts?|forehead|cheeks?|scars?|moles?|acne|ears?|botox|fillers?|lifting|facelift|liposuction|surgery|laser|bags|birthmarks?)\b"
)
"""Whose part or treatment it is, with no wish beside it: "17살 아들 코 수술이요", "엄마 눈이 처졌어요"."""
_IS_ONE_OF = re.compile(
    rf"(?:1[4-9]|2\d|[3-9]\d)\s?(?:살|세)\s?(?:된\s|인\s|짜리\s)?(?:우리\s|저희\s|제\s)?(?:{RELATIONS['child']}|조카|동생)(?:이?에요|예요|입니다|인데요?|이요|요)?[\s.!]*$"
    rf"|(?:^|\s)(?:우리|저희|제)\s(?:{ANYBODY})(?:님|분)?(?:이?에요|예요|입니다|인데요?|이요|요)[\s.!]*$"
    rf"|(?:{RELATIONS['child']}|조카|동생)(?:이|가|은|는)?\s(?:올해\s|이제\s|지금\s)?(?:(?:고|중|초)(?:등학교\s?|학교\s?)?\s?[1-6](?:\s?학년)?|\d{{1,2}}\s?[살세]|(?:고등|중|초등)학생)(?:이?에요|예요|입니다|인데요?|이요|요)?[\s.!]*$"
)
"""An age and who has it, and nothing else: "15살 딸이에요"."""
_IN_A_STORY = re.compile(
    r"처럼|만큼|같[이은던]|닮|비슷|따라|소개|추천|권[하해유]|덕분|덕에|[했받맞]았|했[어대는거던다고더]|하고\s?나|예[쁘뻐]|이[쁘뻐]|부[러럽]|자연스|잘\s?[됐되]|그렇게|한테|에게|(?<![가-힣])께\s|(?:이랑|랑|하고|와|과)\s|반대|몰래|비밀|놀[리려라]|웃|싫[다대]"
    r"|(?<!싶)(?:(?![신콧광상노아원오그미최기침절모])[가-힣][대래]|라고|다고|[다라자냐]는|자고|냐고)(?=요|여|[\s,.!~]|해|하|$)|제왕|키우|보내|결혼|잔치|졸업|입학|때문|[가-힣]느라|때(?:부터|에|는|\s)|찔[러렀]|때[리려렸]|밟|할퀴|긁|물[려렸어었]|골아|골[고면]|쳐서|쳤|던[져졌]|부딪|차서|맞아서|돌아가|번호|이름|전화|연락|사진|병원|원장|간호|예약|만나|소식|물려받|수술비|시술비|내[주줘]|해\s?[준주줘][대신서셔다]"
    r"|(?:엄마|아빠)(?:인데|예요|이에요|입니다|라서?|고|이고)|엄마들|저보고|저한테|저를|(?<![가-힣])(?:저[는도랑만]|나[는도랑만]|제가|내가|저의)|(?<![가-힣])[제내]\s(?!"
    + ANYBODY
    + r"|친|큰|작은|막내|첫째|둘째)"
    r"|\b(?:recommend\w*|told|tells|said|says|think\w*|did|had|got|like my|same|looks? like|because|with me|pay\w*|against|laugh\w*|wedding|after (?:having|giving)|pregnan\w*|i|me)\b"
)
"""What is told of somebody who is no patient: whom one takes after, who was here before, who talked one into it."""
_OF_A_BIRTH = re.compile(
    rf"(?:{RELATIONS['child']})\S{{0,2}}\s?.{{0,8}}(?:낳|출산|임신|수유|모유)|(?:낳|출산하|임신하)고\s"
)
_THEY_PLAN = re.compile(
    rf"(?:{RELATIONS['child']}|조카)(?:이|가|는|은|도)?\s(?:\S{{1,6}}\s){{0,4}}?\S{{0,5}}(?:하고\s?싶|한|받는|받겠|하겠|뺀|한다고)(?:대|다네|다길래|다는데|다고\s?해|\s?(?:하|해))(?!\S{{0,3}}\s?(?:반대|안))"
)
"""What a child of theirs wants, in the words of the parent: "고3 딸이 수능 끝나고 쌍수한대요"."""


@once
def told_of(text: str) -> str:
    """The word of the relative whose part or treatment is told of, so that it is to be asked whose consultation it is; empty for
    a story in which somebody is only named, and where the writer is the patient."""
    words = words_of(text[:LONGEST])
    if is_for_the_writer(text) or _OWN.search(words):
        return ""
    for one in sentences(text):
        said = OCCASION.sub(" ", words_of(one))
        if plans := _THEY_PLAN.search(said):
            return _whose(plans[0], text)
        is_story = _IN_A_STORY.search(said) or _OF_A_BIRTH.search(said)
        if not is_story and (hit := _THEIR_PART.search(said) or _IS_ONE_OF.search(said)):
            return _whose(hit[0], text)
    return "" if _IN_A_STORY.search(OCCASION.sub(" ", words)) else whose(text)


_ASKED_TO = re.compile(
    rf"\bmy (?:{ANYBODY}) (?:has |have )?(?:asked|wants?|told) me to (?:\w+ ){{1,4}}(?:for (?:him|her|them)|on (?:his|her|their) behalf)\b"
    rf"|(?:{ANYBODY})(?:님|분)?(?:이|가|께서)\s(?:대신\s|좀\s|저한테\s|상담\s|한번\s){{0,3}}(?:해|써|적어|신청해|접수해|알아봐|물어봐|문의해)\s?달라(?:고|셔|시|길|는)"
)


def asked_by(text: str) -> str:
    """The word of the relative who asked the writer to do it: "엄마가 해달라고 해서요"; empty for who asks for nothing."""
    found = None if is_for_the_writer(text) else _ASKED_TO.search(words_of(text[:LONGEST]))
    return _whose(found[0], text) if found else ""


_INSTEAD_OF_ANYBODY = re.compile(
    r"(?<![가-힣])본인(?:은|이)?\s?(?:상담|거|것)?\S?\s?아니(?:고|라|에요|예요|구|고요|라서|라고요)"
    r"|(?<![가-힣])(?:제|내)\s?(?:거|것|게|꺼|상담|일|수술|시술)(?:은|는|이|가)?\s?아니(?:고|라|에요|예요|구|고요|라서|라고요|었|야)"
    r"|(?<![가-힣])(?:제가|내가)\s(?:직접\s)?(?:상담|수술|시술|치료)?(?:을|를)?\s?(?:받|하|맞)(?:는|을|ㄹ)\s?(?:거|것|게|건)(?:은|이)?\s?아니(?:고|라|에요|예요|구|고요|라서)|(?<![가-힣])제가\s할\s?(?:거|것|게|건)(?:은|이)?\s?아니"
    r"|(?<![가-힣])(?:저|나)\s?(?:말고|아니고|아니라)\s(?:다른|딴|아는)\s?(?:사람|분|동생|언니|오빠|형|누나)"
    r"|(?:^|(?<=\s))(?:다른|딴|아는)\s?(?:사람|분)\s?(?:거|것|꺼|상담|대신)(?:이?에요|예요|입니다|인데|으로|\s?(?:문의|신청|접수|상담|물어|여쭤))"
    r"|(?:^|(?<=[.!?,]\s)|(?<=그냥\s)|(?<=지금\s)|(?<=사실\s)|(?<=저는\s)|(?<=전\s)|(?<=제가\s)|(?<=내가\s)|(?<=요\s)|(?<=이거\s)|(?<=부탁받아서\s)|(?<=사람\s)|(?<=분\s)|(?<=이\s))대신\s?(?:좀\s)?(?:문의|물어|여쭤|여쭙|신청|접수|상담\s?(?:신청|문의|하|받아|예약)|예약|알아보|써\s?드|적어\s?드|쓰는|적는)"
    r"|(?<![가-힣])(?:대리(?:로|인으로)\s?(?:좀\s)?(?:문의|물어|여쭤|신청|접수|상담|예약|하|쓰|적|연락|알아)|대리\s?(?:신청|문의|접수|예약|상담)|대리로\s(?:쓰|적|작성|입력|하는)|대리인(?:이?에요|이에요|입니다|인데|이요|이라))"
    r"|\b(?:asking|writing|inquiring|enquiring|booking|applying|calling|doing (?:this|it)|filling (?:this|it) (?:in|out)|here) (?:this |it |here )?(?:for|on behalf of) (?:someone|somebody|another person|a (?:friend|relative|family member|colleague|coworker)|other people|them|him|her)\b"
    r"|\b(?:it'?s|this is|that'?s|it is|this isn'?t|it isn'?t) (?:actually )?(?:not |n't )?(?:actually )?for (?:someone|somebody) else\b|\b(?:it'?s|this is|it is|that'?s) (?:actually )?not (?:actually )?(?:for me|for myself|mine|about me)\b|\bi(?:'m| am) not the patient\b",
    re.IGNORECASE,
)
_MINE_AFTER_ALL = re.compile(
    r"아니(?:고|라|에요)\S{0,2}\s(?:제|저|내|나|본인)(?![가-힣]*\s?(?:말고|아니))|번호|연락처|이름|성함|전화|사진|폰|메일|주소|생년|카톡|아이디|계정|\b(?:number|phone|name|photo|picture)s?\b"
)
"""The writer's own all the same, or a thing that is not theirs: "그 번호는 제 거 아니에요"."""


_OF_THE_PATIENT = re.compile(r"환자(?:분)?(?:의)?\s?(?:이름|성함)")


def for_somebody(text: str) -> bool:
    """Whether the writer says to write for another, whoever that is: "본인 아니고 대리로 문의", "I'm not the patient"."""
    words = _OF_THE_PATIENT.sub(" ", text[:LONGEST].strip())
    return _INSTEAD_OF_ANYBODY.search(words) is not None and _MINE_AFTER_ALL.search(words) is None


_A_THING_OF_THEIRS = re.compile(
    rf"(?:\d{{4}}|번호|연락처|이름|성함|사진(?:\s속)?(?:\s[가-힣]{{1,3}})?|쌍꺼풀|쌍수|눈|코|턱)(?:은|는|이|가)\s(?:제\s|우리\s|저희\s)?(?:{RELATIVE})(?:님)?\s?(?:거|것|꺼)"
    r"|(?<![가-힣])아니(?:다|요|에요)?[\s,]{1,2}(?:저|나|제가|본인)(?:요|예요|로|가)?[\s.!]*$"
)


def names_a_thing_of_theirs(text: str) -> bool:
    """Whether a number, a name or a picture is said to be a relative's, or the writer's after all: nobody else is to be the
    patient by it ("010-…는 남편 거예요", "저 말고 엄마요 아니다 저요")."""
    return _A_THING_OF_THEIRS.search(text) is not None


_HAS_IT = rf"(?:수술|시술)\S?\s(?:받는\s(?:거|건|사람은)\s)?(?:제\s|우리\s|저희\s)?(?:{ANYBODY})(?:이|가|께서)\s(?:할|하실|받을|받으실|받아요|합니다|한대요|하신대요|해요)"
_HAS_IT_DONE = re.compile(_HAS_IT)
_THEY_WILL = re.compile(
    rf"(?<![가-힣])(?:저|제가|나|내가|전)(?:가)?\s?(?:말고|아니고|아니라)(?:요)?,?\s(?:\S{{1,3}}\s)?(?:{ANYBODY})"
    rf"|(?:{ANYBODY})(?:이|가|께서)\s?(?:상담|수술|시술)?\S?\s?받(?:을|으실|아요|습니다)"
    rf"|(?<![은는]\s)(?:{ANYBODY})(?:이|가|께서)\s?(?:수술|시술|이거|이걸|그거)?\S?\s?(?:할|하실)\s?(?:거|것|건|겁|예정)\S{{0,4}}[\s.!~]*$"
    rf"|{_HAS_IT}"
    rf"|(?:{ANYBODY})\s?(?:거|것|꺼|상담)(?:이?에요|예요|입니다|인데|이라|이고)"
    rf"|(?:환자|(?:상담\s?)?받을\s?(?:사람|분))(?:분)?(?:은|는)\s.{{0,6}}(?:{ANYBODY})"
)
"""Said at the end of a form, where a relative named otherwise is only part of the story: the patient is that one."""
_OF_A_CALL = re.compile(r"전화|통화|연락|문자|폰|톡")


def they_will(text: str) -> bool:
    """Whether a relative is said to be the one who has it done, and not only to take the call."""
    return _THEY_WILL.search(text) is not None and _OF_A_CALL.search(text) is None


def has_it_done(text: str) -> bool:
    """Whether the treatment by name is said to be a relative's: "수술은 언니가 할 거예요"."""
    return _HAS_IT_DONE.search(text) is not None


_ONE_MORE_OF = re.compile(
    rf"(?:{ANYBODY})(?:님|분)?(?:도|(?:이|가)도|\s?(?:거|것|꺼|상담|예약|신청)(?:도|까지|두|를|은)?(?=\s))\s?(?:\S{{1,6}}\s){{0,3}}?(?:접수|신청|상담|예약|문의)?(?:을|를|도|하나|한\s?건)?\s?(?:접수|신청|상담|예약|문의|하나\s?더|추가|넣|받|해)\S{{0,3}}\s?(?:할게|할께|할래|하려|하고\s?싶|싶|해\s?주|해도|해줄|할\s?수|부탁|가능|[되돼]|주세|줘|드려|려고|ㄹ게|을게)"
    rf"|^(?:(?:네|아|그리고|참|저기)[\s,.]{{1,2}}){{0,2}}(?:하나|한\s?(?:건|개|명|번))\s?더(?:요|(?:\s(?:상담|신청|접수|예약)\S{{0,8}}))?[\s,.!]{{1,3}}(?:이번(?:엔|에는|에)|다음(?:은|엔)|그건)?\s?(?!.*(?:번호|연락처|이름|적어|적을|써\s?주|전해|알려|말씀|말해))(?:우리|저희|울)?\s?(?:{ANYBODY})(?!(?:가|이|한테|께서)\s)(?:꺼|거|것|님)?\s"
    rf"|^(?:can i |could i |i(?:'d like| want) to |please )?(?:also )?(?:sign up|register|book|file for|ask for|apply for) my (?:{ANYBODY})\b"
    rf"|\b(?:one|another|another one|request|consultation|appointment|booking|one more|same)\b[\w ]{{0,16}}?\bfor my (?:[\w-]+ ){{0,2}}?(?:{ANYBODY})\b"
    rf"|\bmy (?:{ANYBODY}) (?:also |too )?(?:wants?|needs?|would like) (?:one|it|this|a consultation|to)\b|\b(?:also|too|next|now) (?:\w+ ){{0,3}}?for my (?:{ANYBODY})\b"
)
_WITH_ME = re.compile(
    r"바꾸|바꿔|변경|고치|고쳐|취소|삭제|지우|지워|옮기|미루|(?<![가-힣])(?:저|나)(?:도|랑|하고|와)\s|(?<![가-힣])(?:제|내)\s?(?:거|것|꺼|상담)|같이\s?(?:가|갈|올|와)|\b(?:and (?:me|i)|with me|both)\b"
)


def who_besides(text: str) -> str:
    """The word of the relative for whom one more is to be filed, once the writer's own is ("이번엔 동생 것도 접수할게요");
    empty where the writer is a patient again."""
    words = words_of(text)
    found = None if _WITH_ME.search(words) or is_told_of(words.replace("받", "")) else _ONE_MORE_OF.search(words)
    return _whose(found[0], text) if found else ""


_IN_PLACE_OF = re.compile(
    r"대신|대리|(?:거|것|꺼|건)(?:를|을|데)?\s(?:제가|내가)|상담이(?:에요|라|거든|고|니까)"
    r"|\b(?:for (?:my|him|her)|on behalf|whose)\b",
    re.IGNORECASE,
)


def in_place_of(text: str) -> bool:
    """Whether something is done in place of another, or is theirs."""
    return _IN_PLACE_OF.search(text) is not None


_NOT_ONESELF = (
    r"(?<![가-힣])(?!저한|나한|내한|제게|저에|나에|우리|저희|본인|이쪽|여기|상담|담당|원장|실장|선생|의사|간호|직원)"
    r"[가-힣]{2,5}(?:한테|에게|께)(?:로|만)?"
)
_BY_ANOTHER = re.compile(
    rf"{_NOT_ONESELF}\s(?:대신\s|먼저\s|좀\s)?(?:전화|연락|문자|통화|걸어|해\s?주)"
    r"|\b(?:call|reach|text|contact|ask for) (?:my|our|the) (?:assistant|manager|secretary|agent|roommate|boss|colleague|nanny|driver|maid)\b"
    rf"|(?:전화|연락|문자|통화)(?:는|은|를|을)?\s{_NOT_ONESELF}\s?(?:해|주|부탁|걸|드)"
    r"|받는\s?(?:사람|분)\S?\s(?:\S{1,4}\s)?(?:제가|내가|본인이)\s?아[니닐닌]"
    rf"|(?:{ANYBODY})\S{{0,2}}\s(?:\S{{1,4}}\s){{0,2}}(?:받을\S{{0,3}}(?:\s(?:거|것|꺼)\S{{0,4}})?|받아요|받습|받게)"
    rf"|\bmy (?:{ANYBODY}) (?:will|'ll|is going to|can|would) (?:answer|pick up|take (?:it|the call|your call))\b",
    re.IGNORECASE,
)


def another_takes_it(text: str) -> bool:
    """Whether somebody else is to be called, or answers: "매니저한테 연락주세요", "남편이 받을 거예요"."""
    return _BY_ANOTHER.search(text) is not None


def without_who_takes_it(text: str) -> str:
    """The words without who else is to be called, or answers."""
    return _BY_ANOTHER.sub(" ", text)


_WRITES_IT = re.compile(
    r"(?:직접|본인이|스스로|알아서|자기가|따로)\s?(?:직접\s)?(?:\S{1,6}\s)?(?:쓰|쓴|쓸|적|작성|신청|접수|문의|연락|전화|상담|하|한|할|들어)\S{0,5}?(?:대요|데요|다고\s?(?:해요|하네요|합니다|하셔요|하세요|해서요)|다네요|답니다|대서요|래요|라네요)[\s.!~]*$"
    r"|\b(?:he|she|they|my \w+)(?:'ll| will| wants? to| would rather| is going to|'s going to| prefers? to)? (?:write|fill|do|apply|ask|book|contact|type|message|send)\w* (?:\w+ ){0,3}(?:(?:him|her)self|themselves)\b",
    re.IGNORECASE,
)
"""The one who is spoken of will write: "본인이 직접 쓴대요", "아내가 직접 하겠대요"."""


def they_write(text: str) -> bool:
    """Whether the one who is spoken of will write after all."""
    return _WRITES_IT.search(text) is not None


_CALLED_ANOTHERS = re.compile(
    rf"(?<![가-힣])(?:{ANYBODY})\s?(?:이름|성함)(?:이?에요|예요|입니다|인데요?|이?고요?|임)(?!.{{0,24}}(?:제|저는|본인|내)\s)"
)


def called_anothers(text: str) -> bool:
    """Whether a name is called a relative's, in front of it: "이건 언니 이름인데 …"."""
    return _CALLED_ANOTHERS.search(text) is not None


_THEIR_NO = re.compile(
    r"(?<![가-힣])(?:(?:우리|저희|울)\s)?(?!저는|제가|나는|내가|전\s)[가-힣]{1,5}(?:은|는|이|가|도)\s(?:(?:이제|그냥|자기는|별로|절대|안\s)\s?)?(?:싫|안\s?[하한할]|됐|필요\s?없|관심\s?없|안\s?받|생각\s?없)[가-힣]{0,3}(?:대요?|다네요?|다카\S{1,3}|다칸\S{0,3}|다고\s?(?:하|해|그러|그래)\S{0,4}|래요?|다더라고?요?|단다|답니다|댄다|다캐\S{0,3})[\s,.!~ㅠㅜㅋㅎ]*"
    r"|\b(?:my |the )?(?:husband|wife|mom|mum|mother|dad|father|son|daughter|friend|sister|brother|he|she|they) (?:doesn'?t|does not|didn'?t|don'?t|won'?t|no longer) (?:want|wants|like|need)s?(?: (?:to|it|this|one|anything))?(?: \w+)?[\s,.;!]*(?:so |but |then )*",
    re.IGNORECASE,
)
"""That somebody else does not want it, told by the writer: "우리 아저씨는 싫대요"."""


def without_their_no(text: str) -> str:
    """The words without what says that another does not want it: what is left is the writer's own wish. All of them where nothing
    would be left."""
    return _THEIR_NO.sub(" ", text).strip() or text


def only_begins(text: str) -> bool:
    """Whether nothing but a consultation is asked for, be it beside another's no to one."""
    return asks_to_begin(without_their_no(text))

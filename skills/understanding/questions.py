"""Whether words ask something, and what they ask about a consent. Pure patterns over a bounded piece of the text."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.contact import found
from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once
from skills.understanding.learned.moves import SURE, does
from skills.understanding.undone import CANCEL, is_undone

LONGEST = 200  # Letters that are looked into; a question is shorter.
_ABOUT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ads", re.compile("광고|홍보|마케팅|스팸|소식|이벤트|문자[가도는]?오|문자[가도는]?와|전화[가도는]?많이|advert|ads|marketing|spam|promot")),
    ("period", re.compile("언제쯤?[은도]?.{0,6}(?:지워|지우|삭제|파기|없애|없어)|whenis.{0,20}deleted|whenwill.{0,20}deleted")),
    ("all", re.compile("너무길|길어요|한마디|요약|간단히|쉽게|짧게|tooldr|toolong|inshort|summar")),
    ("text", re.compile("동의서|동의내용|전문|자세|보여|읽어|읽고|어떤내용|무슨내용|내용이|여기에뭐|fulltext|showme|readit|theform")),
    ("undo", re.compile("취소|철회|되돌|바꿀수|지울수|지워지|삭제|withdraw|undo|cancelit|delete")),
    ("refusal", re.compile("안하면|않으면|안해도|거부하|거절하|불이익|꼭|반드시|필수|의무|해야|나중에|haveto|must|required|refuse|ifidon|ifinot")),
    ("who", re.compile("누가|누구|누굴|담당자|직원|의사|원장|어디서|어디에서|who|staff|doctor|anyone")),
    ("period", re.compile("기간|언제까지|얼마나|얼마동안|며칠|몇[일달년개]|보관|보유|남아|howlong|kept|keep|stored?")),
    ("items", re.compile("어떤정보|무슨정보|뭘가져|뭐가져|어디까지|항목|민감|건강정보|무엇을|뭘수집|whatdata|whichdata|whatinfo|sensitive")),
    ("purpose", re.compile("왜|뭐에|무슨목적|목적|어디에써|어디에쓰|어디다|뭐하|이유|필요|why|whatfor|purpose|whatdoyoudo|whatwillyoudo")),
)  # fmt: skip
_DATA = re.compile(
    "언제.{0,4}(?:지워지|삭제되|파기되|없어지)|한마디|거부하면|거절하면|불이익|whatdoyoudowith|whatwillyoudowith|동의|정보|보관|보유|저장|기록|consent|agree|mydata|stored?|kept"
)
_POLICY = re.compile(
    "처리방침|privacypolicy|팔거나|팔아|파[나는]|넘기|넘겨|유출|제3자|공유|sell|sharemy|shareit|thirdpart"
)  # Has an answer of its own.
_ASKS = re.compile(
    r"\?|(?<!때)(?<![물른흔쉰순든]하)나요|까요|가요|는지|은지|인지|건지|[한할될을일던난]지(?:요|여)?[\s.]*$|[인은는던한건]가[\s.~]*$|[인은는한던건]가[\s.~]*$|는데요?$|뭐[야예에죠지임]|뭐가\s?(?:달라|다르|다른|바뀌|필요|좋)|누군|뭔[가데지]|뭡|무엇|무슨|어떻|어떤|어떡|왜|누가|누구|언제(?!던지|든지)|얼마|몇"
    r"|(?<!나)(?<!나\s)(?<!든\s)(?<!든지\s)(?<!후에\s)(?<!이후\s)(?<!만)(?<!만\s)(?<!만\s통화)(?<!만\s연락)(?<!만\s전화)(?:돼요?|되요?)$|되죠|되지|[습됩합갑봅]니까|안되(?=나|는지|죠|지|여|$)|해야|알려|궁금|보여\s?(?:줘|주)|설명|동의서|^동의하면|[냐니]$"
    r"|^(?:(?:ok|okay|and|so|also|hi|hello|hey|well|then|but|oh|sorry)[\s,.!]+){0,3}(?:(?:what|who|why|how|when|where|which)(?:'?s)?|do|does|can|could|is|are|will|would|must|should)\b|\bwho (?:gets?|can|will|sees)\b"
)
"""Words that ask, with or without a question mark."""


@once
def asks(text: str) -> bool:
    """Whether the words ask something, also without a question mark."""
    return _ASKS.search(text[:LONGEST].strip().casefold()) is not None


def asked_about_consent(text: str, *, elsewhere: bool) -> str:
    """What a question put at the consent wants to know: a word of `_ABOUT`, "all", or nothing that we know. `elsewhere` says
    that the words mean something else; then they must name data or the consent."""
    said = "".join(text[:LONGEST].split()).casefold()
    if _POLICY.search(said):
        return ""
    names_it = _DATA.search(said) is not None
    if elsewhere and not names_it:
        return ""
    return next((topic for topic, words in _ABOUT if words.search(said)), "all" if names_it else "")


_BEGIN = re.compile(
    r"(?:ㅇㅋ|ok|오케이|네|넵|응|아|음|됐고|그럼|그러면|그냥|일단|좋아요?|알겠어요?|[,.])*(?:다시|또|새로|한번더)?(?:상담|신청|예약|접수|문의)(?:을|를)?(?:상담|신청|문의|접수)?(?:이?나)?(?:좀)?(?:하기|해줘|해줘요|원함|원해요|원합니다|하고싶어|하고싶음|하고싶다|받고싶어|받고싶음|받아볼게요|해볼게요|받아볼래요|해볼래요|ㄱㄱ|고고|하고싶어요|하고싶습니다|받고싶어요|받을게요|받을래요?|할게요|할께요|할래요|해주세요|합니다|하려고요|부탁드려요|요|이요)?"
    r"|(?:iwantan?|i'dlikean?)?consultation(?:please)?"
)


def asks_to_begin(text: str) -> bool:
    """Only the wish for a consultation, as it stands on a button; it answers no question."""
    said = "".join(text[:LONGEST].split()).casefold().rstrip(".!~")
    return _BEGIN.fullmatch(said) is not None


PARDON = re.compile(r"^(?:네|예|응|엥|뭐|뭐라고요?|무슨\s?말이에요|what|huh|sorry|pardon)\s?\?+$", re.IGNORECASE)
_FIRM = re.compile(
    r"^(?!.*(?:평일|주말|저녁|밤|새벽).*(?:[되돼]|나요|까요|\?))"
    r".*(?:[\d한두세네]\s?시|[갈할](?:게|께)|가겠|\bat \d|\d\s?[ap]m|\bi(?:'ll| will)\b)",
    re.IGNORECASE,
)


def is_firm(text: str) -> bool:
    """Whether a plan to come names its hour or is decided; who asks about "평일 저녁 8시" asks for the hours."""
    return _FIRM.search(text) is not None


_WRONG_PLACE = re.compile(
    r"(?:생각|고민|상의|의논)\s?(?:좀\s?)?(?:더\s?)?(?:해\s?보고|해\s?볼|하고|할)\s?\S{0,6}\s?\S{0,3}(?:게|께)(?:요|여|용|염)?[\s.!~]*$|"
    r"(?:다음|나중)에\s?(?:다시\s?|또\s?)?연락(?:드릴|할)게|(?:다음\s?[달주]|다음|나중)에\s?다시\s?(?:예약\s?)?(?:잡|예약하|올|오)(?:을|ㄹ)?(?:게|께)"
    r"|잘못\s?(?:왔|들어왔|들어온|보냈|눌렀|찾아왔)|\bwrong (?:place|chat|number|clinic)\b",
    re.IGNORECASE,
)


_SENT_IN_ERROR = re.compile(r"사진|번호|이름|지[우워]|삭제|\b(?:photos?|delete|remove)\b", re.IGNORECASE)
"""What was sent by mistake is taken away, and nobody leaves."""


def takes_back(text: str) -> bool:
    """Whether a request about one's data is not wanted any more ("그냥 삭제 안할게요 취소")."""
    return len(text) <= PLAIN * 2 and not (asks(text) or is_undone(text, CANCEL)) and does(text, "takes_back")


def says_goodbye(text: str) -> bool:
    """Whether somebody will write again later, or came to the wrong place."""
    return _WRONG_PLACE.search(text) is not None and _SENT_IN_ERROR.search(text) is None


WISHED = re.compile(r"상담|예약|신청|접수|consult|book|appointment", re.IGNORECASE)
_PRICE = re.compile(r"얼마|비용|가격|견적|금액|할인|price|cost|how much", re.IGNORECASE)
_OF_THE_CLINIC = re.compile(
    r"주차|발렛|진료\s?시간|몇\s?시|영업|휴무|휴진|토요일|일요일|주말|공휴일|야간|점심\s?시간|위치|주소|어디(?:예|에|로|인|쯤)|오시는|지하철|parking|hours|open|close|address|where",
    re.IGNORECASE,
)
PLAIN = 30  # Letters: a longer question tells of the case itself.


def is_a_plain_question(text: str) -> bool:
    """A short question about the clinic (parking, hours) that tells nothing of the writer's own case; prices do."""
    return len(text) <= PLAIN and asks(text) and _PRICE.search(text) is None and _OF_THE_CLINIC.search(text) is not None


def asks_the_price(text: str) -> bool:
    """Whether the words name what something costs."""
    return _PRICE.search(text) is not None


_TO_BE_CALLED = re.compile(
    r"전화|통화|연락|콜백|시간|때나|때든|언제든|지금|빨리|\bcall\b|\breach\b|\btime\b", re.IGNORECASE
)
_SAYS_WHEN = re.compile(r"바로|당장|즉시|최대한|가능한|되도록|편한|상관\s?없", re.IGNORECASE)
_A_TIME = 6  # Letters beside "바로" that may stand in a wish for a time.


def asks_beside_a_time(text: str) -> bool:
    """Whether "바로" and the like stand in a question about something else ("접수하면 바로 돈 내야 하나요?")."""
    if not asks(text) or _TO_BE_CALLED.search(text):
        return False
    return len("".join(_SAYS_WHEN.sub("", text).split())) > _A_TIME


_PHOTOS_ABROAD = re.compile(
    r"(?:写真|照片|相片).{0,6}(?:削除|消し|删除|刪除|删掉)|(?:删除|刪除|删掉).{0,6}(?:照片|相片)|удал\w*.{0,10}фото|xóa.{0,8}ảnh|ลบ.{0,4}รูป",
    re.IGNORECASE,
)
"""In the languages in which no moves are learned."""
_MORE_THAN_PHOTOS = re.compile(
    r"정보|기록|내용|전부\s?다|이름|번호|점|흉터|everything|data|すべて|全部|所有|情報|信息|资料|資料|データ|вс[её]|данн|tất cả|thông tin|ทั้งหมด|ข้อมูล",
    re.IGNORECASE,
)
_HEALTH_ONLY = re.compile(
    r"(?:(?:그럼|그냥|일단|아니|혹시)[\s,.]{1,2})?(?:(?:제|내|저의)\s?)?(?:건강|민감)\s?(?:정보|기록|얘기|이야기)들?(?:만|을|를|은|는)?(?:이라도)?\s?"
    r"(?:(?:좀|다|싹|먼저|전부|모두|빨리)\s?)*(?:지워|없애|(?:삭제|파기)\s?(?:해|부탁)?)(?:\s?(?:줘|주|드|달라|버려|요|합니다|바랍니다)\S{0,5}(?:\s?(?:있|될)\S{1,4})?)?[\s.!~?ㅠㅜ]*"
    r"|(?:please |can you |could you )*(?:delete|erase|remove) (?:only |just )?(?:my |the )?(?:health|sensitive|medical) (?:data|info\w*|details)(?: only)?(?: please)?[\s.!?]*",
    re.IGNORECASE,
)
_STOPS = re.compile(
    r"(?!.*(?:예약|동의|수술|시술|광고|수신|정보|요청))(?:\S{1,5}\s){0,3}취소(?:를)?\s?(?:하고\s?싶|할래|할게|할께|해\s?주|해\s?줘|해야|하려고|좀)\S{0,6}(?:\s\S{1,4}){0,3}[\s.!~ㅠㅜ]*$"
    r"|(?:됐(?:어요?|습니다|고)?|관둬요?)[\s,.]{1,3}안\s?(?:해|할래|할게|하고\s?싶)\S{0,3}[\s,.]{0,3}(?:(?:귀찮|짜증|번거|복잡)\S{0,4})?[\s.!~ㅠㅜ]*$"
    r"|(?:(?:아|그냥|그럼|저|오늘은|이제)\s){0,2}(?:여기|이쯤|이\s?정도|요기)(?:까지만?|에서만?|서)?\s?(?:할|하고|그만|끝낼|마칠|멈출)\S{0,6}[\s.!~]*$"
    r"|(?:(?:ok|okay|sorry|actually|no|hmm)[\s,.!]{1,3})?i (?:don'?t|do not|no longer) (?:want|wish|feel like) (?:to )?(?:do(?:ing)?|continu(?:e|ing)|finish|go on)\b.{0,25}$"
    r"|(?:please )?(?:stop|quit|cancel|forget it|never ?mind|i(?: have|'ve)? changed my mind|i(?:'ll| will) (?:do it|come back) later|not now|leave it)(?:[,. !]{1,3}|$)"
    r"|(?:그냥\s)?(?:싹\s)?(?:다|전부|모두)\s?(?:지워|없애)\s?(?:버려|버리)\S{0,3}$"
    r"|(?:그냥\s)?(?:다|전부|모두)?\s?(?:지우고|취소하고)?\s?없던\s?(?:일|걸|것)(?:으로|로)"
    r"|(?!.*(?:동의|전화|통화|대신)).{0,20}(?:복잡|귀찮|번거|짜증|(?:너무|이리|이렇게|왜케)\s?(?:길|많|어렵))\S{0,4}[\s,.]{0,3}(?:그냥\s|걍\s|됐\S{0,3}\s)?"
    r"(?:됐(?:어요?|습니다|네요|다|어여)|안\s?(?:해|할래|할게|할란다|하고\s?말지|함)|관두|관둘|때려\s?치|집어\s?치)\S{0,4}[\s.!~ㅡㅠㅜ]*$",
    re.IGNORECASE,
)


def wants_photos_deleted(text: str) -> bool:
    """Whether the photos that were sent are to be deleted, and nothing else."""
    return _MORE_THAN_PHOTOS.search(text[:LONGEST]) is None and (
        does(text, "drop_photos") or _PHOTOS_ABROAD.search(text[:LONGEST]) is not None
    )


def wants_health_deleted(text: str) -> bool:
    """Whether what was said about one's health is to be deleted, and nothing else."""
    return len(text) <= PLAIN * 2 and _HEALTH_ONLY.fullmatch(text.strip()) is not None


def wants_to_stop(text: str) -> bool:
    """A sentence that begins with wanting to stop, or that finds it all too much and says no ("뭐 이리 복잡해 안 해")."""
    return len(text) <= PLAIN * 2 and _STOPS.match(text.strip()) is not None


_CAN_BE_UNDONE = re.compile(
    r"(?:취소|그만|철회|중단|무르|되돌리)\S{0,4}\s?(?:도\s?)?(?:되나|돼요|되요|될까|됩니까|되는|가능|할\s?수\s?있|되죠|돼나|안\s?되)"
    r"|\b(?:can|could|may|am) i (?:still |later )?(?:able to )?(?:cancel|stop|change my mind|withdraw)\b|\b(?:is it|be) (?:possible|cancell?ed)\b.{0,20}\bcancel",
    re.IGNORECASE,
)
_NO_CASE = re.compile(
    r"해\s?주|지금|바로|동의|정보|수술|시술|예약|결제|환불|기록|사진|please|consent|data|surgery", re.IGNORECASE
)


def asks_whether_to_stop(text: str) -> bool:
    """Whether it is asked if a request can still be called off ("접수하면 취소 돼요?"); asking to do it is none."""
    words = text[:LONGEST]
    return asks(words) and _CAN_BE_UNDONE.search(words) is not None and _NO_CASE.search(words) is None


_WITHHOLDS = re.compile(
    r"(?:이름|성함|번호|연락처|전화).{0,12}(?:나중|싫|안\s?(?:알려|말|남기|밝|드릴|줄|할)|않|비밀|비공개|곤란|못\s?(?:알려|드))"
    r"|(?:번호|연락처|핸드폰|휴대폰)(?:가|는|도|이|은)?\s?없(?:어|습|는데|네)|(?:위챗|웨이신|왓츠앱|텔레그램)\S{0,2}\s?(?:있|써|쓰|밖에|으?로)|한국\s?(?:전화|폰)\S{0,2}\s?없"
    r"|(?:번호|연락처)\S{0,2}\s?(?:\S{1,3}\s){0,2}(?:모르|몰라|까먹|잊어|기억\s?(?:이\s?)?안)"
    r"|(?:번호|이름|연락처)(?:은|는|를|을)?\s?안\s?(?:드려|줘|주고)"
    r"|(?:말하기|알려\s?(?:주기|드리기)|밝히기|남기기)\s?(?:싫|곤란|그래|좀)|익명|anonymous"
    r"|\b(?:no|don't have an?y?) (?:korean |local |phone |mobile ){1,2}(?:number|phone)\b"
    r"|(?:rather not|prefer not to|don't want to|won't) (?:say|give|tell|share|leave)",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"(?:그냥|차라리|걍)\s(?:제가\s)?전화(?:로)?\s?(?:할게|할래|하겠|걸게)\S{0,3}[\s.!~]*$|(?:말|얘기|이야기|설명|대답|답)(?:은|을|를|도)?\s?(?:하기|하고|해\s?주기)?\s?(?:가|는)?\s?(?:싫|안\s?할래|안\s?하고\s?싶|하고\s?싶지\s?않|못\s?하겠|곤란)|(?:싫|민망|창피|부끄)\S{0,6}\s?말(?:을|은)?\s?못|비밀이(?:에요|예요|요)|\b(?:i )?(?:don't|do not|won't|would rather not|prefer not to) (?:want to )?(?:talk about it|say|tell you|explain)\b",
    re.IGNORECASE,
)


_WHAT_FOR = re.compile(r"왜(?:요|여|죠|지요)?[\s?.!~]*$|\bwhy\b", re.IGNORECASE)


def withholds(text: str) -> bool:
    """Whether somebody who is asked for name and number would rather not tell them."""
    is_likely = does(text, "no_phone", "no_name", least=SURE) and not found(text).name and not _WHAT_FOR.search(text)
    is_said = is_likely or _WITHHOLDS.search(text)
    return len(text) <= PLAIN * 2 and bool(is_said)


def keeps_silent(text: str) -> bool:
    """Whether somebody does not want to say what it is about, and says nothing else."""
    return len(text) <= PLAIN and _SILENT.search(text) is not None


_GOES_AHEAD = re.compile(
    r"(?:할|받을|해볼|신청할|진행할|접수할)(?:게|께|래)(?:요|여|용|염|유)?[\s.!~ㅋㅎ]*$|^(?:네|예|응|ㅇㅇ)\s?(?:상담|신청|접수)\S{0,4}$"
)
_UNDOES = re.compile(
    r"그만|없던|포기|접[을어]|까지만|취소|안\s?(?:할|해|하|받)|않|말|못|관두|중단|나중|다음에|담에|지우|지울|삭제|생각|이따|철회|종료|나갈|됐"
)
_INSTEAD = re.compile(r"^[^,.!?]{1,14}?\s?(?:말고|아니고|아니라)(?:요|,)?\s(?P<rather>.{2,60})$")


def goes_ahead(text: str) -> bool:
    """Whether somebody says to do it after all, and nothing that would stop it ("아 그래도 할게요", "그냥 코만 할게요")."""
    words = text[:LONGEST].strip()
    return len(words) <= PLAIN and _GOES_AHEAD.search(words) is not None and _UNDOES.search(words) is None


def behind_instead(text: str) -> str:
    """What is wanted instead of what is named first ("취소 말고 확인이요"); empty where nothing is put against it."""
    found = _INSTEAD.match(text[:LONGEST].strip())
    return found["rather"] if found else ""

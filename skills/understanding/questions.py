"""Whether words ask something, and what a short sentence is meant for. Pure patterns over a bounded piece of the text."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.contact import found as contact_in
from skills.fields.reading import patterns as re
from skills.fields.reading.dialects import in_standard
from skills.fields.reading.remembering import once
from skills.understanding.learned.moves import SURE, does
from skills.understanding.readings.politeness import plainly
from skills.understanding.undone import CANCEL, CHANGE, DELETE, is_undone, is_what_another_says

LONGEST = 200  # Letters that are looked into; a question is shorter.
_ASKS = re.compile(
    r"\?|(?<!때)(?<![물른흔쉰순든]하)나요|까요|가요|는지|은지|인지|건지|[한할될을일던난]지(?:요|여)?[\s.]*$|[인은는던한건]가[\s.~]*$|[인은는한던건]가[\s.~]*$|는데요?$|뭐[야예에죠지임]|뭐가\s?(?:달라|다르|다른|바뀌|필요|좋)|누군|뭔[가데지]|뭡|무엇|무슨|어떻|어떤|어떡|왜|누가|누구|언제(?!던지|든지)|얼마|몇"
    r"|(?<!나)(?<!나\s)(?<!든\s)(?<!든지\s)(?<!후에\s)(?<!이후\s)(?<!넘어서\s)(?<!지나서\s)(?<!넘어야\s)(?<!아니면\s)(?<!빼면\s)(?<!빼고\s)(?<!만)(?<!만\s)(?<!만\s통화)(?<![야서]\s통화)(?<![야서]\s전화)(?<!만\s연락)(?<!만\s전화)(?:돼요?|되요?)$|되죠|되지|[습됩합갑봅]니까|안되(?=나|는지|죠|지|여|$)|해야|냐(?:는데|고\s?[하해묻물그])|알려|궁금|보여\s?(?:줘|주)|설명|동의서|^동의하면|[냐니]$"
    r"|\bwhat happens\b|^(?:(?:ok|okay|and|so|also|hi|hello|hey|well|then|but|oh|sorry)[\s,.!]+){0,3}(?:(?:what|who|why|how|when|where|which)(?:'?s)?|do|does|can|could|is|are|will|would|must|should)\b|\bwho (?:gets?|can|will|sees)\b"
)
_KNOWN = re.compile(
    r"(?:(?:무슨|뭔|무엇|어떤|누가|언제|어디|왜|어떻게)\S{0,3}\s(?:\S{1,6}\s){0,2})?\S{1,6}지\S?\s(?:(?:다|이제|대충|잘)\s){0,2}(?:알(?:겠|았)|이해했)\S{1,3}(?!\S*\?)"
)
"""What somebody says to have understood: "무슨 말인지 알겠어요"."""


@once
def asks(text: str) -> bool:
    """Whether the words ask something, also without a question mark."""
    return _ASKS.search(_KNOWN.sub(" ", in_standard(text[:LONGEST].strip().casefold()))) is not None


_BEGIN = re.compile(
    r"(?:ㅇㅋ|ok|오케이|네|넵|응|아니다|아이다|아니|아|음|됐고|그럼|그러면|그라믄|그라면|내가|제가|저만|나만|저는|그냥|일단|좋아요?|알겠어요?|[,.]){0,12}(?:다시|또|새로|한번더)?(?:상담|신청|예약|접수|문의)(?:을|를)?(?:상담|신청|문의|접수)?(?:이?나)?(?:좀)?(?:하기|해줘|해줘요|원함|원해요|원합니다|하고싶어|하고싶음|하고싶다|받고싶어|받고싶음|받아볼게요|해볼게요|받아볼래요|해볼래요|ㄱㄱ|고고|하고싶어요|하고싶습니다|받고싶어요|받을게요|받을래요?|할게요|할께요|할래요|해주세요|합니다|하려고요|부탁드려요|요|이요|이용|(?:하나|한번|하나만)?(?:넣어|잡아|신청해|접수해|걸어)(?:주세요|줘요?|주실래요|줄래요))?"
    r"|(?:ok(?:ay)?|great|good|perfect|alright|sure|cool|nice|fine|thanks|thankyou|isee|so|then|and|well|yes|yeah|hi|hello|hey|please|now|in(?:that|this)case|[,.!]){0,12}"
    r"(?:(?:(?:can|could|may)i(?:please|also|just)?(?:get|have|start|begin|book|do|request|schedule|arrange|makeareservationfor|applyfor|askfor|signupfor)|i(?:want|need|'dlike|wouldlike|'dlove|'lltake)(?:to(?:get|have|start|begin|book|do|schedule|request|applyfor|askfor|signupfor))?|let'sdo|howdoi(?:get|book|applyfor))(?:an?|the|my)?)?"
    r"consultation(?:please|then|now|too|here|withyou|soon|thanks|[,.]){0,6}"
    r"|(?:ok(?:ay)?|great|good|alright|sure|so|then|and|well|yes|yeah|please|[,.!]){0,12}(?:i(?:want|'dlike|wouldlike)to|can(?:i)|couldi|let'?s|howdoi)(?:just)?(?:apply|signup)(?:please|then|now|here|[,.]){0,6}"
)


_IF_OPEN = re.compile(
    r"(?:[월화수목금토일]요일|주말|공휴일|명절|연휴|점심\s?(?:시간|때)?|저녁|아침|야간|(?:오전|오후|저녁|밤|아침)?\s?\d{1,2}\s?시(?:\s?반)?)\S{0,3}\s(?:\S{1,6}\s)?"
    r"(?:상담|진료|접수)\S{0,2}\s?(?:받으실\s?수|받을\s?수|받으러\s?가도|가능|되|돼|하시|하|보시|보)\S{0,3}\s?(?:있)?(?:나요|어요|까요|는지요?|죠|가요|요)[\s?]*(?:$|[가-힣].{0,40}$)"
    r"|\b(?:would|can|could|do|will) you (?:see|take|treat|meet) (?:me|us|people|patients|anyone) (?:on|at|in|over) (?:a |the )?(?:(?:sun|satur|mon|tues|wednes|thurs|fri)days?|weekends?|holidays?|evenings?|lunch\w*)\b",
    re.IGNORECASE,
)


def asks_if_open(text: str) -> bool:
    """Whether it is asked if a consultation is held at some time, and none is wished for yet: "토요일에도 상담 받을 수 있나요?"."""
    return len(text) <= LONGEST and _IF_OPEN.search(text) is not None


def asks_to_begin(text: str) -> bool:
    """Only the wish for a consultation, as it stands on a button; it answers no question."""
    said = "".join(in_standard(text[:LONGEST]).split()).casefold().rstrip(".!~")
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


_FIRST = (
    r"(?:(?:네|예|넵|응|음|아|어|뭐|저|그|알겠(?:어요?|습니다)|알았(?:어요?|습니다)|그래요?|좋아요?|맞아요?|그럼|근데|그런데|일단|우선|좀|더|조금|한번|이건|이거|아직"
    r"|(?:접수|신청|상담)\S?|ok(?:ay)?|yes|yeah|well|and|but|so|no|sorry|please|thanks?|hmm+)[\s,.!~…]{1,5}){0,5}"
)
_WAITS = re.compile(
    rf"{_FIRST}(?:"
    r"(?:(?:주말|저녁|밤|오늘|내일|이번\s?주|퇴근하|집에\s?가|일단)\S{0,2}\s)?(?:\S{1,8}(?:이?랑|하고|한테|께|에게|와|과)\s)?(?:(?:좀|조금|더|한번|다시|천천히|며칠|충분히|잘|집에서|깊이|먼저)\s?){0,3}"
    r"(?:(?:생각|고민|상의|의논|검토|얘기|이야기)(?:을|를|도)?\s?(?:(?:좀|조금|더|한번)\s?){0,2}(?:해\s?|하고|할|하겠)|(?:물어|여쭤)\s?)"
    r"(?:(?:볼|봐야|보고|보겠|볼\s?거)?(?:게|께|래|겠)?\S{0,4}(?:\s\S{1,8}){0,2}(?:게|께|래|겠|야)\S{0,5}|볼(?:게|께|래)\S{0,2}|보겠\S{0,4}|보고(?:요|여)?|(?:게|께)\S{0,2})"
    r"|(?:지금|당장|오늘)\S{0,2}\s?(?:은\s?)?(?:말고|아니|아닌|안\s?(?:할|해요|하고|하려))\S{0,4}(?:\s할\S{0,3})?"
    r"|보류(?:요|할게요|하겠\S{1,3}|합니다|해\s?주세요|해요|함)?|(?:이따가?|나중|좀\s?있다가?)(?:에)?\s?(?:다시\s?)?(?:할게|할께|할래|하겠|요|여)?\S{0,3}"
    r"|(?:let me|i(?:'ll| will| need to| have to| want to| would like to|'d like to|'m going to| am going to)) (?:\w+ ){0,2}think\b.{0,24}"
    r"|(?:let me|i(?:'ll| will| need to| have to)) (?:just )?(?:check|ask)\b(?!.{0,30}\b(?:you|doctor|question)\b(?! tomorrow| later| on| next)).{0,40}"
    r"|i need (?:some |more |a bit of )?time\b.{0,16}|(?:maybe |but )?not (?:just |right )?(?:now|yet)|(?:maybe |perhaps |a bit |some time |file it )?later(?: on)?"
    r")(?:[\s,.!~ㅎㅋㅠㅜ^]|please|감사합니다|thanks?(?: you)?){0,6}",
    re.IGNORECASE,
)


def thinks_it_over(text: str) -> bool:
    """Whether somebody wants to think first, or not now, and says nothing else: "알겠어요 생각해 볼게요", "yes but not now"."""
    return len(text) <= PLAIN * 2 and _WAITS.fullmatch(text.strip()) is not None


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
_PHOTOS_ALONE = re.compile(
    rf"사진만\s?(?:좀\s|다\s)?(?:{DELETE})|\b(?:{DELETE}) only (?:my |the )?(?:photos?|pictures?)\b", re.IGNORECASE
)
_HEALTH_ONLY = re.compile(
    r"(?:(?:그럼|그냥|일단|아니|혹시)[\s,.]{1,2})?(?:(?:제|내|저의)\s?)?(?:건강|민감)\s?(?:정보|기록|얘기|이야기)들?(?:만|을|를|은|는)?(?:이라도)?\s?"
    r"(?:(?:좀|다|싹|먼저|전부|모두|빨리)\s?)*(?:지워|없애|(?:삭제|파기)\s?(?:해|부탁)?)(?:\s?(?:줘|주|드|달라|버려|요|합니다|바랍니다)\S{0,5}(?:\s?(?:있|될)\S{1,4})?)?[\s.!~?ㅠㅜ]*"
    r"|(?:please |can you |could you )*(?:delete|erase|remove) (?:only |just )?(?:my |the )?(?:health|sensitive|medical) (?:data|info\w*|details)(?: only)?(?: please)?[\s.!?]*",
    re.IGNORECASE,
)


def wants_photos_deleted(text: str) -> bool:
    """Whether the photos that were sent are to be deleted, and nothing else."""
    words = text[:LONGEST]
    if _PHOTOS_ALONE.search(words) is not None:
        return True
    is_likely = does(text, "drop_photos") or _PHOTOS_ABROAD.search(words) is not None
    return is_likely and _MORE_THAN_PHOTOS.search(words) is None


def wants_health_deleted(text: str) -> bool:
    """Whether what was said about one's health is to be deleted, and nothing else."""
    return len(text) <= PLAIN * 2 and _HEALTH_ONLY.fullmatch(text.strip()) is not None


_STOPS_HERE = re.compile(
    r"(?:대화|채팅|상담|톡)\s?종료[\s.!~]*|(?:(?:아|저|음|그냥|이제|일단|네|미안한데|죄송한데요?|죄송하지만)[\s,.]{1,2}){0,3}(?:(?:여기서|이쯤에서|여기까지만?|이거|(?:상담|신청|접수|상담\s신청)[은을]?)\s){0,2}"
    r"(?:(?:멈출|멈추|스톱|스탑|관두|관둘|중단|중지|종료|끊을|끝낼|접을|그만둘|그만)(?:하|할)?(?:게|께|래|겠|고\s?싶|자)\S{0,6}"
    r"|(?:중단|중지|종료)\S?\s?(?:해\s?(?:주|줘)|부탁|처리)\S{0,6}|(?<=여기까지\s)(?:만\s)?할(?:게|께|래)\S{0,3}|(?<=여기까지만\s)할(?:게|께|래)\S{0,3})[\s.!~ㅠㅜ]*"
)
"""To stop, said alone: at a question that takes any words it is no answer."""


def ends_the_talk(text: str) -> bool:
    """Whether the consultation is to end, and nothing else is said: "상담 종료해 주세요"."""
    words = text.strip(" .!~")
    return "종료" in words and _STOPS_HERE.fullmatch(plainly(words[:LONGEST])) is not None


_DECLINES = re.compile(
    r"(?:(?:아니요?|아뇨|저는?|그냥|이제|네|아직|됐고|죄송(?:한데요?|하지만)|생각해\s?보니)[\s,.]{1,2}){0,3}(?:상담|신청|접수|문의)\S?\s?(?:신청\S?\s?)?(?:(?:은|는|을|를|이|도|같은\s?거)\s?)?(?:(?:그만|이제|더\s?이상|더는|굳이|아예|별로)\s)?"
    r"(?:필요\s?(?:가\s|는\s)?(?:없|업|하지\s?않)|안\s?(?:할래|할게|할께|받을래|받을게|받을께|하고\s?싶|받고\s?싶|해도\s?돼|받아도\s?돼)|그만\s?(?:끝내|하|받|두|할|둘)|끝내(?:고\s?싶|줘|주세)|관심\s?없|원(?:하지|치)\s?않|(?:하기|받기)?\s?싫어)(?!\S{0,3}(?:나요|까요|는데|고$|은|으면))\S{0,6}(?:\s?싶\S{1,5})?[\s.!~ㅠㅜ]*"
    r"|(?:(?:no|sorry|thanks|thank you|actually|well)[\s,.]{1,2}){0,3}(?:i (?:really )?(?:don'?t|do not|no longer) (?:want|need|wish for)(?: to (?:have|get))? (?:an? |the |any |this |your )?consultations?|i(?:'m| am) not interested(?: in (?:an? |the )?consultations?)?|no consultation)(?: (?:any ?more|now|please|thanks|thank you|needed)){0,2}[\s.!]*",
    re.IGNORECASE,
)


def declines(text: str) -> bool:
    """Whether no consultation is wanted, and nothing else is said: "상담은 필요 없어요"."""
    return len(text) <= PLAIN * 2 and "?" not in text and _DECLINES.fullmatch(in_standard(text.strip())) is not None


KEEPS_IT = re.compile(
    r"(?:저장|보관)\S{0,2}\s?(?:해\s?)?(?:두|둬|놓|놔)\S{0,3}\s.{0,8}(?:그만|나갈|나가|나중|이따|다음|멈)"
    r"|(?:그대로|남겨)\s?(?:두|둬|놓|놔)\S{0,3}\s.{0,8}(?:그만|나갈|나가|나중|이따|멈)"
    r"|(?:그만|나중|이따|나갈|멈출|중단).{0,24}(?:지우|삭제하|없애)지\s?(?:는|도)?\s?(?:마|말)",
)
"""Who goes away and wants kept what was entered: "저장해 두고 그만할게요"."""
_SOMETHING_ELSE = re.compile(
    r"(?:약|다이어트|운동|담배|술|렌즈|연고|복용|치료|마사지|찜질|식단|음주|흡연|항생제|진통제|영양제|피임약|호르몬제?|보톡스|필러)\S{0,2}\s?(?:은|는|을|를|도|이제|그만)?\s?(?:먹는\s?(?:거|것)\s?)?"
    r"(?:중단|중지|그만|끊|멈추|멈출)|그만\s?(?:고민|망설|미루|생각)|(?:고민|망설임|생각)\S?\s?그만"
)


_WHAT_FOLLOWS = re.compile(
    r"^(?:\S{1,3}\s)?안\s?(?:할래|할게|할란다|하고\s?싶|해)\S{0,3}[\s,.]{1,3}(?!.{0,8}(?:번호|연락처|이름|성함|정보|질문|동의|상담|신청|접수|뭐|뭘|왜|이거|이런|이게))(?:\S{1,6}\s)?\S{1,8}(?:은|는|을|를|도)(?:요)?(?:[\s.!~ㅠㅜ]|$)"
)


def stops_something_else(text: str) -> bool:
    """Whether what is stopped is a medicine or a habit, and no request: "약은 중단할게요", or stands behind: "안 할래요 마취는"."""
    return (
        _SOMETHING_ELSE.search(text[:LONGEST]) is not None
        or _WHAT_FOLLOWS.search(in_standard(text[:PLAIN])) is not None
    )


def wants_to_stop(text: str, *also: str) -> bool:
    """Whether somebody would rather stop here, be it that all of it is too much ("뭐 이리 복잡해 안 해"); `also` are moves that mean
    the same where nothing else can be stopped."""
    return (
        len(text) <= PLAIN * 2
        and (
            declines(text)
            or does(text, "leave", *also, least=SURE)
            or _STOPS_HERE.fullmatch(plainly(text).strip()) is not None
        )
        and not (is_undone(text, CANCEL) or is_what_another_says(text) or "?" in text)
        and not (stops_something_else(text) or KEEPS_IT.search(text))
    )


_CAN_BE_UNDONE = re.compile(
    r"(?:취소|그만|철회|중단|무르|되돌리)\S{0,4}\s?(?:도\s?)?(?:되나|돼요|되요|될까|됩니까|되는|가능|할\s?수\s?있|되죠|돼나|안\s?되)"
    r"|취소\S{0,2}\s?못\s?(?:해|하)\S{0,3}\s?\?"
    r"|\b(?:can|could|may|am) i (?:still |later )?(?:able to )?(?:cancel|stop|change my mind|withdraw)\b|\b(?:is it|be) (?:possible|cancell?ed)\b.{0,20}\bcancel",
    re.IGNORECASE,
)
_IF_STOPPED = re.compile(
    r"(?:취소|그만두|그만하|중단|포기)\S{0,3}면\s?(?!안\s?[되돼될])(?:\S{1,6}\s){0,2}?(?:어떻게|어떡|어찌|뭐|무슨|무엇|불이익|문제|손해|괜찮|되나|돼요|되는)"
    r"|(?:취소|그만)\S{0,2}해야\s?(?:하|되|돼|해)|\b(?:should|must|do) i (?:have to |need to )?(?:\w+ )?(?:cancel|stop)\b"
    r"|\b(?:what|how|anything)\b.{0,24}\bif i (?:\w+ )?(?:cancel|stop|quit)",
    re.IGNORECASE,
)
"""What would follow is asked: "상담 취소하면 어떻게 돼요?"."""
_IF_LEFT = re.compile(
    r"(?:나가|그만두|그만하|취소하|중단하|닫으?|끄|끊으?)면\s.{0,16}(?:없어|사라|지워|날아|저장|남[아는]|(?:처음부터|새로)\s(?:다시\s)?(?:써|쓰|적|해|하|시작)|다시\s(?:처음부터|새로)?\s?(?:써|쓰|적|해야|하))\S{0,6}(?:\s(?:하나|되나|돼|해|있)\S{0,3})?[\s?]*$|\bif i (?:stop|quit|leave|cancel)\b.{0,24}\b(?:start over|start again|from the beginning|be (?:lost|saved|kept)|lose)\b"
)
"""What becomes of the answers is asked: "지금 나가면 쓴 거 다 없어져요?"."""
_NO_CASE = re.compile(
    r"해\s?주|지금|바로|동의|정보|수술|시술|예약|결제|환불|기록|사진|please|consent|data|surgery", re.IGNORECASE
)


def asks_whether_to_stop(text: str) -> bool:
    """Whether it is asked if a request can still be called off ("접수하면 취소 돼요?"); asking to do it is none."""
    words = text[:LONGEST]
    if asks(words) and _IF_LEFT.search(words):
        return True
    if not asks(words) or _NO_CASE.search(words):
        return False
    return _CAN_BE_UNDONE.search(words) is not None or _IF_STOPPED.search(words) is not None


_SILENT = re.compile(
    r"(?:사람|직원|상담원|상담사)\S{0,2}(?:이랑|랑|하고|과|와|한테)\s?(?:직접\s|그냥\s)?(?:말|얘기|이야기|대화)(?:로\s)?(?:할게|할래|할란다|하겠|하는\s?게\s?(?:낫|편|좋))\S{0,4}[\s.!~]*$|(?:그냥|차라리|걍)\s(?:제가\s)?전화(?:로)?\s?(?:할게|할래|하겠|걸게)\S{0,3}[\s.!~]*$|(?:말|얘기|이야기|설명|대답|답)(?:은|을|를|도)?\s?(?:하기|하고|해\s?주기)?\s?(?:가|는)?\s?(?:싫|안\s?할래|안\s?하고\s?싶|하고\s?싶지\s?않|못\s?하겠|곤란)|(?:싫|민망|창피|부끄)\S{0,6}\s?말(?:을|은)?\s?못|비밀이(?:에요|예요|요)|\b(?:i )?(?:don't|do not|won't|would rather not|prefer not to) (?:want to )?(?:talk about it|say|tell you|explain)\b",
    re.IGNORECASE,
)


_TO_CHANGE = re.compile(
    rf"{CHANGE}|(?<![가-힣])성[은이]?\s?[가-힣]{{1,2}}\S{{0,3}}[\s,]{{1,2}}이름", re.IGNORECASE
)  # "번호를 고치고 싶어요" keeps nothing back.
_WHAT_FOR = re.compile(
    r"왜(?:요|여|죠|지요)?[\s?.!~]*$|(?:왜|와)\s?(?:묻|물|알라|알려|필요|카노|카는)\S{0,5}[\s?.!~]*$|\bwhy\b",
    re.IGNORECASE,
)
_RATHER_NOT = re.compile(
    r"(?:이름|성함|실명|번호|연락처)\S{0,2}\s?(?:말하|말씀드리|알려\s?주|알려\s?드리|적|밝히|쓰|남기|드리)(?:기|긴|기가|기는|는\s?게|는\s?건|는\s?거)\S?\s?(?:좀|조금|그게|너무)?\s?(?:그런데|그래요|그렇네|그렇|꺼려|부담|곤란|싫|불편|어렵)\S{0,4}[\s.!~ㅠㅜ…]*$"
)


def asks_what_for(text: str) -> bool:
    """Whether it is asked why something is to be told."""
    return _WHAT_FOR.search(text) is not None


_AT_A_LOSS = re.compile(
    r"^(?:(?:글쎄요?|음+|어+|아|저|그게|근데|사실|그냥)[\s,.…~]{1,4}){0,3}(?:(?:뭐라고?|뭘|뭐를|무슨\s?말을|무엇을|어떻게|어디서부터|어디부터)\s?(?:말을?\s|설명을?\s)?(?:해야|써야|적어야|말해야|말씀드려야|설명해야|물어봐야|여쭤봐야)\s?(?:할지|될지|하나|되나|되는지|하는지|좋을지)\s?)"
    r"(?:잘\s|도무지\s|도통\s)?(?:모르겠(?:어요?|네요?|습니다|는데요?|다|음)|난감(?:해요?|하네요?)|막막(?:해요?|하네요?))[\s.!~ㅠㅜ…]*"
    r"|^(?:(?:글쎄요?|음+|어+|아|저|그게|근데|사실)[\s,.…~]{1,4}){0,3}(?:뭐라고?|뭘|뭐를|무슨\s?말을|무엇을|어떻게)\s?(?:말을?\s)?(?:써야|적어야|말해야|말씀드려야|설명해야|쓰면|적으면|말하면)\s?(?:되지|하지|되나요?|하나요?|할까요?|될까요?|돼요?|되죠|됨)[\s.!?~ㅠㅜ…]*|^(?:um+|well|hmm+|i'?m)?[\s,.]*(?:i )?(?:don'?t know|not sure|no idea) (?:what|how|where) to (?:say|write|put|describe (?:it|this)|explain (?:it|this)|start)[\s.!]*",
    re.IGNORECASE,
)


def is_at_a_loss(text: str) -> bool:
    """Whether somebody who is asked what it is about does not know what to say, and says nothing else."""
    return len(text) <= PLAIN * 2 and _AT_A_LOSS.fullmatch(text.strip()) is not None


def withholds(text: str) -> bool:
    """Whether somebody who is asked for name and number would rather not tell them."""
    is_else = _WHAT_FOR.search(text) or _TO_CHANGE.search(text)
    is_likely = (does(text, "no_phone", "no_name", least=SURE) and not is_else) or _RATHER_NOT.search(text) is not None
    return len(text) <= PLAIN * 2 and is_likely and not contact_in(text).name


def keeps_silent(text: str) -> bool:
    """Whether somebody does not want to say what it is about, and says nothing else."""
    return len(text) <= PLAIN and _SILENT.search(text) is not None


_GOES_AHEAD = re.compile(
    r"(?:할|받을|해볼|신청할|진행할|접수할)(?:게|께|래)(?:요|여|용|염|유)?[\s.!~ㅋㅎ]*$|^(?:네|예|응|ㅇㅇ)\s?(?:상담|신청|접수)\S{0,4}$"
)
_UNDOES = re.compile(
    r"그만|없던|포기|접[을어]|까지만|취소|안\s?(?:할|해|하|받)|않|말|못|관두|중단|나중|다음에|담에|지우|지울|삭제|생각|이따|철회|종료|나갈|됐"
)
_INSTEAD = re.compile(r"^[^,.!?]{1,14}?\s?(?:말고|아니고|아니라)(?:요|,)?\s(?P<rather>.{1,60})$")


def goes_ahead(text: str) -> bool:
    """Whether somebody says to do it after all, and nothing that would stop it ("아 그래도 할게요", "그냥 코만 할게요")."""
    words = text[:LONGEST].strip()
    return len(words) <= PLAIN and _GOES_AHEAD.search(words) is not None and _UNDOES.search(words) is None


def behind_instead(text: str) -> str:
    """What is wanted instead of what is named first ("취소 말고 확인이요"); empty where nothing is put against it."""
    found = _INSTEAD.match(text[:LONGEST].strip())
    return found["rather"] if found else ""

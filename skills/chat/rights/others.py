"""Somebody else's data: which words speak of it, the papers that show who may act, and the request that a person looks at.

Never a word about that other person is told here, and nothing of theirs is done (R-3).
"""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from skills.chat import deduplication
from skills.chat.rights import request, whose
from skills.conversation import Reply
from skills.fields.belonging import THEIRS as _THEIRS
from skills.fields.belonging import Thing, is_ones_own_decision
from skills.fields.naming.on_the_skin import is_on_the_skin
from skills.fields.persons import RELATIVE as _RELATIVE
from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once
from skills.rights import rights
from skills.rights.grounds import Kind
from skills.turn import Act, Turn
from skills.understanding.questions import asks
from skills.understanding.talk.anothers_past import asks_of_anothers_past

NAME, STEP = request.NAME, "proxy"
MOST = 120  # Letters of what is told of a relative and asked for.
_DATA = r"정보|기록|자료|내용|내역|사진|동의|차트|계정|연락처|번호"
_ACT = (
    r"알\s?수\s?있|알려\s?(?:주|줘)|알고\s?싶|지워|지울|지우|삭제|없애|파기|열람|보여|볼\s?수|봐도|정정|고쳐|고치|떼|사본|철회|취소"
    r"|무르|정지"
)
_ONES_OWN = re.compile(r"(?<![가-힣])(?:제|내|저의)\s?(?:개인\s?)?(?:정보|기록|사진|상담|동의|번호|연락처)")
_OF_A_RELATIVE = re.compile(
    rf"(?:우리|저희|제|울)\s?(?:{_RELATIVE})(?:이|가|는|은|께서|도)\s.{{0,40}}(?:정보|기록|자료|내용|사진)\S{{0,3}}\s?.{{0,6}}(?:{_ACT})"
    rf"|(?:{_RELATIVE})(?:님)?(?:이|가|께서)?(?:의|\s){{1,2}}(?:거\s|것\s|예전\s|자기\s|본인\s|진료\s?|개인\s?|상담\s?){{0,2}}(?:{_DATA}).{{0,10}}(?:{_ACT})"
    rf"|(?:{_RELATIVE})(?:아이|님)?(?:이|가|께서|는|은)?(?:의)?(?:\s.{{0,24}})?\s(?:상담|신청|접수|적|쓰|남기|보내|뭘|뭐)\S{{0,4}}\s?(?:했던|한|받은|남긴|쓴|적은|보낸|하신|신청한|신청했던)\s?(?:거|것|걸|내용).{{0,20}}(?:{_ACT})"
    rf"|(?:{_RELATIVE})(?:이|가|께서)?\s.{{0,12}}(?:뭐|뭘|무슨|어떤|무엇)\S{{0,2}}\s?(?:상담|문의|시술|수술|진료)\S{{0,3}}(?:했는지|한\s?(?:거|건지)|받았는지|하셨는지|했나).{{0,16}}(?:{_ACT})"
    rf"|(?:{_RELATIVE})(?:님)?(?:이|가|께서)\s.{{0,16}}(?:뭐|뭘|무슨\s?거|무얼|어떤\s?거)\S{{0,2}}\s?(?:했는지|하셨는지|받았는지|받으셨는지|맞았는지|상담했는지|하는지|하고\s?있는지).{{0,16}}(?:{_ACT})"
    rf"|(?:{_RELATIVE})(?:이|가|은|는)?\s.{{0,24}}(?:걔|그\s?(?:애|아이|사람|분)|아이)\S{{0,2}}\s?(?:상담\s?|진료\s?|개인\s?)?(?:{_DATA}).{{0,10}}(?:{_ACT})"
    rf"|\b(?:see|get|have|read|view|open|delete|erase|change|request)\b.{{0,20}}\bmy {_THEIRS}'s "
    rf"(?:medical )?(?:records?|data|files?|info\w*|charts?|photos?)"
    rf"|(?:{_RELATIVE})(?:님)?(?:\s?대신|\s대리로|를\s대신|을\s대신).{{0,20}}(?:정보|기록|자료|내역|동의|차트).{{0,10}}(?:{_ACT})"
)
"""Whose it is, what it is, and what is to be done with it."""
_TREATED_THERE = re.compile(
    rf"(?<![가-힣])(?:우리\s|저희\s|제\s|울\s)?(?:{_RELATIVE})(?:님|분)?(?:이|가|께서|는|은|께서는)?\s.{{0,24}}(?!.{{0,60}}전후)(?:수술|시술|진료|치료|상담|성형|입원|검사|코|눈|쌍수|가슴|턱|윤곽|지흡|필러|보톡스|리프팅)\S{{0,3}}\s?(?:받|했|하|하셨|한)\S{{0,8}}[\s,.].{{0,16}}?(?:(?<![가-힣])그\s?(?:때|거)?|당시|그분|예전)?\s?(?:의\s?)?(?:{_DATA})\S{{0,3}}\s?.{{0,12}}?(?:{_ACT}|받을|받아|받고|복사|발급)"
    rf"|\bmy {_THEIRS} (?:had|got|has had|was|did|underwent)\b.{{0,50}}\b(?:records?|charts?|files?|photos?|data)\b",
    re.IGNORECASE,
)
"""A relative who was treated, and the records of that: "아내가 거기서 수술받았는데 그때 기록 좀 볼 수 있나요"."""
_ACTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("delete", re.compile(r"지[우워울]|삭제|없애|파기|폐기|\b(?:delet\w*|eras\w*|remov\w*)\b", re.IGNORECASE)),
    ("withdraw", re.compile(r"철회|취소|무르|\b(?:withdraw|revoke|cancel|call off)\b", re.IGNORECASE)),
    ("correct", re.compile(r"정정|고[치쳐]|바[꾸꿔]|수정|\b(?:correct|change|update)\b", re.IGNORECASE)),
    ("suspend", re.compile(r"정지|중지|멈|\b(?:suspend|stop)\b", re.IGNORECASE)),
)
"""What is wished for; whatever else is said wants to see it."""


_LEARNS = re.compile(
    rf"(?:{_RELATIVE})\S{{0,3}}(?:이|가|도)\s(?:제|내|저의)\s.{{0,12}}(?:볼\s?수|알\s?수|알게|열람|보나)"
    rf"|(?:{_RELATIVE})\S{{0,2}}(?:한테|에게|께|쪽으로|도|까지)\s?.{{0,8}}(?:연락|전화|문자|통보|알려).{{0,8}}(?:가|오|하|되)|"
    r"(?:제|내|저의|저)\s?\S{0,6}\s?.{0,12}(?:가|이|한테|에게|도)\s?(?:알게|알\s?수도|알려지|알려\s?지|볼\s?수도|보게|들키|말하|얘기하).{0,8}(?:되|나요|까요|죠|있|돼)"
    rf"|(?:{_RELATIVE}|가족들?|식구들?|집|회사|직장|남들?|주변\S{{0,4}})\S{{0,2}}(?:이|가|도|에서|에)\s(?:이걸\s|이거\s|그걸\s|다\s)?(?:알게|알\s?수|보게|볼\s?수|눈치|들통)"
    r"|\b(?:will|can|could|does) (?:my|the) .{2,20}\b(?:know|find out|see|learn)\b",
    re.IGNORECASE,
)


def fears_to_be_known(text: str) -> bool:
    """Whether it is asked that a relative might learn of the writer's own consultation."""
    return asks(text) and _LEARNS.search(text) is not None


@once
def is_somebody_elses(text: str) -> bool:
    """Whether the words want something done with a relative's data, and not with the writer's own."""
    if is_ones_own_decision(text) or is_on_the_skin(text):
        return False
    found = whose.of_a_relative(text)
    if (found is not None and found[0] is Thing.DATA) or asks_of_anothers_past(text):
        return True
    is_theirs = _OF_A_RELATIVE.search(text) or (len(text) <= MOST and _TREATED_THERE.search(text))
    return bool(is_theirs) and _ONES_OWN.search(text) is None


_CASE_OF_ANOTHER = re.compile(
    rf"(?:{_RELATIVE})(?:님)?(?:이|가|께서|도)\s(?!.{{0,30}}(?:제가|대신|부탁|저도|같이)).{{0,16}}(?:접수|신청|상담|예약|문의)\S{{0,3}}\s?(?:했|하셨|받았|남겼|넣었|됐)(?:는지|나요|을까요|었나요|는지요)(?:\s?(?:좀\s|혹시\s)?(?:알려|확인|궁금|알\s?수|봐|조회|말해)\S{{0,4}}(?:\s\S{{1,6}}){{0,2}}|[\s?.!~]*$)"
    rf"|\b(?:did|has|have) my {_THEIRS} (?:already )?(?:appl(?:y|ied)|filed?|asked?|booked?|submit(?:ted)?|signed? up|contact(?:ed)?|consult(?:ed)?|come|been)\b|"
    rf"(?:{_RELATIVE})(?:님)?(?:이|가|께서|도|네가)\s(?!.{{0,30}}(?:제가|대신|부탁|저도|같이)).{{0,20}}(?:접수|신청|상담|예약|문의)\S{{0,3}}\s?(?:넣|해\s?놨|해\s?놓|남겼|했|하셨|받았|받고)\S{{0,3}}?(?:다는데|다던데|다고|대요?|다는데요|대서|다는|다던데요|는데\s?그).{{0,30}}(?:어디까지|어떻게\s?(?:됐|되)|언제|몇\s?번|진행|됐는지|됐나|순서|답\S{{0,3}}\s?(?:왔|나왔|했)|확인|알려|궁금|보여)"
    rf"|(?:{_RELATIVE})(?:님)?(?:의|꺼|거)?\s(?:상담|접수|신청|예약)\S{{0,3}}\s(?:\S{{1,6}}\s)?(?:어디까지|어떻게\s?(?:됐|되)|진행|됐는지|됐나)\S{{0,8}}\s(?:\S{{1,8}}\s){{0,3}}(?:{_RELATIVE})\S{{0,2}}\s(?:전화\s?)?(?:번호|성함|이름)"
    rf"|\bmy {_THEIRS} (?:said (?:she|he) )?(?:filed|asked for|has|had|made|booked|submitted|requested)\b.{{0,40}}\b(?:status|how far|when|where|what happened|is it)\b",
    re.IGNORECASE,
)


def asks_of_anothers_case(text: str) -> bool:
    """Whether it is asked where a consultation stands that somebody else filed: "언니가 접수했다는데 어디까지 됐나요"."""
    return _CASE_OF_ANOTHER.search(text) is not None


_WHY_NOT = re.compile(
    r"왜|못\s|안\s?(?:알려|가르|되|돼)|알려\s?(?:주|줘|달)|\bwhy\b|\b(?:can'?t|cannot|but) (?:you|i)\b", re.IGNORECASE
)


def insists(turn: Turn) -> bool:
    """Whether it is asked on, right after nothing was told of another's consultation: "아내인데 왜 못 알려줘요"."""
    is_told = deduplication.last_step(turn.talk) == "others" and deduplication.last_skill(turn.talk) == "status"
    return is_told and _WHY_NOT.search(turn.message.text) is not None


def tell_nothing(turn: Turn) -> Reply:
    """Of another's consultation not even that there is one is told here."""
    words = ("resume", "cancel") if turn.talk.flow else ("status", "person", "menu")
    told = turn.bubble("rights.others_case", phone=turn.clinic.phone)
    return turn.reply(told, choices=turn.choices(*words), skill="status", step="others")


def tell_no_case(turn: Turn) -> Reply:
    """That the number which was told is that of no consultation in this chat."""
    told = turn.bubble("rights.no_such_case")
    return turn.reply(told, choices=turn.choices("status", "person", "menu"), skill="status", step="others")


def tell_of_ads(turn: Turn) -> Reply:
    """Who gets the ads says so in their own chat; the writer's own stop by their press."""
    words = ("resume", "cancel") if turn.talk.flow else ("ads_off", "menu")
    told = turn.bubble("rights.others_ads", phone=turn.clinic.phone)
    return turn.reply(told, choices=turn.choices(*words), skill=NAME, step="others")


def tell_of_visit(turn: Turn) -> Reply:
    """Whose appointment it is calls the clinic."""
    words = ("resume", "cancel") if turn.talk.flow else ("person", "menu")
    told = turn.bubble("rights.others_visit", phone=turn.clinic.phone)
    return turn.reply(told, choices=turn.choices(*words), skill="visits", step="others")


def meant(turn: Turn) -> Act | None:
    """What is answered to words that mean what is another's; None for the writer's own."""
    if whose.names_no_case_here(turn):
        return tell_no_case
    thing = whose.meant(turn)
    if thing is Thing.STANDS and is_somebody_elses(turn.message.text):
        return ask
    if thing is None and asks_of_anothers_past(turn.message.text):
        return ask
    return _BY_THING[thing] if thing is not None else None


_MINE_ONLY = re.compile(
    r"(?:제|내|저의)\s?(?:것|거|꺼|정보|기록)\S{0,2}만|(?:저|나)만\s|\b(?:only|just) mine\b", re.IGNORECASE
)


def means_ones_own(turn: Turn) -> str | None:
    """What is wished for of one's own data after all ("아니 제 것만요"); None for other words."""
    if turn.talk.step != STEP or turn.message.choice is not None or not _MINE_ONLY.search(turn.message.text):
        return None
    return str(turn.talk.answers.get(STEP, "")) or "access"


def ask(turn: Turn) -> Reply:
    """Which papers are needed to act for somebody else; what is wished for is remembered until the answer."""
    text = turn.message.text if turn.message.choice is None else ""
    wished = next((act for act, words in _ACTS if words.search(text)), "")
    request.leave(turn)
    turn.open_form(NAME, STEP)
    if wished:
        turn.talk.answers[STEP] = wished
    choices = (turn.choice("yes", "rights.proxy.yes"), turn.choice("no", "rights.proxy.no"))
    return turn.reply(turn.bubble("rights.proxy.text"), choices=choices)


_BY_THING: dict[Thing, Act] = {
    Thing.DATA: ask,
    Thing.CASE: ask,
    Thing.STANDS: tell_nothing,
    Thing.ADS: tell_of_ads,
    Thing.VISIT: tell_of_visit,
}


def take(turn: Turn) -> Reply:
    """Yes or no to filing it."""
    return request.yes_or_no(turn, "yes", _file, ask, "요청", "접수", "신청")


def _file(turn: Turn) -> Reply:
    """The request stands as an access with its wish as the topic: what is granted to a proxy is done by hand, because the
    data that an automatic deletion would reach is the writer's own."""
    wished = str(turn.talk.answers.get(STEP, ""))
    turn.talk.leave_flow()
    topic = f"{STEP}_{wished}" if wished else STEP
    filed = rights.file_request(turn.unit, turn.talk.patient_id, Kind.ACCESS, topic=topic, by_other=True)
    return request.left_to_the_officer(turn, filed)

"""What people say in between: who speaks here (A-1), thanks, goodbyes, complaints. Nothing of it is kept or filed."""

from __future__ import annotations

from skills.conversation import Call, Card, Reply
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import sentences
from skills.fields.reading.remembering import once
from skills.fields.refusing.signs import is_thumb
from skills.fields.secrets import mask_secrets
from skills.turn import Flow, Turn
from skills.understanding.learned.moves import SURE, does, likeliest
from skills.understanding.naming import names_the_body
from skills.understanding.readings.complaining import complains, praises, suspects_a_person
from skills.understanding.readings.politeness import thanks
from skills.understanding.spelling import spell
from skills.understanding.talk.courtesies import says_little

COURTESIES = frozenset({"thanks", "bye", "ok"})  # After which nobody needs a person.
_PLAINLY = 0.8
MOST = 2  # Bubbles beside which one more fits.
SAID_BY_THE_FORM = frozenset({"age", "phone"})  # Questions that refuse such a number in their own words.


_REMARK = re.compile(
    r"(?:[가-힣]네|네요|군요|구나|[어아해]요|서요|거든요|는데요?|[게께]요|습니다|겠다|했다|이에요|예요|다)[\s.!~ㅠㅜㅋㅎ;]*$"
)
_WISHES = re.compile(r"싶|주세요|줘|해\s?주|부탁|원해|필요|신청|예약|상담|접수|취소|삭제|지워|바꿔|변경")
"""What a remark ends with, and what makes it a wish."""

TOPICS = {
    "thanks": "thanks",
    "bye": "bye",
    "hello": "hello",
    "understood": "ok",
    "complaint": "sorry",
    "nature": "nature",
    "may_i_ask": "listening",
    "chitchat": "chat",
    "worry": "worry",
}
"""What the words do (`understanding.learned.moves`), and what is answered."""
_COURTEOUS = frozenset({"thanks", "bye", "understood", "hello", "yes"})
"""What may stand beside thanks, so that they are all that is said."""
BAR = 0.3  # Below what is likely: a wrong word in between costs little.
GUESSED = 0.2  # Enough where the words would otherwise not be understood at all.
LAST = frozenset({"listening", "nature", "chat", "ok"})
"""What is answered so only where the words ask nothing that is known."""
_A_WORD = re.compile(r"(?:^|\s)[가-힣][가-힣]|[a-z][a-z]", re.IGNORECASE)
_A_WORRY = 20  # Letters: who tells more of a worry tells of the body.
_KIND = re.compile(
    r"^(?:덕분에|덕택에)|(?:조심하|건강하|행복하)(?:세요|십시오|시길)|좋은\s(?:하루|저녁|주말|밤)|(?:나중에|다음에|언제)\s(?:한번\s|또\s)?(?:들를|올|갈)[게께]요"
    r"|^(?:수고|고생|욕|애)(?:이|가|을|를)?\s?(?:참\s)?(?:많|하시|하셨|보시|보셨|쓰시|쓰셨)\S{0,6}$|^(?:참\s|정말\s)?친절하\S{1,5}$"
    r"|\b(?:take care|have a (?:nice|good|great))\b"
)
"""What people say beside thanks: "감기 조심하세요"."""
_FILLED = re.compile(r"(?:네|예|넵|아|그럼|정말|진짜|너무|[\s,.!~ㅎㅋㅠㅜ^]){1,12}")
_THANKS_IN_SIGNS = re.compile(
    r"[ㄱㅅㄳㅎㅋ~!.]{1,9}(?<=[ㅅㄳ~!.])"
    r"|[非常好的はいどうも,，、]{0,8}(?:谢谢|多谢|謝謝|ありがとう)[^?？]{0,12}"
)
_ASKS_FOR_STAFF = re.compile(
    r"^(?!.*[여남](?:자|성|의사)).*(?:실장|원장|부장|상담사|상담원|직원|선생|간호사|담당자)(?:님|분)?\S?\s?(?:좀\s|지금\s|오늘\s)?(?:안\s?)?(?:계세요|계신가요|계시나요|계십니까|계신지요?)[?\s]*$"
)
_IS_ONE = re.compile(r"컴플레인|(?:민원|불만)\S{0,2}\s?(?:접수|넣|제기)")  # A complaint that calls itself so.
_AS_PEOPLE_SAY = re.compile(
    r"(?:(?:아이고|아이구|아유|에고|네|예|넵|그럼|그라믄|선생님?들?|원장님?들?|다들|늘|정말|너무|다|그래도)[\s,.!~]{0,3}){0,5}"
    r"(?:(?:고생|수고|욕)(?:이|을|를|들|도)?\s?(?:하|허|보|많|해)(?:셔|시[소이이유오구]|이소|세[요유]|[십쇼]|드래|소|으[시셔세십]|라[예유])"
    r"|(?:고맙|고맙습|감사하|감사허|감사합)(?:심더|심다|니더|니데이|구먼유|네유|라예|드래요|수다|게)|욕봅니(?:더|다))"
    r"\S{0,6}(?:[\s,.!~]{1,3}(?:수고|고생|욕|고맙|감사|들어가)\S{1,8})?[\s.!~^ㅎㅋ]*"
)
"""Thanks and goodbyes as people of a region say them: "고생하셔유~"."""
_A_GOODBYE = re.compile(r"that'?s (?:all|it)|bye|see y", re.IGNORECASE)
_IN_SHORT = re.compile(
    r"(?:(?:lol|(?:ha){2,6}|(?:he){2,6}|ok(?:ay)?|oh|cool|great|nice|good|perfect|awesome|thx|thanks?|thank you|ty|got it"
    r"|alright|all right|that(?:'s| is|s) (?:all|it)|cheers|bye|see (?:you|ya)|no worries|so much|a lot|for now|then"
    r"|(?:chat|ro)?bot|(?:you're|ur|you are) (?:funny|smart|cute|nice))(?:[\s,.!:)]{1,4}|$)){2,8}",
    re.IGNORECASE,
)
"""The same in English, in a few short words: "lol ok thx, that's all"."""
_FLIRTS = re.compile(
    r"(?:are )?(?:yo)?u (?:free|single) ?(?:tonight|after work|later|this weekend)?[\s?]{0,3}"
    r"(?:(?:ha){2,6}|lol|;\))?[\s.!?]{0,4}"
    r"|(?:오늘|이따|저녁|밤|주말)\S{0,3}\s?(?:저녁에\s)?(?:시간\s?있(?:어요|으세요)|뭐\s?해요?)[\s?]{0,3}[ㅋㅎ]{1,9}"
    r"|(?:남친|여친|애인|남자친구|여자친구)\S{0,2}\s?있(?:어요|으세요|으신가요)[\s?]{0,3}[ㅋㅎ]{0,9}",
    re.IGNORECASE,
)
OF_MEALS = re.compile(
    r"(?:(?:아|네|근데|참|혹시|오늘|선생님|실장님|상담사님)[\s,]{1,2}){0,3}(?:밥|식사|점심|저녁|아침|간식|커피)(?:밥|식사)?(?:은|는|도|을|를|들)?\s?(?:(?:다|좀|맛있게|든든히|한\s?잔|한잔|챙겨|잘)\s?){0,2}"
    r"(?:먹|드|자시|잡수|하)(?:었|셨|으셨|시었|고\s?(?:계|하)|시고\s?(?:계|하))?\S{0,4}(?:어요|나요|는지요?|니|냐|죠|가요|까요|어|세요)[\s?.!~ㅋㅎ^]*"
    r"|(?:have|did) you (?:had|have|eat|eaten) (?:your )?(?:lunch|dinner|breakfast|anything)?(?: yet| today)?[\s?.!]*",
    re.IGNORECASE,
)
"""Whether one has eaten, as people ask to be kind: "밥은 드셨어요?"."""
_ABOUT_DATA = re.compile(
    r"정보|(?:한테|에게).{0,20}(?:말했|얘기했|알렸)|유출|소문|흘[렸린]|책임자\s?(?:연락처|번호|누구)"
    r"|\b(?:data|privacy|told my|without my consent)\b"
)


def complains_of_data(text: str) -> bool:
    """Whether a complaint is about one's data, which is the privacy officer's."""
    return _ABOUT_DATA.search(text) is not None


def only_complains(text: str) -> bool:
    """Whether nothing of the body is told with a complaint; "전 병원이 너무해서 재수술하고 싶어요" is."""
    return does(text, "complaint", least=_PLAINLY) and not names_the_body(spell(text))


@once
def topic_of(text: str, least: float = BAR) -> str:
    """What is said in between, at least as likely as that: "nature" where it is asked who speaks here, "sorry" for a complaint,
    "thanks" where each clause is courteous; empty for all else."""
    if (plain := _in_so_many_words(text.strip())) is not None:
        return plain
    clauses = [one for one in sentences(text, None) if not _FILLED.fullmatch(one)]
    moves = ["thanks" if _KIND.search(one) else _move(one, GUESSED) for one in clauses]
    if len(clauses) > 1 and set(moves) <= _COURTEOUS:
        return next((TOPICS[move] for move in ("bye", "thanks", "understood") if move in moves), "")
    move = "complaint" if _IS_ONE.search(text) else _move(text, least)
    if move == "complaint" and praises(text):
        return "thanks"
    is_more = (len(clauses) > 1 and move in _COURTEOUS) or (move == "worry" and len(text) > _A_WORRY)
    return "" if is_more else TOPICS.get(move, "")


def _in_so_many_words(text: str) -> str | None:
    """What whole sentences say that need no guess; None for all others."""
    is_short = _IN_SHORT.fullmatch(text) is not None
    if _THANKS_IN_SIGNS.fullmatch("".join(text.split())):
        return "thanks"
    if is_thumb(text):
        return "ok"
    if thanked := thanks(text):
        return thanked
    if _AS_PEOPLE_SAY.fullmatch(text) or (is_short and _A_GOODBYE.search(text)):
        return "bye"
    if is_short:
        return "thanks"
    return _of_who_writes(text)


def _of_who_writes(text: str) -> str | None:
    if _ASKS_FOR_STAFF.search(text):
        return "staff"
    if complains(text):
        return "sorry"
    if OF_MEALS.fullmatch(text):
        return "chat"
    return "nature" if suspects_a_person(text) else "chat" if _FLIRTS.fullmatch(text) else None


DO_IT = re.compile(r"하(?:세요|이소|시오|소|쇼|이시더)[\s.!~]*")  # No greeting is so short.
_LAUGHTER = re.compile(r"[ㅋㅎㅠㅜㅇㄷ\s.!~^;]{1,40}")


def is_laughter(text: str) -> bool:
    """Whether somebody only laughs, sighs or dots."""
    return _LAUGHTER.fullmatch(text) is not None


def only_waits(text: str) -> bool:
    """Whether somebody says to wait for the answer, and beside it nothing but thanks ("네 그럼 기다릴게요 고마워요")."""
    moves = {_move(one, GUESSED) for one in sentences(text, None) if not _FILLED.fullmatch(one)}
    return "waits" in moves and moves <= _COURTEOUS | {"waits"}


def _move(text: str, least: float) -> str:
    """The likeliest move, where it is as likely as that; chatter only where it is sure and has a word."""
    move, share = likeliest(text) if _A_WORD.search(text) and not DO_IT.fullmatch(text.strip()) else ("", 0.0)
    return move if share >= (SURE if move == "chitchat" and least == BAR else least) else ""


def is_a_remark(text: str) -> bool:
    """Whether words only tell something, and want nothing."""
    return _REMARK.search(text.strip()) is not None and _WISHES.search(text) is None


def nothing_said(text: str, last: str) -> str:
    """ "ok" for words that tell nothing to whoever answers the case, and for a no to the news that were offered with it."""
    return says_little(text) or ("ok" if last == "done" and _NO.fullmatch(text.strip()) else "")


_NO = re.compile(r"(?:(?:아니[요오]?|아뇨|괜찮아요|됐어요|nope|nah|no|thanks?)[\s.,!~]{0,3}){1,3}", re.IGNORECASE)


def nod(turn: Turn) -> Reply:
    """To a yes where nothing was asked; one that brings thanks along is thanked for: "네 감사합니다 수고하세요"."""
    return answer(turn, "thanks" if does(turn.message.text, "thanks", "bye", least=GUESSED) else "ok")


def answer(turn: Turn, topic: str) -> Reply:
    """As people do; a complaint gets a sorry and the ways to a person."""
    if topic in ("sorry", "sorry_again"):
        return _sorry(turn, topic)
    words = ("consult", "menu") if topic in COURTESIES else ("consult", "person", "menu")
    return turn.reply(turn.bubble(f"talk.{topic}"), choices=turn.choices(*words), skill="talk", step=topic)


def introduced(turn: Turn, reply: Reply) -> Reply:
    """The very first answer says in one line who speaks, whatever it is about; the welcome says so itself, and nothing
    stands in front of 119 (A-1, H-3)."""
    if not turn.talk.is_new or turn.talk.gone or reply.step in ("menu", "nature") or turn.message.event is not None:
        return reply
    line = turn.bubble("talk.i_am")
    return reply.after(line) if reply.skill == "emergency" else reply.before(line)


def without_secrets(turn: Turn, reply: Reply, step: str | None) -> Reply:
    """Who writes the number of a card or of an identity paper is told in front of the answer not to, and what is kept of it."""
    if turn.message.choice is not None or step in SAID_BY_THE_FORM or len(reply.bubbles) > MOST:
        return reply
    has_one = reply.skill != "emergency" and mask_secrets(turn.message.text).found
    return reply.before(turn.bubble("talk.secret")) if has_one else reply


def _sorry(turn: Turn, topic: str) -> Reply:
    call = Call(turn.say("handoff.call"), turn.clinic.phone)
    return turn.reply(
        Card(turn.say("talk.sorry.title"), turn.say(f"talk.{topic}", phone=turn.clinic.phone), (call,)),
        choices=turn.choices("person", *(("status",) if turn.talk.case_id else ()), "officer", "menu"),
        skill="talk",
        step="sorry",
    )


FLOW = Flow("talk", lambda turn: answer(turn, "nature"), while_suspended=True)

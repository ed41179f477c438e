"""Whether words ask something that is answered from data: the clinic's own questions, its policy, or who speaks here.

Pure reading: how alike words must be to a known question depends on what they would mean otherwise. Danger never is one; a
right and a doctor's question hardly ever are (H-2), only in nearly the very words of a known one.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from skills.cases.answers import Scene, read_when
from skills.chat import deduplication
from skills.chat.answers import information, policy, small_talk
from skills.conversation import MOST_BUBBLES, Reply
from skills.fields import Invalid, contact
from skills.fields.agreement import refuses_in_a_word
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import MOST, halves, questions
from skills.fields.reading.dialects import in_standard
from skills.fields.treatments import treatments_in
from skills.turn import Act, Flow, Turn
from skills.understanding import Intent, Understood
from skills.understanding.asked.clinic import ASKS_TOO, NOTHING, POLICY, topics
from skills.understanding.intents import RIGHTS
from skills.understanding.learned.moves import LIKELY as LIKELY_MOVE
from skills.understanding.learned.moves import SURE, does
from skills.understanding.matching import Found, asked_in, behind_the_story
from skills.understanding.naming import asks_the_cost, names_the_body
from skills.understanding.questions import asks
from skills.understanding.spelling import spell
from skills.understanding.talk.amounts import asks_of_an_amount
from storage.characters import folded
from storage.patients.conversations import Talk

MARGIN = 0.04  # So much likelier than a sentence that asks nothing.
CLOSE = 0.06  # Nearer than this, two questions that are both little alike are not told apart.
ALIKE, DOUBTED, SAID_OTHERWISE, A_RIGHT = 0.4, 0.5, 0.65, 0.75
"""How alike words must be to a known question: least where they ask about the clinic anyway, most where they are likely
something that must not be taken for a question."""
ANSWERED = 0.36  # The clinic's own answers: of less alike words half are about something that no answer is about.
NEARLY_THE_WORDS, NEVER = 0.85, 1.1
PROBABLY = 0.25  # That something is asked which is answered from data, by words that mean nothing else.
LIKELY = 0.7  # From here on a doctor's question is one, whatever it is like.
PLAINLY = 0.55
A_QUESTION = 5  # Characters without blanks; fewer may be a name.
MISHEARD = frozenset({"when"})  # A day that is asked about is not a day that is wished for.
_A_TIME = re.compile(
    r"(?:(?:이번\s?주|다음\s?주)\s)?(?:[월화수목금토일]요일|내일|모레)\s(?:오전\s?|오후\s?)?\d{1,2}\s?시(?:\s?반|\s?\d{1,2}분)?(?:쯤|이후|까지|에|로|요|이요)?[.!~]*"
    r"|[\d\s:]{1,8}(?:시|분|반|월|일)?[\d\s월일시분반]{0,8}(?:쯤|이후|까지|에|로|요|이요)?[.!~]*"
)
_WEEK = re.compile(r"\d\s?주\s?차")  # "2주차" is no parking.
_DOCUMENT = re.compile(
    r"(?:진료|의무|수술|시술|치료|의료)\s?기록|차트|진단서|소견서|확인서|영수증|세부\s?내역|기록지|처방전|증명서|서류|보험\s?청구|실비"
    r"|certificate|receipt|medical (?:records?|charts?)|surgery records?",
    re.IGNORECASE,
)
_OF_MONEY_OR_WORK = re.compile(
    r"환불|\b(?:refund\w*|money back|looking for (?:a |some )?(?:job|work))\b", re.IGNORECASE
)
_LATIN_NAME = re.compile(r"[A-Z][a-z'-]+(?: [A-Z][a-z'.-]*){1,3}")
_REQUESTS = re.compile(
    r"(?:주세요|줘요?|주실\S*|주십시오|주이소|제안\S*|싶\S*|필요\S*|문의\S*|궁금\S*|부탁\S*|알려\S*|바랍니다|please)[\s.!~ㅠㅜ]*$|^\S{1,10}$"
    r"|^(?:[iI]|we)(?:'d| would)? (?:need|like|want)\b|\b(?:charged?|influencer|blogger|collaborat\w+)\b"
)
"""A request without a question mark, or one word."""
_SHOWN = re.compile(
    r"(?:제|내|남긴|쓴|보낸)\S{0,2}\s.{0,12}보여\s?(?:줘|주)"
)  # One's own, and no question who may see it.
_FEELS = re.compile(
    r"아프|아파|아픈|통증|붓|부[어었]|열이|피가|피도|고름|염증|멍이|저리|저려|가려[워운]|빨[개갛]|hurt|pain(?!killer)|swell|swollen|bleed|fever",
    re.IGNORECASE,
)
_IS_IT_DONE = re.compile(
    r"^(?!.*(?:상담|예약|신청|접수|비용|가격|얼마|언제|며칠|아프|아파|부작용|괜찮|차트|기록)).*"
    r"(?:(?:도|은|는|을|를|만)?\s?(?:하나요|하시나요|하세요\?|하셔요\?|하십니까|하죠|하지요|해요\?|합니까|되나요|돼요\?|되죠|가능한가요|가능해요\?|가능한지요?|있나요|있어요\?|있죠)"
    r"|해\s?(?:주나요|주시나요|주죠|주는데|줘요\?|주세요\?)|혀\s?(?:주나|주는데|주남|줘유)|하는\s?(?:데|곳|병원)(?:\s?맞|이죠|인가요))"
    r"|\b(?:do (?:yo)?u (?:guys )?(?:do|offer|have|provide)|can i (?:get|have)|is .{2,30} (?:possible|available))\b",
    re.IGNORECASE,
)
"""A question whether something is done here, and nothing else about it."""
_MAY_I = re.compile(r"되나요|돼요|되죠|가능|하면|하고|받고|맞고|인데|[후뒤]에|흉|\bpossible\b")
_SETS_RIGHT = re.compile(r"아니라|아니고|말고|[았었했였]어요[\s.!~]*$")
A_PLAIN_ONE = 30  # Letters of a question that may stand at an open question which takes any words.
_TELLS_FIRST = re.compile(r"(?<!\S)\S{2,20}\s\S{1,12}(?:[어아]요|습니다|는데요?|[어아해]서요?)[\s,.]+\S")
_WISHES_FIRST = re.compile(
    r"(?:상담이고요?|상담인데요?|싶은데|싶고|싶어[요서]|하려고|하려는|고민\S{0,3}|관심\S{0,3}|예정인데|생각\S{0,3})[\s,.]+\S"
)
_ASKS_FIRST = re.compile(
    r"(?:나요|까요|가요|죠|지요|\?)[\s,.?!]{0,4}(?:그리고\s)?(?P<told>[가-힣a-z].{4,80})$", re.IGNORECASE
)
LONGEST_TIME = 80  # Letters that are looked into.
_ONLY_ASKS = re.compile(r"알고|묻고|여쭤|물어|방문|가고|가려|예약|상담|문의")
_HANGS = re.compile(r"^(?:\S{1,6}\s)?\S{1,6}[가-힣](?:은|는)[\s.~]*$")  # "대리 수령은", after something was told.
TELLING_SKILLS = frozenset({"info", "policy"})
TELLING = frozenset({"treatment", "details"})
"""Questions that any words about the body answer."""
FREELY = frozenset({Intent.INFO, Intent.OTHER, Intent.MENU})
ABOUT_DATA = frozenset({Intent.POLICY, Intent.OFFICER})
HARMLESS, HARDLY = frozenset({Intent.CONSULT, Intent.STATUS}), 0.4
PLAIN = frozenset({Intent.PERSON, Intent.CANCEL})  # One word says these.


def meant(turn: Turn, understood: Understood, least: float = 0.0) -> tuple[Flow, Act] | None:
    """Where words lead that ask something known: what the clinic or its policy answers, what the clinic names, or what they are
    like, at least so alike. None when they ask nothing of the kind."""
    text, is_open = turn.message.text, least > 0
    if _A_TIME.fullmatch(text.strip()) or refuses_in_a_word(text) or understood.intent is Intent.EMERGENCY:
        return None  # "3시" asks nothing about third parties.
    if (told := contact.found(text)).phone and told.alone:
        return None  # "My name is Anna Berg and my number is …"
    of_a_treatment = not is_open and asks_the_cost(text) and treatments_in(text, turn.clinic.treatments)
    if of_a_treatment or asks_of_an_amount(text):
        return _answers(["prices"])  # Of the treatment, and not of the consultation.
    found = look(turn)
    is_done = not is_open and _asks_whether_it_is_done(turn, understood)
    bar = _least_likely(understood, text, is_open=is_open)
    if keys := _asked(turn, understood, found, max(bar, SURE if is_done else LIKELY_MOVE), is_open=is_open):
        return _answers(keys)
    if is_done:
        return information.FLOW, _named(information.offered, Intent.INFO)
    if found is not None and _is_alike(turn, understood, found, least):
        return _answers([found.key])
    keys = [] if bar >= LIKELY_MOVE else _asked(turn, understood, found, bar, is_open=is_open)
    return _answers(keys) if keys else None


def _is_alike(turn: Turn, understood: Understood, found: Found[str], least: float) -> bool:
    """Whether the words are so like a known question that they ask it."""
    if found.key == NOTHING or found.score < max(_bar(understood, turn.message.text), least):
        return False
    return _stands_out(found) and _holds(turn, found.key)


def _asked(turn: Turn, understood: Understood, nearest: Found[str] | None, bar: float, *, is_open: bool) -> list[str]:
    """What each sentence asks, else what all of it asks. Words that are nearly a known question mean that one, who tells a
    number asks for none, and what a treatment costs is for staff where the words tell of it."""
    text = turn.message.text
    knows = nearest is not None and nearest.score >= (SAID_OTHERWISE if nearest.key == NOTHING else NEARLY_THE_WORDS)
    if knows or not 0 < len(text) <= MOST or contact.found(text).phone:
        return []
    may_name = _may_name(understood, text, is_open=is_open)

    def of(words: str, bar: float = bar) -> list[str]:
        if (asked := behind_the_story(words)) and asks(asked) and (behind := of(asked, bar)):
            return behind
        about = topics(words, bar)
        own = [key for key in turn.clinic.named.find(words) if _holds(turn, key)] if may_name else []
        return about if own and topics(words, SURE, POLICY) else own or about

    words = _WEEK.sub("", in_standard(text))
    parts = questions(words)
    each = [key for part in asked_in(parts) for key in of(part, max(bar, DOUBTED))] if len(parts) > 1 else []
    keys = list(dict.fromkeys(each or of(words)))
    return [] if is_open and "prices" in keys and tells_what_it_is_about(turn.talk) else keys


def _least_likely(understood: Understood, text: str, *, is_open: bool) -> float:
    """How likely it must be that words ask something of the clinic, given what they would mean otherwise."""
    intent, is_asked = _likely_intent(understood), _is_asked(text)
    if is_open or intent in RIGHTS | PLAIN:
        return NEVER if not is_asked else SURE if is_open else A_RIGHT
    if intent in FREELY | ABOUT_DATA:
        return PROBABLY if is_asked or _REQUESTS.search(text) else SURE
    return LIKELY_MOVE if is_asked and intent is not Intent.MEDICAL else SURE


def _is_asked(text: str) -> bool:
    return asks(text) or any(words.search(text.strip()) for words in (ASKS_TOO, _HANGS))


def _holds(turn: Turn, key: str) -> bool:
    question = turn.clinic.question(key)
    return question is None or question.holds_on(turn.today)


def _answers(keys: list[str]) -> tuple[Flow, Act]:
    """What answers them, one under the other; the presses are those of the last."""
    is_policy = keys[-1] in POLICY
    acts = [information.answer(key) for key in keys]

    def all_of_them(turn: Turn) -> Reply:
        most = 2 if turn.talk.is_new else 3  # Of all that is said in one reply; the first one begins with who speaks.
        *before, last = [act(turn) for act in acts[:most]]
        return last.before(*(bubble for reply in before for bubble in reply.bubbles))

    flow, intent = (policy.FLOW, Intent.POLICY) if is_policy else (information.FLOW, Intent.INFO)
    return flow, _named(all_of_them, intent)


def _asks_whether_it_is_done(turn: Turn, understood: Understood) -> bool:
    """ "코 필러도 하나요?": whether the clinic treats this at all."""
    text = turn.message.text
    if len(text) > A_PLAIN_ONE * 2 or understood.danger is not None:
        return False
    if understood.intent not in FREELY | {Intent.CONSULT, Intent.MEDICAL}:
        return False
    may_mean_the_body = understood.intent is Intent.MEDICAL and _MAY_I.search(text) is not None
    is_asked = _IS_IT_DONE.search(text) is not None and not may_mean_the_body
    return is_asked and bool(treatments_in(text, turn.clinic.treatments))


def _may_name(understood: Understood, text: str, *, is_open: bool) -> bool:
    """Whether words may ask for a thing by naming it, given what they would mean otherwise."""
    if understood.intent is Intent.EMERGENCY or (understood.danger is not None and _FEELS.search(text)):
        return False
    is_asked = _is_asked(text) or (not is_open and _OF_MONEY_OR_WORK.search(text) is not None)
    if is_open:
        return is_asked and len(text) <= A_PLAIN_ONE
    if understood.intent in RIGHTS:
        is_doubted = is_asked and not understood.is_certain and _SHOWN.search(text) is None
        return _DOCUMENT.search(text) is not None or is_doubted
    if _likely_intent(understood) in FREELY:
        return is_asked or understood.intent is Intent.INFO or _REQUESTS.search(text) is not None
    if understood.intent in ABOUT_DATA:
        return True
    return is_asked or (understood.intent is Intent.MEDICAL and _DOCUMENT.search(text) is not None)


def _likely_intent(understood: Understood) -> Intent:
    """The intent, or none where it is hardly likely and costs nothing to be wrong about: "좀 깎아주세요" begins no intake."""
    return Intent.OTHER if understood.intent in HARMLESS and understood.score < HARDLY else understood.intent


def _named(act: Act, intent: Intent | None) -> Act:
    """The same act, which also says what the words were taken for."""

    def do(turn: Turn) -> Reply:
        turn.intent = intent or turn.intent
        return act(turn)

    return do


def not_known(turn: Turn, understood: Understood) -> tuple[Flow, Act] | None:
    """Where a question leads that nobody here can answer; None for what is no question."""
    text = turn.message.text
    is_told = turn.talk.flow is None and deduplication.last_skill(turn.talk) in TELLING_SKILLS
    goes_on = is_told and " " in text.strip() and (_REQUESTS.search(text) or _HANGS.search(text.strip()))
    is_asked = asks(text) or ASKS_TOO.search(text) is not None or bool(goes_on)
    least = A_QUESTION if turn.talk.flow else 1  # "음 네?" asks nothing of the clinic where a question is open.
    is_one = understood.intent is Intent.OTHER and is_asked and len(folded(text).strip("?.!")) >= least
    if is_one and does(text.rpartition(":")[2], "nature", least=SURE):
        return small_talk.FLOW, lambda t: small_talk.answer(t, "nature")
    return (information.FLOW, information.not_known) if is_one else None


def comes_first(turn: Turn, flow: Flow, understood: Understood) -> tuple[Flow, Act] | None:
    """What is asked so plainly that it is no answer to the open question, which would take nearly any words."""
    if turn.talk.step not in flow.takes_any_words | MISHEARD or len(folded(turn.message.text)) < A_QUESTION:
        return None
    if turn.talk.step == "name" and _LATIN_NAME.fullmatch(turn.message.text.strip()):
        return None  # "John Park" asks nothing about cars.
    if turn.talk.flow == "rights" and (not asks(turn.message.text) or _SETS_RIGHT.search(turn.message.text)):
        return None  # What is told to the officer is no question: "회복이 아니라 비용이 궁금했어요".
    if turn.talk.step in MISHEARD and not asks(turn.message.text) and names_a_time(turn):
        return None  # "평일은 7시 이후에만 돼요" is one that is wished for.
    found, is_telling = meant(turn, understood, PLAINLY), turn.talk.step in TELLING
    if found is None and is_telling and information.asks_the_way(turn):
        return information.FLOW, lambda t: information.topic(t, "way")
    if found is None:
        asks_who = does(turn.message.text, "nature", least=SURE)
        return (small_talk.FLOW, lambda t: small_talk.answer(t, "nature")) if asks_who else None
    if is_telling and found[0].name == "policy" and treatments_in(turn.message.text, turn.clinic.treatments):
        return None  # "코랑 턱끝 둘 다 볼 수 있나요" asks nobody who may read it.
    if is_telling and information.keeps_the_story(turn, tells=tells_too(turn)):
        return flow, _and_go_on(flow, found[1])
    time = _time_in_front(turn) if turn.talk.step == "when" else ""
    return (flow, _and_go_on(flow, found[1], time)) if time else found


def names_a_time(turn: Turn) -> bool:
    """Whether the words can be read as a wish that names a time of day."""
    with suppress(Invalid):
        wish = read_when(turn.message.text[:LONGEST_TIME], Scene(turn.unit.now, turn.clinic))
        return wish["kind"] in ("datetime", "part")
    return False


def tells_too(turn: Turn) -> bool:
    """Whether the words that ask also tell what it is about: "콧볼 축소 하고 싶은데 주말에도 진료하시나요"."""
    text = turn.message.text
    wish, asked = _WISHES_FIRST.search(text), _ASKS_FIRST.search(text)
    if asked is not None and names_the_body(spell(asked["told"])) and not asks(asked["told"]):
        return True  # "주차되나요? 그리고 코끝이 낮아요"
    return (wish is not None and not _ONLY_ASKS.search(text[: wish.start()])) or _TELLS_FIRST.search(text) is not None


def _time_in_front(turn: Turn) -> str:
    """The time of day that is told in front of a question: "퇴근하고 8시 넘어서 가능한데 너무 늦죠?"."""
    text, scene = turn.message.text, Scene(turn.unit.now, turn.clinic)
    for head, _ in halves(text[:LONGEST_TIME]):
        with suppress(Invalid):
            if read_when(head, scene)["kind"] in ("datetime", "part"):
                return head
    return ""


def _and_go_on(flow: Flow, act: Act, answer: str = "") -> Act:
    """The answer to what was asked, and the words, or those that answer, kept as the answer to the open question."""

    def both(turn: Turn) -> Reply:
        told = act(turn)
        turn.message = replace(turn.message, text=answer or turn.message.text)
        going_on = (flow.proceed or flow.start)(turn)
        return going_on.before(*told.bubbles[: MOST_BUBBLES - len(going_on.bubbles)])

    return both


def tells_what_it_is_about(talk: Talk) -> bool:
    """Whether the open question takes words about the body, be it beside a time."""
    return talk.step in TELLING or (talk.step == "when" and talk.answers.get("details") == "")


def _stands_out(found: Found[str]) -> bool:
    """Whether it is likelier than a sentence that asks nothing, and told apart from another question."""
    if found.other == NOTHING:
        return found.margin >= MARGIN
    return found.score >= ALIKE or found.margin >= CLOSE


def look(turn: Turn) -> Found[str] | None:
    """What is most like the words; a longer text is a story and no question."""
    text = turn.message.text
    return (
        turn.once("known", text, lambda words: turn.clinic.known.find(in_standard(words)))
        if 0 < len(text) <= MOST
        else None
    )


def _bar(understood: Understood, text: str) -> float:
    """How alike the words must be, given what they would mean otherwise and whether they ask at all."""
    is_likely, intent = understood.score >= LIKELY, _likely_intent(understood)
    if intent in (Intent.CONSULT, Intent.PERSON, Intent.MEDICAL) and _DOCUMENT.search(text):
        return ALIKE  # "진단서 떼고 싶어요" wants a paper and no consultation.
    if intent in RIGHTS or (intent not in FREELY | ABOUT_DATA and not asks(text)):
        return A_RIGHT
    if intent is Intent.MEDICAL:
        return A_RIGHT if is_likely else DOUBTED
    if intent in ABOUT_DATA:
        return SAID_OTHERWISE
    if intent is Intent.INFO:
        return DOUBTED if text.isascii() else ANSWERED
    if intent in FREELY:
        return DOUBTED if is_likely else ALIKE
    return SAID_OTHERWISE if is_likely else DOUBTED

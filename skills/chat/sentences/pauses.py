"""A pause at an open question of the intake: who leaves for now, or asks what becomes of the answers meanwhile; and who would
rather speak than write. Nothing of it is an answer, and the question stays."""

from __future__ import annotations

from skills.cases.answers import Scene, read_time_alone
from skills.chat import consent, deduplication
from skills.chat.answers.known import TELLING
from skills.chat.intake.asking import ask, remind
from skills.conversation import Reply, Say
from skills.fields.agreement import says_yes
from skills.fields.contact import found
from skills.fields.naming.names import called_in
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import sentences
from skills.fields.treatments import treatments_in
from skills.turn import Turn
from skills.understanding import Intent
from skills.understanding.learned.moves import does
from skills.understanding.naming import names_the_body
from skills.understanding.spelling import spell
from skills.understanding.talk.leaving import (
    beside_stopping,
    is_away_for_a_moment,
    leaves_for_now,
    without_what_is_kept,
    would_rather_speak,
)

BACK = 0.2
"""How likely it must be right after a pause that somebody is back."""
_NO_BODY = re.compile(r"화장실|커피|피자|피[씨시]방|손님|배터리|배달|배고|눈치|입금|이마트|발표")
"""Words that have the name of a part in them, and speak of none."""
_OF_DOING = re.compile(
    r"수술|시술|성형|마취|문신|타투|흉터|자국|잡티|주근깨|\b(?:surg|operat|procedure|tattoo|mole|scar|freckle)",
    re.IGNORECASE,
)
_HINDERED = re.compile(
    r"글(?:자|씨)\S?\s(?:잘\s)?안\s?보\S{1,4}|(?:눈|손|손가락|손목|팔)\S{0,2}\s?(?:침침|어두|어둡|안\s?보|나[쁘빠]|흐[리릿려]|아[파프픈]|떨|저[리려]|다[쳐친]|느[리려]|불편|굳)\S{0,4}\s(?=.{0,12}(?:글|타자|자판|치|쓰|적|누르|말로|전화|통화))"
)
"""Why somebody does not write, which is none of what the consultation is about: "눈이 침침해서 글자를 못 치겠어요"."""
_WRITING = re.compile(r"글(?!래|쎄|루)|타자|타이핑|자판|typ|writ", re.IGNORECASE)
_BEFORE = frozenset({"age", consent.STEP})


def take(turn: Turn) -> Reply | None:
    """The answer to such words; None where anything else is told with them."""
    text, step = turn.message.text.strip(), turn.talk.step or ""
    if found(text).phone or (step == "name" and called_in(text)) or (step in _BEFORE and consent.agrees(text)):
        return None
    rest = without_what_is_kept(text)
    is_asked = rest != text and step not in _BEFORE
    if not (is_asked or leaves_for_now(text) or (step not in _BEFORE and is_away_for_a_moment(text))):
        return _speaks(turn) if step in TELLING or (step not in _BEFORE and _WRITING.search(text)) else None
    return None if _tells_more(turn, rest) else pause(turn)


def _tells_more(turn: Turn, words: str) -> bool:
    """Whether a time stands beside it as a sentence of its own, or anything of the body where that is asked."""
    scene = Scene(turn.unit.now, turn.clinic)
    if any(read_time_alone(one, scene) is not None for one in sentences(words)):
        return True
    return turn.talk.step in TELLING and tells_of_it(turn, words)


def tells_of_it(turn: Turn, words: str) -> bool:
    """Whether the words tell of the body, or of what is to be done to it."""
    words = _NO_BODY.sub(" ", words)
    is_of_it = names_the_body(spell(words)) or _OF_DOING.search(words) is not None
    return is_of_it or bool(treatments_in(words, turn.clinic.treatments))


def stops(turn: Turn) -> bool:
    """Whether one stops in a clause of its own, beside which nothing of the body is told, nor a number."""
    text = turn.message.text
    rest = None if found(text).phone else beside_stopping(text)
    return rest is not None and not tells_of_it(turn, rest)


def _speaks(turn: Turn) -> Reply | None:
    """Who finds it hard to write is told that a call will do, and where the part is asked, that it alone is enough."""
    text = turn.message.text
    if not would_rather_speak(text) or _tells_more(turn, _HINDERED.sub(" ", text)):
        return None
    key = "beside.rather_speaks.part" if turn.talk.step in TELLING else "beside.rather_speaks"
    reply = remind(turn).before(turn.bubble(key, phone=turn.clinic.phone))
    person = () if any(choice.word == "person" for choice in reply.choices) else (turn.choice("person"),)
    return turn.reply(*reply.bubbles, choices=(*reply.choices, *person))


def pause(turn: Turn) -> Reply | None:
    """What was answered after the consent stays; for how long is said. Who puts off the consent can leave it out as well."""
    if turn.means is Intent.PERSON and not leaves_for_now(turn.message.text):
        return None  # "그냥 사람이랑 얘기할래요"
    without = (turn.choice("no", "intake.health.no"),) if turn.talk.step == consent.STEP else ()
    return turn.reply(_paused(turn), choices=(*without, *turn.choices("resume", "cancel")))


def after_a_pause(turn: Turn) -> Reply | None:
    """Who is back is asked again; a bare yes answers the words for a pause, and no open question."""
    text, waits = turn.message.text, turn.bubble("beside.pause.ok")
    if deduplication.last_words(turn.talk) not in (_paused(turn).text, waits.text) or consent.agrees(text):
        return None
    if says_yes(text):
        return turn.reply(waits, choices=turn.choices("resume", "cancel"), step="paused")
    return ask(turn) if does(text, "resume", least=BACK) else None


def _paused(turn: Turn) -> Say:
    step = turn.talk.step or ""  # Before the consent little is kept.
    key = "beside.put_off" if step == consent.STEP else "beside.pause.before" if step in _BEFORE else "beside.pause"
    return turn.bubble(key, hours=turn.clinic.periods.unfinished_hours)

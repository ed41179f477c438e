"""The end of the intake: the last question, whose answer may file it, the review, and the filing."""

from __future__ import annotations

from contextlib import suppress

from skills.cases import consultations, photos
from skills.cases.answers import ANSWERS, READERS, Scene, with_more
from skills.cases.consultations import CaseKind
from skills.chat import consent, deduplication
from skills.chat.changes import amend, times
from skills.chat.flows import menu
from skills.chat.intake import early, facts, filed, summary
from skills.chat.intake.asking import NOTICED, ask, ask_again, remind
from skills.chat.intake.questions import FORM, has_no_more, read_wish, this_or_next, with_health
from skills.chat.whose import guardian
from skills.conversation import ASKED_BACK, Reply
from skills.fields import Doubtful, Invalid
from skills.fields.agreement import parse_agreement, says_yes
from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import pieces
from skills.fields.refusing.of_life import tells_of_ones_life
from skills.fields.refusing.signs import is_thumb
from skills.fields.timing.changing import names_no_wish
from skills.fields.timing.times import WhenCode
from skills.fields.timing.wishes import When
from skills.fields.treatments import treatments_in
from skills.turn import Act, Turn
from skills.understanding import Intent
from skills.understanding.learned.moves import SURE, does
from skills.understanding.naming import names_the_body
from skills.understanding.questions import asks, asks_the_price, asks_to_begin
from skills.understanding.readings.only_told import changes_nothing, sets_nothing
from skills.understanding.spelling import spell
from skills.understanding.talk.health import tells_of_health
from skills.understanding.to_file import files_at_once, is_on_condition, says_to_file
from skills.understanding.undone import APPLY, CANCEL, DELETE, is_undone, is_what_another_says
from storage.characters import folded
from storage.patients import conversations

_FILES = re.compile("접수|신청|보내|제출|넣어|file|submit|send", re.IGNORECASE)
_TO_EDIT = re.compile("수정|고칠|고쳐|바꿀|바꿔|변경|틀린|틀렸|틀려|잘못|edit|change|wrong|mistake")

_NEVER_MIND = re.compile(
    r"^\s?(?:아니|아니요|아뇨|아냐|에이|no)[\s,.]{1,3}(?=(?:그냥|걍|이대로|그대로|just)\s.{0,12}(?:접수|신청|제출|file|submit))",
    re.IGNORECASE,
)
"""A no to what was spoken of before: "아니 그냥 신청해 주세요"."""
_ACTIONS = (
    "접수",
    "신청",
    "보내",
    "보내줘",
    "넣어",
    "올려",
    "제출",
    "등록",
    "전달",
    "그걸로접수",
    "그렇게접수",
    "file",
    "submit",
    "book",
)
_AND = re.compile(
    r"(?:아|앗|참)?[\s,]{0,2}(?:그리고|참고로|추가로|덧붙여)\s?.{0,40}(?:었|았|했|있|없|해|돼|어)(?:어요|요|습니다|네요|거든요|는데요)",
)
"""What is told besides, at the review: "그리고 예전에 라식 했어요"."""
_WHO_ANSWERS = re.compile(
    r"(?:원장님?|의사\s?선생님|선생님|실장님?|전문의|여자?\s?\S{0,4}분?|남자?\s?\S{0,4}분?)(?:이|가|께서)\s?(?:직접\s)?(?:답|연락|전화|상담|설명)\S{0,3}\s?(?:해\s?)?(?:주세요|주셨으면|줬으면|주시면|부탁)"
)
"""Who is to answer is told beside what is filed: "원장님이 직접 답해 주세요"."""
_SAYS_TO_FILE = 12  # Letters: shorter words that name the filing tell nothing of the body ("네 접수할게요 다시").
_NOT_NOW = re.compile(
    rf"{CANCEL}|{DELETE}|포기|관[두둘]|접[을어]|반대|말리|ㄴㄴ|곤란|안\s?(?:돼|되|됨)|\S전[\s.!]*$|(?:^|\s)(?:노|x)[\s.!]*$|보류|연기|미[루뤄룰]|물[려러릴]\s?(?:주|줘|드|달)|거[둬두]|되돌[려리]|[해하]\s?말[어지까아]|말까|거부|거절|반려|검토|나중|다음에|이따|잠깐|잠시|아니|아뇨|생각|고민|빼|제외|바[꾸꿔]|고[쳐치]|수정|추가|\b(?:if|nope|stop|later|wait|not|no|don'?t|without|except|change|remove)\b",
    re.IGNORECASE,
)
_MUST_NOT = re.compile(
    r"(?:접수|신청|제출)\S{0,2}\s?(?:하|해\s?주)\S{0,2}면\s?(?:절대\s?)?안\s?(?:[돼되]|됩|될)(?!\S{0,3}\?|\S{0,2}[나까])"
)
"""Who forbids it files nothing: "접수해 주시면 안 돼요"; with a question mark it is asked for."""
_IF_MUST_BE = re.compile(
    r"(?:하|시키)(?:라고\s?(?:하(?:시)?|시키(?:시)?)|라|시)?(?:면|니까|니깐|니)\s(?:\S{1,4}\s)?(?:접수|신청|제출)?\S?\s?(?:하|해|할)(?:죠|지|긴|야|겠|게|도록)"
)
"""Who would file it because they are told to has not said yes: "접수하라고 하면 하죠 뭐"."""
_TAKES_OUT = re.compile(r"(?:빼|제외하|지우|삭제하|아니)고요?\s(?:\S{1,4}\s)?(?:접수|신청|제출|보내)")
"""To file it without something, which is no word about the body: "이름은 빼고 접수해 주세요"."""
_CALL_ME = re.compile(
    r"(?:(?:네|예|그럼|그냥|일단|빨리|꼭|나중에|편하게|천천히|이\s?번호로)\s){0,3}(?:전화|연락|통화|콜백)\S{0,2}\s?(?:좀\s|한번\s|꼭\s)?"
    r"(?:(?:해\s?)?(?:주세요|줘요?|주십시오|주시면\s?\S{1,6}|줄래요?)|부탁\S{0,6}|바랍니다|원해요|기다릴게요)[\s.!~]*"
    r"|(?:please )?call me(?: back)?(?: please)?[.! ]*",
    re.IGNORECASE,
)
"""To be called, and no word of when: no wish for somebody else than whoever calls anyway."""
_IT_DOES = re.compile(r"(?:네|예|넵|응)[\s,]{1,3}(?:이제\s|이만하면\s)?됐(?:어요?|습니다|네요)[\s.!~]*")
"""A yes to what is shown; "됐어요" without it is none."""
_IS_WRONG = re.compile("틀[렸려리린]|잘못|wrong|mistake", re.IGNORECASE)
"""What is wrong is put right before it is filed."""
_REFUSES = re.compile(
    r"(?:접수|신청|제출)\S?\s?(?:거부|거절|철회|(?:좀\s)?(?:물[려러릴리]|거[둬둘]|되돌[려리릴]|관[둬둘두]|빼|없던)\S{0,3}\s?(?:주|줘|드|달|게|래|요))"
)
_PUTS_OFF = re.compile(r"아직|보류|연기|미루|미뤄|미룰|나중|다음|이따|해\s?말[어지까아]|할까\s?말까|말까|later|yet")
_NOTHING_TO_CHANGE = re.compile(
    r"(?:수정|변경|정정|고칠|바꿀|틀린)\s?(?:할\s?)?(?:거|것|건|게|곳|데|부분|사항|내용)?\S{0,2}\s?없"
    r"|^(?:아니\S{0,2}|아뇨|노)[\s,]{1,3}(?:.{0,6}(?:이대로|그대로)|(?:다\s|전부\s|모두\s)?맞(?:아|습|다고|는데))"
    r"|\bno (?:changes?|objections?)\b|^no,? (?:it'?s|that'?s|all) (?:\w+ )?(?:right|correct)\b"
    r"|\bnothing (?:to change|else|wrong)\b|\bthat'?s (?:all|it)\b",
    re.IGNORECASE,
)
"""Nothing is to be changed, said where it is asked whether to file: no change, and no yes either."""
NOT_KEPT = frozenset(
    {
        summary.ON_RECORD,
        guardian.OF_AGE,
        "age",
        "health_consent",
        "photos",
        "urgent",
        NOTICED,
        facts.ASKED_TWICE,
        facts.HELD,
        facts.AGREED,
        facts.PIECE,
        times.OUT,
    }
)  # No answers of the case.
TELLS = frozenset({Intent.CONSULT, Intent.MEDICAL, Intent.OTHER})  # What words mean that tell what it is about.


def at_the_last(turn: Turn) -> Reply | None:
    """At the last question: to file at any time or at the time that is told with it, and words that are no time but tell what
    it is about. None where the words are a time alone, or nothing of this."""
    message, scene = turn.message, Scene(turn.unit.now, turn.clinic)
    words = "" if message.choice == "confirm" else files_at_once(message.text) if message.choice is None else None
    if words is not None:
        words = "" if says_yes(words) else words
        with suppress(Invalid):
            when = When("anytime").to_data() if not words else READERS["when"](words, scene)
            turn.talk.answers = {**turn.talk.answers, "when": when}
            return _file(turn).before(*summary.outside_of_hours(turn, {"when": when}))
    if message.choice is not None:
        return None
    if _CALL_ME.fullmatch(message.text.strip()):
        doubt = Doubtful("intake.any_time", When("anytime").to_data())
        turn.talk.answers = {**turn.talk.answers, f"when{ASKED_BACK}": doubt.reading}
        return ask_again(turn, doubt)
    if (today := turn.talk.answers.get(f"when{ASKED_BACK}")) and (when := this_or_next(message.text, today, scene)):
        turn.talk.drop_answers(frozenset({f"when{ASKED_BACK}"}))
        turn.talk.answers = {**turn.talk.answers, "when": when}
        turn.talk.step, turn.talk.failures = FORM.next_step(turn.talk.answers), 0
        return ask(turn)
    if is_undone(message.text, APPLY) and not _PUTS_OFF.search(message.text):
        return menu.ask_to_leave(turn)  # "접수하지 마세요"
    return _tell_more(turn, scene) if with_health(turn.talk.answers) else _not_of_the_body(turn, scene)


def _not_of_the_body(turn: Turn, scene: Scene) -> Reply | None:
    """A wish that would be kept as it was said is asked anew where it tells of the body without the health consent (C-3)."""
    with suppress(Invalid):
        said = read_wish(turn.message, scene).get("said", "")
        if said and names_the_body(spell(said)):
            turn.talk.failures += 1
            return ask_again(turn, Invalid(WhenCode.NOT_UNDERSTOOD))
    return None


def _tell_more(turn: Turn, scene: Scene) -> Reply | None:
    """What it is about, told at the question for the time; the time is then asked for again."""
    before, text = turn.talk.answers.get("details"), turn.message.text
    if before == "" and has_no_more(text):
        return remind(turn)
    if before and tells_of_ones_life(text):
        return _added(turn, text)
    if not _tells(turn, anything=before == ""):
        return None
    try:
        read_wish(turn.message, scene)
    except Invalid:
        told = "\n".join(filter(None, (before, READERS["details"](text, scene))))
        turn.talk.answers = {**turn.talk.answers, "details": told}
        return ask(turn) if before == "" else ask(turn).before(turn.bubble("intake.added"))
    return None


def _tells(turn: Turn, *, anything: bool) -> bool:
    """Whether the words tell what it is about; `anything` says that nothing was told of it yet."""
    text = turn.message.text
    if anything:
        of_the_price = turn.means is Intent.INFO and asks_the_price(text)
        return turn.means in TELLS or turn.danger is not None or of_the_price
    return (turn.means is Intent.MEDICAL or _names_a_part(turn)) and not (asks(text) or asks_to_begin(text))


def _names_a_part(turn: Turn) -> bool:
    """Whether a part of the body, what is done to it or what is felt is named by words that mean nothing else."""
    text = turn.message.text
    is_one = bool(treatments_in(text, turn.clinic.treatments)) or names_the_body(spell(text))
    return turn.means in TELLS and is_one


def review(turn: Turn) -> Reply:
    choice = turn.message.choice
    if choice is None:
        choice = _review_word(turn)
        if choice == "confirm" and (told := _told_behind(turn)) is not None:
            return told
        is_bare = choice == "confirm" and not _FILES.search(turn.message.text)
        if is_bare and deduplication.last_words(turn.talk) == turn.say("intake.confirm.which"):
            return summary.which(turn, FORM)  # Yes, but what?
        if choice == "confirm" and deduplication.told_beside(turn.talk) and not _FILES.search(turn.message.text):
            return ask(turn)  # "네 감사합니다" thanks for what was told beside the form.
    if choice in _REVIEWED:
        return _REVIEWED[choice](turn)
    if choice is None and _NOTHING_TO_CHANGE.search(turn.message.text):
        return ask(turn)
    if choice and (question := FORM.field(choice)) and question.asked(turn.talk.answers):
        return amend.reopen(turn, choice, ask)
    if (told := _told_more(turn)) is not None:
        return told
    if (asked := early.for_the_doctors(turn) or _needs_consent(turn)) is not None:
        return asked
    turn.talk.failures += 1
    return ask_again(turn, Invalid("intake.confirm.unclear"))


def _needs_consent(turn: Turn) -> Reply | None:
    """Who refused the health consent and tells what it is about is told that nothing of it is noted (C-3)."""
    tells = turn.means in TELLS and (_names_a_part(turn) or does(turn.message.text, "add_details"))
    if with_health(turn.talk.answers) or turn.message.choice is not None or not tells or asks(turn.message.text):
        return None
    return ask(turn).before(turn.bubble("intake.details.need_consent"))


def _told_more(turn: Turn) -> Reply | None:
    """At the review: words about the body are added to what it is about."""
    text, answers = turn.message.text, turn.talk.answers
    tells = turn.means in (Intent.MEDICAL, Intent.CONSULT) or _names_a_part(turn) or tells_of_ones_life(text)
    tells = tells or (turn.means in TELLS and _AND.match(text) is not None) or _WHO_ANSWERS.search(text) is not None
    tells = tells and not (
        _FILES.search(text) and len(folded(text)) <= _SAYS_TO_FILE and not treatments_in(text, turn.clinic.treatments)
    )
    is_open = asks(text) or asks_to_begin(text) or is_on_condition(text)
    tells = tells and not (is_open or _TAKES_OUT.search(text))
    if turn.message.choice is not None or not tells or not with_health(answers):
        return None
    return _added(turn, text)


def _added(turn: Turn, words: str) -> Reply:
    """What it is about, with these words below it; said so where there is no room for them."""
    try:
        turn.talk.answers = with_more(turn.talk.answers, words, Scene(turn.unit.now, turn.clinic))
    except Invalid as problem:
        return ask_again(turn, problem)
    return ask(turn).before(turn.bubble("intake.added"))


def _told_behind(turn: Turn) -> Reply | None:
    """What is told behind the wish to file, which is added and asked once more: "네 접수해주세요 마취 알러지예요"."""
    parts = pieces(turn.message.text)
    beside = [one for one in parts if not (_FILES.search(one) or says_yes(one))]
    told = (one for one in beside if tells_of_health(one) or names_the_body(spell(one)))
    more = " ".join(told) if len(beside) < len(parts) else ""
    if not more or not with_health(turn.talk.answers):
        return ask(turn) if more else None
    return _added(turn, more)


def would_file(turn: Turn) -> bool:
    """Whether the words, typed at the review, would file."""
    return _review_word(turn) == "confirm"


def _review_word(turn: Turn) -> str | None:
    if (nothing := _NOTHING_TO_CHANGE.search(turn.message.text)) is not None:
        rest = turn.message.text[nothing.end() :].lstrip("어요습니다네음 ,.!~")  # "고칠 거 없어요 접수해 주세요"
        return "confirm" if says_to_file(rest, *_ACTIONS) else None
    if consent.only_heard(turn.message.text) or sets_nothing(turn.message.text):
        return None  # "알겠어요", "이름을 바꿀 뻔했어요": nothing is to be another, and it is asked once more.
    if _MUST_NOT.search(turn.message.text) or _IF_MUST_BE.search(turn.message.text):
        return None
    is_refused = is_undone(turn.message.text, APPLY) or _REFUSES.search(turn.message.text)
    if is_refused and not (_IS_WRONG.search(turn.message.text) or names_no_wish(turn.message.text)):
        is_open = _PUTS_OFF.search(turn.message.text) or is_what_another_says(turn.message.text)
        return None if is_open else "cancel"  # "접수하지 마세요"
    if changes_nothing(turn.message.text):
        return None  # "번호는 안 바꿔도 돼요"
    said = folded(turn.message.text)
    if _TO_EDIT.search(said):
        named = [one.step for one in ANSWERS.values() if any(word in said for word in one.called)]
        return named[0] if len(named) == 1 else "edit"
    if (
        says_to_file(_NEVER_MIND.sub("", turn.message.text), *_ACTIONS)
        or is_thumb(turn.message.text)
        or _asks_to_file(turn.message.text)
    ):
        return "confirm"
    if turn.means is Intent.CANCEL or _PUTS_OFF.search(turn.message.text):
        return None  # "접수 취소할게요" is a way out and no answer to change.
    try:
        return "confirm" if parse_agreement(turn.message.text, *_ACTIONS) else "edit"
    except Invalid:
        return None


def _asks_to_file(text: str) -> bool:
    """Whether the words ask to file it, in whatever way ("예 맞심더 그대로 접수해 주이소"). A yes that brings anything else
    along ("네 근데", "네 말고요") files nothing: it is asked back."""
    if _IT_DOES.fullmatch(text.strip()):
        return True
    if asks(text) or _NOT_NOW.search(text) or is_on_condition(text):
        return False
    return _FILES.search(text) is not None and does(text, "file", least=SURE)


def _file(turn: Turn) -> Reply:
    times.with_what_is_out(turn)
    answers = dict(turn.talk.answers)
    kind = CaseKind.CONSULTATION if with_health(answers) else CaseKind.CALL_BACK
    who = conversations.unlocked(turn.unit, turn.talk)
    if whose := answers.get("whose"):  # The name is the other's, and stays on this case alone.
        answers["whose"] = [whose, answers.pop("name", "")]
    kept = {k: v for k, v in answers.items() if not (k in NOT_KEPT or k.endswith(ASKED_BACK))}
    urgent = bool(answers.get("urgent"))
    case = consultations.file_consultation(turn.unit, turn.clinic, who, kind, kept, urgent=urgent)
    photos.attach(turn.unit, turn.talk.patient_id, case.id)
    turn.talk.leave_flow()
    turn.talk.case_id = case.id
    return filed.tell(turn, case, answers)


_REVIEWED: dict[str, Act] = {
    "confirm": _file,
    "yes": _file,
    "cancel": menu.ask_to_leave,
    "photos": lambda turn: ask(turn).before(turn.bubble("intake.photos.send")),
    "edit": lambda turn: summary.which(turn, FORM),
    "no": lambda turn: summary.which(turn, FORM),
}
"""What each answer at the review does."""

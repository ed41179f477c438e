"""From likelihoods to one meaning: what a wrong guess may cost decides how sure it must be.

Here: thresholds, the veto for rights, and two wishes in one text. Not here: how likely a label is (`model`), which signs are
danger (`danger`), and what an open question makes likelier (`skills/chat/router.py`).
"""

from collections import defaultdict
from dataclasses import replace
from functools import cache
from operator import itemgetter

from skills.fields.age.told import without_todays_age
from skills.fields.reading import patterns as re
from skills.fields.reading.dialects import in_standard
from skills.fields.reading.remembering import by_itself
from skills.understanding.asked.against import AGAINST, SUPPOSED
from skills.understanding.danger import hear, hints_at_dying, is_outright_in_part, may_be_outright
from skills.understanding.intents import RIGHTS, Danger, Intent, Understood
from skills.understanding.learned.model import share_known, weigh
from skills.understanding.learned.moves import most_likely
from skills.understanding.naming import (
    acts_and_named,
    asks_how_far,
    asks_the_cost,
    ends_in_a_treatment,
    is_off_the_skin,
    names_the_body,
    right_abroad,
)
from skills.understanding.no_danger import (
    ASKED_BEFORE,
    CHOOSES,
    LOOK_TOO,
    NO_TROUBLE_EN,
    OF_A_SIDE,
    TAKES_DAILY,
    WISHED_FOR,
)
from skills.understanding.questions import asks
from skills.understanding.readings.danger_abroad import sign_abroad
from skills.understanding.readings.politeness import plainly
from skills.understanding.spelling import Spelled, spell
from skills.understanding.talk.accidents import befallen
from skills.understanding.talk.ambulance import is_called_for
from skills.understanding.urgent.despair import speaks_of_an_end
from skills.understanding.urgent.endings import to_a_stranger
from skills.understanding.urgent.trouble import names_no_trouble
from skills.understanding.urgent.violence import suffers_violence

RIGHT, NAMED, GUESS, LEAST, PART = 0.5, 0.25, 0.34, 0.2, 0.6
"""A right from RIGHT on, or from NAMED on where thing and act are said in so many words; plain information from GUESS on
although nothing is likelier; any meaning from LEAST on; a part of a longer text from PART on, where the whole says nothing."""
ALONE, UNNAMED, URGENT, LIKELY, BODY, CALM, SIGNED, TOLD, PLAIN = 0.9, 0.85, 0.63, 0.45, 1.5, 0.8, 0.3, 0.05, 0.6
"""Danger from URGENT on: from LIKELY on where it is BODY times as likely as what is not about the body and CALM times as a calm
question about it (in Korean, of which more was learned), ALONE where it may be a figure of speech, a mere question or not of
now. With a sign of it from SIGNED on, and from TOLD on where it is neither a question nor (from PLAIN on) plain talk."""
DYING, LIKE_IT, PLAINLY_SO, HARDLY = 0.5, 0.25, 0.8, 0.12
"""A wish to die is heard where words are PLAINLY_SO like those of people who say so, and danger not less likely than HARDLY;
and where danger is likely from DYING on, or a sign of the list is told, by LIKE_IT."""
MOST = 400
"""Letters that are looked at for sentences."""
SECOND, NEVER = 0.15, 2.0
"""What else is told from SECOND on; a right whose act is not said is NEVER meant, whatever the model says."""
KNOWN, STRANGE = 0.58, 0.5
"""Without a sign of it, danger is heard from LIKELY on only where KNOWN of a sentence's pieces were learned from, and ALONE
where not even STRANGE: what is written quite otherwise than anything learned (talk of fans, among friends) says little."""
BODILESS = 0.85
"""Below it a question for a doctor names the body or what is done to it."""
LONG = 60
"""Letters without blanks: of a longer text the end is weighed by itself, because the wish stands last."""

MEANS: dict[str, tuple[Intent, str]] = {
    "now": (Intent.EMERGENCY, ""),
    "clinic": (Intent.EMERGENCY, ""),
    "staff": (Intent.MEDICAL, ""),
    "looked": (Intent.ACCESS, "looked"),
    "proxy": (Intent.ACCESS, "proxy"),
    "rights": (Intent.ACCESS, "rights"),
    "lift": (Intent.SUSPEND, "lift"),
    "object": (Intent.OFFICER, "object"),
    "explain": (Intent.POLICY, "explain"),
    "requests": (Intent.STATUS, "requests"),
}
"""Labels of the corpus that are finer than an intent: its intent, and the press that the words stand for."""

_YES_OR_NO = re.compile("(?:네+|넵|넹|예|응+|ㅇㅇ|아니[요오]?|아뇨|ㄴㄴ|yes|no|ok)")
_A_NUMBER = re.compile(r"\s*[+(]?\d[\d\s().-]{7,20}")
_A_QUESTION = re.compile(
    r"(?:can|could|may|should|do|does|will|how|when|where|which) (?:i|you|we|it|they|much|many|long)\b"
    r"|(?:and|so|but|or|then)(?: \w+){1,3}\?$"
    r"|(?:is|are|how)(?! .{0,60}\b(?:normal|since|now)\b) (?:\w+ ){0,6}(?:painful|pain|scary|sore)\b"
)
_FAREWELL = re.compile(
    r"(?:(?:그럼|네|저|그냥|일단|[,.])\s?){0,3}(?:나중에|다음에|담에|이따가?|또)\s?(?:다시\s?|또\s?)?(?:올게|오겠|연락할게|연락드릴게|연락드리겠|들를게|문의할게)(?:요|습니다)?"
    r"[\s,.!~]{0,4}(?:안녕히\s?계세요|수고하세요|감사합니다|고마워요)?[\s.!~]{0,4}"
)
_ENDS = re.compile(r"(?<=[.!?~\n])\s+|\n+|(?<=[요다까죠])[,\s]+(?=그리고|그런데|근데|아 그리고|또 )")
"""Fewer ends than a sentence has: without a stop or a word that joins, what follows changes what was meant."""
_NOTHING = Understood(Intent.OTHER, 0.5)

_A_CRY = re.compile(
    r"(?<![가-힣])(?:빨리|얼른|어서)(?:\s?좀)?요?[\s.!~ㅠㅜ]*$"
    r"|(?<![가-힣])(?:어떡해|어떡하|어뜩해|어쩌|어떻게\s?해|큰일\s?났)[가-힣]{0,4}\s?[.!~ㅠㅜ]{0,9}"
)
"""Says that somebody is at a loss or in a hurry, and nothing of why: "어떡해요ㅠㅠ", "빨리요"."""
_OWN_AGE = (
    r"(?:(?:만\s)?(?:\d{1,2}|(?:열|스물|스무|서른|마흔|쉰|예순|일흔|여든)(?:하나|한|둘|두|셋|세|넷|네|다섯|여섯|일곱|여덟|아홉)?)\s?[살세]?"
    r"\s?(?:이?에요|예요|입니다|인데요?|이고요?|이구요?|구요|고요|이요|요)"
    r"|(?:i'm|i am|im) (?:\d{1,2}|in (?:the )?\w{3,8} grade|an? \w{3,8} grader)(?: years old)?(?: now)?"
    r"(?:,| and| but|\.))[\s,.!ㅠㅜ~]{1,4}(?=\S)"
)
_WHOSE_AGE = re.compile(
    rf"^(?:(?:저는?|제가|전|나는?|네|예|아|죄송해요|죄송합니다|사실|올해|yes|sorry|actually|ok|okay)[\s,.]{{1,3}}){{0,3}}{_OWN_AGE}"
    r"|^(?:(?:우리|저희|울|제)\s)?(?:딸|아들|애|아이|조카|동생|손[자녀주])\S{0,2}\s?(?:(?:올해|이제|아직)\s)?(?:만\s)?(?:\d{1,2}|열\s?[한두세]?)\s?(?:살|세)"
    r"\s?(?:인데|이고|이에요|예요|이|,)\s+"
    r"|^(?:(?:미안|죄송|실례)[가-힣]{1,5}[\s,.]{1,3})?(?:(?:저는?|제가|전)\s)?(?:외국|중국|일본|베트남|몽골|러시아|미국|태국|필리핀|교포|다른\s?나라)\s?(?:사람|인)?"
    r"(?:이에요|예요|인데요?|이라서?|입니다)(?:[\s,.!]+|$)"
)
"""Of whom something is told: "딸이 11살인데 …"; or who writes, with an excuse: "미안해요 저 외국사람이에요"."""
_NO_TROUBLE = re.compile(NO_TROUBLE_EN)
_PUTS_RIGHT = re.compile(
    r"아니라|아니고|생각해\s?보니|(?:반대로|거꾸로|잘\s?못)\s?(?:썼|썻|적|입력|말[했씀]|[눌누찍쳤])|오타"
)
"""Who puts something right, or thinks again: "오른쪽이 아니라 왼쪽이에요"."""
_IS_IT_WELL = re.compile(
    r"(?:(?P<told>[졌했었았됐왔갔났렸쳤혔나])는|(?P<now>[는은인픈운찬]))데[\s,]{1,2}(?:이거\s|이게\s|혹시\s|이\s정도면\s)?(?:괜찮|정상|원래\s?(?:그런|이런)|이래도|문제\s?없|놔둬도|그냥\s?둬도)\S{0,4}(?:\s\S{1,4})?[\s?.!~]*$"
)
"""Whether it is all right, asked of what is there: "코가 하얘졌는데 괜찮나요" is told as if nothing was asked."""
_SOMETIMES = re.compile(r"때|체질|사람|타입|편[이인]?$|[할될을]\s?것")
"""Now and then, by nature, or expected: "피가 많이 나는 체질인데 괜찮아요"."""
_WORRIES = re.compile(r"(?:걱정|불안|무섭|무서|겁)\S{0,6}[\s.!~ㅠㅜ]*$")
"""Said last of what is there, and no question: "눈이 안 감겨서 걱정돼요"."""
_OF_THE_TALK = frozenset({"complaint", "leave", "disagree"})
"""Moves that speak of the talk itself, and of nobody's body."""


@by_itself
def understand(text: str) -> Understood:
    """The meaning of any text; never raises, reads no clock and keeps nothing."""
    if _A_NUMBER.fullmatch(text):
        return _NOTHING
    if level := _told_outright(text):
        return Understood(Intent.EMERGENCY, 0.9, "", (), level)
    if right := right_abroad(text):
        return Understood(right, 0.9, in_so_many_words=True)
    text = plainly(in_standard(text))
    spelled = spell(text)
    if not (spelled.tight or spelled.spaced) or _YES_OR_NO.fullmatch(spelled.spaced):
        return _NOTHING
    whole = _meaning(spelled)
    if whole.danger not in ("now", "clinic") and (asked := _IS_IT_WELL.search(text)) is not None:
        whole = _told_as_it_is(text, asked) or whole
    if whole.danger not in ("now", "clinic") and "?" not in text and (polite := to_a_stranger(text)) != text:
        # A sign told outright, and nothing less: to the model few of these endings are like danger.
        told = spell(polite)
        whole = _meaning(told) if hear(told).is_outright else whole
    if whole.intent is Intent.MEDICAL and (beside := without_todays_age(text)) != text:
        whole = _meaning(spell(beside))
    parts = [_meaning(one) for one in _parts(text, spelled)] if whole.danger in (None, "staff") else []
    if whole.intent is Intent.CONSULT and (in_danger := [one for one in parts if one.danger in ("now", "clinic")]):
        return in_danger[0]  # The wish for a consultation beside it takes nothing back.
    found = [part for part in parts if part.intent is not Intent.OTHER and part.score >= PART]
    if whole.intent is Intent.OTHER and found:
        whole = max(found, key=lambda part: part.score)
    wishes = {part.intent: part.score for part in found} | dict(whole.others)
    others = sorted(((i, p) for i, p in wishes.items() if i is not whole.intent), key=lambda one: -one[1])
    return replace(whole, others=tuple(others[:3]))


def _told_outright(text: str) -> Danger | None:
    """How urgent what needs no weighing is: other scripts, what befell somebody, violence, despair, a call for an ambulance."""
    level: Danger | None = sign_abroad(text) or befallen(text)
    is_now = suffers_violence(text) or speaks_of_an_end(text) or is_called_for(text)
    return level or ("now" if is_now else None)


def _told_as_it_is(text: str, asked: re.Match[str]) -> Understood | None:
    """The danger in what is there, without the question whether it is all right. Of what goes on ("눈이 안 감기는데 괜찮은
    건가요") only a sign of the list: who takes a medicine asks in the same words."""
    so_far = text[: asked.start()]
    if not asked["told"] and _SOMETIMES.search(so_far):
        return None
    said = f"{so_far}{asked['told']}어요" if asked["told"] else to_a_stranger(f"{so_far}{asked['now']}다")
    told = spell(said.replace("나어요", "나요"))
    meant = _meaning(told)
    is_there = meant.danger in ("now", "clinic") and (asked["told"] or hear(told).level is not None)
    return meant if is_there else None


def _parts(text: str, spelled: Spelled) -> list[Spelled]:
    """The sentences of a longer text, first and last; the end of one that has no stops."""
    looked_at = text if len(text) <= MOST else f"{text[: MOST // 2]}\n{text[-MOST // 2 :]}"
    sentences = [one for one in _ENDS.split(looked_at) if one.strip()]
    if len(sentences) > 1:
        return [spell(one) for one in (*sentences[:2], *sentences[2:][-2:])]
    return [Spelled(spelled.spaced[-LONG // 2 :], spelled.tight[-LONG // 2 :])] if len(spelled.tight) > LONG else []


def _meaning(spelled: Spelled) -> Understood:
    labels = weigh(spelled)
    level, danger = _danger(spelled, labels)
    own_labels = _labels_of(tuple(labels)).items()
    likely = {
        intent: labels[own[0]] if len(own) == 1 else sum([labels[one] for one in own]) for intent, own in own_labels
    }
    if level:
        return Understood(Intent.EMERGENCY, max(danger, 0.9), "", _others(_ranked(likely), Intent.EMERGENCY), level)
    del likely[Intent.EMERGENCY]
    _adjust(likely, spelled, danger)
    ranked = _ranked(likely)
    top = max(labels, key=labels.__getitem__)
    if top in MEANS and MEANS[top][1] and labels[top] >= RIGHT:
        intent, press = MEANS[top]
        return Understood(intent, labels[top], press, _others(ranked, intent))
    is_a_right = not RIGHTS.isdisjoint([intent for intent, share in ranked if share >= NAMED])
    acts, named = acts_and_named(spelled) if is_a_right else (set(), set())
    meant = [one for one in ranked if one[0] not in RIGHTS or one[1] >= _bar(one[0], acts, named)]
    intent, share = _likeliest(meant, likely[Intent.OTHER])
    staff: Danger | None = "staff" if intent is Intent.MEDICAL and labels["staff"] + danger >= LEAST else None
    said = intent in named and not any(SUPPOSED.search(one) for one in (spelled.tight, spelled.spaced))
    return Understood(intent, share, _press(intent, labels), _others(ranked, intent), staff, said)


def _adjust(likely: dict[Intent, float], spelled: Spelled, danger: float) -> None:
    """What the words themselves say against the model."""
    if danger >= GUESS:  # Not sure enough to be danger, but a question about the body.
        likely[Intent.MEDICAL] += danger
    if asks_how_far(spelled):
        likely[Intent.MEDICAL] += likely.pop(Intent.INFO)
    if asks_the_cost(spelled.spaced):
        likely[Intent.INFO] += likely.pop(Intent.MEDICAL) + likely.pop(Intent.CONSULT)
        likely.update({Intent.MEDICAL: 0.0, Intent.CONSULT: 0.0})
    if likely[Intent.MEDICAL] < RIGHT and ends_in_a_treatment(spelled):
        likely[Intent.CONSULT] += likely.pop(Intent.MEDICAL)
    if LEAST <= likely.get(Intent.MEDICAL, 0.0) < BODILESS and not names_the_body(spelled):
        likely[Intent.OTHER] += likely.pop(Intent.MEDICAL)
    for right, said_against in AGAINST.items():
        if said_against.search(spelled.tight) or said_against.search(spelled.spaced):
            likely[Intent.OTHER] += likely.pop(right, 0.0)
    if is_off_the_skin(spelled):
        likely[Intent.CONSULT] += likely.pop(Intent.DELETE, 0.0) + likely[Intent.OTHER]
        likely[Intent.OTHER] = 0.0


@cache
def _labels_of(labels: tuple[str, ...]) -> dict[Intent, list[str]]:
    """The labels of each intent."""
    found: dict[Intent, list[str]] = defaultdict(list)
    for label in labels:
        found[MEANS[label][0] if label in MEANS else Intent(label)].append(label)
    return found


def _bar(right: Intent, acts: set[Intent], named: set[Intent]) -> float:
    return NAMED if right in named else RIGHT if right in acts else NEVER


def _likeliest(ranked: list[tuple[Intent, float]], other: float) -> tuple[Intent, float]:
    """The likeliest meaning; information may be guessed although plain talk is a little likelier."""
    best = ranked[0] if ranked[0][1] >= LEAST else (Intent.OTHER, other)
    if best[0] is Intent.OTHER and len(ranked) > 1 and ranked[1][0] not in RIGHTS and ranked[1][1] >= GUESS:
        return ranked[1]
    return best


def _ranked(likely: dict[Intent, float]) -> list[tuple[Intent, float]]:
    return sorted(likely.items(), key=itemgetter(1), reverse=True)


def _others(ranked: list[tuple[Intent, float]], intent: Intent) -> tuple[tuple[Intent, float], ...]:
    return tuple([one for one in ranked[:4] if one[1] >= SECOND and one[0] not in (intent, Intent.OTHER)])


def _danger(spelled: Spelled, labels: dict[str, float]) -> tuple[Danger | None, float]:
    """A sign of the list, unless the model is quite sure that there is no danger and it is not told outright; or the model
    alone where it is sure."""
    share = labels["now"] + labels["clinic"]
    if share < TOLD and not (may_be_outright(spelled) or is_outright_in_part(spelled.spaced)):
        return None, share
    heard = hear(spelled)
    if any(one.fullmatch(spelled.spaced) for one in (_FAREWELL, CHOOSES, LOOK_TOO)) and not heard.level:
        return None, share  # Which no sign of the list, but the model alone would take for one.
    if (not heard.level and _is_only_harmless(spelled)) or (share < LIKELY and ASKED_BEFORE.fullmatch(spelled.spaced)):
        return None, share
    is_a_word = not spelled.tight and " " not in spelled.spaced  # "blood": no more than a sign of the list can tell.
    doubtful = heard.is_light or heard.is_over or _A_QUESTION.match(spelled.spaced) is not None
    if share >= LIKELY and not heard.level:
        told = without_todays_age(
            TAKES_DAILY.sub(" ", _WHOSE_AGE.sub("", spelled.spaced))
        )  # Who it is alone makes nothing urgent.
        beside = spell(_A_CRY.sub(" ", told).strip())
        if beside.spaced != spelled.spaced and (told != spelled.spaced or not names_the_body(beside)):
            return _danger(beside, weigh(beside)) if beside.spaced else (None, 0.0)
        doubtful |= asks(spelled.spaced) and not names_the_body(spelled)  # "1시에 가면 아무도 없음?"
        doubtful |= not spelled.tight and names_no_trouble(spelled)  # "I should talk to my husband first"
        doubtful |= asks_the_cost(spelled.spaced)
        doubtful |= _PUTS_RIGHT.search(spelled.spaced) is not None
        doubtful |= OF_A_SIDE.search(spelled.spaced) is not None or WISHED_FOR.search(spelled.spaced) is not None
        doubtful |= heard.is_denied
        # "왜 이렇게 성의가 없어요" is like "의식이 없어요", "됐어요 안 해요" like nothing that was learned.
        doubtful |= most_likely(spelled.spaced) in _OF_THE_TALK
    known = share_known(spelled) if share >= LIKELY and not heard.level else 1.0
    is_unnamed = names_no_trouble(spelled)  # "남편이 알아서 하겠대요"
    bar = ALONE if doubtful or known < STRANGE else UNNAMED if is_unnamed else URGENT
    bar = NEVER if is_a_word or heard.is_misleading else bar
    elsewhere = 1 - share - labels["staff"] - labels["medical"]
    if (
        bar == URGENT
        and share >= max(BODY * elsewhere, CALM * labels["medical"])
        and spelled.tight
        and (known >= KNOWN or names_the_body(spelled))
        and not heard.is_denied
    ):
        bar = LIKELY
    if heard.level:
        is_plain = labels["other"] + labels["consult"] > PLAIN or _asks_beside_a_worry(spelled.spaced)
        bar = min(bar, SIGNED if is_plain else TOLD)
    is_told = share >= bar or heard.is_outright
    level: Danger = "now" if heard.level == "now" or labels["now"] > labels["clinic"] else "clinic"
    if level == "now" and (is_told or (heard.level == "now" and is_outright_in_part(spelled.spaced))):
        return level, share
    is_like_it = heard.level is not None or (share >= DYING and not (is_unnamed and spelled.tight))
    like_it = LIKE_IT / share if is_like_it else PLAINLY_SO
    if share >= HARDLY and not heard.is_light and _hints_at_dying(spelled, min(PLAINLY_SO, like_it)):
        return "now", share
    return (level if is_told else None), share


def _asks_beside_a_worry(text: str) -> bool:
    return asks(text) and asks(_WORRIES.sub("", text))


def _hints_at_dying(spelled: Spelled, least: float) -> bool:
    return hints_at_dying(WISHED_FOR.sub(" ", spelled.spaced), least)


def _is_only_harmless(spelled: Spelled) -> bool:
    """Whether somebody called in vain, or tells what a friend had done, and nothing that can go wrong with a body."""
    beside = _NO_TROUBLE.sub(" ", spelled.spaced)
    return beside != spelled.spaced and names_no_trouble(spell(beside.strip()))


def _press(intent: Intent, labels: dict[str, float]) -> str:
    """The press of the likeliest label of this intent."""
    own = _labels_of(tuple(labels)).get(intent)
    return MEANS.get(max(own, key=labels.__getitem__), (intent, ""))[1] if own else ""

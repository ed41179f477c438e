"""The same of English clauses: "Mornings are a bit tricky", "Tuesdays I'm at the gym", "I work until 3"."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import pieces
from skills.fields.refusing.korean import Refused

_CLOCK = r"(?:\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\b\.?)?|noon|midday)"
_TIME = (
    r"(?:(?:on |in |during |this |next |early |late |the |most |all |my )){0,3}(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|weekdays?|tomorrow|today|tonight"
    rf"|mornings?|afternoons?|evenings?|nights?|lunch(?:\s?time)?|{_CLOCK})(?: (?:mornings?|afternoons?|evenings?|nights?)\b)?"
)
_BAD = r"(?:tricky|iffy|cutting it|shaky|sketchy|dicey|(?:date|family|church|gym|work|school|game|movie|bath|bed|dinner|study|practice|training|chores?) ?(?:time|nights?|days?|stuff)?|when (?:i|we|the (?:kids?|baby|children)|my \w+|they|he|she)(?:'m|'re| am| are)? (?:\w+ )?(?:bus(?:y|iest)|work|sleep|asleep|commut\w+|eat|driv\w+|teach|study|train|cook|nap|exercis\w+|pray)|rough|hard|tough|tight|difficult|bad|busy|hectic|crazy|awkward|inconvenient|impossible|terrible|horrible|awful|chaos|chaotic|a (?:pain|problem|struggle|no[- ]?go|nightmare|stretch|mess)|problematic|packed|full|booked|out|too (?:early|late|soon|much|busy)|no good|unlikely|pushing it|early for me|late for me|off the table|for (?:my |the |our )?(?:family|church|kids?|children|baby|work|sleep(?:ing)?|rest))"
_NOT_GOOD = r"(?:ideal|great|good|best|convenient|possible|easy|my (?:thing|favou?rite|best)|an option|suitable|work|happen|suit)"
_EVENT = r"(?:my|our|his|her) (?!day off|free|off|best|favou?rite|preferred|only (?:day|free))"
_BE = (
    r"(?:\s?(?:'s|is|are|was|will be|would be|might be|may be|could be|can be|gets?|looks?|tends? to be|'ll be|'d be))"
)
_HOW = r"(?: (?:a bit|a little|kind of|kinda|sort of|pretty|really|very|quite|usually|always|often|generally|just|so|rather|probably|also)){0,3}"
_NO = re.compile(
    rf"\b{_TIME}{_BE}{_HOW} {_BAD}\b|\b{_TIME}{_BE} {_EVENT}\w+"
    rf"|\b{_TIME}(?:\s?(?:is|are|'s) not|\s(?:is|are)n'?t|\s(?:do(?:es)?|wo|might|may|would|will|ca)(?: not|n'?t)){_HOW}(?: (?:be|really))? {_NOT_GOOD}\b"
    rf"|\b(?:(?:my|our|the) (?!\d)(?:\w+ )?\w+|he|she|they) (?:go(?:es)? to (?:bed|school|sleep|work)|naps?|sleeps?|starts?|leaves?|eats?|have (?:lunch|dinner|class)|has (?:lunch|dinner|class)) (?:at |around |about |in |during )?{_TIME}"
    rf"|\b(?:my|our|the) \w+ (?:has|have) (?:a |an |her |his |their )?(?!time|off|free|nothing|no|the|some|day)\w+(?: class(?:es)?| lessons?| practice)? (?:at |from )?{_TIME}"
    rf"|\bi(?:'m| am){_HOW} (?:at|in) (?:the |my )?(?!home)\w+ from {_TIME} (?:to|till|until|through|-) {_TIME}"
    r"|\bi (?:always |usually |mostly |only )?(?:work|sleep|teach|study|am asleep) (?:during|in|through) the (?:day(?:time)?|night)\b"
    rf"|\b(?:not (?:a )?(?:big |huge )?fan of|not (?:great|good|keen|big) (?:on|with)|rather not (?:do|take|talk|have|speak)|(?:i )?(?:hate|dislike|avoid|skip|don'?t like|can'?t do)) {_TIME}\b"
    rf"|\bi (?:always |usually |only )?(?:work|teach|study|train|volunteer|have (?:work|class(?:es)?|school)) (?:all |most |every |on |from )?{_TIME}(?:\s?(?:to|-|till|until|through|and) ?{_TIME})?(?! (?:from home|so i))"
    rf"|\bi(?:'m| am|'ll be| will be){_HOW} (?:tied up|busy|at (?:work|school|the \w+)|swamped|booked(?: up)?|away|out of \w+|asleep|sleeping|in class|working|travell?ing|unavailable|not (?:available|free|around|home)) {_TIME}\b",
    re.IGNORECASE,
)
_MINE = re.compile(
    rf"^(?:so |but |because |since |and |cause )?{_TIME},? (?:i|we|he|she|they|(?:my|our) [a-z]+|the (?:baby|kids?|children|twins|boys?|girls?|toddler|dogs?|shop|store|family|office|place))(?:'m|'ve|'re|'ll|'s)? (?!(?:can|could|would|prefer|like|want|think|guess|should|may|will)\b).{{2,40}}$",
    re.IGNORECASE,
)
"""What one does then: "evenings I put the kids to bed"."""
_FREE = re.compile(
    r"\b(?:free|home|available|can|could|prefer\w*|like|want|ok(?:ay)?|fine|good|great|best|better|works?(?: (?:for|best|well|fine))|finish\w*|done|get (?:off|out|home)|got? time|have (?:some )?time|answer|pick up|around|nothing|flexible|awake|up|please|call|reach\w*|open|after|once)\b|\?",
    re.IGNORECASE,
)
_IDLE = re.compile(
    r"(?:\b(?:i'?m|am|are|is|be|days?|get|got|have)|'re|'m) off\b|\b(?:don'?t|do not|not|never) (?:have to )?(?:work|working|have (?:work|class|school))\b",
    re.IGNORECASE,
)
_NOT_FREE = re.compile(r"\b(?:not|never|isn'?t|aren'?t|can'?t|cannot|don'?t|won'?t)\b", re.IGNORECASE)
_LEADS = re.compile(r"^(?:but|so|and|because|since)\s", re.IGNORECASE)
_NAMES_ONE = re.compile(rf"\b{_TIME}\b", re.IGNORECASE)
_BARE_HOUR = re.compile(r"^(?=\d{1,2}(?::\d\d)?\s(?:would|is|works?|might|will|please|instead|better))", re.IGNORECASE)
_UNTIL = re.compile(
    rf"\b(?P<who>i|i'm|i'll|i've|we|we're|he|she|my \w+)\b(?P<why>[^,.;!?\d]{{1,30}}?) (?:until|till|'?til) (?:about |around |like )?(?P<at>{_CLOCK})(?P<all>(?: (?:on|every|most) [a-z]+)?)(?![\w:])",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    rf"\b(?:(?:nothing|never|no(?:t| calls?| earlier| sooner)?|don'?t (?:call|ring|phone)(?: me)?|(?:please )?do not call(?: me)?|(?:i )?can'?t(?: \w+){{0,3}}|not (?:free|available|around))(?: please)?) (?:before|until|till|earlier than|sooner than|than) (?P<at>{_CLOCK})(?![\w:])",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    rf"\b(?:nothing|never|no(?:t| calls?| later)?) (?:after|later than|past|than) (?P<at>{_CLOCK})(?![\w:])",
    re.IGNORECASE,
)
_ONE_HOUR_FOR_ANOTHER = re.compile(
    rf"\b(?P<day>(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today)s?)(?: at)? {_CLOCK}{_BE}{_HOW} (?:not |n't )?(?:{_BAD}|{_NOT_GOOD}),? (?:but |so |and )?(?:at )?(?={_CLOCK})",
    re.IGNORECASE,
)
"""Of one day another hour: "Friday 3 is hard, 5 instead"."""
_A_FREE_DAY = re.compile(
    r"\bi (?:don'?t|do not|never)(?: have to)? (?:work|have (?:work|class(?:es)?|school)) (?:on )?(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend)s?(?=[\s.!,]*$)",
    re.IGNORECASE,
)
_THAN = re.compile(
    rf"(?P<wish>\b{_TIME}\b[^,.;?\d]{{0,24}}?) (?:(?:(?:rather|better|easier|more|sooner) )than|over|instead of) {_TIME}\b"
    rf"|(?<=prefer )(?P<first>{_TIME}) (?:to|over) {_TIME}\b",
    re.IGNORECASE,
)
_BUSY_UNTIL = re.compile(
    rf"\b(?:busy|working|tied up|stuck|asleep|sleeping|in (?:a )?(?:class|meetings?)|at (?:work|school)|booked|unavailable|not (?:free|available)) (?:until|till|'?til) (?P<at>{_CLOCK})(?![\w:])",
    re.IGNORECASE,
)
_IS_NO_WAIT = re.compile(
    r"\b(?:free|available|can|could|home|around|awake|up|off|ok(?:ay)?|fine|flexible|here|open|reach\w*|answer|pick|prefer|like|from|between)\b",
    re.IGNORECASE,
)
_JUST_AFTER = re.compile(
    r"[\s,.;]{0,3}(?:so |and |but |then )?(?:please )?(?:call |ring |phone )?(?:me )?(?:any ?time )?(?:after(?: that| then)?|afterwards)[\s.!]*",
    re.IGNORECASE,
)
"""Behind it, and no other time: "I work until 6 so after"."""
_LATER = re.compile(
    rf"[\s,.;]{{0,3}}(?:so |and |but )?(?:please )?(?:call |ring |phone )?(?:me )?(?:any ?time )?after {_CLOCK}(?![\w:])",
    re.IGNORECASE,
)
_AFTER_IT = re.compile(r"\b(?:after|then|later)\b|\?", re.IGNORECASE)


def refused(words: str) -> Refused | None:
    """The clauses of a time that does not suit, and the others."""
    clauses = pieces(words)
    out = [at for at, one in enumerate(clauses) if _is_out(one)]
    if not out:
        return None
    said: list[str] = []
    rest: list[str] = []
    for at, one in enumerate(clauses):
        (said if at in out else rest).append(_BARE_HOUR.sub("at ", _LEADS.sub("", one).strip()))
    return Refused(" ".join(said), " ".join(one for one in rest if _NAMES_ONE.search(one) or _FREE.search(one)))


def _is_out(clause: str) -> bool:
    said = clause.strip(" ,.;!~")
    if "?" in clause:
        return False
    if (found := _NO.search(said)) is not None:
        return _NAMES_ONE.search(said[found.end() :]) is None
    return (
        _MINE.match(said) is not None
        and _IDLE.search(said) is None
        and (_FREE.search(said) is None or _NOT_FREE.search(said) is not None)
    )


def put_positively(words: str) -> str:
    """ "I work until 3" as after three, "nothing before noon" as after noon."""
    words = _ONE_HOUR_FOR_ANOTHER.sub(r"\g<day> at ", words)
    words = _A_FREE_DAY.sub(r"\g<day>", words)
    words = _THAN.sub(lambda it: it["first"] or it["wish"], words)
    words = _NOT_BEFORE.sub(r"after \g<at>", words)
    words = _NOT_AFTER.sub(r"before \g<at>", words)
    words = _UNTIL.sub(_behind_it, _just_after(words))
    return words if _AFTER_IT.search(words) else _BUSY_UNTIL.sub(r"after \g<at>", words)


def _just_after(words: str) -> str:
    """ "I work until 6 so after that" as after six."""
    found = _UNTIL.search(words)
    if found is None or _IS_NO_WAIT.search(found["why"]) or _JUST_AFTER.fullmatch(words, found.end()) is None:
        return words
    return f"{words[: found.start()]}after {found['at']}{found['all']}"


def _behind_it(found: re.Match[str]) -> str:
    is_free = _IS_NO_WAIT.search(found["why"]) and not _NOT_FREE.search(found["why"])
    if not is_free and _LATER.match(found.string, found.end()):
        return ""
    return found[0] if is_free or _AFTER_IT.search(found.string, found.end()) else f"after {found['at']}{found['all']}"

"""From likelihoods to one meaning: what a wrong guess may cost decides how sure it must be.

Here: thresholds, the veto for rights, two wishes in one text, and what an open question makes likelier. Not here: how likely a
label is (`model`) and which signs are danger (`danger`).
"""

import re
from collections import Counter
from dataclasses import replace

from skills.understanding.danger import sign
from skills.understanding.intents import RIGHTS, Danger, Intent, Understood
from skills.understanding.model import weigh
from skills.understanding.spelling import Spelled, fold, spell

RIGHT, NAMED, URGENT, SIGNED, GUESS, LEAST, PART = 0.6, 0.25, 0.75, 0.25, 0.34, 0.2, 0.6
"""A right from RIGHT on, or from NAMED on where thing and act are said in so many words; a meaning at all from LEAST on; danger from URGENT on; with a sign of it from SIGNED on, or where plain talk is not likelier than that
either; plain information from GUESS on although nothing is likelier; a part of a longer text from PART on where the
whole says nothing."""
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

_THINGS = "정보|기록|데이터|번호|연락처|성함|차트|내역|동의|광고|홍보|마케팅|이벤트문자|수신거부|수신동의|탈퇴|계정|생년월일|신상|(?:내|제|저의|올린|보낸)사진|(?:내|제)이름|흔적|처리정지|my data|my info|my personal|my records?|my photos?|my number|my phone|my name|my details|consent|\\bads?\\b|marketing|promo\\w*|my account|my file|unsubscribe|about me|on me"
_SAID: dict[Intent, str] = {
    Intent.ACCESS: "열람|조회|보여|보고|볼|봐|봤|본|보내|사본|복사|확인|알려|내놔|저장|갖고|가지|뭐|무엇|어떤|다운|출력|내려|뽑|받|봅|줘|알|대리|위임|보호자|개인정보$|권리|see|show|know|my data|privacy|rights|copy|access|view|what|have|send|download|get|look",
    Intent.CORRECT: "고치|고쳐|수정|바꾸|바꿔|바꼈|바뀌|바뀐|변경|정정|잘못|틀[리렸린려]|오타|아니|업데이트|달라|바로잡|개명|다르|빠졌|다시|바뀜|달라|정보|change|correct|update|fix|wrong|edit|typo|new|missp",
    Intent.DELETE: "지우|지워|지울|지운|삭제|없애|파기|폐기|탈퇴|말소|제거|날려|내려|버려|빼|남기|보관|가지|갖|forget|no longer|take|남아|안남|갖고있지|잊|delet|eras|remov|forgot|forget|wipe|close",
    Intent.SUSPEND: "정지|중지|중단|멈[추춰출춘]|쓰지|사용|이용|제한|막|잠[가궈]|보류|얼려|처리하지|활용|건드|그만|아무것도|묶어|동결|다시|재개|풀|don|hold|stop|paus|suspend|restrict|freez|use|using|resum|lift|halt",
    Intent.WITHDRAW: "철회|취소|해제|무[르를른]|거[두둘뒀]|빼|뺄|뺀|안한|번복|없던|없었던|되돌|물[러리린]|그만|무효|거부|해지|없애|안하|하지않|withdraw|revok|cancel|back|no longer|changed|undo",
    Intent.ADS_OFF: "거부|그만|안받|보내지|차단|꺼|끄|끊|해지|해제|철회|취소|싫|중단|빼|안오|말아|마세|안왔|작작|필요없|스탑|스톱|거절|지겨|받지|멈|않|오프|no |not|remove|take|stop|unsubscrib|opt|no more|block|turn off|off|quit|don",
}  # fmt: skip
"""The veto: a right is only meant where its act is named too, whatever the model says."""

_THING = re.compile(fold(_THINGS))
_ACTS = {intent: re.compile(fold(words)) for intent, words in _SAID.items()}
_YES_OR_NO = re.compile("(?:네+|넵|넹|예|응+|ㅇㅇ|아니[요오]?|아뇨|ㄴㄴ|yes|no|ok)")
_A_NUMBER = re.compile(r"\s*[+(]?\d[\d\s().-]{7,20}")
_ENDS = re.compile(r"(?<=[.!?~\n])\s+|\n+|(?<=[요다까죠])[,\s]+(?=그리고|그런데|근데|아 그리고|또 )")
_NOTHING = Understood(Intent.OTHER, 0.5)


def understand(text: str) -> Understood:
    """The meaning of any text; never raises, reads no clock and keeps nothing."""
    if _A_NUMBER.fullmatch(text):
        return _NOTHING
    spelled = spell(text)
    if not (spelled.tight or spelled.spaced) or _YES_OR_NO.fullmatch(spelled.spaced):
        return _NOTHING
    whole = _meaning(spelled)
    parts = [_meaning(one) for one in _parts(text, spelled)] if whole.danger in (None, "staff") else []
    found = [part for part in parts if part.intent is not Intent.OTHER and part.score >= PART]
    if whole.intent is Intent.OTHER and found:
        whole = max(found, key=lambda part: part.score)
    wishes = {part.intent: part.score for part in found} | dict(whole.others)
    others = sorted(((i, p) for i, p in wishes.items() if i is not whole.intent), key=lambda one: -one[1])
    return replace(whole, others=tuple(others[:3]))


def _parts(text: str, spelled: Spelled) -> list[Spelled]:
    """The sentences of a longer text, first and last; the end of one that has no stops."""
    sentences = [one for one in _ENDS.split(text[:400] if len(text) <= 400 else text[:200] + "\n" + text[-200:]) if one.strip()]
    if len(sentences) > 1:
        return [spell(one) for one in (*sentences[:2], *sentences[2:][-2:])]
    return [Spelled(spelled.spaced[-LONG // 2 :], spelled.tight[-LONG // 2 :])] if len(spelled.tight) > LONG else []


def _meaning(spelled: Spelled) -> Understood:
    labels = weigh(spelled)
    level, danger = _danger(spelled, labels)
    likely: Counter[Intent] = Counter()
    for label, share in labels.items():
        likely[MEANS[label][0] if label in MEANS else Intent(label)] += share  # type: ignore[assignment]
    if level:
        others = tuple((i, p) for i, p in likely.most_common(3) if i not in (Intent.EMERGENCY, Intent.OTHER) and p > 0.1)
        return Understood(Intent.EMERGENCY, max(danger, 0.9), others=others, danger=level)
    del likely[Intent.EMERGENCY]
    if danger >= GUESS:  # Not sure enough to be danger, but a question about the body.
        likely[Intent.MEDICAL] += danger  # type: ignore[assignment]
    said = _both(spelled)
    acts = {right for right, words in _ACTS.items() if words.search(said)}
    named = acts if _THING.search(said) else set()
    ranked = [(i, p) for i, p in likely.most_common() if i not in RIGHTS or p >= (NAMED if i in named else RIGHT) and i in acts]
    intent, share = ranked[0] if ranked[0][1] >= LEAST else (Intent.OTHER, likely[Intent.OTHER])
    if intent is Intent.OTHER and len(ranked) > 1 and ranked[1][0] not in RIGHTS and ranked[1][1] >= GUESS:
        intent, share = ranked[1]
    others = tuple(one for one in likely.most_common(4) if one[1] >= 0.15 and one[0] not in (intent, Intent.OTHER))
    staff: Danger | None = "staff" if intent is Intent.MEDICAL and labels["staff"] + danger >= 0.2 else None
    return Understood(intent, share, _press(intent, labels), others, staff, intent in named)


def _danger(spelled: Spelled, labels: dict[str, float]) -> tuple[Danger | None, float]:
    """A sign of the list, unless the model is quite sure that this is plain talk; or the model alone where it is sure."""
    share = labels["now"] + labels["clinic"]
    seen = sign(spelled)
    plain = labels["other"]
    if (plain > 0.5 and share < SIGNED) if seen else (share < URGENT and (share < 0.4 or plain > 0.15)):
        return None, share
    return ("now" if seen == "now" or labels["now"] > labels["clinic"] else "clinic"), share


def _both(spelled: Spelled) -> str:
    return f"{spelled.tight} {spelled.spaced}"


def _press(intent: Intent, labels: dict[str, float]) -> str:
    """The press of the likeliest label of this intent."""
    own = {label: share for label, share in labels.items() if MEANS.get(label, (label, ""))[0] == intent}
    return MEANS.get(max(own, key=own.__getitem__), (intent, ""))[1] if own else ""


# -- an open question -------------------------------------------------------------------------------------------------

_LIKELIER: dict[str, float] = {"name": 0.9, "phone": 0.7, "age": 0.7, "when": 0.75, "details": 0.6, "treatment": 0.6}
"""At these questions the words are first the answer: a right or a stop that is not at least this likely is none."""


def weighed_at(understood: Understood, question: str) -> Understood:
    """The same meaning, knowing which question is open: what would lead away must be surer than with none."""
    bar = _LIKELIER.get(question, 0.0)
    if understood.intent not in RIGHTS | {Intent.CANCEL} or understood.score >= bar and understood.is_certain:
        return understood
    if understood.intent is Intent.CANCEL and understood.score >= bar:
        return understood
    return replace(understood, intent=Intent.OTHER, score=1 - understood.score, press="") if bar else understood

"""Photos that come with words: they are kept first, and the words are then heard as if they had been typed alone, danger above
all. What only goes with a photo ("이것도 넣어 주세요") answers no question, and files nothing.
"""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from dataclasses import replace

from skills.chat.answers.after_filing import open_case
from skills.chat.changes import pictures as of_the_form
from skills.chat.intake import filing
from skills.chat.intake.questions import FORM
from skills.chat.rights import pictures
from skills.consents import consents
from skills.consents.consents import Purpose
from skills.conversation import Reply
from skills.fields.reading import patterns as re
from skills.turn import KEPT, Act, Turn
from skills.understanding.readings.photos import sent_in_error, sent_wrong, takes_away

_THIS = r"(?:(?:제|저의|우리|그|더|참고)\s?)?(?:이것|이거|이걸|이건|요거|요것|그거|여기|(?:이|요|그)\s?(?:사진|것|거|짤|이미지)|사진|추가\s?사진|한\s?장)\S{0,2}"
_WITH = r"(?:(?:같이|함께|추가로?|더|한\s?장|몇\s?장|또|좀|한\s?번|다시|마저|참고로|이렇게|먼저|우선)\s?){0,3}"
_GOES = r"(?:넣|추가|보내|보낼|보냄|보냅|올려|올릴|올립|올리|첨부|참고|참조|봐|보시|보세요|보여|확인|전달|드려|드릴|드립|받아|붙여|저장|접수|등록|포함)\S{0,4}(?:\s?(?:해\s?)?(?:주|줘|드|부탁|될|되|할|하|바랍|요)\S{0,6}){0,2}"
_OH = r"(?:(?:네|넵|예|아|참|앗|그리고|저기요?|여기|자)[\s,.!]{1,3}){0,2}"
_ACCOMPANIES = re.compile(
    rf"{_OH}(?:{_THIS}\s?)?{_WITH}{_GOES}[\s.!~ㅎㅋ]*|{_OH}(?:{_THIS}\s?)(?:이요|요|입니다|이에요|예요|임|도요?|두요?)?[\s.!~ㅎㅋ]*"
    rf"|{_OH}(?:이건\s|이거\s)?(?:제\s)?(?:옆|앞|뒷)?\s?(?:모습|정면|측면|옆면|옆선|사진|셀카|얼굴|프로필)(?:\s?사진)?(?:이요|요|입니다|이에요|예요|임)?[\s.!~ㅎㅋ]*"
    r"|(?:(?:hi|ok|okay|and|also|oh|sorry|so)[\s,.!]{1,3}){0,2}(?:(?:please|can you|could you|kindly) ){0,2}(?:add|include|attach|put in|see|check|look at|have a look at|take a look at|take) (?:this|these|that|it|the|my)(?: one| photos?| pictures?| pics?| too| also| as well| please| in){0,4}[\s.!?]*"
    r"|(?:here(?:'s| is| are)?|this is|these are|sending|i(?:'m| am) sending|one more|another)(?: you go| side| front| profile| face| selfie| the| my| a| another| one| more| this| these| photos?| pictures?| pics?| too| also){0,4}[\s.!]*",
    re.IGNORECASE,
)
_TAKES_IT_AWAY = re.compile(
    r"(?:(?:아|앗|어|헉|헐|어머|죄송\S{0,4}|실수\S{0,4}|잘\s?못\S{0,5})[\s,.!]{1,3}){0,2}(?:이거|이건|이것|그거|그건|방금\s?(?:거|것|건)|(?:이|그|방금|방금\s보낸)\s?사진|사진)\S{0,2}\s(?:좀\s|다시\s|그냥\s)?(?:지워|삭제|빼|취소|없애|무시)\S{0,3}(?:\s?(?:주|줘|부탁)\S{0,6})?[\s.!~ㅠㅜ]*"
    r"|.{0,12}(?:잘\s?못|실수로)\s?(?:보냈|올렸|보낸|올린|골랐|첨부|눌)\S{0,5}(?:\s(?:거|것)\S{0,4})?[\s.!~ㅠㅜ]*"
    r"|(?:please |can you |could you )?(?:delete|remove|ignore|drop|discard) (?:this|that|it|the)(?: one| photo| picture| pic| image)?(?: please)?[\s.!?]*",
    re.IGNORECASE,
)
_REPLACES = re.compile(
    rf"{_OH}(?:그거|아까\s?(?:거|것|사진)|전에?\s?(?:거|것|사진)|먼저\s?(?:거|것)|그\s?사진)\S{{0,2}}\s?(?:말고|대신|빼고|지우고)\s(?:이걸로|이거로?|이\s?사진으로?|이것).{{0,16}}"
    r"|.{0,12}\b(?:use|take) this (?:one )?instead\b.{0,16}",
    re.IGNORECASE,
)
"""An earlier photo is to go and this one to stay."""
_FILES = re.compile(r"접수|신청|제출|\b(?:file|submit)\b", re.IGNORECASE)
_OF_THE_PHOTO = re.compile(
    r"이것|이거|이걸|이건|요거|그거|사진|[가-힣]도\s|까지|같이|함께|추가|첨부|넣[어고]|\b(?:this|these|photos?|pictures?|too|also|as well|add)\b",
    re.IGNORECASE,
)
_THE_OTHER = re.compile(
    r"아까|전에|이전|앞에|먼저|처음|첫|이걸로|이게|이거로|요걸로|다시|대신|바꿔|바꿀|교체|\b(?:earlier|before|previous|first|other|instead|this one is|replace)\b",
    re.IGNORECASE,
)
"""Which of them is the wrong one is left open: an earlier one may be meant."""


def heard(turn: Turn, keep: Act, hear: Act) -> Reply:
    """The answer to photos and the words beside them; `keep` takes the photos and `hear` the words. Where no photo can be taken
    yet, the words open the form as they do alone."""
    sent, words = turn.message, turn.message.text.strip()
    if not words or words in sent.photos or not sent.photos_agreed:
        return keep(turn)
    is_urgent = turn.danger in ("now", "clinic")
    if not _may_be_kept(turn):
        if not is_urgent:
            return keep(turn)
        turn.message = replace(sent, photos=())
        return hear(turn).after(turn.bubble("intake.photos.too_early"))
    turn.message = replace(sent, text="")
    came = keep(turn)
    turn.message = replace(sent, photos=())
    if is_urgent:
        return hear(turn)
    if (gone := _taken_away(turn, words)) is not None:
        return gone
    files = turn.talk.flow == KEPT and turn.talk.step == FORM.review and filing.would_file(turn)
    is_plain = _FILES.search(words) is not None and _OF_THE_PHOTO.search(words) is None
    if (files and not is_plain) or (not files and _ACCOMPANIES.fullmatch(words)):
        return came  # What came with the words was not shown yet: nothing is filed but in plain words.
    reply = hear(turn)
    return reply if reply.step == "added" else reply.before(came.bubbles[0])


def _may_be_kept(turn: Turn) -> bool:
    """Whether a question of the intake is open, which says itself what becomes of photos, or a case waits for them."""
    if turn.talk.flow == KEPT:
        return True
    agreed = Purpose.HEALTH in consents.in_force(turn.unit, turn.clinic, turn.talk.patient_id)
    return agreed and turn.talk.flow is None and open_case(turn) is not None


def _taken_away(turn: Turn, words: str) -> Reply | None:
    """What is answered to a photo that is to go again in the words that came with it."""
    if turn.talk.flow == KEPT and _REPLACES.fullmatch(words):
        return of_the_form.which(turn)
    if not (_TAKES_IT_AWAY.fullmatch(words) or sent_wrong(words) or sent_in_error(words) or takes_away(words)):
        return None
    if turn.talk.flow != KEPT:
        return pictures.ask(turn)
    return of_the_form.which(turn) if _THE_OTHER.search(words) else of_the_form.drop_what_came(turn)

"""What typed words plainly want of one's own data: what was agreed to, everything deleted, a value set right, what stands in
another chat, and whether something can be deleted at all."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from skills.chat import contact, deduplication
from skills.chat.answers import information, kept, policy
from skills.chat.changes.names import tells_the_real_one
from skills.chat.flows import menu, status
from skills.chat.intake import filed
from skills.chat.rights import correction, guessed, others, parts, pictures, proof, request, rights, withdrawal
from skills.consents import consents
from skills.consents.consents import ADS, Purpose
from skills.fields import persons
from skills.fields.contact import found
from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once
from skills.turn import Act, Flow, Turn
from skills.understanding import Intent, Understood, undone
from skills.understanding.amending import set_right
from skills.understanding.asked import ended
from skills.understanding.asked.clinic import asks_how_long
from skills.understanding.asked.published import is_published, never_agreed_to_ads
from skills.understanding.naming import asks_whether_erased, is_off_the_skin
from skills.understanding.questions import asks
from skills.understanding.readings.digits import holds_digits, in_its_place, is_without_its_head, names_a_part
from skills.understanding.readings.only_told import changes_nothing
from skills.understanding.readings.parts import only_words_in, part_in, wants_only_some_deleted
from skills.understanding.readings.photos import are_to_go
from skills.understanding.spelling import spell
from skills.understanding.undone import CANCEL, CHANGE, DELETE, SUSPEND, WITHDRAW, is_undone

_ALL_GONE = re.compile(
    r"(?:[^?]{0,24}[\s,.!])?(?:싹\s)?(?:다|전부|모두|싹)\s?(?:다\s)?(?:지워|없애|삭제해|지울|삭제할|지우라|삭제하라)\s?(?:버려|줘|주세요|버리세요|달라|래|게|고)?(?:고|니까)?(?:요)?"
    r"(?:\s?(?:당장|빨리|지금|제발|좀|그냥)){0,3}[\s.!~ㅡㅠㅜ]{0,12}"
)
"""Everything deleted, whatever is said in front of it in anger."""
_CONSENTS = re.compile(
    r"(?:제가|내가|저)\s?(?:무슨|어떤|뭐|뭘|무엇)\S{0,2}\s?(?:동의|수신\s?동의)\S{0,2}\s?(?:를\s)?(?:했|한|하였)|(?:뭐|무엇|뭘|무얼|어떤|언제)\S{0,2}\s?.{0,8}동의(?:한|했)|동의(?:한|했)\S{0,3}\s?(?:상태|항목|내역)|동의\s?(?:내역|현황|목록)|동의\S{0,2}\s?(?:아직\s?|계속\s?)?(?:그대로|남아|유효|살아)\S{0,4}(?:죠|지요|나요|까요|가요|\?)|동의\s?(?:안\s?)?한\s?(?:거|것|게)\s?맞"
    r"|동의\s?(?:한|했던)\s?(?:내용|거|것|게|서류|항목)\S{0,2}\s?(?:(?:좀|한번|다시)\s?){0,2}(?:볼|보고|보여|읽|확인|알)|동의(?:한|했던)\s?(?:거|것|게)\S?\s?(?:뭐|무엇|어떤)|언제\s?동의\s?(?:했|한)|동의(?:도|는|를)?\s?(?:제가\s)?했(?:나요|었나요|죠|던가요|는지)"
    r"|\bwhat (?:did [iI]|have [iI]) (?:agree|consent)|\b(?:did|have|has) [iI] (?:ever |already |really )?(?:agreed?|consent(?:ed)?|signed? up) (?:to|for) \w+|\bconsents? (?:did|have) [iI] (?:give|given)\b"
)
_LOOKS_AT_OWN = re.compile(
    r"^(?:저기요?\s|혹시\s)?(?:제|내|저의|나의)\s?(?:개인\s?)?정보\S?\s?(?:좀\s|한번\s|다\s){0,2}봐\s?(?:주|줘|봐)\S{0,5}[\s.!~]*$"
)
_AFTER_ALL = re.compile(
    r"다시\s?(?:받|보내|켜|신청)|실수로|잘못\s?(?:눌|말)|\b(?:turn (?:it|them) back on|by mistake)\b", re.IGNORECASE
)
"""Said when ads were stopped just now: they are wanted all the same."""
_IN_ENGLISH_WORDS = re.compile(
    r"(?:데이터|정보|기록|계정|어카운트|인포)\S{0,2}\s?.{0,4}(?:딜리트|델리트|리무브|이레이즈|delete|remove|erase)",
    re.IGNORECASE,
)
_GONE_NOW = re.compile(
    r"(?:적|쓰|써|보내|보낸|남기|남긴|올리|올린)\S{0,3}\s?(?:보낸\s?)?(?:거|것|글|내용)\S{0,2}\s?(?:그거\s?|그것\s?)?(?:좀\s?|다\s?|싹\s?)?(?:없애|지워)\s?(?:주세요|줘요?|주시오|주십시오|주시구려|주소)[\s.!]{0,3}$|"
    r"(?:보관|정보|기록|저장).{0,30}(?:바로|당장|지금|그냥|빨리)\s?(?:다\s)?(?:지워|삭제해|없애)\s?(?:주세요|줘요?|달라)\S{0,4}[\s.!]{0,3}$"
)
_STANDS = re.compile(
    r"(?:삭제|지워|열람|정정|고쳐|철회|정지)\S{0,3}\s?(?:달라|요청|신청|부탁|접수)\S{0,5}\s?.{0,6}(?:들어갔|됐|되었|됬|처리|끝났|어떻게|언제)"
    r"|\b(?:deletion|erasure|access|correction) request\b.{0,24}\b(?:done|status|processed|yet)\b",
    re.IGNORECASE,
)
"""Where a request about one's data stands."""
_DECIDED_BY_MACHINE = re.compile(
    r"(?:\bai\b|ai가|인공\s?지능|로봇|컴퓨터|기계|자동(?:으로|화))\S{0,3}\s?.{0,14}(?:결정|판단|심사|평가|정하|정해|거절|걸러)"
    r"|\b(?:ai|algorithm|computer|machine|automat\w+)\b.{0,30}\b(?:decid\w+|decisions?|judg\w+|assess\w*|reject\w*)\b",
    re.IGNORECASE,
)
_COMPLAINS_OF_DATA = re.compile(
    r"(?:상담|수술|시술|진료|정보|내용|사진|기록)\S{0,4}\s?.{0,14}(?<!직원이)(?:가|이|까지|도|들이)\s(?:어떻게\s|왜\s|다\s|벌써\s){0,2}(?:알고\s?있(?:어|더|네|는)|알게\s?[됐되]|알더라)(?!.{0,4}싶)|"
    r"\b(?:complain\w*|report (?:you|this|it))\b.{0,40}\b(?:data|privacy|personal)\b"
    r"|\b(?:data|privacy)\b.{0,24}\b(?:complaints?|complain)\b",
    re.IGNORECASE,
)
_BY_CALL = re.compile(
    r"^(?:네|그럼|그냥|저는|[\s,]){0,4}전화(?:로|확인)?\s?(?:본인\s?)?(?:확인|인증)?\S{0,2}\s?(?:할게|할래|해\s?주|받을게|부탁|주세요|걸어)\S{0,6}[\s.!~]*$"
    r"|^(?:(?:ok|okay|yes|please)[\s,]{1,2}){0,3}(?:call me|check by phone|by phone)(?:\splease)?[\s.!]*$",
    re.IGNORECASE,
)
"""Said where a check by telephone was offered."""
_TAKES_BACK_CONSENT = re.compile(
    r"\btak(?:e|ing) back\b.{0,16}\b(?:consents?|(?:one|that) (?:for|about) (?:my |the )?(?:health|ads?|news))\b",
    re.IGNORECASE,
)
_OBJECTS = re.compile(
    r"이의\s?(?:신청|제기)\S{0,2}\s?(?:할게|할래|하고|하려|합니다|하겠|해요)"
    r"|\bi (?:want to |would like to |'d like to )?(?:object|appeal)\b",
    re.IGNORECASE,
)
_PHOTOS = re.compile(r"사진|\b(?:photos?|pictures?)\b", re.IGNORECASE)


def plain(turn: Turn, understood: Understood) -> tuple[Flow, Act] | None:
    """Where such words lead with no question open; None for all others."""
    text = turn.message.text
    last = deduplication.last_step(turn.talk)
    if status.comes_from_elsewhere(text) or (last == "nothing" and status.speaks_of_another_account(text)):
        return status.FLOW, status.show
    if others.fears_to_be_known(text):
        return policy.FLOW, lambda t: policy.answer(t, "seen_by")
    if status.names_a_case(text):
        return status.FLOW, status.show
    if (
        (set_right(text) is not None and contact.known(turn).name)
        or _puts_the_name_right(turn)
        or _tells_a_new_number(turn)
    ):
        return rights.FLOW, correction.ask
    if _puts_the_number_right(turn):
        return rights.FLOW, correction.by_its_part
    if last == "corrected" and correction.is_once_more(text):
        return rights.FLOW, correction.once_more
    if _BY_CALL.search(text) and deduplication.offers(turn.talk, "call_me"):
        return rights.FLOW, proof.call_me
    if understood.intent is Intent.CANCEL and not turn.talk.case_id and request.waits(turn):
        return rights.FLOW, request.asked_to_take_back
    if last == "ads_off" and _AFTER_ALL.search(text):
        return filed.FLOW, filed.offer_news
    return _named(turn) or about_erasing(turn, understood)


def _puts_the_number_right(turn: Turn) -> bool:
    """Whether a part of the number on record is told anew, or stands beside the right one."""
    text = turn.message.text
    if not holds_digits(text) or not (known := contact.known(turn).phone):
        return False
    is_told = is_without_its_head(text) or names_a_part(text) or bool(in_its_place(text, known))
    return is_told and not (persons.is_about_anothers(text) or changes_nothing(text))


def _tells_a_new_number(turn: Turn) -> bool:
    """Whether another number than the one on record is told as the one to be used now, in whatever words."""
    text = turn.message.text
    if (new := found(text).phone) is None or _FROM_NOW_ON.search(text) is None:
        return False
    return new != (contact.known(turn).phone or new) and not (
        _NOT_TO_BE_USED.search(text) or asks(text) or persons.is_about_anothers(text) or changes_nothing(text)
    )


def _puts_the_name_right(turn: Turn) -> bool:
    text = turn.message.text
    is_told = correction.nearly(turn) is not None or (tells_the_real_one(text) and contact.known(turn).name)
    return bool(is_told) and not (persons.is_about_anothers(text) or changes_nothing(text))


_FROM_NOW_ON = re.compile(
    r"앞으로|이제(?:부터)?|새\s?(?:번호|거|걸|폰|핸드폰|전화|유심|연락처)|새로운\s?(?:번호|연락처)|번호\S{0,2}\s?(?:바뀌|바꼈|바뀐|바꿨|변경)|바뀐\s?번호|(?:폰|번호|전화)\S{0,3}\s?(?:지우|삭제하|없애|빼)고"
    r"|\b(?:from now on|new (?:sim|number|phone|cell|mobile)|changed my (?:number|phone|sim)|my number (?:has )?changed|in (?:the )?future|instead|no longer use)\b",
    re.IGNORECASE,
)
"""What makes a number that is told the one that is to be used from now on."""
_NOT_TO_BE_USED = re.compile(
    r"지(?:는|도|좀|\s)*(?:마|말|않)|\d\S{0,3}\s(?:\S{1,4}\s)?(?:안|못)\s|아니(?!고|라)|스팸|차단|그만|정지|해지|\d\S{0,4}\s(?:\S{1,4}\s){0,2}(?:삭제|지워|없애|빼)"
    r"|\b(?:don'?t|do not|never|stop|block|spam|not|no longer)\b(?!.{0,40}\bfrom now on\b.{0,20}\d)",
    re.IGNORECASE,
)
_SEES = re.compile(
    r"보(?:고|여|려|면|자|기)|볼|봐|열람|확인|조회|알[고려]|다운|받[아고을]|사본|누가|언제|왜|\b(?:see|show|view|copy|access|who|when|why)\b"
    r"|바꾼|(?:변경|수정|정정|고쳐|바뀌)\S{0,2}(?:된|됐|진|졌|었)",
    re.IGNORECASE,
)
_CHANGES = re.compile(CHANGE, re.IGNORECASE)


def wants_a_change(text: str) -> bool:
    """Whether what is on record is to be changed, and not seen: "저장된 제 정보 고치고 싶어요"."""
    return _CHANGES.search(text) is not None and not (_SEES.search(text) or is_undone(text, CHANGE))


@once
def asked_if_done(text: str) -> tuple[Flow, Act] | None:
    """Where it is told whether something was undone already, for who asks that and wants nothing undone; None for others."""
    told = (told for thing, act, told in _DONE if thing.search(text) and undone.asks_if_done(text, act))
    return next(told, None)


_BY_CONSENT = re.compile(
    r"철회|취소|해지|수신|동의|거부|끊|끄|그만|\b(?:withdraw|revoke|stop|cancel|consents?)\b", re.IGNORECASE
)


def first(turn: Turn) -> tuple[Flow, Act] | None:
    """What goes before everything else that the words may mean: one consent that ends while another stays, a picture on a page
    of the clinic's, ads that nobody agreed to, another way to show who one is."""
    if turn.message.choice is not None or turn.danger in ("now", "clinic"):
        return None
    if (in_part := ended_in_part(turn)) is not None:
        return in_part
    if is_published(turn.message.text):
        return rights.FLOW, pictures.ask_published
    if never_agreed_to_ads(turn.message.text) and turn.means is not Intent.ADS_OFF:
        return rights.FLOW, withdrawal.never_agreed
    if turn.talk.flow is None and turn.means is Intent.CONSULT and (told := request.taken_back_first(turn)) is not None:
        return rights.FLOW, lambda _: told
    return (rights.FLOW, proof.other_ways) if proof.asks_for_another_way(turn) else None


def ended_in_part(turn: Turn) -> tuple[Flow, Act] | None:
    """Where it is said which consent ends and which stays, or the night alone is named: only the one that is to end does."""
    if turn.message.choice is not None:
        return None
    ends, stays = ended.ended_in(turn.message.text)
    if not ends:
        return None
    given = consents.given(turn.unit, turn.talk.patient_id)
    if given.isdisjoint(ADS) and filed.chosen_in_words(turn):
        return None  # "소식은 좋은데 야간은 싫어요", of what was offered and not given yet.
    if withdrawal.stops_the_night(turn):
        return rights.FLOW, withdrawal.stop_ads
    if ends == {ended.USE} and Purpose.ADS_USE in given:
        return rights.FLOW, withdrawal.withdraw_use
    if not stays:
        return None
    if ended.ADS in ends and ends.isdisjoint({ended.HEALTH, ended.CASE}):
        is_meant = not given.isdisjoint(ADS) or _BY_CONSENT.search(turn.message.text)
        return (rights.FLOW, withdrawal.stop_ads) if is_meant else None
    if ends == {ended.HEALTH} and Purpose.HEALTH in given:
        return rights.FLOW, withdrawal.ask_health
    return (menu.FLOW, menu.ask_to_leave) if ends == {ended.CASE} and stays & ended.CONSENTS else None


def _named(turn: Turn) -> tuple[Flow, Act] | None:
    """A right that is named in words of which the likelihoods make something else."""
    text = turn.message.text
    if (told := asked_if_done(text)) is not None:
        return told
    if wants_only_some_deleted(text):
        return rights.FLOW, parts.tell_which
    if (is_first := first(turn)) is not None:
        return is_first
    for words, only_asked, leads_to in _PLAINLY:
        if words.search(text) and (asks(text) or not only_asked):
            return leads_to
    is_gone = _ALL_GONE.fullmatch(text.strip()) or _IN_ENGLISH_WORDS.search(text) or _GONE_NOW.search(text)
    is_part = part_in(text) or only_words_in(text) or are_to_go(text)  # "사진 다 지워 주세요"
    is_all = is_gone and not (is_part or is_off_the_skin(spell(text)))
    return (rights.FLOW, proof.ask_delete) if is_all else None


_PLAINLY: tuple[tuple[re.Pattern[str], bool, tuple[Flow, Act]], ...] = (
    (_STANDS, True, (rights.FLOW, request.show_all)),
    (_DECIDED_BY_MACHINE, False, (rights.FLOW, rights.ask_explain)),
    (_OBJECTS, False, (rights.FLOW, rights.ask_object)),
    (_COMPLAINS_OF_DATA, False, (policy.FLOW, lambda turn: policy.answer(turn, "leak"))),
    (_TAKES_BACK_CONSENT, False, (rights.FLOW, withdrawal.ask)),
    (_CONSENTS, False, (rights.FLOW, withdrawal.tell)),
    (_LOOKS_AT_OWN, False, (rights.FLOW, guessed.OPENINGS["guess_access"])),
)
"""Words, whether they count only in a question, and where they lead."""
_DONE: tuple[tuple[re.Pattern[str], str, tuple[Flow, Act]], ...] = (
    (re.compile(r"광고|홍보|소식|수신|\bads?\b|marketing", re.IGNORECASE), SUSPEND, (rights.FLOW, withdrawal.tell)),
    (re.compile(r"동의|철회|consent|withdr|revok", re.IGNORECASE), WITHDRAW, (rights.FLOW, withdrawal.tell)),
    (re.compile(r"정보|기록|이용|처리|\bdata\b", re.IGNORECASE), SUSPEND, (information.FLOW, kept.tell)),
    (
        re.compile(
            r"정보|기록|번호|사진|\b(?:data|it|that|everything|photos?|messages?|records?|all)\b", re.IGNORECASE
        ),
        DELETE,
        (information.FLOW, lambda turn: request.show_all(turn) if request.waits(turn) else kept.tell(turn)),
    ),
    (
        re.compile(r"상담|접수|신청|^(?!.*(?:예약|동의|정보)).*취소|\b(?:case|consultation|request)\b", re.IGNORECASE),
        CANCEL,
        (status.FLOW, status.show),
    ),
)
"""What is asked about, the act of which it is asked whether it was done, and where that is told."""


def about_erasing(turn: Turn, understood: Understood) -> tuple[Flow, Act] | None:
    """Whether one's data, or the photos, can be deleted was asked: answered, and the deletion offered."""
    if understood.press == others.STEP:
        return None
    if part_in(turn.message.text):
        return rights.FLOW, parts.ask
    if not asks_whether_erased(turn.message.text):
        return None
    is_how_long = asks_how_long(turn.message.text)  # "수술 기록은 몇 년 뒤에 없어져요?"
    topic = "keeps" if is_how_long else "photos" if _PHOTOS.search(turn.message.text) else policy.ERASABLE
    return policy.FLOW, lambda t: policy.answer(t, topic)

"""What is written after an emergency: help was called, or it has got better; and whom somebody wants to hear no more from.

Pure: whole short sentences alone, so that danger told beside them ("119 불렀는데 숨을 못 쉬어요") stays danger."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from typing import Literal

from skills.fields.reading import patterns as re
from skills.understanding.readings.persons import keeps_from_another
from skills.understanding.readings.ways import spares_a_time, way_wished

LONGEST = 50  # Letters; who tells more tells of something else.
_QUIET = re.compile(r"[\s.,!~…^ㅠㅜ;:)(]+")
_CALLED = re.compile(
    r"(?:네|예|방금|지금|이미|아까|저|일단|그래서|응급실로?|남편이|엄마가|아빠가|가족이|친구가){0,3}"
    r"(?:(?:119|구급차|앰뷸런스|엠뷸런스|구급대원?)(?:를|을|에|가|는|이)?(?:벌써|이미|방금)?(?:불렀|부르고있|부르는중|전화했|신고했|연락했|오고있|오는중|왔|도착|타고|타는중|탔)"
    r"|(?:응급실|병원)(?:에|으로|로)?(?:왔|도착|가는중|가고있|가는길|갔|와있|이에요|입니다|이요))[가-힣]{0,6}"
    r"|(?:병원|거기|간호사|원장님)?(?:에|께|한테|이랑|랑|하고)?(?:전화|통화|연락)(?:를|을)?(?:방금|벌써|이미)?했(?:어요|습니다|는데)(?:이제)?(?:괜찮(?:대|다고)[가-힣]{0,6})?"
    r"|(?:i|we|my\w+)?(?:have|has|'ve)?(?:just|already)?called(?:119|anambulance|theambulance)|(?:ok|okay|yes)?,?(?:i'm|iam)?calling(?:119|them|theclinic|now|anambulance){1,2}|(?:the|an)?ambulance(?:is|has)(?:here|coming|ontheway|onitsway|arrived)"
    r"|(?:ok|okay|yes|alright)?,?(?:i'm|iam|i'll|iwill)?(?:going|go|heading|onmyway)(?:there|now|tothe(?:er|hospital|clinic)|rightaway){0,2}"
    r"|(?:네|예|지금|바로|알겠어요){0,2}(?:응급실|병원)?(?:에|으로|로)?(?:지금|바로)?(?:갈게요|가볼게요|갑니다|가고있어요|가는중이에요|출발해요|출발할게요)"
    r"|(?:i'm|iam|we're|weare)(?:already|now)?(?:at|in|goingto|onmywayto|onthewayto)(?:the)?(?:er|emergencyroom|hospital)(?:now)?"
)
_BETTER = re.compile(
    r"(?:네|예|이제|지금은|다행히|저|좀|조금|많이|다|피는?가?|출혈은?이?|통증은?이?|숨은?이?|호흡은?이?|붓기는?가?|아픈건|어지러운건|고맙습니다|감사합니다|덕분에){0,4}"
    r"(?:괜찮아졌|괜찮대|괜찮다고|괜찮아요|괜찮습니다|괜찮은것같|나아졌|멈췄|멈추었|멎었|그쳤|좋아졌|가라앉|진정됐|진정되|안정됐|안정되|살것같|편해졌|농담이|장난이|그냥해본말)[가-힣]{0,8}"
    r"|(?:the|my)?(?:bleeding|pain|it)(?:has|is)?(?:now)?(?:stopped|better|gone)(?:now)?|(?:i'm|iam|i|it's|itis|we're)(?:feel|feeling|doing)?(?:much|alot|a?bit|little)?(?:fine|ok|okay|better|allright|alright)(?:now)?"
)
_NO_MORE = re.compile(
    r"\b(?:stop|quit)\s+(?:\w+ing)\s+(?:me|to me)\b|\b(?:do not|don't|never)\s+(?:message|text|contact|write|call|email)\s+(?:to )?me\b|\bleave me alone\b|\bunsubscribe\b|\bno more (?:messages|texts)\b|\bremove me\b"
    r"|(?:연락|메시지|메세지|톡|카톡|문자|알림)(?:을|를|은|는|도|좀|이|가)?\s?(?:그만|이제 그만|더 이상|더는|다시는|그만 좀)\s?(?:보내|하|해|주|오|와|받)"
    r"|(?:연락|메시지|메세지|톡|카톡|문자)(?:을|를|은|는|도|좀)?\s?(?:하지|보내지)\s?(?:마(?!시고\s\S)|말(?!고\s\S|구\s\S))"
    r"|전화(?:를|는|도)?\s?(?:좀\s)?(?:하지|걸지)\s?(?:마(?!시고\s\S)|말(?!고\s\S|구\s\S))|왜\s?(?:또|자꾸|계속)\s?(?:\S{1,6}\s){0,2}전화"
    r"|(?:아직도|여전히|계속|자꾸|또)\s?(?:광고|홍보)?\s?(?:문자|톡|카톡|메시지)(?:가|이)?\s?(?:와|오|옵|보내)"
    r"|(?:왜|자꾸|계속|또)\s?.{0,10}(?:광고|홍보)\s?(?:문자|톡|메시지|전화)?(?:를|을|가|이)?\s?(?:보내|와|오|하)|^(?:더\s?이상\s?)?보내지\s?(?:마|말)",
    re.IGNORECASE,
)


def follow_up(text: str) -> Literal["called", "better"] | None:
    """Whether help was called or it has got better, and nothing else is said."""
    said = _QUIET.sub("", text[: LONGEST + 1].casefold().replace("’", "'"))
    if len(said) > LONGEST or "?" in said:
        return None
    if _CALLED.fullmatch(said):
        return "called"
    return "better" if _BETTER.fullmatch(said) else None


def wants_no_more_messages(text: str) -> bool:
    """Whether the clinic is to write no more, without a word about ads or data ("stop messaging me")."""
    is_said = len(text) <= LONGEST * 2 and _NO_MORE.search(text) is not None
    return is_said and not (keeps_from_another(text) or spares_a_time(text) or way_wished(text))


_CALLS_OUT = re.compile(
    r"(?:아|아니|저기요?|저|빨리|좀|제발|언제|지금|왜|사람|상담원|직원|담당자|[\s,.!~]){0,6}"
    r"(?:빨리(?:요|여)?(?:\s?좀)?(?:\s?(?:해\s?주세요|연결해\s?주세요|답해\s?주세요|와요?|나와요?))?|급해요|지금\s?(?:바로|당장)?(?:은|는)?\s?(?:안|못)?\s?(?:되|돼|될|연결|가능)\S{0,8}|왔어요|있어요|계세요|여보세요|저기요|기다려요|기다리고\s?있어요"
    r"|답이?\s?없(?:어요|네요)|아직(?:이에요|인가요|도요)?|(?:번호|연락처|이름)?(?:를|을)?\s?(?:남겼|말했|적었|알려\s?줬|했)잖아요?|언젠데요?|바꾸라고요?|바꿔요?|바꿔\s?달라(?:고요?|니까요?)|나오라고요?)[\s.!~?ㅠㅜ]*"
    r"|[?？]{1,9}",
    re.IGNORECASE,
)
"""Who waits and calls out says nothing that would need a consent."""
_PLACE = re.compile(
    r"(?:앞에|대기|순서|순번).{0,8}(?:몇|얼마)|얼마나.{0,3}(?:기다|걸[려리])|몇\s?번째"
    r"|^(?:(?:이제|그래서|근데|그런데|그럼|지금|혹시|아까|제|내|저|요)[\s,]{1,2}){0,2}(?:상담|문의|접수|신청|그거|그건|거|꺼)?\S{0,2}\s?(?:어떻게|어찌)\s?(?:됐|되었|됬|돼\s?가|되어\s?가|되고\s?있)\S{0,5}[\s?.!]*$"
    r"|\bhow many\b.{0,12}\b(?:before|ahead)",
    re.IGNORECASE,
)


def waits_and_calls(text: str) -> bool:
    """Whether somebody who waits calls out, or asks for the place in the queue or how it stands."""
    return _CALLS_OUT.fullmatch(text.strip()) is not None or _PLACE.search(text) is not None


_ADDING = re.compile(
    r"(?:(?:어제|그제|그저께|엊그제|오늘|며칠\s?전|지난주|아까|방금|이미|여기|저)\S{0,2}\s)*(?:신청|접수|상담|문의)\S{0,2}\s?(?:했던|한|남긴|넣은)\s?사람\S{0,4}|(?:아까|방금|먼저|저번|지난번|이미|앞에|위에)\s?(?:\S{0,4}\s?)?(?:꺼|거|것|상담|신청|접수|문의|글|내용)\S{0,3}|(?:제|내|그|이)\s?(?:상담|신청|접수|문의)\S{0,3}|(?:상담|신청|접수|문의)(?:에다가|에다|에)\s|추가(?:로|적으로)?(?:는|도)?|덧붙(?:여서?|일|이고|임|히)\S{0,3}"
    r"|(?:물어|여쭤|확인|전달|얘기|말씀|말|알려|전)\S{0,2}\s?(?:봐|보|해|드려|달라고)?\s?(?:주세요|줘요?|주실\S{0,3}|주십시오|주셨으면\S{0,2}|달라고\S{0,4}|부탁\S{0,5}|드릴\S{0,3}|싶\S{0,4}|전해\S{0,4})|(?:넣|적|써|남겨|추가해|보태|포함해)\S{0,2}\s?(?:주세요|줘요?|주실\S{0,3}|놔\S{0,4}|둬\S{0,3}|부탁\S{0,5}|둘게\S{0,2})"
    r"|(?:하나|한\s?가지|몇\s?가지|조금|좀|뭐|내용|질문|궁금한|물어볼|말할|할\s?말|얘기)(?:만|더|이|가|은|을|도|를)?(?=\s|$)|(?<![가-힣])(?:더|같이|함께|또|그리고|아|앗|참|네|저|저기|근데|혹시|그거|거기|거기에|것도|점도|게|거|건|것|수)(?=\s|$)"
    r"|추가\S{0,8}|(?:게|거|것|말|질문|내용|점)(?:이|도|가)?\s?(?:더\s)?있(?:어요|어서요|는데요?|습니다)|싶(?:어요|은데요?|습니다)|되(?:나요|죠|지요)|돼요|될까요|가능\S{0,5}|하고|할게요|할래요|해도|해\s?주세요|해줘요?|부탁\S{0,5}"
    r"|\b(?:please|can|could|may|will|would|i|you|we|also|one|more|another|things?|something|anything|want|like|need|have|would like|to|add|put|include|append|that|this|it|my|the|case|request|consultation|form|for|in|into|a|an|question|questions|ok|okay|hi|hello|sorry|note|details?|info\w*|forgot|mention|say|tell|them|doctor|ask|wanted|there|is|and|so)\b",
    re.IGNORECASE,
)
"""What only announces that something is added, asks for it, or names the case."""
_TO_THE_CASE = re.compile(
    r"(?:아까|방금|먼저|저번에?|지난번|이미|앞에)\s?(?:\S{0,5}\s?)?(?:꺼|거|것|상담|신청|접수|문의|글|내용)\S{0,2}(?:에|에다|에다가)\s.{0,40}(?:추가|덧붙|넣|적어|물어|여쭤|확인|전해|전달|알려|포함)\S{0,3}.{0,12}$"
    r"|(?:제|내)\s?(?:상담|신청|접수|문의)\S{0,2}(?:에|에다|에다가)\s.{0,40}(?:추가|덧붙|넣|적어|물어|여쭤|확인|전해|전달|포함)\S{0,3}.{0,12}$"
    r"|(?<![가-힣])(?:추가로|덧붙여서?|추가적으로|하나\s?더|한\s?가지\s?더)\s.{2,40}(?:물어|여쭤|전해|전달|넣어|적어|알려\s?달라)\S{0,3}.{0,12}$"
    r"|\badd\b.{0,16}\b(?:to (?:my|the) (?:case|request|consultation|form))\b|\bone more (?:thing|question)\b.{0,12}\b(?:add|ask|for)\b|\b(?:please )?add that (?:i|my)\b|\binclude (?:that|this|in my)\b",
    re.IGNORECASE,
)
_TAKES_OUT = re.compile(
    r"빼|지우|지워|삭제|취소|바꾸|바꿔|바꿀|고쳐|고치|변경|수정|말고|아니라|\b(?:remove|delete|cancel|change|instead)\b",
    re.IGNORECASE,
)
LITTLE = 3  # Letters that are left where something is told beside the announcement.


def what_is_added(text: str) -> str:
    """What is told or asked beside the announcement that something is added to a case; empty where only that is announced."""
    left = " ".join(_ADDING.sub(" ", text).split()).strip(" .,!?~ㅠㅜ")
    return left if len(left.replace(" ", "")) >= LITTLE else ""


def adds_to_the_case(text: str) -> bool:
    """Whether a question or a fact is to be put to the case that waits, in one sentence: "아까 거에 마취 방법도 물어봐 주세요"."""
    said = text.strip()
    if len(said) > LONGEST_ADDED or _TAKES_OUT.search(said):
        return False
    return _TO_THE_CASE.search(said) is not None and what_is_added(said) != ""


LONGEST_ADDED = 120  # Letters of such a sentence.

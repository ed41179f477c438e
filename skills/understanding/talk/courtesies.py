"""Thanks, good wishes and goodbyes that are all a message says ("잘 부탁드려요, 좋은 하루 되세요"): answered, and nothing to work on; and what is only
said once more in wonder.

Pure. What thanks look like is read by `readings/politeness`; the other courtesies stand here; a message of them is one of which nothing is left without them.
"""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.reading import patterns as re
from skills.fields.reading.dialects import in_standard
from skills.fields.reading.remembering import once
from skills.understanding.readings.politeness import thanks

LONGEST = 100  # Letters; who writes more tells of something.
_POLITE = r"(?:드립니다|드려요|드릴게요|드리겠습니다|드려용|합니다|해요|할게요|해용|하겠습니다|드림|요)"
_WAITS = re.compile(
    rf"(?:앞으로\s?)?(?:잘|모쪼록|아무쪼록)\s?(?:좀\s)?부탁\s?{_POLITE}"
    r"|(?:(?:연락|답변|답장|답|전화|상담|소식)(?:을|만|은)?\s?(?:주시길\s|주실\s?때까지\s)?)?(?:잘|천천히|편히|느긋하게|그냥)?\s?(?:기다릴게요?|기다릴께요?|기다리겠습니다|기다리고\s?있을게요|기다리고\s?있겠습니다|기다릴래요)"
    r"|(?:i'?m |i am |we'?re )?looking forward to (?:it|that|this|hearing(?: back)? from you|hearing back|your (?:call|answer|reply)|the call|meeting you)|(?:i'?ll|i will|i can|happy to) (?:just |gladly )?(?:wait|be waiting)(?: for (?:it|your (?:call|answer|reply)|the call))?",
    re.IGNORECASE,
)
_FAREWELL = re.compile(
    r"(?:그럼\s|그때|나중에|이따가?|곧|조만간|다음에|또|병원에서|상담\s?때)\s?(?:뵈요|봬요|뵐게요|뵐께요|뵙겠습니다|봐요|만나요|뵙도록\s?할게요)"
    r"|(?:좋은|즐거운|행복한|편안한|편한|따뜻한|멋진|굿)\s?(?:하루|주말|저녁|오후|오전|아침|밤|명절|연휴|연말|한\s?주|시간|나날|날)(?:\s?(?:되|보내|맞이하)(?:세요|십시오|시길|시기)\S{0,6}|요|이요|~)?"
    r"|(?:오늘도\s)?(?:수고|고생)(?:하세요|하십시오|하셔요|하시고요?|하셨어요|하셨습니다|많으세요|많으십니다|많으셨어요)|(?:건강|행복|조심|번창)하(?:세요|십시오|시길)\S{0,4}|감기\s?조심하세요|안녕히\s?계세요|들어가세요|새해\s?복\s?많이\s?받으세요|복\s?많이\s?받으세요|(?:푹\s?)?쉬세요|식사\s?맛있게\s?하세요"
    r"|have (?:a|an) (?:nice|good|great|lovely|wonderful|pleasant) (?:day|evening|night|weekend|afternoon|one|time)|(?:i'?ll )?(?:see|talk to|speak to|meet) (?:you|u|ya) (?:then|soon|later|there|around)|take care|(?:good)?\s?bye(?:\s?bye)?|good night|you too|(?:best|kind|warm) regards",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?<![가-힣a-z])(?:네+|넵+|넹+|예|응|오늘도|아|아하|오|와|우와|그럼|그러면|그래요|알겠(?:습니다|어요|어용)|알았(?:어요|습니다)|(?:접수|내용)?\s?(?:잘\s)?확인(?:했습니다|했어요|했고요)|좋아요|좋습니다|다행이(?:네요|에요|다)|(?:(?:접수|답|안내)[가이]\s)?(?:생각보다\s)?(?:엄청\s|진짜\s|되게\s)?(?:빨리|금방|쉽게|바로|잘)\s?(?:접수\s?)?(?:됐|되었|되|끝났)네요|그렇군요|그렇게\s?할게요|ok(?:ay)?|great|good|nice|perfect|cool|awesome|wonderful|lovely|excellent|got it|understood|alright|all right|sounds good|will do|sure|yes|yeah|oh|wow|then|and|so|no (?:rush|hurry|worries)|for now)(?![가-힣a-z])",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[^0-9a-z가-힣?？]+", re.IGNORECASE)


@once
def only_courteous(text: str) -> str:
    """What a message says that is courteous and nothing else: "waits" for who trusts to be answered, "bye", or "thanks";
    empty for all other words."""
    words = in_standard(text.strip())
    if not 0 < len(words) <= LONGEST:
        return ""
    rest, said = words, []
    for kind, one in (("waits", _WAITS), ("bye", _FAREWELL)):
        rest, times = one.subn(" ", rest)
        said += [kind] if times else []
    rest = _BESIDE.sub(" ", rest)
    if _SIGNS.sub("", rest):
        if not (given := thanks(rest)):
            return ""
        said.append(given)
    return said[0] if said else ""


_LITTLE = re.compile(
    r"(?>(?:굿|굳|나이스|대박|최고|짱|헐|오|와|우와|음|흠|아이고|아|어|엇|앗|에고|하하|호호|히히|쿨|쩐다|[ㄱ-ㅎㅏ-ㅣ]"
    r"|cool|nice|great|good|wow|hm{1,4}|oh{1,4}|ah{1,4}|yay|oops|sorry(?: about that| for (?:that|the trouble|bothering you))?|my bad|i(?:'m| am) sorry|asdf[a-z]{0,6}|qwer[a-z]{0,3}|zxcv[a-z]{0,3}|test(?:ing)?)[\s.,!~^;…]{0,6}){1,12}"
    r"|(?:(?:네|아|아이고|정말|너무|참|제가|늦게|자꾸|귀찮게\s해서|번거롭게\s해서|바쁘신데)[\s,.]{1,2}){0,3}(?:미안|죄송|지송|ㅈㅅ)\s?(?:해요|합니다|해여|해용|해|스럽습니다|하네요|요)?[\s.!~ㅠㅜ;^]{0,9}",
    re.IGNORECASE,
)


def says_little(text: str) -> str:
    """ "ok" for a word of praise or wonder, an excuse, or letters without a meaning, which tell nothing to anybody: "굿",
    "미안해요", "ㅁㄴㅇㄹ"; empty for all other words."""
    return "ok" if len(text) <= LONGEST and _LITTLE.fullmatch(text.strip()) else ""


_ECHOES = re.compile(
    r"(?:(?:아|어|앗|오|아하|헉|네|예|그럼)[\s,]{1,3}){0,2}(?:그래요?|정말요?|진짜요?|그렇군요|그런가요|(?:[월화수목금토일]요일|내일|모레|오늘|다음\s?주|\d{1,2}시|공짜|무료)(?:부터|까지|에|이)?요?)[?!~\s]{0,4}|(?:oh,? )?(?:really|is that so|from \w+day)\?*",
    re.IGNORECASE,
)
"""It wants no answer."""


def echoes(text: str) -> bool:
    """Whether what was just told is only said once more in wonder: "아 월요일부터요?"."""
    return _ECHOES.fullmatch(text.strip()) is not None

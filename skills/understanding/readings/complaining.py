"""Whether words complain, threaten with a review, have waited in vain, or say goodbye as people of a region do; and whether a person
behind the answers is suspected.

Pure, and beside the learned moves: what is said here is said in so many words, whatever else stands in the sentence."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import sentences
from skills.fields.reading.dialects import in_standard
from skills.fields.reading.remembering import once

LONGEST = 90  # Letters; who tells more tells of something else.
_WAITS_IN_VAIN = re.compile(
    r"(?:기다리다|기다리느라|기다리기)\S{0,2}\s?(?:지[쳐치친쳤]|목\s?빠|늙|힘들|죽겠|속\s?터|미치)|목\s?(?:이\s)?빠지[게도겠]|(?:아침|오전|어제|그제|점심|낮|며칠|\d\s?일|\d\s?시간|한\s?시간|종일|하루\s?종일|몇\s?시간)\S{0,2}\s?(?:부터|째|내내|이나|동안)?\s?(?:계속\s)?기다[리렸려](?:고|는|었|네|다)?\S{0,5}"
    r"|(?:전화|연락|답장?|답변|회신)(?:이|가|도|은|는|을|를)?\s?(?:아직도?\s|여태\s|계속\s|통\s|왜\s|이렇게\s|한\s?번도\s|도통\s|하나도\s){0,2}(?:안\s?(?:와|오네|옵니다|오는데|왔|줘|주네|받네)|없(?:어|네|습|는데|음|다))(?!\S{0,3}(?:도\s?(?:돼|되|괜)|면))(?:서\s?(?:답답|속상|화)\S{0,6}|\S{0,3})[\s.!~ㅠㅜ;]*$"
    r"|^(?!.*(?:제가|저는|모르는)\s(?:\S{1,6}\s)?(?:전화|통화|연락)\S{0,2}\s안).*(?:전화|통화|연락)\S{0,6}\s?(?:\S{1,6}\s)?안\s?받(?:으시더|으시네|으세요|으셔|더라|네요|던데|는데요)\S{0,4}[\s.!~ㅠㅜ]*$|(?:전화|통화|연락)\S{0,3}\s(?:왜\s|계속\s|자꾸\s|통\s|도통\s|아무도\s|이렇게\s){1,2}안\s?받아\S{0,2}[\s.!~ㅠㅜ]*$"
    r"|\b(?:nobody|no ?one) (?:ever |even )?(?:picks? up|picked up|answers?|answered|calls?(?: me)?(?: back)?|called|replies|replied|responds?|responded)\b|\b(?:been |am |i'm |still |keep )?waiting (?:here )?(?:since|for (?:hours|days|ages|so long|an hour|a week|\d))|\bstill (?:waiting|no (?:answer|reply|call|response))\b|\b(?:phone|line)s? (?:line )?(?:is |are )?(?:always|never|not|constantly) (?:busy|answered|picked)|\b(?:been )?on hold (?:for|since)\b|\b(?:i|we) (?:had to |have )?wait(?:ed)? (?:for )?(?:over |more than |almost |like |about |nearly )?(?:\w+ )?(?:hours?|forever|\d+ minutes)\b|\btr(?:y|ied|ying) to (?:reach|call|contact|get hold of)\b.{0,30}\b(?:nothing|no luck|no answer|no response|for days|all day)",
    re.IGNORECASE,
)
"""Who waits, and nobody answers."""
_NO_WAIT = re.compile(r"\?|나요|까요|괜찮|면\s|나을|회복|붓기|\b(?:not waiting|don't mind|no problem)\b", re.IGNORECASE)
_HOW_OFTEN = r"(?:도대체\s|대체\s|지금\s|벌써\s|아니\s){0,2}몇\s?번(?:째|이나|을|씩)?\s?(?:\S{1,6}\s)?(?:문자|전화|연락|톡|말|얘기|이야기|물어|설명|묻|문의|신청|똑같)\S{0,3}\s?\S{0,4}?(?:하는지\s?(?:아|알)|했는지\s?(?:아|알)|해야|하게|해요\?|합니까|하라는|하냐|하나|했|했는데|째|야\s?(?:돼|되|합니)|(?<=말)해)"
_COMPLAINS = re.compile(
    rf"{_HOW_OFTEN}"
    r"|(?:계속|자꾸|이런\s?식|이렇게|안\s?(?:해\s?)?(?:주|줘|되|돌려)|환불|답|연락).{0,12}(?:면|으면)\s.{0,8}(?:리뷰|후기|별점|맘\s?카페|맘카페|인터넷|sns|인스타|블로그|신고|소비자원|고소|민원|언론|방송)\S{0,3}\s?.{0,6}(?:남길|남기겠|쓸|쓰겠|올릴|올리겠|할|하겠|넣을|넣겠|제보)\S{0,6}"
    r"|별점\s?테러|(?:리뷰|후기|별점)\S{0,2}\s?(?:최악|1점|한\s?개|각오|테러)\S{0,3}\s?(?:로\s|으로\s)?(?:남길|쓸|올릴|하)\S{0,4}"
    r"|(?:아니라고|안\s?된다고|모른다고|죄송하다고|똑같은\s?말|같은\s?말|그\s?말|딴\s?말|딴\s?소리|앵무새)\S{0,2}\s?만?\s?(?:좀\s)?(?:하지|반복하지|되풀이하지)\s?(?:좀\s)?(?:마|말)|(?:똑같은|같은)\s?(?:말|소리|대답|답)만\s?(?:계속|자꾸|반복|하)|앵무새"
    r"|(?:확인|처리|해결|환불|답|연락)\S{0,2}\s?(?:좀\s)?(?:해|하)\s?(?:달|주)라(?:고요|니까|구요)[\s.!~]*$"
    r"|왜\s?(?:안|못)\s?(?:돌려\s?[줘주]|환불\s?해)|\b(?:i(?:'ll| will)|gonna|going to) (?:write|leave|post) (?:a |you )?(?:bad|negative|one|1|terrible)[ -]?(?:star )?\s?review",
    re.IGNORECASE,
)
"""Who says it again and again, threatens with a review, or presses for what was refused."""
_CALM = re.compile(r"이벤트|할인|혜택|사은품|적립|쿠폰")
_CALLED = r"(?:연락|전화|답장?|답변|회신|소식|문자|톡|콜백)"
_ANGRY = re.compile(
    rf"감감\s?무소식|{_CALLED}\S{{0,2}}\s?(?:준다더니|준다고\s?(?:하더니|했으면서|해\s?놓고|하시더니|하셔\s?놓고)|주신다더니|한다더니|온다더니)|{_CALLED}\S{{0,2}}\s?한\s?(?:통|번|줄)\S{{0,2}}\s?(?:도\s)?(?:없|안|못)"
    rf"|(?:\d+|이|사|며칠|일주|하루|이틀|사흘|나흘|닷새|일주일|열흘|한\s?달)\S{{0,2}}\s?(?:째|이나|넘게|동안|됐는데|지났는데|되도록|지나도록)\s.{{0,14}}(?:{_CALLED}\S{{0,2}}\s?.{{0,6}}(?:없|안|못)|무소식|기다리|방치|무시|묵묵부답)"
    r"|사람\s?(?:을\s?)?(?:놀|갖고\s?놀|가지고\s?놀|우습게|바보로|무시하)|장난(?:해|하|치|합|이에|인가)\S{0,3}(?:\?|요|니까|냐|세요)|(?:저|나|환자|고객|손님|사람)\S{0,2}\s?(?:자꾸\s|계속\s|왜\s|지금\s|이렇게\s)?무시(?:해|하|합|당)|말이\s?(?:됩니까|되나요|돼요\s?\?|되냐)|이럴\s?거(?:면|였으면)|이럴거면|이따위|이딴\s?식|이런\s?식으로\s?(?:\S{1,4}\s)?(?:할|하|장사|영업|응대)"
    r"|(?:너무하|너무들?\s?하|해도\s?해도\s?너무)\S{0,5}(?:네|시|요|는거|는\s?거)|어이가?\s?없|기가\s?(?:막|차)|황당(?:하|해|한)|뭐\s?하자는|뭐하는\s?짓|불쾌(?:하|해|했)|성의\s?(?:가\s?)?없|최악이|사기\s?(?:치|꾼|병원)|양아치"
    r"|^(?=.*(?:답|연락|전화|응대|직원|간호사|봇|상담원|환불|예약금|기다)).*(?:열\s?받|빡치|화가\s?(?:나|납|치|난)|화나(?:네|요|게|서)|속\s?터|답답(?:해\s?(?:죽|미치)|하네))"
    r"|불친절(?:해|하(?!다[는던]|지\s?않)|했|합|이|함)|(?:싸가지|싸가지가|예의가|예의|매너가|태도가)\s?\S{0,4}\s?(?:없|엉망|별로|그게)|(?:로봇|로보트|기계|챗봇|봇|AI|자동\s?응답)\S{0,3}\s?(?:이랑|하고|랑|한테|말고|만|밖에)?\s?(?:\S{1,6}\s){0,2}?(?:싫|말\s?(?:하기|섞기)\s?싫|답답|지겹|지긋|짜증|됐고|말고\s?사람|아니고\s?사람|그만)|짜증(?:나|납|이)\S{0,3}\s?.{0,10}(?:답|연락|전화|봇|기계|응대|병원)|(?:답|연락|전화|봇|기계|응대|병원).{0,16}짜증"
    r"|(?:말만\s?(?:번지르르|그럴|앞서|하고)|(?:환불|돈|예약금|연락|답|설명)\S{0,3}\s?(?:도\s)?(?:제대로\s)?안\s?(?:해\s?)?(?:주고|돌려주고|하고)\s?(?:뭐|지금|장난|도대체))|(?:도대체|대체)\s?(?:며칠|얼마나|언제까지|몇\s?번)\S{0,2}\s?(?:을\s|를\s)?(?:더\s)?(?:기다|물어|전화|말)|세\s?번째\s?(?:묻|물어보|말)는데|벌써\s?(?:\d|몇|두|세|네)\s?번째"
    r"|\b(?:(?:this is |it'?s |that'?s )?(?:the |my )?(?:second|third|fourth|fifth|\d(?:nd|rd|th)|umpteenth) (?:time|message)\b(?!.{0,20}\b(?:surgery|procedure|visit|baby|filler|botox)\b).{0,24}\b(?:ask\w*|writ\w+|messag\w+|call\w*|contact\w*|tell\w*|no (?:reply|answer|response))|(?:all i (?:ever )?get is|keep getting|sick of|tired of|enough of|fed up with|talking to) (?:\w+ ){0,3}(?:robots?|bots?|machines?|canned|automated|auto(?:matic)?)|(?:canned|automated|robot\w*|useless|scripted) (?:repl\w+|answers?|responses?|messages?)(?= |[.!,]|$)|stop (?:sending|giving) me (?:the same|canned|automated)"
    r"|(?:this|that|it)(?: is|'s) (?:\w+ )?(?:ridiculous|unacceptable|outrageous|a joke|insane|disgraceful|pathetic|infuriating)|(?:so|very|really|extremely|incredibly|unbelievably) (?:rude|unprofessional|unhelpful|dismissive)|(?:was|were|is|are|been) (?:\w+ )?rude\b|(?:you|they|everyone|everybody|people|staff|nobody)\b.{0,16}\b(?:ignor(?:e|es|ed|ing) (?:me|my|us)|hung up on)|(?:being|been|getting|got|feel) ignored|(?:worst|terrible|awful|horrible) (?:service|clinic|experience|hospital|customer)|(?:no ?(?:one|body)|never) (?:\w+ ){0,2}(?:got|gotten|gets|comes?|came) back to me|(?:hear|heard) nothing|heard back(?= nothing)|waste of (?:my )?time|are you (?:kidding|joking)|(?:for|over|more than) (?:\w+ )?(?:days|weeks?|hours) (?:and|but|with) (?:still )?(?:no|nothing|nobody))\b",
    re.IGNORECASE,
)
_NOT_ANGRY = re.compile(
    r"(?:(?<!불)친절|좋|만족|감사|고마|다행|기뻐|놀랐)\S{0,3}(?:해서|았|었|했|합|해요|네요|워요|드려)|후기|소문|리뷰\s?(?:보|봤)|다른\s?(?:병원|데|곳)|딴\s?(?:데|병원)|전에\s?(?:간|갔던|다니던)|\b(?:another|other|previous|old|last) (?:clinic|hospital|doctor|surgeon)|\breviews?\b|(?:죄송|미안)(?:해요|합니다|한데|하지만|드)|수술로\s?봇|로봇\s?수술|농담|ㅋㅋㅋ",
    re.IGNORECASE,
)
"""Praise with such a word, another clinic, and who excuses themselves."""
_PRAISES = re.compile(r"(?<!불)친절(?:해서|하셔서|해요|하시|하네|했)|감사(?:해|합|드)|고마[워웠]|만족(?:해|했|스)|좋았")


@once
def waits_in_vain(text: str) -> bool:
    """Whether somebody has waited for a call or an answer and none came: "하여튼 전화가 안 와", "waiting since morning"."""
    words = text.strip()
    return len(words) <= LONGEST and _WAITS_IN_VAIN.search(words) is not None and _NO_WAIT.search(words) is None


@once
def complains(text: str) -> bool:
    """Whether the words complain in so many words: of having said it often, of an answer that is none, with a threat."""
    if _is_angry(text):
        return True
    words = text.strip()
    is_one = _COMPLAINS.search(words) is not None and _CALM.search(words) is None
    return len(words) <= LONGEST and (is_one or waits_in_vain(words))


_LONGER = 200  # Letters of an angry message with more than one matter.


def _is_angry(text: str) -> bool:
    words = " ".join(text.split())
    return (
        len(words) <= _LONGER and _ANGRY.search(words) is not None and not (_NOT_ANGRY.search(words) or praises(words))
    )


def praises(text: str) -> bool:
    """Whether the clinic is praised, be it beside a word of complaint: "불친절하다더니 친절해서 놀랐어요"."""
    return _PRAISES.search(text) is not None


@once
def asked_beside(text: str) -> str:
    """What stands beside a complaint in sentences of its own; empty where nothing does."""
    parts = sentences(text)
    rest = [part for part in parts if not (complains(part) or waits_in_vain(part))]
    return " ".join(rest) if len(rest) < len(parts) else ""


_TO_REPORT = re.compile(
    r"(?:어디|어디에|어디다|어디로|누구한테|어느\s?기관)\S{0,3}\s?(?:다가?\s)?(?:(?:개인\s?정보|정보)\S{0,2}\s)?(?:신고|고발|제보|민원)\S{0,2}\s?(?:해|하|할|넣|접수|가능|되)\S{0,6}[\s?.!]*$"
    r"|신고(?:는|를|하려면|할\s?데|할\s?곳|처)\S{0,3}\s?(?:어디|누구|어떻게|알려|있)|\bwhere (?:can|do|should) i (?:report|complain)\b|\bwho (?:can|do|should) i (?:report|complain)\b",
    re.IGNORECASE,
)


def asks_where_to_report(text: str) -> bool:
    """Whether it is asked where this could be reported, and nothing else: "어디다 신고해요"."""
    return len(text) <= LONGEST // 2 and _TO_REPORT.search(text.strip()) is not None


_SUSPECTS = re.compile(
    r"(?:사람|직원|상담원|상담사|알바|누가|누군가|간호사|실장님?|원장님?)\S{0,2}\s(?:\S{1,6}\s)?(?:치고|타자\s?치고|타이핑\s?하고|쓰고|적고|써\s?주고|대답하고|답장하고)\s?(?:있|계)\S{0,3}\s?(?:거|것|건|게)?\S{0,2}\s?(?:죠|지요?|나요|가요|요\?|아니|맞)"
    r"|^(?:혹시\s|저기\s|근데\s|솔직히\s)?(?:실장|원장|상담사|상담원|직원|간호사|선생|담당자)(?:님|분)?\s?(?:아니(?:에요|예요|세요|신가요|죠|십니까|야)|이(?:세요|신가요|죠|에요)|맞(?:죠|으세요|으시죠|나요))\s?[?]*[\s!~ㅋㅎ]*$"
    r"|\b(?:a |real )?(?:human|person|staff|someone) (?:is )?(?:typing|behind (?:this|it|the))\b",
    re.IGNORECASE,
)


def suspects_a_person(text: str) -> bool:
    """Whether somebody believes that a person writes the answers: "뒤에서 직원이 치고 있는 거죠?", "실장님 아니에요?"."""
    return len(text) <= LONGEST // 2 and _SUSPECTS.search(text.strip()) is not None


_BEFORE = r"^(?:(?:아|아니|어|음|저기|글쎄|그럼|그러면|근데|그래서|도대체|대체|지금|네|예|됐고|그냥|혹시|진짜)[\s,.!]{1,3}){0,4}"
_WHEN_THEN = re.compile(
    rf"{_BEFORE}(?:안\s?(?:되|돼)\S{{0,2}}\s)?(?:언제쯤?|몇\s?시(?:쯤|에)?)\s?(?:되|돼|가능|연결|답|통화|사람)\S{{0,5}}(?:\s?(?:되|돼|와|오|해)\S{{0,5}})?[\s?.!]*$"
    rf"|{_BEFORE}얼마나\s?(?:더\s)?(?:기다|걸[려리])\S{{0,4}}(?:\s?(?:되|돼|하)\S{{0,5}})?[\s?.!]*$"
    r"|\b(?:how (?:much )?long(?:er)? (?:do i|must i|will i|should i|is the) (?:have to )?wait|when (?:will|can) (?:someone|somebody|i (?:talk|speak)|they|a person))\b",
    re.IGNORECASE,
)
_I_CALL = re.compile(
    rf"{_BEFORE}(?:제가|내가|저희가|직접|먼저)\s(?:(?:직접|먼저|지금|그냥|다시|그쪽으로)\s){{0,2}}(?:(?:전화|통화)\S{{0,2}}\s?(?:하|걸|드리|해|넣)|걸)(?:으?면|도|어도|ㄹ까)?\s?(?:\S{{1,6}}\s)?\S{{0,6}}(?:나요|까요?|까|가요|돼요|되요|되죠|죠|지요|요\?)[\s?.!]*$"
    rf"|{_BEFORE}(?:그쪽|거기|병원|대표)\S{{0,2}}\s?(?:전화\s?)?번호(?:가|는|좀|요|이)?\s?(?:뭐|몇|알려|어떻게|좀|주|불러)?\S{{0,8}}(?:\s\S{{1,4}})?[\s?.!]*$"
    r"|\b(?:can|should|may) i (?:just )?call you\b|\bif i call(?: you)?,? (?:will|do|does)\b",
    re.IGNORECASE,
)
_A_PERSON = re.compile(
    rf"{_BEFORE}(?:사람|상담원|상담사|직원|담당자|실장님?|책임자)(?:을|를|이|좀|이랑|하고|한테)?\s?(?:좀\s)?(?:대|내놔|내놓|데려\s?오|나오|바꾸|바꿔\s?달|불러\s?달|연결하|연결해\s?달|찾|원한다)(?:라|으라)?(?:니까|고|구|ㄴ다고|다고|는데|는\s?거)\S{{0,3}}[\s.!~?ㅡ]*$",
)


def asked_while_waiting(text: str) -> str:
    """What somebody asks who waits for a person: "when" it will be, whether to call ("i_call"), or for a person once more ("person");
    empty for all other words."""
    words = in_standard(text.strip())
    if len(words) > LONGEST // 2:
        return ""
    if _WHEN_THEN.search(words):
        return "when"
    return "i_call" if _I_CALL.search(words) else "person" if _A_PERSON.search(words) else ""

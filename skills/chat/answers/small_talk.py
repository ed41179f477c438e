"""What people say in between: who speaks here (A-1), thanks, goodbyes, complaints. Nothing of it is kept or filed."""

from __future__ import annotations

from skills.conversation import Call, Card, Reply
from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once
from skills.fields.secrets import mask_secrets
from skills.turn import Flow, Turn
from skills.understanding.questions import asks

COURTESIES = frozenset({"thanks", "bye", "ok"})  # After which nobody needs a person.
MOST = 2  # Bubbles beside which one more fits.
SAID_BY_THE_FORM = frozenset({"age", "phone"})  # Questions that refuse such a number in their own words.


_REMARK = re.compile(
    r"(?:[가-힣]네|네요|군요|구나|[어아해]요|서요|거든요|는데요?|[게께]요|습니다|겠다|했다|이에요|예요|다)[\s.!~ㅠㅜㅋㅎ;]*$"
)
_WISHES = re.compile(r"싶|주세요|줘|해\s?주|부탁|원해|필요|신청|예약|상담|접수|취소|삭제|지워|바꿔|변경")
"""What a remark ends with, and what makes it a wish."""


_LONGEST, _SHORT_TALK = 200, 60  # Characters: a longer text tells a story, of which small talk would be no answer.
_NATURE = re.compile(
    r"(?:로봇|챗봇|봇|인공지능|에이아이|ai|기계|자동응답|챗?gpt|지피티)"
    r"(?:이신|이에|이야|이세|이죠|이지|인가|인지|예요|에요|입니까|이랑|하고|랑|맞|아니|냐|야|임|죠|니|이$|$)"
    r"|(?:^|진짜|실제|정말|지금|혹시)사람(?:이신가|이에요|이예요|이세요|이야|인가요|인지|맞|아니|이죠|이랑(?:얘기|대화|말)하고있)"
    r"|누구(?:랑|하고|한테)(?:지금)?(?:말|얘기|이야기|대화|채팅)(?:을|를)?(?:하고있|하는|나누)"
    r"|^(?:너|넌|당신|그쪽|근데)?(?:은|는)?(?:누구|뭐)(?:야|니|냐|임|세요|신가요|신지요?|예요|에요)[?!.~ㅋ]*$"
    r"|areyou(?:an?|the)?(?:real)?(?:robot|bot|ai|human|person|machine)|isthisabot|amitalkingto"
)
_SHORT_THANKS = 10
_THANKS = re.compile(r"감사|고마[워웠]|고맙|ㄱㅅ|땡큐")
_WISHES_WELL = re.compile(r"감사|고마[워웠]|고맙|ㄱㅅ|땡큐|수고|\bthanks?\b|\bthank you\b", re.IGNORECASE)
_PRAISE = re.compile(
    r"친절(?:하셨|하시네|하세요|하시더|했어요)|칭찬|복\s?(?:많이\s)?받으|잘\s?(?:끝났|됐|마쳤|나왔).{0,10}(?:감사|고마|고맙)|너무\s?만족|(?:맘|마음)에\s?(?:쏙\s)?들.{0,8}(?:감사|고마|고맙)|최고[예에]요"
)
_THANKS_ABROAD = re.compile(
    "(?:非常|好的?|はい|どうも)?[,，、]?(?:谢谢(?:你|您)?|多谢|謝謝|ありがとう(?:ございます|ございました)?)[!！。.]*|(?:ok(?:ay)?|cool|great|nice|perfect)?,?(?:ty|thx|tysm|cheers)[!.~]*"
)
_COMPLAINT = re.compile(
    r"(?:불만|불편|건의)(?:사항)?\S{0,2}(?:은|는|을|를|이)?(?:어디|누구|어떻게)|법적(?:으로|인)|고소|이따(?:구|위)|왜(?:케|이래)요?$|신고(?:합니다|한다)|원장.{0,4}(?:나와|내놔)|(?:시간|분|일|주|흘|틀)째(?:기다|연락|전화|답)|한통(?:이|도)?없|이게뭡니까|이게뭐(?:예요|에요|야)$|시간(?:이나|을|째|이상)?기다렸|같은말만|장난(?:해|하|합|치|칩|쳐)|(?:연락|답|전화)(?:이|도|을)?(?:없잖|안오잖|안주잖|왜안|피하|씹)|망쳐|망쳤|나오라(?:고|그)|책임자(?:좀)?(?:바꿔|바꾸|나와|나오)|리뷰.{0,6}(?:올립|올릴|올리겠)|연락(?:을)?안(?:주|하)면|(?<!면)책임(?:져|지라|지세|지셔|지시|질)|무료로다시(?:해|하)|(?:이름|수술명|시술명|병명)(?:을|를|까지|도).{0,16}(?:크게(?:부르|말|불)|말했)|^(?:정말|너무|진짜|엄청)?(?:창피|수치스러[웠]?)(?:했|웠)?(?:어요|습니다)[ㅠㅜ.!]*$|사과(?:를)?(?:원하|원합)|어이(?:가|도)?없|황당|화나|화가나|뭐하(?:는|자는)거"
    r"|사기(?:꾼|치|친|당)|양아치|개판|씨발|시발|ㅅㅂ|ㅆㅂ|병신|존나|꺼져|개새|니들|부숴버|부셔버|가만안|합의금|설명(?:이랑|과|하고|이)?(?:너무|많이|전혀)?다[르릅른]|병원(?:에서|이)부담|시스템좀고|효과(?:가|도)?(?:하나도|전혀)없|소문났|배상(?:해|하)|너무하(?:네|시|잖|는거)|망가졌|망가뜨|안돌려(?:줘|주)|하루종일기다|며칠째기다|몇시간째기다"
    r"|(?:서비스|응대|대응|병원|직원|상담).{0,8}(?:별로|최악|엉망)|왜(?:아직)?(?:도)?(?:연락|답|답변|전화)(?:이|도|을|가)?(?:없|안)|(?:연락|답|답변|전화)(?:이|도|을|가)?(?:왜|아직도)(?:없|안)|남겼는데왜"
    r"|scam|terrible|awful|worst|nobody(?:has)?(?:called|call|answered|replied)|noone(?:has)?(?:called|answered|replied)|i(?:will|'ll)sue|mylawyer"
    r"|불친절|싸가지|무례|예의가?없|막말|반말|건방|불쾌|무시당|쌀쌀맞|퉁명|어쩔(?:건데|거예|거에|꺼)|(?:무료|공짜)로해(?:줘야|주셔야|줘라)|말이안통|항의|민원|컴플레인|고소할|고소하겠|신고(?:할|하겠|하고싶)|소비자원|사과하(?:세|라)|사과받|짜증나|열받"
    r"|(?:직원|간호사|실장|원장|상담사|병원).{0,20}(?:한테|에게).{0,14}(?:말했|얘기했|알렸|떠들|흘렸|소문)"
    r"|told(?:my|a)[a-z]{3,9}about(?:my|me)|that'?sillegal|breach(?:of|ed)|withoutmy(?:consent|permission)"
    r"|makeacomplaint|rudestaff|sorude"
)
_CLAUSES = re.compile(r"(?<=[요다죠])[\s,.!~ㅎㅋㅠㅜ^]{1,9}|[.!~\n]{1,9}")
_KIND = re.compile(
    r"감사|고마[워웠]|고맙|땡큐|덕분|친절(?:하셔|하게|한|하시)|만족|잘\s?(?:됐|되었|끝났|나왔|받았|받고|마쳤)|자신감|행복해[졌지]"
)
_FILLED = re.compile(r"(?:네|예|넵|아|그럼|정말|진짜|너무|[\s,]){1,12}")
_PARTING = re.compile(
    r"수고\s?(?:하|많|하셨)|고생\s?(?:하|많)|봬|뵐|뵙|안녕히|들어가세|좋은\s?(?:하루|밤|저녁|주말|시간)|(?:또|다시|나중에|다음에).{0,4}(?:연락드릴|연락할|찾아뵐|올)\s?(?:게|께)|푹\s?쉬|조심히|건강하세|행복하세|복\s?(?:많이\s)?받|굿밤|잘\s?자요|편안한\s?밤"
)
_HANDED_ON = re.compile(
    r"(?:원장|선생|실장|간호사|직원|상담사|모두|다들)\S{0,3}(?:께|한테|에게|분들께)(?:도)?\s?(?:\S{1,4}\s)?(?:전해|안부)\S{0,2}\s?(?:주세요|줘요?|드려\s?주세요|부탁\S{0,6})"
)
_MOST_COURTEOUS = 80  # Letters.
_JUST_TESTING = re.compile(r"(?:테스트|test|testing)(?:중|입니다|이에요|요|임)?[\d!.~ㅋㅎ]*")
_JOKE = re.compile(
    r"(?:아니?)?(?:그냥)?(?:농담|장난|장난친거|해본말|뻥)(?:이에요|예요|이야|임|이었어요|입니다|이요)[ㅋㅎ!.~^]*|(?:just|only)(?:kidding|joking)|jk"
)
_ASKS_LEAVE = re.compile(
    r"(?:저기요?|혹시|그럼|근데|그거|거기|이어서|추가로|그리고|안녕하세요|뭐|하나|한가지|몇가지|좀|만|더|[,.!]){0,6}"
    r"(?:(?:물어|여쭤)(?:봐도|볼게|볼까|볼래|볼거|볼것|보고싶)|질문(?:이|하나|좀){0,2}(?:있|드려도|해도|할게)|궁금한(?:게|거|것|점)(?:이|하나|더){0,2}있)"
    r"[가-힣]{0,7}[?.!~ㅎㅋ]{0,4}"
    r"|(?:hi|hello|hey|so|ok|sorry|[,!]){0,3}(?:(?:can|may|could)iask(?:you)?(?:something|a(?:quick)?question|onemore(?:thing|question))"
    r"|(?:ihave|i'vegot)(?:a|another|onemore)question|quickquestion|onemorequestion)(?:else)?[?.!]{0,3}"
)
_CHAT = re.compile(
    r"^(?:너|넌|지금)?(?:(?:밥|점심|저녁|아침|커피)(?:은|는)?(?:먹었|드셨|마셨|먹음)|뭐(?:해|하니|하고있)|심심|놀아|노래|끝말잇기|농담(?:해|하나)|바보|멍청|(?:오늘|요즘)?날씨|배고|졸려|외로|여친|남친|결혼했)"
)
_FOND = re.compile(
    r"(?:귀엽|귀여|웃기|재밌|재미있|똑똑하|신기하)(?:네|다|시네|워)?요?[ㅋㅎ!.~]*$|^사랑해요?[ㅋㅎ!.~]*$"
)
_ASKS_FOR_STAFF = re.compile(
    r"^(?!.*[여남](?:자|성|의사)).*(?:실장|원장|부장|상담사|상담원|직원|선생|간호사|담당자)(?:님|분)?\S?\s?(?:좀\s|지금\s|오늘\s)?(?:안\s?)?(?:계세요|계신가요|계시나요|계십니까|계신지요?)[?\s]*$"
)
_WORRY = re.compile(r"무서[워웠]|무섭|겁\s?(?:나|이)|두려|불안|떨려|긴장\s?(?:돼|되)|(?:걱정|고민)\s?(?:돼|되|이|중)")


_ABOUT_DATA = re.compile(
    r"정보|(?:한테|에게).{0,20}(?:말했|얘기했|알렸)|유출|소문|흘[렸린]|책임자\s?(?:연락처|번호|누구)"
    r"|\b(?:data|privacy|told my|without my consent)\b"
)


def complains_of_data(text: str) -> bool:
    """Whether a complaint is about one's data, which is the privacy officer's."""
    return _ABOUT_DATA.search(text) is not None


@once
def topic_of(text: str) -> str:
    """ "nature" where it is asked in so many words who speaks here, "sorry" for a complaint; empty for neither."""
    said = "".join(text[:_LONGEST].split()).casefold()
    if len(said) > _SHORT_TALK:
        return _courtesy(text)
    if _THANKS_ABROAD.fullmatch(said) or (len(said) <= _SHORT_THANKS and _THANKS.search(said) and not asks(text)):
        return "thanks"
    if (topic := _courtesy(text)) != "":
        return topic
    if _PRAISE.search(text) and not asks(text) and not _COMPLAINT.search(said):
        return "thanks"
    if (topic := _in_passing(said, text)) != "":
        return topic
    return "nature" if _NATURE.search(said) else "sorry" if _COMPLAINT.search(said) else ""


def _courtesy(text: str) -> str:
    """ "thanks" or "bye" where each clause of the words is courteous ("수고 많으셨어요 다음에 봬요"); empty for all others."""
    text = _HANDED_ON.sub(" ", text)
    said = [one for one in _CLAUSES.split(text.strip()) if not _FILLED.fullmatch(one) and one]
    if not said or len(text) > _MOST_COURTEOUS or asks(text) or _WISHES.search(text):
        return ""
    kind = [_KIND.search(one) is not None for one in said]
    if not all(is_kind or _PARTING.search(one) for is_kind, one in zip(kind, said, strict=True)):
        return ""
    return "thanks" if any(kind) and not _PARTING.search(said[-1]) else "bye"


def _in_passing(said: str, text: str) -> str:
    """Trying out, asking whether somebody is in, joking, or being afraid, where nothing else is said."""
    if _JUST_TESTING.fullmatch(said):
        return "testing"
    if _ASKS_LEAVE.fullmatch(said):
        return "listening"
    if len(said) <= _SHORT_THANKS * 2 and _CHAT.search(said):
        return "chat"
    if _ASKS_FOR_STAFF.search(text):
        return "staff"
    if _JOKE.fullmatch(said):
        return "ok"
    if len(said) <= _SHORT_THANKS * 2 and _FOND.search(said):
        return "ok"
    is_worry = len(said) <= _SHORT_THANKS * 2 and _WORRY.search(text) is not None and not asks(text)
    return "worry" if is_worry else ""


def nod(turn: Turn) -> Reply:
    """To a yes where nothing was asked; one that brings thanks along is thanked for: "네 감사합니다 수고하세요"."""
    return answer(turn, "thanks" if _WISHES_WELL.search(turn.message.text) else "ok")


def is_a_remark(text: str) -> bool:
    """Whether words only tell something, and want nothing."""
    return _REMARK.search(text.strip()) is not None and _WISHES.search(text) is None


def answer(turn: Turn, topic: str) -> Reply:
    """As people do; a complaint gets a sorry and the ways to a person."""
    if topic == "sorry":
        return _sorry(turn)
    words = ("consult", "menu") if topic in COURTESIES else ("consult", "person", "menu")
    return turn.reply(turn.bubble(f"talk.{topic}"), choices=turn.choices(*words), skill="talk", step=topic)


def introduced(turn: Turn, reply: Reply) -> Reply:
    """The very first answer says in one line who speaks, whatever it is about; the welcome says so itself, and nothing
    stands in front of 119 (A-1, H-3)."""
    if not turn.talk.is_new or turn.talk.gone or reply.step in ("menu", "nature") or turn.message.event is not None:
        return reply
    line = turn.bubble("talk.i_am")
    return reply.after(line) if reply.skill == "emergency" else reply.before(line)


def without_secrets(turn: Turn, reply: Reply, step: str | None) -> Reply:
    """Who writes the number of a card or of an identity paper is told in front of the answer not to, and what is kept of it."""
    if turn.message.choice is not None or step in SAID_BY_THE_FORM or len(reply.bubbles) > MOST:
        return reply
    has_one = reply.skill != "emergency" and mask_secrets(turn.message.text).found
    return reply.before(turn.bubble("talk.secret")) if has_one else reply


def _sorry(turn: Turn) -> Reply:
    call = Call(turn.say("handoff.call"), turn.clinic.phone)
    return turn.reply(
        Card(turn.say("talk.sorry.title"), turn.say("talk.sorry", phone=turn.clinic.phone), (call,)),
        choices=turn.choices("person", *(("status",) if turn.talk.case_id else ()), "officer", "menu"),
        skill="talk",
        step="sorry",
    )


FLOW = Flow("talk", lambda turn: answer(turn, "nature"), while_suspended=True)

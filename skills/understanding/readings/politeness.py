"""What is wished for in a polite question or in the language of letters, as one would say it plainly.

"…로 바꾸면 안 될까요?" and "삭제를 요청드립니다" are no questions and no stories: they ask for something to be done.
And thanks in any shape that people give them: in loan words, to a young man or a robot, with a good day wished along.
Here: words. Not here: what is wished, and whether it is done."""

from __future__ import annotations

from skills.fields.reading import patterns as re
from skills.fields.reading.dialects import in_standard
from skills.fields.reading.remembering import once

LONGEST = 80  # Letters: longer words tell more than a wish.
_END = r"\s?[?.!~ㅠㅜ\s]*$"
_MAY = r"(?:가능\S{1,4}|괜찮\S{1,5}|[될되돼]\S{1,4})"
WISH = "고 싶어요"
_BINDING = re.compile(r"동의|접수|신청|(?<![가-힣])(?:안|못)\s.{1,8}면\s|않으?면")
"""What a question whether one may is no yes to, and what one would rather not do."""
_DO = "해 주세요"
_PLAINLY = (
    (
        re.compile(
            rf"주(?:실|시는)\s?(?:수\s?(?:있|없)\S{{1,5}}|래요|까요)(?:\s?\S{{1,3}}요)?{_END}|주시겠(?:어요|습니까){_END}"
        ),
        "주세요",
    ),
    (re.compile(rf"주시면\s?안\s?(?:[될되](?:까|나|는지|런지|려나)\S{{0,3}}|[될되돼]\S{{1,4}}\s?\?){_END}"), "주세요"),
    (re.compile(rf"주시면\s?(?:{_MAY}|감사\S{{1,6}}|고맙\S{{1,6}}|좋겠\S{{1,5}}){_END}"), "주세요"),
    (
        re.compile(rf"주시기(?:를|만)?\s?(?:바랍니다|바라요|바래요|바라겠\S{{1,4}}|부탁\S{{1,5}}|요청\S{{1,5}}){_END}"),
        "주세요",
    ),
    (re.compile(rf"주셔야\s?(?:돼요|됩니다|되요|해요|합니다|하는데요?){_END}"), "주세요"),
    (re.compile(rf"주셨으면\s?(?:합니다|해요|하는데요?|좋겠\S{{1,5}}|싶\S{{1,5}}){_END}"), "주세요"),
    (re.compile(rf"고\s?싶은데요?,?\s?(?:혹시\s)?{_MAY}{_END}"), WISH),
    (re.compile(rf"(?<=[하꾸기우받내리])(?:으)?면\s?안\s?{_MAY}{_END}"), WISH),
    (re.compile(rf"하고자\s?(?:합니다|해요){_END}"), "할게요"),
    (
        re.compile(
            rf"(?:을|를)?\s?(?:정중히\s|정식으로\s|공식적으로\s)?(?:요청|요구|부탁|희망)\s?(?:드립니다|합니다|드려요|해요|드리겠습니다|하겠습니다|드리고자\s?합니다){_END}"
        ),
        _DO,
    ),
)
_AT_A_TIME = re.compile(
    r"(?:[후전녁침낮밤말중주달일시반분쯤경때제]에|(?:\d|[한두세네섯곱덟홉열])\s?시|이?후|으?로|쯤|경|때|에만)$"
)
"""What is not done but had: "오후에 부탁드려요"."""
_REPORTED = re.compile(
    r"^(?:[가-힣]{1,6}(?:이|가|께서|은|는)\s)?(?P<asked>.{2,50})냐(?:는데요?|고\s?(?:하네요?|하시네요?|하세요|하셔서요?|묻\S{1,3}|물어\S{1,4}|해요|하는데요?|그러네요?|그래요|하던데요))[\s.!~]*$"
)
"""What somebody else wants to know: "엄마가 어디에 쓰냐는데요"."""
_ALL_OF_IT = re.compile(r"\s일체(?:의|를|에\s?대한)?\s")


def _put_directly(told: re.Match[str]) -> str:
    asked = told["asked"]
    return f"{asked[:-1]}건가요?" if asked.endswith("거") else f"{asked}나요?"


@once
def plainly(text: str) -> str:
    """The words as one would say them plainly; unchanged where they are plain."""
    words = text.strip()
    if len(words) > LONGEST:
        return text
    words = _REPORTED.sub(_put_directly, _ALL_OF_IT.sub(" 모두 ", words))
    for polite, plain in _PLAINLY:
        if (found := polite.search(words)) is not None:
            is_asked = plain == WISH and _BINDING.search(words) is not None
            if is_asked:
                return text
            before = words[: found.start()]
            return before + (" 주세요" if plain == _DO and _AT_A_TIME.search(before) else plain)
    return words if words != text.strip() else text


MOST_THANKS = 60  # Letters; who writes more tells of something.
_NO_WORD = re.compile(r"[^0-9a-z가-힣ㄱ-ㅎ?？]+")
_LAUGHTER = re.compile(r"[ㅋㅎㅠㅜ]{1,20}")
_GOOD_DAY = re.compile(
    r"(?:좋은|즐거운|행복한|편안한|편한|따뜻한|따듯한|멋진|굿)\s?(?:하루|주말|저녁|오후|오전|아침|밤|명절|연말|한\s?주|시간|나날|연휴|일)"
    r"|새해\s?복|복\s?(?:많이\s?)?(?=받)|have a (?:nice|good|great|lovely|wonderful) (?:day|evening|night|weekend|one|time)"
)
_THANKS = re.compile(
    r"(?:정말|너무|진짜|대단히|베리|무지|늘|넘)?(?:감사|감쟈|캄사|캄솨|감솨|고맙|고마[워우버와웠]|땡큐|땡규|땡쓰|땡스|떙큐|쌩유|쌩큐|생큐|탱큐|탱규|댕큐|ㄱㅅ|ㄳ)[가-힣ㄱ-ㅎ]{0,7}"
    r"|(?:ㄱㅅ){2,4}|thx|thanx|thanks|thank|thankyou|tysm|ty|tnx|cheers"
)
_NOT_THANKS = re.compile(r"[가-힣]{1,10}(?:나요|까요|는데요?|은데요?|지만|려고요?|려면|텐데요?)")
_BESIDE = re.compile(
    r"네{1,4}|넹{1,3}|넵{1,4}|녭|넴|예|응|웅|엉|아|아하|오|우와|와|어머나?|아이고|아이구|에구|아유|이야|ㅇㅇ|ㅇㅋ|ok|okay|oh|오케이|오키|오케|알겠[가-힣]{1,5}|알았[가-힣]{1,4}|그럼|그래도|그라믄|정말|정말로|진짜|진심|너무|너무너무|무지|엄청|늘|항상|다들|다|참|역시|덕분에|덕택에|많이|매우|대단히|베리"
    r"|bunch|talk|soon|later|ton|tons|million|really|quick|reply|response|answer|info|information|that|this|it|being|kind|so|much|very|a|lot|you|u|uu|your|for|the|help|dear|mate|again|all|xoxo|bye|good|night"
    r"|친절[가-힣]{0,3}|빠른|빨리|바로|답변|답장|답|안내|설명|상담|도움|대답|응대|말씀|알려|도와|가르쳐|해|답해|설명해|주셔서|줘서|주시니|알려줘서|알려주셔서|도와주셔서|해주셔서|답해주셔서|설명해주셔서|됐어요|되었어요|굿|최고[가-힣]{0,4}"
    r"|(?:총각|아가씨|언니|오빠|누나|형|형님|선생님?|쌤|샘|젊은이|젊은\s?양반|양반|청년|아저씨|아줌마|아주머니|이모|삼촌|사장님?|실장님?|원장님?|부장님?|직원|상담원님?|상담사님?|간호사님?|기계|로봇|로보트|봇|챗봇|ai|학생|친구|새댁|처녀|우리|색시|자네|당신|임자)(?:님|분|들|분들|님들|양반|야|아|씨|요|도|께|한테)?"
    r"|수고[가-힣]{0,6}|고생[가-힣]{0,6}|욕보[가-힣]{0,4}|들어가[세시십이][가-힣]{0,3}|안녕히|계[세시십][가-힣]{0,3}|받[으아어][가-힣]{1,5}|보내[세시십셔요이라][가-힣]{0,4}|되[세시십셔][가-힣]{0,3}|건강하[세시십셔][가-힣]{0,3}|행복하[세시십셔][가-힣]{0,3}|조심하[세시십셔][가-힣]{0,3}|번창하[세시십셔][가-힣]{0,3}|복|새해|또|올게요?|올께요?|봬요|뵐게요|만나요|바이|바이바이|빠이|사랑해요|ㅂㅂ|ㅅㄱ|ㅅㄱㅇ|굿밤|굿나잇|푹|쉬[세시십][가-힣]{0,3}"
)
_PRAISE = re.compile(
    r"(?:(?:네|오|와|우와|아|역시|ㅋ|ㅎ)\s){0,2}(?:(?:답|답장|답변|대답|챗봇|로봇|봇|ai|채팅|톡|이거|여기|안내|설명|상담)(?:이|가|은|는|도)?\s)?(?:(?:진짜|정말|너무|참|엄청|완전|생각보다|되게|굉장히|꽤)\s){0,2}"
    r"(?:빠르|친절하|똑똑하|신기하|대단하|편하|편리하|잘하|귀엽|재밌|재미있|신속하|자세하|상세하)(?:시?네요?|시?군요|시?구나|어요|아요|다|당)"
)
"""What is said in praise of the answers: "답이 빠르네요"."""
_FAREWELL = re.compile(r"수고|고생|욕보|들어가|안녕히|바이|빠이|ㅂㅂ|ㅅㄱ|굿밤|굿나잇|또\s|\bbye\b")


@once
def thanks(text: str) -> str:
    """ "bye" where thanks are given and a goodbye or a good day is wished along, "thanks" for thanks alone; empty for all
    words that say anything else beside them."""
    said = text.strip().casefold()
    if not 0 < len(said) <= MOST_THANKS or any(sign.isdigit() for sign in said):
        return ""
    plain, wished = _GOOD_DAY.subn(" ", " ".join(_NO_WORD.sub(" ", in_standard(said)).split()))
    words = [word for word in plain.split() if not _LAUGHTER.fullmatch(word)]
    words, praised = _PRAISE.sub(" ", " ".join(words)).split(), _PRAISE.search(" ".join(words)) is not None
    if praised and not words:
        return "thanks"
    given = [word for word in words if _THANKS.fullmatch(word) and not _NOT_THANKS.fullmatch(word)]
    if not given or not all(word in given or _BESIDE.fullmatch(word) for word in words):
        return ""
    return "bye" if wished or _FAREWELL.search(plain) else "thanks"

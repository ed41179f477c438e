"""Somebody is beaten, threatened, followed or was raped: 112 is named beside 119. What is a film, a joke, a figure of speech, a
ball, a needle, or of long ago, is none of it.

Here: words of violence. Not here: an accident that befalls somebody (`talk.accidents`)."""

# ruff: noqa: E501  (what people do to each other is easier to read and to extend in one long line)

from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import sentences
from skills.fields.reading.dialects import in_standard
from skills.understanding.spelling import cut_to_ends

_WHO = (
    r"(?:(?:전\s?|저희\s|우리\s|제\s)?(?:남편|남친|남자\s?친구|신랑|애인|여친|여자\s?친구|와이프|아내|아빠|아버지|엄마|어머니|시아버지|시어머니|새아빠|새엄마|의붓아버지|장인|오빠|형|동거인|동거남|선배|후배|상사|사장님?|룸메이트|룸메|가족|이웃|윗집|옆집|아들|삼촌)"
    r"|누가|누군가|누구|어떤\s?(?:사람|남자|여자|놈)|모르는\s?(?:사람|남자|여자)|낯선\s?(?:사람|남자)|웬\s?(?:남자|사람)|그\s?(?:사람|남자|놈)|스토커|강도|깡패)"
)
_STRANGER = r"(?:누가|누군가|(?:어떤|모르는|낯선|웬|이상한)\s?(?:사람|남자|여자|놈|아저씨)|스토커|전\s?(?:남편|남친|남자\s?친구))"
_FROM = rf"{_WHO}(?:한테|에게|에게서|한테서|께)"
_BY = rf"{_WHO}(?:가|이|은|는|께서)?"
_GAP = r"\s?(?:\S{1,6}\s){0,3}?"
_STRIKES = (
    r"(?:때[렸려리린]|두들겨|두드려\s?(?:팼|패)|폭행|구타|목(?:을|도)?\s?(?:\S{1,2}\s)?(?:졸[랐라르]|조[르른였여])|발로\s?(?:찼|차요|차서|걷어)|협박|감금|가[뒀둬두]|칼(?:을|로)?\s?(?:들|찌[르른]|찔[렀러]|휘두)|흉기"
    r"|죽인[대다](?!면)|죽이겠[대다]|죽이려|죽여\s?버리|죽여버린|스토킹|쫓아(?:와요|온다|오고|옵|다[녀니](?!서)|왔는데)|미행|못\s?나가게|덮[쳤쳐])"
)
_SUFFERS = re.compile(
    rf"(?:^|\s){_BY}{_GAP}{_STRIKES}"
    rf"|(?:^|\s){_STRANGER}(?:가|이)?{_GAP}따라(?:와요|오고|옵|다녀|다니|붙)"
    rf"|{_FROM}{_GAP}(?:두들겨\s?|얻어\s?|또\s|뺨\S{{0,2}}\s?|얼굴\S{{0,2}}\s?)?맞[았고아]|{_FROM}{_GAP}(?:폭행|구타|성폭행|성추행|협박|강간|학대|스토킹)"
    r"|(?:^|\s)맞았\S{1,4}\s(?:\S{1,3}\s)?(?:남편|남친|남자친구|신랑|아빠|아버지|애인)(?:한테|에게)|(?:얻어|두들겨|흠씬)\s?맞[았고아]"
    r"|(?:성폭행|성폭력|강간|성추행|강제추행|데이트\s?폭력|가정\s?폭력|가폭|폭행|납치|감금|학대|스토킹|협박|불법\s?촬영)(?:을|를|도)?\s?(?:지금\s|또\s|계속\s|어제\s|방금\s)?(?:당[했하한해]|피해|받고\s?있)"
)
_SUFFERS_EN = re.compile(
    r"\b(?:(?:my|her|his) (?:\w+[- ])?(?:husband|wife|boyfriend|girlfriend|partner|ex|father|dad|mother|mom|brother|uncle|boss|roommate|stepfather|stepdad)|he|she|someone|somebody|a man|some guy|a stranger|they) (?:just |always |often |also |has |have |is |was |keeps |keep |has been )*"
    r"(?:hits?|hitting|beats?|beat(?:en|ing)?|punch(?:ed|es|ing)?|slapp?(?:ed|s|ing)?|kick(?:ed|s|ing)?|chok(?:ed|es|ing)|strangl(?:ed|es|ing)|stabb?(?:ed|ing)?|attack(?:ed|s|ing)?|assault(?:ed|s|ing)?|abus(?:ed|es|ing)|rap(?:ed|es|ing)|stalk(?:ed|s|ing)?|follow(?:s|ing)|chas(?:ed|es|ing)|threaten(?:ed|s|ing)?)\b(?: to (?:kill|hurt|beat|hit|stab))? (?:me|us|my (?:face|nose|eye|head|mother|mom|sister|child|kids?|daughter|son)|her|him)\b(?! (?:\d{1,4}s?|to|at|up with|home|back|out of|for|here|there)\b)"
    r"|\b(?:threaten(?:s|ed|ing)?|wants?|tried|trying|going) to kill (?:me|us|my (?:mother|mom|sister|child|kids?))\b|\b(?:i|she) (?:was|got|have been|'ve been|am being|was being|has been) (?:\w+ )?(?:raped|assaulted|molested|mugged|beaten|abused|attacked|stalked|kidnapped)\b|\b(?:rape|domestic violence) victim\b"
)
_THREATENS = re.compile(
    rf"(?:^|\s){_BY}\s(?:\S{{1,6}}\s){{0,2}}?\S{{0,3}}안\s?\S{{1,3}}면\s(?:\S{{1,4}}\s)?(?:때[리린]|죽[이인]|팬|팰|가만\s?안\s?[둔두])[대다거겠]"
)
"""What somebody says to do if the writer does not obey."""
_IN_JEST = re.compile(r"장난|농담|꿈|영화|드라마|소설|웹툰|게임")
_LAUGHS = re.compile(r"[ㅋㅎ]{2}|\blol\b|\bhaha")
_NOT_THAT = re.compile(
    r"작년|재작년|예전|옛날|어릴|어렸|학창|군대|\S{1,3}\s?(?:년|달|개월)\s?전|\S\s?때\s|적[이도]?\s?있|흉터|휘[었어]|재건|장난|농담|꿈|영화|드라마|소설|웹툰|게임|뉴스|노래|사주|딱\s?맞|잘\s?맞|취향|입맛|필러|보톡스|주사|실리프팅|알면|들키면|까\s?봐|것처럼|듯이|아니|않|없"
    r"|공에|같이\s?(?:왔|갔|가)|쫓아와서\s?같이|등\S{0,2}\s?(?:두드|때려)\s?(?:줬|주)|면\s|면요|동의|취소"
    r"|\byears? ago\b|\bused to\b|\bas a (?:kid|child|teen)|\bwhen i was\b|\bif\b|\blol\b|\bhaha|\bjok(?:e|ing)\b|\bmovie\b|\bfilm\b|\bgame\b|\bnot\b|n't\b|\bnever\b|\bscars?\b|\bcrooked\b|\blook\b|\bjackpot\b"
)


def suffers_violence(text: str) -> bool:
    """Whether one sentence tells of violence that is done to somebody now."""
    said = in_standard(cut_to_ends(text)).casefold()
    if _THREATENS.search(said) and not (_LAUGHS.search(said) or _IN_JEST.search(said)):
        return True
    if _LAUGHS.search(said) or not (_SUFFERS.search(said) or _SUFFERS_EN.search(said)):
        return False
    told = [one for one in sentences(said) if _SUFFERS.search(one) or _SUFFERS_EN.search(one)]
    return any(not _NOT_THAT.search(one) for one in told or [said])

"""An accident that has just befallen somebody, or a sign that is a sentence of its own: heard whatever is said beside it ("늦어요
차에 치였어요", "네 접수해주세요 피나요"). Who tells of a scar, of insurance, or of what was years ago, tells of no emergency."""

# ruff: noqa: E501  (what befalls people is easier to read and to extend in one long line)

from typing import Literal

from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import sentences
from skills.understanding.danger import hear
from skills.understanding.no_danger import ASKED_BEFORE
from skills.understanding.questions import asks
from skills.understanding.spelling import cut_to_ends, spell

_VERY = r"(?:\s?(?:방금|지금|아까|막|좀|살짝|크게|세게|심하게|심하게도|쾅|꽝|많이|확))?\s?"
_TOLD = r"(?:[어아]요|[어아]|습니다|는데요?|네요|고요?|거든요|음|대요|나\s?봐요|[어아]서)"
_CAR = r"(?:차|차량|자동차|승용차|트럭|버스|택시|오토바이|바이크|킥보드|전동킥보드|자전거|덤프|화물차|배달\s?오토바이)"
_ACCIDENT = rf"(?:(?:교통|접촉|추돌|충돌|자동차|차량?|추락|{_CAR})\s?사고|뺑소니)"
_HIGH = r"(?:계단|층계|사다리|지붕|옥상|난간|베란다|창문|담벼락|담장|[2-9이삼사]층|육교|높은\s?(?:데|곳)|에스컬레이터|오토바이|자전거|킥보드)"
_HOT = r"(?:불|불길|불꽃|뜨거운\s?\S{1,4}|끓는\s?\S{1,3}|끓던\s?\S{1,3}|기름|튀김\s?기름|국물|펄펄\s?끓는\s?\S{1,3}|염산|화학\s?약품)"
_PLACE = r"(?:집|저희\s?집|우리\s?집|가게|건물|주방|부엌|방|안방|거실|아파트|사무실|공장|창고|옆집|아래층|윗집|차|차량|엔진|병원|베란다|가스레인지|전기장판|콘센트|회사|학교)"
_BEFALLEN = re.compile(
    rf"{_CAR}(?:에|한테|랑|이랑|하고|와|과){_VERY}(?:치[였었]|치여|받[혔쳤]|들이받[혔았]|부딪[혔쳤히]|부딛[혔쳤]|부딧[혔쳤]|깔[렸려]|박[았혔]|충돌했|튕겨){_TOLD}?"
    rf"|{_ACCIDENT}(?:를|을|가|이|도)?{_VERY}(?:났|나서|나버렸|당했|당해서|낫어|있었어서)"
    rf"|(?:주차장|고속도로|도로|길|사거리|횡단보도|터널|현장|공사장|(?:오|가|운전하)다가?|(?:오|가)는\s?(?:길|중)|타고\s?오다가?)(?:에서?|에)?\s(?:차\s?)?사고(?:를|가)?{_VERY}(?:났|나서|당했)"
    rf"|(?:^|[요다]\s|차가?\s|지금\s|방금\s|크게\s|저\s|제가\s|(?:엄마|아빠|남편|아내|애|아이|아들|딸|친구)[가이]?\s)사고(?:를|가)?{_VERY}(?:났{_TOLD}|당했)"
    rf"|{_HIGH}에서{_VERY}(?:(?:넘어져|미끄러져)서?\s?)?(?:굴[렀러]|구[르른]|떨어[졌지져]|추락|뛰어내렸|미끄러[졌져])"
    rf"|{_HOT}(?:에|에다가?|을|를|한테){_VERY}(?:(?:손|팔|다리|얼굴|발|몸)[을를이가]?\s?)?(?:데[였었]|뎄|덴\s?(?:것|거)|디[었였]|화상)"
    rf"|(?:[애이들딸기주카]|엄마|아빠|남편|아내|친구|동생|지금|방금|아까|손|얼굴|팔|다리|발)(?:[가이에을를은는])?\s?화상(?:을|도)?{_VERY}(?:입었{_TOLD}|당했)|화상(?:을|도)?{_VERY}(?:입었{_TOLD}|당했{_TOLD}|입은\s?(?:것|거)\s?같)"
    rf"|(?:칼|면도칼|커터칼|가위|유리|유리창|유리조각|철판|톱)(?:에|로|한테)\s?(?:\S{{1,5}}\s){{0,2}}(?:베[였었]|베어\s?버|찢[어겼])|(?:개|강아지|멍멍이|고양이|진돗개|반려견|뱀|원숭이|사람)(?:한테|에게|에)\s?(?:\S{{1,5}}\s){{0,2}}(?:물[렸려]|할[퀴퀸])|(?:개|강아지|고양이|진돗개|반려견)[가이]\s?(?:\S{{1,5}}\s){{0,2}}물(?:었|어\s?버|어서)"
    rf"|{_PLACE}(?:에|에서|안에)?\s?(?:지금\s|방금\s|갑자기\s)?(?:불[이도]?{_VERY}(?:났{_TOLD}|나서|붙었|붙어)|화재(?:가|도)?\s?(?:났|발생))|^불이야|(?<![가-힣])(?:옷|머리카락|몸)에\s?불[이도]?\s?붙"
    rf"|머리(?:를|가|도|부터)?{_VERY}(?:(?:바닥|벽|문|책상|모서리|돌|땅|계단|어디)에?(?:다가?)?{_VERY})?(?:부딪|부딛|부딧|찧|박았|다쳤|다쳐|깨[졌져]|찢어[졌져])"
    r"|(?:칼|흉기|가위|송곳)(?:에|로)\s?\S{0,4}\s?(?:찔[렸려]|찔리)|감전(?:됐|되었|당했|돼서|되서)|(?:애|아이|아기|아들|딸|사람|친구|동생|손자|손녀|조카)[가이]\s?물에\s?빠[졌져]|가스(?:가|를)?\s?(?:새|샌|마셨|폭발)"
    r"|(?<![가-힣])(?:팔|다리|발목|손목|갈비뼈|갈비|뼈|허리|목|목뼈|손가락|발가락)[가이도]?\s?(?:뚝\s)?부러졌"
)
_BEFALLEN_EN = re.compile(
    r"\b(?:hit|struck|run over|knocked (?:down|over)|rear[- ]?ended|mowed down) (?:\w+ )?by (?:a |an |the |some )?(?:\w+ )?(?:car|truck|bus|van|taxi|cab|bike|bicycle|motorbike|motorcycle|scooter|driver|vehicle|train)\b"
    r"|\b(?:a|the|some) (?:car|truck|bus|van|taxi|cab|bike|motorcycle|scooter|driver) (?:just )?(?:hit|ran over|ran into|crashed into|struck) (?:me|us|my (?:son|daughter|kid|child|mom|mother|husband|wife|friend))\b"
    r"|\b(?:car|traffic|road|motorbike|motorcycle|bike|scooter|taxi|bus) (?:accident|crash|wreck)\b|\b(?:had|been in|was in|got in|got into|in) an accident\b|\bcrashed (?:my|the|our|his|her) (?:car|bike|scooter|motorbike|motorcycle)\b|\bgot rear[- ]?ended\b"
    r"|\b(?:hit|hits|banged|bumped|smashed|cracked|injured|hurt) (?:my|his|her|their) head\b"
    r"|\b(?:fell|fallen|tumbled|slipped) (?:\w+ )?(?:down|off|from|out of) (?:(?:the|a|some|my|our|his|her) )?(?:\w+ )?(?:stairs?|steps|ladder|roof|balcony|window|escalator|motorbike|motorcycle|bike|scooter|building)\b"
    r"|\b(?:got|was|been|is|badly) (?:\w+ )?(?:burn(?:ed|t)|scalded|electrocuted|stabbed)\b(?! out)|\b(?:burn(?:ed|t)|scalded) (?:my|his|her) (?:\w+ )?(?:hand|arm|face|leg|foot|self|fingers?|skin)\b|\b(?:burned|burnt|scalded) (?:him|her)self\b"
    r"|\b(?:hous\w|home|kitchen|apartment|flat|room|building|office|car|hair|clothes|shirt)(?: is| are|'s| has| just)* (?:on|caught|catching|caught on) fire\b|\bthere(?:'s| is) a fire\b|\bdrown(?:ed|ing)\b"
    r"|\b(?:cut|sliced|slashed) (?:my|his|her) (?:\w+ )?(?:face|cheek|forehead|lip|nose|chin|hand|finger|arm)s? .{0,12}\b(?:knife|glass|razor|scissors|blade)\b|\b(?:dog|cat|snake) (?:just )?bit (?:me|my|his|her|us)\b|\bbit(?:ten)? (?:\w+ ){0,4}by (?:a|my|the|our|his|her) (?:\w+ )?(?:dog|cat|snake)\b|\b(?:broke|broken|fractured) (?:my|his|her) (?:\w+ )?(?:arm|leg|wrist|ankle|hip|rib|ribs|neck|back|collarbone|skull)\b"
)
_NOT_OF_NOW = re.compile(
    r"작년|재작년|예전|옛날|어릴|어렸|군대|학창|때(?:문)?\s?(?:생긴|다친|입은)|\S{1,3}\s?(?:년|달|개월|주)\s?전|지난\s?(?:달|주|해|번)|년도|\d\s?살\s?때|적[이도]\s?있|[했났였렸졌쳤]었"
    r"|[년달]\s?(?:됐|됬|되|넘)|었었|흉터|흉이|후유증|보험|재건|성형|휘[었어]|삐뚤|비뚤|비대칭|교정|재수술|꺼[졌진]|함몰|자국"
    r"|면\s|면요|나면|까\s?봐|뻔|막[혀히]|막혔|밀[려리]|정체|조심|꿈|영화|드라마|뉴스|게임|안경|앞\S{0,2}에?서?\s(?:차\s?)?사고|앞차|사고\S{0,2}\s?안\s?났|아니|없"
    r"|\byears?\b|\bmonths? ago\b|\bweeks? ago\b|\blast (?:year|month|summer|winter|spring|fall)\b|\bonce\b|\bwhen i was\b|\bas a (?:kid|child|teen)|\bin (?:19|20)\d\d\b|\bscars?\b|\binsurance\b|\bif\b|\bused to\b|\btraffic jam|\bstuck\b|\bcrooked\b|\bdeviated\b|\balmost\b|\bnearly\b|\bno\b|\bnot\b|n't\b"
)
_OF_NOW = re.compile(
    r"지금|방금|아까|오다가|오는\s?[길중]|가다가|가는\s?[길중]|늦|못\s?갈|못\s?가|급해|도와|어떡|어떻게\s?해|구급|\bjust\b|\bnow\b|\blate\b|\bon (?:my|the) way\b|\bhelp\b|\bdizzy\b|\bcan'?t (?:come|make)\b"
)
_NOBODYS = re.compile(
    r"막[혀히혔]|밀[려리]|정체|앞차|뻔|흉터|보험|나면|안\s?났|꿈|안경|에어컨|냉장고|(?:강아지|고양이|반려\S{1,2})[이가을은는]\s(?!(?:\S{1,5}\s){0,2}물었)|(?:핸드폰|휴대폰|폰|노트북|물건|가방|지갑|열쇠|화분)[이가을은는]\s"
    r"|\bmy (?:dog|cat|puppy|phone|laptop|bag)\b|\baccident (?:\w+ )?on the (?:road|highway|freeway|bridge)|\bjam\b|\bscars?\b|\binsurance\b|\bstuck\b|\balmost\b|\bnearly\b"
)
"""What befell a thing or a pet, what holds up the traffic, and what nearly happened."""
_A_CALL = re.compile(r"살려")  # Which is said of a Monday as well; the whole message is weighed for it.


def befallen(text: str) -> Literal["now", "clinic"] | None:
    """How urgent what is told beside anything else is; None where nothing of it has just happened."""
    said = cut_to_ends(text).casefold()
    if _BEFALLEN.search(said) or _BEFALLEN_EN.search(said):
        is_else = _NOBODYS.search(said) is not None
        if not is_else and (_OF_NOW.search(said) or not (_NOT_OF_NOW.search(said) or asks(said))):
            return "now"
    if _UNBEARABLE.search(said) and not (_NOT_OF_NOW.search(said) or asks(said)):
        return "clinic"
    return _sign_alone(said)


_UNBEARABLE = re.compile(
    r"(?<![가-힣])(?:너무\s)?(?:죽을|미칠|디질|뒤질)\s?(?:만큼|듯이?|정도로|(?:것|거)\s?같이)\s?(?:너무\s)?아[프파]|아파서?\s(?:죽을|미칠)\s?(?:것|거)\s?같"
)


def _sign_alone(said: str) -> Literal["now", "clinic"] | None:
    """A sign that is a whole sentence beside others, none of which asks anything."""
    told = sentences(said)
    if len(told) < 2 or "?" in said or _NOT_OF_NOW.search(said):
        return None
    for one, others in ((told[0], told[1:]), (told[-1], told[:-1])):
        if any(asks(other) for other in others) or _A_CALL.search(one) or ASKED_BEFORE.fullmatch(one):
            continue
        heard = hear(spell(one))
        if heard.level and heard.is_outright and not heard.is_misleading:
            whole = hear(spell(said))  # Last: nearly no message comes so far.
            return None if whole.is_light or whole.is_over or whole.is_misleading else heard.level
    return None

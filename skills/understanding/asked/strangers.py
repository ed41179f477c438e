"""What is written by somebody who takes this chat for another's: an order, a parcel, a coat at the cleaner's. And a sigh about
one's own day, which wants nothing of a clinic. Pure: words, and no answers; danger is heard elsewhere, and before."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from skills.fields.reading import patterns as re
from skills.understanding.naming import names_the_body
from skills.understanding.spelling import spell

LONGEST = 60  # Letters; who tells more tells of something else.
_SHOPS = r"(?:미용실|미장원|헤어\s?샵|이발소|네일\s?샵|치과|약국|식당|음식점|치킨\s?집|피자\s?집|중국집|세탁소|수선집|카센터|정비소|은행|우체국|택배\s?회사|학원|부동산|호텔|펜션|모텔|꽃집|빵집|카페|마트|헬스장|피시방|동물\s?병원|안경점|철물점|여행사|보험\s?회사|도서관|주민\s?센터|구청)"
_FOOD = r"(?:치킨|양념\s?치킨|후라이드|피자|짜장면?|짬뽕|탕수육|족발|보쌈|햄버거|떡볶이|김밥|순대|국밥|냉면|칼국수|삼겹살|초밥|커피|아메리카노|라떼|케이크|꽃다발|콜라|소주|맥주)"
_LEFT = r"(?:코트|세탁물|패딩|점퍼|와이셔츠|셔츠|양복|정장|드레스|한복|이불|커튼|구두|운동화|신발|가방|노트북|핸드폰|휴대폰|컴퓨터|자전거|자동차|차|시계|반지|안경|열쇠|강아지|고양이|옷|바지|치마)"
_COUNT = r"(?:한|두|세|네|다섯|여섯|하나|둘|셋|\d{1,2})\s?(?:마리|판|그릇|잔|줄|세트|인분|병|개|박스|상자|송이)"
_SEEKS = re.compile(
    rf"^(?!.*(?:수술|시술|상담|붓기|회복|먹어도|마셔도|(?<!예)약|처방|환자)).*?(?:"
    rf"{_FOOD}(?:\s?(?:하고|이?랑|\S{{1,4}}))?\s?{_COUNT}|{_FOOD}\S{{0,2}}\s(?:\S{{1,4}}\s)?(?:배달|주문|시킬|시키|포장)|{_COUNT}\s?(?:배달|주문|포장)"
    rf"|맡[긴겼]\S{{0,4}}\s(?:\S{{1,4}}\s)?{_LEFT}|{_LEFT}\S{{0,2}}\s(?:\S{{1,4}}\s)?(?:맡[긴겼기]|찾으러|수선|세탁|드라이|수리)"
    r"|(?:택배|소포|퀵|배송|주문한\s?(?:거|것|물건)|음식|배달)(?:이|은|는|가|을|를|도)?\s?(?:아직\s|왜\s|오늘\s|도대체\s|제\s|언제쯤?\s|지금\s){0,2}(?:언제|어디|안\s?[와오왔]|도착|와요|왔|조회|시킨|출발|오나요|받)"
    r"|(?:커트|컷트|파마|펌|염색|매직|네일|젤네일|속눈썹\s?연장)\S{0,2}\s(?:\S{1,4}\s)?(?:예약|얼마|되나요|가능)"
    r"|(?:테이블|룸|객실|방)\S{0,2}\s(?:\S{1,4}\s)?(?:예약|있나요|있어요)|\d\s?박\s?\d\s?일"
    rf")|(?:여기|거기|혹시|저기)[\s,.]{{1,2}}(?:\S{{1,6}}\s)?{_SHOPS}\s?(?:가\s|이\s)?(?:아니|아닌|아녀|맞|인가|이[죠지에]|죠|예요|에요|인가요)|{_SHOPS}(?:이|가)?\s?(?:아니에요|아닌가요|아니었|맞나요|맞죠|이죠)\S{{0,3}}[\s?.!~]*$"
    r"|^(?:hi,? |hello,? )?(?:(?:can|could) i (?:get|order|have) |i'?d like (?:to order )?|i want (?:to order )?)?(?:a|one|two|three|four|\d) (?:\w+ ){0,2}(?:pizzas?|burgers?|chickens?|coffees?|lattes?|sandwich(?:es)?|tacos?)\b"
    r"|\b(?:where(?:'s| is)|when (?:will|does|is)|has) my (?:package|parcel|delivery|order|food|pizza|taxi|cab)\b|\bis my (?:coat|car|laptop|laundry|suit|dress|bike|phone|watch|jacket|order) (?:ready|done|fixed|repaired)\b|\bpick(?:ing)? up my (?:coat|car|laptop|laundry|suit|dress|bike|phone|watch|jacket|dry cleaning|order)\b"
    r"|\b(?:is this|isn'?t this|is that|are you) (?:the |a |an )?(?:\w+ )?(?:hair salon|hairdresser|barber|dentist|dental clinic|pharmacy|restaurant|pizza place|laundry|dry cleaner|bank|hotel|garage|post office|vet)s?\b",
    re.IGNORECASE,
)
"""What is wanted of another shop, or that this is asked to be one."""
_DAY = r"(?:면접|시험|회사|직장|알바|취업|취준|수능|자격증|승진|이직|사업|장사|주식|코인|애인|남친|여친|남자\s?친구|여자\s?친구|전남친|전여친|상사|부장|친구들?|학교|과제|월급|월세|하루|인생|세상|날씨|기분)"
_BEFELL = r"(?:떨어[졌져지]|망했|망쳤|잘렸|짤렸|불합격|탈락|헤어졌|헤어짐|차였|차임|싸웠|혼났|깨졌|털렸|물렸|꼬였|안\s?풀|엉망|최악|별로|힘드|힘들|지[친치쳤]|고되|서럽|우울|꿀꿀|울적)"
_LOW = r"(?:우울|울적|외롭|외로|속상|슬프|슬퍼|서럽|서러|허무|무기력|번아웃|지[친치쳤]|힘드|힘들|힘든|고달프|답답하|꿀꿀|의욕이?\s?없|눈물이?\s?[나난])"
_LAMENTS = re.compile(
    rf"(?:^|\s){_DAY}\S{{0,2}}\s(?:\S{{1,6}}\s){{0,3}}{_BEFELL}\S{{0,6}}(?:\s(?:에휴|에효|하아?|흑흑?|진짜|정말|ㅠㅠ?|휴))?[\s.!~ㅠㅜㅋㅎ…;]*$"
    rf"|^(?:(?:아|하|하아|에휴|에효|휴|어휴|그냥|요즘|요새|오늘|오늘따라|오늘은|진짜|정말|너무|왜\s?이렇게|왜케|계속|자꾸|넘|참|좀|많이|되게|사는\s?게|사는게|살기가?|마음이|기분이|인생이|하루하루가?|혼자라|저|나|전|저는|나는|제가)[\s,.…]{{1,4}}){{1,6}}{_LOW}\S{{0,5}}(?:\s(?:에휴|에효|하아?|진짜|정말|휴|요즘|요새|오늘))?[\s.!~ㅠㅜㅋㅎ…;]*$"
    r"|^(?:ugh|sigh|man|god|oh well|hi|hey)?[\s,.]{0,3}(?:i(?:'m| am|'ve been| have been| feel|'m feeling| am feeling) (?:just |so |really |very |pretty |kind of |a bit |feeling )*(?:(?:down|depressed|sad|lonely|blue|exhausted|tired|stressed|burn(?:ed|t) out|low)(?: and | |, )?){1,3}(?: lately| today| these days| recently| right now)?"
    r"|(?:i )?(?:just )?(?:failed|bombed|messed up) (?:my|the|another) (?:job )?(?:interview|exam|test)(?: again| today)?|(?:i )?(?:just )?(?:got|been) (?:fired|dumped|rejected)(?: again| today)?|(?:my |what a )?(?:terrible|awful|horrible|rough|bad|long) day(?: today)?)[\s.!…:(]*$",
    re.IGNORECASE,
)
_OF_THE_CLINIC = re.compile(
    r"수술|시술|성형|상담|병원|원장|직원|실장|답[이장을변]|연락|전화|접수|예약|신청|글씨|타자|채팅|챗봇|버튼|동의|외모|얼굴|살쪄|부작용|후기|통증|아프|아파|여기|기다리|\b(?:surgery|clinic|operation|doctor|nose|eyes?|face|looks?|appointment|consult\w*)\b",
    re.IGNORECASE,
)


def seeks_another_shop(text: str) -> bool:
    """Whether this chat is taken for another's: "맡긴 코트 다 됐나요", "여기 미용실 아니에요?"."""
    words = " ".join(text.split())
    return 0 < len(words) <= LONGEST and _SEEKS.search(words) is not None


def laments(text: str) -> bool:
    """Whether somebody sighs about the day or the mood, and tells nothing of the body or of the clinic."""
    words = " ".join(text.split())
    if not 0 < len(words) <= LONGEST or "?" in words or _OF_THE_CLINIC.search(words) or names_the_body(spell(words)):
        return False
    return _LAMENTS.search(words) is not None

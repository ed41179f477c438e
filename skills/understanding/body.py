"""What every question for a doctor names: a part of the body, what is done to it, what it feels, or how one lives with that.

The model alone takes any worried question for a doctor's ("엄마한테 말 안 해도 돼요?"); without one of these words it is none.
"""

# ruff: noqa: E501  (words are easier to read and to extend in one long line)

import re

from skills.understanding.spelling import Spelled, fold

_DONE = "수술|시술|성형|주사|주입|마취|보톡|필러|레이저|쁘띠|리프팅|지방|흡입|보형|이식|실밥|꿰매|꿰맨|쌍꺼|쌍수|쌍커|쌍카|매몰|절개|트임|눈매|윤곽|양악|보정|교정|임플|제거[하해할를는술]|압박|밴드|붕대|테이프|거즈|깁스|부목|봉합|재건|부스터|울쎄라|써마지|인모드|슈링크|실리프|물광|토닝|피코|제모|문신|타투|진료|치료|진단|검사"
_FELT = "부작용|효과|회복|흉터|흉[이가]|상처|딱지|고름|염증|감염|알레|알러|붓[기고는어으네지]|부[어었은기]|부종|멍(?!하)|통증|아프|아픈|아파|아팠|아플|따갑|따가|쓰라|쓰려|쓰리|가려[우워운]|가렵|간지|간질|저리|저려|시려|시림|뻐근|당기|당겨|땡기|땡겨|결리|쑤시|욱신|화끈|열[이나]|발열|피[가나도는]|코피|출혈|토[했할]|구토|메스|어지|두통|기침|가래|감기|독감|코로나|숨[이을]|호흡|흐릿|눈물|충혈|코골이|비염|축농|냄새|붉|빨[개갛]|부풀|터[졌지]|벌어[졌지]|덧[나났]|곪|재발|처[지져졌]|나이[들가]|여름에|겨울에|풀[리렸릴]|자국|색소|진물|물집|따끔|울퉁|이물|짝짝이|비대칭|노화|유지기간|증상|질환|회복|유지돼|유지되|얼마나오래|얼마나유지|위험|안전"
_BODY = "심장|혈압|당뇨|갑상|간염|빈혈|생리|임신|임산|수유|모유|출산|코[가는를도끝에]|콧|눈[이은을도밑꺼]|귀[가는]|입술|턱|볼살|광대|이마|목주름|얼굴|피부|모공|여드름|기미|점[을빼]|사마귀|주름|살[이을]|뱃살|복부|허벅|종아리|엉덩|가슴|유방|유두|머리[를카감]|두피|탈모|모발|감각|근육|뼈|인대|멍울|몽우리|혈관|체질|체중|몸무게|보이[고는나지]|안보|시력|노안"
_LIVED = "약[을이은도먹]|복용|약국|진통|항생|연고|처방|영양제|비타민|한약|호르몬|피임|술[을은도마]|음주|담배|흡연|금연|금주|운동|헬스|수영|사우나|찜질|목욕|샤워|세수|세안|화장|렌즈|선크림|비행기|음식|먹어|먹으|금식|커피|염색|파마|자외선|잠[을은자]|베개|얼음|냉찜|온찜|며칠|몇[주달]|다이어트|쉬어야|일상생활|출근"
_ENGLISH = "hurt|pain|ach|swell|swollen|bruis|bleed|blood|scar|stitch|surg|operat|recover|heal|inject|filler|botox|laser|anesth|anaesth|pregnan|breast|medic|drug|pill|antibiot|aspirin|ibuprofen|tylenol|alcohol|drink|smok|exercis|work ?out|gym|swim|shower|wash|eat|sleep|fever|infect|allerg|itch|numb|dizz|nause|vomit|breath|heart|diabet|eye|nose|face|skin|chin|jaw|lip|ear|neck|body|belly|fat|implant|side effect|safe|risk|symptom|wound|lump|hair|tooth|teeth|lens|bump|red|rash|mole|acne|crease|procedure|treatment|days? off|makeup|sun"
_NAMED = re.compile(fold(f"{_DONE}|{_FELT}|{_BODY}|{_LIVED}"))
_NAMED_EN = re.compile(rf"\b(?:{_ENGLISH})", re.IGNORECASE)


def names_the_body(spelled: Spelled) -> bool:
    """Whether there is anything in the words that a doctor would have to judge."""
    return _NAMED.search(spelled.tight) is not None or _NAMED_EN.search(spelled.spaced) is not None

"""Who is spoken of: a relative for whom somebody writes, a guardian, another whose number or name is told.

Pure and careful: a relative counts only where the consultation is for them ("친구 소개로 왔어요" is none)."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.age.told import ASKED, LONGEST, PAST, is_a_child, own_age, words_of
from skills.fields.contact import called_one
from skills.fields.naming.on_the_skin import without_names_on_the_skin
from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once
from storage.characters import plain

RELATIONS: dict[str, str] = {
    "child": r"딸|(?:우리|저희|울|받을|하는)\s?애(?=[가는도를]|\s|$)|(?<![가-힣])애들(?=[이은도]|\s)|(?<![가-힣])애(?=[가는]\s?(?:\d|[두세네]\s?살|다섯|여섯|일곱|여덟|아홉|열|초|중[1-3학])|\s상담)|따님|아들|아드님|자녀|아이(?![라크돌폰디템콘구]|[고다예](?:[\s,.!~예요]|$))|(?<![가-힣])(?:막내|첫째|둘째|셋째|큰애|작은애)(?:딸|아들)?(?=[가는도를의]|\s(?:\d|열|초|중|고\s?[1-3등]|상담|눈|코|귀|점))|애기|아기|손주|손녀|손자|\b(?:daughter|son|child|kid|baby|grandson|granddaughter)\b|\bmy (?:[1-9]|1[0-7])[\s-]years?[\s-]old\b(?=[\s.,!?]{0,8}$|'s|[\s,]{1,4}(?:wants|needs|has|is|who|and))",
    "parent": r"엄마|어머니|어머님|아빠|아버지|아버님|부모님|할머니|할아버지|할매|할배|(?<![가-힣])(?:울\s?)?(?:엄니|어무이|아부지)|(?<![가-힣])장모|장인(?=어른|\s?어르신)|시어머니|시아버지|시어머님|시아버님|(?<![가-힣])(?:외)?조부모|\b(?:mother|mom|mum|mommy|father|dad|daddy|parents?|grandmother|grandfather|grandma|grandpa|granny)\b",
    "partner": r"남편|신랑|아내|와이프|집사람|여자친구|남자친구|여친|남친|(?<![가-힣])(?:배우자|마누라|애인|약혼[자녀]|예비\s?신부)|\b(?:husband|wife|girlfriend|boyfriend|partner|spouse|fianc[eé]e?)\b",
    "other": r"언니|누나|오빠|(?<![성정변원신외대소조교])형(?=이|은|도|의|\s)|여동생|남동생|동생|친구|지인|조카|이모|고모|삼촌|숙모|(?<![가-힣])(?:형수|형부|제부|제수씨|처제|처형|처남|매형|매제|매부|올케|시누|시동생|도련님|아주버님|사촌|사위|며느리|직장\s?동료|룸메)|\b(?:sister|brother|friend|nephew|niece|aunt|uncle|cousin|roommate|colleague|coworker)\b",
}
"""The word of a relation, and what people call it."""
IN_KOREAN = {relation: called.split(r"|\b", 1)[0] for relation, called in RELATIONS.items()}
_BEGINS = "딸우저울받하애따아자막첫둘셋큰작손엄어부할장시외조남신와집여배마약예언누오형동친지이고삼숙제처매올도사며직룸"
RELATIVE = rf"(?=[{_BEGINS}])(?:{'|'.join(IN_KOREAN.values())})"  # At a letter with which none begins, none is tried.
"""Whatever is said in Korean for anybody of these."""
ANYBODY = r"|\b".join([RELATIVE, *(called.split(r"|\b", 1)[1] for called in RELATIONS.values())])
"""Whatever people call anybody of these."""

_SELF = re.compile(r"(?<![가-힣])(?:저|제가|나|내가|전)(?=\s|도|는|$)|\bi(?:'m| am)\b")
_CONSULTS = re.compile(
    r"안검|거상|눈밑|처[지져]|늘어[지져]|주름|대신\s?(?:문의|여쭤|물어)|상담|수술|시술|진료|치료|성형|쌍수|쌍꺼풀|눈매|트임|윤곽|지흡|지방|콧대|점\s?빼|여드름|흉터|문신|탈모|대신\s?신청|봐\s?주|제거|레이저|보톡스|필러|리프팅|\bconsultation\b|\bsurgery\b|\btreatment\b|\bappointment\b"
)
_WISHES = re.compile(
    r"상담(?:\s?좀)?[\s.~!]*$|[셔져]서요[\s.~]*$|싶|(?:한|하신|받는|받으신|맞는|맞으신|하겠|받겠)(?:다고|다는|다네|다길래|대요|대서)|신청|원하[세시]|부탁|받을|받으려|받게|하려고|하려는|해\s?주|가능|되나요|돼요|될까요|문의|알아보(?:고|려고|는\s?중|러)|알아봐\s?드리|상담인데|상담이에요|상담이요|상담요|상담입니다|원해|궁금|예약|\bwants?\b|\blike\b|\bneeds?\b|\bfor my\b|\bcan\b|\bask\b"
)
_TOLD_OF = re.compile(
    r"닮|뭐라고?\s?(?:해도|하든)|보내고\s|등원|하원|등교|하교|재우고|맡기고|대신\s?(?:\S{1,6}\s)?(?:서명|사인|결제|계산|수령|찾아|찾으|받으러|받아\s?[가와])|처방전|소개|추천|했대|했다는|했다고|받았|했는데|하셨는데|갔다|다녀|몰래|반대|기록|열람|내역|조회|차트|정보|예약자|저도|나도|같이\s?(?:상담\S?\s)?(?:가|와도|오)|데리고|데려\s?(?:가도|가면|와도)|모시고|쓰러|피가|아프|다쳤|\b(?:recommended|told|had|got|records?|data)\b"
)
_TALKED_INTO = re.compile(
    rf"(?:{ANYBODY})\S{{0,2}}\s(?:\S{{1,6}}\s){{0,2}}?(?:(?:예약|신청|상담)?하라고|해\s?보라고|받으라고|받아\s?보라고|가\s?보라고|잘\s?한다|좋다고|권해|시켜서)"
)
"""Whose idea it was, and not for whom it is: "손녀가 하라고 해서"."""
_BORN = re.compile("낳|출산|임신")  # Who is named beside it was born, where it is a child: "아이 낳고".
_GUARDIAN = re.compile(
    r"(?:엄마|아빠|어머니|아버지|부모|보호자|법정\s?대리인)(?:로서|자격)|(?<![가-힣])(?:제가|저는|저|내가|나는|전)\s?(?:아이|애|딸|아들|그\s?아이)?\s?(?:의)?\s?(?:엄마|아빠|어머니|아버지|부모|보호자|법정대리인)|(?:엄마|아빠|어머니|아버지|부모|보호자|법정대리인)(?:인데요?|이에요|예요|입니다|에요|이요|요)|(?:엄마|아빠)(?:고요?|이고요?|구요)(?=\s(?:딸|아들|애|아이)\S?\s)|\bi(?:'m| am) (?:the|her|his|their|a|an) (?:(?:legal|own|single|real|mother and|father and|parent and) ){0,2}(?:mother|mom|mum|mommy|father|dad|daddy|parent|(?:legal )?guardian)\b|^(?:hi,? |hello,? )?(?:a )?(?:mother|mom|mum|father|dad|parent) here\b"
)
NAMES_ANOTHER = re.compile(
    r"(?:보호자|법정대리인)(?:는|은|가|이)\s(?!저(?:예|이|입|요)|나(?:예|이)|제가|접니다)|(?:엄마|아빠|어머니|아버지|할머니|할아버지)(?:가|께서)\s?보호자"
)
"""Who says of somebody else that they are the guardian: "보호자는 엄마예요"."""
_RELATION = {relation: re.compile(words) for relation, words in RELATIONS.items()}
_FOR_MYSELF = re.compile(
    rf"(?<![가-힣])(?:제가|저는|제|내가|나는)\s(?:(?!{ANYBODY}|대신|위해|보호자|신청).){{0,16}}?(?:(?:받고|하고|맞고|지우고|없애고|고치고)\s?싶|(?:받을|할)\s?(?:거|것|겁|건))"
    r"|(?<![가-힣])(?:제|내)\s(?:귀|눈|코|입술|얼굴|이마|볼|턱|배|가슴|피부|흉터|점)\S{0,3}\s?(?:때문|땜)|\bmy (?:own )?(?:upper |lower |droopy )?(?:eye(?:lid)?s?|nose|face|skin|chin|jaw\w*|lips?|breasts?|forehead|cheeks?)\b|\b(?:drives?|driving|takes?|taking|brings?|bringing|pick(?:s|ing)?|drop(?:s|ping)?|accompan\w+) me\b|\b(?:com|go)(?:e|es|ing) (?:along )?with me\b|\b(?:it'?s|this is|is) for me\b|\bfor myself\b|(?<![가-힣])(?:저|제|나|내|본인)\s?(?:상담|수술|시술)(?:이에요|예요|입니다|이요|인데요?)"
)
TWO = re.compile(
    rf"^(?!.*(?:같이|함께|데리고|모시고)\s?(?:상담\S?\s)?(?:가|갈|와|올|오))(?=.*(?:상담|신청|접수|예약|수술|시술))(?:.*(?:{ANYBODY})\S{{0,2}}\s?(?:거|것|꺼)\s?(?:도|까지|랑)"
    rf"|.*(?:저|나|제\s?거|제\s?것)(?:랑|하고|와|도)\s?(?:\S{{1,3}}\s)?(?:{ANYBODY}).{{0,6}}(?:같이|함께|둘|다\s)"
    rf"|(?!.*(?:돼|되나|되죠|되요|괜찮)).*(?:{ANYBODY})(?:이?랑|하고|와|과|도)\s?(?:저도?\s|나도?\s|저랑\s)?(?:같이|함께|둘이|둘\s?다).{{0,6}}(?:상담|신청|접수|받)"
    r"|.*(?:두\s?(?:명|사람)|둘이서?|2명)\s?(?:같이|함께|이서|다)?\s?.{0,4}(?:상담|신청|접수|예약|받))"
    rf"|^(?:저희\s)?(?:(?:{ANYBODY})(?:이?랑|하고|와|과)\s?(?:저|나|제)|(?:저|나)(?:랑|하고|와)\s?(?:{ANYBODY}))\S{{0,2}}\s?(?:둘|두\s?명|두\s?사람)\s?(?:다|모두)?(?:요|이요|\s?상담\S*|\s?받\S*)?(?:\s?(?:돼|되|가능|할|받)\S{{0,6}})?[\s?.!~]*$"
)
ALSO = re.compile(
    rf"^(?:(?:아|참|그리고|혹시|저희|우리|제)[\s,]{{1,2}}){{0,3}}(?:{ANYBODY})\s?(?:거|것|꺼)?(?:도|두)\s?(?:(?:같이|함께|또|좀|한번|이거|상담|수술|시술|그거|신청|접수)\S?\s?){{0,2}}"
    r"(?:(?:할게|할래|해\s?주세|부탁\S{0,3})요?|(?:받|하|해\s?보|맞)고\s?싶(?:어요|은데요|어\s?(?:해요?|하세요|하는데요?)|대요?|다(?:네|는데|고)\S{0,3}|으(?:시대|신)\S{0,4})|(?:받|하)(?:을래|신대|는대|겠대)\S{0,3}|(?:받|하)(?:을|ㄹ)?\s?(?:수\s?있|게\s?해)\S{0,6}\s?\S{0,4}|(?:돼|되|가능)\S{0,5}|요|이요)?[\s.!~?]*$"
    rf"|^(?:and |also |can |could |what about |how about )?(?:my )(?:{ANYBODY})(?: (?:too|also|as well|wants (?:one|it|this|a consultation)(?: too)?|come too)){{0,2}}[\s.!?]*$",
    re.IGNORECASE,
)
"""Somebody beside the writer, and nothing else: "와이프도 받고 싶대요", "my wife too"."""
_ALONE_THEIRS = rf"^(?:(?:아|사실|그게|저기|이거)[\s,]{{1,2}}){{0,2}}(?:제\s|저희\s|우리\s)?(?:{ANYBODY})\s?(?:상담|거|것|꺼)(?:이에요|예요|에요|입니다|이요|인데요?)[\s.!~]*$"
IS_THEIRS_ALONE = re.compile(_ALONE_THEIRS)
"""Whose it is, and nothing else: "사실 엄마 상담이에요"."""
_BOTH_NAMED = r"(?:신청자|예약자|의뢰인|대리인|작성자)\S{0,2}\s?:?\s?(?:저\s)?(?!본인)[가-힣]{2,4}\S{0,3}[\s,/]{1,4}(?:실제\s)?(?:수술자|시술자|환자|(?:수술|시술|상담|진료)?\s?(?:받을|받는|받으실|할)\s?(?:사람|분))\S{0,2}\s?:?\s?(?!본인|저|제가)[가-힣]{2,4}"
"""Who writes and who is the patient, both named: "신청자 이정은 / 수술자 최민수"."""
_BY_ME = r"(?:제가|내가|저가|손녀가|손자가|딸이|아들이|며느리가|사위가|조카가|아내가|남편이|동생이|친구가)"
_ON_BEHALF = rf"(?:{ANYBODY})(?:님|분)?(?:\s(?:[가-힣]{{2,4}}\s?(?:님|씨)?\s?)?(?:대신(?:에|해서)?|대리로|명의로|이름으로|거로|것으로|걸로|꺼로)\s?(?:제가\s)?(?:신청|예약|접수|상담|문의|물어|여쭤|알아)|(?:을|를)?\s대신(?:해|해서|하여)?\s?(?:{_BY_ME}\s)?(?:하는(?!\s(?:방법|번호))|하려|합니다|하고\s?있|해요|해\s?(?:드리|드려|주려)|쓰는(?!\s?(?:번호|폰|전화|거\s?아))|써요|씁니다|적어요|적는|작성|동의|진행|입력)|\S{{0,3}}\s.{{0,16}}(?<![가-힣]){_BY_ME}\s?대신\s?(?:써|쓰|적|하|해|신청|접수|문의|작성|입력|동의)|(?:의)?\s부탁(?:으로|을?\s?받고|을?\s?받아서?)\s(?:\S{{1,4}}\s){{0,2}}(?:하|해|써|쓰|적|신청|접수|문의|여쭤|물어)|(?:이|가|께서)\s.{{0,24}}(?:못|어려|서툴|모르|힘들|불편|안\s?[돼되]|바[빠쁘]|안\s?보[이여]).{{0,14}}?\s{_BY_ME}\s(?:대신\s)?(?:해|써|적어|신청해|작성해|접수해|물어봐|알아봐|입력해)\s?(?:드려|드리|줘요|주는|줍니다|드릴))"
ON_BEHALF = re.compile(_ON_BEHALF)  # Who writes for somebody else: "엄마 대신 상담하는 거예요".
_NOT_MINE = r"(?<![가-힣])(?:저|제|내|나|본인)(?:가|는|의)?\s?(?:받는\s|하는\s|할\s|받을\s)?(?:거|것|게|꺼|걸|상담|수술|시술)?(?:이|가|은|는)?\s?(?:말고|아니고|아니라|아니구|아니에요|아니예요|아닙니다)(?:요)?[\s,.]{0,3}(?:\S{1,4}\s)?"
_PLAINLY_THEIRS = (
    rf"{_NOT_MINE}(?:{ANYBODY})(?:님|분)?\s?(?:(?:의\s?)?(?:거|것|꺼|걸|상담|예약|신청)(?![가-힣]*\s?(?:받|했))|이?에요|예요|요(?=[\s.!]|$)|(?:이|가|께서)\s(?:\S{{1,5}}\s)?(?:받|하|할)|대신|문의|때문)"
    rf"|(?:{ANYBODY})(?:님|분)?\s?(?:거|것|꺼|걸|상담|건|껄)(?:으?로)\s?(?:좀\s|다시\s|그냥\s)?(?:바꿔|바꾸|바꿀|변경|수정|고쳐|고치|해\s?주|할게|하고\s?싶|하려|부탁|돌려|정정|접수|신청)"
    rf"|(?:접수|신청)\S{{0,2}}\s(?:거|것|건|게)\S?\s(?:사실\s|실은\s)?(?:제\s|저희\s|우리\s)?(?:{ANYBODY})\s?(?:거|것|꺼|상담)(?:이?에요|예요|입니다|인데|이거든|라서)"
    rf"|\b(?:asking|inquiring|enquiring|writing|booking|applying|calling|doing this|here)(?: this| it| here| about this)? (?:for|on behalf of) my (?:[\w-]+ ){{0,3}}?(?:{ANYBODY})\b(?!'s (?:number|phone))"
    rf"|\b(?:it'?s|this is|that'?s|it is|make it|change (?:it|this) to) (?:actually |really |not (?:for )?(?:me|mine|myself),? (?:but |it'?s )?)?(?:for )?my (?:[\w-]+ ){{0,3}}?(?:{ANYBODY})(?:'s (?:consultation|appointment|case)|\b(?!'s|,| (?:who|number|phone|name)))"
    rf"|\bnot (?:for )?(?:me|mine|myself)\b[,.]? (?:but |it'?s )?(?:for )?my (?:{ANYBODY})\b"
)
PLAINLY_THEIRS = re.compile(_PLAINLY_THEIRS, re.IGNORECASE)
"""Whose it is and not the writer's, in so many words: "제 게 아니라 엄마 거예요", "딸 거로 바꿔 주세요", "I'm asking for my mom"."""
INSTEAD = re.compile(
    rf"(?<![가-힣])(?:저|제가|나|내가|전)\s?(?:말고|아니고|아니라)(?:요)?,?\s?(?:\S{{1,3}}\s)?(?:{ANYBODY})(?=이|가|께서|\s|인|예요|에요|이에요|요)"
    rf"|{_ALONE_THEIRS}"
    rf"|(?:{ANYBODY})(?:이|가|께서)\s?(?:상담|수술|시술)?\S?\s?(?:받을|받으실|하실|할)\s?(?:거|것|건|겁|예정)"
    rf"|{_ON_BEHALF}"
    rf"|(?:받을|받는|받으실|하실|할)\s?(?:사람|분)(?:은|는|이)\s(?:제\s|저희\s)?(?:{ANYBODY})"
    rf"|(?:환자|수술자|시술자|당사자)(?:분)?(?:은|는|이|:)\s?(?:제\s|저희\s)?(?:{ANYBODY})"
    rf"|\b(?:[Ii]t'?s|[Tt]his is|(?:booking|asking|writing|applying)) for my (?:{ANYBODY})"
    rf"|{_BOTH_NAMED}|(?i:{_PLAINLY_THEIRS})"
)
_MINE_IS_THERE = (
    r"(?:제|내|저의)\s?(?:걸|것|거|꺼|이름|성함)(?:으?로|을|를)?\s?(?:잘못\s|그냥\s)?(?:적|썼|쓴|써|입력|넣)"
)
NAMED_INSTEAD = re.compile(
    rf"{_MINE_IS_THERE}.{{1,20}}(?:{ANYBODY})\s?(?:의\s)?(?:이름|성함)|(?:{ANYBODY})\s?(?:의\s)?(?:이름|성함).{{1,30}}{_MINE_IS_THERE}"
    rf"|(?<![가-힣])(?:환자|수술자|시술자|당사자|(?:받을|받는|받으실|하실|할)\s?(?:사람|분))(?:분)?(?:은|는|이|:)\s?(?:제\s|저희\s|우리\s)?(?:{ANYBODY})(?:이?에요|예요|입니다|이?고요?|인데요?|세요|이?요)"
)
"""Whose name belongs where the writer's own stands: "제 걸로 적었네요 어머니 성함은 …", "환자는 저희 아빠예요"."""
_HAS_A_CHILD = re.compile(
    r"(?:아이|애|딸|아들|자녀|자식)\S{0,2}\s(?:(?:하나|둘|셋|[1-4]명)\s)?(?:있는|둔|키우는|가진)\s?(?:[1-9]0대\s)?(?:아줌마|아저씨|엄마|아빠|주부|워킹맘|여자|남자|여성|남성|사람)"
    r"|(?:아이|애|자녀)\S{0,2}\s(?:(?:하나|둘|셋|[1-4]명)\s)?(?:있는데|있어도)"
    r"|(?:아이|애|딸|아들|자녀|자식)(?:이|가)\s\S{1,8}인\s(?:주부|엄마|아빠|아줌마|아저씨|워킹맘|직장인)"
    r"|[2-9]0대\s(?:초등|유치원|중학)\S{0,3}\s(?:엄마|아빠|학부모)"
)
_AS_ANOTHER = re.compile(
    rf"(?:{RELATIONS['other']}|할머니|할아버지|외할머니|선생님?|이웃)(?:이에요|이예요|예요|에요|입니다|인데요?|이요|요)"
)
_AN_ORGANISATION = r"병원|의원|클리닉|원장|실장|간호사|직원|(?:부장|팀장|사장|과장|차장|매니저)님|비서|(?:회사|직장|업무|가게)(?!\s?(?:폰|핸드폰|휴대폰))|학교"
_CONTACT_OF = (
    r"(?:보호자|추천인|추천자|소개자|소개인|지인|택배|배송|비상|긴급)(?:분|님)?(?:의|은|는)?\s?(?:[가-힣]{2,4}\s)?(?:(?:전화\s?)?번호|연락처|폰|핸드폰|휴대폰|전화|(?=0?1\d))"
    r"|(?:소개|추천)(?:해\s?(?:준|주신)|한|하신)\s?(?:사람|분|지인|친구)"
    r"|(?:보호자|추천인|추천자|소개자|소개인)(?:분|님)?(?:의)?\s?(?:이름|성함|성명)(?!\S?\s?(?:도|꼭|왜|필요|적어야|써야))"
)
"""A contact that is called a guardian's, or that of who recommended the clinic."""
_MY_OWN = re.compile(
    r"(?<![가-힣])(?:제|저의|내|본인|개인)\s?(?:전화|휴대폰|핸드폰|폰|번호|연락처|전번|이름|성함)|\bmy (?:own |phone |tele|mobile |cell )*(?:number|phone|name)\b|\bmine is\b"
)
_HERE = re.compile(r"여기로|이쪽으로|이\s?번호로")
_THEIR_NUMBER = re.compile(
    rf"(?:{ANYBODY}|{_AN_ORGANISATION})\S{{0,2}}\s?(?:번호|폰|핸드폰|휴대폰|전화|연락처|거|것|걸|이름)|{_CONTACT_OF}"
)
_MY_NAME = re.compile(
    r"(?<![가-힣])(?:제|저의|내|본인)\s?(?:이름|성함)\S{0,2}|(?<![가-힣])(?:저는|제가|전|저)\s|\bmy name(?:'s| is)?\b|\bi(?:'m| am)\b"
)
_AT_THEIRS = re.compile(
    rf"(?:{ANYBODY})(?:님|분)?(?:의)?\s?(?:(?:전화\s?)?번호|핸드폰|휴대폰|폰|전화|연락처)(?!\S{{0,2}}\s?(?:안|못|바쁠|끊))|\b(?:{ANYBODY})(?:'s|’s) (?:\w+ )?(?:number|phone|mobile|cell|contact)\b|\b(?:call|text|phone|ring|contact|reach) my (?:{ANYBODY})\b"
)
"""Whose telephone it is, whoever is named beside it."""
_BY_MISTAKE = re.compile(
    r"\S{1,6}\s(?:걸로|것으로|번호로|번호를|이름으로|이름을)\s(?:잘못\s)?(?:적|썼|써|쓴|남겼|남긴|입력|넣)\S{0,7}"
    r"|\b(?:put|gave|wrote|entered|used|typed|left)(?: down| in| you)? (?:my |the )?\w+'s (?:phone )?(?:number|phone|name)\b"
    r"|\S{1,6}\s(?:이름|번호|거|걸|것)\s(?:잘못\s)?(?:적었|썼|남겼|입력했|넣었)\S{0,7}"
)
"""What was written before, and is wrong: "남편 걸로 적었네요"."""
_AT_WORK = re.compile(
    rf"(?:{ANYBODY})\S{{0,2}}\s(?:\S{{1,6}}\s)?\S{{0,4}}(?:보내고|시키고|재우고|데려다\s?주고|바래다\s?주고|맡기고|챙기고|먹이고)"
    r"|(?<![가-힣])(?:회사|직장|학교|병원|가게|업무\s?중?|근무\s?중?)(?:이?라서?|라\s|이?니까|여서|인데|에\s?(?:있|와|나와|다니)\S{0,5}|에서(?:는|도)?(?!\s?(?:쓰|쓴|받은|준|사용))|에선|에는|엔|(?=\s?(?:끝|마치|퇴근|다니)))"
)
"""Where somebody is, and whose number it is not: "회사라 문자가 편해요"."""
_RATHER_THAN_MINE = re.compile(
    r"(?<![가-힣])(?:제|저의|내|본인)\s?(?:전화|휴대폰|핸드폰|폰|번호|연락처|전번|거|것|꺼|이름)\S{0,3}\s?(?:말고|대신|아니고|아니라)"
)
_THEIR_DIGITS = re.compile(
    rf"(?<![가-힣])(?:우리\s?|저희\s?)?(?:{ANYBODY})(?:의)?\s?(?:거|것|꺼|걸|번호|폰|핸드폰|휴대폰|전화)\S{{0,3}}\s?(?=\d{{2}})"
)
_SOMEBODY_ELSES = re.compile(rf"{ANYBODY}|{_AN_ORGANISATION}|{_CONTACT_OF}")
_CONTACT_CALLED = re.compile(
    rf"(?:{ANYBODY}|[부팀사과차]장님|매니저님|비서)(?:의)?\s?(?:(?:전화\s?)?번호|연락처|핸드폰|휴대폰)(?:은|는|이|가|:)?\s.{{0,4}}\d|{_CONTACT_OF}|{_THEIR_DIGITS.pattern}"
    rf"|(?<![가-힣])(?:[전구울큰친외]\s?|(?:우리|저희|작은|막내)\s?)?(?:{ANYBODY})(?:님|분)?\s?(?:이?요|으?로|한테|에게|:)?[\s,]{{1,2}}(?=\+?\d{{2,4}}[\s.-]?\d{{3,4}}[\s.-]?\d{{4}})|\d{{4}}\s?[(\[,/-]?\s?(?:(?:우리|저희|my)\s)?[전구울]?(?:{ANYBODY})(?:님|분|내미|래미)?\s?(?:거|것|꺼|번호|폰|핸드폰)?(?:이?에요|예요|이?요|임|입니다|['’]s)?\s?[)\]]?[\s.!~]*$"
)
"""Whose number it is, called so or said beside it: "보호자 연락처 010-…", "언니로 010-…", "010-… (남편)"."""
_TEENAGER = re.compile(
    r"(?<![가-힣\d])(?:중|고등?)\s?[1-3](?![시월일\d:])|(?:중|고등)학(?:생|교)|고딩|중딩|(?<!\d)1[4-8]\s?살|열(?:네|다섯|여섯|일곱|여덟)\s?살"
)
_NO_PATIENT = re.compile(
    r"(?:살|세|학생|학년|초[1-6]|중1)(?:이?라(?:서)?\s|이?라서|이?니까|\s?때문)|(?<![귀눈코점턱입볼살]\s)(?<!(?:흉터|얼굴|이마|치아|피부|점들)\s)때문에|엄마인데|아빠인데|낳|출산|임신|수유|모유|키우|닮|데려|데리|같이\s?(?:가|갈|와|오|상담|받)|따라\s?(?:가|와)|동반|하교|하원|등교|등원|학원|학교\s?(?:간|갔|가[면는서]|끝|마)|어린이집\s?(?:간|갔|가[면는서]|끝|마)|돌[보봐]|맡[기길겨]|재우|\b(?:come along|come with|bring|babysit|school|daycare|because of|keeps? me|so (?:i |only|mornings?|afternoons?|evenings?|weekends?|weekdays?))\b"
)
"""Who tells of a child only why something is so, or who comes along: "애가 5살이라 낮에는 못 받아요"."""

_PLACE = r"(?:귀|눈|코|입술|얼굴|이마|볼|턱|손|발|다리|팔|등|배|가슴|피부|흉터|점|사마귀|반점|혹|상처|화상|쌍꺼풀|눈썹)"
_THEIR_BODY = re.compile(
    rf"(?:{ANYBODY})(?:의)?\s?{_PLACE}\S{{0,3}}\s?(?:때문|땜|문제로|건으로)"
    rf"|(?:{RELATIONS['child']})(?:이|가|는|은)?\s(?:올해\s|이제\s)?\S{{1,4}}\s?(?:살|세|학년)(?:인데|이고|이라|짜리)\S?\s(?:(?!제\s|저|내\s)\S{{1,5}}\s)?{_PLACE}\S{{0,3}}\s?(?:때문|땜)"
    rf"|\bmy (?:[a-z0-9]{{1,12}}[\s-]){{0,5}}?(?:{ANYBODY})'?s (?:ears?|eyes?|eyelids?|nose|scars?|face|skin|moles?|birthmarks?|lips?|chin|burns?)\b"
)
"""Whose body it is about, told as the reason: "여덟 살 아들 귀 때문에 그래요"."""


def whose(text: str) -> str:
    """The word of the relative for whom a consultation is wished; empty when it is for the writer."""
    words = words_of(text)
    if is_for_the_writer(words):
        return ""
    if (theirs := _THEIR_BODY.search(words)) is not None and not _TOLD_OF.search(words):
        return _relative(theirs[0])
    relation = _relative(words)
    if not _is_wished(words, relation):
        is_young = is_a_child(words) or (_TEENAGER.search(words) and not PAST.search(words) and not ASKED.search(text))
        return relation if relation in ("child", "other") and is_young and not _NO_PATIENT.search(words) else ""
    return relation


def _is_wished(words: str, relation: str) -> bool:
    """Whether the words wish for a consultation, and tell no story of the relative."""
    is_told_of = _TOLD_OF.search(words) or _TALKED_INTO.search(words) or (relation == "child" and _BORN.search(words))
    return bool(_CONSULTS.search(words) and _WISHES.search(words) and not is_told_of)


_IS_THEIRS = re.compile(
    rf"(?:{ANYBODY})\s?(?:거|것|꺼|상담|코|눈|귀|얼굴|점|흉터|쌍수|쌍꺼풀)(?:이?에요|예요|입니다|인데|이라|라서|이요|요)"
    rf"|(?:{ANYBODY})(?:이|가|도)\s(?:\S{{1,6}}\s){{0,2}}(?:(?:하고|받고|빼고|맞고)\s?싶|받(?:아요|을|는|습))"
    rf"|(?:환자|받을\s?(?:사람|분)|할\s?(?:사람|분))(?:은|는|이)\s.{{0,16}}(?:{ANYBODY})"
    r"|\bfor (?:him|her)\b|\bfor my (?:\d{1,2}(?:\s|-)years?(?:\s|-)old )?(?:daughter|son|kid|child|nephew|niece)\b"
)


def is_wished_for(text: str) -> bool:
    """Whether a consultation is wished for the relative who is named, or said to be theirs."""
    words = words_of(text)
    return _is_wished(words, _relative(words)) or _IS_THEIRS.search(words) is not None


def for_whom(text: str) -> str:
    """For whom the words ask where it is not the writer: the word of the relative, `child` where a guardian writes and names
    nobody, and `minor` for anybody else's that is said to be under fourteen."""
    if is_for_the_writer(text):
        return ""
    named = whose(text) or ("child" if is_guardian(text) else "")
    return _or_minor(named, text)


@once
def is_for_the_writer(text: str) -> bool:
    """Whether the writer, who may name a child of theirs, says to be the patient ("초등학생 엄마예요 제가 … 받고 싶어요")."""
    words = words_of(text)
    if _FOR_MYSELF.search(words) or speaks_of_two(words):
        return True
    beside = _HAS_A_CHILD.sub(" ", words)
    return beside != words and not _relative(beside)


def speaks_of_two(text: str) -> bool:
    """Whether two persons are to be patients, the writer and another ("저랑 언니랑 같이 상담 받으려고요", "친구 것도 신청할게요")."""
    return TWO.search(text[:LONGEST]) is not None


def who_too(text: str) -> str:
    """The word of the relative who would like a consultation as well as the writer; empty where nobody is named so."""
    return _relative(words_of(text)) if ALSO.search(text[:LONGEST].strip()) else ""


def who_instead(text: str) -> str:
    """The word of the relative who is the patient and not the writer ("저 말고 와이프가 받을 건데요"), `minor` for anybody else's
    who is said to be under fourteen; empty where nobody is."""
    words = plain(text[:LONGEST])
    if (found := INSTEAD.search(words) or NAMED_INSTEAD.search(words)) is None:
        return ""
    named = "other" if re.fullmatch(_BOTH_NAMED, found[0]) else _relative(found[0].lower())
    return _or_minor(named, text)


def for_whom_named(text: str) -> str:
    """The word of the relative who is named first, `minor` for anybody else's who is said to be under fourteen."""
    return _or_minor(named(text), text)


def _or_minor(relation: str, text: str) -> str:
    return "minor" if relation not in ("", "child") and is_a_child(text) else relation


def child_of(text: str) -> str:
    """The word of the relative under fourteen whom the words are about ("딸이 10살인데 점 빼고 싶어요"); empty for nobody."""
    if not is_a_child(text) or _NO_PATIENT.search(text[:LONGEST]) or own_age(text) is not None:
        return ""
    return for_whom(text)


def is_no_guardian(text: str) -> bool:
    """Whether the writer says to be a brother, a sister, an aunt, a friend or a teacher."""
    return _AS_ANOTHER.search(words_of(text)) is not None


@once
def is_about_anothers(text: str) -> bool:
    """Whether a number or a name may be a relative's, a friend's or an organisation's, and is not called the writer's own."""
    words = _RATHER_THAN_MINE.sub(" ", _AT_WORK.sub(" ", _BY_MISTAKE.sub(" ", words_of(text))))
    if (theirs := _THEIR_DIGITS.search(words)) and not _MY_OWN.search(words, theirs.end()):
        return True  # "제 폰은 고장나서 동생 거 010-…"
    if _HERE.search(words) and not _THEIR_NUMBER.search(words):
        return False  # "여기로 전화 주세요 010-… 애 재우기 전에요"
    return _SOMEBODY_ELSES.search(words) is not None and _MY_OWN.search(words) is None


def is_at_theirs(text: str) -> bool:
    """Whether a number is called a relative's in words that also tell the writer's own name: "제 이름은 … 남편 번호로 …"."""
    words = _AT_WORK.sub(" ", _BY_MISTAKE.sub(" ", words_of(text)))
    return _AT_THEIRS.search(words) is not None and _MY_OWN.search(_MY_NAME.sub(" ", words)) is None


def calls_it_anothers(text: str) -> bool:
    """Whether a contact is called that of a relative, a guardian or of who recommended the clinic: "보호자 연락처 010-…"."""
    return is_about_anothers(text) and _CONTACT_CALLED.search(words_of(text)) is not None


_ANOTHERS_NAME = re.compile(
    rf"(?:(?:{ANYBODY}|환자분?)\s?(?:의\s)?(?:이름|성함)|환자분?|(?:{ANYBODY})(?=[은는]\s))"
    r"(?:은|는|이)?\s?(?P<name>[가-힣]{2,4}?)"
    r"(?=\s|,|이고|이구|이에요|예요|입니다|(?:으로|로)\s|$)"
)


def name_of_another(text: str) -> str | None:
    """The name that is called a relative's or the patient's: "남편 이름은 고태양"."""
    found = _ANOTHERS_NAME.search(text)
    return called_one(found["name"]) if found else None


def speaks_of_a_relative(text: str) -> bool:
    """Whether a relative is named at all, so that an age may be theirs."""
    return bool(_relative(words_of(text)))


def is_told_of(text: str) -> bool:
    """Whether the words tell a story of somebody rather than wish for a consultation of theirs."""
    return _TOLD_OF.search(text) is not None


def named(text: str) -> str:
    """The word of the relative who is named first; empty where none is."""
    return _relative(words_of(text))


def is_guardian(text: str) -> bool:
    """Whether the writer says to be the mother, the father or the guardian."""
    words = words_of(text)
    return _GUARDIAN.search(words) is not None and NAMES_ANOTHER.search(words) is None


_IS_THE_WRITER = re.compile(
    rf"^(?:(?:안녕하세요|저기요?|저는|전|저|제가|네)[\s,.!]{{1,3}}){{0,3}}(?:큰|작은|막내|둘째|셋째|외동|친|외)?(?:{ANYBODY}|며느리|사위)(?:인데요?|이에요|예요|입니다|이고요?|이구요?|이라서요?|라서요?|고|구|되는\s?사람\S{{0,5}})[\s,.!]{{1,4}}(?=\S)"
    rf"|\bi(?:'m| am) (?:the|her|his|their|a|an|your patient's) (?:{ANYBODY}|daughter-in-law|son-in-law)\b"
)
"""Who writes, by what they are to the patient who is named then: "딸인데요 저희 엄마가 …"."""
OCCASION = re.compile(
    rf"(?:{ANYBODY})(?:네|의|이|가)?\s?(?:(?:첫|두|세|\d{{1,2}})\s?(?:번째\s)?)?(?:결혼식?|혼사|돌잔치|돌(?=\s|이|전)|졸업식?|입학식?|환갑|칠순|팔순|고희|생신|생일|상견례|약혼식?|운동회|재롱잔치|학예회|입대|면회|제사|기일|시집|장가)"
    r"(?!\s?선물|\S{0,2}\s(?:기념|선물))\S{0,6}(?=\s|$)"
    rf"|\b(?:my |our )?(?:{ANYBODY})'?s (?:\w+ )?(?:wedding|graduation|birthday|engagement|recital|party|ceremony|anniversary)\b(?! (?:gift|present))"
)
"""A feast of a relative's, for which somebody wants to look well: who is named by it is no patient."""


@once
def _relative(words: str) -> str:
    words = OCCASION.sub(" ", without_names_on_the_skin(words))
    beside = _IS_THE_WRITER.sub(" ", words)
    if beside != words and (named := _relative(beside)):
        return named
    if _SELF.search(words) and "부모" in words:
        return ""  # "저 12살인데 부모님 몰래": a child who speaks of its parents.
    found = ((pattern.search(words), relation) for relation, pattern in _RELATION.items())
    placed = [(hit.start(), relation) for hit, relation in found if hit]
    relation = min(placed)[1] if placed else ""
    return "" if relation == "parent" and is_guardian(words) else relation

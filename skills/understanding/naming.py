"""What must be said before words can be a right: an act, and for a right that is no guess also the thing. And what every
question for a doctor names: a part of the body, what is done to it, what it feels, or how one lives with that.

Here: data and one look. Not here: how likely a right is (`model`) and what follows (`deciding`).
"""

# ruff: noqa: E501  (words are easier to read and to extend in one long line)

from skills.fields.naming.on_the_skin import is_on_the_skin
from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once
from skills.understanding.intents import Intent, Understood
from skills.understanding.questions import asks
from skills.understanding.spelling import Spelled, fold, spell
from skills.understanding.talk.amounts import asks_of_an_amount

THINGS = r"정보|기록|데이터|번호|연락처|성함|차트|내역|동의|광고|홍보|마케팅|이벤트문자|수신거부|수신동의|탈퇴|계정|생년월일|신상|(?:내|제|저의|올린|보낸)사진|(?:내|제)이름|흔적|처리정지|my data|my info|my personal|my records?|my photos?|my number|my phone|my name|my details|consent|\bads?\b|marketing|promo\w*|my account|my file|unsubscribe|about me|on me"
ACTS: dict[Intent, str] = {
    Intent.ACCESS: "열람|조회|보여|보고|볼|봐|봤|본|보내|사본|복사|확인|알려|내놔|저장|갖고|가지|뭐|무엇|어떤|다운|출력|내려|뽑|받|봅|줘|알|대리|위임|보호자|개인정보$|권리|see|show|know|my data|privacy|rights|copy|access|view|what|have|send|download|get|look",
    Intent.CORRECT: "고치|고쳐|수정|바꾸|바꿔|바꼈|바뀌|바뀐|변경|정정|잘못|틀[리렸린려]|오타|아니|업데이트|달라|바로잡|개명|다르|빠졌|다시|바뀜|달라|정보|change|correct|update|fix|wrong|edit|typo|new|missp",
    Intent.DELETE: "지우|지워|지울|지운|삭제|없애|파기|폐기|탈퇴|말소|제거|날려|내려|버려|빼|남기|보관|가지|갖|forget|no longer|take|남아|안남|갖고있지|잊|delet|eras|remov|forgot|forget|wipe|close",
    Intent.SUSPEND: "정지|중지|중단|멈[추춰출춘]|쓰지|사용|이용|제한|막|잠[가궈]|보류|얼려|처리하지|활용|건드|그만|아무것도|묶어|동결|다시|재개|풀|don|hold|stop|paus|suspend|restrict|freez|use|using|resum|lift|halt",
    Intent.WITHDRAW: "철회|취소|해제|무[르를른]|거[두둘뒀둬]|빼|뺄|뺀|안한|번복|없던|없었던|되돌|물[러리린]|그만|무효|거부|해지|없애|안하|하지않|withdraw|revok|cancel|back|no longer|changed|undo",
    Intent.ADS_OFF: "거부|그만|안받|보내지|차단|꺼|끄|끊|해지|해제|철회|취소|싫|중단|빼|안오|말아|마세|안왔|작작|필요없|스탑|스톱|거절|지겨|받지|멈|않|오프|no |not|remove|take|stop|unsubscrib|opt|no more|block|turn off|off|quit|don",
}  # fmt: skip

SKIN = r"점|기미|문신|타투|흉터|흉|[주죽]\s?[근은]\s?[깨께]|잡티|여드름|(?:여드름|수술|상처|트임)?\s?자국|사마귀|주름|털|다크\s?서클|눈썹|모반|반점|비립종|튼살|색소|검버섯|쥐젖|켈로이드|한관종|혹|필러|보형물|실리콘|보톡스|지방|뱃살|이중턱|점빼기|홍조|모공|반영구"
_COMPOUND = r"문신|타투|흉터|기미|잡티|자국|사마귀|주름|보형물|실리콘|필러"
_OFF_THE_SKIN = re.compile(
    rf"(?:(?<![가-힣])(?:{SKIN})|(?<=[가-힣])(?:{_COMPOUND}))(?:을|를|이|가|은|는|도|만|들|이랑|하고)?\s?(?:(?:좀|다|싹|하나만?|한\s?개만?|두\s?개|몇\s?개|이거|모두|전부|깨끗이|깨끗하게|빨리|예쁘게|아예|완전히|싹싹)\s?)*(?:지우|지워|지울|지운|없애|없앨|제거|삭제|날려|빼)"
    r"|\b(?:remov\w*|delet\w*|eras\w*|get(?:ting)? rid of|laser off|take off)\s(?:\w+\s){0,3}(?:moles?|tattoos?|scars?|freckles?|warts?|wrinkles?|fillers?|implants?|blemish\w*|melasma|hair|birthmarks?|skin tags?|(?:age|sun|dark) spots?|lines)\b"
    r"|\b(?:moles?|tattoos?|scars?|freckles?|warts?|wrinkles?|fillers?|implants?|hair|birthmarks?|skin tags?|spots?)\s(?:\w+\s){0,2}(?:removals?|removed|lasered)\b"
)
_HOW_FAR = re.compile(
    fold(
        r"(?:얼마나|어디까지|몇미리|몇센티)(?:더|많이)?(?:올릴|높일|키울|줄일|뺄|당길|세울|내릴|깎을|늘릴|커질|작아질|높아질)수"
    )
)
_AT_THE_END = re.compile(
    fold(
        r"(?:필러|보톡스|쌍수|쌍꺼풀|리프팅|코수술|코성형|눈수술|눈매교정|지방흡입|지흡|지방이식|제모|[상하]안검|거상|윤곽주사|스킨부스터)$"
    )
)
_THING = re.compile(fold(THINGS))
_ACTS = {intent: re.compile(fold(words)) for intent, words in ACTS.items()}


def acts_and_named(spelled: Spelled) -> tuple[set[Intent], set[Intent]]:
    """The rights whose act is said, and those of them whose thing is said too; the model alone never makes a right."""
    said = f"{spelled.tight} {spelled.spaced}"
    acts = {right for right, words in _ACTS.items() if words.search(said)}
    return acts, acts if _THING.search(said) else set()


def is_off_the_skin(spelled: Spelled) -> bool:
    """Whether what is to go is a mole, a tattoo or a scar, and no data is named: that is a treatment, and no right."""
    return _OFF_THE_SKIN.search(spelled.spaced) is not None and not acts_and_named(spelled)[1]


def ends_in_a_treatment(spelled: Spelled) -> bool:
    """Whether the words end in the name of a treatment ("아이 엄마인데 필러"): asked is nothing, so it is wanted."""
    return _AT_THE_END.search(spelled.tight) is not None


def asks_how_far(spelled: Spelled) -> bool:
    """Whether it is asked how much can be done ("얼마나 올릴 수 있는지"), which sounds like a price and is a doctor's to say."""
    return _HOW_FAR.search(spelled.tight) is not None


_COST = re.compile(
    r"^(?!.*(?:시간|기간|효과|유지|회복|크기|용량|통증|며칠|개월)).*?(?:얼마|을마)(?:씩|쯤|정도|가량|나|에)?\s?(?:해|하[나는노]|예|이?에|인|합|받|들|드|줘야|주면|내[요야나면]|할까|면)\S{0,5}\s?(?:돼요|되나요|되죠)?[\s?.!~ㅠㅜㅋㅎ]*$"
)


def asks_the_cost(text: str) -> bool:
    """Whether the words end in how much something costs ("한 번에 얼마씩 해요"), whatever is named before, or in an amount."""
    return _COST.search(text) is not None or asks_of_an_amount(text)


# Without one of these words a worried question ("엄마한테 말 안 해도 돼요?") is none for a doctor, whatever the model says.
_DONE = "수술|시술|성형|주사|주입|마취|보톡|필러|레이저|쁘띠|리프팅|지방|흡입|보형|이식|실밥|꿰매|꿰맨|쌍꺼|쌍수|쌍커|쌍카|매몰|절개|트임|눈매|윤곽|양악|보정|교정|임플|제거[하해할를는술]|압박|밴드|붕대|테이프|거즈|깁스|부목|봉합|재건|부스터|울쎄라|써마지|인모드|슈링크|실리프|물광|토닝|피코|제모|문신|타투|진료|치료|진단|검사"
_FELT = "부작용|효과|회복|흉터|흉[이가]|상처|딱지|고름|염증|감염|알레|알러|붓[기고는어으네지]|부[어었은기]|부종|멍(?!하)|통증|아프|아픈|아파|아팠|아플|따갑|따가|쓰라|쓰려|쓰리|가려[우워운]|가렵|간지|간질|저리|저려|시려|시림|뻐근|당기|당겨|땡기|땡겨|결리|쑤시|욱신|화끈|열[이나]|발열|피[가나도는]|코피|출혈|토[했할]|구토|메스|어지|두통|기침|가래|감기|독감|코로나|숨[이을]|호흡|흐릿|눈물|충혈|코골이|비염|축농|냄새|붉|빨[개갛]|부풀|터[졌지]|벌어[졌지]|덧[나났]|곪|재발|처[지져졌]|나이[들가]|여름에|겨울에|풀[리렸릴]|자국|색소|진물|물집|따끔|울퉁|이물|짝짝이|비대칭|노화|유지기간|증상|질환|유지되|얼마나오래|얼마나유지|위험|안전"
_BODY = r"실리콘|비중격|연골|매부리|복코|짝눈|심장|혈압|당뇨|갑상|간염|빈혈|생리|임신|임산|수유|모유|출산|코[가는를도끝에]|콧|눈[이은을도밑꺼]|귀[가는]|입술|턱|볼살|광대|이마|목주름|얼굴|피부|모공|여드름|기미|점[을빼]|사마귀|주름|(?<!\d)살[이을]|뱃살|복부|허벅|종아리|엉덩|가슴|유방|유두|머리[를카감]|두피|탈모|모발|감각|근육|뼈|인대|멍울|몽우리|혈관|체질|체중|몸무게|보이[고는나지]|안보|시력|노안|투석|공황|천식|뇌전증|에이즈|혈액형|수혈|시험관|스텐트|젖[을먹]|결핵|디스크|알러지"
_LIVED = "약[을이은도먹]|복용|약국|진통|항생|연고|처방|영양제|비타민|한약|호르몬|피임|술[을은도마]|(?<!다)음주|담배|흡연|금연|금주|운동|헬스|수영|사우나|찜질|목욕|샤워|세수|세안|화장|렌즈|선크림|비행기|음식|먹어|먹으|금식|커피|염색|파마|자외선|잠[을은자]|베개|얼음|냉찜|온찜|며칠|몇[주달]|다이어트|쉬어야|일상생활|출근"
_ENGLISH = "hurt|pain|ach|swell|swollen|bruis|bleed|blood|scar|stitch|surg|operat|recover|heal|inject|filler|botox|laser|anesth|anaesth|pregnan|breast|medic|drug|pill|antibiot|aspirin|ibuprofen|tylenol|alcohol|drink|smok|exercis|work ?out|gym|swim|shower|wash|eat|sleep|fever|infect|allerg|itch|numb(?!er)|dizz|nause|vomit|breath|heart|diabet|eye|nose|face|skin|chin|jaw|lip|ear|neck|body|belly|fat|implant|side effect|safe|risk|symptom|wound|lump|hair|tooth|teeth|lens|bump|red|rash|mole|acne|crease|stent|nursing|pacemaker|dialysis|epilep|asthma|hiv|cancer|panic|transfus|procedure|treatment|days? off|makeup|sun"
_NAMED = re.compile(fold(f"{_DONE}|{_FELT}|{_BODY}|{_LIVED}"))
_NAMED_EN = re.compile(rf"\b(?:{_ENGLISH})", re.IGNORECASE)


def names_the_body(spelled: Spelled) -> bool:
    """Whether there is anything in the words that a doctor would have to judge."""
    return _NAMED.search(spelled.tight) is not None or _NAMED_EN.search(spelled.spaced) is not None


_NAMED_BESIDE = re.compile(
    r"볼|눈|코|귀|입|턱|팔|다리|배[가는에를도이]|등살|목|어깨|옆구리|허리|무릎|발|손|뼈|살|피부|털|점|주근깨|잡티|홍조|인상|얼굴|몸|라인|윤곽|데서\s?했|[마맘]에\s?(?:안\s)?들|마음|처[지져졌짐진]|늘어[지져졌짐진]|꺼[지져졌짐진]|튀어나|비대칭|예[쁘뻐]|이[쁘뻐]|자연스|관리|모르겠|고민|팔자|인중|가슴|엉덩|수술|시술|상담|재수술"
    r"|\b(?:cheeks?|freckles?|abdomen|flanks?|eyelids?|brows?|foreheads?|thighs?|arms?|legs?|knees?|waist|tummy|stomach|wrinkles?|spots?|pores?|bags|circles|consult\w*|surg\w*)",
    re.IGNORECASE,
)
_OF_THE_TALK = frozenset({Intent.OTHER, Intent.STATUS, Intent.MENU})
_SAYING = re.compile(
    r"눈이\s?(?:많이\s|펑펑\s)?(?:오|내리|와)|눈치|눈\s?빠지게|코빼기|코앞|코딩|눈팅|손이\s?많이\s?가|머리\s?아프네|이마트|다리\s?건너|가슴이?\s?설레|아이\s참|입이\s?심심|배가?\s?고[프파]"
)
"""What names a part of the body and means none: snow, tact, the shop round the corner."""


def is_of_the_body(words: str) -> bool:
    """Whether the words name a part, a wish for it, or anything that a doctor would have to judge."""
    words = _SAYING.sub(" ", words)
    return _NAMED_BESIDE.search(words) is not None or names_the_body(spell(words))


A_REMARK = 30  # Letters: longer words tell something.


def asks_of_data(text: str, understood: Understood | None) -> bool:
    """Whether it is asked what becomes of the data, or who is responsible, and nothing of the body."""
    is_of_data = understood is not None and understood.intent in (Intent.POLICY, Intent.OFFICER)
    return is_of_data and asks(text) and not names_the_body(spell(text))


def is_a_remark(text: str, understood: Understood | None) -> bool:
    """Whether short words name nothing of the body and mean nothing that is asked of a clinic ("앗 버스를 잘못 탔네")."""
    if understood is None or understood.intent not in _OF_THE_TALK or understood.danger is not None:
        return False
    return len(text) <= A_REMARK and not is_of_the_body(text)


_ABROAD: dict[Intent, str] = {
    Intent.WITHDRAW: "(?:撤回|撤销|取消).{0,6}同意|同意.{0,6}(?:撤回|取り消)|отозвать.{0,12}согласи|rút lại.{0,10}đồng ý|ถอน(?:ความ)?ยินยอม",
    Intent.ADS_OFF: "(?:不要|停止|取消|别).{0,8}(?:广告|廣告|推送|促销)|広告.{0,8}(?:止め|停止|不要|いらな|送らな)|(?:не|без|хватит).{0,14}реклам|quảng cáo.{0,10}nữa|(?:dừng|ngừng).{0,12}quảng cáo|(?:หยุด|ไม่ต้อง)ส่งโฆษณา",
    Intent.CORRECT: "(?:更正|修改|改).{0,8}(?:姓名|名字|电话|号码|信息|資料)|(?:名前|電話番号|番号|情報).{0,8}(?:訂正|変更|直し|修正)|(?:исправить|изменить).{0,16}(?:имя|номер|данн)|(?:sửa|đổi).{0,10}(?:tên|số điện thoại|thông tin)|แก้(?:ไข)?(?:ชื่อ|เบอร์|ข้อมูล)",
    Intent.DELETE: "删除|刪除|删掉|清除.{0,6}(?:信息|记录|数据)|注销|削除|(?:情報|データ|記録|写真|履歴).{0,8}(?:消し|消去|消す)|(?:удал|стер|сотр).{0,24}(?:данн|информац|фото|переписк|аккаунт|вс[её])|x[oóò][aáà].{0,24}(?:thông tin|dữ liệu|ảnh|tài khoản|hết)|ลบ.{0,14}(?:ข้อมูล|รูป|ประวัติ|ทั้งหมด)|(?:حذف|امسح|احذف).{0,24}(?:بيانات|معلومات|صور)",
    Intent.ACCESS: "(?:查看|查询|查詢|看看?|显示).{0,8}(?:信息|資料|资料|数据|个人)|(?:情報|データ|個人情報|記録).{0,10}(?:見せ|見たい|開示|確認)|(?:показ|посмотр|увидеть).{0,24}данн|xem.{0,14}(?:thông tin|dữ liệu)|(?:ขอ)?ดู.{0,8}ข้อมูล",
}  # fmt: skip
_OF_THE_SKIN_ABROAD = re.compile(
    "痣|疤|纹身|紋身|斑|祛|ほくろ|シミ|タトゥー|傷跡|родинк|шрам|тату|волос|nốt ruồi|sẹo|xăm|ไฝ|แผลเป็น|สัก|ขน"
)
_RIGHTS_ABROAD = {intent: re.compile(words, re.IGNORECASE) for intent, words in _ABROAD.items()}
_KEEPS_ABROAD = re.compile(
    r"(?<![么麼还還])(?:不(?:要|用|想|是)?|[别別])\s?[删刪]|削除(?:は|を)?し(?:ないで|ません|なくて)|(?<!\w)не\s(?:надо\s)?удал",
    re.IGNORECASE,
)
"""Who says that nothing is to be deleted asks for no deletion; "为什么不删除" does."""
MOST = 200  # Characters of such a wish.


@once
def right_abroad(text: str) -> Intent | None:
    """A right that is asked for in another language than Korean and English, of which the spelling leaves nothing."""
    said = text[:MOST]
    if said.isascii() or _OF_THE_SKIN_ABROAD.search(said):
        return None
    named = [right for right, words in _RIGHTS_ABROAD.items() if words.search(said)]
    return next((right for right in named if right is not Intent.DELETE or _KEEPS_ABROAD.search(said) is None), None)


SHORT = 60  # Characters of such a question.
_ERASABLE = re.compile(
    r"(?:지워|없어)(?:지|져|진)(?!게|도록)|(?:지울|없앨|삭제할|파기할|삭제를?\s?할)\s?수\s?(?:는\s?)?있|(?:삭제|파기)(?:가|는|도)?\s?(?:되|돼|가능)|지우는\s?(?:거|것|게)?\s?(?:이|도|은)?\s?가능"
    r"|(?:지워|삭제해|없애)\s?(?:주시|주)(?:나요|는지|는\s?(?:거|건)|기도)|\b(?:can i (?:still |later )?(?:delete|erase)|(?:is|are|will|does|do) .{2,30} (?:get )?(?:deleted|erased))\b",
    re.IGNORECASE,
)
_ERASE_NOW = re.compile(
    r"(?:주세요|달라|부탁|줘요?|주실\s?수|줄\s?수|원해|원합|바랍|싶)|언제|어떻게|방법|\b(?:please|when|how)\b",
    re.IGNORECASE,
)
_OF_ONES_OWN = re.compile(
    r"정보|기록|내용|내역|사진|남긴|쓴\s?(?:거|것|글)|적은|쓰면|적으면|남기면|보낸|번호|연락처|이름|대화|데이터|\b(?:data|info|information|records?|messages|this|what i)\b",
    re.IGNORECASE,
)


def asks_whether_erased(text: str) -> bool:
    """Whether it is asked if one's data goes, or could be deleted ("제 정보 지워져요?"); a wish to have it done is none."""
    words = text[:MOST]
    if len(words) > SHORT or is_on_the_skin(words) or _ERASE_NOW.search(words) or not _OF_ONES_OWN.search(words):
        return False
    return asks(words) and _ERASABLE.search(words) is not None


_SHOWS_IT = re.compile(
    r"(?:(?:네|예|응|아|그럼|그러면|그거|그것|저도|나도|한\s?번|좀|어디|지금|바로|제\s?거|제\s?것)[을도]?[\s,.!]{0,3}){0,4}"
    r"(?:보여\s?(?:주세요|줘요?|주실래요|주십시오|주시겠어요)|볼(?:래요?|게요?)|보고\s?싶(?:어요|은데요?)|볼\s?수\s?있(?:나요|어요|을까요))[\s?.!~]*"
    r"|(?:ok(?:ay)? |yes |please )?(?:show (?:me|it)(?: please)?|let me see(?: it)?)[\s.!]*",
    re.IGNORECASE,
)
"""The wish to see what was just spoken of, by no name of its own."""


def wants_to_see_it(text: str) -> bool:
    """Whether somebody wants to see what was spoken of just now ("그럼 한번 보여주세요")."""
    return len(text) <= SHORT and _SHOWS_IT.fullmatch(text.strip()) is not None

"""Narrower readings: forms a rule asks for besides its main words, and forms that forbid it.

Here: data only, in the form of `concepts`. Not here: the rules that use them (`rules`).
"""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line than cut into many)

from skills.understanding.concepts import PROCEDURE, PROCEDURE_EN

CONCEPTS: dict[str, tuple[str, str]] = {
    "refuse_reception": (
        "수신거부|수신(?:을|은|도)?(?:거부|해지|차단|안|취소|해제|철회|중단|그만|동의(?:취소|철회|해제))|무료거부",
        r"\bunsubscribe\b|\bopt(?:ing)? ?out\b",
    ),
    "stop_sending": (
        "(?:그만|이제|더이상|제발|다시는|앞으로)?(?:보내지[마말않좀]|그만(?:보내|받|와|오|해|좀|$)|보내는거그만|안보내|안받|않받|못받게|받지않|받기싫|받고싶지|오지않게|안오게|오지[마말]|안왔으면|꺼[주줘]|끄고|끌래|차단|거부|중단|끊|해지|수신거부|사절|스팸)",
        r"\b(?:stop|no more|don'?t|do not|quit)\b.{0,20}\b(?:send\w*|messag\w*|text\w*|email\w*|notif\w*|contact\w*|spam\w*|receiv\w*|get)\b|\bunsubscribe\b",
    ),
    "privacy": (
        "개인정보|게인정보|정보보호|개인자료|신상정보|민감정보|정보유출|내정보|제정보|프라이버시|사생활",
        r"\bprivacy|personal (?:data|info\w*|details)|my (?:data|info\w*)",
    ),
    "show_plain": ("보여|열람|사본|조회", r"\bshow|copy\b"),
    "data": (
        "정보|데이터|기록|자료|사진|내용|대화|상담내|차트|내역|이름|연락처|전화번호|내꺼|제꺼|내거|제거|(?:^|[^0-9가-힣])(?:내|제)번호|^(?:내|제)번호|폰번호|전번|생년월일|주민번호",
        r"\b(?:data|information|info|records?|photos?|pictures?|chart|details|file|chats?)\b",
    ),
    "own_kept": (
        "(?:했|된|한|돼있|되어있|됐|하신)(?:제|내|정보|데이터|거|것|게|내용|자료|개인)?.{0,8}(?:보여|뭐|무엇|알려|확인)",
        r"\babout me\b.{0,8}$|have (?:you )?collected",
    ),
    "erase_now": (
        "(?:삭제|파기|폐기|제거|말소|소거)(?:를|을|좀|도)?(?:해?[주줘달]|부탁|요청|신청|하고싶|하고파|할래|할게|원|바라|바랍|바람|해라|하세|해$|요$|좀|할수|가능|되나|될까|요구|플리즈|해요$|시켜|하려|해도|하실|$)|지워(?:[주줘쥬즈달라]|요?$|버려)|지울래|지우고싶|지울수|지우려|지워도|없애(?:[주줘달]|고싶|라|요?$)|날려[주줘]|빼[주줘]|(?<!이름)(?<!이름을)(?<!이름좀)(?<!이름도)(?<!제목)(?<!제목을)(?<!닉네임)(?<!별명)(?<!시를)(?<!밥)(?<!집)지어(?:줘|주세)|내려[주줘]",
        r"\b(?:delete|erase|remove|wipe|destroy|purge)\b",
    ),
    "bare_erase": (
        "^(?:그냥|다|싹|모두|좀|빨리|제발)*(?:삭제|지워|파기)(?:해)?(?:[주줘]세?[요용여]?|주시겠어요|부탁(?:드려요|드립니다|해요)|요청(?:합니다|드려요|드립니다|이요|해요)?|신청|하고싶어요|하고싶습니다|해주실수있나요|원해요|할게요|할래요?|해주십시오|좀)+$",
        r"^(?:please )?(?:delete|erase)(?: it| this| everything| all)?(?: please)?$",
    ),
    # The name of a right as the whole message; said once more and asked back before anything is done.
    "bare_right": (
        "^(?:개인정보|정보|내정보|제정보)?(?:의)?(?:열람|정정|삭제|철회|수정)(?:권|하기|이요|이용|요|여|욤|용|좀요?|신청|요청|요구|청구|할게요|할래요?|하고싶어요?|하고싶습니다|하고싶은데요?|합니다|해요|원해요|원합니다|부탁(?:드려요|드립니다|해요|합니다)?|되나요|돼요|될까요|가능(?:한가요|할까요|해요|하나요)?|해?[주줘](?:세요|십시오|실래요)?)*$",
        "",
    ),
    "says_show": ("열람", ""),
    "says_change": ("정정|수정", ""),
    "says_erase": ("삭제", ""),
    "says_undo": ("철회", ""),
    # Questions about the rules behind consent and collection.
    "if_refused": (
        "동의(?:를|을|는|도)?(?:안|않|하지않|거부|거절)(?:하|을|할|으)*(?:면|경우|시)|(?:꼭|반드시|필수로|무조건)(?:다)?동의|동의(?:를|는|가|도)?(?:꼭|반드시|필수|무조건|해야|하지않아도|안해도)|동의(?:란|가뭐|가무엇|는뭐|는무슨)|뭐(?:에|를|에다)동의|무엇에동의|왜동의",
        r"(?:if|must|have to|need to|why should) i (?:don'?t |do not )?(?:consent|agree)|(?:refuse|without) (?:to )?(?:consent|agree)|is consent (?:required|mandatory|necessary)",
    ),
    "asked_for": (
        "왜.{0,14}(?:수집|필요|물어|묻|적어|적으|입력|알아야|알려줘야|알려달|써야|요구|가져|달라고|받는|받나|받으시|받아요)|(?:꼭|반드시|굳이)(?:적|입력|줘|알려|써|필요|남겨|넣)|(?:수집|받는|요구하는|물어보는)(?:이유|목적|까닭)|이유가?뭐",
        r"\bwhy\b.{0,20}\b(?:need|collect|ask|want|require|take)",
    ),
    "asked_item": (
        "생년월일|생일|주민(?:등록)?번호|성별|나이|(?:전화|폰|핸드폰|휴대폰|내|제)번호|연락처|이름|주소|사진|건강",
        r"\b(?:birth\w*|dob|phone|number|name|address|photos?|gender|age|health)\b",
    ),
    "third_party": (
        "제3자|제삼자|삼자제공|3자제공|국외이전|위탁(?:업체|하|처|받|회사|사)|외부(?:업체|회사|기관)에(?:제공|넘|전달|공유)",
        r"\bthird[- ]part\w+",
    ),
    "consent_log": (
        "동의(?:한|했던|했었던)?(?:의)?(?:이력|내역|기록|현황|여부|날짜|목록|시점|일자)|동의한(?:거|것|게|내용|항목|사항)(?:을|를|이|가)?(?:다시|좀|다)*(?:뭐|무엇|뭔|보여|볼|보고|보내|알|확인|조회|열람)|(?:무슨|어떤|뭐|무엇|어디)(?:에|을|를|에다)?동의(?:를)?(?:했|한)|(?:언제|뭘|무얼)동의(?:했|한)",
        r"\b(?:consent|agreement) (?:history|log|records?)|what (?:did|have) i (?:consent|agree)\w*|which consents",
    ),
    "age_said": (
        "노모|고령|연세|[6-9][0-9](?:세|살|대)|칠순|팔순|환갑|미성년|(?:^|[^0-9])1[0-9](?:세|살)|[0-9](?:세|살)(?:도|이어도|여도|이면|이하|미만|부터)|나이(?:가)?(?:많|어려|어린|들)|중학생|고등학생|고[1-3](?:인|도)|초등학생",
        r"\b(?:years? old|minor|too old|too young|elderly)\b",
    ),
    "may_have": (
        "(?:받|할|맞|수술|시술)(?:을|를)?수(?:가|는|도)?(?:있|없)|가능(?!한날|한시|하면)|되나|되는|될까|됩니까|돼요|괜찮|해도|받아도|맞아도|무리",
        r"\b(?:can|may|could|is it|am i|allowed)\b",
    ),
    "symptom": (
        "두통|머리가(?:아|띵|지끈)|어지럽|어지러|메스꺼|구토|토할|울렁|현기증|몸살|침침|눈물이|충혈|결막|코막|코가막|콧물|멍울|혹이|몽우리|물집|딱지|각질|트러블|발진|붉은|빨간|빨갛|노란|하얀|까만|감각이|저림|근육통|잠이안|복시|땀이",
        r"\b(?:headaches?|dizz\w+|nause\w+|blisters?|rash|redness|discharge|blurr\w+|lumps?|tired|cough)\b",
    ),
    "went_wrong": (
        "풀렸|풀린|풀려|풀리|왜이러|왜이래|왜이렇|이상해|이상한(?:것|거|데|느)|이상하|잘못된|잘못됐|만져져|만져지|튀어나|돌출|비쳐|비쳐보|흘러내|삐뚤|비뚤|한쪽만|짝짝이(?:로|예|에|인|가됐)|안떠|안감|덜감|당겨요",
        r"\b(?:uneven|asymmetr\w+|crooked|came (?:undone|off|loose)|lumps?|feels? (?:weird|strange|hard))\b",
    ),
    "blood_figure": (
        "영화|드라마|장면|게임|웹툰|소설|꿈에|헌혈|피검사|혈액형|좀비|만화|뉴스|기사",
        r"movie|film|game|blood (?:test|type|pressure|donat\w+)|donat\w+ blood|novel|dream|scene",
    ),
    "security_here": (
        "보안(?:은|이|상태|수준|잘|관리|어떻|괜찮|걱정|믿|되|돼|안전)|(?:여기|병원|챗봇|이채널|귀원).{0,6}(?:보안|암호화|해킹|유출)|믿고(?:맡겨|올려|보내|적어)도",
        r"\bis (?:this|it|the (?:chat|channel|bot)) (?:secure|encrypted|confidential)",
    ),
    "anyone_human": (
        "^(?:여기|거기|지금|아니)*(?:진짜|실제)?(?:사람|직원|상담원|담당자|상담사|실장)(?:님|분)?(?:이|은|도|중에)?(?:아무도)?(?:계[신시세심십]|있|없|안계)(?:어|나|는|으|세|신|심|습|니|요|냐|음|죠|지|까|가|여|계|분|시|습니까)*$",
        r"^(?:is|are) (?:there )?(?:a |any )?(?:real )?(?:human|person|people|staff|agents?|anyone|anybody|somebody|someone)(?: real)?(?: there| here| available| on)*\??$",
    ),
    "high_fever": (
        "(?:39|40|41|삼십구|사십)도|(?<![하먹맞받나가오자쉬이])고열|열이?(?:펄펄|너무|심하게|엄청|계속)?(?:끓|펄펄)",
        r"\b(?:39|40|41)(?: ?degrees| ?c)\b|\bhigh fever|\b10[3-6] fever|fever (?:of|is) (?:39|40|41|10[3-6])",
    ),
    "with_fever": (
        f"오한|떨[리려려]|덜덜|의식|헛소리|정신|구토|토하|경련|늘어|까매|고름|안내려|안떨어|수술|시술|{PROCEDURE}|심해|심하|40도|41도|사십도|어떡",
        r"chill\w*|shak\w+|vomit\w*|confus\w*|surgery|operation|procedure|won'?t (?:go|come) down",
    ),
    "skin": (
        "문신(?!은)|타투|흉터|주름|(?:^|[^관장시초지])점(?:을|좀|도|빼|제거|삭제|지)|잡티|기미|다크서클|여드름|팔자|필러(?:를|을|좀)?(?:녹|제거|없)|보형물|실밥|쌍꺼풀|라인|튼살|셀룰|지방|제모|눈밑|뱃살|매부리|사각턱|보조개|모공|홍조|켈로이드|이물질",
        r"tattoo|scar|wrinkle|mole|filler|implant|eye bags|freckle|hair removal|stitches",
    ),
    "visit_word": (f"{PROCEDURE}|예약", ""),
    "rebook_word": (
        "예약(?!자|이름|번호|할때|시)|수술(?:날|일|시간|부위가)|방문(?:날|일|시간)|상담(?:시간|날|일)(?!의)|진료(?:시간|날)|일정|쌍꺼풀|코모양|얼굴|눈모양|인상|체형",
        r"appointment|booking|reservation|surgery|reschedule|my (?:nose|face|eyes|look)",
    ),
    "status_strong": (
        "신청한(?:내역|거|것|상담)|예약한|어떻게(?:됐|되었|되고)|진행|처리상태|처리현황|상태가|접수(?:됐|되|완료|확인|번호|내역)|신청내역|예약(?:확인|내역|조회)|언제",
        r"\bstatus\b|progress",
    ),
    "read_mine": (
        "(?:제|내)가.{0,8}(?:적|썼|쓴|남긴|남겼|보냈|보낸|말했|입력).{0,6}(?:보고싶|볼수|보여|확인|알고싶|보고파|다시볼)|(?:제가|내가)(?:보낸|남긴|쓴|적은|올린|작성한|입력한|신청한)(?:거|것|글|내용|사진|문의)?(?:를|을|좀|다시)*(?:보여|볼|확인|보고|뭐|다시)|(?:나|저)(?:에대해|에관해|한테대해|에대한거|에대해서)(?:서)?.{0,8}(?:알|갖|가지|저장|보여|아는|기록|적|남)|(?:뭐|무엇을|무슨정보|어떤정보).{0,5}(?:저장|보관|수집)(?:했|해놨|하고있|돼있|되어있|된)|정보열람|열람(?:신청|청구|요청|요구)|개인정보전송",
        r"what do you (?:know|have|store|keep) (?:about|on) me|data (?:portability|access request)|subject access|\baccess request|\bgdpr request|right (?:of|to) access",
    ),
    "no_news_strong": (
        "(?:연락|전화|답변|답장|답|회신)(?:이|은|도|을|를|가)?(?:왜|아직|아직도|언제|언제쯤)*(?:안[와왔오옴옵왓]|없|언제|준다|주신다)|언제(?:쯤)?(?:연락|전화|답)",
        r"\b(?:when will|any update|haven'?t|still waiting|no one has|nobody has)\b",
    ),
    "human_reach": (
        "상담원(?:이랑|과|하고|연결|바꿔)|사람(?:이랑|과|하고|연결|바꿔)|직원(?:이랑|과|하고|연결|바꿔)",
        r"\bhuman\b|real person",
    ),
    "about_person": (
        "여의사|여자|원장님?(?:은|이)?(?:누|몇|이름|성함|약력|경력)|사람이?(?:많|없)|(?:그|저|이|좋은|나쁜|싫은|어떤|무슨|옆|모르는|아는|한국|젊은)(?:사람|직원|선생님|의사)(?!이랑연결|연결)|사람(?:들|은|답|이란|마다|만나|사는|구실|때문)|너(?:는|도)?사람|사람이야|사람이세|사람이니|사람맞|사람인가|사람이에|(?:전화번호|번호|연락처|이메일|메일)(?:가|는|를|좀)?(?:뭐|알|어떻)|몇분|진료하시나",
        r"\bare you (?:a )?(?:human|real|person|bot)|how many|people (?:are|say|who|think|talk)|(?:to|about) (?:some )?people\b",
    ),
    "booking_word": (
        "예약|수술|시술|방문|내원|상담|진료|일정|날짜|못갈|못가",
        r"\b(?:appointment|booking|reservation|surgery|visit|resched\w*|late)\b",
    ),
    "ask_call_consult": ("전화상담(?:을)?(?:받|신청|예약|문의|가능|하고)|상담전화(?:를)?(?:받|신청|예약)", ""),
    "medical_ask": (
        "상담(?:때|시|전에|전|후에|하기전)(?:에)?(?:화장|약|렌즈|밥|금식)|판단해|진단해|먹어도|마셔도|해도되|해도돼|복용|정상인|정상이|괜찮은가|괜찮은건|부작용(?:이|은|도)?(?:있|뭐|심|생|어떤|많|얼)|어떤수술이맞|위험한|임신중인데|임신했는데|수유중인데",
        r"\bis (?:it|this) (?:normal|safe)|side effects? of|can i take|pregnan\w+",
    ),
    "hours_ask": (
        "상담시간(?:이|은)?(?:언제|몇|어떻)|몇시(?:까지|부터)|(?:진료|영업|운영)시간|문(?:여|열|닫)|점심시간|휴무|휴진|준비물|뭐(?:가져|챙겨)|얼마나걸|신분증|(?:예약|상담)(?:안하|없이|안해도|필수|해야(?:하나|되나|만))|상담은누가|상담실장이",
        r"\bhow long does|walk ?in\b|do i need (?:an )?appointment|what should i bring",
    ),
    "price_ask": (
        "(?:가격|비용|금액|상담비|상담료|상담비용|견적)(?:이|은|는|가|도|을|를|만|좀)*(?:얼|어떻|알려|궁금|있나|있어|받나|들|드나|얼만|대|표|무료|문의|요$|정도)|돈(?:을|은|도)?(?:내야|내나|내는|드나|드는|받나|들어)|얼마(?:예|에|야|인|정|나요|나해|나하|나나|죠|여|임|입|일|쯤|들|지|니|냐|고|$)|무료(?:인가|예요|에요|인지|상담|야|입니|죠|로)|상담(?:은)?무료|할인|환불|예약금|이벤트(?:있|뭐|중|가격|하)",
        r"\b(?:how much|price\w*|cost\w*|fees?|free|charge|deposit|discount)\b",
    ),
    "clinic_word": (
        f"{PROCEDURE}|상담|진료|예약|병원|여기|비용|가격|금액|견적|할인|이벤트|수술비|시술비|검사|주사|특가|행사|요금|세일|무료|환불|쿠폰|총|대략|기본|최저|vat|부가세|눈|코|가슴|턱|패키지",
        rf"{PROCEDURE_EN}|\b(?:cost\w*|price\w*|fees?|discounts?|events?|consult\w*|procedure|surgery|appointment|quote|deposit|refund|deals?|treatment)\b",
    ),
    "price_bare": (
        "^(?:그럼|그거|이거|그건|이건|총|다해서|다합쳐서|보통|대충|대략|그래서|도대체|하면|전체|모두)?(?:은|는|이)?(?:얼마|얼만|을매|얼매|을마)",
        r"^(?:so )?how much(?: is it| does it cost| is this)?$",
    ),
    "medical_context": (
        f"{PROCEDURE}|수술|시술|나요|까요|가요|가여|나여|있어|인지|해요|어요|아요|에요|예요|여요|습니다|는데|생겼|나와|왔|심|안빠|언제|먹|$",
        r".",
    ),
    "body_or_procedure": (
        f"{PROCEDURE}|연골|실리콘|고어텍스|눈|코|가슴|얼굴|턱|이마|볼|입술|피부|체형|수술|시술|약|주사|사진|증상|치료|라인|저한테|제게",
        rf"{PROCEDURE_EN}|\b(?:me|my|i|nose|eyes?|face|surgery|procedure|treatment|method|option)\b",
    ),
    "clock_only": (
        "지금몇시|몇시(?:야|임|지)$|오늘무슨요일|휴일(?:에|엔|인데)?뭐|주말(?:에|엔)?뭐|추석(?:에|엔)?뭐|설날(?:에|엔)?뭐|연휴(?:에|엔)?뭐|야간자율|주말이다|(?:즐거운|좋은|행복한|편안한|따뜻한|즐|굿)(?:주말|연휴|명절|추석|설|휴일|저녁|하루)|(?:주말|연휴|명절|추석|설|휴일)(?:에)?(?:보내|되세|되십|되시)|(?:지하철|버스|전철|열차|막차|첫차).{0,4}(?:몇시|언제)|주말(?:잘|즐|재)|연휴(?:잘|즐)|명절(?:잘|증)|휴일출근|주말출근",
        r"what time is it|weekend plans",
    ),
    "place_else": (
        "잃어버|두고내|놓고내|탔는데|탔어|만났|봤|약국|화장실|지도자|위치에너지|어디(?:가|서|로)?(?:살|사는|사세|출신|갈까|놀러|여행|먹|아프)|지금어디|너어디|어디야$|버스언제|택시비|어디갔|어디있니|넌어디|핸드폰어디|폰어디|내폰|지갑|열쇠|우리집|집주소|역사|출구조사|공항|백화점|pc방|피시방|부산가|서울가|(?:지하철|버스|전철|열차|기차|막차|첫차).{0,4}(?:몇시|언제|끊)",
        r"where are you from|where is my|restroom|toilet|where do you live|bathroom",
    ),
    "gossip": (
        "연예인|배우|가수(?!술)|아이돌|유튜버|(?:수술|성형|시술|쌍수|했|맞았|받았)(?:했|받았|한)?(?:대$|대요$|다더라|다던데|다며|더라$)|짤|봤어$|광고(?:를)?(?:봤|하|찍)|친구(?:가|는)(?:쌍|코|수|보|필|성)",
        r"celebrity|actor|actress|idol|my friend",
    ),
    "supposed": (
        "까봐|확률|가능성|수도있[나는을습]|경우[도가]?있|심한편|많이나나|많은편|위험(?:이|은|도)?있|할수도|생길수|(?:나|되|하)면어떡하|(?:나|되|하)면어떻",
        r"\bchance|\brisk|could it|possible|what if|will (?:it|there|i) (?:bleed|be)|is there (?:a lot of )?bleeding",
    ),
    "third_person": ("(?:사람|친구|걔|남자|여자|오빠|누나|언니)(?:의)?(?:연락처|번호|전화번호)", ""),
    "bare_question": (
        "^(?:뭐|뭣|좀|하나|몇가지|간단한|궁금한|저|물어볼|여쭤볼|그냥|여기)*(?:문의|질문|물어볼|여쭤볼|여쭐|궁금한|물어보고)(?:이|을|를|할|드릴|거|게|것|점|사항|좀|하나|가|요|있어서|있어요|있는데요?|있습니다|있음|있어|하고싶어요|하고싶은데요?|하고싶습니다|해도|되나요|돼요|될까요|드려도|드립니다|드려요|합니다|할게요|드릴게요|여쭤|볼게|싶은|싶어서|싶어|데요|해요|드리고|드려|볼까|하려고|하려|고요|구요)*$",
        r"^i have (?:a|some|another) questions?$|^(?:can|may) i ask (?:you )?(?:something|a question)|^question$",
    ),
    "may_harm": (
        "(?:맞|해|받|먹|마셔|넣|빼|지워)(?:어|아)?도(?:되|돼|될|괜|상관|문제|안전|무방)|몇(?:개월|달|주|일|년|번)(?:정도|이나)?(?:후|뒤|있다|지나|만에|까지|가|쉬|걸)|수도있[나는을]|(?:안전|위험)(?:한가|하나|할까|해요|한지)|후유증|재수술률|실패",
        r"\bis it (?:safe|dangerous|ok|okay)|\bsafe (?:for|to)|\brisk",
    ),
    "other_booking": (
        "피아노|조율|수리|점검|이사|청소|비행기|항공|호텔|펜션|숙소|식당|맛집|레스토랑|미용실|네일샵|네일아트|영화|콘서트|공연|티켓|기차|ktx|버스표|캠핑|렌트카|헬스|피티|사진관|스튜디오|골프|노래방|음식점|치과|한의원|동물병원|강아지|고양이|과외|학원예약|취소표|예약문자|예약발송|예약판매|예약구매|사전예약|게임|드라마|여행|축구|야구|자동차|도서관|체육관|코트|세차|정비|부동산|은행|주식|코인(?!가요|가여|가$|데)|대출|보험(?!적용|되|처리)|사전등록|문서|파일",
        r"\b(?:movie|hotel|flight|restaurant|taxi|ticket|tickets|concert|train|table|game|book club|read a book|dentist|hair)\b",
    ),
    "pending": ("아직|언제(?:쯤|까지)?|됐[나는을니어]|되었[나는]|감감|소식|기다", r"\byet\b|\bwhen\b"),
    "staff_title": ("상담원|상담사|실장님|코디|간호사|직원|매니저님|담당자|데스크|사람이랑|사람하고|사람과", ""),
    "long": (".{22,}", ""),
    "doubt": ("가능할까|될까|괜찮|걱정|무서|위험|나을까|좋을까|맞을까|맞나|해야", r"\bsafe\b|\bworr|\bafraid|\bscared"),
    "food": (
        "점심|저녁|아침(?:메뉴|밥|뭐)|추천|먹을|맛집|식단|음식|숙제|문제풀|번역|노래|요리|공부|게임",
        r"\b(?:homework|lunch|dinner|food|song|math)\b",
    ),
}

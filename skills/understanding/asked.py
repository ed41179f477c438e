"""Questions that every clinic is asked, in the words in which people ask them: about its hours and its policy, about the assistant,
and what people say in between. The clinic's own questions stand in clinic.toml; the answers in the flows.

`NOTHING` holds sentences that are like a question and are none: a wish, a right, an answer. They keep the matcher from taking one
for the other.
"""

# ruff: noqa: E501  (wordings are easier to read and to extend in one long line than cut into many)

from __future__ import annotations

from collections.abc import Mapping

NOTHING = ""

_ASKED: Mapping[str, str] = {
    # The clinic.
    "hours": "휴일|휴무|휴진|시간|진료 시간|비 오는 날도 하나요|진료시간|영업시간 알려 주세요|몇 시까지 해요|몇 시에 열어요|몇 시에 문 열어요|언제 문 닫아요|오늘 해요|지금 하나요|지금 열었나요|토요일에도 하나요|일요일에도 해요|주말 진료 하나요|공휴일에 쉬나요|내일 쉬나요|크리스마스에 해요|설날에도 하나요|추석 연휴에 여나요|휴무일이 언제예요|점심시간 언제예요|점심시간 몇 시|몇 시까지 전화 받나요|opening hours|what time do you open|when do you close|are you open tomorrow|are you open on sunday|are you open today|open on weekends|lunch break",
    "way": "오시는 길|위치가 어디예요|병원 어디에 있어요|주소 알려 주세요|찾아가는 길|어떻게 가요|약도 보내 주세요|지도|where are you located|address|how do I get there|directions|where is the clinic",
    "clinic": "뭐하는 병원이에요|어떤 병원이에요|병원 이름이 뭐예요|여기 병원 이름이 뭐예요|이름이 뭐야|상호가 뭐예요|여기 어디 병원이에요|거기 성형외과 맞나요|여기 성형외과 맞죠|무슨 병원이에요|what is the name of the clinic|what clinic is this|what is this place called",
    "parking": "주차 되나요|차 갖고 가도 되나요|주차장 있나요|차 가져가도 되나요|차 가지고 가면|차 댈 데 있나요|주차 몇 시간 무료예요|주차비 얼마예요|주차 무료인가요|주차 요금|how much is parking|is parking free|is there parking|can I park|parking",
    "prices": "가격이 얼마예요|비용 알려 주세요|쌍꺼풀 얼마예요|코 수술 비용|수술비 얼마예요|견적 받고 싶어요|가격표 보여 주세요|리프팅 가격|비용이 궁금해요|시술 얼마나 해요|how much is it|how much does it cost|price list|prices|what does a nose job cost",
    "phone": "전화번호 알려 주세요|대표 전화번호가 뭐예요|전화번호 뭐예요|대표번호|병원 전화번호|전화 몇 번이에요|연락처 알려 주세요|phone number|what is your telephone number|clinic number",
    # The policy.
    "policy.keeps": "보관 기간이 얼마예요|얼마나 보관해요|언제까지 갖고 있어요|제 정보 언제 지워져요|상담 내용 언제 삭제돼요|개인정보 보유 기간|기록은 몇 년 보관하나요|대화 내용 저장되나요|자동으로 지워지나요|며칠 동안 보관|how long do you keep my data|how long is my data stored|retention period|when is my data deleted",
    "policy.photos": "사진은 언제 지워져요|보낸 사진 언제 삭제되나요|사진은 얼마나 보관해요|제 사진 어디에 저장돼요|사진 안전한가요|when are my photos deleted|what happens to my photos",
    "policy.looked": "누가 제 기록을 봤는지 알 수 있나요|누가 내 정보 봤는지 알고 싶어요|누가 언제 봤는지 나오나요|can I know who looked at my record",
    "policy.rrn": "카드번호 저장|카드 번호 저장|카드번호 남|카드 번호 남|카드번호 보관|주민번호도 받나요|주민등록번호 저장하나요|주민번호 적어야 하나요|do you need my resident registration number",
    "policy.officer": "누가 책임자예요|개인정보 책임자 누구예요|보호책임자 연락처|개인정보 담당자|개인정보 문의는 어디로|privacy officer|who is responsible for my data|data protection officer",
    "policy.seen_by": "이 채팅 누가 봐요|채팅 내용 누가 보나요|제가 쓴 내용 누가 봐요|제가 쓴 글 누가 읽어요|누가 읽나요|누가 볼 수 있어요|상담 내용 누가 보나요|제 정보 누가 보는 거예요|직원들이 다 보나요|의사도 보나요|아무나 보나요|who can see what I write|who reads my messages|who can read what I send|who gets to see my pictures|who has access to my data",
    "policy.provided": "제 정보 팔아요|정보 다른 데 넘기나요|제 정보 다른 회사에 넘기나요|제3자 제공하나요|보험사에 넘기나요|경찰에 제공하나요|다른 병원에 공유하나요|회사에 알려지나요|제 개인정보 외부에 유출하지 않죠|do you sell my data|do you share my data|third parties|do you give my data to others",
    "policy.processors": "위탁 업체 어디예요|어느 회사에 맡기나요|개인정보 위탁|수탁사 목록|어디 서버에 저장돼요|which companies process my data|who processes my data",
    "policy.kakao": "카카오에 제 정보 넘어가나요|카카오도 제 대화 보나요|카톡 내용 카카오가 보나요|카카오톡에 저장되나요|카카오에 뭐가 넘어가요|does kakao see my messages|does kakao get my data",
    "policy.abroad": "해외로 나가나요|외국 서버에 저장되나요|정보가 국외로 가나요|해외 이전|is my data sent abroad|is data stored overseas",
    "policy.destroyed": "파기는 어떻게 해요|개인정보 파기 방법|어떤 방법으로 파기하나요|어떻게 삭제하나요|완전히 지워지나요|지우면 복구 되나요|삭제 방법|종이는 어떻게 버려요|how is my data destroyed|how do you delete data",
    "policy.promotion": "제 사진 홍보에 쓰나요|사진 광고에 올리나요|제 사진 인터넷에 올라가나요|홍보에 사용하나요|제 얼굴 나오나요|마케팅에 쓰나요|do you use my photos for advertising|will my photo be published",
    "policy.refused": "동의 안 하면 어떻게 돼요|동의 거부하면 상담 못 받나요|꼭 동의해야 하나요|동의 안 해도 되나요|개인정보 안 주면 안 되나요|what if I do not agree|do I have to agree|is consent required",
    "policy.items": "어떤 정보를 모아요|무슨 정보 수집하나요|개인정보 뭐 가져가요|수집 항목이 뭐예요|what data do you collect|what information do you need",
    "policy.purpose": "내 번호 어디서 났어요|제 정보 어디에 써요|왜 전화번호가 필요해요|개인정보 왜 받아요|번호는 왜 물어봐요|이름을 왜 알려 줘야 해요|무슨 목적으로 쓰나요|왜 건강 정보를 받아요|why do you need my health information|why do you need my number|what do you use my data for",
    "policy.safety": "개인정보 안전한가요|해킹당하면 어떡해요|보안은 괜찮아요|암호화하나요|믿어도 되나요|is my data safe|is it secure|is it encrypted",
    "policy.leak": "제 사진 유출된 거 아니에요|사진 유출된 거 아니죠|제 정보 유출된 거 아니에요|사진이 인터넷에 돌아다녀요|제 정보가 새는 것 같아요|개인정보가 유출된 것 같아요|제 정보가 새어 나갔어요|모르는 데서 제 정보를 알고 전화가 와요|개인정보 침해 신고|정보 유출 신고하고 싶어요|제 번호를 왜 다른 데서 알아요|개인정보 때문에 화나요|my data was leaked|data breach|privacy complaint",
    "policy.learning": "AI가 제 대화 학습하나요|인공지능 학습에 쓰나요|챗지피티에 보내나요|제 사진으로 AI 학습시키나요|do you train AI with my messages|is my chat used for training",
    "policy.law": "어느 법에 따라 처리하나요|법적 근거가 뭐예요|개인정보 보호법 지키나요|which law|legal basis",
    "policy.rights": "제 정보 지울 수 있나요|삭제할 수 있어요|나중에 지워 달라고 할 수 있어요|동의 철회할 수 있어요|제가 어떤 권리가 있어요|제 개인정보를 볼 권리가 있다던데|내 정보 볼 수 있는 권리|can I delete my data later|can I withdraw consent|what rights do I have",
    # The assistant.
    "talk.nature": "이거 챗봇임|챗봇임|봇임|혹시 봇이세요|이거 자동응답이죠|기계가 답하는 건가|로봇인가 사람인가|진짜 상담원 맞아요|사람이 쓰는 거예요|is this automated|am I chatting with a person|사람이에요|사람이세요|사람인가요|사람 맞아요|진짜 사람이에요|AI인가요|인공지능이에요|챗봇이에요|로봇이야|로봇이지|인공지능이랑 얘기하는 거예요|기계랑 말하는 거예요|자동으로 답하는 거예요|누구세요|지금 누가 답하는 거예요|지금 사람이 답하는 거예요|너 누구야|봇이세요|are you a bot|are you human|are you a real person|is this a robot|who are you|am i talking to a machine|are you an ai",
    "talk.thanks": "고맙소|고맙구먼|고맙구만유|고마워유|고마워잉|감사해유|감사합니더|감사합니다|고맙습니다|감사해요|고마워요|고마워|네 감사합니다|친절하시네요|도움이 됐어요|감사드려요|ㄳ|ㄱㅅ|ㄱㅅㄱㅅ|땡큐|thank you|thanks|thank you very much|thanks a lot",
    "talk.bye": "수고하세요|안녕히 계세요|다음에 또 올게요|그럼 이만|수고하십시오|좋은 하루 되세요|들어가세요|bye|goodbye|see you|have a nice day|thank you bye",
    "talk.ok": "네 알겠습니다|알겠어요|알겠습니다|넵 알겠습니다|아 그렇군요|네 확인했습니다|아하|그렇구나|오케이 알겠어요|네 이해했어요|ok got it|i see|understood|alright",
    "talk.sorry": "전화를 몇 번을 했는데 왜 안 받아요|어제부터 전화했는데 왜 안 받아요|며칠째 답이 없네요 너무하네요|i have been waiting for days for your answer|this is ridiculous|this is unacceptable|아 진짜 짜증나네|원장 바꿔요|책임자 나오라고 하세요|왜 이렇게 전화를 안 받아요|전화를 안 받으시네요 화나네요|전화도 안 받고 뭐 하는 병원이에요|소비자원에 신고할 거예요|너무 불친절해요|서비스가 엉망이에요|기분 나빠요|화가 나네요|이게 말이 되나요|실망이에요|진짜 실망이에요|실망했어요|화나네요|왜 이렇게 안 받아요|불만 접수하고 싶어요|컴플레인 걸고 싶어요|민원 넣을 거예요|왜 이렇게 오래 걸려요 답답해요|장난하세요|지금 장난하세요|장난하세요 지금|고소할 거예요|인터넷에 올릴 거예요|후기 나쁘게 쓸 거예요|i want to complain|this is terrible service|very disappointed|i am angry|i will report you|nobody answers the phone|짜증나 왜 답을 안 해|답답하네 왜 답이 없어|열받네 답장도 없고|짜증나네 왜 연락이 없어|몇 번을 말해요 정말|왜 사람 말을 못 알아들어요|대응이 너무 느려요 화나요|이런 병원 처음 봐요|환불도 안 해 주고 너무하네요|so frustrating nobody replies",
    "talk.testing": "테스트|테스트입니다|ㅋㅋㅋ|ㅎㅎ|심심해|놀아줘|test|testing|lol",
    NOTHING: "생일이 언제예요|원장님 몇 살이에요|원장님 나이가 어떻게 되세요|수술실 온도가 몇 도예요|쌍꺼풀 상담 받고 싶어요|코 수술 상담 신청할게요|상담 신청|예약하고 싶어요|예약 잡아 주세요|상담 예약할게요|눈 상담이요|리프팅 받고 싶어요|제 예약 언제예요|예약 확인해 주세요|예약 취소할게요|예약 변경하고 싶어요|오늘 30분 늦어요|상담 어떻게 됐어요|제 상담 언제 연락 와요|왜 답이 없어요|언제 답 줘요|전화 주세요|상담원 연결해 주세요|사람이랑 통화하고 싶어요|상담원 바꿔 주세요|직원 연결|제 개인정보 삭제해 주세요|내 정보 지워 주세요|제 정보 다 지워 주세요|내 정보 보여 주세요|개인정보 열람할게요|누가 제 기록을 봤어요|번호 바뀌었어요|이름이 틀렸어요|동의 철회할게요|광고 그만 보내세요|정보 이용 멈춰 주세요|그만할래요|취소할게요|처음으로|메뉴|수술하고 피가 나요|붓기가 안 빠져요|임신 중인데 맞아도 되나요|약 먹어도 되나요|아파요|열이 나요|부작용 있나요|통증 심한가요|회복 기간 얼마나 걸려요|수술 아프나요|흉터 남나요|며칠 쉬어야 하나요|언제 붓기 빠져요|술 마셔도 되나요|운동해도 되나요|샤워해도 되나요|사진 보낼게요|사진은 없어요|내일 오후 3시요|아무 때나 괜찮아요|제 딸도 상담 받고 싶어요|i want a consultation|book an appointment|cancel my appointment|call me back|talk to a person|can i talk to a human|i want to speak with a real person|connect me to a human|delete my data|show me my data|stop|does it hurt|how long is recovery|is it safe during pregnancy|my wound is bleeding|tomorrow afternoon",
}  # fmt: skip

WORDINGS: tuple[tuple[str, str], ...] = tuple(
    (topic, words) for topic, said in _ASKED.items() for words in said.split("|")
)
"""Every wording with what it asks for."""

_NAMES: Mapping[str, str] = {
    "hours": "지금 통화|지금 전화 되|지금 전화 가능|멫시|몇시꺼|휴가 쉬|휴가 진료|휴가때|휴가 때|몇시부터 근무|몇시부터 일|몇시부터 해|몇시부터 진료|근무시간|언제 열|언제 여나|언제 여는|언제 여세|언제 닫|언제까지 열|저녁 시에 가|평일 시에 가|주말 시에 가|진료시간|진료 시간|영업시간|몇시까지 하|몇시까지 해|몇시까지인|몇시까지임|몇시까지예|몇시까지에|몇시까지 열|몇시에 여|몇시에 열|몇시에 문|문 여|문 열|문열|문 닫|문닫|휴무|휴진|토요일 하나|토요일 하죠|토요일 해요|토요일 진료|토욜 하|일요일 하나|일요일 하죠|일요일 해요|일요일 진료|일욜 하|일요일 안하|일요일 쉬|주말 하나|주말 해요|주말 진료|공휴일|연휴|명절|설날|추석|점심시간|오픈|opening hours|are you open|open on|you close",
    "way": "오시는 길|찾아가|위치|주소|약도|어떻게가|길 알려|address|directions|where are you|where is the clinic",
    "parking": "suv|승합차|카니발|큰 차 들어|주차|차 가져|차 가지고|차 갖고|차 끌고|parking",
    "prices": "가격|비용|견적|금액|얼마예|얼마에|얼마인|얼마임|얼마여|얼마죠|얼마야|얼마지|얼마나 하|얼마정도|얼마쯤|얼마부터|얼만|얼맙니|얼맨|을마|월매|price|how much is|how much does|how much for|cost",
    "phone": "전화번호 뭐|전화번호가 뭐|전화번호가 어떻|전화번호 알려|대표번호|대표전화|대표 전화|병원 번호|병원 전화번호|전화할게 번호|전화 드릴게 번호|전화할 번호|어디로 전화|phone number",
    "policy.keeps": "정보 언제 없|기록 언제 없|보관 기간|보관기간|보유 기간|얼마나 보관|언제까지 보관|며칠 보관|몇년 보관|언제 지워지|언제 삭제되|언제 파기|자동으로 지워|자동 삭제",
    "policy.seen_by": "where does what i|what i type go|what i write go|gets to see|get to see|who sees|who can see|who will see|다보나|다봐요|다볼수|누가 봐요|누가 보나|누가 보는|누가 읽|돌려보|돌려 보|아무나 보|다보는|직원들이 보|직원도 보",
    "policy.looked": "누가 봤|누가 보았|누가 열람|누가 조회|본 사람|who looked|who has seen",
    "policy.rights": "볼 수 있는 권리|볼 권리|지울 권리|삭제할 권리|어떤 권리|무슨 권리",
    "policy.rrn": "주민번호|주민등록번호|민증번호|resident registration|resident number",
    "policy.kakao": "카카오도 볼|카카오가 볼|카카오 직원|카카오에서 볼|카카오에 넘|카카오가 보|카카오도 보|카카오한테",
    "policy.officer": "complain to|complain about my data",
    "policy.abroad": "해외로|국외|외국 서버|overseas",
    "policy.promotion": "마케팅 하|마케팅 활용|정보 마케팅|정보 광고에|광고 오|광고 문자|광고 전화|광고 톡|홍보에|스팸|광고로 쓰|마케팅에",
    "policy.processors": "업체한테|업체에도|위탁|수탁|대행업체|대행사|문자 보내는 회사|문자 회사",
    "policy.leak": "보호위원회|개인정보위원회|개보위|침해 신고|개인정보 신고|유출|블로그에 올|인터넷에 올린|인터넷에 올라|사진 올린거|내 사진 올|제 사진 올|data leak",
    "policy.purpose": "어떻게 제 번호|어떻게 내 번호|제 번호 어떻게|내 번호 어떻게|어디서 제 번호|번호 어디서|번호를 왜|번호는 왜",
    "policy.provided": "정보 넘기|정보 넘겨|정보 넘어|정보 제공하|정보 공유하|기록 넘기|기록 넘겨|보험에 뜨|보험에 나오|보험에 남|보험공단|건보공단|홈택스|번호 팔았|정보 팔았|제 번호 팔았|내 번호 팔았|제 정보 팔았|내 정보 팔았|경찰이 달라|경찰이 요구|경찰에 넘|경찰에 주|경찰한테|보험사에 넘|다른데 넘|다른 데 넘|제3자|정보 팔|번호 팔|정보 파는|번호 파는|정보 파나|번호 파나|팔아넘|팔아 넘|팔아먹",
    "policy.refused": "동의 불이익|거부 불이익|동의 안하면|동의 거부|동의 안해도|동의 안 하면",
    "talk.nature": "답하는 분|답하시는 분|답해주는 분|답하는 사람|대답하는 사람|너 이름|네 이름이|니 이름|너 몇살|너 몇 살|너 나이|기계에요|기계예요|기계인가|로봇이|챗봇이|원장님이 직접 답|의사가 직접 답|사람이 직접 답",
    "policy.law": "법적 근거|법으로 보장|무슨 법|어느 법",
    "policy.learning": "챗gpt 쓰|챗gpt 사용|gpt 쓰|지피티 쓰|챗지피티 쓰|use chatgpt|using chatgpt|ai 돌리|ai에 넣|ai로 돌|ai한테|인공지능에 넣|ai 학습|ai가 학습|ai 훈련|인공지능 학습|인공지능 훈련|학습에 쓰|학습시키|train ai|training data",
    "policy.safety": "개인폰|개인 폰|직원 폰|직원 핸드폰|직원 휴대폰|말해도 안전|적어도 안전|남겨도 안전|보내도 안전|믿고 남겨|사진 캡쳐|사진 캡처|빼돌리|퍼뜨리|해킹|암호화|보안",
}  # fmt: skip

NAMES: tuple[tuple[str, str], ...] = tuple((topic, name) for topic, said in _NAMES.items() for name in said.split("|"))
"""The words by which a topic is named; a name of several words needs all of them."""

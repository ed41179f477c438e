"""What a word must be to pass for a name: surnames, the syllables of given names, and common words that look like names.

Data only; how they are weighed is in `skills.fields.naming.names`. A word that is missing here costs one question ("… 이 성함이
맞으세요?"), never a name: nobody is refused for a rare name.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구민나진지엄채원천방공현함변염여추"
    "도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예경봉사부가복태목형계피두감음빈동온호범좌팽승간상시갈"
    "단견당화창옹탄초묵빙림리순풍엽궁평근돈란매묘"
)
GIVEN = frozenset(
    "탁셉엘벨더녹가강건겸경고관광교구국권규균근금기길나남내노누늘다단달담대덕도동두득라락란람래량려련령례로록루류륜률"
    "름리린림만매면명모목무문미민반배백범벼별병보복본봄봉비빈빛산삼상새샘서석선설섭성세소솔송수숙순슬승시식신실심아"
    "안애양어언여연열엽영예오옥온완왕요용우욱운웅원월위유윤율은을음의이인일임자장재전정제조종좌주준중즙지진찬창채천"
    "철청초춘출충치태택하학한함해향헌혁현형혜호홍화환황회효후훈휘흠흥희힘훤결겨솜든랑롱롬르꽃"
)
"""Syllables that given names are made of, in Korean letters."""
SINGLE = frozenset(
    "건걸결겸경곤규균근권단담덕든란랑련록률림린명묵민범별봄빈빛산석선설섭솔수숙슬승식신언엽영옥온완용우욱운웅원윤율융은을이인일재정"
    "준중진찬창채철청춘탁택필하학한향헌혁현협형혜호홍화환훈훤휘흠희샘"
)
"""Those that make a given name by themselves."""
RARELY_GIVEN = frozenset("갑계검극낙능돈돌말막분삼쌍암응익점종칠판팔평필행부불간귀끝녕차억또개곱몽참밝맑난")
"""First syllables of given names that common words have as well: enough only in a name of three syllables that is no word."""
RARELY_LAST = frozenset("년녀칠돌쇠팔갑필삼극익점귀녕곤납걸격들룸론윗닮참밝맑암분행난")
"""Last ones of the same kind."""
SURELY_LAST = frozenset("순숙옥희례녀철혁훈영연민")
"""Last syllables that hardly any common word has behind another one: 정말순."""
LOAN = frozenset(
    "르프쉬셰슈쥬쟈켈렐벡렌텔첸쳉엥툭뭉샤쑤뚜쩐꾸줴췌퀴뤼뷔벳렉렘롭룩뤄릿멜멧믹숀슨엘옌웨윈젠졸쭈찐챈췐캄캔컨켄킨킴텍톤톨틴팡펑흐즈츠브쿠푸"
)
"""Syllables that hardly any Korean word has, and names from elsewhere often."""
LONG_SURNAMES = _words(
    """
남궁 황보 제갈 사공 선우 서문 독고 동방 어금 망절 무본 황목 등정 장곡 강전 소봉
"""
)
FIRST_NAMES = _words(
    """
다은 다인 다현 다영 다빈 다희 다온 다연 다혜 다솜 다윤 수아 수빈 수진 수연 수현 수민 수영이 수정이 수경 수지 수희 수호
하니 유니 혜니
수혁 아영 아라 아린 아름 아윤 아인 서연 서윤 서현 서영 서준 서우 서진 지우 지민 지현 지은 지영 지혜 지훈 지호 지후
지연 지원 지수 지아 지안 지윤 지율 하은 하린 하윤 하율 하준 하진 하람 민지 민서 민준 민수 민재 민호 민경 민아
민주 민정 유진 유나 유빈 유리 윤서 윤아 윤호 윤지 은지 은서 은영 은주 은혜 은우 은정 은경 은비 은채 은별 미영 미경
미정 미란 미숙 미진 미나 미소 혜진 혜원 혜린 혜영 혜정 혜미 혜수 태윤 태현 태희 태영 시우 시은 시윤 시아 소연 소영
소희 소윤 소율 소민 소현 세은 세진 세영 세아 세준 예린 예은 예지 예진 예나 예원 예서 예준 준서 준영 준호 준혁 준우
건우 도윤 도현 동현 동욱 현우 현서 현준 현정 현주 현아 현지 재현 재원 재민 재윤 재희 나연 나은 나경 나영 나라 주원
주연 주희 주아 주은 가은 가영 가현 가연 채원 채은 채윤 채영 채린 보람 보라 보영 슬기 한별 한솔 한나 선영 선희 선아
선미 영희 영수 영미 영숙 영철 정숙 정희 정민 정은 정훈 순자 순희 말자 옥순 명숙 경희 경숙 경미 경아 인영 인혜 승현
승민 승우 승아 성민 성현 성훈 상훈 상현 진우 진아 진희 진영 진주 찬우 찬호 찬영 희진 희정
"""
)
"""Given names that are said alone, and are no other word."""
GIVEN_AS_WORDS = _words(
    """
하니 하늬 해니 지니 유니 주니 여니 서니 보니 바다 사랑 하늘 노을 가을 겨울 여름 나무 별이 달이 봄이 샛별 새벽 햇살 햇님
이슬 보검 가람
초롱 으뜸 버들 잔디 그루 마루 나래 누리 여울 우람 두나 두리 빛나 은빛 금빛 맑음 푸름 푸른 기쁨 믿음 소망 슬비 벼리 보배 새롬
새봄 다님 꽃님 고운 고은 예쁨 바름 한울 한빛 큰별 보름 다래 달래 바라 바로 하랑 라희 랑이 든솔 들레 귀비 이레 이든 이삭 하얀
아리 우주 지요
"""
)
"""Given names that are common words or have a syllable that no other name has: known only behind a surname."""
VIETNAMESE = _words(
    """
응우옌 응우엔 응웬 누엔 느엔 웬 쩐 트란 레 팜 후인 후잉 황 호앙 판 부 보 당 부이 도 호 응오 즈엉 리 쯔엉 딘 람 도안 찐 마이 루
르엉
"""
)
"""Family names of Vietnam; some of them are Korean words as well."""
FOREIGN = _words(
    """
알렉스 초이 알렉산더 알렉산드라 마이클 마이크 제임스 존 조나단 조너선 데이비드 데이빗 대니얼 다니엘 로버트 로버타
윌리엄 리처드 토마스 토머스 토니 크리스 크리스토퍼 크리스티나 크리스틴 매튜 매트 앤드류 앤드루 앤디 조셉 조지프
조슈아 조쉬 저스틴 케빈 브라이언 라이언 제이슨 제이콥 제이크 제이든 네이선 네이트 네빌 니콜라스 닉 니콜 에릭
에릭슨 에리카 스티브 스티븐 스티브스 폴 피터 마크 마커스 마르코 마리오 루카스 루이스 루크 루시 루나 올리버
올리비아 올리비에 에단 이던 노아 리암 로건 헨리 해리 해리슨 잭 잭슨 제프 제프리 조지 찰스 찰리 에드워드 에드
테드 티모시 벤 벤자민 벤저민 사무엘 샘 사만다 안토니오 안토니 앤서니 안드레아 안드레이 안나 안젤라 안젤리나 앤
애나 애니 앤젤라 안소니 알버트 앨버트 앨리스 앨리슨 앨런 아담 애덤 아론 에런 아만다 아멜리아 에밀리 에밀 에마
엠마 엘레나 엘리 엘리스 엘리자베스 엘라 엘사 에바 이사벨 이사벨라 소피아 소피 스테파니 스테이시 사라 사브리나
셀리나 세레나 샬롯 클로이 클라라 클라우디아 클레어 캐서린 카테리나 케이트 케이티 카렌 캐런 켈리 킴벌리 캐롤
캐롤라인 제니 제니퍼 제시카 제시 재클린 제인 조앤 조이 줄리 줄리아 줄리안 줄리엣 린다 리사 리즈 로라 로렌 로즈
로사 레이첼 레베카 레오 레온 레나 미셸 미아 미구엘 메리 메간 메건 멜리사 멜라니 마리아 마리 마야 마가렛 마르타
마틴 마르틴 마테오 맥스 나탈리 나탈리아 나타샤 나디아 나오미 낸시 노라 다이애나 디아나 데보라 도로시 도널드
더글라스 딜런 데릭 데니스 데이지 그레이스 그레그 가브리엘 개빈 헬렌 헬레나 해나 한나 하산 후세인 모하메드
무함마드 아흐메드 알리 오마르 유수프 파티마 아이샤 자밀라 굴나라 아이게림 누를란 디요라 딜노자 샤흐노자 오이벡
자혼기르 아지즈 바호디르 드미트리 블라디미르 세르게이 이리나 올가 타티아나 옐레나 유리 유리아 율리아 빅토르
빅토리아 스베틀라나 알렉세이 예카테리나 아나스타샤 니키타 파벨 막심 미하일 바야르 강바트 오윤 체렝 엥흐 간바타르
솜차이 솜삭 수파폰 아피차이 프라윳 산토스 가르시아 로드리게스 곤잘레스 마르티네즈 페르난데스 페르난도 카를로스 후안
호세 호르헤 디에고 산티아고 파울로 파울라 페드로 루이사 루이즈 로베르토 프란체스코 프란시스코 피에르 자크 소피에
카밀 카밀라 브루노 브래드 브랜든 브렌다 브리짓 바바라 베티 베로니카 비비안 비올라 바네사 발레리 발렌티나 신디
시몬 시에라 산드라 샌드라 샤론 셰릴 숀 션 스콧 스텔라 시드니 알폰소 에스더 이네스 잉그리드 요한 요하네스 유키
유키코 하나코 하루토 하루카 사쿠라 사토시 다나카 야마다 야마모토 스즈키 사토 와타나베 이토 나카무라 고바야시
요시다 켄지 겐지 히로시 히로코 아키라 아케미 미유키 미사키 나나미 나나 토모코 타로 사랑게렐 바트에르덴 바트바야르
오윤체체그 오윤치멕 볼로르마 볼로르 나랑게렐 나란투야 에르덴 에르데네 엥흐자야 간볼드 간치멕 뭉흐 뭉흐바트 체체그
체체그마 알탄 알리셰르 카리모프 카리모바 압둘라 압둘 아크말 샤흐조드 딜쇼드 딜푸자 노디라 나르기자 굴노라 자수르
술탄 루슬란 아이누르 아이굴 아이다나 누르술탄 예르잔 마디나 타파 구룽 세르파 셰르파 림부 마가르 슈레스타 라제쉬
라주 수닐 산토쉬 비슈누 파올로 로시 미쉘 아디카리 라시도바 누르란 레스타리 라흐만 무스타파 띠리 말리 시리숙
류이페이 사비타 수니타 라메쉬 프라카쉬 쿠마르 샤르마 파텔 굽타 라비 아닐 솜싹 쏨차이 나파랏 나타퐁 왓차라
수파차이 프라섯 짠타 니차 소쿤 스레이 소피읍 라타나 아웅 킨마웅 수수민 딴다 데라크루즈 크루즈 레예스 바우티스타
라모스 멘도사 조셀린 마리셀 로웨나 제럴드 시티 누르 누르할리자 데위 아구스 부디 수카르노 위도도 푸트리 빌랄 임란
아슬람 라힘 라힘오프 카말 하비브 라피쿨 호세인 페레라 니말 쿠마라 자야와르데나 모하마드 아부 파딜 칼리드 살만
누라 라일라 레일라 유세프 이브라힘 카림 쿠아메 추쿠 오비 응고지 아마라 치디 아데바요 크와메 콰메 이바노프
이바노바 페트로프 페트로바 쿠즈네초프 스미르노바 세르게예프 마리나 안나스타샤 나탈랴 류드밀라 갈리나 이고르 올렉
올레나 옥사나 리웨이 왕샤오밍 왕웨이 왕팡 장웨이 리나 리징 류웨이 천웨이 첸웨이 자오리 저우 쑨리 린메이 쉬징
하오란 쯔한 위쉬안 하야시 기무라 사이토 마쓰모토 이노우에 가토 시미즈 하시모토 아야노 마이코 리코 미호 치에 에미
마사키 다이스케 유스케 료타 코지 고지 겐타 다로 유코 요코 준코 게이코 아이코 천밍 샤오밍 메이링 링 제이 데이브
스미스 존슨 윌리엄스 브라운 밀러 데이비스 윌슨 앤더슨 테일러 무어 톰슨 클라크 워커 베이커 넬슨 카터 미첼 로버츠
터너 필립스 캠벨 파커 에반스 콜린스 스튜어트 모리스 로저스 머피 베일리 쿠퍼 리처드슨 하워드 브룩스 모니카 유이
유이나 미유 유나 아야 아야카 나오키 켄타 쇼헤이 타케시 다케시 하나에 요시코
"""
)
"""Names from elsewhere as they are written in Korean letters."""
TITLES = _words("원장 부원장 대표원장 실장 과장 부장 팀장 차장 이사 대표 사장 회장 교수 선생 간호사 코디 상담사 매니저")
COMMON = _words(
    """
고만해 그만해 고만하 괄호로 괄호 그대 그대로
이걸로 그걸로 이분이 백화점 음식점 안경점 전부다 유능해 공평해 선행이 동행인 진행해
공무원 유부녀 유부남 이혼남 이혼녀 선생님 직장인 여학생 남학생 여학교 여직원 남직원 고주파 정수리 여의도
강남점 강서구 강동구 송파구 서초구 마포구 용산구 부동산 안정제 진정제 하안검 상안검 백내장 녹내장 여유증
목주름 이중턱 사각턱 피부과 주사기 조영제 위고비 이물감 이마선 남자애 여자애 남친이 여친이 동창생 주부인
원하니 변하니 당하니 전하니 연예인 장애인 외국인 한국인 중국인 미국인 동의서 위임장 신분증 사유서 설문지 예정일
방학때 하반기 성수기 변호사 노무사 기자님 원장님 실장님 부원장 대리인 보호자 오전중 오후중 안내문 전화함 문의함 상담함
기존 기존환자 기존고객 신규 신규환자 신환 구환 초진 재진 재방문 첫방문 여기다 거기다 저기다 오호 오호라 이야 우와
한국이름 한글이름 영어이름 오이 하하 호호 허허 나다 하이하이
하모 하모요 하모예 하모하모 하믄요 하먼요 그라모 그라모예 그라지예 그렇지예 그래예
그래유 그려 그려유 그라제 맞아예 맞어유 맞심더 좋지예 좋심더 오야 암요 암만 아무렴 아무렴요 고럼 고럼요 네예
네 넵 넹 네네 예 예예 응 응응 어 아 음 아니 아니요 아니오 아뇨 아냐 노 노노 노우 안녕 안녕하세요 하이 헬로 여보세요
여보 감사 감사해요 고마워 도와줘 저기 저기요 여기 여기요 거기 잠시 잠시만 잠깐 잠깐만 오늘 내일 모레 어제 지금 방금
지금은 이제는 오늘은 내일은 오전엔 오후엔 오전에 오후에 아침엔 저녁엔 점심엔 낮에는 밤에는 주말엔 평일엔
지금이 오전이 오후이 평일이 주말이
나중 다음 이따 이따가 오전 오후 점심 저녁 아침 새벽 주말 평일 월요일 화요일 수요일 목요일 금요일 토요일 일요일 매일
언제 언제나 취소 처음 처음으로 메뉴 확인 수정 변경 이전 뒤로 건너뛰기 넘어가기 넘어가 스킵 패스 통과 생략 그만 종료 오타 오자
달라 달라서 달라짐 다름 다른 다르게 나와 나와서 나옴 나온 나왔어 보여 보임 보이네 뜸 뜬다 떠서 들어가 적혀 적힘
쓰여 쓰임 남아 바껴 바꼈어 바뀜 바뀌어 헷갈려 깨져 깨짐 잘려 잘림 짧아 길어 이상함 이상하게 창피해 부끄러 까먹
기억 저장 저장돼 등록돼 표시돼 입력돼 빠져 빠짐 섞여 섞임
겹쳐 겹침 지워져 없어져 사라져 틀려 틀림 틀린 잘못돼 잘못됨 거꾸로 반대로 그대로 똑같아 비슷해
중단 중지 시작 계속 테스트 상담원 상담사 상담 직원 사람 선생님 원장님 원장 의사 간호사 실장님 실장 담당자 입니다
이에요 예요 요 이요 비밀 익명 비공개 무명 없음 없어 이름 성함 성명 성씨 실명 본명 가명 별명 닉네임 아이디 본인 성별
나이 생일 생년월일 주소 이메일 메일 카톡 카카오톡 카카오 전화 전화번호 연락처 연락 번호 문자 저 나 저요 나요 내가 제가
우리 우린 저희 저희들 너 당신 누구 누가 누군지 아무 아무나 아무개 아무거나 뭐 뭔데 무엇 무슨 왜 어디 어떤 어떻게 얼마
몇 글쎄 그냥 모름 몰라 몰라요 대충 아마 설마 그래 그럼 그런데 근데 그리고 고객 고객님 환자 환자분 손님 회원 회원님
보호자 남자 여자 남성 여성 남 여 성인 미성년자 미성년 학생 중학생 고등학생 초등학생 대학생 회사원 직장인 주부 가정주부
마음대 맘대 막내가 첫째가 둘째가 셋째가 막내 첫째 둘째 셋째
공무원 교사 군인 외국인 한국인 한국사람 중국인 일본인 베트남인 미국인 외국사람 노인 어른 아이 아기 어린이 청소년 엄마
어머니 아빠 아버지 부모님 부모 남편 아내 와이프 신랑 신부 아들 딸 동생 언니 오빠 누나 형 형님 이모 고모 삼촌 할머니
할아버지 시어머니 장모님 조카 손자 손녀 며느리 사위 친구 애인 남친 여친 여자친구 남자친구 지인 가족 자녀 자기 남매
자매 형제 부부 동료 상사 사장 사장님 대표 대표님 부장 부장님 과장 과장님 이사 이사님 전무 상무 교수 교수님 기자 가수
배우 선수 목사 스님 신부님 반장 회장 한국 중국 일본 미국 베트남 태국 몽골 러시아 서울 부산 대구 인천 광주 대전 울산
수원 강남 강북 강서 강동 송파 서초 용산 마포 제주 제주도 경기 경기도 강원 강원도 경남 경북 전남 전북 전주 안양 안산
성남 고양 용인 부천 안성 원주 구미 진주 여수 순천 목포 김해 양산 구리 남양주 의정부 파주 평택 천안 아산 청주 충주 이천
여주 동대문 남대문 이태원 한남동 신촌 홍대 명동 종로 성수동 가격 가격표 비용 금액 견적 할인 이벤트 후기 사진 전후 위치
주차 주차장 오시는길 진료 진료시간 영업시간 예약 예약금 예약자 예약문의 문의 문의사항 질문 답변 상담문의 수술 시술
성형 성형외과 병원 의원 피부과 안과 치과 내과 외과 정형외과 한의원 응급실 진단서 소견서 영수증 보험 실비 입원 퇴원
검사 마취 수면 수면마취 회복 회복기간 부작용 통증 붓기 멍 흉터 염증 감염 출혈 실밥 소독 재수술 눈 코 입 귀 턱 볼 이마
목 가슴 배 팔 다리 허벅지 얼굴 피부 눈매 눈밑 눈꺼풀 코끝 콧대 콧볼 입술 입꼬리 광대 사각턱 턱끝 윤곽 안면윤곽 양악
쌍꺼풀 쌍커풀 쌍수 앞트임 뒤트임 눈매교정 상안검 하안검 보톡스 필러 리프팅 실리프팅 울쎄라 써마지 인모드 슈링크
올리지오 덴서티 지방이식 지방흡입 지흡 거상 안면거상 이마거상 여드름 기미 주근깨 잡티 모공 주름 점 제모 레이저
스킨부스터 리쥬란 물광 탈모 모발이식 위고비 삭센다 다이어트 비만 체형 종아리 인중 인중축소 귀족 애교 보형물 실리콘
비중격 코수술 눈수술 가슴수술 눈성형 코성형 가슴성형 재건 교정 임플란트 동의 비동의 거부 거절 찬성 반대 삭제 탈퇴 철회
정정 열람 정지 처리 개인정보 개인정보처리방침 정보 방침 약관 광고 수신거부 차단 신고 불만 항의 환불 취소요 변심 오류
고장 문제 이유 방법 기간 시간 날짜 요일 장소 순서 종류 상태 상황 내용 조건 정도 이상 이하 이제 이미 아직 벌써 먼저
우선 일단 빨리 천천히 조금 조금만 많이 너무 매우 아주 진짜 정말 제발 혹시 다시 또 자주 가끔 항상 절대 전혀 전부 모두
모든 다 같이 함께 혼자 서로 대신 따로 바로 당장 당연 당연히 물론 역시 하나 둘 셋 넷 하루 이틀 사흘 한번 두번 처음이
마지막 최대 최소 최고 최근 이번 저번 지난번 다음번 이거 그거 저거 이것 그것 저것 이게 그게 저게 이건 그건 저건 이런
그런 저런 이래 그러게 이렇게 그렇게 저렇게 마음 생각 기분 사랑 행복 걱정 고민 불안 긴장 기대 소원 희망 미안 죄송 수고
반말 장난 농담 거짓말 진심 진실 사실 소문 소식 소개 추천 설명 안내 예정 계획 일정 약속 출근 퇴근 회사 학교 학원 직장
집 가게 사무실 은행 편의점 화장실 지하철 버스 택시 기차 비행기 여행 휴가 방학 결혼 이혼 임신 출산 육아 군대 입대 면접
시험 공부 운동 노래 영화 드라마 게임 음악 음식 커피 술 담배 금연 금주 고기 과일 딸기 사과 바나나 고구마 감자 고양이
강아지 고래 사자 나비 나무 하늘 바다 우주 태양 지구 나라 국가 사회 정치 경제 역사 문화 세상 인생 시대 인류 인간 인연
인사 인정 인기 인상 인가 기록 기억 기분이 기회 기준 기본 기타 기능 기계 기름 구매 구경 구두 구름 구멍 구성 주문 주인
주인공 주의 주제 주변 주로 주민 주사 주식 주요 주임 지도 지원 지역 지방 지하 지금요 지갑 지난 지식 지정 진행 진심이
진단 천사 천재 전체 전문 전문의 전문가 전달 전송 전국 전기 전자 전혀요 정리 정상 정신 정보요 정식 정확 제안 제공 제품
제목 제일 제거 조사 조심 조용 조언 조치 장애 장점 장기 장면 단점 단체 단어 단순 단지 도움 도착 도시 도전 도로 동네
동시 동안 동물 동일 동생이 명령 명단 명함 모양 모임 모습 모자 모음 모델 무료 문장 문서 문화재 문신 미래 민감 민원 반응
반복 반지 방송 방향 방문 방금요 방식 배송 배경 배달 변화 별로 별로요 보통 복수 부담 부분 부족 부정 부탁 부탁해 부위
비교 비슷 사고 사용 사용자 사기 사이 사이트 사정 사건 사과요 상대 상세 상처 상품 상관 서비스 서류 서명 선물 선택 선생
설정 설치 설문 성격 성공 성장 성분 소리 소설 소요 소비자 송금 수량 수요 수술비 수업 순간 순서대로 시스템 시기 시도
시설 식사 신경 신규 신기 신청 신청서 신청자 신분증 신호 신용 신랑이 심각 심리 심심 심한 안내문 안심 안전 안정 안주
야간 양식 양쪽 양해 어려움 어린 어른이 업무 연결 연구 연기 연예인 연애 연습 연장 연령 영상 영어 영향 예방 예상 예쁜
예쁘 예전 예외 예의 오래 오류요 오해 온라인 온도 완료 완성 왕따 외모 요금 요구 요약 요일요 용건 용도 용서 우리집 우울
우울증 우연 운명 원래 원인 원하는 위험 위로 위해 위반 유명 유지 유료 유형 유행 유튜브 육아요 음성 음식점 의견 의미
의심 이성 이별 이용 이해 이후 이동 이미지 이력 이사요 이상형 이야기 이웃 인스타 인스타그램 인터넷 일반 일부 임시 자동
자신 자연 자유 자료 작성 장난해 장소요 재밌 적용 접수 조건부 존재 종교 종일 죽음 준비 중간 중요 증상 지인이 직접 차이
차량 참고 참여 채팅 채널 챗봇 첫째 청구 체크 초대 추가 추석 추억 축하 출발 충분 치료 친절 카드 크기 타투 통화 통장
투표 특별 특징 편지 편하 편안 평가 평균 평소 평생 포기 포인트 표시 표현 품질 피곤 피해 피나 피가 필수 필요 하단 하지만
학교요 한가지 한글 한도 한심 할말 항목 해결 해외 행동 허락 현금 현실 현재 현황 혈액형 호감 호기심 호텔 홈페이지 홍보
화면 화상 화장 화장품 환경 환급 활동 회의 효과 후회 훈련 휴대폰 휴무 휴식 흥미 희생 힘듦 공개 공감 공유 공항 공기
공부요 공지 공원 공식 관리 관심 관계 광고요 교육 교통 교환 국내 국민 국적 국제 규칙 금방 금지 급함 긍정 가능 가끔요
가까이 가르쳐 가발 가방 가정 가족이 가짜 각도 간단 간단히 감기 감동 감정 감정이 강조 강의 강제 개명 개인 거기요 거울
건강 건물 걷기 검색 결과 결정 결제 경고 경우 경찰 경험 계산 계약 계정 고려 고백 고생 고통 고향 예금 예명 예산 예비
용기 용량 용어 육체 윤리 은행원 이명 이민 이자 이체 인사말 인증 인증번호 임산부 임대 장비 장부 재미 전원이 전부요 전세
전신 전신마취 정기 정도요 정치인 조명 조선 조작 조직 조화 종이 주기 주장 지점 지출 지침 진통제 진정 진리 차례 차별
채무 최선 최신 추후 태도 태풍 표 표정 피로 피아노 하트 한약 한숨 현상 현장 형식 형태 홍삼 화가 화난 화요일요 황당 황금
소문자 소송 소식이 손목 손가락 손상 손해 송이 상의 상승 서운 서면 선배 선약 선명 성별요 성형수술 성적 성인병 시도요
시민 시계 시험관 신체 신고요 심장 심장병 심사 안경 안마 안녕이 안면 안부 안녕히 양성 양치 여권 여기서 여름 여부 여유
여행자 여왕 염색 염색약 연고 연말 연봉 연인 연초 연하 연상 연예 엄청 엄두 오리 오빠요 오프라인 옥상 온몸 왕자 용종
우산 우유 우정 우체국 원본 원피스 위급 위생 위염 유리 유산 유전 유학 유학생 육성 은혜 음료 음모 음주 의류 이거요
이마요 인중이 인형 인대 인건비 임금 임상 임플 장갑 장수 장마 전날 전통 정면 정수 정원 정전 정장 정형 제대로 제도
제발요 제사 조금요 조깅 조상 종양 종합 좌우 주방 주소지 주말요 주주 지각 지구인 지루 지방요 지시 진동 진물 차가운
차단요 차선 천국 천장 최대한 추위 추천요 탁월 탄력 표면 표준 피로감 피부염 하체 하의 한계 한방 한복 한식 한자 함부로
해방 해석 현관 현지 호흡 홍조 화끈 화이팅 황사 환승 환율 환절기 후배 후유증 나이스 나중에 남은 남들 남녀 남의 남김
내용요 노력 노화 노트북 노후 도대체 도와주 도움말 도중 독감 두통 두개 두명 마스크 마사지 마음이 마취과 만족 매출 매주
매번 매장 모공요 모르 모범 모텔 목소리 목걸이 목적 무리 문득 문의요 문자요 미리 미용 미용실 민간 민망 박수 반갑 반영
반품 방광 방식요 배꼽 배려 백신 백반 변명 변비 병명 보증 복부 복용 복용약 복통 본문 봉사 봉투 부기 부상 부인 부인과
부종 비만도 비밀번호 비염 빈혈 빈속 강남구 강동구 강서구 강북구 서초구 용산구 마포구 성동구 노원구 양천구 구로구 금천구 아야어여
가나다 가나다라 가갸거겨 도레미 에이비씨 일이삼 일이삼사 하나둘셋
궁금 시원 단단 예민 복구 추락 허무 간병인 경위서 계란 고지서 국세청 국회 권태기 도서관 동기화 동아리 동의어 명치 모서리
모조리 반창고 부가세 사상자 사우나 사임 선결제 선수금 설명서 소용 손수건 승모근 시누이 시리아 시세 시위대 신장병 심부전 심전도
심정지 양동이 어르신 연구진 예식장 오한 온종일 위원회 유도제 유두 유륜 유치원 이유식 장단점 장례식 전단지 전시회 정류장 정비소
정상인 정수기 조리원 주소록 차라리 초대장 초진비 초청장 태국어 태극기 태열 표백제 풍선 피규어 피바다 하반신 하수구 한동안
현관문 현충일 홍보성 원리 유출 변기 시내 매실 모기 당일 도예 요양원 기도실 봉지 손주 도우미 아래층 위층 앞집 옆집 이웃집
주유소 고시원 기상청 병원장
하모니 봉선화 무궁화 백일홍 여동생 남동생 이모부 고모부 외삼촌 외할머니 시부모 양부모 한의사 전기차 전세금 모범생 재학생 신입생
이사장 조무사 전기세 수도세 조리사 영양사 미용사 기술자 노동자 연구원 연구소 경비원 배달원 승무원 구급차 소방서 소방관 경찰서
경찰관 주민센터 우체부 은행장 상품권 기프티콘 어린이집 지도사 심리사 심리상담 방사선 방사능 유산균 비타민 영양제 진통 소아과
이비인후과 산부인과 내시경 초음파 주사실 수술실 입원실 회복실 진료실 상담실 대기실 응급차 지혈제 항생제 소염제 수면제 연하남
연상남 여사친 남사친 전남친 전여친 이상무 서울시 경기북부 인천시 부산시 신도시 신사동 서초동 반포동 압구정 청담동 논현동 역삼동
이대로 이제야 이래서 여전히 온전히 조용히 무사히 우선은 우연히 유난히 어쩌다 어쩌지 도무지 고스란히 하여간 하여튼 아무튼 여하튼
나머지 오르막 내리막 가장자리 주머니 고추장 된장 양배추 나물 마늘 양파 대파 우동 라면 만두 김밥 김치 국수 조기 고등어 오징어
문어 연어 장어 고기집 국밥집 전화벨 신호등 안전모 주전자 연장선 선풍기 전자담배 금은방 성경책 공책 문제집 지우개 연필 도화지
방정식 전문대 연고대 하버드 쌍둥이 외동딸 기존 초진 재진 신환 공복 안심이 고소 채식 기여 표정주름 위아래 신난다 신선한 하이루
소음순 대음순 노산 조산 난산 유산 임신 전이 성형 고단 허전 한가 우울 심심 목수 하소연 미정 공란 라식 라섹
매부리 매부리코 한관종 복근 지루성 주사비 지방종 표피낭 기형 난시 원시 노화 탈모 여드름 하지정맥 하비 상비
변형 구축 염증 함몰 고민 민감성 지성 건성 복합성 천식 초조 심란 석회 편도 노안 민소매 복대 고열 전립선
고지혈 이명 변비 조울 성장통 오한 구토 주사기 연고 마스크팩 한의원
장남 장녀 차남 차녀 막내 둘째 셋째 새댁 미혼 기혼 독신 과부 백수 무직 자영업
직장맘 워킹맘 주말부부 기러기 교포
홍길동전 기계음 로봇 로보트 자동응답 인공지능 에이아이 봇 ok okay yes no hi hello test cancel menu skip next name none
null undefined anonymous secret asdf qwer qwerty
"""
)
"""Words that answer something else, though many of them are built like a name."""
ENGLISH = _words(
    """
a about after again ago all also always am an and any anyone anything appointment are as ask asking at back be because before
book booking botox bot bye call can cancel cannot chat check clinic come confirm consult consultation consulting contact cost
could day did do does doctor don't done dont else email english etc eye eyes face fat filler fine first for from get give go
going good great had have he hello help her here hey hi him his hospital how human i i'm im if in information info into is it
it's its just kakao kakaotalk know korean later lift like lips ma'am maybe me menu message mind more my name need never next
nice no nobody none nope nose not nothing now number of off ok okay on one only operation or our out over person phone photo
photos picture please pls price prices private problem question questions quit real really reply reservation say secret see
send she should sir skin skip some someone something sorry start staff still stop surgery tell telling test text thank thanks
that the their them then there they thing this time to today tomorrow tonight treatment understand until up us use using wait
want was we what when where which who who's why will with without work would wrong yes yesterday yet you your yours sure
anonymous guest user customer patient admin unknown confidential undecided undefined null nan business swelling pain male
female man woman boy girl student mother father mom dad husband wife daughter son friend tired busy sick late available
interested looking able above across add afraid against almost alone along already although among angry answer appointments
area around away baby bad bag bank bed been before begin behind being believe below beside best better between big bill
birthday bit bleeding blood body both bring bruise bruised brother building bus by called came car card care careful case cash
certain change charge cheap cheek cheeks child children city clean clear close cold consent correct couple credit cry data
date dear depends detail details didn't different difficult dinner dizzy doctor's does doesn't doing door double down drink
drive dry during each ear ears early easy eat eight either elevator else end english enough even evening ever every everyone
everything evil except excited expensive explain eyebrow eyebrows eyelid eyelids facelift fact family far fast feel feeling
feels felt few fever file find finish first five fix follow food foot forehead foreign forever forget forgot form four free
full fun function further future gave general gets girlfriend give gone got guess hair half hand hands happen happy hard hate
having head health hear heard heart heavy height hi high hold home hopefully hour hours hurt hurts husband's idea identity ill
important inside instead insurance jaw job keep key kid kids kind korea korean large laser last latest least leave left leg
legs less let letter liposuction little live located location long lot lots love low lunch made main make many married mask
matter means meant meet meeting might minute minutes miss missed moment monday money month months morning most mouth move much
must name names nasal near neck necessary needed nervous new news nickname night nine noon normal nose nothing numb often old
once only open option options order other others ours outside pain painful paper parking part parts passport past patient's
patients pay people per perhaps pill place plan plastic point possible prefer pregnant present pretty procedure process prefer
promise put question quick quickly quiet rather ready real reason receive recommend record records recovery red refuse refund
register regular remember remove repeat required rest result results return right room run said same saturday saw saying scar
scared schedule school second secret seems sell send sent serious service session set seven several shape share she's short
shot shoulder show shy sick side sign silly simple since single sister site six size sleep slow small smile so social
sometimes soon sore speak special spell spelling stay stitches stomach stop story street strong stuff such suddenly suggest
sunday swollen system taken talk ten than that's then these thin things think thinking third those thought three through
thursday ticket times too took total touch toward town train translate transfer travel trouble true trust try trying tuesday
turn twice two type under understood unsure update upset usual very visit visiting volume waiting walk wanted warm wasn't
watch water way ways we're wear website wednesday week weekend weeks weight well went were weren't what's whatever where's
whether while whole whose wish within woke words working world worried worry worse worst worth wouldn't wrinkle wrinkles write
written year years yellow younger yourself zero chin lifting threads filler fillers botulinum rhinoplasty augmentation
reduction contour contouring lasik acne pimple mole moles tattoo
"""
)
"""English words that a sentence is made of; a name of two or more words has at least one word that is none of them."""
ROMAN_SURNAMES = _words(
    """
kim gim lee yi rhee park pak choi choe jung jeong chung kang cho jo yoon yun jang chang lim im han oh seo suh shin kwon hwang
ahn an song yoo yu ryu hong jeon ko koh go moon mun yang son bae baek paik heo hur nam shim sim noh roh ha kwak sung cha joo
ju woo koo min na jin ji eom chae won cheon bang kong hyun byun nguyen tran le pham phan vu vo dang bui do ho ngo duong ly
wang li zhang chen liu zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo
"""
)
"""Family names of Korea and its neighbours in Latin letters."""
HAN_SURNAMES = frozenset(
    "金李朴崔鄭姜趙尹張林韓吳徐申權黃安宋柳洪全高文梁孫裵白許南沈盧河郭成車朱禹具閔羅陳池嚴蔡元千方孔玄咸卞廉余秋都蘇石宣馬吉"
    "延魏表明奇王张刘陈杨赵黄周吴孙胡何罗郑谢唐许冯邓韩曹曾彭萧潘田董袁于叶蒋杜苏程吕丁任姚卢傅钟谭廖范汪陆贾韦夏付邹熊孟秦邱"
    "侯江薛闫段雷龙史陶贺毛郝顾龚邵万钱严武戴莫向常温康施牛樊葛邢齐庞章楊劉葉蔣鍾譚陸賈鄒龍賀顧龔萬錢溫莊辛管祝左涂谷祁耿牟卜"
    "路詹关苗凌费纪靳盛童欧甄项曲游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜饶刁瞿戚丘古米滕晋苑邬"
    "臧畅宫来嵺苟褚简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝巩稽井练仲乐虞封竺冼原官衣楚佟栗"
    "匡宗应台巫鞠僧桑荆谌银扬沙伏岑习胥保和蔺森辻堀岡島椿東"
)
"""First letters of Chinese, Korean and some Japanese family names."""
HAN_WORDS = _words(
    """
你好 您好 谢谢 咨询 预约 取消 不 是 不是 没有 名字 姓名 はい いいえ こんにちは 予約 相談 名前 キャンセル テスト 秘密
匿名 明天 明日 今天 今日 後天 后天 昨日 昨天
"""
)
"""Answers in Chinese and Japanese that are no name."""
VIETNAMESE_GIVEN = _words(
    """
흐엉 후에 란 응옥 티 반 꾸인 투이 투 하인 민 린 프엉 항 응아 호아 뚜안 중 득 하이 롱 따오 타오 짱 쿠옥 비엣 안 옥 타인 빈
훙 남 마이 홍 뚜언 흥 띠엔 박 밍 응안 토 쩌우 끄엉
"""
)
"""Short given names, which are names only behind a family name of Vietnam."""

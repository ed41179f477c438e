"""What is meant more exactly than an intent says: the press of the chat that typed words stand for.

"누가 내 기록 봤어요" is about one's own data (`access`), and what it wants is the press "내 기록을 본 사람". Here: data only, read by
`rules`. Nothing here changes an intent; the first press whose concepts hold is meant.
"""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line than cut into many)

_RELATIVE = "(?:엄마|어머니|아빠|아버지|부모님|남편|아내|와이프|집사람|딸|아들|(?:우리)?아이(?!디|폰|라인)|자녀|애기|(?<![눈애연부모선])동생|(?<![성정변원신외대소조교])형(?!광|태|편|식|성)|누나|언니|오빠|할머니|할아버지|가족)"
_ANYBODY = "(?:친구|지인|(?:그|저|이|다른|번호|이름|[0-9])사람|남의|타인)"
_LEFT = "(?:님)?(?:의|이|가|꺼|거|께서|한테서)?(?:남긴|쓴|적은|저장된|등록된|상담한|상담받은)?"

CONCEPTS: dict[str, tuple[str, str]] = {
    "others_data": (
        f"{_RELATIVE}{_LEFT}(?:개인정보|정보|기록|데이터|자료|상담(?:내용|기록|내역|정보)|차트|번호|연락처|사진|내역)|{_ANYBODY}{_LEFT}(?:개인정보|정보|기록|데이터|상담(?:내용|기록|내역|정보)|차트)",
        r"\b(?:(?:my|our) )?(?:mother|mom|mum|father|dad|husband|wife|son|daughter|child|kid|parents?|friend|brother|sister|grandmother|grandfather|family|someone else|somebody else|another person)(?:'s|s'|s)?\b.{0,20}\b(?:data|info\w*|records?|details|file|account)\b",
    ),
    "acts_for_other": (
        "(?:법정)?대리인(?:으로|이|인|요청|신청|자격|서류|위임|도|은)|대리(?:로|신청|요청|열람|삭제)|위임장|대신(?:열람|삭제|지워|보여)",
        r"\bon behalf of\b|\bpower of attorney\b|\bas (?:a |the |her |his )?(?:guardian|proxy|representative)\b",
    ),
    "objection": (
        "이의(?:를|가)?(?:제기|신청|있|하고|할게|할래|합니다)|^이의(?:요|제기)?$|불복|재심사?(?:를)?(?:요청|신청|해|청구)|(?:거절|결정|결과|처리)(?:한|된|하신|에|이|를|을|가)*.{0,6}(?:납득|인정|수긍)(?:을|이)?(?:할수없|못|안|되지않|하지않)",
        r"\bi (?:want to |would like to |wish to |have to )?object\b|\bobjection\b|\bobject to\b|\bappeal (?:the|your|this|against)\b|\bdisagree with (?:the|your) (?:decision|refusal|result)",
    ),
    "explanation": (
        "자동(?:화)?(?:된)?(?:결정|판단|심사|처리)|(?:ai|인공지능|알고리즘|기계|로봇|챗봇)(?:이|가|으로|의)?.{0,8}(?:결정|판단|심사|평가)(?:했|한|하|을|를|에).{0,12}(?:설명|이유|검토|거부)|설명(?:을)?요구|(?:결정|판단)(?:에대한|의|한)?(?:이유|근거)(?:를|을|좀)?(?:설명|알려|요구|요청|말해)",
        r"\bautomated decision|\bexplanation of (?:the|your|this) decision|\bexplain (?:the|your|this) decision|\bdecided by (?:an? )?(?:ai|machine|algorithm|computer)",
    ),
    "own_requests": (
        "^(?:내|제|나의|저의)?(?:권리|열람|삭제|정정|정지|철회|개인정보|접수한|신청한)?요청(?:한)?(?:건|거|것|들|내역|목록|현황|결과|상태|사항|번호)*(?:은|는|이|가|을|를|좀)?(?:확인|조회|보여|볼|알려|어떻게|어디까지|진행|언제|됐|되었|처리됐|처리상태|처리결과)",
        r"^(?:show |check |see )?my (?:privacy |data |deletion |access )?requests?\b|\bstatus of my (?:privacy |data |deletion |access )?request|\bwhere (?:is|are) my requests?\b",
    ),
    "lifting": (
        "(?:이용|처리|사용|^(?:내|제)?(?:정지|중지|멈춤|멈춘|멈춰둔|막아둔))(?:정지|중지|을|를|은|된|한|거|것|걸|던)*.{0,4}(?:다시(?:시작|이용|사용|해|켜|진행)|재개|풀어|풀게|풀고|해제)|^(?:다시)?이용(?:을)?(?:다시)?(?:시작|재개)|^(?:내|제)?(?:개인)?(?:정보)?(?:를|을)?다시(?:이용|사용)(?:할|해|하고|을?시작|하게)",
        r"\b(?:lift|resume|unpause|undo|end) (?:the |my )?(?:suspension|processing|pause)\b|\bstart (?:using|processing) (?:my data |it )?again|\buse my data again",
    ),
    "own_page": (
        "^(?:내|제|나의|저의)개인정보(?:메뉴|권리|관리|설정)?(?:요|보기)?$|^개인정보(?:메뉴|권리|관리|설정|요)?$|^(?:내|제)정보(?:관리|메뉴|설정)$|(?:정보주체|개인정보)(?:의)?권리(?:가|는|를)?(?:뭐|무엇|행사|알려|있)?|^(?:내|제)?권리(?:행사|메뉴)?$",
        r"^(?:my )?(?:privacy|personal data|personal information)(?: (?:rights|menu|settings))?(?: please)?$|^my data(?: please)?$|^my (?:privacy )?rights$",
    ),
}

PRESSES: tuple[tuple[str, str], ...] = (
    ("lift", "lifting"),
    ("proxy", "acts_for_other"),
    ("proxy", "others_data show !told_past"),
    ("proxy", "others_data erase !told_past"),
    ("proxy", "others_data change !told_past"),
    ("proxy", "others_data pause !told_past"),
    ("looked", "data who_looked"),
    ("object", "objection"),
    ("explain", "explanation"),
    ("requests", "own_requests"),
    ("rights", "own_page"),
)

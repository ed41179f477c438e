"""Push messages to one's own phone or browser."""

TEXTS: dict[str, tuple[str, str]] = {
    "push.title": ("휴대전화 푸시 알림", "Push messages"),
    "push.intro": (
        "데스크를 닫아 두어도 종류와 건수만 알려 드려요. 근무 중이 아니면 긴급 상담만 알려요. 로그아웃하면 꺼져요.",
        "Tells this device, the desk closed, how many of which kind. Off duty: emergencies alone. Signing out turns it off.",
    ),
    "push.since": ("켠 때", "On since"),
    "push.told": ("마지막 알림", "Last told"),
    "push.end": ("끄기", "Turn off"),
    "push.none": ("켜 둔 기기가 없어요.", "No device is told."),
    "push.on": ("이 기기에서 알림 받기", "Tell this device"),
    "push.unable": (
        "이 브라우저는 푸시 알림을 받을 수 없어요. 아이폰은 공유 메뉴에서 홈 화면에 추가한 뒤 그 아이콘으로 열어 주세요.",
        "This browser takes no push messages. On an iPhone, add the desk to the home screen and open it from there.",
    ),
    "push.denied": (
        "브라우저가 알림을 막고 있어요. 브라우저 설정에서 이 주소의 알림을 허용해 주세요.",
        "The browser blocks notifications. Allow them for this address in its settings.",
    ),
    "push.failed": (
        "알림을 켜지 못했어요. 잠시 뒤 다시 시도해 주세요.",
        "It could not be turned on. Please try again shortly.",
    ),
    "account.done.push_ended": ("그 기기의 알림을 껐어요.", "That device is told nothing more."),
    "error.push_not_agreed": (
        "병원이 이 브라우저의 푸시 서비스를 쓰기로 하지 않았어요.",
        "The clinic has not agreed to this browser's push service.",
    ),
    "error.push_unfit": ("이 브라우저의 알림 정보를 읽을 수 없어요.", "What this browser said cannot be used."),
}

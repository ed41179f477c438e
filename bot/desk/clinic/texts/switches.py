"""What the page of switches says."""

TEXTS = {
    "switches.title": ("멈춤 스위치", "Switches"),
    "switches.intro": (
        "사고가 의심될 때 바로 멈추고, 확인한 뒤 다시 켜요. 모든 서버에 곧바로 적용되고 이유와 함께 기록돼요.",
        "Stop something when an incident is suspected. It holds on all servers at once and is recorded with its reason.",
    ),
    "switches.done.off": ("멈췄어요.", "It is stopped."),
    "switches.done.on": ("다시 켰어요.", "It is on again."),
    "switches.waits": (
        "멈춘 동안 나가지 못하고 기다리는 알림이 {count}건 있어요.",
        "{count} notices wait until their way is on again.",
    ),
    "switches.is_on": ("켜짐", "On"),
    "switches.is_off": ("멈춤", "Off"),
    "switches.on": ("다시 켜기", "Switch on"),
    "switches.off": ("멈추기", "Stop"),
    "switches.why": ("이유", "Why"),
    "switches.restored": ("백업 복원 전에 멈춘 기능", "stopped before a backup was restored"),
    "switches.operator": ("서버 운영자", "the operator"),
    "switches.name.filing": ("새 상담 접수", "New filings"),
    "switches.hint.filing": (
        "챗봇이 새 상담을 받지 않고 전화번호를 안내해요. 쓰던 신청은 저장하지 않고 지워요. 권리 요청과 응급 안내는 계속돼요.",
        "The chat takes no new case, gives the clinic's number and keeps nothing. Rights and emergencies go on.",
    ),
    "switches.name.photos": ("사진 받기", "Photos"),
    "switches.hint.photos": (
        "사진을 받지 않고, 받지 않았다고 알려요. 불러오는 중인 사진도 멈춰요.",
        "No photo is taken, and the chat says so. Those under way wait.",
    ),
    "switches.name.desk": ("데스크 로그인", "Signing in to the desk"),
    "switches.hint.desk": (
        "다른 직원은 로그아웃되고 로그인하지 못해요. 이 화면이나 서버(app.py clinic switch desk on --why 이유)에서 켜요.",
        "Everybody else is signed out until you, or app.py clinic switch desk on --why REASON at the server, let them in.",
    ),
    "switches.name.way.event": ("카카오톡 알림 보내기", "Event messages (KakaoTalk)"),
    "switches.hint.way.event": (
        "답변 도착 알림과 단체 메시지가 나가지 않고 기다려요. 환자가 채팅방에 오면 답변은 보여요.",
        "Notices of answers and campaigns wait. Patients who come to the chat still see their answers.",
    ),
    "switches.name.way.alimtalk": ("알림톡 보내기", "Alimtalk"),
    "switches.hint.way.alimtalk": ("알림톡이 나가지 않고 기다려요.", "Alimtalk messages wait."),
    "switches.name.way.sms": ("문자 보내기", "SMS"),
    "switches.hint.way.sms": ("문자가 나가지 않고 기다려요.", "Text messages wait."),
    "switches.name.way.staff": ("직원 알림", "Notices to staff"),
    "switches.hint.way.staff": (
        "직원에게 가는 웹훅과 메일이 기다려요. 데스크 화면의 알림은 계속돼요.",
        "Webhook and mail to staff wait. The desk itself still rings.",
    ),
    "switches.name.way.push": ("휴대전화 푸시 알림", "Push messages to staff"),
    "switches.hint.way.push": (
        "직원의 휴대전화와 브라우저로 푸시 알림이 나가지 않아요. 10분 지난 알림은 버려요.",
        "Staff's phones and browsers are not rung. A message older than ten minutes is dropped.",
    ),
    "switches.name.way.owner": ("병원장 알림", "Notices to the owner"),
    "switches.hint.way.owner": ("병원장에게 가는 웹훅과 메일이 기다려요.", "Webhook and mail to the owner wait."),
    "switches.name.processor": ("수탁사: {name}", "Processor: {name}"),
    "switches.hint.processor": (
        "이 업체의 서버를 부르지 않아요. 보낼 것은 기다려요. 이 업체가 우리에게 보내는 것은 계속 받아요.",
        "Nothing is sent to this company; what must go there waits. What it sends to us is still answered.",
    ),
    "error.switch_why": ("이유를 적어 주세요.", "Please write why."),
    "error.filing_off": ("새 상담 접수를 멈춘 상태예요.", "New filings are switched off."),
    "error.photos_off": ("사진 받기를 멈춘 상태예요.", "Photos are switched off."),
    "error.desk_off": (
        "지금은 데스크 로그인을 멈춘 상태예요. 멈춘 분이나 서버 운영자가 다시 켤 수 있어요.",
        "Signing in is switched off. Whoever switched it off, or the server's operator, can switch it on again.",
    ),
    "overview.switched_off": ("지금 멈춰 둔 기능", "Switched off at the moment"),
}

"""What the page of the first steps says."""

TEXTS = {
    "start.title": ("처음 할 일", "First steps"),
    "start.intro": (
        "{count}가지 중 {done}가지를 마쳤어요. 마치면 저절로 표시돼요.",
        "{done} of {count} are done. Each ticks itself.",
    ),
    "start.done": ("마침", "Done"),
    "start.open": ("서버에서 설정", "Set on the server"),
    "start.waits": ("기다리는 중", "Waiting"),
    "start.go": ("하러 가기", "Do it"),
    "start.later": ("데스크로 가기", "To the desk"),
    "start.address": ("병원 주소 적기", "Fill in the address"),
    "start.address.how": ("오시는 길로 안내되는 정확한 주소예요.", "The exact address that patients are told."),
    "start.told": ("새 상담 알림 받기", "Be told of new cases"),
    "start.told.how": (
        "SANGDAM_STAFF_WEBHOOK_URL 또는 SANGDAM_STAFF_MAIL_TO",
        "SANGDAM_STAFF_WEBHOOK_URL or SANGDAM_STAFF_MAIL_TO",
    ),
    "start.owner": ("원장에게 알릴 곳 정하기", "Set where the owner is told"),
    "start.owner.how": (
        "접속 기록의 증거가 서버 밖에도 남아요. SANGDAM_OWNER_WEBHOOK_URL 또는 SANGDAM_OWNER_MAIL_TO",
        "Keeps a witness of the access record outside. SANGDAM_OWNER_WEBHOOK_URL or SANGDAM_OWNER_MAIL_TO",
    ),
    "start.invite": ("동료 초대하기", "Invite a colleague"),
    "start.invite.how": (
        "개인정보 보호책임자나 두 번째 관리자부터 초대해 주세요. 중요한 변경은 두 사람이 확인해요.",
        "Begin with the privacy officer or a second administrator: two people confirm what matters.",
    ),
    "start.plan": ("내부 관리계획 등록하기", "Record the internal management plan"),
    "start.plan.how": ("개인정보 보호를 위해 꼭 있어야 하는 문서예요.", "The law asks for this document."),
    "start.connect": ("카카오톡 채널 연결하기", "Connect the KakaoTalk channel"),
    "start.connect.how": (
        "공개 주소와 봇 아이디를 설정하고 python app.py blocks를 따라 해 주세요. 1:1 채팅을 켰다면 병원 정보에도 적어 주세요.",
        "Set public address and bot's id, then follow python app.py blocks. Is 1:1 chat on? Say so in the clinic's data.",
    ),
    "start.message": ("첫 메시지 받기", "Receive a first message"),
    "start.message.how": ("채널에 메시지를 보내 보세요.", "Write to the channel."),
    "clinic.start": ("처음 할 일", "First steps"),
}

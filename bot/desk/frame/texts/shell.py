"""The frame around every page: menu, languages, moments, errors."""

TEXTS: dict[str, tuple[str, str]] = {
    "shell.title": ("상담 데스크", "Consultation desk"),
    "shell.skip": ("본문으로 바로 가기", "Skip to the content"),
    "shell.menu": ("메뉴", "Menu"),
    "shell.sign_out": ("로그아웃", "Sign out"),
    "shell.language": ("English", "한국어"),
    "shell.language.aria": ("영어로 보기", "Read in Korean"),
    "shell.moment": ("{month}월 {day}일 ({weekday}) {time}", "{weekday} {month}/{day} {time}"),
    "shell.back": ("돌아가기", "Go back"),
    "shell.save": ("저장", "Save"),
    "shell.cancel": ("취소", "Cancel"),
    "shell.close": ("닫기", "Close"),
    "shell.once_more": ("상담 데스크를 여는 중이에요", "Opening the desk"),
    "shell.once_more.press": (
        "자동으로 열리지 않으면 여기를 눌러 주세요.",
        "Press here if it does not open by itself.",
    ),
    "shell.none": ("없음", "none"),
    "shell.yes": ("예", "yes"),
    **{
        f"shell.weekday.{i}": pair
        for i, pair in enumerate(zip("월화수목금토일", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True))
    },
    "menu.inbox": ("상담함", "Inbox"),
    "menu.overview": ("현황", "Overview"),
    "menu.canned": ("자주 쓰는 답변", "Canned replies"),
    "menu.campaigns": ("단체 메시지", "Campaigns"),
    "menu.notices": ("알림 전송", "Notices"),
    "menu.staff": ("직원", "Staff"),
    "menu.account": ("내 계정", "My account"),
    "lock.title": ("화면이 잠겼어요", "The screen is locked"),
    "lock.intro": (
        "한동안 쓰지 않아 내용을 가렸어요. 쓰던 글은 그대로 있어요.",
        "Nobody was at work for a while, so everything is hidden. What you typed is still there.",
    ),
    "lock.secret": ("비밀번호 또는 인증 앱의 6자리 숫자", "Password, or the six digits of your app"),
    "lock.go": ("잠금 풀기", "Unlock"),
    "lock.wrong": ("비밀번호나 인증 번호가 맞지 않아요.", "The password or the code is not right."),
    "lock.wait": ("여러 번 틀렸어요. 잠시 뒤 다시 시도해 주세요.", "Wrong too often. Please try again later."),
    "lock.soon": ("곧 화면이 잠겨요.", "The screen will be locked soon."),
    "lock.stay": ("계속 쓰기", "Stay"),
    "lock.waiting": ("대기 {count}건", "{count} waiting"),
    "lock.urgent": ("긴급 {count}건", "{count} urgent"),
    "error.title": ("진행할 수 없어요", "This cannot be done"),
    "error.status_400": ("요청을 처리할 수 없어요.", "The request cannot be carried out."),
    "error.status_401": ("로그인이 필요해요.", "Please sign in."),
    "error.status_403": ("이 작업을 할 권한이 없어요.", "You may not do this."),
    "error.status_404": (
        "찾을 수 없어요. 이미 파기되었거나 주소가 바뀌었을 수 있어요.",
        "There is nothing here. It may have been destroyed, or the address has changed.",
    ),
    "error.status_409": (
        "다른 직원이 먼저 처리했어요. 새로 고친 뒤 다시 시도해 주세요.",
        "A colleague was faster. Load the page again and retry.",
    ),
    "error.status_503": (
        "지금은 처리할 수 없어요. 바뀐 것은 없으니 잠시 뒤 다시 시도해 주세요.",
        "This cannot be done now. Nothing was changed; please try again shortly.",
    ),
    "error.no_permission": (
        "이 화면을 볼 권한이 없어요. 필요하면 관리자에게 역할을 요청해 주세요.",
        "Your roles do not open this page. Ask an administrator if you need it.",
    ),
    "error.locked": ("화면이 잠겨 있어요. 잠금을 풀어 주세요.", "The screen is locked. Please unlock it."),
    "error.session_over": (
        "로그인 시간이 끝났어요. 다시 로그인해 주세요.",
        "Your session is over. Please sign in again.",
    ),
    "error.form_broken": (
        "양식을 읽을 수 없어요. 화면을 새로 고친 뒤 다시 보내 주세요.",
        "The form cannot be read. Please load the page again and resend it.",
    ),
    "error.form_long": (
        "적은 글이 너무 길어요. 줄여서 다시 보내 주세요.",
        "That is too long. Please shorten it and send it again.",
    ),
    "error.done_already": (
        "이미 처리된 요청이에요. 두 번 처리하지 않았어요.",
        "This was done already. It was not done twice.",
    ),
    "error.stale_page": (
        "화면이 오래되어 저장하지 않았어요. 새로 고친 뒤 다시 시도해 주세요.",
        "This page was too old, so nothing was saved. Load it again and retry.",
    ),
    "error.other_site": (
        "다른 사이트에서 보낸 요청이라 거절했어요.",
        "Another site sent this request, so it was refused.",
    ),
    "error.address_refused": ("허용된 장소에서만 열 수 있어요.", "The desk does not open at this address."),
    "error.own_account": (
        "내 역할과 계정은 다른 관리자만 바꿀 수 있어요.",
        "Only another administrator can change your own account.",
    ),
    "error.link_over": (
        "이미 쓰였거나 기한이 지난 링크예요. 관리자에게 새 링크를 요청해 주세요.",
        "This link was used or has expired. Ask an administrator for a new one.",
    ),
    "error.password_short": ("비밀번호는 10자 이상이어야 해요.", "The password needs at least 10 characters."),
    "error.password_long": ("비밀번호는 128자까지 쓸 수 있어요.", "The password may have at most 128 characters."),
    "error.password_common": (
        "쉽게 추측되는 비밀번호예요. 낱말 몇 개를 이어 길게 만들어 보세요.",
        "This password is easily guessed. Try a few words joined together.",
    ),
    "error.password_personal": (
        "이름이나 병원 이름이 들어간 비밀번호는 쓸 수 없어요.",
        "The password must not be made of your name or the clinic's.",
    ),
    "error.password_wait": (
        "비밀번호가 여러 번 틀렸어요. 잠시 뒤 다시 시도해 주세요.",
        "The password was wrong too often. Please try again later.",
    ),
    "error.password_wrong": ("지금 비밀번호가 맞지 않아요.", "The present password is not right."),
    "error.passwords_differ": ("두 비밀번호가 서로 달라요.", "The two passwords are not the same."),
    "error.email_wrong": ("이메일 주소를 다시 확인해 주세요.", "Please check the e-mail address."),
    "error.email_taken": ("이미 등록된 이메일 주소예요.", "There is an account with this address already."),
    "error.name_wrong": ("이름을 40자 안으로 적어 주세요.", "Please give a name of at most 40 letters."),
    "error.roles_wrong": ("역할을 하나 이상 골라 주세요.", "Choose at least one role."),
    "error.roles_changed": (
        "그사이 역할이 바뀌었어요. 지금 역할을 확인해 주세요.",
        "The roles were changed meanwhile. Please look at them again.",
    ),
}

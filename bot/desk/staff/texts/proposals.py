"""What the page of the second person says."""

TEXTS = {
    "menu.proposals": ("두 번째 확인", "Second person"),
    "proposals.title": ("두 번째 확인", "Second person"),
    "proposals.intro": (
        "한 사람이 혼자 바꿀 수 없는 일이에요. 제안한 분이 아닌 다른 관리자나 개인정보 보호책임자가 확인하면 바로 적용돼요.",
        "Nobody decides these alone. They are done when another administrator or the privacy officer confirms them.",
    ),
    "proposals.none": ("확인을 기다리는 일이 없어요.", "Nothing waits."),
    "proposals.decided": ("처리한 일", "Decided"),
    "proposals.by": ("제안", "Proposed by"),
    "proposals.confirm": ("확인하고 적용", "Confirm and apply"),
    "proposals.decline": ("거절", "Decline"),
    "proposals.withdraw": ("제안 취소", "Take back"),
    "proposals.kind.invite": ("직원 초대", "Invite a colleague"),
    "proposals.kind.roles": ("역할 부여", "Give roles"),
    "proposals.kind.link": ("새 로그인 링크", "New sign-in link"),
    "proposals.kind.clinic": ("병원 정보 변경", "Change the clinic's data"),
    "proposals.kind.restore": ("병원 정보 되돌리기", "Undo a change of the clinic's data"),
    "proposals.kind.right": (
        "전화·방문·우편 요청의 본인 확인",
        "Identity of somebody who asks by phone, visit or post",
    ),
    "error.proposal_forged": (
        "데스크에서 만든 제안이 아니어서 처리할 수 없어요. 접속 기록 검증을 해 주세요.",
        "The desk did not make this proposal, so it cannot be done. Verify the access trail.",
    ),
    "proposals.state.confirmed": ("확인함", "confirmed"),
    "proposals.state.declined": ("거절함", "declined"),
    "proposals.done.confirmed": ("확인했고, 바로 적용됐어요.", "Confirmed, and done."),
    "proposals.done.declined": ("적용하지 않기로 했어요.", "It will not be done."),
    "proposals.why": ("이유", "Why"),
    "proposals.change.at": ("항목", "What"),
    "proposals.change.before": ("지금", "Now"),
    "proposals.change.after": ("바뀐 뒤", "Then"),
    "proposals.asked": (
        "동의 문구가 바뀌어요. 동의한 환자에게 다시 동의를 받아요: {count}명",
        "The wording of a consent changes. Patients who agreed are asked anew: {count}",
    ),
    "proposals.asked.health": ("건강정보 동의", "health data"),
    "proposals.asked.ads_use": ("광고 목적 이용 동의", "use for ads"),
    "proposals.asked.ads_receive": ("광고 수신 동의", "receiving ads"),
    "proposals.asked.ads_night": ("야간 광고 수신 동의", "ads at night"),
    "proposals.asked.provision": ("제3자 제공 동의", "provision to others"),
    "error.own_proposal": (
        "제안한 분은 확인할 수 없어요. 다른 분이 확인해야 해요.",
        "Whoever proposed it cannot confirm it; another person does.",
    ),
    "error.proposal_over": ("이미 처리한 일이에요.", "This was decided already."),
    "error.clinic_changed": (
        "그사이 다른 분이 같은 항목을 바꿨어요. 지금 내용을 확인하고 다시 해 주세요.",
        "Somebody changed this meanwhile. Look at what it is now and try again.",
    ),
    "error.clinic_unfit": (
        "고칠 곳이 있어요. 표시된 칸을 확인해 주세요.",
        "Something is to be put right; see the marked fields.",
    ),
}

"""Clauses for a policy that does not say what the law wants said; the clinic decides whether to take them."""

from skills.texts.catalogue import Text

TEXTS: dict[str, Text] = {
    "policy.clause.processor": Text(ko="- {name}: {task} (처리 항목: {items})", en="- {name}: {task} (items: {items})"),
    "policy.clause.abroad": Text(ko="- {name} ({country}): {items}", en="- {name} ({country}): {items}"),
    "policy.clause.sensitive": Text(
        ko="병원은 상담 내용과 사진 등 건강에 관한 민감정보를 다른 동의와 구분하여 별도의 동의를 받은 경우에만 처리합니다. 동의하지 않아도 전화 상담을 신청할 수 있습니다.",
        en="We process sensitive data about health (what you tell us, photos) only with a separate consent. Without it you can still ask to be called.",
    ),
    "policy.clause.bundled": Text(
        ko="진료와 예약에 필요한 안내는 서비스의 일부입니다. 혜택과 소식 등 광고성 정보는 별도의 광고 수신 동의를 받은 분께만 보내며, 동의는 언제든 철회할 수 있습니다.",
        en="Guidance about treatment and appointments is part of the service. Benefits and news are sent only with a separate consent to ads, which can be withdrawn at any time.",
    ),
    "policy.clause.records": Text(
        ko="진료기록부와 수술기록은 10년, 검사 소견과 방사선 기록과 간호기록은 5년, 진단서 부본은 3년, 처방전은 2년 보관합니다(의료법 시행규칙 제15조). 진료기록이 아닌 채팅 상담은 상담 종료 후 {closed}일 안에 파기합니다.",
        en="Charts and surgery records are kept for 10 years, findings, radiology and nursing records for 5, copies of certificates for 3, prescriptions for 2. Chats that are no medical record are destroyed within {closed} days after the consultation ends.",
    ),
    "policy.clause.login_start": Text(
        ko="로그인 정보와 고유식별자는 마지막 이용일부터 {days}일 동안 보관합니다.",
        en="Login data and identifiers are kept for {days} days from the last use.",
    ),
    "policy.clause.processors": Text(
        ko="병원은 다음과 같이 개인정보 처리를 위탁합니다.\n{lines}", en="We entrust processing to:\n{lines}"
    ),
    "policy.clause.overseas": Text(
        ko="개인정보를 국외에서 처리하는 업체와 항목은 다음과 같습니다. 국외 이전을 원하지 않으면 책임자({phone})에게 거부할 수 있습니다.\n{lines}",
        en="These companies process personal data abroad. You may refuse by calling the privacy officer ({phone}).\n{lines}",
    ),
    "policy.clause.overseas.none": Text(
        ko="병원은 개인정보를 국외로 이전하지 않습니다.", en="We transfer no personal data abroad."
    ),
    "policy.clause.minors": Text(
        ko="만 14세 미만 아동의 개인정보는 법정대리인의 동의를 확인한 뒤에만 처리하며, 법정대리인은 아동의 개인정보에 대한 권리를 행사할 수 있습니다.",
        en="Data of children under 14 is processed only after the consent of a legal guardian was checked; guardians may use the child's rights.",
    ),
    "policy.clause.without_consent": Text(
        ko="다음 항목은 동의 없이 처리합니다: 상담 신청에 필요한 이름과 연락처(개인정보 보호법 제15조 제1항 제4호), 접속 기록(같은 법 제29조), 동의와 권리 요청의 증빙(제15조 제1항 제2호).",
        en="Processed without consent: name and contact for a consultation you ask for (Art. 15(1)4), access records (Art. 29), evidence of consents and requests (Art. 15(1)2).",
    ),
    "policy.clause.procedure": Text(
        ko="권리 요청에는 10일 안에 답하고, 대리인은 위임장을 내면 요청할 수 있으며, 결과에는 책임자({name}, {phone})나 개인정보 분쟁조정위원회에 이의를 제기할 수 있습니다. 챗봇은 쿠키로 정보를 자동으로 수집하지 않습니다.",
        en="Requests are answered within 10 days; somebody with a mandate may ask for you; you can object to the officer ({name}, {phone}) or the mediation committee. The chat collects nothing by cookies.",
    ),
    "policy.clause.dated": Text(
        ko="이 채팅의 안내는 자동화된 도우미가 하며 생성형 인공지능을 쓰지 않습니다. 이 처리방침은 2026년 9월 11일 시행된 개인정보 보호법을 반영했습니다.",
        en="This chat is answered by an automatic assistant without generative AI. This policy follows the Act as in force from 11 September 2026.",
    ),
}

"""The words about provision to third parties: what patients read on their data page and when they withdraw in the chat. The
desk says purposes and items in the same words."""

from skills.texts.catalogue import Text

TEXTS: dict[str, Text] = {
    "provisions.purpose.investigation": Text(ko="수사", en="criminal investigation"),
    "provisions.purpose.court": Text(ko="법원의 재판", en="court proceedings"),
    "provisions.purpose.public_health": Text(ko="보건 당국의 업무", en="public health authority"),
    "provisions.purpose.insurance": Text(ko="보험금 청구", en="insurance claim"),
    "provisions.purpose.other_clinic": Text(ko="다른 의료기관의 진료", en="treatment at another clinic"),
    "provisions.purpose.other": Text(ko="기타", en="other"),
    "provisions.item.name": Text(ko="이름", en="name"),
    "provisions.item.contact": Text(ko="연락처", en="contact"),
    "provisions.item.kakao_id": Text(ko="카카오톡 식별자", en="KakaoTalk identifier"),
    "provisions.item.details": Text(ko="상담 내용", en="consultation details"),
    "provisions.item.messages": Text(ko="주고받은 메시지", en="messages"),
    "provisions.item.photos": Text(ko="사진", en="photos"),
    "provisions.item.chart": Text(ko="진료 기록", en="chart"),
    "provisions.ground.law": Text(ko="법률에 따름 ({basis})", en="required by law ({basis})"),
    "provisions.ground.consent": Text(ko="본인 동의", en="your consent"),
    "rights.withdraw.provision": Text(ko="제3자 제공", en="Third parties"),
    "rights.withdraw.effect.provision": Text(
        ko="이제 이 동의로 다른 곳에 제공하지 않아요. 이미 제공한 정보는 받은 곳에 요청해 주세요.",
        en="Nothing more is given to others on it. For what was given already, please ask its recipient.",
    ),
}

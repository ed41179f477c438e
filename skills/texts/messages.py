"""What an SMS says: that something waits in the chat. No name, no word of health, no ad. Alimtalk has the same words as templates
in the clinic's file, because Kakao approves each."""

from skills.texts.catalogue import Text

TEXTS: dict[str, Text] = {
    "message.answer": Text(
        ko="상담 답변이 도착했어요. 채팅방에서 확인해 주세요.",
        en="You have a reply. Please read it in our KakaoTalk chat.",
    ),
    "message.rights": Text(
        ko="요청하신 개인정보 처리 결과가 나왔어요. 채팅방에서 확인해 주세요.",
        en="Your privacy request was answered. Please read it in our KakaoTalk chat.",
    ),
    "message.visit": Text(
        ko="예약 안내가 도착했어요. 채팅방에서 확인해 주세요.",
        en="There is news about your appointment. Please read it in our KakaoTalk chat.",
    ),
    "message.visit_reminder": Text(
        ko="내일 예약이 있어요. 시간은 채팅방에서 확인해 주세요.",
        en="You have an appointment tomorrow. Please see the time in our KakaoTalk chat.",
    ),
}

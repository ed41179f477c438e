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
    "message.digits": Text(
        ko="인증번호 {digits}\n10분 안에 채팅방에 적어 주세요. 누구에게도 알려 주지 마세요.",
        en="Your code: {digits}\nType it into our chat within 10 minutes. Tell it to nobody.",
    ),
}

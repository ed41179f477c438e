"""What patients are told of visits; and what an SMS says: that something waits in the chat, with no name, no word of health, no ad.
Alimtalk has the same words as templates in the clinic's file, because Kakao approves each."""

from skills.texts.catalogue import Text

TEXTS: dict[str, Text] = {
    "desk.nobody": Text(ko="고객", en="there"),
    "message.answer": Text(
        ko="상담 답변이 도착했어요. 채팅방에서 확인해 주세요.",
        en="You have a reply. Please read it in our KakaoTalk chat.",
    ),
    "message.rights": Text(
        ko="요청하신 개인정보 처리 결과가 나왔어요. 채팅방에서 확인해 주세요.",
        en="Your privacy request was answered. Please read it in our KakaoTalk chat.",
    ),
    "message.rights_call": Text(
        ko="요청하신 개인정보 처리 결과가 나왔어요. {phone:으로} 전화해 주세요.",
        en="Your privacy request was answered. Please call {phone}.",
    ),
    "message.visit": Text(
        ko="예약 안내가 도착했어요. 채팅방에서 확인해 주세요.",
        en="There is news about your appointment. Please read it in our KakaoTalk chat.",
    ),
    "message.visit_reminder": Text(
        ko="내일 예약이 있어요. 시간은 채팅방에서 확인해 주세요.",
        en="You have an appointment tomorrow. Please see the time in our KakaoTalk chat.",
    ),
    # Of visits the assistant knows only what staff have booked: without one it hands over and denies nothing.
    "choice.visits": Text(ko="내 예약", en="My appointment"),
    "choice.visit_move": Text(ko="예약 변경", en="Move it"),
    "choice.visit_cancel": Text(ko="예약 취소", en="Cancel it"),
    "visits.title": Text(ko="예약 확인·변경", en="Your appointment"),
    "visits.text": Text(
        ko="예약은 병원에서 바로 확인해 드려요. {phone:으로} 전화해 주세요. 전화가 어려우시면 성함과 전화번호를 남겨 주세요. 직원이 예약을 확인하고 연락드려요.",
        en="The clinic looks up appointments by phone: {phone}. If you cannot call, leave your name and phone number, and a person looks it up and calls you back.",
    ),
    "visits.text.move": Text(
        ko="예약 변경은 {phone:으로} 전화하시면 바로 도와드려요. 전화가 어려우시면 성함과 전화번호, 원하시는 날을 남겨 주세요. 직원이 확인하고 연락드려요.",
        en="To move an appointment please call {phone}. If you cannot call, leave your name, phone number and the day you would like; a person checks it and calls you back.",
    ),
    "visits.text.cancel": Text(
        ko="예약 취소는 {phone:으로} 전화하시면 바로 도와드려요. 전화가 어려우시면 성함과 전화번호를 남겨 주세요. 취소하신다고 직원에게 전하고, 확인해서 연락드려요.",
        en="To cancel an appointment please call {phone}. If you cannot call, leave your name and phone number; a person is told that you cancel and calls you back.",
    ),
    "visits.text.absent": Text(
        ko="네, 알려 주셔서 감사해요. {phone:으로} 전화하시면 바로 옮기거나 취소해 드려요. 전화가 어려우시면 성함과 전화번호를 남겨 주세요. 못 오신다고 직원에게 전하고, 확인해서 연락드려요.",
        en="Thank you for telling us. Call {phone} to move or cancel it at once. If you cannot call, leave your name and phone number; a person is told that you cannot come and calls you back.",
    ),
    "visits.text.late": Text(
        ko="네, 알려 주셔서 감사해요. {phone:으로} 전화해 주시는 것이 가장 빨라요. 전화가 어려우시면 성함과 전화번호를 남겨 주세요. 늦으신다고 직원에게 전할게요.",
        en="Thank you for telling us. A call to {phone} is the quickest. If you cannot call, leave your name and phone number; a person is told that you are late.",
    ),
    "visits.text.coming": Text(
        ko="오시는 길이시군요. 길을 찾기 어렵거나 문이 닫혀 있으면 {phone:으로} 전화해 주세요. 직원이 안내해 드려요.",
        en="So you are on your way. If you cannot find us or the door is closed, please call {phone}; a person guides you.",
    ),
    "visits.text.suspended": Text(
        ko="개인정보 이용을 멈춰 두셔서 예약은 전화로만 도와드릴 수 있어요. {phone:으로} 전화해 주세요. 다시 이용하시려면 '이용 다시 시작'을 눌러 주세요.",
        en="You have stopped the use of your data, so we can help with appointments by phone only: {phone}. Press 'Start again' to lift this.",
    ),
    "visits.not_fixed": Text(
        ko="아직 확정된 것은 아니에요. 직원이 확인하고 연락드려요. 급하시면 {phone:으로} 전화해 주세요.",
        en="It is not fixed yet. Our staff checks it and contacts you. If it is urgent, please call {phone}.",
    ),
    "visits.wish": Text(
        ko="상담({number})에 ‘예약 {wish}’ 건으로 적어 두었어요. 자세한 시간은 직원이 연락드려 확인해요.",
        en="Noted on your case {number}: about your appointment, {wish}. Our staff contacts you about the time.",
    ),
    "visits.wish.absent": Text(
        ko="상담({number})에 예약한 날 못 오신다고 적어 두었어요. 취소할지 옮길지는 직원이 연락드려 여쭤봐요.",
        en="Noted on your case {number}: you cannot come to your appointment. Our staff contacts you to ask whether to cancel or to move it.",
    ),
    "visits.contact": Text(
        ko="성함과 전화번호를 적어 주세요. 예: 홍길동 010-0000-0000",
        en="Please write your name and phone number. For example: Anna Smith 010-0000-0000",
    ),
    "visits.expected": Text(
        ko="{when}\n변경이나 취소는 여기에 말씀해 주세요.", en="{when}\nTo move or cancel it, tell us here."
    ),
    "visits.move": Text(
        ko="예약을 바꾸고 싶다는 말씀을 직원이 보도록 남겼어요. 직원이 바꾸기 전까지는 {when} 예약 그대로예요. 원하시는 날짜와 시간을 적어 주시거나 {phone:으로} 전화해 주세요.",
        en="Your wish to move it is noted for the staff. Until they move it, it stays at {when}. Tell us the day and time you would like, or call {phone}.",
    ),
    "visits.late": Text(
        ko="늦으신다는 말씀을 직원이 보도록 남겼어요. {when} 예약은 그대로예요. 급하시면 {phone:으로} 전화해 주세요.",
        en="It is noted for the staff that you will be late. Your appointment at {when} stays. If it is urgent, call {phone}.",
    ),
    "visits.cancel.ask": Text(ko="{when} 예약을 취소할까요?", en="Shall I cancel your appointment at {when}?"),
    "visits.cancel.yes": Text(ko="취소할게요", en="Yes, cancel it"),
    "visits.cancel.no": Text(ko="그대로 둘게요", en="No, keep it"),
    "visits.cancel.other": Text(ko="다른 예약", en="Another one"),
    "visits.cancel.again": Text(
        ko="'취소할게요'나 '그대로 둘게요'로 답해 주세요.", en="Please answer 'Yes, cancel it' or 'No, keep it'."
    ),
    "visits.cancelled": Text(
        ko="{when} 예약을 취소했고, 직원이 보도록 남겼어요. 다시 예약하시려면 말씀해 주세요.",
        en="Your appointment at {when} is cancelled, and it is noted for the staff. Tell us if you would like a new one.",
    ),
    "visits.unchanged": Text(
        ko="네, 예약은 바꾸거나 취소하지 않을게요.",
        en="All right, no appointment is changed or cancelled.",
    ),
    "visits.kept": Text(ko="{when} 예약 그대로예요.", en="Your appointment at {when} stays."),
    "visits.gone": Text(
        ko="그 예약은 이미 바뀌었거나 취소됐어요. {phone:으로} 확인해 주세요.",
        en="That appointment was moved or cancelled meanwhile. Please check by phone: {phone}.",
    ),
    "visits.told.booked": Text(
        ko="예약됐어요.\n{when}\n변경이나 취소는 이 채팅방에 말씀해 주세요.",
        en="Your appointment is booked.\n{when}\nTo move or cancel it, tell us in this chat.",
    ),
    "visits.told.moved": Text(
        ko="예약 시간이 바뀌었어요.\n{when}\n변경이나 취소는 이 채팅방에 말씀해 주세요.",
        en="Your appointment was moved.\n{when}\nTo move or cancel it, tell us in this chat.",
    ),
    "visits.told.cancelled": Text(ko="{when} 예약이 취소됐어요.", en="Your appointment at {when} was cancelled."),
    "visits.told.reminder": Text(
        ko="예약이 곧 있어요.\n{when}\n변경이나 취소는 이 채팅방에 말씀해 주세요.",
        en="Your appointment is coming up.\n{when}\nTo move or cancel it, tell us in this chat.",
    ),
    "visits.case.move": Text(ko="[예약 변경 희망] {when} 예약", en="[wants to move the visit at {when}]"),
    "visits.case.late": Text(ko="[늦는다고 함] {when} 예약", en="[will be late for the visit at {when}]"),
    "visits.case.cancel": Text(ko="[환자가 예약 취소] {when} 예약", en="[cancelled the visit at {when}]"),
    "visits.state.booked": Text(ko="예약됨", en="booked"),
    "visits.state.cancelled": Text(ko="취소됨", en="cancelled"),
    "visits.state.came": Text(ko="방문함", en="came"),
    "visits.state.missed": Text(ko="오지 않음", en="did not come"),
    "message.digits": Text(
        ko="인증번호 {digits}\n10분 안에 채팅방에 적어 주세요. 누구에게도 알려 주지 마세요.",
        en="Your code: {digits}\nType it into our chat within 10 minutes. Tell it to nobody.",
    ),
    # -- campaigns
    # The mark stands first and the free refusal last, in these very words (M-2); nothing comes before or after them.
    "campaign.ad": Text(
        ko="(광고) {clinic} {phone}\n\n{words}\n\n무료 수신거부: 이 채팅에 '수신거부'라고 보내 주세요",
        en="(광고) {clinic} {phone} (advertisement)\n\n{words}\n\nTo stop ads, free of charge: write 'stop ads' in this chat",
    ),
    "campaign.service": Text(
        ko="[{clinic} 안내]\n\n{words}\n\n문의 {phone}", en="[{clinic}]\n\n{words}\n\nQuestions: {phone}"
    ),
    "ads.withdrawn": Text(
        ko="[동의 철회 처리 결과]\n보내는 곳: {clinic}\n처리: {day} '{title}' 철회\n결과: {effect}",
        en="[Result of your withdrawal]\nSender: {clinic}\nDone: '{title}' withdrawn on {day}\nResult: {effect}",
    ),
    "reconfirm.title": Text(ko="광고 수신 동의 확인", en="Do you still want our ads?"),
    "reconfirm.text": Text(
        ko="보내는 곳: {clinic}\n{lines}\n계속 받으시려면 '계속 받기'를 누르시거나 그대로 두시면 돼요. 그만 받으시려면 '광고 그만 받기'를 누르시거나 '수신거부'라고 보내 주세요.",
        en="Sender: {clinic}\n{lines}\nTo go on, press 'Keep ads' or do nothing. To stop, press 'Stop ads' or write 'stop ads'.",
    ),
    "reconfirm.line": Text(ko="· {title}: {day}에 동의하셨어요.", en="· {title}: you agreed on {day}."),
    "reconfirm.kept": Text(
        ko="[광고 수신 동의 처리 결과]\n보내는 곳: {clinic}\n처리: {day} 수신 동의 유지\n결과: 앞으로도 소식을 보내 드려요. 언제든 '수신거부'라고 보내시면 바로 멈춰요.",
        en="[Result of your consent to ads]\nSender: {clinic}\nDone: kept on {day}\nResult: we go on sending you news. Write 'stop ads' at any time to end it at once.",
    ),
    "reconfirm.nothing": Text(ko="지금 받고 계신 광고는 없어요.", en="You receive no ads at the moment."),
    "choice.ads_keep": Text(ko="계속 받기", en="Keep ads"),
}

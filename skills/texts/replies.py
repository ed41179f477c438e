"""Thirty canned replies to begin with: information alone, and nothing about anybody's body. What is in braces is filled from the
clinic's own data and the case."""

from skills.texts.catalogue import Text

TEXTS: dict[str, Text] = {
    "reply.greeting.title": Text(ko="인사", en="Greeting"),
    "reply.greeting": Text(
        ko="{name} 님, 안녕하세요. {clinic} 상담팀이에요. 문의해 주셔서 감사해요.",
        en="Hello {name}, this is {clinic}. Thank you for your message.",
    ),
    "reply.received.title": Text(ko="문의 확인", en="Message received"),
    "reply.received": Text(
        ko="문의 잘 받았어요. 확인하고 이 채팅으로 답변드릴게요.",
        en="We have your message. We will check and answer in this chat.",
    ),
    "reply.asking_doctor.title": Text(ko="의료진 확인 중", en="Asking the doctors"),
    "reply.asking_doctor": Text(
        ko="의료진에게 확인하고 다시 답변드릴게요. 조금만 기다려 주세요.",
        en="We are asking the doctors and will come back to you. Please bear with us.",
    ),
    "reply.tell_more.title": Text(ko="자세히 묻기", en="Please tell us more"),
    "reply.tell_more": Text(
        ko="조금 더 알려 주시면 더 정확히 안내할 수 있어요. 어떤 점이 궁금하신지 적어 주세요.",
        en="Please tell us a little more, so that we can give you the right information.",
    ),
    "reply.see_doctor.title": Text(ko="진료가 필요한 질문", en="A question for the doctor"),
    "reply.see_doctor": Text(
        ko="이 질문은 의사가 직접 보고 말씀드려야 해요. 편한 날짜와 시간을 알려 주시면 예약을 도와드릴게요.",
        en="Only the doctor can answer this after seeing you. Tell us a day and time that suit you and we will help you book.",
    ),
    "reply.photos.title": Text(ko="사진 문의", en="About photos"),
    "reply.photos": Text(
        ko="사진만으로는 말씀드리기 어려워요. 의사가 직접 보고 말씀드려야 해요.",
        en="Photos alone are not enough. The doctor needs to see you in person.",
    ),
    "reply.urgent.title": Text(ko="급할 때", en="If it is urgent"),
    "reply.urgent": Text(
        ko="급한 상황이면 119나 가까운 응급실로 먼저 연락해 주세요. 병원 전화번호: {phone}",
        en="If it is urgent, call 119 or go to an emergency room first. The clinic's phone number is {phone}.",
    ),
    "reply.call_when.title": Text(ko="전화 상담 시간", en="When may we call"),
    "reply.call_when": Text(
        ko="전화로 설명해 드릴게요. 통화하기 편한 시간을 알려 주세요.",
        en="We would like to explain by phone. When may we call you?",
    ),
    "reply.missed_call.title": Text(ko="전화 연결 안 됨", en="We could not reach you"),
    "reply.missed_call": Text(
        ko="전화를 드렸는데 연결되지 않았어요. 편한 시간을 알려 주시면 다시 전화할게요.",
        en="We called but could not reach you. Tell us when we may call again.",
    ),
    "reply.book.title": Text(ko="예약 방법", en="How to book"),
    "reply.book": Text(
        ko="예약을 원하시면 가능한 날짜와 시간을 두세 개 알려 주세요. 확인하고 알려 드릴게요.",
        en="To book, send us two or three days and times that suit you. We will check and let you know.",
    ),
    "reply.other_time.title": Text(ko="다른 시간 묻기", en="Another time"),
    "reply.other_time": Text(
        ko="말씀하신 시간은 예약이 어려워요. 다른 날짜나 시간을 알려 주시겠어요?",
        en="We are sorry, that time is taken. Could you suggest another day or time?",
    ),
    "reply.change_booking.title": Text(ko="예약 변경", en="Changing a booking"),
    "reply.change_booking": Text(
        ko="예약을 바꾸려면 원하는 날짜와 시간을 알려 주세요. 확인하고 답변드릴게요.",
        en="To change your booking, tell us the day and time you would like. We will check and answer.",
    ),
    "reply.cancel_booking.title": Text(ko="예약 취소", en="Cancelling a booking"),
    "reply.cancel_booking": Text(
        ko="예약을 취소하려면 이 채팅이나 전화({phone})로 말씀해 주세요.",
        en="To cancel your booking, tell us in this chat or by phone ({phone}).",
    ),
    "reply.late.title": Text(ko="늦을 때", en="Running late"),
    "reply.late": Text(
        ko="늦으실 것 같으면 전화({phone})로 미리 알려 주세요.", en="If you are running late, please call us ({phone})."
    ),
    "reply.bring.title": Text(ko="준비물", en="What to bring"),
    "reply.bring": Text(ko="오실 때 신분증을 가져와 주세요.", en="Please bring your ID."),
    "reply.minor.title": Text(ko="미성년자", en="Under nineteen"),
    "reply.minor": Text(
        ko="만 19세 미만이면 법정대리인의 동의가 필요해요. 함께 오시거나 전화({phone})로 먼저 확인해 주세요.",
        en="If you are under nineteen we need the consent of your parent or guardian. Come together, or call us first ({phone}).",
    ),
    "reply.companion.title": Text(ko="동반인", en="Coming with somebody"),
    "reply.companion": Text(ko="다른 분과 함께 오셔도 돼요.", en="You are welcome to bring somebody."),
    "reply.way.title": Text(ko="오시는 길", en="How to get here"),
    "reply.way": Text(ko="{address}\n{way}", en="{address}\n{way}"),
    "reply.parking.title": Text(ko="주차", en="Parking"),
    "reply.parking": Text(ko="{parking}", en="{parking}"),
    "reply.hours.title": Text(ko="진료 시간", en="Opening hours"),
    "reply.hours": Text(
        ko="공휴일이나 늦은 시간의 진료는 전화({phone})로 확인해 주세요.",
        en="For public holidays and late hours please call us ({phone}).",
    ),
    "reply.price.title": Text(ko="비용", en="Prices"),
    "reply.price": Text(
        ko="비용은 병원에 게시된 가격을 기준으로 안내해 드려요. 정확한 비용은 진료를 받은 뒤에 알 수 있어요.",
        en="Prices follow the list posted at the clinic. The exact price is known after you have seen the doctor.",
    ),
    "reply.payment.title": Text(ko="결제 방법", en="Payment"),
    "reply.payment": Text(ko="결제 방법은 접수처에서 안내해 드려요.", en="The front desk explains how you can pay."),
    "reply.receipt.title": Text(ko="영수증", en="Receipts"),
    "reply.receipt": Text(
        ko="영수증과 진료비 세부내역서는 접수처에서 받으실 수 있어요.",
        en="The front desk gives you receipts and itemised bills.",
    ),
    "reply.insurance.title": Text(ko="보험", en="Insurance"),
    "reply.insurance": Text(
        ko="보험 적용 여부는 가입한 보험사에 먼저 확인해 주세요.",
        en="Please ask your insurer first whether it is covered.",
    ),
    "reply.records.title": Text(ko="진료기록 사본", en="Copies of records"),
    "reply.records": Text(
        ko="진료기록 사본은 본인이 신분증을 가지고 오시면 받으실 수 있어요.",
        en="Bring your ID and we copy your records for you.",
    ),
    "reply.english.title": Text(ko="외국어 상담", en="Other languages"),
    "reply.english": Text(
        ko="영어 상담을 원하시면 말씀해 주세요. 가능한지 확인해 드릴게요.",
        en="If you would like to be advised in English, tell us. We will see what we can do.",
    ),
    "reply.my_data.title": Text(ko="내 정보", en="My data"),
    "reply.my_data": Text(
        ko="내 정보를 보거나 지우려면 이 채팅에 '내 정보'라고 보내 주세요.",
        en='To see or delete your data, send "my data" in this chat.',
    ),
    "reply.complaint.title": Text(ko="불편 접수", en="A complaint"),
    "reply.complaint": Text(
        ko="불편을 드려 죄송해요. 말씀하신 내용을 확인하고 다시 연락드릴게요.",
        en="We are sorry for the trouble. We will look into it and come back to you.",
    ),
    "reply.no_reply.title": Text(ko="답이 없어 마칠 때", en="Closing without a reply"),
    "reply.no_reply": Text(
        ko="답변이 없어 상담을 마칠게요. 궁금한 점이 생기면 언제든 다시 말씀해 주세요.",
        en="We have not heard back, so we are closing this consultation. Write to us again whenever you like.",
    ),
    "reply.thanks.title": Text(ko="마무리", en="Thank you"),
    "reply.thanks": Text(
        ko="더 궁금한 점이 있으면 언제든 말씀해 주세요. 감사해요.", en="If there is anything else, just ask. Thank you."
    ),
}

"""What is said when something is changed while the form is open: added, taken out, left out, or about another after all."""

from skills.texts.catalogue import Text

TEXTS = {
    "intake.whose": Text(
        ko="아이 이야기도 하셨어요. 혹시 아이의 상담인가요? 맞으면 '네', 본인 상담이면 '아니요'라고 적어 주세요.",
        en="You also told us of a child. Is the consultation for the child? Please answer yes, or no if it is for you.",
    ),
    "info.unknown.beside": Text(
        ko="물어보신 건 여기서 답하기 어려워요. 전화({phone})로 확인해 주시거나 상담 내용에 적어 주세요.",
        en="I cannot answer your question here. Please call {phone}, or write it with your request.",
    ),
    "beside.for_the_doctors.asked": Text(
        ko="물어보신 건 의료진이 상담에서 답해 드려요. 상담 내용을 여쭤볼 때 함께 적어 주세요.",
        en="Our doctors answer that in the consultation. Please write it when we ask what it is about.",
    ),
    "intake.whose.of_them": Text(
        ko="다른 분 이야기를 하셨어요. 그분의 상담인가요? 맞으면 '네', 본인 상담이면 '아니요'라고 적어 주세요.",
        en="You told us of somebody else. Is the consultation for them? Please answer yes, or no if it is for you.",
    ),
    "intake.whose.who": Text(
        ko="네, 다른 분의 상담도 그분의 동의를 받고 대신 신청하실 수 있어요. 어느 분의 상담인가요? '엄마 상담이에요', '10살 딸 상담이에요'처럼 적어 주세요.",
        en="Yes, you can ask for somebody else with their agreement. Whose consultation is it? Please write for example 'for my mother' or 'for my 10-year-old daughter'.",
    ),
    "intake.whose.theirs": Text(ko="네, 그분 상담이에요", en="Yes, for them"),
    "intake.whose.yes": Text(ko="네, 아이 상담이에요", en="Yes, my child"),
    "intake.whose.no": Text(ko="아니요, 제 상담이에요", en="No, for me"),
    "intake.anothers_name": Text(
        ko="다른 분의 성함 같아요. 상담받으실 본인의 성함을 적어 주세요. 그분의 상담이면 '엄마 상담이에요'처럼 알려 주세요.",
        en="That seems to be somebody else's name. Please give your own, or say whose consultation it is.",
    ),
    "intake.anothers_number": Text(
        ko="{phone:은} 다른 분 번호 같아요. 이 번호로 연락드릴까요? 맞으면 '네', 아니면 '아니요'라고 적어 주세요.",
        en="{phone} seems to be somebody else's number. Shall we call you there? Please answer yes or no.",
    ),
    "intake.number_back": Text(
        ko="연락받으실 번호가 {phone:이} 맞나요? 맞으면 '네', 아니면 '아니요'라고 적어 주세요.",
        en="Is {phone} the number to call you on? Please answer yes or no.",
    ),
    "intake.anothers_which": Text(
        ko="어느 번호로 연락드릴까요? 그분의 번호를 숫자로 적어 주세요.",
        en="Which number shall we call? Please give it in digits.",
    ),
    "taken_out.done": Text(ko="내용에서 뺐어요. “{words}”", en="Taken out of what you told us: “{words}”"),
    "taken_out.all": Text(ko="적으신 상담 내용을 지웠어요.", en="What you told us of it is deleted."),
    "taken_out.none": Text(
        ko="적으신 내용에서 찾지 못해 그대로 두었어요. 다시 쓰시려면 '내용 다시 쓸게요'라고 적어 주세요.",
        en="We did not find it in what you told us, so it stays as it is. To write it anew say 'change the details'.",
    ),
    "intake.details.need_consent": Text(
        ko="상담 내용은 건강정보 동의가 있어야 적을 수 있어서 적지 않았어요. 적으시려면 '동의할게요'라고 보내 주세요. 통화할 때 말씀하셔도 돼요.",
        en="What it is about can be noted only with your consent to health data, so it was not. To have it noted write 'I agree'. You can also tell us on the phone.",
    ),
    "intake.not_without_consent": Text(
        ko="상담 내용은 동의하신 동안에만 접수할 수 있어요. 동의를 거두시려면 '동의 철회'라고 보내 주세요.",
        en="We can take your details only while you consent. To withdraw it, write 'withdraw my consent'.",
    ),
    "beside.filed_once": Text(
        ko="아니요, 같은 신청은 한 번만 접수돼요. 버튼을 두 번 누르셔도 괜찮아요.",
        en="No, the same request is filed once only, even if you press twice.",
    ),
    "beside.nothing_to_change": Text(
        ko="네, 바꾸실 것이 없으면 이대로 접수하시면 돼요.",
        en="That is fine. If nothing is to be changed, just file it.",
    ),
    "beside.press_fails": Text(
        ko="아직 접수되지 않았어요. 버튼이 안 되면 '접수할게요'라고 적어 주세요.",
        en="It is not filed yet. If the button does not work, write 'File it'.",
    ),
    "beside.no_job": Text(ko="직업은 적지 않으셔도 돼요.", en="You need not tell us your work."),
    "beside.at_a_loss": Text(
        ko="괜찮아요. '코 재수술', '눈이 처져요'처럼 부위만 짧게 적으셔도 돼요. 전화({phone})로 말씀하셔도 돼요.",
        en="That is fine. The part alone is enough, like 'nose' or 'droopy eyes'. You can also call us at {phone}.",
    ),
    "beside.change_later": Text(
        ko="네, 지금도 접수한 뒤에도 이 채팅에 적어 주시면 바꿀 수 있어요.",
        en="Yes, write it in this chat, now or after it is filed, and it can be changed.",
    ),
    "intake.changed.rest": Text(
        ko="이 부분은 알아듣지 못했어요: {said}. 바꾸실 내용을 한 번 더 적어 주세요.",
        en="I did not understand this part: {said}. Please write once more what to change.",
    ),
    "beside.they_write": Text(
        ko="네, 그분께서 본인 카카오톡으로 적으시거나 {phone:으로} 전화해 주시면 돼요. 본인 상담이시면 이어서 적어 주세요.",
        en="All right. They can write from their own KakaoTalk or call {phone}. If this is about yourself, please go on.",
    ),
    "beside.rather_speaks": Text(
        ko="네, 자세한 건 직원이 전화드릴 때 말씀하셔도 돼요. 바로 통화하시려면 {phone:으로} 전화해 주세요.",
        en="That is fine, you can tell the details when our staff call you. To talk now, call {phone}.",
    ),
    "beside.rather_speaks.part": Text(
        ko="네, 자세한 건 직원이 전화드릴 때 말씀하셔도 돼요. 여기에는 '코', '눈 처짐'처럼 부위만 적어 주세요. 바로 통화하시려면 {phone:으로} 전화해 주세요.",
        en="That is fine, you can tell the details when our staff call you. Here the part alone is enough, like 'nose'. To talk now, call {phone}.",
    ),
    "intake.photos.dropped_last": Text(
        ko="방금 보내신 사진을 뺐어요. 남은 사진은 {count}장이에요.",
        en="What you sent last is deleted. Photos left: {count}.",
    ),
    "intake.added": Text(ko="내용에 덧붙였어요.", en="Added to what you told us."),
    "intake.noted_time.room": Text(
        ko="빈 시간은 직원이 확인해서 알려 드려요. 연락 시간은 {said:으로} 적었어요.",
        en="Our staff look up the free times and tell you. We noted {said} as the time to contact you.",
    ),
    "intake.noted_time": Text(
        ko="네, 연락 시간을 {said:으로} 적었어요.", en="All right, we noted {said} as the time to contact you."
    ),
    "beside.booked": Text(
        ko="이미 잡으신 예약은 이 신청으로 바뀌지 않아요. 예약 확인은 {phone:으로} 전화해 주세요.",
        en="This request changes no appointment that you have. To check one, please call {phone}.",
    ),
    "for_another.how": Text(
        ko="네, 그분의 동의를 받고 대신 신청하실 수 있어요. 성함은 상담받으실 분의 것을, 전화번호는 저희 전화를 받으실 분의 것을 적어 주세요. 그분이 만 14세 미만이면 보호자(법정대리인)만 신청하실 수 있어요.",
        en="Yes, you can apply for somebody else with their agreement. Give the patient's name, and the phone number of whoever will answer our call. For a child under 14 only a parent or legal guardian can apply.",
    ),
    "beside.for_another": Text(
        ko="네, 그분의 상담으로 바꿀게요. 그분의 정보라서 동의를 다시 여쭤봐요.",
        en="All right, this is now for them. It is their data, so we ask for the consent again.",
    ),
    "beside.other_number": Text(
        ko="그 번호는 필요하지 않아서 적어 두지 않았어요. 연락받으실 전화번호만 있으면 돼요.",
        en="That number is not needed, so it was not noted. Only a phone number at which to reach you is.",
    ),
    "intake.photos.dropped": Text(ko="보내신 사진을 뺐어요.", en="The photos you sent are deleted."),
    "intake.photos.which": Text(
        ko="사진은 모두 빼거나 마지막 것만 뺄 수 있어요. '사진 빼 주세요'나 '마지막 사진 빼 주세요'라고 적어 주세요.",
        en="We can delete all photos or only the last one. Write 'delete the photos' or 'delete the last photo'.",
    ),
    "intake.photos.kept": Text(ko="사진은 그대로 있어요.", en="Your photos stay as they are."),
    "intake.photos.none": Text(ko="받은 사진이 없어요.", en="There are no photos."),
    "intake.not_theirs": Text(
        ko="다른 분의 이름이나 번호 같아서 아무것도 바꾸지 않았어요. 본인 번호를 바꾸시려면 '제 번호를 010-0000-0000으로 바꿔 주세요'처럼 적어 주세요.",
        en="That seems to be somebody else's name or number, so nothing was changed. To change your own, write for example: change my number to 010-0000-0000.",
    ),
    "intake.changed": Text(ko="바꿨어요. {field}: {value}", en="Changed. {field}: {value}"),
    "beside.cannot_hear": Text(
        ko="알려 주셔서 고마워요. 전화하지 않고 이 채팅에 글로 답해 드릴게요.",
        en="Thank you for telling us. We will not call, and answer you here in writing.",
    ),
    "beside.no_calls": Text(
        ko="네, 전화하지 않고 이 채팅에 글로 답해 드릴게요.",
        en="All right, we will not call, and answer you here in writing.",
    ),
    "beside.by_call": Text(ko="네, 전화로 답해 드릴게요.", en="All right, we will call you."),
    "beside.not_arrived": Text(
        ko="죄송해요, 아직 제게 보이지 않아요({field}). 번거로우시겠지만 한 번만 더 적어 주세요.",
        en="I am sorry, I do not see it yet ({field}). Please write it once more.",
    ),
}

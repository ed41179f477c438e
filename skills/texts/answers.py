"""What is answered from data: days, the clinic's own questions, what is said beside an open form, small talk."""

from skills.texts.catalogue import Text

TEXTS: dict[str, Text] = {
    "info.day": Text(ko="{month}월 {day}일({weekday})", en="{weekday} {month}/{day}"),
    "info.day.open": Text(
        ko="{day}에는 {opens}부터 {closes}까지 진료해요.", en="On {day} we are open from {opens} to {closes}."
    ),
    "info.day.closed": Text(ko="{day}에는 쉬어요.", en="On {day} we are closed."),
    "info.holidays": Text(ko="공휴일과 명절 연휴에는 쉬어요.", en="We are closed on public holidays."),
    "info.unknown.title": Text(ko="여기서는 답하기 어려워요", en="I cannot answer this here"),
    "info.unknown": Text(
        ko="제가 아는 안내에는 없는 질문이에요. 직원에게 남기시거나 전화로 확인해 주세요.",
        en="It is not among the things that I know. Leave it for our staff, or call us.",
    ),
    "info.unknown.call": Text(
        ko="제가 아는 안내에는 없는 질문이에요. 전화로 확인해 주세요.",
        en="It is not among the things that I know. Please call us.",
    ),
    "info.offered.title": Text(ko="네, 상담하실 수 있어요", en="Yes, you can ask about it"),
    "info.offered": Text(
        ko="{treatments:은} 저희 병원에서 진료하는 분야예요. 어떤 방법이 가능한지는 의료진이 보고 말씀드려요. 상담을 신청하시겠어요?",
        en="We do treat this ({treatments}). Which method is possible is for our doctors to say once they have seen you. Would you like a consultation?",
    ),
    "info.once_filed": Text(
        ko="접수하시면 상담원이 원하시는 시간에 전화하거나 이 채팅으로 답해 드려요. {hours}",
        en="Once it is filed, a person calls you at the time you like or answers in this chat. {hours}",
    ),
    "choice.ask_staff": Text(ko="직원에게 남기기", en="Leave it"),
    "talk.i_am": Text(ko="저는 자동으로 안내하는 상담 도우미예요.", en="I am an automatic assistant, not a person."),
    "talk.nature": Text(
        ko="저는 사람이 아니라 자동으로 안내하는 상담 도우미예요. 원하시면 상담원에게 연결해 드려요.",
        en="I am not a person but an automatic assistant. I can connect you to a person at any time.",
    ),
    "talk.thanks": Text(
        ko="도움이 되었다니 다행이에요. 궁금한 점이 있으면 언제든 말씀해 주세요.",
        en="You are welcome. Write whenever there is something else.",
    ),
    "talk.bye": Text(
        ko="네, 감사합니다. 필요하실 때 언제든 말씀해 주세요.", en="Thank you. Write whenever you need us."
    ),
    "talk.ok": Text(
        ko="네, 더 궁금한 점이 있으면 언제든 말씀해 주세요.", en="All right. Write whenever there is something else."
    ),
    "talk.testing": Text(
        ko="네, 듣고 있어요. 상담 신청이나 병원 안내를 도와드릴게요.",
        en="Yes, I am here. I can help with consultations and questions about the clinic.",
    ),
    "talk.as_it_is": Text(ko="네, 그대로 둘게요.", en="All right, it stays as it is."),
    "talk.hearsay": Text(
        ko="네, 그대로 두었어요. 직접 원하시면 말씀해 주세요. 바로 도와드릴게요.",
        en="All right, nothing was changed. If you want it yourself, just say so.",
    ),
    "talk.no_person": Text(
        ko="네, 연결하지 않을게요. 궁금한 점은 여기에 적어 주세요.",
        en="All right, no one is called. Just write here what you want to know.",
    ),
    "talk.other_wish": Text(
        ko="함께 말씀하신 일은 '{label}' 버튼으로 이어서 하실 수 있어요.",
        en="For the other thing that you mentioned, press '{label}'.",
    ),
    "talk.listening": Text(
        ko="네, 말씀해 주세요. 제가 모르는 것은 직원에게 남겨 드릴게요.",
        en="Of course, go ahead. What I do not know I can leave with our staff.",
    ),
    "talk.chat": Text(
        ko="저는 병원 일을 돕는 자동 상담 도우미라 다른 이야기는 서툴러요. 상담이나 예약, 병원 안내를 도와드릴게요.",
        en="I am the clinic's automatic assistant and not good at other talk. I can help with consultations, appointments and the clinic.",
    ),
    "talk.heard": Text(
        ko="네, 그러시군요. 도와드릴 일이 있으면 적어 주세요. 직원에게 이어 드릴 수도 있어요.",
        en="I see. Write what I can help with, or let me pass you on to a person.",
    ),
    "talk.worry": Text(
        ko="걱정되시죠. 궁금한 점은 상담을 신청하시면 의료진이 답해 드려요. 결정은 천천히 하셔도 돼요.",
        en="It is natural to worry. Ask for a consultation and our doctors answer; take your time to decide.",
    ),
    "talk.secret": Text(
        ko="카드 번호나 주민등록번호 같은 번호는 이 채팅으로 보내지 마세요. 적으신 번호는 가리고 저장하지 않았어요.",
        en="Please send no card, registration, passport or licence numbers here. Yours was blotted out and is not stored.",
    ),
    "talk.sorry.short": Text(
        ko="불편을 드려 죄송해요. 직원에게 바로 전할게요.", en="We are sorry. A person is told at once."
    ),
    "talk.sorry.title": Text(ko="불편을 드려 죄송해요", en="We are sorry"),
    "talk.sorry": Text(
        ko="저는 자동으로 안내하는 도우미라 해결해 드리기 어려워요. 상담원을 연결해 드리거나 전화({phone})로 말씀을 들을게요.",
        en="I am an automatic assistant and cannot settle this. A person can: press the button below or call {phone}.",
    ),
    "choice.survey_5": Text(ko="5 매우 만족", en="5 very good"),
    "choice.survey_4": Text(ko="4 만족", en="4 good"),
    "choice.survey_3": Text(ko="3 보통", en="3 so-so"),
    "choice.survey_2": Text(ko="2 불만족", en="2 poor"),
    "choice.survey_1": Text(ko="1 매우 불만족", en="1 very poor"),
    "choice.survey_skip": Text(ko="답하지 않기", en="No answer"),
    "choice.survey_done": Text(ko="없어요", en="Nothing more"),
    "beside.age_of_all": Text(
        ko="기분이 상하셨다면 죄송해요. 만 14세 미만은 보호자 동의가 필요해서 모든 분께 여쭤봐요.",
        en="We are sorry if that felt rude. Under 14 a guardian must consent, so we ask everybody.",
    ),
    "beside.one_each": Text(
        ko="상담은 한 분씩 따로 신청해 주세요. 여기서는 지금 적으시는 한 분 것만 접수해요. 다른 분은 그분의 카카오톡으로 신청하시거나 {phone:으로} 전화해 주세요.",
        en="Each person needs a request of their own, and this one is for one person. The other can write from their own KakaoTalk or call {phone}.",
    ),
    "kept.none": Text(
        ko="이 채팅에 저장된 상담 내용은 없어요. 다른 카카오톡 계정이나 전화, 방문으로 남기신 기록은 {phone:으로} 전화해 주시면 본인인지 확인하고 도와드려요.",
        en="No consultation is stored under this chat. For what you left by phone, at the clinic or with another KakaoTalk account please call {phone}: we check who you are and help.",
    ),
    "kept.nothing_yet": Text(
        ko="아직 저장한 상담 내용은 없어요. 접수하시기 전에는 직원에게 전해지지 않아요.",
        en="Nothing of your consultation is stored yet. Nothing reaches the staff before you file it.",
    ),
    "kept.open": Text(
        ko="아직 접수 전이라 직원에게 전해지지 않았어요. 적으신 내용은 임시로 보관하고, 접수하지 않으시면 {hours}시간 뒤에 지워요.",
        en="It is not filed yet, so the staff have not got it. What you wrote is kept for now and deleted after {hours} hours if you do not file it.",
    ),
    "kept.suspended": Text(
        ko="접수하신 상담은 병원에 보관돼 있지만, 이용을 멈춰 두셔서 직원이 볼 수 없어요. '이용 다시 시작'을 누르시면 이어져요.",
        en="What you filed is kept by the clinic, but as you stopped the use of your data its staff cannot see it. Press 'Start again' and it goes on.",
    ),
    "kept.contact": Text(
        ko="건강 정보 동의가 없어 상담 내용과 사진은 보관하지 않아요. 알려 주신 이름과 연락처, 접수하신 사실만 남아 있어요. '내 개인정보'에서 보시거나 지우실 수 있어요.",
        en="Without the consent to health data no words or photos are kept: only the name and phone number that you gave, and that you filed. Under 'My data' you can see or delete them.",
    ),
    "kept.filed": Text(
        ko="접수하신 상담은 병원에 보관돼 있고, 담당 직원이 볼 수 있어요. '내 개인정보'에서 보시거나 지우실 수 있어요.",
        en="What you filed is kept by the clinic, and its staff can see it. Under 'My data' you can see or delete it.",
    ),
    "beside.ask_parent": Text(
        ko="자녀분이 만 14세 이상이시군요. 보호자께서 신청하시면 '네', 본인이 신청하시면 '본인이에요'라고 적어 주세요.",
        en="Your child is 14 or older, then. Write 'yes' if you are the guardian, or 'for me' if it is for yourself.",
    ),
    "beside.photos_apart": Text(
        ko="사진은 보내 주실 때만 받아요. 안 보내셔도 상담하실 수 있어요.",
        en="Photos are only taken if you send them. You need not send any.",
    ),
    "beside.ads_apart": Text(
        ko="이 동의로는 광고를 보내지 않아요. 병원 소식은 따로 동의하신 분께만 보내 드려요.",
        en="This consent brings no advertising. News goes only to those who agreed to it apart.",
    ),
    "beside.how_to_answer": Text(
        ko="아래 버튼을 누르시면 돼요. 버튼이 안 보이면 '네' 또는 '아니요'라고 적어 주세요.",
        en="Press a button below. If you see none, write yes or no.",
    ),
    "beside.put_off": Text(
        ko="네, 천천히 하세요. 동의는 나중에 하셔도 되고, 연락받으실 곳만 남기셔도 돼요. 돌아오시면 '계속'이라고 적어 주세요.",
        en="You may agree later. You can also leave just how to reach you now. Write 'continue' when you are back.",
    ),
    "beside.pause.before": Text(
        ko="네, 천천히 하세요. 돌아오시면 '계속'이라고 적어 주세요. 이어서 도와드릴게요.",
        en="All right. Write 'continue' when you are back, and we go on from here.",
    ),
    "beside.pause.ok": Text(
        ko="네, 돌아오시면 '계속'이라고 적어 주세요.", en="All right. Write 'continue' when you are back."
    ),
    "beside.pause": Text(
        ko="네, 천천히 하세요. 적으신 내용은 {hours}시간 동안 그대로 둘게요. 돌아오시면 '계속'이라고 적어 주세요.",
        en="All right. What you told us stays here for {hours} hours. Write 'continue' when you are back.",
    ),
    "beside.hello": Text(ko="네, 안녕하세요. 이어서 여쭤볼게요.", en="Hello. Let us go on."),
    "beside.half_a_yes": Text(
        ko="동의는 꼭 하지 않으셔도 돼요. 원하시는 쪽을 '동의해요' 또는 '동의하지 않아요'로 알려 주세요.",
        en="You need not consent. Please tell us which you want: 'I agree' or 'I do not agree'.",
    ),
    "beside.not_then": Text(
        ko="네, 알겠어요. 편하신 때를 알려 주시면 그때 연락드려요.",
        en="All right. Tell us when suits you, and we call then.",
    ),
    "beside.not_then.kept": Text(
        ko="네, ‘{said}’라고 적어 둘게요. 편하신 때를 알려 주시면 그때 연락드려요.",
        en="All right, we noted '{said}'. Tell us when suits you, and we call then.",
    ),
    "beside.anew": Text(
        ko="처음부터 다시 여쭤볼게요. 적으신 내용은 지웠어요.", en="We begin again. What you wrote was deleted."
    ),
    "beside.themselves": Text(
        ko="네, 환자분께서 이 채팅에 직접 적으시거나 {phone:으로} 전화해 주시면 돼요. 지금까지 적으신 내용은 지웠어요.",
        en="All right. The patient can write in this chat or call {phone}. What you wrote so far was deleted.",
    ),
    "beside.parents": Text(
        ko="만 14세 이상이면 상담은 직접 신청하실 수 있어요. 만 19세 미만이면 수술이나 시술에는 보호자 동의가 필요해요. 자세한 건 상담 직원이 안내해 드려요.",
        en="From 14 you can ask for a consultation yourself. Under 19 a procedure needs a guardian's consent; the staff will tell you.",
    ),
    "intake.health_consent.only_contact": Text(
        ko="네, 동의하지 않으셔도 이름과 연락처만 남기실 수 있어요.",
        en="Yes, without agreeing you can leave just your name and number.",
    ),
    "intake.photos.anytime": Text(
        ko="사진은 없어도 괜찮고, 이 채팅에 언제든 보내 주셔도 돼요.",
        en="You need no photos, and you can send some here at any time.",
    ),
    "beside.photos": Text(ko="이 채팅에 사진을 바로 보내 주시면 돼요.", en="Just send the photos here in this chat."),
    "beside.missed_call": Text(
        ko="전화를 못 받으셔도 접수는 그대로예요. 편한 시간을 이 채팅에 다시 적어 주시면 돼요.",
        en="If you miss the call, your request stays. Just write another time here.",
    ),
    "case.by_chat": Text(
        ko="[전화 대신 채팅으로 답을 받고 싶어 해요]", en="[Wants the answer in the chat instead of a call]"
    ),
    "handoff.by_chat": Text(
        ko="전화 대신 이 채팅으로 답을 받고 싶으시다고 상담({number})에 적어 두었어요.",
        en="It stands on your case {number} that you want the answer here and no call.",
    ),
    "case.by_sms": Text(
        ko="[전화 대신 문자로 답을 받고 싶어 해요]", en="[Wants the answer by text message instead of a call]"
    ),
    "handoff.by_sms": Text(
        ko="전화 대신 문자로 답을 받고 싶으시다고 상담({number})에 적어 두었어요.",
        en="It stands on your case {number} that you want a text message and no call.",
    ),
    "beside.prepare": Text(
        ko="따로 내실 서류는 없어요. 드시는 약, 전에 받은 수술, 궁금한 점을 여기에 미리 적어 두시면 좋아요.",
        en="No papers are needed. It helps to write here which medicines you take, earlier operations, and what you want to know.",
    ),
    "after.no_call": Text(
        ko="취소하신다고 직원에게 전했어요. 직원이 확인하기 전이면 전화가 갈 수 있는데, 받지 않으셔도 돼요.",
        en="Our staff has your wish. A call may still come before they see it; you need not answer it.",
    ),
    "after.photos": Text(
        ko="사진은 상담을 신청하고 동의하신 뒤에 이 채팅으로 보내 주시면 의료진이 함께 봐요.",
        en="Ask for a consultation and agree first; then send the photos here, and our doctors see them with it.",
    ),
    "after.again": Text(
        ko="네, 언제든 이 채팅에서 다시 신청하실 수 있어요.", en="Yes, you can ask again in this chat at any time."
    ),
    "case.wanted_again": Text(
        ko="[취소하지 않고 상담을 그대로 받고 싶어 해요]", en="[Wants the consultation after all]"
    ),
    "handoff.wanted_again": Text(
        ko="상담({number})을 취소하지 않고 그대로 받으신다고 적어 두었어요. 차례가 되면 직원이 답해 드려요.",
        en="It stands on your case {number} that you want it after all. Our staff answers when it is your turn.",
    ),
    "handoff.more": Text(
        ko="네, 더하실 내용을 적어 주세요. 접수하신 상담에 넣어 드릴게요.",
        en="Please write what you would like to add. It goes to the case that you filed.",
    ),
    "after.from_abroad": Text(
        ko="네, 어디에 계시든 이 채팅에서 상담을 신청하실 수 있어요. 전화를 받기 어려우시면 이 채팅으로 답을 받겠다고 적어 주세요.",
        en="Yes, you can ask for a consultation in this chat wherever you are. If a call is difficult, write that you want the answer here.",
    ),
    "after.by_call": Text(
        ko="네, 상담을 신청하면서 번호를 남기시면 직원이 전화드려요. 바로 통화하시려면 {phone:으로} 전화해 주세요.",
        en="Yes, leave your number when you ask for a consultation, and our staff calls you. To talk at once, call {phone}.",
    ),
    "after.by_sms": Text(
        ko="상담을 신청하면서 번호를 남기고 문자로 받고 싶다고 적어 주세요. 직원이 보고 문자로 답해 드려요.",
        en="Ask for a consultation, leave your number and write that you want a text message. Our staff sees it and answers so.",
    ),
    "after.by_chat": Text(
        ko="네, 이 채팅에서 상담을 신청하시면 직원이 여기로 답해 드려요.",
        en="Yes, ask for a consultation in this chat, and our staff answers you here.",
    ),
    "after.read_back": Text(
        ko="적어 주신 내용은 '내 정보 보기'에서 확인하실 수 있어요. 잘못된 것이 있으면 '정보 고치기'로 바꿔 드려요.",
        en="'See my data' shows what you left. If something is wrong, 'Correct data' changes it.",
    ),
    "after.link": Text(
        ko="링크는 정해진 시간이 지나면 열리지 않아요. '내 정보 보기'를 누르시면 새로 받으실 수 있고, 답변에 붙은 파일은 직원이 다시 보내 드려요.",
        en="Links close after a while. 'See my data' gives you a new one; files that came with an answer are sent again by our staff.",
    ),
    "after.remember": Text(
        ko="저는 자동 안내라서 예전에 오신 기록은 볼 수 없어요. 상담을 신청하시면 직원이 확인하고 답해 드려요.",
        en="I am automatic and cannot see earlier visits. Ask for a consultation, and our staff looks them up.",
    ),
    "after.waits": Text(
        ko="네, 차례가 되면 직원이 답해 드려요.", en="All right. The staff answer when it is your turn."
    ),
    "after.button": Text(
        ko="불편을 드려 죄송해요. 버튼 대신 하시려는 말을 그대로 적어 주셔도 돼요.",
        en="Sorry about that. You can also write what you want to do instead of pressing.",
    ),
    "after.answers": Text(
        ko="받으신 답변은 이 채팅에서 위로 올리면 다시 보실 수 있어요. 더 궁금한 점은 상담원에게 이어 드릴게요.",
        en="Scroll up in this chat to read the answers that you got. If you want to know more, I can pass you on to a person.",
    ),
    "after.number": Text(
        ko="저장된 번호는 {phone:이에요}. 다르면 바른 번호를 적어 주세요.",
        en="The number we have is {phone}. If it is wrong, write the right one.",
    ),
    "after.no_number": Text(
        ko="저장된 번호가 없어요. 연락받으실 번호를 적어 주시면 직원이 전화드려요.",
        en="We have no number of yours. Write the one on which our staff can call you.",
    ),
    "after.here": Text(
        ko="네, 말씀해 주세요. 무엇을 도와드릴까요? 남기신 상담은 직원의 답을 기다리고 있어요.",
        en="Yes, how can I help? Your case waits for the staff.",
    ),
    "talk.staff": Text(
        ko="지금 자리에 있는지는 제가 알 수 없어요. '상담원 연결'을 누르시면 직원이 차례대로 답해 드려요.",
        en="I cannot see who is in just now. Press 'Ask a person', and the staff answer in turn.",
    ),
    "beside.together": Text(
        ko="따로 하지 않으셔도 돼요. 함께 적으시면 한 번에 접수돼요.",
        en="No need to file apart. Write it here and it goes in together.",
    ),
    "beside.for_the_doctors.kept": Text(
        ko="그건 상담에서 답해 드릴게요. 질문을 상담 내용에 적어 두었어요.",
        en="That is for the consultation. Your question is noted with your request.",
    ),
    "beside.for_the_doctors.held": Text(
        ko="그건 상담에서 답해 드릴게요. 동의하시면 방금 질문을 상담 내용에 넣어 드려요.",
        en="That is for the consultation. If you agree, your question is put in.",
    ),
    "beside.for_the_doctors.unkept": Text(
        ko="그건 전화로 상담하실 때 답해 드릴게요.", en="That will be answered when we call you."
    ),
    "beside.rather_themselves": Text(
        ko="환자분이 직접 이 채팅에 적으시는 것도 좋아요. 지금 대신 이어서 하셔도 돼요.",
        en="The patient may well write here themselves. You can also go on for them now.",
    ),
    "beside.their_yes": Text(
        ko="환자분께 여쭤보신 뒤에, 대신 동의하시면 '네'라고 답해 주세요.",
        en="Once the patient has agreed, please answer yes on their behalf.",
    ),
    "beside.not_filed": Text(
        ko="아니요, 이 신청은 아직 접수 전이에요. 아래 질문에 답하고 '접수할게요'라고 하시면 접수돼요.",
        en="No, this request is not filed yet. Answer the question below, and it is filed when you say 'File it'.",
    ),
    "beside.not_fixed": Text(
        ko="방문 시간은 아직 정해지지 않았어요. 접수하시면 상담 직원이 연락드려 정해요.",
        en="The time of a visit is not fixed yet. Once it is filed, the staff contact you to fix it.",
    ),
    "beside.alias": Text(ko="연락드릴 때 부를 이름이면 돼요.", en="Any name that we may call you by will do."),
    "beside.their_name": Text(
        ko="꼭 알려 주지 않으셔도 돼요. 필요하면 상담 직원이 여쭤봐요.",
        en="You need not tell it. The staff will ask if they need it.",
    ),
    "beside.shorter": Text(
        ko="번거롭게 해 드려 죄송해요. 몇 가지만 더 여쭤보면 끝나요. {phone:으로} 전화하시거나 상담원에게 말씀하셔도 돼요.",
        en="Sorry for the trouble. Only a few questions are left. You can also call {phone} or ask for a person.",
    ),
    "beside.only_guardian": Text(
        ko="만 14세 미만이면 부모님이나 법정대리인만 신청하실 수 있어요. 아니시면 부모님께서 이 채팅에 적으시거나 {phone:으로} 전화해 주세요.",
        en="For somebody under 14 only a parent or legal guardian can ask. If you are not, please let a parent write here or call {phone}.",
    ),
    "beside.heard": Text(ko="네, 확인했어요.", en="Thank you, noted."),
    "intake.guardian.at_14": Text(
        ko="만 14세가 되면 직접 신청하실 수 있어요. 그 전에는 보호자께서 신청해 주셔야 해요.",
        en="From 14 you can ask yourself. Before that a parent or guardian must ask.",
    ),
    "intake.guardian.other": Text(
        ko="만 14세 미만인 분의 상담은 부모님이나 법정대리인께서 신청해 주셔야 해요. 지금까지 이 채팅에서 나눈 내용은 저장하지 않았어요.\n보호자께서 이 채팅에 글을 남기시거나 {phone:으로} 전화해 주시면 돼요.",
        en="For somebody under 14 a parent or legal guardian must ask. Nothing of this chat was stored.\nThe guardian can write here or call {phone}.",
    ),
    "intake.guardian.wait": Text(
        ko="보내신 내용은 저장하지 않았어요. 보호자께서 이 채팅에 '아이 상담이에요'라고 적으시거나 {phone:으로} 전화해 주시면 이어서 도와드릴게요.",
        en="What you sent was not stored. Your parent or guardian can write 'consultation for my child' in this chat or call {phone}, and we go on from there.",
    ),
}

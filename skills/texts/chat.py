"""What the assistant says outside of the intake: menu, status, hand-off, information, the survey, and safe words for errors."""

from skills.texts.catalogue import Text

TEXTS: dict[str, Text] = {
    "choice.consult": Text(ko="상담 신청", en="Consultation"),
    "choice.status": Text(ko="내 상담", en="My cases"),
    "choice.status.says": Text(ko="내 상담 보여 주세요", en="Show my cases"),
    "choice.info": Text(ko="병원 안내", en="About us"),
    "choice.person": Text(ko="상담원 연결", en="Ask a person"),
    "choice.rights": Text(ko="내 개인정보", en="My data"),
    "choice.menu": Text(ko="처음으로", en="Menu"),
    "choice.cancel": Text(ko="그만하기", en="Stop here"),
    "choice.resume": Text(ko="계속하기", en="Go on"),
    "choice.bot": Text(ko="챗봇으로", en="Back to bot"),
    "choice.policy": Text(ko="처리방침", en="Privacy policy"),
    "choice.officer": Text(ko="보호책임자", en="Officer"),
    "choice.ads_off": Text(ko="광고 그만 받기", en="Stop ads"),
    "menu.title": Text(ko="{clinic} 상담 도우미", en="{clinic} assistant"),
    "menu.hello": Text(ko="안녕하세요.", en="Hello."),
    "menu.welcome": Text(
        ko="{hello} {clinic}의 자동 상담 도우미예요. 상담 신청을 도와드리고, 언제든 상담원에게 연결해 드려요. 일반적인 안내이며 진단은 아니에요.",
        en="{hello} I am the automatic assistant of {clinic}. I help you ask for a consultation, and a person is always one step away. This is general information, not a diagnosis.",
    ),
    "menu.again": Text(ko="무엇을 도와드릴까요?", en="How can I help you?"),
    "menu.not_understood": Text(
        ko="말씀을 잘 이해하지 못했어요. 아래에서 골라 주시거나 다르게 적어 주세요.",
        en="I did not quite understand. Please choose below or put it differently.",
    ),
    "menu.not_again.title": Text(ko="제가 도와드리기 어려운 말씀이에요", en="I cannot help with this"),
    "menu.not_again": Text(
        ko="상담원에게 연결해 드릴까요? 전화({phone})로 말씀하셔도 돼요.",
        en="Shall I connect you to a person? You can also call {phone}.",
    ),
    "menu.case_stays": Text(
        ko="접수하신 상담({number})은 아직 그대로 있어요. 취소할까요? '상담 취소'를 누르시면 직원에게 바로 전할게요. 남기신 내용까지 지우시려면 '내 개인정보'를 눌러 주세요.",
        en="Your case {number} is still filed. Shall it be called off? Press 'Call it off' and our staff learns it at once. To delete what you left, press 'My data'.",
    ),
    "choice.call_off": Text(ko="상담 취소", en="Call it off"),
    "case.called_off": Text(ko="[상담을 취소하고 싶어 해요]", en="[Wants to call the consultation off]"),
    "case.complains": Text(ko="[불편을 거듭 말씀하셨어요]", en="[Complains a second time]"),
    "handoff.complained": Text(
        ko="거듭 불편을 드려 죄송해요. 불편하신 점을 상담({number})에 적어 두었어요. 직원이 보고 답해 드려요. 바로 말씀하시려면 {phone:으로} 전화하시거나 '상담원 연결'을 눌러 주세요.",
        en="We are sorry once more. It is noted on your case {number}, and our staff answers it. To speak to somebody at once call {phone} or press 'Ask a person'.",
    ),
    "talk.sorry.person": Text(
        ko="불편을 드려 죄송해요. 바로 말씀하시려면 {phone:으로} 전화하시거나 '상담원 연결'을 눌러 주세요.",
        en="We are sorry. To speak with a person, call {phone} or press 'Ask a person'.",
    ),
    "talk.sorry_again": Text(
        ko="거듭 죄송해요. 사람이 직접 듣는 것이 좋겠어요. 상담원에게 연결해 드릴까요? 전화({phone})로 말씀하셔도 돼요.",
        en="We are sorry again. A person should hear this. Shall we connect you to one? You can also call {phone}.",
    ),
    "handoff.called_off": Text(
        ko="상담({number})을 취소하고 싶다고 적어 두었어요. 직원이 확인하고 마무리해요. 남기신 내용은 상담이 끝난 뒤에 파기하고, 바로 지우시려면 '내 개인정보'를 눌러 주세요.",
        en="It stands on your case {number} that you want to call it off. Our staff closes it. What you left is destroyed after that; to delete it at once press 'My data'.",
    ),
    "handoff.added.question": Text(
        ko="상담({number})에 덧붙였어요. 담당 직원이 보고 답해 드려요.",
        en="Added to your case {number}. Our staff reads it and answers you.",
    ),
    "menu.nothing_open": Text(
        ko="지금 진행 중인 신청은 없어요. 무엇을 도와드릴까요?", en="Nothing is open at the moment. How can I help you?"
    ),
    "menu.leave.ask": Text(
        ko="지금까지 적으신 내용을 지우고 그만할까요?", en="Shall we delete what you have entered so far and stop?"
    ),
    "menu.leave.again": Text(
        ko="적으신 내용은 아직 그대로 있어요. 지우고 그만하시려면 '그만하기', 이어서 하시려면 '계속하기'를 눌러 주세요.",
        en="What you entered is still here. Press 'Stop here' to delete it, or 'Go on' to continue.",
    ),
    "menu.leave.kept": Text(ko="지우지 않고 이어서 여쭤볼게요.", en="Nothing was deleted; let us go on."),
    "menu.gone_press": Text(
        ko="이미 지나간 버튼이에요. 무엇을 도와드릴까요?", en="That button is from before. How can I help you?"
    ),
    "menu.leave.asked": Text(
        ko="네. 접수 전에는 '그만하기'로 언제든 그만하실 수 있어요. 접수한 뒤에는 상담원에게 취소를 말씀하시거나 '내 개인정보'에서 지우실 수 있어요.",
        en="Yes. Before it is filed you can press 'Stop here' at any time. Once it is filed, tell a person to call it off, or delete it under 'My data'.",
    ),
    "menu.leave.asked_filed": Text(
        ko="취소를 말씀하시면 직원이 확인하고 상담을 마무리해요. 남기신 내용은 그 뒤에 파기해요. 지금은 접수하신 그대로예요.",
        en="If you call it off, our staff closes the case, and what you left is destroyed after that. For now it stands as you filed it.",
    ),
    "menu.left_question": Text(
        ko="알겠어요. 그대로 두었어요. 무엇을 도와드릴까요?", en="All right, nothing was changed. How can I help you?"
    ),
    "menu.left": Text(
        ko="적으신 내용을 지웠어요. 언제든 다시 시작하실 수 있어요.",
        en="What you entered is deleted. You can start again at any time.",
    ),
    "menu.lapsed": Text(
        ko="하루 동안 마치지 않으셔서 적으신 내용을 지웠어요. 다시 신청하시려면 '상담 신청'을 눌러 주세요.",
        en="Your request was not finished within a day, so we deleted what you had entered. Press 'Consultation' to start again.",
    ),
    "menu.old_press": Text(
        ko="이미 지나간 버튼이에요. 지금 질문에 답해 주세요.",
        en="That button is from before. Please answer the present question.",
    ),
    "menu.which_press": Text(
        ko="어느 버튼인지 이름으로 적어 주세요. {presses}",
        en="Please write which press you mean, by its name. {presses}",
    ),
    "menu.suspended": Text(
        ko="요청하신 대로 개인정보 이용을 멈춰 두었어요. 다시 이용하시려면 '이용 다시 시작'을 눌러 주세요.",
        en="As you asked, we have stopped using your data. Press 'Start again' to lift this.",
    ),
    "choice.lift": Text(ko="이용 다시 시작", en="Start again"),
    "turn.holding": Text(
        ko="확인에 시간이 조금 걸리고 있어요. 보내신 내용은 처리하고 있으니 잠시 뒤 아무 말이나 보내 주세요.",
        en="This is taking a little longer. We are working on it; please send any message in a moment.",
    ),
    "turn.broken": Text(
        ko="지금은 처리하지 못했어요. 잠시 뒤 다시 보내 주세요. 급하시면 {phone:으로} 전화해 주세요.",
        en="We could not do that just now. Please try again in a moment, or call {phone} if it is urgent.",
    ),
    "turn.declined": Text(
        ko="지금은 그 요청을 처리할 수 없어요. 다른 것을 골라 주세요.",
        en="That is not possible just now. Please choose something else.",
    ),
    "closed.filing.title": Text(ko="상담 접수를 잠시 멈췄어요", en="No consultations for now"),
    "closed.filing": Text(
        ko="지금은 새 상담을 접수하지 않아요. 이번에 보내신 내용은 저장하지 않았어요. {phone:으로} 전화하시면 안내해 드려요.",
        en="We take no new consultations at the moment. What you have just sent was not stored. Please call {phone}.",
    ),
    "closed.dropped": Text(
        ko="상담 접수를 잠시 멈춰서 지금까지 적으신 내용을 지웠어요. {phone:으로} 전화하시면 안내해 드려요.",
        en="We have stopped taking consultations for now, so what you had entered is deleted. Please call {phone}.",
    ),
    "closed.photos": Text(
        ko="지금은 사진을 받지 않아요. 보내신 사진은 저장하지 않았어요.",
        en="We take no photos at the moment. The photos you sent were not stored.",
    ),
    "status.none": Text(ko="이 채팅에는 접수된 상담이 없어요.", en="There is no consultation in this chat."),
    "status.none.by_phone": Text(
        ko="이 채팅에는 접수된 상담이 없어요. 예전 카카오톡 계정의 상담은 여기에서 보이지 않아요. {phone:으로} 전화해 주시면 본인인지 확인하고 도와드려요.",
        en="There is no consultation in this chat, and one of an earlier KakaoTalk account does not show here. Please call {phone}: we check who you are and help.",
    ),
    "status.none.waited": Text(
        ko="기다리게 해 드려 죄송해요. 이 채팅에는 접수된 상담이 없어요. 성함과 전화번호를 남겨 주시면 직원이 확인하고 연락드려요.",
        en="I am sorry that you had to wait. There is no consultation in this chat. Leave your name and phone number, and a person looks into it and calls you.",
    ),
    "status.none.elsewhere": Text(
        ko="이 채팅에는 접수된 상담이 없어요. 예전에 다른 채팅에서 상담하셨으면 '카카오 로그인'으로 찾을 수 있어요.",
        en="There is no consultation in this chat. If you had one in another chat, 'Kakao Login' finds it.",
    ),
    "status.title": Text(ko="상담번호 {number}", en="Case {number}"),
    "status.filed_at": Text(ko="접수: {when}", en="Filed: {when}"),
    "status.waiting": Text(ko="답변을 기다리고 있어요.", en="It is waiting for an answer."),
    "status.held": Text(ko="상담원이 맡았어요.", en="A person has taken it."),
    "status.answered": Text(ko="상담원이 답변을 드렸어요.", en="A person has answered you."),
    "status.called_off": Text(
        ko="취소하고 싶다고 적어 두었어요. 직원이 확인하고 마무리해요.",
        en="It stands there that you want to call it off. Our staff closes it.",
    ),
    "status.closed": Text(ko="상담이 끝났어요.", en="It is closed."),
    "group.title": Text(ko="채널에서 말씀해 주세요", en="Please write to our channel"),
    "group.refused": Text(
        ko="단체 채팅방에서는 상담을 받지 않아요. 다른 분들이 함께 보시기 때문이에요. 여기에 쓰신 내용은 저장하지 않았어요.",
        en="We take no consultations in a group room, because others read along. Nothing written here was stored.",
    ),
    "group.link": Text(ko="채널 열기", en="Open channel"),
    "handoff.operator.note": Text(
        ko="{text}\n\n'1:1 채팅'은 카카오톡의 상담 창이에요. 이 상담과 이어지지 않으니 궁금한 점을 다시 적어 주세요.",
        en="{text}\n\n'1:1 chat' is KakaoTalk's own chat. It does not know this case, so please write your question again there.",
    ),
    "case.keep_from": Text(
        ko="[다른 사람에게 연락하거나 알리지 말아 달라고 하셨어요]", en="[Nobody else is to be called or told]"
    ),
    "handoff.keep_from": Text(
        ko="다른 분께는 연락하거나 알리지 말아 달라고 상담({number})에 적어 두었어요.",
        en="It stands on your case {number} that nobody else is to be called or told.",
    ),
    "status.you_call": Text(
        ko="네, 진료 시간에 {phone:으로} 전화하시면 직원이 받아요. {hours}\n이 채팅의 상담도 그대로 순서를 기다려요.",
        en="Yes, while we are open our staff answers {phone}. {hours}\nYour case here keeps its place in the queue.",
    ),
    "status.person_called": Text(
        ko="죄송해요, 저는 자동 도우미예요. 직원은 이미 불러 두었고 여기에 답해 드려요. {queue}\n급하시면 {phone:으로} 전화해 주세요.",
        en="Sorry, I am an automatic assistant. Our staff has been called already and answers here. {queue}\nIf it is urgent, call {phone}.",
    ),
    "handoff.title": Text(ko="상담원 연결", en="Talk to a person"),
    "handoff.queued": Text(
        ko="상담번호 {number:으로} 대기 중이에요. {queue}\n남기실 말씀이 있으면 적어 주세요. 건강 이야기는 동의를 여쭤본 뒤에 받아요. 전화를 원하시면 번호만 적어 주세요.",
        en="You are in the queue as case {number}. {queue}\nYou can write what it is about; for words about your health we ask your consent first. If you want a call, just write your number.",
    ),
    "handoff.queued.kept": Text(
        ko="상담번호 {number:으로} 대기 중이에요. {queue}\n기다리시는 동안 보내신 메시지는 상담에 덧붙여 드려요.",
        en="You are in the queue as case {number}. {queue}\nWhat you write while waiting is added to your case.",
    ),
    "handoff.age": Text(ko="만 14세 이상이신가요?", en="Are you 14 or older?"),
    "handoff.contact.kept": Text(
        ko="연락드릴 곳을 상담({number})에 적어 두었어요: {name}{phone}",
        en="Whom to call is on your case {number}: {name}{phone}",
    ),
    "handoff.contact.name": Text(
        ko="성함을 상담({number})에 적어 두었어요. 전화를 원하시면 번호도 적어 주세요.",
        en="Your name is on your case {number}. If you want a call, write your number, too.",
    ),
    "handoff.time.kept": Text(
        ko="원하시는 시간을 상담({number})에 적어 두었어요: {when}. 정해진 것은 아니고, 직원이 확인해서 연락드려요.",
        en="The time you would like is on your case {number}: {when}. It is not fixed yet; our staff checks it and contacts you.",
    ),
    "handoff.time.changed": Text(
        ko="상담({number})의 연락 시간을 바꿔 적었어요: {when}. 정해진 것은 아니고, 직원이 확인해서 연락드려요.",
        en="The time on your case {number} is changed to: {when}. It is not fixed yet; our staff checks it and contacts you.",
    ),
    "handoff.time.which": Text(
        ko="네, 언제가 좋으세요? 원하시는 요일과 시간을 적어 주시면 바꿔 적을게요.",
        en="When would you like it? Write the day and the time, and it is changed on your case.",
    ),
    "handoff.time.ask": Text(
        ko="원하시는 시간을 상담({number})에 적어 두었어요: {when}. 정해진 것은 아니에요. 직원이 확인해서 연락드리도록 성함과 전화번호도 적어 주세요.",
        en="The time you would like is on your case {number}: {when}. It is not fixed yet. Please also leave your name and phone number, so that our staff can check it and call you.",
    ),
    "handoff.added.first": Text(
        ko='고맙습니다. 처음 적으신 내용을 상담({number})에 넣었어요.\n"{words}"',
        en='Thank you. What you wrote at first is on your case {number} now.\n"{words}"',
    ),
    "case.visit": Text(ko="[예약 문의: {wish}]", en="[About an appointment: {wish}]"),
    "case.visit.show": Text(ko="확인", en="to look it up"),
    "case.visit.move": Text(ko="변경", en="to move it"),
    "case.visit.cancel": Text(ko="취소", en="to cancel it"),
    "case.visit.absent": Text(ko="못 오심(취소인지 변경인지 확인)", en="does not come then (to cancel or to move)"),
    "case.visit.late": Text(ko="늦음", en="running late"),
    "case.time": Text(ko="[원하는 시간] {when}", en="[Time wished for] {when}"),
    "handoff.operator": Text(ko="1:1 채팅", en="1:1 chat"),
    "handoff.call": Text(ko="전화하기", en="Call"),
    "handoff.added": Text(ko="상담({number})에 덧붙였어요.", en="Added to your case {number}."),
    "handoff.added.wish": Text(
        ko="상담({number})에 덧붙였어요. 따로 접수하시려면 '상담 신청'을 눌러 주세요.",
        en="Added to your case {number}. For a case of its own press 'Consultation'.",
    ),
    "handoff.visit": Text(
        ko="상담({number})에 덧붙였어요. 방문 시간은 직원이 확인해서 답해 드려요.",
        en="Added to your case {number}. Our staff checks the time of your visit and answers you.",
    ),
    "handoff.silent": Text(
        ko="괜찮아요. 여기에 적지 않으셔도 돼요. 상담원과 바로 이야기하시거나, 전화({phone})로 말씀하셔도 돼요.",
        en="That is fine, you need not write it here. You can talk to a person, or call {phone}.",
    ),
    "menu.same_again": Text(
        ko="같은 안내를 드리고 있네요. 찾으시는 답이 아니면 상담원에게 이어 드릴게요.",
        en="I am saying the same again. If it is not what you need, let me pass you on to a person.",
    ),
    "handoff.passed_on": Text(
        ko="상담원에게 전달했어요. 지금은 상담원이 직접 답해 드리고, 챗봇은 쉬고 있어요.",
        en="Passed on to the person, who answers you now; the bot is silent meanwhile.",
    ),
    "handoff.after_the_end": Text(
        ko="지난 상담은 끝났어요. 이어서 궁금한 점이 있으시면 '상담 신청'을 눌러 새로 남겨 주시거나, '상담원 연결'을 눌러 주세요.",
        en="Your last consultation is closed. To ask more, press 'Consultation' for a new one, or 'Ask a person'.",
    ),
    "handoff.consent_first": Text(
        ko="보내신 내용은 아직 저장하지 않았어요. 건강 정보가 있을 수 있어 먼저 여쭤볼게요.",
        en="What you sent is not stored yet. It may hold health data, so we ask you first.",
    ),
    "handoff.consent_changed": Text(
        ko="보내신 내용은 아직 저장하지 않았어요. 건강 정보 동의 내용이 바뀌어 다시 여쭤볼게요.",
        en="What you sent is not stored yet. What we ask your consent for has changed, so we ask you again.",
    ),
    "handoff.write_again": Text(
        ko="고맙습니다. 방금 내용을 한 번만 다시 보내 주세요.", en="Thank you. Please send your message once more."
    ),
    "handoff.write_now": Text(
        ko="고맙습니다. 이제 상담하실 내용을 적어 주세요. 사진을 보내셔도 돼요.",
        en="Thank you. Now please write what it is about. You can send photos as well.",
    ),
    "handoff.refused": Text(
        ko="괜찮아요. 내용은 저장하지 않았어요. 전화({phone})로도 상담하실 수 있어요.",
        en="That is fine. Nothing was stored. You can also call {phone}.",
    ),
    "handoff.person_here": Text(
        ko="지금은 상담원이 상담하고 있어요. 하실 말씀을 적어 주시면 바로 전달해요. 챗봇을 쓰시려면 '챗봇으로'를 눌러 주세요.",
        en="A person is looking after you now. Write what you would like to say and we pass it on. Press 'Back to the bot' for the assistant.",
    ),
    "handoff.back": Text(
        ko="다시 챗봇이 도와드릴게요. 상담은 그대로 남아 있어요.", en="The assistant is back. Your case stays as it is."
    ),
    "case.from_practitioner": Text(
        ko="의료인이 드리는 답변이에요.", en="This answer is from a practitioner of the clinic."
    ),
    "case.withheld": Text(
        ko="[동의 전이라 저장하지 않은 메시지 {count}건]",
        en="[{count} message(s) withheld, because there is no consent yet]",
    ),
    "inbox.answer.some": Text(ko="(상담팀이 쓴 답변)", en="(what the team writes)"),
    "inbox.answer": Text(ko="{text}\n\n- {signature}", en="{text}\n\n- {signature}"),
    "inbox.link": Text(ko="병원이 보낸 링크예요.", en="A link from the clinic."),
    "inbox.files": Text(
        ko="병원이 파일 {count}개를 보냈어요. 처음 연 브라우저에서 {days}일 동안 볼 수 있어요.",
        en="Files from the clinic: {count}. They open in the browser that opens them first, for {days} days.",
    ),
    "inbox.files.open": Text(ko="파일 보기", en="Open the files"),
    "inbox.nothing": Text(ko="새로운 답변은 아직 없어요.", en="There is no new answer yet."),
    "info.hours": Text(ko="진료 시간", en="Opening hours"),
    "info.way": Text(ko="오시는 길", en="How to get here"),
    "info.parking": Text(ko="주차 안내", en="Parking"),
    "info.prices": Text(ko="비용 안내", en="Prices"),
    "info.phone": Text(ko="대표 전화", en="Telephone"),
    "info.closed_day": Text(ko="휴진", en="closed"),
    "info.lunch": Text(ko="점심시간 {lunch}", en="Lunch break {lunch}"),
    "info.prices.none": Text(
        ko="비용은 상태와 방법에 따라 달라서 여기에서 말씀드리기 어려워요. 게시된 가격은 병원에서 확인하실 수 있어요.",
        en="Prices depend on the case, so I cannot tell them here. The posted list can be seen at the clinic.",
    ),
    "info.prices.posted_on": Text(ko="{day} 게시 기준이에요.", en="As posted on {day}."),
    "medical.title": Text(ko="의료진이 답해야 해요", en="A question for our doctors"),
    "medical.refusal": Text(
        ko="이 부분은 의료진의 판단이 필요해서 제가 답해 드릴 수 없어요. 상담을 신청하시면 의료진이 확인하고 답해 드려요. 전화({phone})로 물어보셔도 돼요.",
        en="This needs a doctor's judgement, so I cannot answer it. Ask for a consultation and our doctors look at it, or call {phone}.",
    ),
    "medical.symptom": Text(
        ko="이 부분은 의료진의 판단이 필요해서 제가 답해 드릴 수 없어요. 수술이나 시술을 받으셨으면 {phone:으로} 전화해 주세요. 증상이 심하면 119나 가까운 응급실로 가 주세요.",
        en="This needs a doctor's judgement, so I cannot answer it. If you have been treated, please call {phone}. If it is severe, call 119 or go to an emergency room.",
    ),
    "survey.ask": Text(
        ko="이번 상담은 어떠셨어요? 5점 만점으로 골라 주세요. 답하지 않으셔도 괜찮아요.",
        en="How was this consultation, from 1 to 5? You need not answer.",
    ),
    "filed.ads.by_press": Text(
        ko="소식 수신은 말씀만으로는 기록되지 않아요. 받고 싶은 것만 아래 버튼으로 골라 주세요.",
        en="Words alone are not recorded as a consent to news. Press only what you would like to get.",
    ),
    "survey.line": Text(
        ko="고맙습니다. {score}점으로 남겼어요. 더 하실 말씀이 있으면 한 줄로 적어 주세요. 상담팀이 읽어요.",
        en="Thank you, noted: {score} of 5. If you would like to add something, write a line. The team can read it.",
    ),
    "survey.thanks": Text(ko="고맙습니다. {score}점으로 남겼어요.", en="Thank you, noted: {score} of 5."),
    "survey.kept": Text(ko="말씀 고맙습니다. 상담 기록에 함께 남겼어요.", en="Thank you. It is kept with your case."),
    "survey.end": Text(ko="네, 고맙습니다.", en="All right, thank you."),
    "survey.skipped": Text(ko="네, 다시 묻지 않을게요.", en="All right, we will not ask again."),
    "survey.gone": Text(
        ko="답하실 수 있는 기간이 지났어요. 하실 말씀이 있으면 언제든 적어 주세요.",
        en="The time to answer is over. You can always write to us here.",
    ),
    "talk.elsewhere": Text(
        ko="여기는 {clinic} 상담 채팅이에요. 찾으시는 곳은 아닌 것 같아 그쪽으로 연락해 보셔야 해요.",
        en="This is the chat of {clinic}. It does not seem to be the place you are looking for, so please contact them.",
    ),
    "talk.sigh": Text(
        ko="그러셨군요, 마음이 많이 힘드셨겠어요. 도와드릴 일이 있으면 언제든 편하게 적어 주세요.",
        en="I am sorry, that sounds hard. Take your time, and write whenever there is something I can help with.",
    ),
}

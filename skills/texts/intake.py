"""The intake's questions, its review, and what is said when a case is filed."""

from skills.texts.catalogue import Text

TEXTS: dict[str, Text] = {
    "intake.plain": Text(ko="{text}", en="{text}"),
    "intake.too_long": Text(
        ko="내용이 조금 길어요. {most}자 안으로 줄여서 보내 주세요.",
        en="That is a little long. Please keep it within {most} characters.",
    ),
    "intake.offer_person": Text(
        ko="{text}\n\n어려우시면 상담원이 도와드릴게요.", en="{text}\n\nIf this is difficult, a person can help you."
    ),
    "intake.begin": Text(
        ko="상담을 시작할게요. 건강 정보를 받기 전에 동의를 여쭤봐요.",
        en="Let us begin. Before we take anything about your health, we ask for your consent.",
    ),
    "intake.age.ask": Text(ko="만 14세 이상이신가요?", en="Are you 14 or older?"),
    "intake.age.ask_both": Text(
        ko="만 14세 이상이신가요?\n위 내용에도 동의하시면 '14세 이상, 동의'를 누르거나 적어 주세요.",
        en="Are you 14 or older?\nIf you also agree to the above, press or write '14+, I agree'.",
    ),
    "intake.age.why": Text(
        ko="만 14세 미만이면 보호자(법정대리인)의 동의가 있어야 해서 여쭤봐요.",
        en="We ask because under 14 a parent or legal guardian must consent.",
    ),
    "intake.age.refused": Text(
        ko="괜찮아요. 동의하지 않으셔도 연락받으실 곳만 남기실 수 있어요.\n만 14세 이상이신가요?",
        en="That is fine. Without it you can still leave just how to reach you.\nAre you 14 or older?",
    ),
    "intake.age.agree": Text(ko="14세 이상, 동의", en="14+, I agree"),
    "intake.age.agree.says": Text(ko="만 14세 이상이고 동의해요", en="I am 14 or older and I agree"),
    "intake.age.yes": Text(ko="만 14세 이상이에요", en="14 or older"),
    "intake.age.no": Text(ko="만 14세 미만이에요", en="Under 14"),
    "intake.age.ask_child": Text(
        ko="자녀분 상담이시군요. 만 14세 미만이면 보호자(법정대리인)께서 신청하고 동의해 주셔야 해요.\n보호자이신가요?",
        en="So this is for a child. If the child is under 14, a parent or legal guardian must ask and consent.\nAre you the guardian?",
    ),
    "intake.age.ask_adult": Text(
        ko="다른 분을 대신해 신청하시는군요. 환자분의 동의를 받고 신청해 주세요.\n글을 쓰시는 분은 만 14세 이상이신가요?",
        en="So you ask for somebody else. Please do so with their agreement.\nAre you, who writes, 14 or older?",
    ),
    "intake.age.ask_minor": Text(
        ko="만 14세 미만인 분의 상담이시군요. 그분의 보호자(법정대리인)께서 신청하고 동의해 주셔야 해요.\n그분의 보호자이신가요?",
        en="So this is for somebody under 14. Their parent or legal guardian must ask and consent.\nAre you their guardian?",
    ),
    "intake.age.ask_born": Text(
        ko="만 나이를 확인할 수 있게 생년월일을 알려 주세요. 태어난 해만 적으셔도 돼요. 예: 1994년생, 2012년 5월 1일\n만 14세 미만이시면 보호자(법정대리인)께서 신청해 주셔야 해요.",
        en="So that we know your age, please give your date of birth; the year may be enough. For example: born in 1994, May 1, 2012\nIf you are under 14, your parent or legal guardian must ask.",
    ),
    "intake.age.guardian": Text(ko="네, 보호자예요", en="Yes, guardian"),
    "intake.age.not_guardian": Text(ko="보호자가 아니에요", en="I am not"),
    "intake.health_consent.child": Text(
        ko="보호자(법정대리인)로서 자녀분의 정보에 동의해 주세요.",
        en="Please give this consent as the child's parent or legal guardian.",
    ),
    "intake.health_consent.minor": Text(
        ko="보호자(법정대리인)로서 상담받을 분의 정보에 동의해 주세요.",
        en="Please give this consent as the patient's parent or legal guardian.",
    ),
    "intake.health_consent.adult": Text(
        ko="환자분의 동의를 받고 대신 답해 주세요. 상담 전에 환자분께 다시 확인해요.",
        en="Please answer with the patient's agreement. We check with the patient before the consultation.",
    ),
    "intake.guardian": Text(
        ko="만 14세 미만이시면 보호자의 동의가 필요해요. 지금까지 이 채팅에서 나눈 내용은 저장하지 않았어요.\n어머니나 아버지께 말씀드려서 함께 이 채팅에 글을 남기시거나 {phone:으로} 전화해 주세요.",
        en="If you are under 14 we need your guardian's consent. Nothing of this chat was stored.\nPlease tell your mother or father, write here together with them, or let them call {phone}.",
    ),
    "intake.contact.why": Text(
        ko="전화로 답해 드리려고 여쭤봐요. 알려 주지 않으셔도 괜찮아요. 그러면 이 채팅으로 답해 드려요.",
        en="We ask so that we can call you. You need not tell it; then we answer in this chat.",
    ),
    "intake.photos.later": Text(
        ko="사진은 없어도 괜찮고, 동의하신 뒤에 언제든 보내 주셔도 돼요.",
        en="You need no photos; once you have agreed you can send some at any time.",
    ),
    "intake.name.ask_only_other": Text(ko="상담받으실 분의 성함을 알려 주세요.", en="What is the patient's name?"),
    "intake.any_time": Text(
        ko="그럼 아무 때나 연락드릴까요? 맞으면 '네', 아니면 원하시는 시간을 알려 주세요.",
        en="Shall we contact you at any time, then? If so say yes, if not tell me the time.",
    ),
    "intake.treatment.doubtful": Text(
        ko="방금 적으신 말씀을 상담 내용으로 넣을까요? 맞으면 '네', 아니면 궁금하신 부위나 점을 적어 주세요.",
        en="Shall we take what you just wrote as what it is about? If so say yes, if not tell us the part or your question.",
    ),
    "intake.at_hour": Text(
        ko="{hour}에 연락드릴까요? 맞으면 '네', 아니면 원하시는 시간을 알려 주세요.",
        en="Shall we contact you at {hour}? If so say yes, if not tell me the time.",
    ),
    "intake.which_hours": Text(
        ko="그때가 보통 몇 시쯤인지 알려 주세요. 정해져 있지 않으면 '네'라고 적어 주세요. 적으신 말 그대로 전해 드려요.",
        en="What time is that, usually? If it varies say yes, and we pass on your words as they are.",
    ),
    "intake.today_or_next": Text(
        ko="오늘 말씀이신가요? 맞으면 '네', 다음 주면 '다음 주'라고 적어 주세요.",
        en="Do you mean today? If so say yes; if not, write 'next week'.",
    ),
    "intake.guardian.earlier": Text(
        ko="만 14세 미만이시면 보호자의 동의가 필요해요. 방금 나눈 내용은 저장하지 않았지만, 전에 접수하신 상담은 남아 있어요. '내 개인정보'에서 보고 지우실 수 있어요.\n어머니나 아버지와 함께 {phone:으로} 전화해 주세요.",
        en="If you are under 14 we need your guardian's consent. What you wrote just now was not stored, but what was filed before is still here: you can see and delete it under 'My data'.\nPlease call {phone} together with your mother or father.",
    ),
    "intake.health_consent.ask": Text(
        ko="[{title}]\n· 목적: {purpose}\n· 항목: {items}\n· 보유 기간: {period}\n· {refusal}\n\n동의하시나요?",
        en="[{title}]\n· Purpose: {purpose}\n· Items: {items}\n· Period: {period}\n· {refusal}\n\nDo you agree?",
    ),
    "intake.health_consent.changed": Text(
        ko="동의 내용이 바뀌어 다시 여쭤볼게요.", en="What we ask your consent for has changed, so we ask you again."
    ),
    "intake.health_consent.page": Text(
        ko="동의 내용을 큰 글씨로 보실 수 있어요.", en="You can read the whole text on a page."
    ),
    "intake.health_consent.link": Text(ko="자세히 보기", en="Read it"),
    "intake.health_consent.above": Text(
        ko="위의 '{title}'에 동의하시나요?\n{refusal}", en="Do you agree to the above ('{title}')?\n{refusal}"
    ),
    "intake.health_consent.again": Text(ko="이제 동의하시나요?", en="Do you agree?"),
    "intake.health_consent.all": Text(
        ko="동의하시면 받는 항목: {items}. {purpose} {period}",
        en="If you agree, we take: {items}. {purpose} {period}",
    ),
    "intake.health_consent.text": Text(
        ko="[{title}]\n· 목적: {purpose}\n· 항목: {items}\n· 보유 기간: {period}\n· {refusal}",
        en="[{title}]\n· Purpose: {purpose}\n· Items: {items}\n· Period: {period}\n· {refusal}",
    ),
    "intake.health_consent.refusal": Text(ko="{refusal}", en="{refusal}"),
    "intake.health_consent.who": Text(
        ko="{clinic}에서 상담을 맡은 직원과 의료진이 봐요. 누가 봤는지는 기록에 남고, 언제든 여쭤보실 수 있어요.",
        en="The staff and doctors of {clinic} who handle your consultation see it. Who looked is recorded, and you can ask at any time.",
    ),
    "intake.health_consent.undo": Text(
        ko="동의는 언제든 이 채팅에서 철회하실 수 있고, 그러면 상담 내용과 사진을 파기해요. '동의 철회'라고 보내시면 돼요.",
        en="You can withdraw your consent in this chat at any time by writing 'withdraw my consent'; your details and photos are then destroyed.",
    ),
    "intake.health_consent.period": Text(ko="{period}", en="{period}"),
    "intake.health_consent.items": Text(ko="받는 항목은 이래요: {items}", en="What we take: {items}"),
    "intake.health_consent.purpose": Text(ko="{purpose}", en="{purpose}"),
    "intake.health_consent.ads": Text(
        ko="아니요. 이 동의로는 광고를 보내지 않아요. 병원 소식은 따로 동의하신 분께만 보내고, 건강 정보는 쓰지 않아요.",
        en="No. This consent brings no advertising. News goes only to those who agreed to it apart, and never uses health data.",
    ),
    "intake.health.yes": Text(ko="동의해요", en="I agree"),
    "intake.health.no": Text(ko="동의하지 않아요", en="I do not agree"),
    "intake.health.refused": Text(
        ko="괜찮아요. 상담 내용은 받지 않고, 연락받으실 곳만 여쭤볼게요.",
        en="That is fine. We take no details and only ask how to reach you.",
    ),
    "intake.name.notice": Text(
        ko="[{title}]\n· 항목: {items}\n· 목적: {purpose}\n· 기간: {period}\n· {refusal}",
        en="[{title}]\n· Items: {items}\n· Purpose: {purpose}\n· Period: {period}\n· {refusal}",
    ),
    "intake.noted": Text(ko="적어 두었어요. {said}", en="Noted: {said}"),
    "intake.held": Text(
        ko="건강 이야기는 동의하신 뒤에 저장할 수 있어서 잠시 들고만 있을게요. 동의하시면 방금 적으신 내용을 그대로 넣어 드려요.",
        en="We may store words about your health only with your consent, so they are merely held for some minutes. If you agree, what you just wrote is put in.",
    ),
    "intake.asked_back.yes": Text(ko="네, 맞아요", en="Yes, it is"),
    "intake.name.ask": Text(
        ko="성함과 전화번호를 알려 주세요. 예: 홍길동 010-0000-0000",
        en="What is your name, and which phone number may we call? For example: Anna Smith 010-0000-0000",
    ),
    "intake.name.ask_only": Text(ko="성함을 알려 주세요.", en="What is your name?"),
    "intake.without_contact": Text(
        ko="괜찮아요. 알려 주지 않으셔도 이 채팅으로 답해 드려요.",
        en="That is fine. We can answer you in this chat without it.",
    ),
    "intake.phone.chat": Text(ko="카톡으로 받을게요", en="Reply in chat"),
    "intake.name.ask_other": Text(
        ko="상담받으실 분의 성함과 신청하시는 분의 연락처를 알려 주세요. 예: 홍길동 010-0000-0000",
        en="What is the patient's name, and which phone number of yours may we call?",
    ),
    "intake.phone.ask": Text(
        ko="연락받으실 전화번호를 알려 주세요. 예: 010-0000-0000",
        en="Which phone number may we call? For example: 010-0000-0000",
    ),
    "intake.treatment.ask": Text(
        ko="어떤 상담을 원하세요? 부위와 궁금한 점을 함께 적어 주세요. {photos}주민등록번호나 카드 번호는 적지 마세요.",
        en="What would you like to ask about? Write the part and your question together. {photos}Do not write resident or card numbers.",
    ),
    "intake.treatment.once_more": Text(
        ko="처음에 적으신 건강 이야기는 동의 전이라 저장하지 않았어요. 부위와 궁금한 점을 한 번만 더 적어 주세요. {photos}주민등록번호나 카드 번호는 적지 마세요.",
        en="What you wrote about your health at first was not stored, because it came before your consent. Please write the part and your question once more. {photos}Do not write resident or card numbers.",
    ),
    "intake.treatment.empty": Text(
        ko="상담하고 싶은 부위를 글자로 적어 주세요. 예: 눈",
        en="Please write what you would like to ask about. For example: eyes",
    ),
    "intake.details.ask": Text(ko="어떤 점이 궁금하세요? 편하게 적어 주세요.", en="What would you like to know?"),
    "intake.details.more": Text(
        ko='처음에 적으신 내용을 넣었어요.\n"{words}"\n더 하실 말씀이 있으면 적어 주세요.{photos}',
        en='We have put in what you wrote at first.\n"{words}"\nIs there anything else?{photos}',
    ),
    "intake.details.more.skip": Text(ko="이대로 할게요", en="That is all"),
    "intake.details.skip": Text(ko="상담 때 말할게요", en="Tell you later"),
    "intake.details.empty": Text(
        ko="궁금한 점을 글자로 적어 주세요. 예: 쌍꺼풀 수술 회복 기간이 궁금해요.",
        en="Please write your question in words. For example: how long is the recovery?",
    ),
    "intake.photos.welcome": Text(ko="사진도 언제든 보내 주세요. ", en="You can send photos at any time. "),
    "intake.photos.taken": Text(ko="사진 {count}장을 받았어요.", en="We have received {count} photo(s)."),
    "intake.photos.lost": Text(
        ko="보내 주신 사진 {count}장을 불러오지 못했어요. 번거로우시겠지만 다시 보내 주세요.",
        en="We could not load {count} of your photo(s). Please send them again.",
    ),
    "intake.photos.press": Text(ko="사진 보내기", en="Send photos"),
    "intake.photos.send": Text(ko="사진을 지금 보내 주세요.", en="Please send the photos now."),
    "intake.photos.too_early": Text(
        ko="사진은 민감정보 동의 다음에 받을 수 있어요. 보내신 사진은 저장하지 않았어요.",
        en="We can take photos after your consent to sensitive data. The photo was not stored.",
    ),
    "intake.photos.not_agreed": Text(
        ko="사진 전송에 동의하지 않으셔서 사진은 받지 않았어요.",
        en="You did not agree to sending photos, so none was taken.",
    ),
    "intake.photos.too_many": Text(
        ko="사진은 {most}장까지만 받을 수 있어요. 나머지는 저장하지 않았어요.",
        en="We can take {most} photos. The others were not stored.",
    ),
    "intake.when.ask": Text(
        ko="언제 연락드리면 좋을까요? '내일 오후 3시'처럼 적으셔도 돼요.\n'아무 때나로 접수'를 누르시면 이대로 접수해요.",
        en="When may we contact you? You can write for example 'tomorrow 3pm'.\nPress 'File, any time' to file it like this.",
    ),
    "intake.when.ask_after_part": Text(
        ko="궁금한 점이 더 있으면 지금 적어 주세요.{photos}\n언제 연락드리면 좋을까요? '아무 때나로 접수'를 누르시면 이대로 접수해요.",
        en="If you have a question, write it now.{photos}\nWhen may we contact you? Press 'File, any time' to file it like this.",
    ),
    "intake.when.confirm": Text(ko="아무 때나로 접수", en="File, any time"),
    "intake.when.anytime": Text(ko="언제든 좋아요", en="Any time"),
    "intake.when.morning": Text(ko="오전이 좋아요", en="Morning"),
    "intake.when.afternoon": Text(ko="오후가 좋아요", en="Afternoon"),
    "intake.when.evening": Text(ko="저녁이 좋아요", en="Evening"),
    "intake.closed_then": Text(
        ko="말씀하신 때는 진료 시간이 아니에요(그 뒤 첫 진료 {opens}). 적어 두고 상담 직원이 시간을 맞춰 드려요.",
        en="The clinic is closed at that time and next opens {opens}; a counsellor will arrange a time with you.",
    ),
    "intake.confirm.ask": Text(ko="이대로 접수할까요?", en="Shall we file it like this?"),
    "intake.confirm.confirm": Text(ko="접수할게요", en="File it"),
    "intake.confirm.edit": Text(ko="수정할게요", en="Change it"),
    "intake.confirm.which": Text(ko="무엇을 바꿀까요?", en="What would you like to change?"),
    "intake.confirm.unclear": Text(
        ko="접수하시려면 '접수할게요', 바꾸시려면 '수정할게요'를 눌러 주세요.",
        en="Press 'File it' to file, or 'Change it' to change an answer.",
    ),
    "fields.agreement.unclear": Text(ko="'네' 또는 '아니요'로 답해 주세요.", en="Please answer yes or no."),
    "summary.title": Text(ko="상담 신청 내용", en="Your request"),
    "summary.whose": Text(ko="신청 대상", en="For"),
    "summary.whose.child": Text(ko="자녀 {name} (보호자가 신청)", en="child {name} (asked by the guardian)"),
    "summary.whose.minor": Text(
        ko="만 14세 미만 {name} (보호자가 신청)", en="under 14: {name} (asked by the guardian)"
    ),
    "summary.whose.parent": Text(ko="부모님 {name} (가족이 신청)", en="parent {name} (asked by family)"),
    "summary.whose.partner": Text(ko="배우자·연인 {name} (대신 신청)", en="partner {name} (asked on their behalf)"),
    "summary.whose.other": Text(
        ko="가족·지인 {name} (대신 신청)", en="relative or friend {name} (asked on their behalf)"
    ),
    "summary.channel": Text(ko="답변 방법", en="Reply by"),
    "summary.channel.call": Text(ko="전화", en="phone call"),
    "summary.channel.chat": Text(ko="카카오톡 채팅", en="KakaoTalk chat"),
    "summary.channel.sms": Text(ko="문자", en="text message"),
    "summary.name": Text(ko="이름", en="Name"),
    "summary.phone": Text(ko="연락처", en="Phone"),
    "summary.treatment": Text(ko="부위", en="About"),
    "summary.details": Text(ko="내용", en="Details"),
    "summary.photos": Text(ko="사진", en="Photos"),
    "summary.when": Text(ko="연락 시간", en="When"),
    "summary.whose.corrected": Text(ko="상담받을 분의 이름", en="The patient's name"),
    "summary.name.corrected": Text(ko="이름", en="Name"),
    "summary.phone.corrected": Text(ko="연락처", en="Phone"),
    "summary.account.corrected": Text(ko="직원 계정의 이름", en="Name on the staff account"),
    "summary.treatment.corrected": Text(ko="상담 부위", en="What it is about"),
    "summary.details.corrected": Text(ko="상담 내용", en="Details"),
    "summary.when.corrected": Text(ko="연락 희망 시간", en="When to contact"),
    "summary.photos.count": Text(ko="{count}장, 더 보내셔도 돼요", en="{count}, you can send more"),
    "summary.photos.closed": Text(ko="{count}장", en="{count}"),
    "summary.nothing": Text(ko="없음", en="none"),
    "summary.name.change": Text(ko="이름 바꾸기", en="Change name"),
    "summary.phone.change": Text(ko="연락처 바꾸기", en="Change phone"),
    "summary.treatment.change": Text(ko="부위 바꾸기", en="Change topic"),
    "summary.details.change": Text(ko="내용 바꾸기", en="Change details"),
    "summary.when.change": Text(ko="연락 시간 바꾸기", en="Change time"),
    "filed.bubble": Text(ko="{text}\n{queue}", en="{text}\n{queue}"),
    "filed.consultation": Text(
        ko="상담을 접수했어요. 상담번호는 {number:이에요}.", en="Your consultation is filed. Its number is {number}."
    ),
    "filed.call_back": Text(
        ko="전화 상담을 접수했어요. 상담번호는 {number:이에요}.",
        en="Your call-back request is filed. Its number is {number}.",
    ),
    "filed.queue.first": Text(ko="바로 다음 차례예요.", en="You are next."),
    "filed.queue.first_closed": Text(
        ko="기다리는 상담 가운데 맨 앞이에요.", en="Yours is the first of those that wait."
    ),
    "filed.queue.behind": Text(ko="앞에 {before}건이 기다리고 있어요.", en="{before} case(s) are before yours."),
    "filed.queue.many": Text(
        ko="앞에 {before}건 넘게 기다리고 있어요.", en="More than {before} cases are before yours."
    ),
    "filed.ads": Text(
        ko="소식을 받고 싶으시면 골라 주세요. 선택이며, 고르지 않으셔도 상담에는 영향이 없어요.\n{lines}",
        en="If you would like to hear from us, choose below. This is optional and changes nothing about your consultation.\n{lines}",
    ),
    "filed.ads.already": Text(
        ko="이미 소식을 받고 계세요. 언제든 그만 받으실 수 있어요.",
        en="You already get our news. You can stop it at any time.",
    ),
    "filed.ads.later": Text(
        ko="소식을 받을지는 상담을 접수하신 뒤에 고르실 수 있어요. 지금 진행 중인 행사는 병원에 게시하고 전화로도 알려 드려요.",
        en="You can choose to get our news once a consultation is filed. Current offers are posted at the clinic; we also tell you by phone.",
    ),
    "filed.ads.first": Text(
        ko="아직 동의하지 않으셨어요. 지금의 동의 내용을 먼저 보여 드릴게요.",
        en="You have not agreed yet. Please read first what it says now.",
    ),
    "filed.ads.line": Text(
        ko="\n[{title}]\n· 목적: {purpose}\n· 항목: {items}\n· 기간: {period}",
        en="\n[{title}]\n· Purpose: {purpose}\n· Items: {items}\n· Period: {period}",
    ),
    "filed.ads.pages": Text(ko="동의 내용 전체 보기", en="Read the consents in full"),
    "filed.ads_use": Text(ko="혜택 이용 동의", en="Use for news"),
    "filed.ads_receive": Text(ko="광고 수신 동의", en="Receive ads"),
    "filed.ads_night": Text(ko="야간 수신 동의", en="Also at night"),
    "filed.ads.thanks": Text(
        ko="[동의 처리 결과]\n보내는 곳: {clinic}\n처리: {day} '{title}'\n결과: {result}",
        en="[Result of your consent]\nSender: {clinic}\nDone: '{title}' given on {day}\nResult: {result}",
    ),
    "filed.ads.on": Text(
        ko="이제 병원 소식을 보내 드려요. 언제든 '수신거부'라고 보내시면 바로 멈춰요.",
        en="we send you news from now on. Write 'stop ads' at any time to end it at once.",
    ),
    "filed.ads.not_yet": Text(
        ko="동의를 기록했어요. '혜택 이용 동의'와 '광고 수신 동의'를 모두 누르셔야 소식을 보내 드려요.",
        en="noted. News is sent only once both 'Use for news' and 'Receive ads' are pressed.",
    ),
    "hours.open": Text(
        ko="순서대로 답해 드려요. 오늘 진료 시간은 {closes}까지예요.",
        en="We answer in order. We are open until {closes} today.",
    ),
    "hours.closed": Text(
        ko="지금은 진료 시간이 아니에요. 진료는 {opens}에 시작하고, 그때부터 순서대로 답해 드려요.",
        en="We are closed now. We open at {opens} and answer in order from then on.",
    ),
    "hours.unknown": Text(ko="다음 진료 시간은 전화로 알려 드려요.", en="Please call us for the next opening hours."),
    "moment": Text(ko="{month}월 {day}일({weekday}) {time}", en="{weekday} {month}/{day} {time}"),
    "weekday.0": Text(ko="월", en="Mon"),
    "weekday.1": Text(ko="화", en="Tue"),
    "weekday.2": Text(ko="수", en="Wed"),
    "weekday.3": Text(ko="목", en="Thu"),
    "weekday.4": Text(ko="금", en="Fri"),
    "weekday.5": Text(ko="토", en="Sat"),
    "weekday.6": Text(ko="일", en="Sun"),
}

"""What is said where somebody may be in danger: whom to call, that staff were told or not, and what was kept."""

from skills.texts.catalogue import Text

TEXTS: dict[str, Text] = {
    "emergency.title": Text(ko="응급이면 지금 119", en="Emergency? Call 119 now"),
    "emergency.text": Text(
        ko="위급하면 바로 119에 전화하거나 가까운 응급실로 가 주세요. 이 채팅만 기다리지 마세요.",
        en="If it is urgent, call 119 or go to the nearest emergency room at once. Do not wait for this chat.",
    ),
    "emergency.told": Text(ko="병원 직원에게도 알렸어요.", en="Our staff has been told too."),
    "emergency.not_told": Text(
        ko="이 채팅은 직원이 바로 보지 못할 수 있어요.", en="Nobody may see this chat right away, so please call."
    ),
    "emergency.clinic.title": Text(ko="지금 병원에 전화해 주세요", en="Please call the clinic now"),
    "emergency.clinic.text": Text(
        ko="의료진이 바로 확인해야 할 수 있어요. 병원에 전화해 주시고, 심해지거나 전화가 안 되면 119나 응급실로 가 주세요.",
        en="This may need a doctor's look at once. Please call the clinic; if it gets worse or nobody answers, call 119 or go to an emergency room.",
    ),
    "emergency.dying.title": Text(ko="혼자 견디지 마세요", en="You are not alone"),
    "emergency.dying.text": Text(
        ko="많이 힘드시군요. 지금 109(자살예방 상담전화, 24시간)에 전화하면 바로 이야기할 수 있어요. 위험하면 119에 전화해 주세요.",
        en="I am sorry that you are in such pain. Call 109 (the suicide prevention line, day and night) to talk to somebody now. In danger, call 119.",
    ),
    "emergency.police": Text(ko="112 전화", en="Call 112"),
    "emergency.violence.title": Text(ko="위험하면 지금 112", en="In danger? Call 112 now"),
    "emergency.violence.text": Text(
        ko="많이 놀라셨죠. 위험하면 먼저 안전한 곳으로 피하고 112(경찰)에 전화해 주세요. 다치셨으면 119에 전화해 주세요.",
        en="I am sorry that this happened. Get to a safe place and call 112 (the police). If anybody is hurt, call 119.",
    ),
    "emergency.thanked": Text(
        ko="말씀해 주셔서 고마워요. 얼른 나아지시길 바라요. 조금이라도 심해지면 바로 전화해 주세요.",
        en="Thank you for telling me. I hope you feel better soon. If it gets worse at all, please call at once.",
    ),
    "emergency.thanked.dying": Text(
        ko="말씀해 주셔서 고마워요. 지금 많이 힘드실 거예요. 이야기할 사람이 필요하시면 밤낮 언제든 109로 전화해 주세요.",
        en="Thank you for telling me. This must be very hard. Whenever you need somebody to talk to, day or night, call 109.",
    ),
    "emergency.lifeline": Text(ko="109 전화", en="Call 109"),
    "emergency.contact.ask": Text(
        ko="전화가 어려우시면 성함과 전화번호를 남겨 주세요. 급한 상담에 바로 적어 둘게요. 이름과 번호는 이 일에만 쓰고, 동의가 없어도 받을 수 있어요.",
        en="If you cannot call, leave your name and phone number. We put them on your urgent case at once and use them for nothing else; no consent is needed for this.",
    ),
    "emergency.contact.name": Text(
        ko="번호를 적어 두었어요. 성함도 알려 주세요.", en="Your number is noted. What is your name?"
    ),
    "emergency.contact.phone": Text(
        ko="성함을 적어 두었어요. 전화번호도 알려 주세요.", en="Your name is noted. Which number may we call?"
    ),
    "emergency.contact.kept": Text(
        ko="급한 상담에 {phone:을} 적어 두었어요. 먼저 전화해 주시는 것이 가장 빨라요.",
        en="{phone} is on your urgent case. Calling us yourself is the quickest.",
    ),
    "emergency.contact.known": Text(
        ko="급한 상담으로 올려 두었어요. 남겨 주신 번호는 {phone:이에요}.",
        en="Your case is marked as urgent. The number we have is {phone}.",
    ),
    "emergency.words.added": Text(
        ko="급한 상담에 덧붙였어요. 전화가 가장 빨라요.", en="Added to your urgent case. A call is the quickest."
    ),
    "emergency.words.withheld": Text(
        ko="건강 정보 동의 전이라 내용은 저장하지 않았고, 글을 남기셨다는 것만 급한 상담에 표시했어요. 여기서 바로 도와드리지 못해 죄송해요. 자세한 말씀은 전화로 해 주세요.",
        en="Without your consent to health data the words are not stored; your urgent case only says that you wrote. I am sorry that I cannot help here; please tell us by phone.",
    ),
    "emergency.words.noted": Text(ko="급한 상담에도 적어 두었어요.", en="It is on your urgent case, too."),
    "emergency.words.counted": Text(
        ko="건강 정보 동의 전이라 내용은 저장하지 않았고, 글을 남기셨다는 것만 급한 상담에 표시했어요.",
        en="Without your consent to health data the words are not stored; your urgent case only says that you wrote.",
    ),
    "emergency.called.title": Text(ko="네, 잘하셨어요", en="You did the right thing"),
    "emergency.called": Text(
        ko="구급대원과 의료진의 안내를 따라 주세요. 더 나빠지면 119에 다시 전화해 주세요.",
        en="Please follow what the rescue team and the doctors say. If it gets worse, call 119 again.",
    ),
    "emergency.called.dying": Text(
        ko="곁에 누가 계시면 함께 있어 주세요. 109에서 언제든 이야기하실 수 있어요.",
        en="If somebody is near, stay together. You can talk to 109 at any hour.",
    ),
    "emergency.better.dying": Text(
        ko="다시 힘들어지면 109에 전화해 주세요. 밤에도 이야기할 수 있어요. 위험하면 119에 전화해 주세요.",
        en="If it gets hard again, call 109, at night, too. In danger, call 119.",
    ),
    "emergency.better.title": Text(ko="다행이에요", en="I am glad to hear it"),
    "emergency.better": Text(
        ko="다시 심해지면 바로 119에 전화해 주세요. 괜찮아지셨어도 병원에 전화로 알려 주시면 의료진이 살펴볼 수 있어요.",
        en="If it comes back, call 119 at once. Even so, please tell the clinic by phone, so that a doctor can look at it.",
    ),
    "emergency.call": Text(ko="119 전화", en="Call 119"),
    "emergency.clinic": Text(ko="병원에 전화", en="Call clinic"),
    "emergency.no_answer": Text(
        ko="전화를 받지 못해 죄송해요. 위급하면 기다리지 말고 119에 전화하거나 가까운 응급실로 가 주세요.",
        en="We are sorry that nobody answered. If it is urgent, do not wait: call 119 or go to the nearest emergency room.",
    ),
    "emergency.no_answer.closed": Text(
        ko="전화를 받지 못해 죄송해요. 지금은 진료 시간이 아니에요(다음 진료 {opens}). 위급하면 기다리지 말고 119에 전화하거나 가까운 응급실로 가 주세요.",
        en="We are sorry that nobody answers: the clinic is closed now (open next: {opens}). If it is urgent, do not wait: call 119 or go to the nearest emergency room.",
    ),
}

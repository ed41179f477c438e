"""The policy in one sentence for each question about it; and the health consent in plain words, for whom its wording is too hard."""

from skills.texts.catalogue import Text

TEXTS: dict[str, Text] = {
    "policy.title": Text(ko="개인정보 처리방침", en="Privacy policy"),
    "policy.summary": Text(
        ko="이름, 연락처, 상담 내용, 카카오 고유 ID를 상담에 쓰고, 상담이 끝나면 {days}일 안에 파기해요. 진료기록부는 10년, 로그인 정보와 고유 식별자는 {identifiers} 보관해요. 제3자에게 제공하지 않고, 이런 일만 밖에 맡겨요: {processors}. ({version} 시행)",
        en="We use your name, contact, consultation details and Kakao ID for your consultation and destroy them within {days} days after it ends. Charts are kept 10 years, login data and identifiers {identifiers}. We provide them to no third party; for instance to deliver messages, we rely on: {processors}. (in force from {version})",
    ),
    "policy.link": Text(ko="전체 보기", en="Read it all"),
    "policy.coming.title": Text(ko="개인정보 처리방침이 바뀌어요", en="Our privacy policy is changing"),
    "policy.coming": Text(ko="{day}부터 새 처리방침을 시행해요.", en="A new privacy policy takes effect on {day}."),
    "policy.coming.changes": Text(ko="바뀌는 항목: {clauses}", en="What changes: {clauses}"),
    "policy.coming.changes_more": Text(
        ko="바뀌는 항목: {clauses} 외 {more}개", en="What changes: {clauses} and {more} more"
    ),
    "policy.coming.asked_again": Text(
        ko="동의하신 내용이 바뀌면 그날부터 다시 여쭤볼게요.",
        en="Where this changes what you agreed to, we ask you again from that day on.",
    ),
    "policy.coming.link": Text(ko="바뀌는 내용 보기", en="What changes"),
    "policy.officer.title": Text(ko="개인정보 보호책임자", en="Privacy officer"),
    "policy.officer": Text(ko="{name}\n전화 {phone}", en="{name}\nPhone {phone}"),
    "policy.one_year": Text(ko="1년", en="1 year"),
    "policy.days": Text(ko="{days}일", en="{days} days"),
    "policy.keeps.title": Text(ko="보관 기간", en="How long it is kept"),
    "policy.keeps": Text(
        ko="상담 내용과 연락처는 상담이 끝나면 {days}일 안에 파기해요. 의료진이 진료기록부에 옮긴 내용은 의료법에 따라 10년, 로그인 정보와 고유 식별자는 {identifiers} 보관해요.",
        en="Your consultation and contact are destroyed within {days} days after it ends. What a practitioner enters into the chart is kept for 10 years by law, login data and identifiers for {identifiers}.",
    ),
    "policy.photos.title": Text(ko="보내신 사진", en="Your photos"),
    "policy.photos": Text(
        ko="사진은 상담에만 쓰고, 상담이 끝나면 {days}일 안에 파기해요. 그 전에도 지워 달라고 하실 수 있어요.",
        en="Photos are used for your consultation alone and destroyed within {days} days after it ends. You can ask us to delete them before that.",
    ),
    "policy.shown.title": Text(ko="보내신 사진", en="Your photos"),
    "policy.shown": Text(
        ko="사진은 동의하신 상담에만 써요. 따로 동의하지 않으시면 광고나 홈페이지, SNS에 쓰지 않아요. 상담이 끝나면 {days}일 안에 파기해요.",
        en="Photos are used for your consultation alone. Never for ads, the website or social media without another consent of yours. They are destroyed within {days} days after it ends.",
    ),
    "policy.not_used.title": Text(ko="보내신 사진", en="Your photos"),
    "policy.not_used": Text(
        ko="사진은 상담에만 쓰고, 따로 동의하지 않으시면 광고나 홈페이지, SNS에 쓰지 않아요. 상담에도 쓰지 않기를 원하시면 '사진 지워 주세요'라고 적어 주세요.",
        en="Photos are used for your consultation alone, never for ads, the website or social media without another consent of yours. If they should not be used for that either, write 'delete my photos'.",
    ),
    "policy.seen_by.title": Text(ko="누가 보나요", en="Who sees it"),
    "policy.seen_by": Text(
        ko="상담을 맡은 직원과 의료진이 봐요. 누가 언제 보았는지 모두 기록되고, 그 기록을 물어보실 수 있어요.",
        en="The staff and practitioners who look after your consultation. Every look is recorded, and you can ask who looked.",
    ),
    "policy.looked.title": Text(ko="누가 보았는지", en="Who looked at it"),
    "policy.looked": Text(
        ko="네, 아실 수 있어요. 누가 언제 왜 보았는지 모두 기록되고, '내 개인정보'에서 '내 기록을 본 사람'을 누르시면 보여 드려요.",
        en="Yes. Every look is recorded with its reason; press 'My data', then 'Who looked', and you see them.",
    ),
    "policy.rrn.title": Text(ko="주민등록번호와 카드 번호", en="Registration and card numbers"),
    "policy.rrn": Text(
        ko="주민등록번호와 카드 번호는 받지 않아요. 실수로 적으셔도 가리고, 번호는 저장하지 않아요.",
        en="We take neither. If you write one by mistake it is masked, and the number is not stored.",
    ),
    "policy.provided.title": Text(ko="다른 곳에 주나요", en="Is it given to others"),
    "policy.provided": Text(
        ko="팔지 않아요. 법에서 정하거나 따로 동의하신 때가 아니면 다른 회사나 보험사에 제공하지 않아요. 일을 맡기는(위탁) 곳은 있어요: {processors}.",
        en="We do not sell it. Unless the law demands it or you agree, it is not given to other companies or insurers. We do have processors who work for us: {processors}.",
    ),
    "policy.processors.title": Text(ko="처리를 맡기는 곳", en="Who processes it for us"),
    "policy.processors": Text(
        ko="상담 기록은 병원이 관리하는 저장소에 암호화해 두어요. 일을 맡기는(위탁) 곳은 이래요: {processors}. 맡긴 일 말고는 쓰지 못해요.",
        en="Consultations are kept encrypted in storage that the clinic manages. These process data for us: {processors}. They may use it for nothing else.",
    ),
    "policy.kakao.title": Text(ko="카카오에 가는 정보", en="What reaches Kakao"),
    "policy.kakao": Text(
        ko="이 채팅은 카카오톡이라서 주고받는 말이 카카오 서버를 거쳐요. 카카오에는 메시지 전달을 맡기고 있어요. 병원에 저장된 상담 기록은 카카오에 넘기지 않아요.",
        en="This chat is KakaoTalk, so what we write passes through Kakao's servers; Kakao delivers the messages for us. The records kept at the clinic are not handed to Kakao.",
    ),
    "policy.where.title": Text(ko="저장하는 곳", en="Where it is kept"),
    "policy.where": Text(
        ko="병원이 관리하는 상담 시스템에 암호화해서 저장해요. {abroad}",
        en="It is kept encrypted in the consultation system that the clinic runs. {abroad}",
    ),
    "policy.abroad.title": Text(ko="국외로 가는 정보", en="Data abroad"),
    "policy.abroad": Text(ko="{abroad}", en="{abroad}"),
    "policy.abroad.none": Text(
        ko="처리를 맡기는 곳은 모두 국내에 있고, 국외로 보내지 않아요.",
        en="All who process it for us are in Korea; nothing is sent abroad.",
    ),
    "policy.abroad.to": Text(
        ko="처리를 맡기는 곳 가운데 국외에 있는 곳이 있어요: {countries}. 자세한 내용은 처리방침에 있어요.",
        en="Some who process it for us are abroad: {countries}. The policy has the details.",
    ),
    "policy.destroyed.title": Text(ko="파기 방법", en="How it is destroyed"),
    "policy.destroyed": Text(
        ko="전자 파일은 복구할 수 없게 지우고, 종이는 분쇄하거나 소각해요.",
        en="Files are deleted so that they cannot be recovered; paper is shredded or burnt.",
    ),
    "policy.backups.title": Text(ko="백업", en="Backups"),
    "policy.backups": Text(
        ko="지운 정보는 바로 없어지고, 먼저 만든 백업에만 암호로 잠긴 채 길어도 {backup_days}일 동안 남아요. 그 뒤에는 열쇠를 없애 아무도 열 수 없고, 그 전에 백업을 되돌려도 다시 지워져요.",
        en="What is deleted is gone at once; only older backups still hold it, sealed, for up to {backup_days} days. Then their key is destroyed, and should one be restored before, it is deleted again.",
    ),
    "policy.promotion.title": Text(ko="홍보에 쓰나요", en="Is it used for advertising"),
    "policy.promotion": Text(
        ko="상담 내용과 사진은 홍보에 쓰지 않아요. 병원 소식은 따로 동의하신 분께만 보내고, 건강 정보는 쓰지 않아요.",
        en="Your details and photos are not used for advertising. News goes only to those who agreed, and never uses health data.",
    ),
    "policy.refused.title": Text(ko="동의하지 않으면", en="If you do not agree"),
    "policy.refused": Text(
        ko="동의하지 않으셔도 불이익은 없어요. 상담 내용과 사진은 받지 않고, 전화 상담만 접수해 드려요.",
        en="You may refuse without any drawback. Then we take no details or photos and arrange a call back.",
    ),
    "policy.after.title": Text(ko="동의하신 다음에는", en="Once you agree"),
    "policy.after": Text(
        ko="상담 내용과 연락받으실 방법을 여쭤보고 접수해 드려요. 직원이 확인하고 답해 드려요. 동의는 언제든 거두실 수 있어요.",
        en="We ask what it is about and how to reach you, and hand it in. The staff then answer you. You can withdraw your consent at any time.",
    ),
    "policy.items.title": Text(ko="받는 정보", en="What we collect"),
    "policy.items": Text(
        ko="이름, 연락처, 상담 내용과 보내 주신 사진, 카카오톡 이용자 식별값이에요.",
        en="Name, contact, your details and the photos that you send, and the KakaoTalk user identifier.",
    ),
    "policy.purpose.title": Text(ko="쓰는 곳", en="What it is for"),
    "policy.purpose": Text(
        ko="상담에 답하고 연락드리고 본인을 확인하는 데 써요. 연락처는 답을 드리려고 여쭤봐요.",
        en="To answer you, to reach you and to know that it is you. We ask for a number to get back to you.",
    ),
    "policy.safety.title": Text(ko="안전하게 지키나요", en="Is it safe"),
    "policy.safety": Text(
        ko="개인정보는 암호화해 두고, 맡은 사람만 볼 수 있어요. 누가 보았는지 모두 기록하고 직원을 교육해요.",
        en="It is kept encrypted and only those in charge can see it. Every look is recorded and the staff are trained.",
    ),
    "policy.law.title": Text(ko="근거가 되는 법", en="Which law"),
    "policy.law": Text(
        ko="개인정보 보호법과 의료법을 따라요. 궁금한 점은 보호책임자 {officer}({phone})에게 물어보실 수 있어요.",
        en="The Personal Information Protection Act and the Medical Service Act. You can ask our privacy officer {officer} ({phone}).",
    ),
    "policy.rights.title": Text(ko="내 권리", en="Your rights"),
    "policy.rights": Text(
        ko="언제든 보고, 고치고, 지우고, 이용을 멈추고, 동의를 거둘 수 있어요. '내 개인정보'를 누르시면 여기에서 하실 수 있어요.",
        en="At any time you can see, correct and delete your data, stop its use and withdraw a consent. Press 'My data' to do it here.",
    ),
    "policy.erasable.title": Text(ko="지울 수 있나요", en="Can it be deleted"),
    "policy.erasable": Text(
        ko="네, 언제든 지우실 수 있어요. '모두 지우기'를 누르시면 무엇이 지워지는지 먼저 알려 드려요. 그냥 두셔도 상담이 끝나면 {days}일 안에 파기해요.",
        en="Yes, at any time. Press 'Delete it all' and you are first told what goes. Otherwise it is destroyed within {days} days after your consultation ends.",
    ),
    "policy.leak.title": Text(ko="걱정하게 해 드려 죄송해요", en="We are sorry to worry you"),
    "policy.leak": Text(
        ko="개인정보 보호책임자 {name}({phone})에게 바로 말씀해 주세요. 한국인터넷진흥원 개인정보침해 신고센터(국번 없이 {kisa})에서도 도와드려요.",
        en="Please tell our privacy officer {name} ({phone}) at once. The KISA privacy centre helps as well (call {kisa}).",
    ),
    "policy.unsure": Text(
        ko="그 점은 개인정보 보호책임자 {name}({phone})에게 물어봐 주세요. 처리방침에서도 보실 수 있어요.",
        en="Please ask our privacy officer {name} ({phone}), or read the policy.",
    ),
    "policy.learning.title": Text(ko="인공지능 학습", en="Training of AI"),
    "policy.learning": Text(
        ko="적으신 내용으로 인공지능을 학습시키지 않아요. 이 안내는 외부 인공지능에 보내지 않고 병원 서버에서 답해요.",
        en="What you write trains no AI. It is answered on the clinic's own server and sent to no AI service.",
    ),
    "policy.officer.call": Text(ko="보호책임자에 전화", en="Call officer"),
    "policy.kisa.call": Text(ko="118에 전화", en="Call 118"),
    "intake.health_consent.plain": Text(
        ko="쉽게 말씀드릴게요. 적어 주실 상담 부위와 내용을 {clinic} 직원이 보고 답해도 되는지 여쭤보는 거예요."
        " 동의하지 않으셔도 되고, 그러면 전화로 상담해 드려요.",
        en="In plain words: may the staff of {clinic} see the part and the details that you write, to answer you?"
        " You need not agree; then we talk by phone instead.",
    ),
    "intake.health_consent.unclear": Text(
        ko="위 내용에 동의하시나요? '네' 또는 '아니요'로 답해 주세요.",
        en="Do you agree to the above? Please answer yes or no.",
    ),
    "policy.restored.title": Text(ko="지운 정보 되살리기", en="Bringing deleted data back"),
    "policy.restored": Text(
        ko="한 번 지운 정보는 되살릴 수 없어요. 먼저 만든 백업에만 암호로 잠긴 채 길어도 {backup_days}일 동안 남고, 그 백업을 되돌려도 다시 지워져요.",
        en="What is deleted cannot be brought back. Only older backups hold it, sealed, for up to {backup_days} days, and should one be restored, it is deleted again.",
    ),
}

"""What is asked before a yes to deleting, withdrawing or stopping: one short answer each. `shall` puts the question again."""

from skills.texts.catalogue import Text

TEXTS: dict[str, Text] = {
    "confirming.doubt": Text(
        ko="천천히 생각하셔도 돼요. 아직 바뀐 것은 없어요.", en="Take your time. Nothing has been changed yet."
    ),
    "rights.published.ask": Text(
        ko="동의 없이 올라간 사진이나 영상은 내려 달라고 하실 수 있어요. 보호책임자가 확인하고 이 채팅으로 알려 드려요. 지금 요청을 접수할까요? 급하시면 {officer}({phone})에게 전화해 주세요.",
        en="You can have a picture or video of yours that was published taken down. Our privacy officer checks it and tells you in this chat. Shall we file the request now? If it is urgent, call {officer} at {phone}.",
    ),
    "confirming.published.shall": Text(ko="요청을 접수할까요?", en="Shall we file the request?"),
    "rights.take_back.first": Text(
        ko="삭제 요청({number})을 처리하는 중이라, 지금 상담을 새로 남기셔도 함께 지워져요. 상담을 받으시려면 먼저 '요청 취소'를 눌러 주세요.",
        en="Your deletion request ({number}) is still waiting, and a new consultation would be deleted with it. To have one, please press 'Take it back' first.",
    ),
    "rights.take_back.asked": Text(
        ko="네, 아직 처리하지 않아서 취소하실 수 있어요. '요청 취소'를 누르거나 '취소해 주세요'라고 적어 주세요.",
        en="Yes, it has not been carried out yet. Press 'Take it back', or write 'cancel it'.",
    ),
    "rights.identity.ways": Text(
        ko="전화가 어려우시면 신분증을 가지고 방문하셔서 확인하실 수 있어요. 다른 방법은 보호책임자 {officer}({phone})에게 말씀해 주세요. 요청은 그대로 남아 있어요.",
        en="If a call does not suit you, please visit us with an ID, or talk to our privacy officer {officer} ({phone}) about another way. Your request stays.",
    ),
    "rights.identity.ways_login": Text(
        ko="카카오 로그인으로 확인하시거나, 신분증을 가지고 방문하셔도 돼요. 다른 방법은 보호책임자 {officer}({phone})에게 말씀해 주세요. 요청은 그대로 남아 있어요.",
        en="You can use Kakao Login, or visit us with an ID. For another way please talk to our privacy officer {officer} ({phone}). Your request stays.",
    ),
    "rights.ads_off.never": Text(
        ko="이 채팅에는 광고 수신에 동의하신 기록이 없어요. '광고 그만 받기'를 누르시면 바로 멈춰요. 어떻게 된 일인지는 보호책임자 {officer}({phone})가 확인해 드려요.",
        en="There is no consent to ads on record for this chat. Press 'Stop ads' and they stop at once. Our privacy officer {officer} ({phone}) looks into how it came.",
    ),
    "rights.ads_off.on_record": Text(
        ko="기록에는 이 동의가 남아 있어요: {titles}. 원하지 않으시면 '광고 그만 받기'를 눌러 주세요. 바로 멈춰요. 누르신 적이 없다면 보호책임자 {officer}({phone})가 확인해 드려요.",
        en="On record is: {titles}. If you do not want it, press 'Stop ads' and they stop at once. If that was not you, our privacy officer {officer} ({phone}) looks into it.",
    ),
    "rights.ads_off.ask": Text(
        ko="방금 동의하신 광고·소식 받기를 그만둘까요? '네'라고 답하시거나 '광고 그만 받기'를 누르시면 바로 멈춰요. 상담은 그대로예요.",
        en="Shall we stop the ads and news you just agreed to? Answer yes or press 'Stop ads' and they stop at once. Your consultation stays.",
    ),
    "confirming.free": Text(ko="비용은 없어요.", en="It costs nothing."),
    "confirming.at_once": Text(ko="말씀하시면 바로 처리해요.", en="It is done as soon as you say so."),
    "confirming.no_proof": Text(
        ko="이 요청에는 본인 확인이 필요 없어요.", en="You need not show who you are for this request."
    ),
    # -- what is stored of somebody, or that nothing is
    "rights.nothing": Text(
        ko="이 채팅에 저장된 이름, 연락처, 상담은 없어요. 카카오톡 식별값만 있고, 마지막 이용일부터 {kept} 뒤에 지워요.",
        en="None of your data is stored under this chat, no name, phone number or consultation: only the KakaoTalk identifier, which is deleted {kept} after its last use.",
    ),
    "rights.nothing.elsewhere": Text(
        ko="다른 카카오톡 계정이나 전화, 방문으로 남기신 정보는 여기에서 보이지 않아요. {phone:으로} 전화해 주시면 본인인지 확인하고 도와드려요.",
        en="What you left by phone, at the clinic or with another KakaoTalk account does not show here. Please call {phone}: we check who you are and help.",
    ),
    "rights.delete.ask_nothing": Text(
        ko="카카오톡 식별값까지 지금 지우시려면 본인 확인이 필요해요. 늦어도 {due}까지 처리해요. 지우기를 요청할까요?",
        en="To have the identifier deleted now you would have to show who you are; it is done by {due}. Shall we file that?",
    ),
    "confirming.item.name": Text(ko="이름", en="your name"),
    "confirming.item.phone": Text(ko="연락처", en="your phone number"),
    "confirming.item.cases": Text(ko="상담 {count}건", en="{count} consultation(s)"),
    "confirming.item.photos": Text(ko="사진 {count}장", en="{count} photo(s)"),
    "confirming.item.chat": Text(ko="이 채팅의 대화", en="the messages of this chat"),
    "confirming.told": Text(
        ko="처리가 끝나면 결과를 알려 드려요. 늦어도 10일 안이에요.",
        en="You are told the result, within 10 days at the latest.",
    ),
    # -- deleting everything
    "confirming.delete.shall": Text(ko="모두 지울까요?", en="Shall we delete it all?"),
    "confirming.delete.goes": Text(ko="지워지는 것: {items}.", en="What is deleted: {items}."),
    "confirming.delete.stays": Text(
        ko="{kept} 동의 기록과 접속 기록은 법에 따라 누구인지 알 수 없는 형태로만 남아요.",
        en="{kept} By law, consent evidence and access records stay, without saying who you are.",
    ),
    "confirming.delete.case": Text(
        ko="진행 중인 상담 {number:은} 더 이상 답변이나 연락 없이 끝나요.",
        en="Your open consultation ({number}) ends; nobody answers or calls any more.",
    ),
    "confirming.delete.no_case": Text(
        ko="지금 진행 중인 상담은 없어요. 지난 상담이 있으면 그 내용도 함께 지워져요.",
        en="No consultation is open. Earlier ones are deleted with the rest.",
    ),
    "confirming.delete.again": Text(
        ko="네, 지운 뒤에도 언제든 다시 신청하실 수 있어요. 처음 오신 것처럼 새로 시작해요.",
        en="Yes, you can come back at any time. You then start as a new person.",
    ),
    "confirming.delete.undo": Text(
        ko="지운 뒤에는 되돌릴 수 없어요. 본인 확인이 끝나기 전까지는 요청을 취소하실 수 있어요.",
        en="Once deleted it cannot be brought back. Until your identity check is done you can take the request back.",
    ),
    "confirming.delete.when": Text(
        ko="본인 확인이 끝나는 즉시 지워요. 늦어도 {due}까지 결과를 알려 드려요.",
        en="As soon as your identity check is done, at the latest on {due}.",
    ),
    "confirming.delete.done": Text(ko="아직 아무것도 지우지 않았어요.", en="Nothing has been deleted yet."),
    "confirming.delete.proof.login": Text(
        ko="다른 사람이 지우지 못하도록, 지우기 전에 카카오 로그인으로 본인인지 확인해요.",
        en="So that nobody else deletes it, you pass Kakao Login before anything is deleted.",
    ),
    "confirming.delete.proof.call": Text(
        ko="다른 사람이 지우지 못하도록, 지우기 전에 저장된 번호로 전화드려 본인인지 확인해요.",
        en="So that nobody else deletes it, we call the number on record before anything is deleted.",
    ),
    "confirming.delete.proof.visit": Text(
        ko="다른 사람이 지우지 못하도록 본인인지 확인해요. 확인할 수 있는 전화번호가 없어 신분증을 가지고 방문하셔야 해요.",
        en="So that nobody else deletes it, we check who you are. As we have no number that we could use for this, please visit us with an ID.",
    ),
    # -- the photos alone
    "confirming.photos.shall": Text(ko="사진을 지울까요?", en="Shall we delete the photos?"),
    "confirming.photos.goes": Text(
        ko="보내신 사진 {count}장만 지워져요.", en="Only the {count} photo(s) you sent are deleted."
    ),
    "confirming.photos.stays": Text(
        ko="상담과 다른 내용은 그대로 남고, 상담도 계속돼요.",
        en="Everything else stays, and your consultation goes on.",
    ),
    "confirming.photos.again": Text(
        ko="네, 상담 중에는 사진을 다시 보내실 수 있어요.",
        en="Yes, you can send photos again while your consultation is open.",
    ),
    "confirming.photos.undo": Text(
        ko="지운 사진은 되돌릴 수 없어요.", en="Photos that are deleted cannot be brought back."
    ),
    "confirming.photos.done": Text(ko="아직 사진을 지우지 않았어요.", en="No photo has been deleted yet."),
    # -- name or phone alone
    "confirming.erase.shall": Text(ko="그것만 지울까요?", en="Shall we delete only that?"),
    "confirming.erase.stays": Text(
        ko="상담과 다른 내용은 그대로 남고, 상담도 계속돼요.",
        en="Everything else stays, and your consultation goes on.",
    ),
    "confirming.erase.again": Text(
        ko="네, 나중에 다시 알려 주셔도 돼요.", en="Yes, you can tell us again at any time."
    ),
    "confirming.erase.undo": Text(
        ko="지운 내용은 되돌릴 수 없지만, 다시 알려 주실 수 있어요.",
        en="It cannot be brought back, but you can tell us again.",
    ),
    "confirming.erase.done": Text(ko="아직 지우지 않았어요.", en="Nothing has been deleted yet."),
    # -- stopping the use
    "confirming.suspend.shall": Text(ko="이용을 멈출까요?", en="Shall we stop the use of your data?"),
    "confirming.suspend.goes": Text(
        ko="접수된 내용은 아무것도 지워지지 않아요. 직원이 보거나 쓸 수 없게만 돼요.",
        en="Nothing that was filed is deleted. Staff just cannot read or use it.",
    ),
    "confirming.suspend.case": Text(
        ko="멈춘 동안에는 상담 답변과 연락을 드리지 않아요. 상담은 남아 있고, 다시 시작하시면 이어져요.",
        en="While it is stopped nobody answers or calls. Your consultation stays and goes on once you start again.",
    ),
    "confirming.suspend.again": Text(
        ko="네, '이용 다시 시작'을 누르시면 언제든 바로 다시 시작돼요.",
        en="Yes. Press 'Start again' at any time and it is in use again at once.",
    ),
    "confirming.suspend.done": Text(ko="아직 멈추지 않았어요.", en="It has not been stopped yet."),
    # -- withdrawing the consent to health data
    "confirming.withdraw_health.shall": Text(ko="철회할까요?", en="Shall we withdraw it?"),
    "confirming.withdraw.shall": Text(ko="어떤 동의를 철회할까요?", en="Which consent do you withdraw?"),
    "confirming.withdraw_health.goes": Text(
        ko="건강 정보 동의를 철회하시면 상담 부위, 상담 내용, 주고받은 메시지와 사진이 지워져요.",
        en="With the consent to health data go the part you asked about, your words, the messages and photos.",
    ),
    "confirming.withdraw_health.stays": Text(
        ko="건강 정보 동의를 철회하셔도 이름과 연락처는 남아요.",
        en="Name and phone stay when the consent to health data is withdrawn.",
    ),
    "confirming.withdraw_health.case": Text(
        ko="건강 정보 동의를 철회하시면 상담 내용이 지워져서 그 내용으로는 답해 드리지 못해요. 전화 상담은 받으실 수 있어요.",
        en="Without the consent to health data your words are gone, so they cannot be answered. We can still call you.",
    ),
    "confirming.withdraw_health.again": Text(
        ko="네, 나중에 다시 동의하시면 새로 상담받으실 수 있어요.",
        en="Yes, you can agree again later and start a new consultation.",
    ),
    "confirming.withdraw_health.undo": Text(
        ko="지운 내용은 되돌릴 수 없어요. 동의는 나중에 다시 하실 수 있어요.",
        en="What is deleted cannot be brought back. You can agree again later.",
    ),
    "confirming.withdraw_health.done": Text(ko="아직 철회하지 않았어요.", en="Nothing has been withdrawn yet."),
    "confirming.guess_access.proof": Text(
        ko="다른 사람이 보지 못하도록 먼저 본인인지 확인해요. 방법은 바로 안내해 드려요.",
        en="So that nobody else sees it, we first check that it is you, and tell you how.",
    ),
    "confirming.guess_access.when": Text(
        ko="본인인지 확인되면 바로 보실 수 있고, 늦어도 10일 안에 답해 드려요.",
        en="As soon as we know that it is you, and within 10 days at the latest.",
    ),
    "confirming.guess_access.done": Text(ko="아직 보여 드리지 않았어요.", en="Nothing has been shown yet."),
    "confirming.suspend.unfinished": Text(
        ko="아직 접수하지 않은 신청 내용은 지워지고, 접수하신 상담은 그대로 남아요.",
        en="What you have entered and not filed yet is deleted; what you filed stays.",
    ),
    "confirming.withdraw_all.shall": Text(ko="모두 철회할까요?", en="Withdraw all of them?"),
    "confirming.withdraw_all.done": Text(ko="아직 철회하지 않았어요.", en="Nothing has been withdrawn yet."),
    "confirming.withdraw_all.stays": Text(
        ko="동의를 모두 철회하셔도 이름과 연락처는 남아요.", en="Name and phone stay when every consent is withdrawn."
    ),
    "confirming.withdraw_all.again": Text(
        ko="네, 나중에 다시 동의하실 수 있어요.", en="Yes, you can agree again later."
    ),
    "confirming.withdraw_all.undo": Text(
        ko="지운 내용은 되돌릴 수 없어요. 동의는 나중에 다시 하실 수 있어요.",
        en="What is deleted cannot be brought back. You can agree again later.",
    ),
    "confirming.proxy.papers": Text(
        ko="대리인은 위임장과 두 분의 신분증 사본, 만 14세 미만의 법정대리인은 가족관계증명서와 신분증 사본이 필요해요. 진료기록은 환자의 동의서도 필요해요.",
        en="A proxy needs a power of attorney and copies of both ID cards; the legal guardian of a child under 14 a family register and an ID card. Medical records also need the patient's consent form.",
    ),
    "confirming.proxy.family": Text(
        ko="가족이셔도 본인의 동의나 서류 없이는 다른 분의 정보를 보여 드리거나 바꿀 수 없어요. 서류를 확인하면 도와드려요.",
        en="Even to family we cannot show or change another person's data without their consent or the papers. With these we help.",
    ),
    # -- a right that is asked about, and not asked for
    "asked.delete": Text(
        ko="이 채팅에 남기신 이름, 연락처, 상담 내용, 사진을 지우는 거예요. '모두 지우기'를 누르시면 무엇이 지워지는지 먼저 보여 드리고, 하실지 다시 여쭤봐요.",
        en="It deletes your name, phone number, consultations and photos of this chat. Press 'Delete it all' and we first show what is deleted and ask again.",
    ),
    "asked.suspend": Text(
        ko="처리 정지는 정보를 지우지 않고 이용만 멈추는 거예요. 멈추면 상담, 알림, 광고가 모두 멈추고 직원도 내용을 볼 수 없어요. 언제든 다시 시작하실 수 있어요.",
        en="Stopping the use deletes nothing: consultation, notices and ads stop and staff cannot read your data. You can start again at any time.",
    ),
    "asked.withdraw": Text(
        ko="하신 동의를 거두시는 거예요. 건강 정보 동의를 철회하시면 상담 내용과 사진이 지워지고, 이름과 연락처는 남아서 전화 상담은 받으실 수 있어요. 광고 동의를 철회하시면 소식만 멈춰요.",
        en="It takes back what you agreed to. Without the consent to health data your words and photos are deleted; name and phone stay, so we can still call you. Without the consent to ads only the news stops.",
    ),
    "asked.correct": Text(
        ko="이름이나 번호가 바뀌면 여기에 새로 적어 주세요. 예: '번호 010-0000-0000으로 바꿔 주세요'. 바로 고쳐 드려요.",
        en="When your name or number changes, just write the new one here, for instance 'change my number to 010-0000-0000'. It is corrected at once.",
    ),
    "asked.ads_off": Text(
        ko="광고 동의는 선택이에요. 동의하지 않거나 그만 받으셔도 상담에는 영향이 없고, 상담 답변과 예약 안내는 그대로 보내 드려요.",
        en="Ads are your choice. Without them your consultation is the same, and answers and appointments still reach you.",
    ),
    "asked.access": Text(
        ko="이 채팅에 저장된 이름, 연락처, 상담 내용과 누가 보았는지를 보실 수 있어요. 먼저 본인인지 확인해요.",
        en="You can see your name, phone number and consultations of this chat, and who looked at them. We first check that it is you.",
    ),
    "asked.copy": Text(
        ko="네, '내 정보 보기'에서 본인인지 확인하시면 화면으로 보고 파일로도 받으실 수 있어요.",
        en="Yes. Press 'See my data': once we know that it is you, you can read it and download it as a file.",
    ),
    "asked.ported": Text(
        ko="다른 병원으로 바로 보내 드리지는 못해요. '내 정보 보기'로 파일을 받아 직접 전하실 수 있어요. 진료기록 사본은 {phone:으로} 문의해 주세요.",
        en="We cannot send it to another clinic directly. With 'See my data' you get a file that you can hand on. For copies of medical records please call {phone}.",
    ),
    "asked.left": Text(
        ko="카카오톡을 탈퇴하거나 채널을 차단하셔도 병원에 남기신 정보가 바로 지워지지는 않아요. 바로 지우시려면 그 전에 '모두 지우기'를 눌러 주세요. 그냥 두셔도 상담이 끝나면 {days}일 안에 파기해요.",
        en="Leaving KakaoTalk or blocking the channel does not at once delete what you left with the clinic. Press 'Delete it all' before that. Otherwise it is destroyed within {days} days after the consultation ends.",
    ),
    "asked.elsewhere": Text(
        ko="여기서는 이 병원에 남기신 정보만 보거나 지우실 수 있어요. 다른 병원의 기록은 그 병원에 요청해 주세요.",
        en="Here you can only see or delete what you left with this clinic. For records of another clinic please ask that clinic.",
    ),
    # -- questions that are short by themselves
    "confirming.proxy.shall": Text(ko="요청을 접수할까요?", en="Shall we file the request?"),
    "confirming.explain.shall": Text(ko="요청을 접수할까요?", en="Shall we file the request?"),
    "confirming.guess_access.shall": Text(ko="내 정보를 보여 드릴까요?", en="Shall we show you your data?"),
    "confirming.guess_ads_off.shall": Text(ko="광고를 그만 받으시겠어요?", en="Shall we stop sending you ads?"),
    "confirming.guess_lift.shall": Text(
        ko="개인정보 이용을 다시 시작할까요?", en="Shall we start using your data again?"
    ),
    "confirming.guess_lift.case": Text(
        ko="다시 시작하면 멈춰 있던 상담도 이어져요.", en="Then your consultation goes on as well."
    ),
    "confirming.guess_ads_off.case": Text(
        ko="광고를 그만 받으셔도 상담 답변과 예약 안내는 그대로 보내 드려요.",
        en="Answers and appointments still reach you when ads are stopped.",
    ),
    "rights.identity.why": Text(
        ko="다른 분이 대신 보거나 지우지 못하게 본인인지 확인해요.",
        en="We check who you are so that nobody else can see or delete your data.",
    ),
}

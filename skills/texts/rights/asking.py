"""What is said about a patient's rights in the chat. The result notices stand in `results.py`, the pages' own words in `portal.py`."""

from skills.texts.catalogue import Text

TEXTS: dict[str, Text] = {
    "rights.day": Text(ko="{year}년 {month}월 {day}일", en="{year}-{month:02d}-{day:02d}"),
    # -- the rights and what they are called
    "rights.kind.access": Text(ko="열람", en="Access"),
    "rights.kind.correct": Text(ko="정정", en="Correction"),
    "rights.kind.correct.undone": Text(
        ko="복원으로 되돌아간 정보의 정정", en="Correction of what a restore has undone"
    ),
    "rights.kind.correct.erased": Text(ko="일부 삭제", en="Deletion of a part"),
    "rights.kind.correct.published": Text(ko="올라간 사진·영상 내리기", en="Taking down a published picture"),
    "rights.kind.delete": Text(ko="삭제", en="Deletion"),
    "rights.kind.suspend": Text(ko="처리 정지", en="Suspension"),
    "rights.kind.withdraw": Text(ko="동의 철회", en="Withdrawal of consent"),
    "rights.kind.object": Text(ko="이의 제기", en="Objection"),
    "rights.kind.explain": Text(ko="설명 요구", en="Explanation"),
    "rights.kind.ads_off": Text(ko="광고 수신 거부", en="Stopping ads"),
    "rights.kind.suspend.lift": Text(ko="처리 정지 해제", en="Lifting the suspension"),
    "rights.kind.access.proxy": Text(ko="대리인", en="Proxy"),
    "rights.kind.access.proxy_correct": Text(ko="다른 분 정보의 정정", en="Correction for somebody else"),
    "rights.kind.access.proxy_delete": Text(ko="다른 분 정보의 삭제", en="Deletion for somebody else"),
    "rights.kind.access.proxy_suspend": Text(ko="다른 분 정보의 처리 정지", en="Suspension for somebody else"),
    "rights.kind.access.proxy_withdraw": Text(ko="다른 분의 동의 철회", en="Withdrawal for somebody else"),
    "rights.state.unverified": Text(ko="본인 확인을 기다리고 있어요", en="waits for your identity check"),
    "rights.state.open": Text(ko="담당자가 확인하고 있어요", en="is being looked at"),
    "rights.state.extended": Text(ko="기한을 늘려 확인하고 있어요", en="is being looked at, with more time"),
    "rights.state.decided": Text(ko="처리를 마쳤어요", en="is done"),
    "rights.state.taken_back": Text(ko="취소하셨어요", en="was taken back by you"),
    # -- presses
    "choice.access": Text(ko="내 정보 보기", en="See my data"),
    "choice.correct": Text(ko="정보 고치기", en="Correct data"),
    "choice.delete": Text(ko="모두 지우기", en="Delete it all"),
    "choice.suspend": Text(ko="이용 멈추기", en="Stop using it"),
    "choice.withdraw": Text(ko="동의 철회", en="Withdraw"),
    "choice.requests": Text(ko="요청 확인", en="My requests"),
    "choice.looked": Text(ko="내 기록을 본 사람", en="Who looked"),
    "choice.more_rights": Text(ko="다른 요청", en="Other requests"),
    "choice.explain": Text(ko="설명 요구", en="Explanation"),
    "choice.object": Text(ko="이의 제기", en="Object"),
    "choice.proxy": Text(ko="대리인 요청", en="For another"),
    "choice.login": Text(ko="카카오 로그인", en="Kakao Login"),
    "choice.verified": Text(ko="확인했어요", en="I logged in"),
    "choice.text_me": Text(ko="문자로 확인", en="Check by text"),
    "choice.call_me": Text(ko="전화로 확인", en="Check by phone"),
    "choice.take_back": Text(ko="요청 취소", en="Take it back"),
    # -- the menu
    "rights.menu.title": Text(ko="내 개인정보", en="Your data"),
    "rights.menu.text": Text(
        ko="내 정보를 보고, 고치고, 지우고, 이용을 멈출 수 있어요. 비용은 없고 늦어도 10일 안에 결과를 알려 드려요. 무엇을 도와드릴까요?",
        en="You can see, correct, delete or stop the use of your data. It is free and you hear the result within 10 days. What would you like to do?",
    ),
    "rights.menu.suspended": Text(
        ko="요청하신 대로 개인정보 이용을 멈춰 두었어요. 다시 시작하거나 다른 요청을 하실 수 있어요.",
        en="As you asked, we have stopped using your data. You can start again or ask for something else.",
    ),
    "rights.menu.more": Text(ko="아래에서 골라 주세요.", en="Please choose below."),
    "rights.receipt": Text(
        ko="{kind} 요청을 받았어요.\n접수번호: {number}\n처리 기한: {due}까지\n비용: 없음",
        en="We have your request ({kind}).\nNumber: {number}\nDue by: {due}\nFee: none",
    ),
    "rights.receipt.done": Text(
        ko="{kind} 요청을 처리했어요.\n접수번호: {number}\n처리한 날: {day}\n비용: 없음",
        en="Your request ({kind}) is done.\nNumber: {number}\nDone on: {day}\nFee: none",
    ),
    "rights.others_case": Text(
        ko="다른 분의 상담은 접수 여부나 진행 상황도 알려 드릴 수 없어요. 그분이 직접 이 채팅에서 물어보시거나 {phone:으로} 전화해 주시면 확인해 드려요.",
        en="About another person's consultation we cannot tell anything, not even whether there is one. They can ask in their own chat or call {phone}.",
    ),
    "rights.no_such_case": Text(
        ko="말씀하신 번호의 상담은 이 채팅에 없어요. 번호를 다시 확인해 주세요. 이 채팅에서 접수하신 상담은 '상담 확인'에서 보실 수 있어요. 다른 분의 상담은 알려 드릴 수 없어요.",
        en="There is no consultation with that number in this chat. Please check the number. Another person's consultation cannot be told here.",
    ),
    "rights.others_ads": Text(
        ko="다른 분께 가는 광고는 그분이 직접 거부하셔야 해요. 그분이 본인 채팅에서 '광고 수신 거부'라고 적으시거나 {phone:으로} 전화해 주세요. 본인 광고를 멈추시려면 아래를 눌러 주세요.",
        en="Ads to another person can only be stopped by them: by writing 'stop ads' in their own chat, or by calling {phone}. To stop your own ads press below.",
    ),
    "rights.others_visit": Text(
        ko="다른 분의 예약은 이 채팅에서 확인하거나 바꿀 수 없어요. 예약하신 분이 {phone:으로} 직접 전화해 주세요.",
        en="Another person's appointment cannot be looked up or changed in this chat. Please have them call {phone}.",
    ),
    "rights.delete.whole": Text(
        ko="이 요청은 모두 지우는 것이라 일부만 남길 수는 없어요. 아직 아무것도 지우지 않았어요. 일부만 지우시려면 '아니요'를 누르고 '사진만 지워 주세요'처럼 적어 주세요.",
        en="This request deletes everything; a part of it cannot be kept. Nothing is deleted yet. To delete only a part press 'No' and write, for instance, 'delete only my photos'.",
    ),
    "rights.left": Text(ko="알겠어요. 그대로 둘게요.", en="All right, nothing was changed."),
    "rights.yes_or_no": Text(ko="아래 버튼을 눌러 주세요.", en="Please press one of the buttons below."),
    # -- identity
    "rights.identity.title": Text(ko="본인 확인이 필요해요", en="Please show that it is you"),
    "rights.identity.text": Text(
        ko="다른 사람이 내 정보를 보거나 지우지 못하도록 카카오 로그인으로 한 번 더 확인해요. 버튼은 10분 동안 한 번만 쓸 수 있어요. 로그인이 어려우시면 저장된 번호로 전화드려요.",
        en="So that nobody else sees or deletes your data, please pass Kakao Login once. The button works once, for 10 minutes. If you cannot log in, we call the number we have on record.",
    ),
    "rights.identity.call_only": Text(
        ko="다른 사람이 내 정보를 보거나 지우지 못하도록 한 번 더 확인해요. '전화로 확인'을 누르시면 저장된 번호로 전화드려요.",
        en="So that nobody else sees or deletes your data, we check once more. Press 'Check by phone' and we call the number we have on record.",
    ),
    "rights.access.call_only": Text(
        ko="저장된 항목과 내용, 이용 목적, 보유 기간, 제공·위탁 내역, 동의 기록, 내 기록을 본 사람까지 보실 수 있어요. '전화로 확인'을 누르시면 저장된 번호로 전화드려 본인인지 확인해요.",
        en="You can see what we keep, why, for how long, who processes it, your consents, and who looked at it. Press 'Check by phone' and we call the number on record to know that it is you.",
    ),
    "rights.identity.no_number": Text(
        ko="다른 사람이 내 정보를 보거나 지우지 못하도록 한 번 더 확인해요. 저장된 전화번호가 없어서 전화로는 확인할 수 없어요. 신분증을 가지고 방문하시거나 {phone:으로} 문의해 주세요.",
        en="So that nobody else sees or deletes your data, we check once more. We have no telephone number of yours, so we cannot check by phone. Please visit us with an ID, or ask at {phone}.",
    ),
    "rights.identity.new_number": Text(
        ko="다른 사람이 내 정보를 보거나 지우지 못하도록 한 번 더 확인해요. 이 채팅에서 바꾸신 번호로는 30일 동안 확인할 수 없어요. 신분증을 가지고 방문하시거나 {phone:으로} 문의해 주세요.",
        en="So that nobody else sees or deletes your data, we check once more. A number that was changed in this chat cannot be used for this for 30 days. Please visit us with an ID, or ask at {phone}.",
    ),
    "rights.access.new_number": Text(
        ko="저장된 항목과 내용, 이용 목적, 보유 기간, 제공·위탁 내역, 동의 기록, 내 기록을 본 사람까지 보실 수 있어요. 이 채팅에서 바꾸신 번호로는 30일 동안 본인인지 확인할 수 없어요. 신분증을 가지고 방문하시거나 {phone:으로} 문의해 주세요.",
        en="You can see what we keep, why, for how long, who processes it, your consents, and who looked at it. A number that was changed in this chat cannot be used to check who you are for 30 days. Please visit us with an ID, or ask at {phone}.",
    ),
    "rights.access.no_number": Text(
        ko="저장된 항목과 내용, 이용 목적, 보유 기간, 제공·위탁 내역, 동의 기록, 내 기록을 본 사람까지 보실 수 있어요. 저장된 전화번호가 없어서 전화로는 본인인지 확인할 수 없어요. 신분증을 가지고 방문하시거나 {phone:으로} 문의해 주세요.",
        en="You can see what we keep, why, for how long, who processes it, your consents, and who looked at it. We have no telephone number of yours, so we cannot check by phone. Please visit us with an ID, or ask at {phone}.",
    ),
    "rights.no_more.ask": Text(
        ko="무엇을 멈출까요? 소식과 광고만 그만 받으실 수도 있고, 개인정보 이용을 모두 멈추실 수도 있어요. 이용을 멈추면 상담 답변도 보내지 않아요.",
        en="What shall we stop? You can stop news and ads alone, or all use of your data; then no answers to your consultation are sent either.",
    ),
    "rights.identity.link": Text(ko="카카오로 본인 확인", en="Kakao Login"),
    "rights.identity.not_yet": Text(
        ko="아직 본인 확인이 끝나지 않았어요. 버튼을 눌러 로그인하시거나, 받은 여섯 자리 숫자를 이 채팅에 적어 주세요.",
        en="Your identity check is not finished. Press the button to log in, or type the six digits you were given into this chat.",
    ),
    "rights.identity.call": Text(
        ko="담당자가 저장된 번호로 전화드려 여섯 자리 숫자를 읽어 드려요. 그 숫자를 이 채팅에 적어 주세요. 다른 번호로는 전화드리지 않아요.",
        en="A person will call the number on record and read six digits to you. Please type them here. We call no other number.",
    ),
    "rights.identity.message": Text(
        ko="저장된 번호로 여섯 자리 숫자를 알림톡이나 문자로 보내 드려요. 10분 안에 이 채팅에 적어 주세요. 오지 않으면 '전화로 확인'을 눌러 주세요.",
        en="Six digits are on their way to the number on record, by Alimtalk or SMS. Type them here within 10 minutes. If none come, press 'Check by phone'.",
    ),
    "rights.identity.messages_rest": Text(
        ko="숫자는 한 시간에 세 번만 보내 드려요.", en="Digits go out three times an hour."
    ),
    "rights.identity.no_phone": Text(
        ko="확인할 수 있는 전화번호가 저장되어 있지 않아요. 카카오 로그인으로 확인하시거나 신분증을 가지고 방문해 주세요. 문의: {phone}",
        en="We have no telephone number on record that we could call. Please use Kakao Login or visit us with an ID. Phone: {phone}",
    ),
    "rights.identity.wrong_code": Text(
        ko="숫자가 맞지 않아요. 다시 확인해서 적어 주세요. 다섯 번 틀리면 새 숫자가 필요해요.",
        en="Those digits are not right. Please check them. After five wrong tries you need new ones.",
    ),
    "rights.identity.codes_rest": Text(
        ko="숫자를 여러 번 잘못 적으셔서 한 시간 동안은 숫자로 확인할 수 없어요. 카카오 로그인으로 확인하시거나 나중에 다시 해 주세요.",
        en="Too many wrong digits were typed, so none are taken for an hour. Please use Kakao Login, or try again later.",
    ),
    "rights.identity.linked": Text(
        ko="본인 확인이 끝났고, 이 채팅이 카카오 로그인과 연결됐어요.",
        en="Thank you. This chat is now tied to your Kakao Login.",
    ),
    "rights.identity.already": Text(
        ko="이 채팅은 이미 카카오 로그인과 연결되어 있어요. 카카오톡 설정에서 언제든 끊으실 수 있어요.",
        en="This chat is tied to your Kakao Login already. You can end that in KakaoTalk's settings at any time.",
    ),
    "rights.login.text": Text(
        ko="카카오 로그인을 연결하면 다음부터 본인 확인이 쉬워져요. 카카오 고유 ID 하나만 저장하고, 마지막 이용일부터 {kept} 뒤에 지워요. 연결하지 않으셔도 돼요.",
        en="With Kakao Login your identity check is quick next time. We keep one unique Kakao ID only and delete it {kept} after its last use. It is up to you.",
    ),
    # -- access
    "rights.access.title": Text(ko="내 정보 보기", en="Your data"),
    "rights.access.text": Text(
        ko="저장된 항목과 내용, 이용 목적, 보유 기간, 제공·위탁 내역, 동의 기록, 내 기록을 본 사람까지 한 화면에서 보고 내려받을 수 있어요. 카카오 로그인 뒤에 열리고, 10분 동안 한 번만 쓸 수 있어요.",
        en="What we keep, why, for how long, who processes it, your consents, and who looked at it, on one page and to download. It opens after Kakao Login, once, within 10 minutes.",
    ),
    "rights.access.link": Text(ko="내 정보 열기", en="Open my data"),
    "rights.access.summary": Text(
        ko="저장된 정보를 짧게 알려 드려요.\n· 이름: {name}\n· 연락처: {phone}\n· 상담: {cases}건\n전체 내용은 '내 정보 열기'에서 보실 수 있어요.",
        en="In short, we keep:\n· Name: {name}\n· Phone: {phone}\n· Consultations: {cases}\nEverything is behind 'Open my data'.",
    ),
    "rights.access.code": Text(
        ko="화면을 열 때 이 숫자를 넣어 주세요: {code}\n누구에게도 알려 주지 마세요.",
        en="Enter these digits on the page: {code}\nDo not give them to anyone.",
    ),
    "rights.access.chart": Text(
        ko="진료기록부 사본은 의료법에 따라 병원에서 신분증을 확인하고 드려요. 이 채팅으로는 보내지 않아요.",
        en="Copies of the chart are handed out at the clinic against an ID (Medical Service Act). They are never sent by chat.",
    ),
    "rights.none": Text(ko="없음", en="none"),
    "case.name": Text(ko="{number} {parts}", en="{number} {parts}"),
    "case.self": Text(ko="본인", en="your own"),
    "rights.officer.will_answer": Text(
        ko="보호책임자가 확인하고 결과를 이 채팅으로 알려 드려요.",
        en="The privacy officer will look at it and tell you the result in this chat.",
    ),
    "rights.officer.will_ask": Text(
        ko="자세한 내용은 아직 저장하지 않았어요. 보호책임자가 연락드려 여쭤볼게요.",
        en="Your words were not stored. The privacy officer will contact you and ask.",
    ),
    # -- deletion
    "rights.delete.unfinished": Text(
        ko="접수하지 않고 적고 계시던 내용은 지금 바로 지웠어요.",
        en="What you were entering and had not filed is deleted now.",
    ),
    "rights.delete.ask": Text(
        ko="이 채팅으로 남기신 정보를 모두 지우면 이렇게 돼요.\n· 이름, 연락처, 상담 내용, 사진, 대화, 로그인 정보가 바로 지워지고 되돌릴 수 없어요.\n· 진행 중인 상담도 끝나요.\n· {kept}\n· 동의 기록과 접속 기록은 누구인지 알 수 없는 형태로만 남아요.\n본인 확인이 끝나는 즉시, 늦어도 {due}까지 처리해요.",
        en="If you delete everything that you left in this chat:\n· Name, phone, consultation, photos, chat and login data are destroyed at once and cannot be brought back.\n· An open consultation ends.\n· {kept}\n· Consent evidence and access records stay without saying who you are.\nIt happens as soon as you are identified, at the latest on {due}.",
    ),
    "rights.delete.nothing_kept": Text(
        ko="법에 따라 보관해야 하는 진료기록은 없어요.", en="There is no medical record that the law makes us keep."
    ),
    "rights.delete.kept": Text(
        ko="의료법에 따라 보관해야 하는 진료기록 {count}건은 지울 수 없어요. 따로 옮겨 보관해요.",
        en="{count} medical record(s) must be kept by law. They are moved apart.",
    ),
    "rights.delete.confirm": Text(ko="모두 지울게요", en="Yes, delete"),
    "rights.delete.no": Text(ko="아니요", en="No"),
    "rights.delete.kept_line": Text(
        ko="· 보관하는 것: {kind} ({ground}, {until}까지)", en="· Kept: {kind} ({ground}, until {until})"
    ),
    "rights.delete.held_line": Text(
        ko="· 지금은 지울 수 없는 것: {ground}. 사유가 끝나면 바로 지워요.",
        en="· Cannot be destroyed now: {ground}. It is destroyed as soon as that ends.",
    ),
    "rights.delete.reason.chart_kept": Text(
        ko="진료기록부에 옮긴 내용은 의료법이 정한 기간 동안 보관해야 해요.",
        en="What was entered into the chart must be kept for the time the Medical Service Act sets.",
    ),
    "rights.delete.reason.held": Text(
        ko="지금 지우면 안 되는 기록이 있어요. 자세한 사유는 위에 적었어요.",
        en="Some records may not be destroyed now; the reason stands above.",
    ),
    "rights.hold.dispute": Text(ko="진행 중인 분쟁의 증거", en="evidence in a dispute that is going on"),
    "rights.hold.court_order": Text(ko="법원의 보존 명령", en="a court ordered to preserve it"),
    "rights.hold.investigation": Text(
        ko="수사·조사 기관의 보존 요구", en="an authority that investigates asked to preserve it"
    ),
    "rights.hold.insurance": Text(ko="보험 처리에 필요한 자료", en="needed for an insurance claim"),
    "rights.hold.incident": Text(ko="개인정보 사고 조사", en="an incident that is being investigated"),
    "rights.delete.unlinks": Text(
        ko="· 카카오 로그인 연결: 끊도록 카카오에 요청했어요", en="· Kakao Login: Kakao was asked to end the link"
    ),
    "rights.delete.goodbye": Text(
        ko="다시 메시지를 보내시면 처음 오신 것처럼 새로 시작해요.", en="If you write again, you start as a new person."
    ),
    "rights.until_review": Text(ko="사유가 끝날 때", en="the ground ends"),
    "rights.suspend.unfinished": Text(
        ko="아직 접수하지 않은 신청 내용은 지워져요.", en="What you have entered and not filed yet is deleted."
    ),
    "rights.guess_access": Text(ko="내 정보를 보여 드릴까요?", en="Shall we show you your data?"),
    "rights.guess_ads_off": Text(ko="광고를 그만 받으시겠어요?", en="Shall we stop sending you ads?"),
    "rights.guess_lift": Text(
        ko="멈춰 둔 개인정보 이용을 다시 시작할까요?", en="Shall we start using your data again?"
    ),
    "rights.guess.yes": Text(ko="네", en="Yes"),
    "rights.guess.no": Text(ko="아니요", en="No"),
    "rights.suspend.ask": Text(
        ko="이용을 멈추면 상담, 알림, 광고가 모두 멈추고 직원도 내용을 볼 수 없어요. 지우는 것은 아니에요. 버튼을 한 번만 누르면 언제든 다시 시작할 수 있어요. 멈출까요?",
        en="If you stop the use of your data, consultation, notices and ads all stop and staff cannot read it. Nothing is deleted. One press starts it again. Shall we stop?",
    ),
    "rights.suspend.yes": Text(ko="멈춰 주세요", en="Stop it"),
    "rights.suspend.no": Text(ko="아니요", en="No"),
    "rights.suspend.done": Text(
        ko="지금부터 개인정보 이용을 멈췄어요. 다시 시작하시려면 '이용 다시 시작'을 눌러 주세요.",
        en="We have stopped using your data. Press 'Start again' to lift this.",
    ),
    "rights.suspend.already": Text(
        ko="지금은 이용을 멈춰 두었어요. '이용 다시 시작'을 누르시면 바로 다시 시작해요.",
        en="The use of your data is stopped. Press 'Start again' and it goes on at once.",
    ),
    "rights.lift.done": Text(
        ko="개인정보 이용을 다시 시작했어요. 상담도 이어져요.",
        en="We use your data again and your consultation goes on.",
    ),
    "rights.lift.nothing": Text(ko="지금은 멈춰 둔 것이 없어요.", en="Nothing is stopped at the moment."),
    # -- withdrawal, ads
    "rights.withdraw.which": Text(
        ko="철회할 동의를 골라 주세요. 누르시는 동의만 바로 철회되고, 다른 동의는 그대로예요.",
        en="Which consent do you withdraw? Only the one you press ends, at once.",
    ),
    "rights.consents": Text(ko="지금 동의하신 항목: {titles}", en="In force at the moment: {titles}"),
    "rights.free": Text(ko="개인정보에 관한 요청에는 비용이 들지 않아요.", en="Requests about your data cost nothing."),
    "rights.withdraw.none": Text(ko="지금 유효한 동의가 없어요.", en="There is no consent in force."),
    "rights.withdraw.health": Text(ko="건강 정보", en="Health data"),
    "rights.withdraw.ads_use": Text(ko="안내·혜택 이용", en="Use for news"),
    "rights.withdraw.ads_receive": Text(ko="광고 수신", en="Receiving ads"),
    "rights.withdraw.ads_night": Text(ko="야간 광고", en="Ads at night"),
    "rights.withdraw.ask_health": Text(
        ko="건강 정보 동의를 철회하면 상담 부위, 상담 내용, 주고받은 메시지와 사진이 바로 지워지고 되돌릴 수 없어요. 이름과 연락처는 남아서 전화 상담은 받으실 수 있어요. 철회할까요?",
        en="If you withdraw it, the part you asked about, your words, the messages and photos are destroyed at once for good. Name and phone stay, so we can still call you. Withdraw?",
    ),
    "rights.withdraw.ask_all": Text(
        ko="하신 동의를 모두 철회하면 건강 정보(상담 부위, 상담 내용, 주고받은 메시지와 사진)는 바로 지워지고 되돌릴 수 없어요. 소식도 더 보내지 않아요. 이름과 연락처는 남아서 전화 상담은 받으실 수 있어요.\n· 철회되는 동의: {titles}\n모두 철회할까요?",
        en="If you withdraw every consent, your health data (the part you asked about, your words, messages and photos) are destroyed at once for good, and no news is sent. Name and phone stay, so we can still call you.\n· Withdrawn: {titles}\nWithdraw all of them?",
    ),
    "rights.withdraw.ask_ads": Text(
        ko="이 동의를 모두 철회하면 소식을 더 보내지 않아요.\n· 철회되는 동의: {titles}\n모두 철회할까요?",
        en="If you withdraw all of these, no more news is sent.\n· Withdrawn: {titles}\nWithdraw all of them?",
    ),
    "rights.withdraw.done_all": Text(
        ko="[동의 철회 처리 결과]\n보내는 곳: {clinic}\n처리: {day} 모두 철회\n{lines}\n접수번호: {numbers}\n비용: 없음",
        en="[Result of your withdrawal]\nSender: {clinic}\nDone: all withdrawn on {day}\n{lines}\nNumbers: {numbers}\nCost: none",
    ),
    "rights.withdraw.yes": Text(ko="철회할게요", en="Withdraw"),
    "rights.withdraw.no": Text(ko="아니요", en="No"),
    "rights.withdraw.done": Text(ko="동의를 철회했어요.\n· {title}\n{effect}", en="Withdrawn.\n· {title}\n{effect}"),
    "rights.withdraw.effect.rows_and_photos": Text(
        ko="상담 내용 {rows}건과 사진 {photos}장을 지웠어요.",
        en="{rows} record(s) and {photos} photo(s) were destroyed.",
    ),
    "rights.withdraw.effect.rows": Text(ko="상담 내용 {rows}건을 지웠어요.", en="{rows} record(s) were destroyed."),
    "rights.withdraw.effect.photos": Text(ko="사진 {photos}장을 지웠어요.", en="{photos} photo(s) were destroyed."),
    "rights.withdraw.effect.draft": Text(
        ko="적으시던 상담 내용은 지웠어요.", en="What you had written so far was erased."
    ),
    "rights.withdraw.effect.nothing": Text(
        ko="저장된 상담 내용과 사진은 없었어요.", en="There were no records or photos to destroy."
    ),
    "rights.withdraw.effect.ads": Text(ko="이제 이 동의로는 소식을 보내지 않아요.", en="Nothing more is sent on it."),
    "rights.ads_off.rest": Text(
        ko="상담 답변과 예약 안내는 그대로 보내 드려요.", en="Answers and appointments still reach you."
    ),
    "rights.ads_off.all_ways": Text(
        ko="광고는 보내는 방법별로 나누어 끌 수 없어 모두 멈췄어요. 상담 답변과 예약 안내는 그대로 보내 드려요.",
        en="Ads cannot be stopped by one way of sending alone, so all are stopped. Answers and appointments still reach you.",
    ),
    "rights.ads_off.no_night": Text(
        ko="밤 9시부터 아침 8시 사이에는 광고를 보내지 않고 있어요. 낮 광고까지 그만 받으시려면 '광고 그만 받기'를 눌러 주세요.",
        en="No ads are sent to you between 9 p.m. and 8 a.m. To stop those of the day as well, press the button below.",
    ),
    "rights.ads_off.done": Text(
        ko="[광고 수신 거부 처리 결과]\n보내는 곳: {clinic}\n처리: {day} 수신 거부\n결과: 지금부터 광고를 보내지 않아요.",
        en="[Result of stopping ads]\nSender: {clinic}\nDone: stopped on {day}\nResult: no more ads from now on.",
    ),
    # -- explanation, objection, others
    "rights.explain.ask": Text(
        ko="이 챗봇은 사람에 관한 결정을 자동으로 내리지 않아요. 정해진 규칙에 따라 안내와 접수만 하고, 판단은 사람이 해요. 그래도 설명이나 검토를 원하시면 30일 안에 답해 드려요. 접수할까요?",
        en="This assistant decides nothing about people. It informs and files by fixed rules, and people judge. If you still want an explanation or a review, we answer within 30 days. File it?",
    ),
    "rights.explain.yes": Text(ko="접수할게요", en="File it"),
    "rights.explain.no": Text(ko="아니요", en="No"),
    "rights.object.ask": Text(
        ko="어떤 점에 이의가 있으신지 적어 주세요. 보호책임자가 다시 살펴보고 10일 안에 답해 드려요.",
        en="What do you object to? The privacy officer will look again and answer within 10 days.",
    ),
    "rights.object.none": Text(
        ko="이의를 제기하실 수 있는 결과가 아직 없어요. 불편하신 점은 보호책임자({officer}, {phone})에게 말씀해 주세요.",
        en="There is no result yet that you could object to. For any concern: privacy officer {officer}, {phone}.",
    ),
    "rights.proxy.text": Text(
        ko="다른 분의 정보는 이 채팅에서 보거나 바꿀 수 없어요. 아래 서류를 확인한 뒤 직원이 도와드려요.\n· 대리인: 위임장, 본인과 대리인의 신분증 사본\n· 만 14세 미만의 법정대리인: 가족관계증명서, 신분증 사본\n· 진료기록: 의료법에 따라 환자의 동의서도 필요해요\n서류는 채팅으로 보내지 말고 방문할 때 가져와 주세요. 접수할까요?",
        en="Another person's data cannot be seen or changed in this chat. Staff help after checking papers:\n· Proxy: power of attorney, copies of both IDs\n· Guardian of a child under 14: family certificate, copy of the ID\n· Medical records: the patient's signed consent too\nPlease bring the papers, do not send them by chat. File it?",
    ),
    "rights.proxy.yes": Text(ko="접수할게요", en="File it"),
    "rights.proxy.no": Text(ko="아니요", en="No"),
}

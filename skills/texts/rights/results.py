"""The result notices of rights requests (result, reason, ground, the way to object, delay), and of corrections at once;
where requests stand, and who looked at the record."""

from skills.texts.catalogue import Text

TEXTS: dict[str, Text] = {
    "rights.notice.without": Text(ko="제공하지 않는 항목: {parts}", en="Left out: {parts}"),
    "rights.account.kept": Text(
        ko="직원 계정에 관해 보관하는 것과 보관하는 이유예요. 권한 기록과 접속 기록에는 이름이 없고 계정 번호만 있어서 그대로 남아요.",
        en="What is kept about the staff account, and why. The records of rights and of access hold the account's number and no "
        "name, and stay as they are.",
    ),
    "rights.account.line": Text(
        ko="· {covers}: {period} (시작: {event}, 근거: {ground}, 기간이 끝나면: {end})",
        en="· {covers}: {period} (from: {event}, ground: {ground}, then: {end})",
    ),
    "rights.part.messages": Text(ko="주고받은 메시지", en="messages"),
    "rights.part.notes": Text(ko="직원 메모", en="staff notes"),
    "rights.part.photos": Text(ko="사진", en="photos"),
    "rights.part.provision": Text(ko="제3자 제공 내역", en="provisions to others"),
    "rights.part.requests": Text(ko="권리 요청 내역", en="requests"),
    "rights.part.looks": Text(ko="열람한 기록", en="who looked"),
    # -- a correction at once
    "rights.correct.noted": Text(ko="정보를 적어 두었어요.\n· {field}: {value}", en="Noted.\n· {field}: {value}"),
    "rights.correct.not_theirs": Text(
        ko="다른 분의 이름이나 번호 같아서 아무것도 고치지 않았어요. 본인 정보를 고치시려면 아래에서 골라 주세요.",
        en="That seems to be somebody else's name or number, so nothing was changed. To correct your own, choose below.",
    ),
    # -- the notice
    "rights.notice.head": Text(ko="[{kind} 요청 결과] 접수번호 {number}", en="[Result: {kind}] Request {number}"),
    "rights.notice.granted": Text(
        ko="결과: {day}에 요청하신 대로 처리했어요.", en="Result: done as you asked on {day}."
    ),
    "rights.notice.partly": Text(ko="결과: {day}에 일부만 처리했어요.", en="Result: done in part on {day}."),
    "rights.notice.refused": Text(
        ko="결과: {day}에 요청을 들어드리지 못하기로 했어요.", en="Result: refused on {day}."
    ),
    "rights.notice.reason": Text(ko="이유: {reason}", en="Reason: {reason}"),
    "rights.notice.ground": Text(ko="법적 근거: {ground} ({article})", en="Legal ground: {ground} ({article})"),
    "rights.notice.contact": Text(
        ko="궁금하신 점은 보호책임자 {officer}({phone})에게 말씀해 주세요.",
        en="For any question: privacy officer {officer} ({phone}).",
    ),
    "rights.notice.fee": Text(ko="비용: 0원", en="Fee: 0 won"),
    "rights.notice.extended": Text(
        ko="[처리 기한 연장] 접수번호 {number}\n새 기한: {due}까지\n사유: {ground}. {reason}\n{objection}\n비용: 0원",
        en="[More time] Request {number}\nNew date: {due}\nReason: {ground}. {reason}\n{objection}\nFee: 0 won",
    ),
    "rights.extension.many_records": Text(ko="확인할 기록이 많음", en="many records to look through"),
    "rights.extension.investigation": Text(ko="사실 확인이 더 필요함", en="facts still have to be checked"),
    "rights.extension.outside": Text(ko="외부 기관의 답을 기다림", en="waiting for an answer from outside"),
    "rights.objection.officer": Text(
        ko="이의가 있으시면 이 채팅에서 '이의 제기'를 누르시거나 보호책임자 {officer}({phone})에게 말씀해 주세요.",
        en="To object, press 'Object' in this chat or contact the privacy officer {officer} ({phone}).",
    ),
    "rights.objection.mediation": Text(
        ko="이의가 있으시면 보호책임자 {officer}({phone}) 또는 개인정보 분쟁조정위원회(국번 없이 1833-6972)에 말씀해 주세요.",
        en="To object, contact the privacy officer {officer} ({phone}) or the Personal Information Dispute Mediation Committee (1833-6972).",
    ),
    "rights.ground.law_forbids": Text(ko="법률이 열람을 금지하거나 제한함", en="a law forbids or limits access"),
    "rights.ground.others_harm": Text(
        ko="다른 사람의 생명·신체를 해치거나 재산과 그 밖의 이익을 부당하게 침해할 우려가 있음",
        en="another person could be harmed",
    ),
    "rights.ground.law_collects": Text(
        ko="다른 법령이 수집하도록 정한 정보임", en="another law names this item as one to collect"
    ),
    "rights.ground.held": Text(
        ko="분쟁이나 법적 절차가 끝날 때까지 보존해야 함", en="it must be preserved until a dispute or procedure ends"
    ),
    "rights.ground.chart_kept": Text(
        ko="법이 정한 진료기록 보존 기간이 남아 있음", en="the legal period for medical records is not over"
    ),
    "rights.ground.evidence_missing": Text(ko="확인에 필요한 자료가 부족함", en="the proof that is needed is missing"),
    "rights.ground.law_requires": Text(
        ko="법률에 특별한 규정이 있거나 법령상 의무를 지키기 위해 필요함", en="a law requires the processing"
    ),
    "rights.ground.others_harm_stop": Text(
        ko="다른 사람의 생명·신체를 해치거나 재산과 그 밖의 이익을 부당하게 침해할 우려가 있음",
        en="another person could be harmed",
    ),
    "rights.ground.contract_stands": Text(
        ko="처리하지 않으면 약속한 서비스를 드릴 수 없고, 해지 의사를 분명히 밝히지 않으심",
        en="the service agreed on cannot be given without it, and it was not clearly ended",
    ),
    "rights.ground.not_automated": Text(ko="완전히 자동화된 결정이 없음", en="there was no fully automated decision"),
    "rights.ground.not_proven": Text(ko="본인인지 확인되지 않음", en="the person could not be identified"),
    "rights.ground.no_mandate": Text(ko="대리권이 확인되지 않음", en="the mandate could not be confirmed"),
    # -- a record that is another chat's
    "rights.join.done": Text(
        ko="예전 기록을 찾아 이 채팅으로 이어 드렸어요. 전에 쓰시던 채팅에서는 더 이상 보이지 않아요.",
        en="We found your earlier record and this chat goes on with it. The chat you used before shows it no more.",
    ),
    "rights.join.no_word": Text(
        ko="로그인하신 카카오 계정의 기록은 예전 채팅에 있어요. 이 채팅이 같은 계정인지 카카오가 아직 확인해 주지 않아 이어 드리지 못했어요. 잠시 뒤 '확인했어요'라고 다시 보내 주시거나, 보호책임자 {officer}({phone})에게 말씀해 주세요.",
        en="The record of the Kakao account that you logged in with belongs to an earlier chat. Kakao has not told us yet that this chat is the same account, so nothing was joined. Write 'I logged in' again in a moment, or ask our privacy officer {officer} ({phone}).",
    ),
    "rights.join.two": Text(
        ko="로그인하신 카카오 계정의 기록은 예전 채팅에 있고, 이 채팅에도 남기신 것이 있어서 저절로 합치지 않았어요. 예전 기록은 보호책임자 {officer}({phone})에게 말씀하시면 확인해 드려요.",
        en="The record of the Kakao account that you logged in with belongs to an earlier chat, and there is something in this chat, too, so we did not join them by ourselves. Our privacy officer {officer} ({phone}) can look up the earlier one.",
    ),
    # -- where requests stand
    "rights.requests.title": Text(ko="내 요청", en="My requests"),
    "rights.requests.none": Text(ko="접수된 요청이 없어요.", en="You have no request."),
    "rights.requests.line": Text(ko="{number} {kind}: {state}. {when}", en="{number} {kind}: {state}. {when}"),
    "rights.requests.due": Text(ko="{due}까지 알려 드려요", en="Answer by {due}"),
    "rights.requests.decided": Text(ko="결과: {decision} ({day})", en="Result: {decision} ({day})"),
    "rights.decision.granted": Text(ko="처리함", en="granted"),
    "rights.decision.partly": Text(ko="일부 처리함", en="granted in part"),
    "rights.decision.refused": Text(ko="거절", en="refused"),
    "rights.taken_back": Text(ko="{number} 요청을 취소했어요.", en="Request {number} was taken back."),
    # -- who looked at the record
    "rights.looked.none": Text(ko="아직 아무도 내 기록을 보지 않았어요.", en="Nobody has looked at your record yet."),
    "rights.looked.head": Text(ko="내 기록을 본 사람 (최근 {count}건)", en="Who looked at your record (last {count})"),
    "rights.looked.line": Text(ko="· {when} {role}: {act}{why}", en="· {when} {role}: {act}{why}"),
    "rights.looked.why": Text(ko=" ({why})", en=" ({why})"),
    "rights.role.counsellor": Text(ko="상담원", en="counsellor"),
    "rights.role.practitioner": Text(ko="의료인", en="practitioner"),
    "rights.role.privacy_officer": Text(ko="보호책임자", en="privacy officer"),
    "rights.role.administrator": Text(ko="관리자", en="administrator"),
    "rights.role.auditor": Text(ko="감사자", en="auditor"),
    "rights.role.other": Text(ko="직원", en="staff"),
    # -- what the law keeps
    "rights.record.chart": Text(ko="진료기록부", en="chart"),
    "rights.record.surgery": Text(ko="수술기록", en="surgery record"),
    "rights.record.findings": Text(ko="검사소견기록", en="test findings"),
    "rights.record.radiology": Text(ko="방사선 사진과 소견서", en="radiology"),
    "rights.record.nursing": Text(ko="간호기록부", en="nursing record"),
    "rights.record.prescription": Text(ko="처방전", en="prescription"),
    "rights.record.certificate": Text(ko="진단서 부본", en="certificate copy"),
    "rights.record.other": Text(ko="기록", en="record"),
    "rights.record.law": Text(ko="의료법 시행규칙 제15조", en="Medical Service Act, Rule 15"),
}

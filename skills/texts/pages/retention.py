"""The words of the retention schedule: what patients read in the policy page's table, and operators in the documents."""

from collections.abc import Mapping

from skills.texts.catalogue import Text

TEXTS: Mapping[str, Text] = {
    "retention.covers.unfinished": Text(
        "끝내지 않은 상담 신청의 답변과 사진", "Answers and photos of an unfinished request"
    ),
    "retention.covers.case": Text(
        "상담 내용, 대화, 사진, 메모, 방문 예약", "Consultation details, messages, photos, notes, visits"
    ),
    "retention.covers.open_case": Text("아직 끝나지 않은 상담", "Consultations that are still open"),
    "retention.covers.contact": Text("이름, 연락처", "Name and telephone number"),
    "retention.covers.identifiers": Text(
        "카카오톡 식별자, 로그인 정보와 나머지 모든 정보", "KakaoTalk identifiers, login data and everything else"
    ),
    "retention.covers.record_chart": Text("진료기록부에 옮긴 내용", "What was adopted into the chart"),
    "retention.covers.record_surgery": Text("수술기록", "Surgery records"),
    "retention.covers.record_findings": Text("검사 소견 기록", "Test findings"),
    "retention.covers.record_radiology": Text("방사선 사진과 소견서", "Radiology images and reports"),
    "retention.covers.record_nursing": Text("간호기록부", "Nursing records"),
    "retention.covers.record_prescription": Text("처방전", "Prescriptions"),
    "retention.covers.record_certificate": Text("진단서 등의 부본", "Copies of certificates"),
    "retention.covers.consent": Text("동의와 철회 기록", "Records of consents and withdrawals"),
    "retention.covers.provision": Text("제3자 제공 기록", "Records of provision to third parties"),
    "retention.covers.rights_request": Text("개인정보 권리 요청 기록", "Records of rights requests"),
    "retention.covers.campaign": Text(
        "여러 분께 보낸 안내와 광고의 문구, 발송 건수 (받은 사람 정보 없음)",
        "Words and counts of guidance and ads that were sent to many (without the receivers)",
    ),
    "retention.covers.notice": Text("전달된 알림", "Delivered notices"),
    "retention.covers.dead_notice": Text("전달하지 못한 알림", "Notices that could not be delivered"),
    "retention.covers.session": Text("로그인 기록과 일회용 링크", "Sign-in sessions and one-time links"),
    "retention.covers.role_grant": Text("직원 권한 부여, 변경, 말소 기록", "Grants, changes and ends of staff rights"),
    "retention.covers.training": Text("직원 개인정보 교육 기록", "Records of the staff's training"),
    "retention.covers.plan": Text("내부 관리계획의 지난 판", "Former internal management plans"),
    "retention.covers.plan_check": Text(
        "내부 관리계획의 지난 점검 기록", "Former checks of the internal management plan"
    ),
    "retention.covers.incident": Text("개인정보 사고 대응 기록", "Records of incidents"),
    "retention.covers.hold": Text("파기 보류 기록", "Records of holds"),
    "retention.covers.paper_record": Text(
        "종이 문서 파기 기록과 입회자", "Records of destroyed paper and their witnesses"
    ),
    "retention.covers.access_review": Text("접속 기록 점검 결과", "Results of the access reviews"),
    "retention.covers.staff_reason": Text(
        "병원 정보를 바꾸거나 기능을 멈춘 직원과 그 사유",
        "Who of the staff changed the clinic's data or stopped something, and why in their own words",
    ),
    "retention.covers.ledger": Text("파기 대장 (이용자 정보 없음)", "The ledger of destructions (names nobody)"),
    "retention.covers.tombstone": Text(
        "파기한 정보의 확인 코드 (누구인지 알 수 없음)", "Keyed codes of what was destroyed (names nobody)"
    ),
    "retention.covers.leaver": Text("퇴사한 직원의 이름과 이메일", "Names and mail addresses of former staff"),
    "retention.covers.staff": Text("근무 중인 직원의 계정", "Accounts of the staff at work"),
    "retention.covers.own_words": Text(
        "병원이 정한 문구와 설정, 건수 (이용자 정보 없음)",
        "The clinic's own words, settings and counts (without any patient)",
    ),
    "retention.covers.trail": Text("접속 기록", "Access records"),
    "retention.covers.job_run": Text("자동 작업 기록", "Runs of scheduled jobs"),
    "retention.covers.backup": Text("백업", "Backups"),
    "retention.covers.paper": Text("출력한 종이 문서", "Printed paper"),
    "retention.event.last_answer": Text("마지막 답변", "the last answer"),
    "retention.event.last_activity_after_closing": Text(
        "상담 종료 뒤 마지막 연락이나 방문 예약", "the last activity or visit once the consultation is closed"
    ),
    "retention.event.filing": Text("상담 접수", "filing"),
    "retention.event.last_case_destroyed": Text("마지막 상담의 파기", "destruction of the last consultation"),
    "retention.event.last_use": Text("마지막 이용", "the last use"),
    "retention.event.adoption": Text("기록부에 옮긴 날", "adoption into the record"),
    "retention.event.patient_destroyed": Text("이용자 정보의 파기", "destruction of the person's data"),
    "retention.event.closing": Text("처리 완료", "closing"),
    "retention.event.delivery": Text("전달", "delivery"),
    "retention.event.giving_up": Text("전달 포기", "giving up"),
    "retention.event.end": Text("종료", "the end"),
    "retention.event.held": Text("교육한 날", "the training"),
    "retention.event.superseded": Text("새 판의 시행", "the newer version's coming into force"),
    "retention.event.next_check": Text("다음 점검", "the next check"),
    "retention.event.release": Text("보류 해제", "the release"),
    "retention.event.paper_destroyed": Text("종이 파기", "the paper's destruction"),
    "retention.event.sign_off": Text("점검 완료", "signing off"),
    "retention.event.confirmation": Text("파기 확인", "its confirmation"),
    "retention.event.destruction": Text("파기", "the destruction"),
    "retention.event.leaving": Text("퇴사", "leaving"),
    "retention.event.employment": Text("입사", "employment"),
    "retention.event.publication": Text("작성", "writing"),
    "retention.event.record": Text("기록", "the record"),
    "retention.event.run": Text("실행", "the run"),
    "retention.event.backup": Text("백업", "the backup"),
    "retention.event.purpose_achieved": Text("목적 달성", "the purpose is achieved"),
    "retention.ground.own_promise": Text("병원의 약속", "the clinic's own promise"),
    "retention.ground.purpose_achieved": Text(
        "개인정보 보호법 제21조 제1항, 처리방침 3항", "Personal Information Protection Act Art. 21(1), policy clause 3"
    ),
    "retention.ground.purpose_open": Text("목적이 아직 달성되지 않음", "the purpose is not achieved yet"),
    "retention.ground.policy_3": Text("처리방침 3항", "policy clause 3"),
    "retention.ground.medical_service_rule_15": Text(
        "의료법 시행규칙 제15조", "Medical Service Act, Enforcement Rule Art. 15"
    ),
    "retention.ground.evidence": Text(
        "민법 제766조 (손해배상 청구 기간 동안의 증빙)", "Civil Act Art. 766 (evidence while damages may be claimed)"
    ),
    "retention.ground.standard_5": Text("개인정보의 안전성 확보조치 기준 제5조", "Standard of Safety Measures Art. 5"),
    "retention.ground.standard_8": Text("개인정보의 안전성 확보조치 기준 제8조", "Standard of Safety Measures Art. 8"),
    "retention.ground.forget_again": Text(
        "개인정보 보호법 제21조 제2항 (백업을 되돌려도 다시 파기)",
        "Personal Information Protection Act Art. 21(2) (a restored backup must forget again)",
    ),
    "retention.ground.at_work": Text("근로 계약", "the contract of employment"),
    "retention.ground.own_words": Text("개인정보가 아님", "no personal data"),
    "retention.end.at_leaving": Text("퇴사하면 기간이 시작돼요", "the period of former staff begins"),
    "retention.end.replaced": Text("새 내용으로 바뀌어요", "replaced by newer ones"),
    "retention.end.erase": Text("복구할 수 없게 덮어써서 삭제해요", "overwritten and deleted beyond recovery"),
    "retention.end.shred_key": Text(
        "암호 열쇠를 없애고 덮어써서 삭제해요", "its key is destroyed, the rest overwritten and deleted"
    ),
    "retention.end.escalate": Text(
        "답변을 기다리는 동안은 사라지지 않고 담당자에게 다시 알려요. 답변 뒤 조용하면 종료하고 기간이 시작돼요",
        "stays while it waits for an answer, and the staff are told again; once answered and silent it is closed",
    ),
    "retention.end.prune": Text("서명한 확인값을 남기고 삭제해요", "deleted; a signed checkpoint stays"),
    "retention.end.shred_paper": Text("분쇄하거나 소각해요", "shredded or burnt"),
    "retention.period.years": Text("{count}년", "{count} years"),
    "retention.period.year": Text("1년", "1 year"),
    "retention.period.days": Text("{count}일", "{count} days"),
    "retention.period.hours": Text("{count}시간", "{count} hours"),
    "retention.period.at_once": Text("바로", "at once"),
    "retention.period.open": Text("기간 없음", "no period"),
    "retention.head.covers": Text("항목", "What"),
    "retention.head.event": Text("시작", "From"),
    "retention.head.period": Text("보유 기간", "How long"),
    "retention.head.ground": Text("근거", "Ground"),
    "retention.head.end": Text("파기 방법", "Then"),
}

"""The certificate of a deletion: in the chat at once, and on the page that tells how the look afterwards ended."""

from skills.texts.catalogue import Text

TEXTS: dict[str, Text] = {
    "rights.delete.done": Text(
        ko="모두 지웠어요.\n증명 번호: {certificate}\n· 지운 기록: {rows}건",
        en="Everything is destroyed.\nCertificate: {certificate}\n· Records destroyed: {rows}",
    ),
    "rights.delete.done_partly": Text(
        ko="지울 수 있는 것은 모두 지웠어요.\n증명 번호: {certificate}\n· 지운 기록: {rows}건",
        en="Everything that may be destroyed is destroyed.\nCertificate: {certificate}\n· Records destroyed: {rows}",
    ),
    "rights.delete.method.key": Text(
        ko="· 방법: 암호 키를 없애고 덮어쓰기", en="· Method: key destroyed, rows overwritten"
    ),
    "rights.delete.method.rows": Text(ko="· 방법: 덮어쓰기", en="· Method: rows overwritten"),
    "rights.delete.searched": Text(
        ko="· 남은 것이 없는지 모든 기록과 파일을 다시 찾아봐요. 결과: {url}",
        en="· Every record and file is now searched for what is left. Result: {url}",
    ),
    "rights.delete.backups": Text(
        ko="· 먼저 만든 백업에는 암호로 잠긴 채 {until}까지 남아요. 백업을 되돌려도 다시 지워져요.",
        en="· Older backups still hold it, sealed, until {until}. Should one be restored, it is destroyed again.",
    ),
    "portal.certificate": Text(ko="파기 증명", en="Certificate of destruction"),
    "portal.certificate.number": Text(ko="증명 번호", en="Certificate"),
    "portal.certificate.at": Text(ko="파기한 때", en="Destroyed"),
    "portal.certificate.rows": Text(ko="지운 기록", en="Records destroyed"),
    "portal.certificate.count": Text(ko="{rows}건", en="{rows}"),
    "portal.certificate.method": Text(ko="방법", en="Method"),
    "portal.certificate.method.key": Text(ko="암호 키를 없애고 덮어쓰기", en="key destroyed, rows overwritten"),
    "portal.certificate.method.rows": Text(ko="덮어쓰기", en="rows overwritten"),
    "portal.certificate.searched": Text(ko="다시 찾아본 곳", en="Searched afterwards"),
    "portal.certificate.searched_at": Text(ko="{moment}에 마쳤어요.", en="Finished on {moment}."),
    "portal.certificate.waiting": Text(
        ko="아직 찾아보고 있어요. 조금 뒤 이 화면을 다시 열어 주세요.",
        en="The search is not finished. Please open this page again in a while.",
    ),
    "portal.certificate.held": Text(
        ko="지금 지울 수 없는 것이 있어, 사유가 끝나 모두 지운 뒤에 찾아봐요.",
        en="Something may not be destroyed now; it is searched for once all is gone.",
    ),
    "portal.certificate.clean": Text(ko="남은 것 없음", en="nothing left"),
    "portal.certificate.found": Text(ko="보호책임자가 확인하고 있어요", en="the privacy officer is looking into it"),
    "portal.certificate.backups": Text(
        ko="파기 전에 만든 백업에는 암호로 잠긴 채 {until}까지 남아요. 그 뒤에는 열쇠를 없애 아무도 열 수 없고, 그 전에 되돌려도 다시 지워져요.",
        en="Backups made before hold it, sealed, until {until}. Then their keys are destroyed and nobody can open them; should one be restored before, it is destroyed again.",
    ),
    "portal.certificate.none": Text(ko="이런 증명이 없어요", en="There is no such certificate"),
    "portal.certificate.none.text": Text(
        ko="주소를 다시 확인해 주세요. 파기 확인을 마친 증명은 정해진 기간이 지나면 없어져요.",
        en="Please check the address. A certificate goes after its period once it was confirmed.",
    ),
    "portal.area.cases": Text(ko="상담 내용, 사진, 메모", en="consultations, photos, notes"),
    "portal.area.clinic": Text(ko="병원 설정", en="settings of the clinic"),
    "portal.area.compliance": Text(ko="사고와 교육 기록", en="incidents and trainings"),
    "portal.area.database": Text(ko="파기 확인 코드", en="codes of what was destroyed"),
    "portal.area.notifications": Text(ko="보낸 알림과 안내", en="notices and campaigns"),
    "portal.area.outbox": Text(ko="보낼 알림", en="notices on their way"),
    "portal.area.patients": Text(
        ko="이름, 연락처, 대화, 동의, 제3자 제공", en="names, contacts, chats, consents, provisions"
    ),
    "portal.area.retention": Text(ko="파기와 보관 기록", en="records of destruction and retention"),
    "portal.area.rights": Text(ko="권리 요청", en="rights requests"),
    "portal.area.staff": Text(ko="직원 기록", en="records of the staff"),
    "portal.area.trail": Text(ko="접속 기록", en="access records"),
    "portal.area.visits": Text(ko="방문 예약", en="visits"),
    "portal.area.files": Text(ko="데이터베이스 파일", en="files of the database"),
}

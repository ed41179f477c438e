"""How staff and the owner are told something: a webhook (Kakao Work, Slack and many others take `{"text": …}`) or a mail.

No person is named: a notice says what happened and gives a case's number. A webhook with a secret is signed in the form of
Standard Webhooks. Which way a notice goes is said in `bot/delivery/channels.py`.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

import aiosmtplib
import httpx
import orjson

from bot.delivery.egress import PURPOSE
from bot.delivery.relay import DELIVERED, Outcome
from bot.settings.settings import Settings
from storage.outbox.outbox import Due

SECRET_PREFIX = "whsec_"  # noqa: S105 - the form of a Standard Webhooks secret, not one
SMTP_TIMEOUT_S = 20.0

SENTENCES = {
    "new_case": "새 상담이 접수됐어요. 상담번호 {number}",
    "urgent_case": "[긴급] 바로 확인해 주세요. 상담번호 {number}",
    "new_words": "상담에 새 글이 있어요. 상담번호 {number}",
    "rights_request": "개인정보 권리 요청이 접수됐어요. 접수번호 {number}",
    "rights_d5": "권리 요청의 처리 기한이 5일 남았어요. 접수번호 {number}",
    "rights_d2": "권리 요청의 처리 기한이 2일 남았어요. 접수번호 {number}",
    "rights_d0": "[오늘까지] 권리 요청을 오늘 안에 처리해 주세요. 접수번호 {number}",
    "rights_overdue": "[기한 지남] 처리 기한이 지난 권리 요청이 있어요. 접수번호 {number}",
    "patient_corrected": "환자 요청으로 정보를 고쳤어요. 상담번호 {number}",
    "destruction_incomplete": "[파기 확인] 파기한 뒤 남은 흔적을 찾았어요. 파기 대장을 확인해 주세요. {number}",
    "unlink_failed": "[카카오 연결] 삭제한 분의 로그인 연결을 끊지 못했어요. 카카오 개발자 사이트를 확인해 주세요. {number}",
    "overdue_jobs": "[기한 지남] 제때 돌지 않은 자동 작업이 {number}개 있어요. 자동 작업 화면을 확인해 주세요.",
    "overdue_confirmations": "[기한 지남] 확인하지 않은 파기가 {number}건 있어요. 파기 대장에서 확인해 주세요.",
    "overdue_reviews": "[기한 지남] 끝내지 않은 접속 기록 점검이 {number}건 있어요.",
    "overdue_paper": "[기한 지남] 파기하지 않은 종이가 {number}건 있어요.",
    "overdue_settling": "[곧 종료] 답변 뒤 조용한 상담 {number}건이 사흘 안에 저절로 종료돼요.",
    "overdue_open_cases": "[오래 기다림] 답변을 기다린 지 오래된 상담이 {number}건 있어요. 답변하거나 종료해 주세요.",
    "overdue_holds": "[다시 확인] 계속 보류할지 확인할 파기 보류가 {number}건 있어요.",
    "overdue_rights": "[기한 지남] 결정하지 않았거나 결과를 알리지 않은 권리 요청이 {number}건 있어요.",
    "overdue_trainings": "[기한 지남] 개인정보 교육을 받지 않은 직원이 {number}명 있어요.",
    "overdue_invitations": "[기한 지남] 초대한 지 한 달이 지난 미사용 계정이 {number}개 있어요. 다시 초대하거나 끝내 주세요.",
    "overdue_assessment": "[기한 지남] 고영향 인공지능 자체 점검을 해 주세요.",
    "overdue_plan": "[기한 지남] 내부 관리계획을 등록하거나 점검해 주세요.",
    "overdue_incidents": "[기한 지남] 72시간이 지난 개인정보 사고가 {number}건 있어요. 바로 알리고 신고해 주세요.",
    "unseen_case": "[미확인] 아직 아무도 열어 보지 않은 상담이 있어요. 상담번호 {number}",
    "overdue_case": "[기한 지남] 답변 기한이 지난 상담이 있어요. 상담번호 {number}",
    "unreached_case": "[미전달] 환자에게 전달되지 않은 답변이 있어요. 상담번호 {number}",
    "unreached_right": "[미전달] 권리 요청의 결과가 요청하신 분께 전달되지 않았어요. 전화로 알려 주세요. 접수번호 {number}",
    "unanswered_case": "[추가 문의] 아직 답변하지 않은 추가 문의가 있어요. 상담번호 {number}",
    "incident_filed": "[사고] 개인정보 사고가 접수됐어요. 72시간 안에 알리고 신고해야 해요. 사고번호 {number}",
    "incident_h24": "[24시간 남음] 개인정보 사고의 통지·신고 기한이 하루 안에 끝나요. 사고번호 {number}",
    "incident_overdue": "[기한 지남] 개인정보 사고의 통지·신고 기한 72시간이 지났어요. 사고번호 {number}",
    "sweep_stopped": (
        "[파기 멈춤] 한 번에 너무 많은 분의 정보를 파기하려 해서 멈췄어요. 파기 대장에서 확인해 주세요. {number}명"
    ),
    "value_unreadable": "[손상] 열 수 없는 환자 정보가 있어요. 백업과 열쇠를 확인해 주세요. 상담번호 {number}",
    "clock_was_ahead": "[시계 확인] 서버 시계가 앞서 있었어요. 자동 작업과 파기 대장을 확인해 주세요.",
    "account_invited": "[계정] 환자 정보를 볼 수 있는 직원 계정이 만들어졌어요. 예상하지 못했다면 직원 화면을 확인해 주세요.",
    "account_roles": "[계정] 직원에게 환자 정보를 볼 수 있는 역할이 주어졌어요. 예상하지 못했다면 직원 화면을 확인해 주세요.",
    "account_link": "[계정] 직원 계정의 새 로그인 링크가 만들어졌어요. 예상하지 못했다면 바로 관리자에게 알려 주세요.",
    "nobody_here": "[부재] 진료 시간인데 상담 데스크에 아무도 없고 기다리는 환자가 있어요.",
}
ABOUT_CASES = frozenset({
    "new_case", "urgent_case", "new_words", "patient_corrected", "unseen_case", "overdue_case", "unreached_case",
    "unanswered_case",
})  # fmt: skip
OTHER = "상담 데스크에서 확인해 주세요. ({event}) {number}"


def sentence(payload: Mapping[str, Any], desk_url: str) -> str:
    """What staff read: the ready text of the notice, or the sentence of its event, with the desk's address."""
    if text := payload.get("text"):
        return str(text)
    event = str(payload.get("event", ""))
    words = SENTENCES.get(event, OTHER).format(event=event, number=payload.get("number", ""))
    return f"{words.strip()}\n{desk_url}{_page(event, payload)}"


def _page(event: str, payload: Mapping[str, Any]) -> str:
    if payload.get("incident_id"):
        return f"records/incidents/{payload['incident_id']}"
    return f"cases/{payload['case_id']}" if event in ABOUT_CASES and payload.get("case_id") else ""


async def post_webhook(
    http: httpx.AsyncClient, url: str, secret: str, notice: Due, text: str, now: datetime
) -> Outcome:
    """Send a notice to a webhook."""
    body = orjson.dumps({"text": text})
    headers = {"Content-Type": "application/json", **signature(secret, notice.uid, now, body)}
    try:
        response = await http.post(url, content=body, headers=headers, extensions={PURPOSE: notice.kind})
    except httpx.HTTPError as error:
        return Outcome("again", type(error).__name__.lower())
    if response.is_success:
        return Outcome("dead", "refused_with_200") if _says_error(response) else DELIVERED
    for_good = response.is_client_error and response.status_code not in (408, 425, 429)
    return Outcome("dead" if for_good else "again", f"http_{response.status_code}")


def _says_error(response: httpx.Response) -> bool:
    """Whether an answer of 200 says in its body that nothing was delivered, as Slack (`ok`) and Kakao Work (`success`) do."""
    try:
        said = orjson.loads(response.content)
    except orjson.JSONDecodeError:
        return False
    return isinstance(said, dict) and (said.get("ok") is False or said.get("success") is False)


def signature(secret: str, uid: str, now: datetime, body: bytes) -> dict[str, str]:
    """The headers of Standard Webhooks: the same id at each attempt, so that the receiver can drop a repetition."""
    stamp = str(int(now.timestamp()))
    headers = {"webhook-id": uid, "webhook-timestamp": stamp}
    if secret:
        code = hmac.digest(_key(secret), f"{uid}.{stamp}.".encode() + body, "sha256")
        headers["webhook-signature"] = f"v1,{base64.b64encode(code).decode()}"
    return headers


def _key(secret: str) -> bytes:
    """`whsec_` and base64, as the standard has it; any other text is taken as it stands."""
    if secret.startswith(SECRET_PREFIX):
        try:
            return base64.b64decode(secret.removeprefix(SECRET_PREFIX), validate=True)
        except binascii.Error:
            return secret.encode()
    return secret.encode()


async def send_mail(settings: Settings, to: Sequence[str], notice: Due, text: str) -> Outcome:
    """Send a notice by mail; its subject is the first line. One address that is refused does not hide behind another that
    was not: the notice then counts as not delivered, for now or for good."""
    try:
        refused, _ = await aiosmtplib.send(
            _mail(settings, to, notice, text),
            hostname=settings.smtp_host,
            port=settings.smtp_port,
            username=settings.smtp_user or None,
            password=settings.smtp_password.get_secret_value() or None,
            use_tls=settings.smtp_security == "tls",
            start_tls=settings.smtp_security == "starttls",
            timeout=SMTP_TIMEOUT_S,
        )
    except aiosmtplib.SMTPRecipientsRefused as error:
        return _of_refused([one.code for one in error.recipients])
    except aiosmtplib.SMTPResponseException as error:
        return Outcome("dead" if error.code >= 550 else "again", f"smtp_{error.code}")
    except (aiosmtplib.SMTPException, OSError) as error:
        return Outcome("again", type(error).__name__.lower())
    return _of_refused([code for code, _ in refused.values()]) if refused else DELIVERED


def _of_refused(codes: Sequence[int]) -> Outcome:
    """A code of 4xx is "not now": a full mailbox, greylisting. Sent again, whoever has the mail already gets the same one."""
    later = [code for code in codes if code < 500]
    return Outcome("again", f"smtp_{later[0]}") if later else Outcome("dead", "recipients_refused")


def _mail(settings: Settings, to: Sequence[str], notice: Due, text: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = settings.smtp_from
    mail["To"] = ", ".join(to)
    mail["Subject"] = " ".join(str(notice.payload.get("subject") or text.split("\n", 1)[0]).split())[:120]
    mail["Date"] = format_datetime(notice.queued_at)
    # The same id at each attempt: a mail server may drop the second one.
    mail["Message-ID"] = f"<{notice.uid}@{settings.smtp_from.rpartition('@')[2] or 'sangdam'}>"
    mail.set_content(text)
    return mail

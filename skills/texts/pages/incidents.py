"""The notice to those concerned by an incident, as the clinic sends it: what patients read (Act 34(1), decree 39)."""

from collections.abc import Mapping

from skills.texts.catalogue import Text

TEXTS: Mapping[str, Text] = {
    "incident.kind.leak": Text("유출", "leak"),
    "incident.kind.loss": Text("분실", "loss"),
    "incident.kind.theft": Text("도난", "theft"),
    "incident.kind.forgery": Text("위조", "forgery"),
    "incident.kind.alteration": Text("변조", "alteration"),
    "incident.kind.damage": Text("훼손", "damage"),
    "incident.kind.possible_leak": Text("유출 가능성", "possible leak"),
    "incident.item.name": Text("이름", "name"),
    "incident.item.contact": Text("연락처", "contact details"),
    "incident.item.kakao_id": Text("카카오톡 식별자", "KakaoTalk identifier"),
    "incident.item.details": Text("상담 내용", "consultation details"),
    "incident.item.messages": Text("상담 대화", "messages of the consultation"),
    "incident.item.photos": Text("사진", "photos"),
    "incident.item.chart": Text("진료 기록", "medical records"),
    "incident.item.unique_number": Text(
        "주민등록번호, 여권번호 등 고유식별정보", "resident, passport, licence or alien registration number"
    ),
    "incident.item.other": Text("그 밖의 정보", "other data"),
    "incident.subject.first": Text(
        "[{clinic}] 개인정보 사고를 알려 드려요", "[{clinic}] About an incident with your data"
    ),
    "incident.subject.follow_up": Text(
        "[{clinic}] 개인정보 사고에 대해 더 알려 드려요", "[{clinic}] More about the incident with your data"
    ),
    "incident.subject.possible": Text(
        "[{clinic}] 개인정보 유출 가능성을 알려 드려요", "[{clinic}] Your data may have leaked"
    ),
    "incident.subject.cleared": Text(
        "[{clinic}] 개인정보 사고 조사 결과를 알려 드려요", "[{clinic}] Your data was not affected"
    ),
    "incident.opening.first": Text(
        "고객님의 개인정보와 관련된 사고가 있었어요. (사고 유형: {kind}) 걱정을 끼쳐 드려 죄송해요.",
        "There was an incident with your personal data (kind: {kind}). We are sorry for the worry this causes.",
    ),
    "incident.opening.follow_up": Text(
        "먼저 알려 드린 개인정보 사고에 대해 더 확인한 내용을 알려 드려요. (사고 유형: {kind})",
        "This is what we have found out since our first notice about the incident with your data (kind: {kind}).",
    ),
    "incident.opening.possible": Text(
        "고객님의 개인정보가 유출되었을 가능성이 있어요. 아직 확인된 것은 아니지만 먼저 알려 드려요.",
        "Your personal data may have leaked. This is not certain yet; we are telling you so that you can take care.",
    ),
    "incident.opening.cleared": Text(
        "먼저 알려 드린 개인정보 사고를 조사한 결과, 고객님의 개인정보는 유출되지 않은 것으로 확인했어요. "
        "걱정을 끼쳐 드려 죄송해요.",
        "We have looked into the incident that we told you about: your personal data was not affected. "
        "We are sorry for the worry this caused.",
    ),
    "incident.head.items": Text("관련된 개인정보", "Which data"),
    "incident.head.when.certain": Text("사고가 난 때와 경위", "When and how it happened"),
    "incident.head.when.possible": Text("의심되는 때와 경위", "When and how it may have happened"),
    "incident.head.advice": Text("피해를 줄이기 위해 하실 수 있는 일", "What you can do"),
    "incident.head.response": Text("병원의 대응과 피해 구제 절차", "What we do, and how we help"),
    "incident.head.desk": Text("피해 신고를 받는 곳", "Where to turn"),
    "incident.head.remedies": Text("법에 따른 구제 방법", "Your legal remedies"),
    "incident.unknown": Text("아직 확인하고 있어요.", "We are still finding out."),
    "incident.known_at": Text(
        "병원이 이 사실을 안 때: {year}년 {month}월 {day}일 {time}",
        "We learned of it on {year}-{month:02}-{day:02} at {time} (Korean time).",
    ),
    "incident.advice.contact": Text(
        "- 병원이나 기관을 사칭하는 전화, 문자, 링크를 조심해 주세요. 병원은 전화로 비밀번호나 계좌 번호를 묻지 않아요.",
        "- Beware of calls, texts and links in the name of the clinic or an authority. We never ask for passwords or accounts.",
    ),
    "incident.advice.kakao_id": Text(
        "- 카카오톡으로 모르는 사람이 말을 걸면 대화하지 말고 신고해 주세요.",
        "- Do not answer strangers who write to you on KakaoTalk; report them.",
    ),
    "incident.advice.photos": Text(
        "- 인터넷에서 고객님의 사진을 보시면 바로 알려 주세요. 지울 수 있게 도와드려요.",
        "- If you see your photos on the internet, tell us at once: we help to have them removed.",
    ),
    "incident.advice.all": Text(
        "- 이상한 연락을 받거나 피해가 의심되면 아래 연락처로 바로 알려 주세요.\n"
        "- 병원이 가진 고객님의 정보를 보거나 지우고 싶으시면 언제든 요청하실 수 있어요.",
        "- If somebody contacts you strangely, or you think that harm was done, tell us at once.\n"
        "- You can ask at any time to see or delete what we hold about you.",
    ),
    "incident.response": Text(
        "- 더 퍼지지 않게 막고 원인을 조사하고 있어요.\n"
        "- 피해가 생기면 아래 연락처로 신고해 주세요. 담당자가 내용을 확인하고 필요한 구제 절차를 도와드려요.",
        "- We are keeping it from spreading and looking for the cause.\n"
        "- If harm was done, report it to the address below: we look into it and help you to get redress.",
    ),
    "incident.desk": Text(
        "{clinic} 개인정보 보호책임자 {name} ({reach})", "{clinic}, privacy officer {name} ({reach})"
    ),
    "incident.remedies": Text(
        "- 손해배상 청구 (개인정보 보호법 제39조)\n"
        "- 법정손해배상 청구 (제39조의2): 손해액을 증명하지 않아도 300만 원 이하에서 청구하실 수 있어요.\n"
        "- 분쟁조정 신청 (제43조): 개인정보 분쟁조정위원회 1833-6972, www.kopico.go.kr",
        "- Damages (Personal Information Protection Act Art. 39)\n"
        "- Statutory damages (Art. 39-2): up to KRW 3 million without proof of the loss\n"
        "- Mediation (Art. 43): Personal Information Dispute Mediation Committee, 1833-6972, www.kopico.go.kr",
    ),
    "incident.ending.first": Text(
        "더 확인하는 내용은 바로 다시 알려 드려요.", "We will tell you what we find out as soon as we know it."
    ),
    "incident.ending.follow_up": Text(
        "궁금하신 점은 언제든 물어봐 주세요.", "Please ask us whatever you want to know."
    ),
    "incident.ending.possible": Text(
        "조사 결과가 나오는 대로 다시 알려 드려요.", "We will write again as soon as we know whether it did."
    ),
}

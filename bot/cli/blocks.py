"""What to type into Open Builder, as data: blocks with their sample sentences, skills, header and events.

`python app.py blocks` prints it, and docs/connect-a-channel.md walks through it. Sample sentences help Kakao's own matching;
all that it does not match comes through the fallback block, which is enough alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.kakao.webhook import KEY_HEADER
from bot.settings.settings import Settings, variable


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the bot: its name in Open Builder, the skill it calls, and what people say to reach it."""

    name: str
    skill: str
    sentences: tuple[str, ...] = ()
    note: str = ""


PHOTO_BLOCK = "사진 보내기"
PHOTO_NOTE = (
    "Parameter photo: sys.plugin.secureimage, not required; escape words 취소, 그만, 중지, 처음으로."
    f" The block's id, the end of its page's address, goes into {variable('kakao_photo_block')}."
)
BLOCKS = (
    Block("웰컴 블록", "menu", note="The welcome block: replace its answer by the skill."),
    Block(
        "폴백 블록", "fallback", note="The fallback block. It is enough alone; the others only help Kakao's matching."
    ),
    Block("메뉴", "menu", ("메뉴", "처음으로", "도움말", "안녕하세요", "menu")),
    Block(
        "상담 신청",
        "consult",
        ("상담 신청", "상담 받고 싶어요", "예약하고 싶어요", "문의드려요", "book a consultation"),
    ),
    Block(
        "상담 확인", "status", ("상담 확인", "제 상담 어떻게 됐나요", "접수 확인 부탁드려요", "my consultation status")
    ),
    Block(
        "상담원 연결",
        "handoff",
        ("상담원 연결", "상담원 연결해 주세요", "사람이랑 얘기하고 싶어요", "talk to a person"),
    ),
    Block(
        "내 정보 관리",
        "rights",
        ("내 정보 관리", "내 정보 보여주세요", "제 정보 삭제해 주세요", "동의 철회할게요", "delete my data"),
    ),
    Block(
        PHOTO_BLOCK,
        "consult",
        ("사진 보내기", "사진 보낼게요", "사진 첨부", "send a photo"),
        note=PHOTO_NOTE,
    ),
    Block("개인정보 처리방침", "policy", ("개인정보 처리방침", "개인정보 어떻게 쓰나요", "privacy policy")),
)
VALIDATIONS = ("name", "phone")
RESULT_EVENT = "rights_result"
GUIDANCE_EVENT = "clinic_guidance"


def skill_url(settings: Settings, path: str) -> str:
    """The address to type for a skill or a validation."""
    return f"{settings.own_url}/skills/{path}"


def told(settings: Settings) -> str:
    """Everything to type, as text for a terminal. The key itself is never printed."""
    lines = ["Skills (Open Builder > Skill > Create): one for each address"]
    skills = dict.fromkeys([*(block.skill for block in BLOCKS), "inbox"])
    lines += [f"  {skill:<9} {skill_url(settings, skill)}" for skill in skills]
    lines += ["", "Header of every skill (the same for the test value)", f"  {KEY_HEADER}: {_key(settings)}"]
    lines += ["", "Blocks: fill the answer with the skill's data (스킬데이터 사용), no other bubble"]
    lines += [line for block in BLOCKS for line in _block(block)]
    lines += ["", "Event blocks (Settings > Event)"]
    lines.append(f"  {settings.kakao_event_name}: a block that calls the skill inbox, without parameters")
    lines += [
        f"  {name}: a block with one text bubble {{{{#current.event.data.text}}}}, without skill and parameters"
        for name in text_events(settings)
    ]
    lines += ["", "Parameter validation (optional, when a block fills parameters itself)"]
    lines += [f"  {name:<9} {skill_url(settings, f'validate/{name}')}" for name in VALIDATIONS]
    lines += ["", "Callback (optional, AI chatbot): switch it on for each block; waiting text {{#webhook.text}}"]
    lines += ["", "Deploy the bot afterwards: what is not deployed reaches the development channel only."]
    return "\n".join(lines)


def text_events(settings: Settings) -> tuple[str, ...]:
    """The events that bring their own words. Their blocks call no skill: what we say by ourselves is no use of the chat by
    the patient, and must not put off the day on which their identifiers go (D-7). An ad's block may hold one bubble only."""
    return (RESULT_EVENT, GUIDANCE_EVENT, settings.kakao_ad_event_name)


def _block(block: Block) -> list[str]:
    lines = [f"  {block.name} -> {block.skill}"]
    if block.note:
        lines.append(f"      {block.note}")
    if block.sentences:
        lines.append(f"      {' / '.join(block.sentences)}")
    return lines


def _key(settings: Settings) -> str:
    if settings.skill_key.get_secret_value():
        return f"the value of {variable('skill_key')}"
    return f"set {variable('skill_key')} first: the server does not start without one"

from __future__ import annotations

import hashlib

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel

from storage.unit.unit_of_work import SYSTEM, Unit
from tests.bot.suspension.conftest import Scene, leaks

SAID = [
    "예약 취소할게요",
    "예약 날짜 바꿀 수 있나요?",
    "제 예약 언제예요?",
    "내일 못 갈 것 같아요",
    "상담 취소해 주세요",
    "전화 주세요",
    "010-0000-5555로 전화 주세요",
    "제 번호 바꿨어요 010-0000-5555예요",
    "이름 바꿔주세요 김새봄으로",
    "아까 보낸 사진 지워 주세요",
    "사진 보낼게요",
    "사진 확인하셨어요?",
    "파일 링크 다시 보내주세요",
    "링크가 안 열려요",
    "답변 다시 보여주세요",
    "원장님이 뭐라고 하셨어요?",
    "별점 5점이요",
    "5점",
    "만족해요",
    "불친절했어요",
    "혜택 받을게요",
    "광고 보내지 마세요",
    "광고 동의할게요",
    "건강정보 동의 철회할게요",
    "상담 내용 지워주세요",
    "다 지워주세요",
    "내 정보 보여줘",
    "누가 내 기록 봤어요?",
    "제 이름이 뭐로 되어 있나요?",
    "제 번호 맞는지 확인해 주세요",
    "어떤 시술 상담했었죠?",
    "네",
    "동의해요",
    "아니요",
    "예",
    "그대로 접수해 주세요",
    "이어서 할게요",
    "상담원 연결",
    "담당자 바꿔주세요",
    "English please",
    "talk in english",
    "죽고 싶어요",
    "숨이 안 쉬어져요",
    "수술 부위에서 피가 계속 나요",
    "코 수술 가격 얼마예요?",
    "쌍꺼풀 회복기간 얼마나 걸려요?",
    "제 상담 취소",
    "증상이 심해졌어요 코가 부었어요",
    "만 13살이에요",
    "제 아이가 12살인데 상담 되나요",
    "저는 남궁두루예요",
    "처리정지 풀어주세요",
    "처리정지 언제까지예요?",
    "고마워요",
    "900101-1234567",
    "정지했는데 왜 안 돼요?",
    "아까 그 직원한테 전해 주세요 내일 세 시에 갈게요",
    "질문 남길게요: 마취는 어떻게 하나요",
    "예약일에 뭐 준비해요?",
    "철회 취소할게요",
]


def dump(unit: Unit):
    out = {}
    for name, t in SQLModel.metadata.tables.items():
        if name in ("access_record", "trail_head", "conversation"):
            continue
        rows = sorted(repr(tuple(r)) for r in unit.connection.execute(select(t)))
        out[name] = (len(rows), hashlib.md5("".join(rows).encode()).hexdigest())
    return out


@pytest.mark.parametrize("i", range(len(SAID)))
async def test_x(scene: Scene, i: int):
    await scene.suspend()
    scene.clock.move(seconds=5)
    a = scene.database.read_now(dump, SYSTEM)
    chat = scene.chat
    r = await chat.say(SAID[i])
    b = scene.database.read_now(dump, SYSTEM)
    ch = [n for n in a if a[n] != b[n]]
    with open("/tmp/promises/sus.txt", "a") as f:
        f.write(f"{SAID[i]} -> {r.skill}/{r.step} changed={ch} leaks={leaks(chat.read())} | {chat.read()[:150]!r}\n")
    pic = await chat.send(text=SAID[i], photos=("https://talk.kakaocdn.net/p.jpg",))
    c = scene.database.read_now(dump, SYSTEM)
    ch = [n for n in b if c[n] != b[n]]
    if ch or leaks(chat.read()):
        with open("/tmp/promises/sus.txt", "a") as f:
            f.write(f"   +pic {pic.skill}/{pic.step} changed={ch} leaks={leaks(chat.read())}\n")

"""Files to a patient at the desk: what comes in by a form, what is kept of it, and that nothing typed is lost with a file."""

from __future__ import annotations

import asyncio
import re
from io import BytesIO
from typing import Any

import pytest
from aiohttp import FormData
from PIL import Image
from PIL.ExifTags import Base

from bot.desk.frame.cookies import SESSION
from storage.cases import consultations
from storage.cases.answering import drafts
from storage.cases.answering import files as kept
from storage.patients import patients
from storage.patients.patients import Purpose
from storage.unit.unit_of_work import SYSTEM, Unit
from tests.bot.desk.conftest import Desk, Visitor
from tests.bot.files.test_pictures import IPHONE
from tests.desk import clinic, file_case

WORDS = "수술 전 안내문을 보내 드려요."
LEAFLET = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n"
LARGEST = clinic().desk.files.megabytes * 1024 * 1024


def picture(kind: str = "JPEG", mode: str = "RGB") -> bytes:
    """A picture that says where it was taken and with what."""
    exif, out = Image.Exif(), BytesIO()
    exif[Base.Make], exif[Base.GPSInfo] = "Invented Phone", {1: "N", 2: (37.5, 0.0, 0.0)}
    Image.new(mode, (64, 48), "teal").save(out, kind, exif=exif)
    return out.getvalue()


async def attach(who: Visitor, case_id: str, *raw: bytes, name: str = "whatever.exe", **words: str) -> tuple[int, str]:
    """Send files as a browser does, with what stands in the answer's box; the status and the page."""
    form = FormData()
    for field, value in {"csrf": who.csrf, "text": WORDS, **words}.items():
        form.add_field(field, value)
    for one in raw:
        form.add_field("files", BytesIO(one), filename=name, content_type="application/octet-stream")
    cookies = {SESSION: who.token}
    answer = await who.client.post(f"/desk/cases/{case_id}/files", data=form, cookies=cookies, allow_redirects=False)
    return answer.status, await answer.text()


def kept_of(desk: Desk, case_id: str) -> list[tuple[bytes, str]]:
    """The files of a case, opened, with their kinds."""

    def work(unit: Unit) -> list[tuple[bytes, str]]:
        found = kept.of_case(unit, case_id)
        keys = [patients.unlock(unit, one.patient_id, Purpose.RIGHTS).key for one in found]
        return [(kept.open_content(key, one), one.kind) for key, one in zip(keys, found, strict=True)]

    return desk.database.run_now(work, SYSTEM)


def draft_of(desk: Desk, who: Visitor, case_id: str) -> str:
    def work(unit: Unit) -> str:
        case = consultations.find(unit, case_id)
        assert case is not None
        return drafts.of(
            unit, patients.unlock(unit, case.patient_id, Purpose.RIGHTS).key, case_id, who.person.id
        ).answer

    return desk.database.run_now(work, SYSTEM)


def code_in(page: str) -> str:
    """The sentence of a refusal on the page of a case."""
    found = re.search(r'role="alert">.*?<span>(.*?)</span>', page, re.DOTALL)
    return found[1] if found else ""


async def test_what_is_attached_is_what_the_bytes_are_without_where_and_with_what_it_was_taken(desk: Desk) -> None:
    """JPEG, PNG and WebP by their content, whatever their name; a PDF as it is. All of it on disk only sealed."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    raw = [picture(), picture("PNG", "RGBA"), picture("WEBP"), LEAFLET]
    assert all(b"Invented Phone" in one for one in raw[:3])
    status, _ = await attach(kim, case_id, *raw)
    assert status == 303
    found = kept_of(desk, case_id)
    assert [kind for _, kind in found] == ["image/jpeg", "image/png", "image/jpeg", "application/pdf"]
    for content, _ in found[:3]:
        assert not Image.open(BytesIO(content)).getexif()
        assert b"Invented Phone" not in content
    assert found[3][0] == LEAFLET
    assert draft_of(desk, kim, case_id) == WORDS


async def test_attach_look_take_out_and_send_without_a_script(desk: Desk) -> None:
    """By forms alone: the words stand there again after each press, and the answer takes along what its page showed."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    await attach(kim, case_id, picture(), LEAFLET)
    page = await kim.see(f"/cases/{case_id}")
    assert f">{WORDS}</textarea>" in page
    first, second = re.findall(r'name="file" value="(\w+)"', page)
    shown = await kim.get(f"/cases/{case_id}/files/{first}")
    assert (shown.content_type, shown.headers["Cache-Control"]) == ("image/jpeg", "no-store")
    leaflet = await kim.get(f"/cases/{case_id}/files/{second}")
    assert leaflet.headers["Content-Disposition"].startswith("attachment")
    changed = "안내문을 다시 보내 드려요."
    assert (await kim.post(f"/cases/{case_id}/files/{first}/drop", {"text": changed})).status == 303
    page = await kim.see(f"/cases/{case_id}")
    assert f">{changed}</textarea>" in page
    assert re.findall(r'name="file" value="(\w+)"', page) == [second]
    assert (await attach(kim, case_id, text=changed))[0] == 303  # Pressed while the files went up: nothing is missing.
    sent = {"version": "1", "text": changed, "heard": "0", "files": "", "file": second}
    assert (await kim.post(f"/cases/{case_id}/answer", sent)).status == 303
    page = await kim.see(f"/cases/{case_id}")
    assert 'name="file"' not in page
    assert "PDF 1 (1KB)" in page


async def test_a_file_that_was_picked_and_not_attached_stops_the_answer(desk: Desk) -> None:
    """Without a script the browser would send its name alone, and the patient would look for what is not there."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    sent = {"version": "1", "text": WORDS, "heard": "0", "files": "leaflet.pdf"}
    answer = await kim.post(f"/cases/{case_id}/answer", sent)
    page = await answer.text()
    assert answer.status == 400
    assert "아직 첨부되지 않아서" in code_in(page)
    assert f">{WORDS}</textarea>" in page


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ([b"MZ\x90\x00 not what it says"], "사진이나 PDF만"),
        ([IPHONE[:500]], "읽을 수 없어요"),
        ([picture()[:300]], "읽을 수 없어요"),
        ([b"%PDF-1.7 cut off"], "읽을 수 없어요"),
        ([LEAFLET.replace(b"/Catalog", b"/OpenAction << /S /JavaScript >>")], "스크립트"),
        ([b"x" * (LARGEST + 1)], "너무 커요"),
        ([LEAFLET] * 6, "수를 넘었어요"),
        ([], "골라 주세요"),
    ],
    ids=["program", "half-a-heic", "half-a-picture", "half-a-pdf", "script", "large", "many", "none"],
)
async def test_a_bad_file_gets_a_sentence_and_takes_no_words_and_no_good_file_along(
    desk: Desk, raw: list[bytes], said: str
) -> None:
    """The page of the case again, with what was typed; a good file beside the bad one is kept."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    good = [LEAFLET] if len(raw) == 1 else []
    status, page = await attach(kim, case_id, *raw, *good)
    assert (status, f">{WORDS}</textarea>" in page) == (400, True)
    assert said in code_in(page)
    assert [content for content, _ in kept_of(desk, case_id)] == (good or raw[:5])


async def test_who_is_not_signed_in_has_no_file_read_and_loses_no_words(desk: Desk) -> None:
    """A stranger's form is refused before its body is read; after one's session has ended the words wait as a draft."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    assert (await attach(desk.stranger(), case_id, LEAFLET))[0] == 401
    assert (await attach(kim, case_id, LEAFLET, csrf="someone else's"))[0] == 403
    desk.clock.move(minutes=20)
    status, _ = await attach(kim, case_id, LEAFLET, b"x" * (2 * LARGEST))
    assert (status, kept_of(desk, case_id), draft_of(desk, kim, case_id)) == (303, [], WORDS)


async def test_a_form_pressed_twice_attaches_once(desk: Desk) -> None:
    """The same files with the same token; another file with it is another form."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    await asyncio.gather(*(attach(kim, case_id, LEAFLET, once="one-press") for _ in range(2)))
    assert len(kept_of(desk, case_id)) == 1
    await attach(kim, case_id, picture(), once="one-press")
    assert len(kept_of(desk, case_id)) == 2


async def test_what_no_browser_sends_is_no_form(desk: Desk) -> None:
    """Parts in parts, no end, no words that anybody types."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    head = {"Content-Type": "multipart/form-data; boundary=b"}
    bodies: list[Any] = [
        b"--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c--\r\n--b--\r\n",
        b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n\xff\xfe\r\n--b--\r\n',
        b"--b\r\n" * 200 + b"--b--\r\n",
    ]
    for body in bodies:
        answer = await kim.client.post(
            f"/desk/cases/{case_id}/files", data=body, headers=head, cookies={SESSION: kim.token}, allow_redirects=False
        )
        assert (answer.status, kept_of(desk, case_id)) == (400, [])


async def test_typed_words_are_kept_as_often_as_they_change(desk: Desk) -> None:
    """A save over an older one opens what its writer typed before, which is no look at the patient."""
    kim, case_id = desk.visitor(), file_case(desk.database)
    for words in ("토요일", "토요일 11시", "토요일 11시에 오세요."):
        assert (await kim.post(f"/cases/{case_id}/draft", {"kept_answer": words})).status == 200
        assert draft_of(desk, kim, case_id) == words

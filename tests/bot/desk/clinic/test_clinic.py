"""The clinic's data at the desk: forms that say the document and nothing else, faults beside the field, undo."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from bot.desk.clinic import editing
from bot.desk.clinic.sections import SECTIONS
from skills.clinic import versions as rules
from skills.clinic.clinic import Clinic
from skills.staff.permissions import Role
from storage.clinic import versions
from storage.database.database import Database
from storage.staff import proposals
from storage.unit.unit_of_work import SYSTEM
from tests.bot.desk.conftest import Desk, Visitor
from tests.desk import clinic

SELECT = re.compile(r'<select[^>]* name="([^"]+)"[^>]*>.*?<option value="([^"]*)" selected', re.DOTALL)
INPUT = re.compile(r'<input[^>]* name="([^"]+)"[^>]*>|<textarea[^>]* name="([^"]+)"[^>]*>(.*?)</textarea>', re.DOTALL)


def fields_of(page: str) -> dict[str, str]:
    """What a browser would send of the page's large form."""
    form = page[page.index('class="stack"') :]
    found = {name: unescape(value) for name, value in SELECT.findall(form)}
    for match in INPUT.finditer(form):
        tag = match.group(0)
        if 'type="checkbox"' in tag and " checked" not in tag:
            continue
        value = re.search(r' value="([^"]*)"', tag) if match.group(1) else None
        found[match.group(1) or match.group(2)] = unescape(value.group(1) if value else match.group(3) or "")
    found.pop("csrf", None)
    return found


def document(database: Database) -> rules.Document:
    return database.read_now(lambda unit: rules.present(unit)[1], SYSTEM)


def number(database: Database) -> int:
    return database.read_now(versions.newest_number, SYSTEM)


async def form_of(who: Visitor, path: str) -> dict[str, str]:
    return fields_of(await who.see(path))


async def test_what_is_one_of_a_few_is_chosen_in_words_and_kept_as_its_code(desk: Desk) -> None:
    """The basis of a transfer abroad: no code is read, neither where it is chosen nor where a second person looks."""
    officer = desk.visitor(Role.PRIVACY_OFFICER)
    form = await form_of(officer, "/clinic/parts/processors")
    assert form["processors.0.basis"] == ""
    form |= {"processors.0.country": "US", "processors.0.basis": "certified", "preview": "1"}
    page = await (await officer.post("/clinic/parts/processors", form)).text()
    assert 'value="certified" selected>인증을 받은 업체<' in page
    assert '<span class="said">인증을 받은 업체</span>' in page
    assert fields_of(page)["processors.0.basis"] == "certified"


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
async def test_a_form_that_nobody_touched_changes_nothing(desk: Desk, section: Any) -> None:
    """Every part's page, sent as it stands, is the document it was made of."""
    officer = desk.visitor(Role.PRIVACY_OFFICER)
    path = f"/clinic/parts/{section.name}"
    form = await form_of(officer, path)
    assert (await officer.post(path, form)).status == 303
    assert number(desk.database) == 1
    assert document(desk.database) == rules.document_of(clinic())


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
async def test_who_may_only_read_sees_every_part(desk: Desk, section: Any) -> None:
    """Without a form to send, and without the empty entry in which a new one is written."""
    page = await desk.visitor(Role.AUDITOR).see(f"/clinic/parts/{section.name}")
    assert 'name="why"' not in page


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://clinic.example", "//evil.example", "https:// x"])
async def test_an_address_that_patients_press_begins_with_https(address: str) -> None:
    """A counsellor may change it, so it can lead nowhere else."""
    with pytest.raises(ValueError, match="https"):
        Clinic.model_validate({**clinic().model_dump(), "channel_url": address})


async def test_hours_are_changed_previewed_and_undone(desk: Desk) -> None:
    """A fault stands beside its field and loses nothing typed; a preview keeps nothing; an undo is a version."""
    kim = desk.visitor(Role.COUNSELLOR)
    form = await form_of(kim, "/clinic/parts/hours")
    wrong = await kim.post(
        "/clinic/parts/hours", {**form, "week.mon": "열 시부터", "week.closed_on": "2026-12-31\r\nx"}
    )
    page = await wrong.text()
    assert wrong.status == 400
    assert 'id="f-week-mon-fault"' in page
    assert 'value="열 시부터"' in page
    good = {**form, "week.mon": "11:00-20:00", "week.closed_on": "2026-12-31", "why": "연말"}
    assert "11:00-20:00" in await (await kim.post("/clinic/parts/hours", {**good, "preview": "1"})).text()
    assert number(desk.database) == 1
    assert (await kim.post("/clinic/parts/hours", good)).status == 303
    changed = document(desk.database)["week"]
    assert (changed["mon"], changed["closed_on"]) == ("11:00-20:00", ["2026-12-31"])
    again = await kim.post("/clinic/parts/hours", {**form, "week.tue": "09:00-10:00"})
    assert again.status == 400
    assert "연말" in await kim.see("/clinic")
    assert (await kim.post("/clinic/versions/1/restore")).status == 303
    assert document(desk.database) == rules.document_of(clinic())
    assert "1번째 내용으로 되돌림" in await kim.see("/clinic")


async def test_entries_are_added_and_taken_out(desk: Desk) -> None:
    """A price is put in by the empty entry; a fault in it is told there; a mark takes it out; both languages are needed."""
    kim = desk.visitor(Role.COUNSELLOR)
    path = "/clinic/parts/prices"
    new = {"prices.0.item.ko": "점 빼기", "prices.0.won": "10,000원", "prices.0.posted_on": "2026-11-01"}
    form = await form_of(kim, path)
    refused = await kim.post(path, {**form, **new})
    assert 'id="f-prices-0-item-en-fault"' in await refused.text()
    assert (await kim.post(path, {**form, **new, "prices.0.item.en": "Mole"})).status == 303
    assert document(desk.database)["prices"][0]["item"] == {"ko": "점 빼기", "en": "Mole"}
    form = await form_of(kim, path)
    assert (await kim.post(path, {**form, "prices.0.remove": "on"})).status == 303
    assert document(desk.database)["prices"] == []


async def test_a_question_is_found_seen_as_patients_see_it_and_kept(desk: Desk) -> None:
    """Search, preview in both languages, a new entry, a change and a removal."""
    kim = desk.visitor(Role.COUNSELLOR)
    before = len(document_after_start(desk)["questions"])
    listed = await kim.see("/clinic/questions?q=현금영수증")
    assert "현금영수증" in listed
    assert "카드와 할부" not in listed
    entry = {"topic.ko": "와이파이", "topic.en": "Wi-Fi", "asked": "와이파이 되나요\r\nis there wifi",
             "answer.ko": "네, 있어요.", "answer.en": "Yes, there is.", "seen": "1"}  # fmt: skip
    shown = await (await kim.post("/clinic/questions/new", {**entry, "preview": "1"})).text()
    assert shown.count('class="bubble"') == 2
    assert (await kim.post("/clinic/questions/new", {**entry, "asked": ""})).status == 400
    assert (await kim.post("/clinic/questions/new", entry)).status == 303
    assert document(desk.database)["questions"][-1]["asked"] == ["와이파이 되나요", "is there wifi"]
    path = f"/clinic/questions/{before}"
    assert (await kim.post(path, {**(await form_of(kim, path)), "answer.ko": "네, 무료예요."})).status == 303
    assert document(desk.database)["questions"][before]["answer"]["ko"] == "네, 무료예요."
    assert (await kim.post(path, {"seen": "3", "remove": "1"})).status == 303
    assert len(document(desk.database)["questions"]) == before
    assert (await kim.get("/clinic/questions/999")).status == 404


def document_after_start(desk: Desk) -> rules.Document:
    desk.database.run_now(lambda unit: rules.begin(unit, clinic()), SYSTEM)
    return document(desk.database)


async def test_what_concerns_every_patient_waits_for_a_second_person(desk: Desk) -> None:
    """Periods are the officer's to propose and another's to confirm; so is undoing them. An administrator alone may not."""
    boss, officer = desk.visitor(Role.ADMINISTRATOR, name="이관리"), desk.visitor(Role.PRIVACY_OFFICER, name="박책임")
    path = "/clinic/parts/periods"
    form = await form_of(officer, path)
    shorter = {**form, "periods.closed_case_days": "3"}
    assert (await boss.post(path, shorter)).status == 403
    page = await (await officer.post(path, {**shorter, "preview": "1"})).text()
    assert "동의 문구가 바뀌어요" in page  # The wording of the contact notice and health consent names the period.
    assert (await officer.post(path, shorter)).status == 303
    assert number(desk.database) == 1
    (proposal,) = desk.database.read_now(proposals.waiting, SYSTEM)
    assert "종료된 상담 (일)" in await boss.see("/proposals")
    assert (await officer.post(f"/proposals/{proposal.id}/confirm")).status == 403
    assert (await boss.post(f"/proposals/{proposal.id}/confirm")).status == 303
    made = desk.database.read_now(versions.newest, SYSTEM)
    assert made is not None
    assert (made.number, made.made_by, made.confirmed_by) == (2, officer.person.id, boss.person.id)
    assert document(desk.database)["periods"]["closed_case_days"] == 3
    assert (await boss.post("/clinic/versions/1/restore")).status == 403
    assert (await officer.post("/clinic/versions/1/restore")).status == 303
    assert number(desk.database) == 2


async def test_a_new_policy_is_published_with_its_day_and_old_ones_stay(desk: Desk) -> None:
    """The versions in force are read, not edited; a new one says whom it asks anew."""
    desk.visitor(Role.ADMINISTRATOR, name="이관리")
    officer = desk.visitor(Role.PRIVACY_OFFICER, name="박책임")
    path = "/clinic/parts/policy"
    form = await form_of(officer, path)
    assert "policy.0.text.ko" not in form
    new = {"policy.1.version": "2027-01-10", "policy.1.effective_on": "2027-01-10", "policy.1.published_on": "2026-12-05",
           "policy.1.material": "on", "policy.1.text.ko": "1. 새 처리방침", "policy.1.text.en": "1. A new policy",
           "policy.1.consents.health.items.ko": "상담 내용", "policy.1.consents.health.items.en": "Words"}  # fmt: skip
    page = await (await officer.post(path, {**form, **new, "preview": "1"})).text()
    assert "건강정보 동의" in page
    assert (await officer.post(path, {**form, **new})).status == 303
    (proposal,) = desk.database.read_now(proposals.waiting, SYSTEM)
    assert proposal.kind == "clinic"


def test_an_entry_that_is_hidden_stays_as_it_is() -> None:
    """What a page does not show, it cannot change or lose."""
    policy = next(section for section in SECTIONS if section.name == "policy")
    whole = rules.document_of(clinic())
    sent = editing.read(policy, whole, {}, lambda _entry: False)
    assert sent.parts == {"policy": whole["policy"]}


async def test_a_question_that_the_bot_could_not_answer_begins_an_entry(desk: Desk) -> None:
    """Its words stand among the ways to ask, with a word of care; kept, the entry settles it."""
    kim = desk.visitor(Role.COUNSELLOR)
    page = await (await kim.post("/clinic/unanswered", {"words": "주말에도 하나요", "settles": "7"})).text()
    assert fields_of(page)["asked"] == "주말에도 하나요"
    assert fields_of(page)["settles"] == "7"
    assert "이름처럼 환자를 알 수 있는 내용은 지워 주세요" in page
    assert "남겨진 질문이 없어요" in await kim.see("/clinic/unanswered")


async def test_an_address_that_is_emptied_is_gone(desk: Desk) -> None:
    """What the clinic may leave out can be taken out again, and the preview says so."""
    kim = desk.visitor()
    form = await form_of(kim, "/clinic/parts/texts")
    await kim.post("/clinic/parts/texts", {**form, "website": "https://clinic.example"})
    assert document(desk.database)["website"] == "https://clinic.example"
    form = await form_of(kim, "/clinic/parts/texts") | {"website": ""}
    assert (
        "홈페이지"
        in re.findall(
            r"<tbody>.*?</tbody>",
            await (await kim.post("/clinic/parts/texts", {**form, "preview": "1"})).text(),
            re.DOTALL,
        )[0]
    )
    await kim.post("/clinic/parts/texts", form)
    assert document(desk.database)["website"] == ""


async def test_the_clinic_greets_newcomers_in_its_own_words(desk: Desk) -> None:
    """Shown before it is kept as the patient will see it, in both languages, with what must be said after it; a greeting in one
    language alone or one that is too long is refused at its field, and an empty one is the usual one again."""
    kim = desk.visitor()
    form = await form_of(kim, "/clinic/parts/texts")
    form |= {"greeting.ko": "반가워요, 리브예요!", "greeting.en": "Welcome to Liv!"}
    page = await (await kim.post("/clinic/parts/texts", {**form, "preview": "1"})).text()
    assert "반가워요, 리브예요! 리브성형외과의 자동 상담 도우미예요." in page
    assert "Welcome to Liv! I am the automatic assistant of Liv Plastic Surgery." in page
    for wrong in ({"greeting.en": ""}, {"greeting.ko": "가" * 121}):
        answer = await kim.post("/clinic/parts/texts", {**form, **wrong})
        assert answer.status == 400
        assert f'id="f-{next(iter(wrong)).replace(".", "-")}-fault"' in await answer.text()
    assert "greeting" not in document(desk.database)
    await kim.post("/clinic/parts/texts", form)
    assert document(desk.database)["greeting"] == {"ko": "반가워요, 리브예요!", "en": "Welcome to Liv!"}
    form = await form_of(kim, "/clinic/parts/texts") | {"greeting.ko": "", "greeting.en": "", "preview": "1"}
    assert (
        "안녕하세요. 리브성형외과의 자동 상담 도우미예요." in await (await kim.post("/clinic/parts/texts", form)).text()
    )


@pytest.mark.parametrize(
    ("section", "name", "wrong", "right", "said"),
    [
        ("texts", "phone", "전화", "02-000-0000", "전화번호를 적어 주세요"),
        ("texts", "website", "clinic.example", "https://clinic.example", "https://로 시작하는"),
        ("hours", "week.mon", "19:00-10:00", "10:00-20:00", "여는 시간과 닫는 시간"),
        ("hours", "week.lunch", "14:00-13:00", "12:00-13:00", "여는 시간과 닫는 시간"),
        ("officer", "officer.phone", "없음", "1588-0000", "전화번호를 적어 주세요"),
        ("officer", "officer.email", "누구", "officer@clinic.example", "이메일 주소를 적어 주세요"),
    ],
)
async def test_what_nobody_could_call_write_to_or_come_at_is_refused_at_its_field(
    desk: Desk, section: str, name: str, wrong: str, right: str, said: str
) -> None:
    """In the preview as when it is kept, in words about that field."""
    officer = desk.visitor(Role.PRIVACY_OFFICER)
    path = f"/clinic/parts/{section}"
    form = await form_of(officer, path)
    for press in ({}, {"preview": "1"}):
        refused = await officer.post(path, {**form, name: wrong, **press})
        page = await refused.text()
        assert refused.status == 400
        assert re.search(rf'id="f-{name.replace(".", "-")}-fault">[^<]*{said}', page)
    assert number(desk.database) == 1
    assert (await officer.post(path, {**form, name: right})).status == 303
    assert number(desk.database) == 2


def test_a_value_from_before_that_helps_nobody_stops_no_other_change(database: Database) -> None:
    """A number that was kept once is read and left as it is."""
    old = rules.document_of(clinic()) | {"phone": "전화"}
    database.run_now(lambda unit: rules.begin(unit, rules.read(old)), SYSTEM)
    database.run_now(lambda unit: rules.change(unit, {"website": "https://clinic.example"}, seen=1), SYSTEM)
    assert document(database)["phone"] == "전화"


async def test_a_part_is_seen_as_patients_are_told_of_it_in_both_languages(desk: Desk) -> None:
    """Way, parking, the signature, hours, prices, what is asked and can be pressed, before it is kept; none for periods."""
    kim = desk.visitor()
    price = {"prices.0.item.ko": "점 빼기", "prices.0.item.en": "Mole", "prices.0.won": "10,000원",
             "prices.0.posted_on": "2026-11-01"}  # fmt: skip
    for section, change, told in (
        ("texts", {"parking.ko": "지하 2층이에요.", "parking.en": "On B2."}, ("지하 2층이에요.", "On B2.")),
        ("hours", {"week.mon": "11:00-20:00"}, ("<dd>11:00-20:00</dd>", "<dt>Mon")),
        ("texts", {"desk.signature.ko": "상담실 드림"}, ("(상담팀이 쓴 답변)\n\n- 상담실 드림", "(what the team writes)")),
        ("prices", price, ("<dt>점 빼기</dt>", "<dt>Mole</dt>", "2026-11-01")),
        ("treatments", {"treatments.0.name.ko": "눈과 눈썹"}, ("어떤 상담을 원하세요?", "<li>눈과 눈썹</li>", "<li>Eyes</li>")),
        ("work", {"desk.survey": "on", "desk.practitioner_answers": "on"},
         ("<li>5 매우 만족</li>", "<li>5 very good</li>", "의료인이 드리는 답변이에요.", "This answer is from a practitioner")),
    ):  # fmt: skip
        path = f"/clinic/parts/{section}"
        page = await (await kim.post(path, {**(await form_of(kim, path)), **change, "preview": "1"})).text()
        seen = page[page.index('class="bubble"') :]
        assert [words for words in told if words not in seen] == [], section
    officer = desk.visitor("privacy_officer")
    path = "/clinic/parts/periods"
    page = await (await officer.post(path, {**(await form_of(officer, path)), "preview": "1"})).text()
    assert ('id="preview"' in page, 'class="bubble"' in page) == (True, False)


async def test_what_would_change_is_said_in_words(desk: Desk) -> None:
    """Neither what is ticked nor a day of the week stands there as its code."""
    kim, path = desk.visitor(), "/clinic/parts/work"
    page = await (await kim.post(path, {**(await form_of(kim, path)), "desk.survey": "on", "preview": "1"})).text()
    change = page[page.index('id="preview"') :]
    assert ('<span class="said">아니요</span>' in change, '<span class="said">예</span>' in change) == (True, True)
    path = "/clinic/parts/hours"
    days = {"week.lunch": "13:00-14:00", "week.lunch_days.mon": "on", "week.lunch_days.sat": "on"}
    kept = {name: value for name, value in (await form_of(kim, path)).items() if "lunch_days" not in name}
    page = await (await kim.post(path, {**kept, **days, "preview": "1"})).text()
    assert '<span class="said">월, 토</span>' in re.sub("요일", "", page[page.index('id="preview"') :])


async def test_who_is_alone_is_not_told_of_a_second_person(desk: Desk) -> None:
    """Nobody could confirm, so it is in use at once; the preview says that before."""
    officer = desk.visitor(Role.PRIVACY_OFFICER)
    path = "/clinic/parts/periods"
    shorter = {**(await form_of(officer, path)), "periods.closed_case_days": "3", "preview": "1"}
    assert "저장하면 바로 적용돼요" in await (await officer.post(path, shorter)).text()
    desk.visitor(Role.ADMINISTRATOR, name="이관리")
    officer = desk.enter(officer.person)
    assert "다른 분의 확인을 받은 뒤에 적용돼요" in await (await officer.post(path, shorter)).text()

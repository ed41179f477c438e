"""A patient's rights as stories in real browsers: the patient in Kakao's chat and on its pages, staff at the desk.

One server for all stories; each has a patient of its own. With STORY_PICTURES naming a folder, they leave pictures there.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.async_api import Page, expect
from sqlalchemy import select
from sqlmodel import col

from skills.consents.consents import Purpose
from storage.cases import consultations
from storage.patients.consents import Consent
from storage.patients.patients import Patient
from tests.browser.chat_in_browser import follow, picture
from tests.browser.rights_in_browser import MINE, Stage, Telephone, cases, log_in
from tests.scenarios.conftest import Chatter

pytestmark = pytest.mark.asyncio(loop_scope="module")

OTHERS = "참새달무지개"
NEW_PHONE = "010-0000-9999"
TOPICS = ("items", "purposes", "periods", "provision", "consents", "looks", "requests")


async def see_my_data(me: Telephone) -> Page:
    """From the question in the chat to the open page: link, Kakao Login, digits."""
    await me.say("제 개인정보 뭐 갖고 있는지 보여주세요")
    await picture(me.chat, "access-chat")
    page = await follow(me.chat, "내 정보 열기")
    await picture(page, "access-login")
    await page.click("a.button.kakao")
    await picture(page, "access-kakao")
    await log_in(page, me.chatter)
    await expect(page.locator(".digits")).to_be_visible()
    await picture(page, "access-digits")
    await me.confirm_login(page)
    await expect(page.locator("#items")).to_be_visible()
    return page


async def test_see_my_data(stage: Stage) -> None:
    """R-4: the page behind the login has every topic of the law and nobody else's word; it downloads and prints."""
    other = Chatter(stage.world, stage.world.kakao.platform.people.get("dohyun"))
    await other.file(name="고길동", phone="010-0000-5678", details=f"{OTHERS} 궁금해요")
    me, desk = await stage.patient("see"), await stage.desk()
    await stage.at(desk, f"cases/{me.case_id}")
    page = await see_my_data(me)
    await picture(me.chat, "access-chat-done")
    for topic in TOPICS:
        await expect(page.locator(f"#{topic}")).to_be_visible()
    shown = await page.locator("main").inner_text()
    for mine in (MINE, "홍길동", "010-0000-1234", "눈", "주식회사 카카오"):
        assert mine in shown
    await expect(page.locator("#consents")).to_contain_text("동의함")
    await expect(page.locator("#looks")).to_contain_text("상담 내용 확인")
    await picture(page, "rights-my-data")
    await picture(page, "access-page", whole=True)
    async with page.expect_download() as file:
        await page.get_by_role("link", name="파일로 내려받기").click()
    data = Path(await (await file.value).path()).read_text(encoding="utf-8")
    assert json.loads(data)["items"]["phone"] == "010-0000-1234"
    for strange in (OTHERS, "고길동", "5678"):
        assert strange not in shown
        assert strange not in data
    await page.emulate_media(media="print")
    await expect(page.locator(".no-print").first).to_be_hidden()
    assert (await page.pdf()).startswith(b"%PDF")


async def test_correct_my_phone(stage: Stage) -> None:
    """The new number at once, in the chat alone; staff who reveal it see the new one."""
    me, desk = await stage.patient("correct"), await stage.desk()
    await me.press("처음으로", "내 개인정보", "정보 고치기")
    await picture(me.chat, "correct-which")
    await me.press("연락처")
    await me.say("010-12")
    await picture(me.chat, "correct-wrong")
    await me.say(NEW_PHONE)
    await me.reads(NEW_PHONE)
    await picture(me.chat, "correct-done")
    await stage.at(desk, f"cases/{me.case_id}")
    await expect(desk.locator("#patient-phone")).to_have_text("010-****-9999")
    await desk.click("#reveal summary")
    await desk.select_option("#reveal-reason", "consultation")
    await desk.click("#reveal button")
    await expect(desk.locator("#patient-phone")).to_have_text(NEW_PHONE)


async def test_delete_everything(stage: Stage) -> None:
    """Chat, confirmation, login, certificate; the officer's queue and the ledger show it, and the chat starts anew."""
    me, desk = await stage.patient("delete"), await stage.desk()
    await me.press("처음으로", "내 개인정보")
    await picture(me.chat, "rights-menu")
    await me.press("모두 지우기")
    await picture(me.chat, "delete-ask")
    await me.press("모두 지울게요")
    await picture(me.chat, "delete-identity")
    page = await follow(me.chat, "카카오로 본인 확인")
    await log_in(page, me.chatter)
    await picture(page, "delete-digits")
    await me.confirm_login(page)
    await me.reads("모두 지웠어요", "/certificate/")
    await picture(me.chat, "delete-done")
    number = await me.request_number()
    await stage.at(desk, "rights")
    await expect(desk.locator("section", has=desk.locator("#done"))).to_contain_text(number)
    await picture(desk, "desk-rights-queue")
    await stage.at(desk, "records/destruction")
    await picture(desk, "desk-destruction", whole=True)
    await expect(desk.locator("section", has=desk.locator("#waiting"))).to_contain_text("삭제")
    await me.say("내 상담 어떻게 됐나요?")
    await expect(me.chat.locator("#lines .line.theirs").last).not_to_contain_text(MINE)
    await picture(me.chat, "delete-anew")


async def test_suspend_and_lift(stage: Stage) -> None:
    """R-6: the desk knows that the case is suspended and nothing more; one press, and it is back."""
    me, desk = await stage.patient("suspend"), await stage.desk()
    await me.say("개인정보 처리정지 요구합니다")
    await picture(me.chat, "suspend-ask")
    await me.press("멈춰 주세요")
    await me.reads("멈췄어요")
    await picture(me.chat, "suspend-done")
    await me.say("제 상담 어떻게 됐나요?")
    await picture(me.chat, "suspend-status")
    await stage.at(desk, f"cases/{me.case_id}")
    await expect(desk.locator("h1")).to_have_text("처리 정지")
    shown = await text_of_case(desk)
    assert [word for word in (MINE, "홍길동", "홍*동", "1234") if word in shown] == []
    await picture(desk, "desk-suspended")
    await stage.at(desk, "inbox?column=all")
    await expect(desk.locator(f'[data-case="{me.case_id}"]')).to_contain_text("처리 정지")
    await picture(desk, "desk-suspended-inbox")
    await stage.at(desk, f"cases/{me.case_id}")
    await me.press("이용 다시 시작")
    await me.reads("다시 시작했어요")
    await picture(me.chat, "suspend-lifted")
    again = await desk.context.new_page()
    await stage.at(again, f"cases/{me.case_id}")
    await expect(again.locator("h1")).to_have_text("홍*동")
    await expect(again.locator(".case-main")).to_contain_text(MINE)


async def test_withdraw_the_health_consent(stage: Stage) -> None:
    """C-5: asked once more, then what rests on it is gone from the desk as well; name and phone stay."""
    me, desk = await stage.patient("withdraw"), await stage.desk()
    await me.press("처음으로", "내 개인정보", "동의 철회")
    await picture(me.chat, "withdraw-which")
    await me.press("건강 정보")
    await picture(me.chat, "withdraw-ask")
    await me.press("철회할게요")
    await me.reads("철회했어요")
    await picture(me.chat, "withdraw-done")
    await stage.at(desk, f"cases/{me.case_id}")
    await expect(desk.locator("h1")).to_have_text("홍*동")
    await expect(desk.locator("main section", has_text=MINE)).to_have_count(
        0
    )  # The list beside it shows other people's cases.
    await picture(desk, "desk-withdrawn")
    assert await decisions_of(stage, me, Purpose.HEALTH) == ["given", "withdrawn"]


async def text_of_case(desk: Page) -> str:
    """What a case's page says of its own patient: the list beside it shows other people's cases."""
    await desk.evaluate("document.getElementById('beside')?.remove()")
    return await desk.locator("main").inner_text()


async def decisions_of(stage: Stage, me: Telephone, purpose: Purpose) -> list[str]:
    """What the patient has decided on this consent so far."""
    query = select(col(Consent.decision)).where(
        col(Consent.patient_id) == me.patient_id, col(Consent.purpose) == purpose
    )
    return list(await stage.world.look(lambda unit: unit.session.scalars(query.order_by(col(Consent.id))).all()))


async def test_no_more_ads(stage: Stage) -> None:
    """Network Act 50(2), (7): at once, and the result names sender, day and result."""
    me = await stage.patient("ads")
    await me.say("광고 그만 보내세요")
    await me.reads("리브성형외과", "2026년 12월 1일", "광고를 보내지 않아요")
    await picture(me.chat, "ads-off")
    assert await decisions_of(stage, me, Purpose.ADS_RECEIVE) == ["refused"]


async def test_unlink_in_kakao(stage: Stage) -> None:
    """D-7: whoever ends the link in Kakao's own settings leaves no login data with us; the case stays."""
    me = await stage.patient("unlink")
    await me.press("처음으로", "내 개인정보", "다른 요청")
    await picture(me.chat, "rights-more")
    await me.press("카카오 로그인")
    await picture(me.chat, "login-chat")
    page = await follow(me.chat, "카카오로 본인 확인")
    await log_in(page, me.chatter)
    await me.confirm_login(page)
    await page.reload()
    await expect(page.locator("h1")).to_contain_text("연결됐어요")
    await picture(page, "login-done")
    assert await login_data(stage, me) != (None, None)
    await me.chat.click("#open-side")
    await picture(me.chat, "unlink-side")
    await me.chat.click('[data-act="unlink"]')
    await expect(me.chat.locator("#lines .notice").last).to_contain_text("연결을 해제")
    await expect(me.chat.locator('[data-act="unlink"]')).to_be_enabled()
    assert await login_data(stage, me) == (None, None)
    assert (me.patient_id, me.case_id) in await stage.world.look(cases)


async def login_data(stage: Stage, me: Telephone) -> tuple[str | None, bytes | None]:
    """What the database holds of the patient's Kakao Login."""
    query = select(col(Patient.app_user_lookup), col(Patient.app_user_sealed)).where(col(Patient.id) == me.patient_id)
    lookup, sealed = await stage.world.look(lambda unit: unit.session.execute(query).one())
    return lookup, sealed


async def test_the_officer_decides_what_needs_judgement(stage: Stage) -> None:
    """R-7: no refusal without ground, reason and objection route; the notice is previewed and arrives in the open chat."""
    me, desk = await stage.patient("judge"), await stage.desk()
    await me.say("개인정보 정정하고 싶어요")
    await me.press("다른 내용")
    await picture(me.chat, "judge-ask")
    await me.say("수술한 해가 2020년이 아니라 2021년이에요")
    await picture(me.chat, "judge-filed")
    await stage.at(desk, "rights")
    await picture(desk, "officer-queue")
    row = desk.locator("tr", has_text=await me.request_number())
    await row.get_by_role("link").click()
    await picture(desk, "officer-right", whole=True)
    await refuse(desk)
    await preview(desk)
    await desk.get_by_role("button", name="결정하기").click()
    await desk.wait_for_url("**/desk/rights?*")
    await picture(desk, "officer-decided")
    await me.reads("이유: 기록과 다르지 않아요.", "법적 근거", "이의가 있으시면", "비용: 0원")
    await picture(me.chat, "judge-result")


async def test_the_officer_corrects_what_needs_judgement(stage: Stage) -> None:
    """R-5: looked at, typed, previewed and done on one page; the chat says which item, and the case shows the day."""
    me, desk = await stage.patient("judged"), await stage.desk()
    await me.say("개인정보 정정하고 싶어요")
    await me.press("다른 내용")
    await me.say("회복이 아니라 비용이 궁금했어요")
    await stage.at(desk, "rights")
    await desk.locator("tr", has_text=await me.request_number()).get_by_role("link").click()
    await picture(desk, "correct-page", whole=True)
    await desk.get_by_label("내용 (상담 No.").check()
    await desk.get_by_role("button", name="지금 내용 보기").click()
    await expect(desk.locator(".stands")).to_contain_text(MINE)
    await desk.get_by_label("새 내용").fill("비용이 궁금해요")
    await desk.set_viewport_size({"width": 390, "height": 844})
    await picture(desk, "correct-open-narrow", whole=True)
    await desk.set_viewport_size({"width": 1280, "height": 860})
    await desk.get_by_role("button", name="미리 보기").click()
    await expect(desk.locator("#preview + .said")).to_contain_text("고친 항목: 상담 내용(상담 ")
    await picture(desk, "correct-preview", whole=True)
    await desk.get_by_role("button", name="결정하기").click()
    await desk.wait_for_url("**/desk/rights?*")
    await me.reads("고친 항목: 상담 내용(상담 ", "이전 내용은 지웠어요.", "비용: 0원")
    await picture(me.chat, "correct-result")
    await stage.at(desk, f"cases/{me.case_id}")
    await expect(desk.locator(".corrected")).to_contain_text("환자 요청으로 고침")
    await picture(desk, "correct-case")
    await desk.set_viewport_size({"width": 390, "height": 844})
    await picture(desk, "correct-case-narrow")


async def refuse(desk: Page) -> None:
    """Ground and reason left out one after the other: an alert each time, and the request still waits."""
    decide = desk.get_by_role("button", name="결정하기")
    await expect(desk.locator('[name=objection] option[value=""]')).to_have_count(0)
    await desk.select_option("[name=decision]", "refused")
    await decide.click()
    await expect(desk.get_by_role("alert")).to_contain_text("법적 근거")
    await picture(desk, "officer-no-ground")
    await desk.select_option("#decide ~ form [name=ground]", "evidence_missing")
    await decide.click()
    await expect(desk.get_by_role("alert")).to_contain_text("이유")


async def preview(desk: Page) -> None:
    """What the patient will read, with everything that the law asks for."""
    await desk.fill("#decide ~ form [name=reason]", "기록과 다르지 않아요.")
    await desk.get_by_role("button", name="미리 보기").click()
    await expect(desk.locator("#preview + .said")).to_contain_text("기록과 다르지 않아요.")
    await picture(desk, "rights-officer", whole=True)


async def test_a_request_by_telephone(stage: Stage) -> None:
    """R-1: the officer enters what was asked on the telephone and calls the number on record back; a second person confirms
    that; the officer grants it, tells the result, and prints the copy."""
    me, desk, second = await stage.patient("telephone"), await stage.desk(), await stage.desk()
    await stage.at(desk, "rights")
    await desk.locator("#enter summary").click()
    await desk.select_option('select[name="way"]', "phone")
    await desk.select_option('select[name="kind"]', "access")
    await desk.fill('input[name="number"]', await number_of(stage, me))
    await desk.fill('textarea[name="words"]', "전화로 열람을 요청하셨어요.")
    await picture(desk, "telephone-enter", whole=True)
    await desk.get_by_role("button", name="요청 접수").click()
    await expect(desk.locator("main")).to_contain_text("본인 확인 전")
    await desk.get_by_role("button", name="전화할 번호 보기").click()
    await expect(desk.locator("main")).to_contain_text("010-0000-1234")
    await picture(desk, "telephone-call", whole=True)
    await desk.get_by_role("button", name="전화로 본인을 확인했어요").click()
    await expect(desk.locator("main [role=status]")).to_contain_text("두 번째")
    await expect(desk.locator("main")).to_contain_text("본인 확인 전")
    await stage.at(second, "proposals")
    await picture(second, "telephone-second", whole=True)
    await second.get_by_role("button", name="확인하고 적용").click()
    await expect(second.locator("main [role=status]")).to_be_visible()
    await desk.reload()
    await expect(desk.locator("main")).not_to_contain_text("본인 확인 전")
    await desk.get_by_role("button", name="결정하기").click()
    await expect(desk.locator("main")).to_contain_text("아직 알리지 않음")
    await desk.locator("#done").locator("..").get_by_role("link", name="열람").first.click()
    await picture(desk, "telephone-tell", whole=True)
    async with desk.expect_popup() as opened:
        await desk.get_by_role("button", name="종이 사본 만들기").click()
    copy = await opened.value
    await expect(copy.locator("main")).to_contain_text(MINE)
    await copy.set_viewport_size({"width": 390, "height": 844})
    assert await copy.evaluate("() => document.documentElement.scrollWidth - window.innerWidth") <= 0
    await picture(copy, "telephone-copy", whole=True)
    await desk.get_by_role("button", name="알렸어요").click()
    await expect(desk.locator("main")).not_to_contain_text("아직 알리지 않음")


async def number_of(stage: Stage, me: Telephone) -> str:
    """The number of somebody's case."""
    case = await stage.world.look(lambda unit: consultations.find(unit, me.case_id))
    assert case is not None
    return case.number

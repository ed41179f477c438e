"""The patient's pages: the right policy at every moment, every element of a consent, nothing ticked, no script."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from bot.portal import policy
from bot.settings.configuration import read_clinic
from skills.consents.consents import ADS, PARTS, Purpose, wording
from skills.retention import schedule
from tests.bot.conftest import CLINIC as CLINIC_FILE
from tests.bot.conftest import MakeServer
from tests.chatting import CLINIC
from tests.conftest import MovedClock
from tests.policies import PERIOD, clinic_file, second_version

TODAY = date(2026, 12, 1)  # The day of the clock that the tests move.
HEALTH = wording(CLINIC, Purpose.HEALTH, TODAY)


@pytest.fixture
async def client(serve: MakeServer) -> TestClient[Any, Any]:
    return await serve()


async def read(client: TestClient[Any, Any], path: str, status: int = 200) -> str:
    answer = await client.get(path)
    assert answer.status == status
    return await answer.text()


# -- policy ------------------------------------------------------------------------------------------------------------


async def test_the_policy_page_shows_the_text_in_force_with_its_registers(client: TestClient[Any, Any]) -> None:
    """Clauses 1 to 10, the retention schedule as it is carried out, every processor, the rights and the officer."""
    page = await read(client, "/privacy")
    for clause in range(1, 11):
        assert f"<h2>{clause}. " in page
    for processor in CLINIC.processors:
        assert processor.name in page
    _, lines = schedule.table(CLINIC, "ko")
    assert [line.covers for line in lines if line.covers not in page] == []
    assert CLINIC.officer.name.ko in page
    assert CLINIC.officer.phone in page
    assert "10일" in page
    assert 'id="one-to-one"' not in page


async def test_the_policy_page_lists_every_processor(serve: MakeServer, tmp_path: Path) -> None:
    """Not the first one alone."""
    both = '{ ko = "모두", en = "All" }'
    more = f'\n[[processors]]\nname = "한빛서버"\ntask = {both}\nitems = {both}\n'
    (path := tmp_path / "clinic.toml").write_text(CLINIC_FILE.read_text() + more)
    page = await read(await serve(clinic=path), "/privacy")
    assert "한빛서버" in page
    assert CLINIC.processors[0].name in page


async def test_the_policy_says_of_kakaos_own_chat_what_it_does_not_reach(serve: MakeServer, tmp_path: Path) -> None:
    """Where the channel's 1:1 chat is on, and nowhere else."""
    told = CLINIC_FILE.read_text().replace("one_to_one_chat = false", "one_to_one_chat = true")
    (path := tmp_path / "clinic.toml").write_text(told)
    assert 'id="one-to-one"' in await read(await serve(clinic=path), "/privacy")


async def test_the_policy_speaks_english_when_asked(client: TestClient[Any, Any]) -> None:
    """By ?lang=en or by the browser's language."""
    assert "hereinafter referred to as" in await read(client, "/privacy?lang=en")
    answer = await client.get("/privacy", headers={"Accept-Language": "en-GB,en;q=0.9"})
    assert '<html lang="en">' in await answer.text()


SECOND = """
[[policy]]
version = "2026-12-15"
effective_on = 2026-12-15
[policy.text]
ko = '''
새 처리방침이에요.
1. 수집하는 개인정보 항목 및 수집 방법 <b>
- 의무 기록 : 의료법에 따라 진료 기록 10년, 지체 없이 파기
- 로그인 정보 및 고유 식별자: 1년 보관
'''
en = "The new policy."
"""


@pytest.fixture
async def with_second(serve: MakeServer, tmp_path: Any) -> TestClient[Any, Any]:
    """A clinic that has announced a second version."""
    file = tmp_path / "clinic.toml"
    file.write_text(CLINIC_FILE.read_text() + SECOND)
    return await serve(clinic=file)


async def test_on_its_day_a_new_version_comes_into_force_and_the_old_stays_readable(
    with_second: TestClient[Any, Any], clock: MovedClock
) -> None:
    """E-4: the page is the version in force at that clock, on Korea's day; all versions stay public."""
    new = "새 처리방침이에요."
    assert new not in (await read(with_second, "/privacy")).split('id="changes"')[0]
    assert "시행될 처리방침" in await read(with_second, "/privacy/2026-12-15")
    clock.move(days=13, hours=13, minutes=59)  # 23:59 on the 14th in Korea
    assert new not in await read(with_second, "/privacy")
    clock.move(minutes=1)
    assert new in await read(with_second, "/privacy")
    old = await read(with_second, "/privacy/2025-04-20")
    assert "지금 시행 중인 처리방침이 아니에요" in old
    assert "2025년 4월 20일부터 적용" in old


async def test_what_changed_is_shown_and_everything_is_escaped(with_second: TestClient[Any, Any]) -> None:
    """The diff names added and removed lines; the clinic's own words cannot become markup."""
    page = await read(with_second, "/privacy/2026-12-15")
    assert "<ins>새 처리방침이에요.</ins>" in page
    assert "<del>- 보안 프로그램 설치 및 기술적 보호 조치</del>" in page
    assert "&lt;b&gt;" in page


async def test_a_version_that_is_not_published_yet_is_no_page(
    serve: MakeServer, tmp_path: Path, clock: MovedClock
) -> None:
    """`published_on` is the day from which people may read it; until then nothing links to it either."""
    client = await serve(clinic=clinic_file(tmp_path, second_version(on="2026-12-15", published="2026-12-05")))
    await read(client, "/privacy/second", status=404)
    assert "/privacy/second" not in await read(client, "/privacy")
    clock.move(days=4)
    assert "2026년 12월 15일부터 시행될" in await read(client, "/privacy/second")
    assert "/privacy/second" in await read(client, "/privacy")


async def test_an_unknown_version_is_not_found(client: TestClient[Any, Any]) -> None:
    """No guessing."""
    await read(client, "/privacy/1999-01-01", status=404)


def test_the_diff_of_a_text_with_itself_is_empty() -> None:
    """Nothing changed, nothing shown."""
    version = CLINIC.policy[0]
    assert policy.changes(version, version, "ko") == []


# -- consent wordings --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("purpose", list(Purpose))
@pytest.mark.parametrize("lang", ["ko", "en"])
async def test_a_wording_shows_every_element_and_asks_for_nothing(
    client: TestClient[Any, Any], purpose: Purpose, lang: str
) -> None:
    """Art. 15(2): purpose, items, period, right to refuse with its effect. No box, no form, nothing ticked (C-2, C-7)."""
    shown = wording(CLINIC, purpose, TODAY)
    page = await read(client, f"/consent/{shown.token}?lang={lang}")
    found = set(re.findall(r'data-element="(\w+)"', page))
    assert found == {"purpose", "items", "period", "refusal"}
    for name in PARTS:
        assert shown.part(name, lang).split("'")[0] in page
    assert not re.search(r"<(input|form|select|button)\b|checked", page)


@pytest.mark.parametrize(
    ("purpose", "important"),
    [
        (Purpose.HEALTH, {"items", "period"}),
        *((ad, {"purpose", "period"}) for ad in ADS),
        (Purpose.CONTACT, {"period"}),
    ],
)
async def test_what_the_law_wants_to_stand_out_stands_out(
    client: TestClient[Any, Any], purpose: Purpose, important: set[str]
) -> None:
    """Decree 17(3): sensitive items, marketing contact and the period are set apart from the rest."""
    page = await read(client, f"/consent/{wording(CLINIC, purpose, TODAY).token}")
    blocks = re.findall(r'<div class="important">(.*?)</div>', page, re.DOTALL)
    assert {name for block in blocks for name in re.findall(r'data-element="(\w+)"', block)} == important


async def test_important_words_are_a_fifth_larger_bold_and_underlined(client: TestClient[Any, Any]) -> None:
    """The stricter reading of the notice on how to process personal information, Art. 4."""
    css = await read(client, "/pages/portal.css")
    rule = re.search(r"\.important dd \{([^}]*)\}", css)
    assert rule is not None
    size = re.search(r"font-size: ([\d.]+)rem", rule[1])
    assert size is not None
    assert float(size[1]) >= 1.2
    assert "font-weight: 700" in rule[1]
    assert "underline" in rule[1]


async def test_a_changed_wording_has_another_address(client: TestClient[Any, Any]) -> None:
    """The token holds the hash of the words: an old link never shows new words."""
    token = HEALTH.token
    page = await read(client, f"/consent/{token[:-1]}x", status=404)
    assert "동의 문구가 없어요" in page
    other = CLINIC.model_copy(update={"periods": CLINIC.periods.model_copy(update={"closed_case_days": 3})})
    changed = {purpose: wording(other, purpose, TODAY).token for purpose in (Purpose.HEALTH, Purpose.CONTACT)}
    assert changed[Purpose.HEALTH] != token
    assert len({token, *changed.values()}) == 3


async def test_the_wording_of_a_coming_version_can_be_read_and_the_old_one_stays(
    serve: MakeServer, tmp_path: Path
) -> None:
    """C-4: whoever agreed to a wording can still read it after the clinic has changed it."""
    file = clinic_file(tmp_path, second_version(on="2026-12-15", consents=PERIOD))
    clinic, client = read_clinic(file, TODAY), await serve(clinic=file)
    coming = wording(clinic, Purpose.HEALTH, date(2026, 12, 15))
    assert "3일 안에" in await read(client, f"/consent/{coming.token}")
    assert "5일 안에" in await read(client, f"/consent/{HEALTH.token}")


# -- all pages ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/privacy", f"/consent/{HEALTH.token}", "/me/unknown"])
async def test_pages_have_no_script_no_outside_and_no_referrer(client: TestClient[Any, Any], path: str) -> None:
    """A strict CSP that allows no script at all, nothing from other hosts, and no referrer."""
    answer = await client.get(path)
    page = await answer.text()
    policy_line = answer.headers["Content-Security-Policy"]
    assert policy_line.startswith("default-src 'none'")
    assert "script-src" not in policy_line
    assert "unsafe" not in policy_line
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert not re.search(r"<script|\son\w+=|style=|https?://(?!127)", page)
    assert "Set-Cookie" not in answer.headers
    assert 'name="viewport"' in page

"""Where nobody is told of cases outside of the desk, the desk says so in red to those who can change it, where they begin."""

from __future__ import annotations

import pytest

from bot.desk.frame.keys import DeskSettings
from tests.bot.desk.conftest import Desk

SAYS = "화면 밖으로 알릴 방법이 설정되지 않았어요"


class TestNobody:
    """No webhook and no mail is set."""

    @pytest.fixture
    def desk_settings(self) -> DeskSettings:
        return DeskSettings(public_url="http://desk.example", tells_staff=False)

    async def test_it_is_said_in_red(self, desk: Desk) -> None:
        for role, start in (("administrator", "/overview"), ("privacy_officer", "/inbox")):
            page = await desk.visitor(role).see(start)
            assert SAYS in page
            assert 'class="notice bad"' in page
        assert SAYS not in await desk.visitor().see("/inbox")


async def test_where_somebody_is_told_nothing_is_said(desk: Desk) -> None:
    assert SAYS not in await desk.visitor("administrator").see("/overview")

"""The simulator stays on this machine."""

from __future__ import annotations

import httpx
import pytest

from bot.simulator import SimulatorConfig, build_simulator
from bot.simulator.box import Box
from bot.simulator.config import refuse_public_host
from storage.errors import Misconfigured


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.10", "::", "example.com", ""])
async def test_a_host_that_others_can_reach_refuses_to_start(host: str) -> None:
    with pytest.raises(Misconfigured, match="loopback"):
        build_simulator(SimulatorConfig(host=host))


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_any_loopback_host_will_do(host: str) -> None:
    refuse_public_host(SimulatorConfig(host=host))


async def test_a_request_under_another_name_is_refused(box: Box, http: httpx.AsyncClient) -> None:
    response = await http.get("/api/state", headers={"Host": "rebound.example"})
    assert response.status_code == 403


async def test_another_site_cannot_press_buttons(box: Box, http: httpx.AsyncClient) -> None:
    cross = {"Sec-Fetch-Site": "cross-site"}
    response = await http.post("/api/people/minseo/account/delete", headers=cross)
    assert response.status_code == 403
    assert box.platform.people.get("minseo").generation == 0


def test_secrets_are_not_in_the_configuration_s_words() -> None:
    words = repr(
        SimulatorConfig(skill_key="hidden-1", rest_key="hidden-2", admin_key="hidden-3", client_secret="hidden-4")
    )
    assert "hidden" not in words


def test_the_server_reaches_the_box_where_it_is_told() -> None:
    assert SimulatorConfig(host="::1", port=9).own_url == "http://[::1]:9"
    assert SimulatorConfig(callback_base_url="http://127.0.0.1:1/").own_url == "http://127.0.0.1:1"
    assert SimulatorConfig(skill_base_url="http://127.0.0.1:2/").return_addresses == (
        "http://127.0.0.1:2/kakao/login/callback",
    )

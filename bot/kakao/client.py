"""What we call at Kakao: the late answer of a callback, events, with which the bot speaks first, and unlinking (kakao.md).

Kakao tells success in the `status` of its answer, never by the HTTP code alone. Whom to tell what is decided elsewhere.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx
import orjson

from bot.delivery.egress import PURPOSE
from bot.settings.settings import Settings

JSON = {"Content-Type": "application/json; charset=utf-8"}
NOT_LINKED = -101
NO_ANSWER = "no_answer_"  # What a problem's code begins with when no HTTP answer came.
RESULT_AFTER_S = (
    1.0,
    2.0,
    4.0,
    8.0,
)  # An event is accepted at once and carried out afterwards; then its result is there.


@dataclass(frozen=True, slots=True)
class Answer:
    """What Kakao said: `answered` is False when no HTTP answer came at all, `accepted` tells its SUCCESS."""

    answered: bool
    accepted: bool = False
    problem: str = ""
    task_id: str = ""


class KakaoClient:
    """Kakao's APIs, for one bot and its app."""

    def __init__(
        self, settings: Settings, http: httpx.AsyncClient, result_after: tuple[float, ...] = RESULT_AFTER_S
    ) -> None:
        self._settings = settings
        self._http = http
        self._result_after = result_after

    async def call_back(self, url: str, body: bytes) -> Answer:
        """Send the late answer. The address is good for one call only."""
        return await self._post(url, body, {}, "callback")

    async def send_event(
        self,
        name: str,
        user_key: str,
        *,
        is_dev: bool,
        params: Mapping[str, Any],
        data: Mapping[str, Any] | None = None,
    ) -> Answer:
        """Wake the event's block for one person. `params` arrive in the skill call, `data` in the block's own bubbles."""
        event: dict[str, Any] = {"name": name}
        if data:
            event["data"] = dict(data)
        user = {"type": "botUserKey", "id": user_key}
        body = {"event": event, "user": [user], "params": dict(params)}
        bot = self._settings.kakao_bot_id.rstrip("!") + ("!" if is_dev else "")
        url = f"{self._settings.kakao_bot_api_url}/v2/bots/{bot}/talk"
        return await self._post(url, _dumps(body), self._key(), "event")

    async def unlink(self, member: str) -> Answer:
        """End the app's link to this member number (docs/kakao.md §8). No webhook of Kakao's follows. Somebody who is not
        linked any more is no problem: their error is -101 as far as is known [M]."""
        url = f"{self._settings.kakao_api_url}/v1/user/unlink"
        form = {"target_id_type": "user_id", "target_id": member}
        key = {"Authorization": f"KakaoAK {self._settings.kakao_admin_key.get_secret_value()}"}
        try:
            response = await self._http.post(url, data=form, headers=key, extensions={PURPOSE: "unlink"})
        except httpx.HTTPError as error:
            return Answer(False, problem=_code(error))
        if response.is_success or _object(response).get("code") == NOT_LINKED:
            return Answer(True, True)
        return Answer(True, problem=f"http_{response.status_code}")

    async def result_of(self, task_id: str) -> bool | None:
        """Whether an accepted event reached its person; None when Kakao does not say so in time."""
        for pause in self._result_after:
            await asyncio.sleep(pause)
            found = await self._result(task_id)
            if found is not None:
                return found
        return None

    async def _result(self, task_id: str) -> bool | None:
        url = f"{self._settings.kakao_bot_api_url}/v1/tasks/{task_id}"
        try:
            answer = _object(await self._http.get(url, headers=self._key(), extensions={PURPOSE: "event"}))
        except httpx.HTTPError:
            return None
        status = str(answer.get("status", ""))
        if status == "ALL SUCCESS":
            return True
        return False if status.endswith("FAIL") else None

    async def _post(self, url: str, body: bytes, headers: Mapping[str, str], purpose: str) -> Answer:
        try:
            response = await self._http.post(
                url, content=body, headers={**JSON, **headers}, extensions={PURPOSE: purpose}
            )
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol) as error:
            return Answer(False, problem=_code(error))
        except httpx.HTTPError as error:
            # It may have arrived: an address that is good for one call must not be called again.
            return Answer(True, problem=_code(error))
        answer = _object(response)
        if response.is_success and answer.get("status", "SUCCESS") == "SUCCESS":
            return Answer(True, True, task_id=str(answer.get("taskId", ""))[:64])
        said = answer.get("status")
        return Answer(
            True, problem=f"kakao_{said.lower()}" if said in ("FAIL", "ERROR") else f"http_{response.status_code}"
        )

    def _key(self) -> dict[str, str]:
        return {"Authorization": f"KakaoAK {self._settings.kakao_rest_key.get_secret_value()}"}


def _object(response: httpx.Response) -> dict[str, Any]:
    try:
        found = response.json()
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _code(error: httpx.HTTPError) -> str:
    return NO_ANSWER + type(error).__name__.lower()


def _dumps(value: Any) -> bytes:
    return orjson.dumps(value)

"""What Kakao sends, read tolerantly: a body becomes a `Call` with the `Message` in it, whatever the body is.

`parse_skill` never raises. Fields that are missing, null, of the wrong type or told as JSON inside a string are read
as far as they can be; unknown fields are skipped, since Kakao says that fields may be added. Plain reading instead of
models: a model has to be loosened field by field, still does not see JSON inside a string, and filling such models alone
took longer (38 µs) than everything that is done here (31 µs, same call, same machine).
How bytes become JSON values lives in `decoding`, photos and other parameter values in `plugins`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.kakao.calls.decoding import decoded, key_of, object_in, text_in
from bot.kakao.calls.images import addresses_in, each_once, photos_of
from bot.kakao.calls.plugins import Photos, is_a_plugins, parameters_in, photos_in, values_in
from bot.kakao.replies.presses import CHOICE_LENGTH, TOKEN_LENGTH
from skills.conversation import Lang, Message, Sender

_LANGS: Mapping[str, Lang] = {"ko": "ko", "kr": "ko", "kor": "ko", "en": "en", "eng": "en"}
_ADDRESS_LENGTH = 2048
_TEXT_LENGTH = (
    5_000  # Characters; more than KakaoTalk lets anybody type, and what every reader of words is held against.
)
_EVENT = re.compile(r"[^\x00-\x1f]{1,64}")

# What opens a block that takes a picture, and says nothing beside the picture.
_SAYS_PHOTO = re.compile(
    r"(?:사진|이미지|photo|picture|image|send|upload|전송|첨부|등록|올리기|보내기|보낼게요|보내요|보냅니다|이요|이에요|여기요|[\s\W])*",
    re.IGNORECASE,
)
# The whole address is matched, not parsed: user names, other ports, back slashes, look-alike hosts and everything else that
# two parsers could read in two ways simply does not match.
_KAKAO_CALLBACK = re.compile(
    r"https://(?:[a-z0-9][a-z0-9-]*\.)+kakao\.com(?::443)?(?:/[!-\[\]-~]*)?", re.IGNORECASE | re.ASCII
)
_OTHER_CALLBACK = re.compile(r"https?://([a-z0-9.\-\[\]:]+)(?:/[!-\[\]-~]*)?", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Call:
    """One skill call. `message.sender.user_key` is empty when the body named nobody (`sender_known` is False then).

    `callback_url` is set only when the late answer may be sent there. `request_lang_raw` is the language as Kakao spelled it.
    `is_group` says that others read along.
    """

    message: Message
    callback_url: str | None = None
    request_lang_raw: str | None = None
    is_group: bool = False

    @property
    def sender_known(self) -> bool:
        """Whether the body says who writes."""
        return bool(self.message.sender.user_key)


@dataclass(frozen=True, slots=True)
class ValidationCall:
    """One parameter validation call: the words to look at, as the person said them, and who said them."""

    words: str
    sender: Sender
    lang: Lang | None = None


def parse_skill(body: bytes, skill: str, simulated_hosts: frozenset[str] = frozenset()) -> Call:
    """Read a skill call. `simulated_hosts` (`host` or `host:port`) may get late answers and have photos besides Kakao's."""
    top = object_in(decoded(body))
    # A validation call is flat; whoever wires a block to the wrong address is still understood.
    request = object_in(top.get("userRequest")) or top
    action = object_in(top.get("action"))
    flow = object_in(top.get("flow"))
    params = object_in(request.get("params"))
    parameters = parameters_in(action)
    sent = photos_in(parameters, params, simulated_hosts)
    values = values_in(parameters, simulated_hosts)
    text, photos = _words_and_photos(text_in(request.get("utterance")).strip()[:_TEXT_LENGTH], sent)
    trigger = text_in(object_in(flow.get("trigger")).get("type"))
    extra = object_in(action.get("clientExtra"))
    lang = _short(request.get("lang"), 16)
    block = _short(object_in(request.get("block")).get("name"), 200) or _short(
        object_in(top.get("intent")).get("name"), 200
    )
    message = Message(
        sender=_sender(top, request, params),
        text="" if is_a_plugins(text, values) else text,
        choice=_short(extra.get("choice"), CHOICE_LENGTH),
        token=_short(extra.get("token"), TOKEN_LENGTH),
        photos=photos,
        photos_agreed=sent.agreed,
        values=values,
        lang=_lang(lang),
        skill=skill,
        event=_event(params, trigger, block),
    )
    url = _callback_url(request.get("callbackUrl"), simulated_hosts)
    return Call(message, url, lang, is_group=_is_group(request))


def parse_validation(body: bytes) -> ValidationCall:
    """Read a parameter validation call, which is flat: the words stand in `value`, else in `utterance`. Some bots are sent the
    same inside of `userRequest`, or a skill call with `value` beside it (docs/kakao.md §4)."""
    whole = object_in(decoded(body))
    top = {**object_in(whole.get("userRequest")), **whole}
    lang = _lang(_short(top.get("lang"), 16))
    sender = _sender(whole, top, object_in(top.get("params")))
    return ValidationCall(_asked_words(top)[:_TEXT_LENGTH], sender, lang)


def _asked_words(top: Mapping[str, Any]) -> str:
    """What was said, as it was said: what Kakao made of a number has lost its leading zero."""
    raw = top.get("value")
    value = object_in(raw)
    resolved = value.get("resolved")
    number = object_in(resolved).get("amount")
    told = (value.get("origin"), number, resolved, None if value else raw, top.get("utterance"))
    words = (text_in(one).strip() for one in told)
    return next((one for one in words if one and not one.startswith("sys.")), "")


def _is_group(request: Mapping[str, Any]) -> bool:
    """A room of several people: it names itself, or only its key stands among the person's (docs/kakao.md §1)."""
    properties = object_in(object_in(request.get("user")).get("properties"))
    return bool(object_in(request.get("chat"))) or any(properties.get(k) for k in ("botGroupKey", "bot_group_key"))


def _sender(top: Mapping[str, Any], request: Mapping[str, Any], params: Mapping[str, Any]) -> Sender:
    user = object_in(request.get("user"))
    properties = object_in(user.get("properties"))
    kind = user.get("type")
    if isinstance(kind, str) and kind.strip().lower() == "accountid":
        kind = "accountId"
    own = key_of(user.get("id"))
    bot_key = key_of(properties.get("botUserKey")) or key_of(properties.get("bot_user_key"))
    # user.id is the botUserKey wherever a channel speaks; another kind of id is used only when there is no botUserKey.
    user_key = own or bot_key if kind in ("botUserKey", "accountId", None) else bot_key or own
    if kind == "accountId":  # The ids beside it may be anybody's, and a test speaks for nobody.
        return Sender(user_key=user_key or "", is_dev=_is_dev(top, params), is_test=True)
    return Sender(
        user_key=user_key or "",
        channel_key=key_of(properties.get("plusfriendUserKey")) or key_of(properties.get("plusfriend_user_key")),
        app_user_id=key_of(properties.get("appUserId")) or key_of(properties.get("app_user_id")),
        is_friend=properties.get("isFriend") in (True, "true"),
        is_dev=_is_dev(top, params),
    )


def _is_dev(top: Mapping[str, Any], params: Mapping[str, Any]) -> bool:
    """The development channel appends `!` to the bot's id.

    The bot test of the admin centre sends a real botUserKey and holds a conversation over several messages, so that it
    is answered like a person and not like a skill test. But only the clinic's own people can open it, and it runs what is saved
    and not yet deployed: it is kept apart from the live channel like the development channel.
    """
    bot = text_in(object_in(top.get("bot")).get("id"))
    return bot.endswith("!") or params.get("surface") == "BuilderBotTest"


def _words_and_photos(text: str, sent: Photos) -> tuple[str, tuple[str, ...]]:
    """The person's words and the photos. A photo's address in the place of the words is a photo and no words, whether or not
    we may have it; and when the plugin brings pictures, the words beside them are Kakao's own (docs/kakao.md §5)."""
    in_words = photos_of(text, sent.hosts)
    photos = each_once([*sent.found, *in_words]) if sent.agreed else ()
    is_about_photos = photos or not sent.agreed
    if is_about_photos and (sent.by_plugin or _SAYS_PHOTO.fullmatch(text) or addresses_in(text)):
        return "", photos
    return text, photos


def _short(value: Any, limit: int) -> str | None:
    """A text of at most `limit` characters; what is longer is not ours and counts as missing. "null" is nothing."""
    if not isinstance(value, str) or not 0 < len(value) <= limit or value == "null":
        return None
    return text_in(value).strip() or None


def _lang(raw: str | None) -> Lang | None:
    return _LANGS.get(re.split(r"[-_]", raw.lower(), maxsplit=1)[0]) if raw else None


def _event(params: Mapping[str, Any], trigger: str, block: str | None) -> str | None:
    """The event that woke the block.

    Kakao does not name the event in the skill call. What the Event API's caller puts into `params` does arrive in
    `userRequest.params`, so our own calls say it there as `params.event`. For an event that somebody else sent, the
    trigger's type may tell (the set of types is open), and then the block's name is the best name there is.
    """
    raw = params.get("event")
    name = object_in(raw).get("name") if not isinstance(raw, str) or raw.startswith("{") else raw
    if isinstance(name, str) and name != "null" and _EVENT.fullmatch(name):
        return text_in(name)
    return block or "event" if trigger.upper().startswith("EVENT") else None


def _callback_url(value: Any, hosts: frozenset[str]) -> str | None:
    if not isinstance(value, str) or len(value) > _ADDRESS_LENGTH:
        return None
    if _KAKAO_CALLBACK.fullmatch(value):
        return value
    other = _OTHER_CALLBACK.fullmatch(value) if hosts else None
    return value if other and other[1].lower() in hosts else None

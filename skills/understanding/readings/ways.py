"""How somebody wants to be answered: in the chat, or by text message."""

from skills.fields.reading import patterns as re
from skills.understanding.learned.moves import SURE, does
from skills.understanding.questions import asks
from skills.understanding.undone import WAY, is_undone

_ASKED_FOR = re.compile(
    r"주[세시실십면]|줘|부탁|싶|원해|되나요|될까|돼요|괜찮|\b(?:please|can you|could you|would you)\b", re.IGNORECASE
)
"""What makes a question a polite wish."""


_NAMED_SO = re.compile(
    r"(?:(?:저는|제|이름은|성함은)\s){0,2}문자(?![로만는도은을를주면])[가-힣]"
    r"(?:이?라고?\s?(?:해요|합니다|불러\s?주세요)|이?에요|예요|입니다|이?요|이고요?|이구요)[\s.!]*"
)
"""Whose name begins like a text message: "문자영이라 합니다"."""


def way_wished(text: str, said: str | None = None) -> str | None:
    """How somebody wants to be answered, in any words; a question ("문자로 오나요?") and what is not wanted are no wish."""
    if _NAMED_SO.fullmatch(text.strip()):
        return said
    if is_undone(text, WAY) or (asks(text) and _ASKED_FOR.search(text) is None):
        return None
    return next((way for way in ("sms", "chat") if does(text, f"by_{way}", least=SURE)), said)


def way_asked(text: str) -> str:
    """The way in which it is asked whether a consultation is possible: "by_call", "by_sms", "by_chat"; empty for none."""
    if not asks(text):
        return ""
    return next((way for way in ("by_call", "by_sms", "by_chat") if does(text, way, least=SURE)), "")

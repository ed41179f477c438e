"""What is wished for in a polite question or in the language of letters, as one would say it plainly.

"…로 바꾸면 안 될까요?" and "삭제를 요청드립니다" are no questions and no stories: they ask for something to be done.
Here: words. Not here: what is wished, and whether it is done."""

from __future__ import annotations

from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once

LONGEST = 80  # Letters: longer words tell more than a wish.
_END = r"\s?[?.!~ㅠㅜ\s]*$"
_MAY = r"(?:가능\S{1,4}|괜찮\S{1,5}|[될되돼]\S{1,4})"
WISH = "고 싶어요"
_BINDING = re.compile(r"동의|접수|신청|(?<![가-힣])(?:안|못)\s.{1,8}면\s|않으?면")
"""What a question whether one may is no yes to, and what one would rather not do."""
_PLAINLY = (
    (
        re.compile(
            rf"주(?:실|시는)\s?(?:수\s?(?:있|없)\S{{1,5}}|래요|까요)(?:\s?\S{{1,3}}요)?{_END}|주시겠(?:어요|습니까){_END}"
        ),
        "주세요",
    ),
    (re.compile(rf"주시면\s?(?:안\s?)?(?:{_MAY}|감사\S{{1,6}}|고맙\S{{1,6}}|좋겠\S{{1,5}}){_END}"), "주세요"),
    (
        re.compile(rf"주시기(?:를|만)?\s?(?:바랍니다|바라요|바래요|바라겠\S{{1,4}}|부탁\S{{1,5}}|요청\S{{1,5}}){_END}"),
        "주세요",
    ),
    (re.compile(rf"주셔야\s?(?:돼요|됩니다|되요|해요|합니다|하는데요?){_END}"), "주세요"),
    (re.compile(rf"주셨으면\s?(?:합니다|해요|하는데요?|좋겠\S{{1,5}}|싶\S{{1,5}}){_END}"), "주세요"),
    (re.compile(rf"고\s?싶은데요?,?\s?(?:혹시\s)?{_MAY}{_END}"), WISH),
    (re.compile(rf"(?<=[하꾸기우받내리])(?:으)?면\s?안\s?{_MAY}{_END}"), WISH),
    (re.compile(rf"하고자\s?(?:합니다|해요){_END}"), "할게요"),
    (
        re.compile(
            rf"(?:을|를)?\s?(?:정중히\s|정식으로\s|공식적으로\s)?(?:요청|요구|부탁|희망)\s?(?:드립니다|합니다|드려요|해요|드리겠습니다|하겠습니다|드리고자\s?합니다){_END}"
        ),
        "해 주세요",
    ),
)
_REPORTED = re.compile(
    r"^(?:[가-힣]{1,6}(?:이|가|께서|은|는)\s)?(?P<asked>.{2,50})냐(?:는데요?|고\s?(?:하네요?|하시네요?|하세요|하셔서요?|묻\S{1,3}|물어\S{1,4}|해요|하는데요?|그러네요?|그래요|하던데요))[\s.!~]*$"
)
"""What somebody else wants to know: "엄마가 어디에 쓰냐는데요"."""
_ALL_OF_IT = re.compile(r"\s일체(?:의|를|에\s?대한)?\s")


def _put_directly(told: re.Match[str]) -> str:
    asked = told["asked"]
    return f"{asked[:-1]}건가요?" if asked.endswith("거") else f"{asked}나요?"


@once
def plainly(text: str) -> str:
    """The words as one would say them plainly; unchanged where they are plain."""
    words = text.strip()
    if len(words) > LONGEST:
        return text
    words = _REPORTED.sub(_put_directly, _ALL_OF_IT.sub(" 모두 ", words))
    for polite, plain in _PLAINLY:
        if (found := polite.search(words)) is not None:
            is_asked = plain == WISH and _BINDING.search(words) is not None
            return text if is_asked else words[: found.start()] + plain
    return words if words != text.strip() else text

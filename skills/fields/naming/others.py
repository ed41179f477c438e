"""Names in the words that are not the one to be kept: who recommended the clinic, and what one was called before."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.reading import patterns as re

_NAME = r"(?:[가-힣]{2,4}?|[A-Z][A-Za-z'’-]{1,19}(?: [A-Z][A-Za-z'’-]{1,19}){0,2})"
_WHO = r"(?:사람|분|친구|지인|언니|동생|누나|형|오빠|선배|후배|동료|이모|고모)"
_END = r"(?:이?에요|예요|입니다|이었는데요?|였는데요?|이었고요?|였고요?|인데요?|이?고요?|이?구요|이?며|이?요|이었어요|였어요)?(?=[\s,.!~]|$)[\s,.!~]{0,4}"
_WHO_TOLD_ME = re.compile(
    rf"(?:절?\s?(?:소개|추천)(?:해\s?준|해\s?주신|한|시켜\s?준|받은|하신)\s?{_WHO}|소개자|추천인|소개인)(?:의?\s?이름)?(?:은|는|이|가|:)?\s?{_NAME}{_END}"
)
_BESIDE_MYSELF = re.compile(
    rf"(?:(?:같이|함께|먼저)\s(?:갈|가는|올|오는|온|수술한|받은|했던)\s{_WHO}|(?<![가-힣])(?:제\s)?(?:친구|지인|직장\s?동료))(?:\s?이름)?(?:은|는|이)\s{_NAME}{_END}"
)
"""A friend who is named beside oneself."""
_MYSELF = re.compile(r"(?<![가-힣])(?:저는|전|나는|제\s?이름은|본인은)\s[가-힣]{2,5}")
_BEFORE = re.compile(
    rf"(?:(?:예전|옛날|옛|이전|원래|본래|전의?|(?:개명|결혼|바꾸기|귀화)(?:하기)?\s?전(?:의|에|에는)?)\s?(?:이름|성함|성명)|개명\s?전(?:에는|엔|은)?)(?:은|이|는|:)?\s?{_NAME}{_END}"
)
_AS_IT_IS = re.compile(
    r"(?:이름|성함|프로필|카톡|카카오톡|닉네임|별명)?\S{0,2}\s?(?:그냥\s)?(?:그대로|있는\s?대로|뜨는\s?대로|나오는\s?대로|보이는\s?대로)(?:요|로|로요|예요|이에요|\s?(?:써|적|해|저장|등록|쓰|하|사용)\S{0,8}(?:\s\S{1,4})?)?[\s.!~]*$"
)
_NOW = re.compile(r"^(?:(?:개명|결혼|귀화)\S{0,4}\s)?(?:이제|지금|현재|이젠|요즘)(?:은|는)?\s(?:이름은\s)?")


def without_others(words: str) -> str:
    """The words without the name of who recommended the clinic, and without a former one where another stands beside it."""
    words = _WHO_TOLD_ME.sub(" ", words).strip()
    if _MYSELF.search(words):
        words = _BESIDE_MYSELF.sub(" ", words).strip()
    rest = _BEFORE.sub(" ", words).strip(" ,.")
    return _NOW.sub("", rest) if rest and rest != words else words


def is_as_it_is(words: str) -> bool:
    """Whether no name is told, but the one of the profile is meant: "카톡 이름 그대로 써 주세요"."""
    return _AS_IT_IS.search(words) is not None

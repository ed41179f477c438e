"""A message cut into its smallest pieces, each of which may tell something of its own ("당뇨 있고 내일 3시요" is two)."""

from skills.fields.reading import patterns as re

LONGEST = 200  # Letters that are cut; who tells more tells a story.
_CUT = re.compile(
    r"(?<=[.!?~…;])\s{1,3}|\n{1,4}|,\s{1,3}|(?<=[가-힣][요죠까])[,.!~ㅠㅜ]{0,6}\s{1,3}|(?<=[니했됐었]다)[,.!~]{0,6}\s{1,3}|(?<=[을올할쓸갈릴]게)\s{1,3}"
    r"|(?<=[가-힣]고)\s{1,3}(?!싶|있|나서|나면|난|가)|(?<=[아어라해와워려겨여혀]서)\s{1,3}|(?<=[는은한인던]데)\s{1,3}|(?<=지만)\s{1,3}|(?<=니까)\s{1,3}|(?<=며)\s{1,3}"
    r"|\s(?=(?:그리고|근데|그런데|참고로|아\s참)\s)|\s(?:and|but|so)\s(?=(?:i|i'm|i've|i'll|my|please|call|the|any|you|tomorrow|today|next)\b)",
    re.IGNORECASE,
)


def pieces(text: str) -> list[str]:
    """The pieces, in their order; the whole text where it is longer than is looked into."""
    words = text.strip()
    if len(words) > LONGEST:
        return [words]
    return [one for part in _CUT.split(words) if part and (one := part.strip(" ,"))]

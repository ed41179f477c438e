"""Words that name nothing and point back at what was spoken of last."""

import re

_SHOWS_IT = re.compile(
    r"(?:(?:네|예|응|아|그럼|그러면|그거|그것|저도|나도|한\s?번|좀|어디|지금|바로|제\s?거|제\s?것)[을도]?[\s,.!]*){0,4}"
    r"(?:보여\s?(?:주세요|줘요?|주실래요|주십시오|주시겠어요)|볼(?:래요?|게요?)|보고\s?싶(?:어요|은데요?)|볼\s?수\s?있(?:나요|어요|을까요))[\s?.!~]*"
    r"|(?:ok(?:ay)? |yes |please )?(?:show (?:me|it)(?: please)?|let me see(?: it)?)[\s.!]*",
    re.IGNORECASE,
)


def wants_to_see_it(text: str) -> bool:
    """Whether somebody wants to see what was just spoken of ("네 보여주세요")."""
    return len(text) <= 60 and _SHOWS_IT.fullmatch(text) is not None

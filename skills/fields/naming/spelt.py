"""How a name may be given, asked where the name is: in which letters, in full, by which of several names. Pure."""

# ruff: noqa: E501  (a way to ask is easier to read and to extend in one long line)

from skills.fields.reading import patterns as re

LONGEST = 60  # Letters; who tells more asks of something else.
_HOW = re.compile(
    r"(?:(?:영어|영문|알파벳|한글|한자|한문|로마자|여권|한국|외국|미국|중국|일본|개명\s?(?:전|후|한|하기\s?전)|옛날?|예전|원래|카톡|카카오톡|프로필|법적|주민등록증?|신분증|중간)\S{0,2}\s?(?:이름|성함|네임|명)|(?:영어|영문|알파벳|한글|한자|로마자)(?:으로|로)(?=\s?(?:적|써|쓰|쓸|남기|입력))|예명|활동명|세례명|풀\s?네임|본명|실명|가명|별명|닉네임|이니셜|미들\s?네임)"
    r"(?:으로|로|을|를|이|만|도|은|는|상)?(?:만|도)?\s?(?:\S{1,5}\s){0,2}?(?:적|써|쓰|쓸|남기|남겨|입력|기재|아니|여야|어야|이어야|해야|해도|하면|할|되|돼|될|괜찮|가능|맞|상관)"
    r"|(?:이름|성함)\S{0,2}\s?(?:을|를|은|는)?\s?(?:영어|영문|알파벳|한글|한자|로마자|이니셜|닉네임|별명|가명)(?:으로|로)?\s?(?:\S{1,5}\s)?(?:적|써|쓰|쓸|남기|남겨|입력|해도|되|돼|될|괜찮|가능)"
    r"|(?<![가-힣])성(?:씨)?(?:만|은\s?빼고|\s?빼고|\s?없이|이랑)\s?(?:\S{1,5}\s){0,2}?(?:적|써|쓰|쓸|남기|남겨|말|알려|해도|하면|되|돼|될|괜찮|가능)|(?:이름|성)(?:만|\s?한\s?글자만)\s?(?:적|써|쓰|남기|말|알려)\S{0,3}\s?(?:안\s?)?(?:되|돼|될|괜찮)"
    r"|\b(?:full|real|legal|passport|english|korean|middle|maiden|last|first|family|given|nick)[\s-]?name\b|\bname (?:\w+ )?(?:in|with) (?:english|korean|hangul|roman|latin|chinese)\b|\binitials\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\?|(?:나요|까요|가요|죠|지요|[되돼]요|는지요?)[\s.~]*$|^(?:(?:ok|and|so|hi|hello|sorry)[\s,.]{1,3})?(?:can|could|may|should|do|does|is|must|which|what|how)\b",
    re.IGNORECASE,
)
_OF_ELSE = re.compile(
    r"누가|누구|왜|보관|저장|안전|지워|지우|삭제|바꾸|바꿔|변경|남편|아내|엄마|아빠|환자|\b(?:why|who|see|delete|change|safe|doctor's|clinic's)\b",
    re.IGNORECASE,
)


def asks_how_to_write(text: str) -> bool:
    """Whether it is asked in which letters, or which name, one may give: "이름을 영어로 써도 되나요"."""
    words = text.strip()
    is_asked = len(words) <= LONGEST and _ASKS.search(words) is not None and _OF_ELSE.search(words) is None
    return is_asked and _HOW.search(words) is not None

"""What is asked of one's own case: whether it stands, and whether an answer was changed."""

# ruff: noqa: E501  (wordings are easier to read and to extend in one long line than cut into many)

from __future__ import annotations

from skills.fields.reading import patterns as re
from skills.fields.reading.dialects import in_standard

SHORT = 48
"""Letters of such a question."""

_STANDS = re.compile(
    r"(?:(?:so|and|but|wait|great|perfect|right|sorry|hi|hello|hey|ok(?:ay)?|um|please|just checking)[\s,.!]{1,3}){0,3}"
    r"(?:(?:is|was|are|were|has|did|have|do) (?:you |they )?(?:guys )?(?:it|this|that|everything|my (?:\w+ )?(?:request|case|form|consultation|application|message|answers?|info(?:rmation)?)|the (?:request|case|form|consultation|application)|(?:get|receive|have|cancel|file|send) (?:it|this|that|everything|my \w+))"
    r"(?: (?:all|really|already|now|still|been|get|got|actually|successfully)){0,2}(?: (?:filed|submitted|sent|received|registered|recorded|saved|cancel+ed|complete[d]?|confirmed|go(?:ne)? through|went through|through|work(?:ed)?|go in|booked|there))?"
    r"|(?!am i (?:\w+ )?booked for )(?:am i|i'm|i am) (?:\w+ )?(?:booked|registered|signed up|all set|on the list|in the queue|in the system)(?: (?:in|for) [\w :]{1,24})?"
    r"|(?:do|must|should) i (?:\w+ )?(?:have to |need to )?(?:file|apply|submit|register|send|do|fill|write|ask)(?: (?:it|this|that|everything|the \w+|in|out|for it)){0,3} (?:again|twice|once more|one more time))"
    r"(?: (?:or not|yet|already|now|correctly|properly|ok(?:ay)?|for me|in|then|please)){0,2}\s?[?!.]{1,3}",
    re.IGNORECASE,
)
_HAVE_I = re.compile(
    r"(?:(?:so|and|but|hi|hello|hey|sorry|um|ok(?:ay)?)[\s,.!]{1,3}){0,2}(?:(?:do|have) i (?:already |currently |still |even )?(?:have |got )?|is there (?:still )?)(?:any(?:thing)?|something|an?|what)(?: (?:open|pending|active|ongoing|unfinished|current|filed|saved|else)){0,2}"
    r"(?: (?:requests?|cases?|consultations?|applications?|forms?))?(?: (?:open|pending|filed|on file|going on|going|running|registered|in the system|waiting|left|unanswered|under my name)){0,2}(?: (?:with|at|from|in) (?:you guys|you|your clinic|the clinic|this chat|here)| here| now| right now){0,2}\s?[?!.]{0,3}"
    r"|(?:(?:제가|내가|저|혹시|지금|아직|여기|뭐|뭔가|무슨)[\s,]{1,2}){0,4}(?:상담\S?\s)?(?:신청|접수|문의)\S{0,2}\s?(?:해\s?둔|해\s?놓은|해\s?논|한|넣은|남긴|된)\s?(?:거|것|게|건|상담)\S{0,2}\s(?:\S{1,3}\s)?있(?:나요|어요|는지요?|을까요|죠|는가요)\s?\S{0,5}[?.!~]{0,3}",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"open|pending|active|ongoing|unfinished|filed|file|going|running|registered|system|waiting|left|unanswered|name|requests?|cases?|있"
)
_ACT_STANDS = re.compile(
    r"filed|submitt|sent|receiv|register|record|cancel|complete|confirm|through|work|go in|booked|again|twice|more|signed|all set|list|queue|system|get |have (?:it|my)|file |send ",
    re.IGNORECASE,
)
_STANDS_HERE = re.compile(
    r"(?:(?:그거|그건|그게|그|아까|어제|저번에|제|내|저|근데|혹시|저기|상담|신청|접수|제가|이거|벌써|진짜|정말|다)[\s,.]{1,2}|(?:상담|신청|접수)\S?\s){0,4}(?:취소|접수|신청)\S{0,2}?\s?(?:된|됐|되었|돼\s?있|처리된|처리됐|완료된|완료됐)\s?\S{0,3}?\s?(?:거|건|것|게)?\s?(?:예요|에요|겨|가요|나요|까|죠|지요|맞죠|맞나요|맞아요|맞는지|어요|니)?\s?\?{1,3}"
    r"|.{0,8}취소\S{0,2}\s?(?:했|됐|한\s?거)\S{0,3}(?:는데|은데|디)\s(?:왜|어째|어찌|또|아직)\s?.{0,16}(?:전화|연락|문자|톡|답).{0,10}"
)


def asks_if_it_stands(text: str) -> bool:
    """Whether it is asked if what was asked for here was filed, received or called off: "did it go through?", "취소된 거예요?"."""
    said = in_standard(text.strip())
    if len(said) > SHORT * 2:
        return False
    if _HAVE_I.fullmatch(said) and _OPEN.search(said):
        return True
    return (_STANDS.fullmatch(said) is not None and _ACT_STANDS.search(said) is not None) or _STANDS_HERE.fullmatch(
        said
    ) is not None


_CHANGED = re.compile(
    r"(?:(?:제|내|저|아까|어제|혹시|근데|그|연락|통화|희망)[\s,.]{0,2}){0,3}(?P<what>이름|성함|번호|연락처|전화\s?번호|시간|날짜|내용)\S{0,2}\s?(?:(?:잘|제대로|다|아직|벌써|이미|그때)\s|\S{1,6}\s?(?:달라|달라고|라고)\s?(?:\S{1,2}\s)?(?:했|말했|부탁했|한)\S{0,4}\s){0,2}"
    r"(?:바뀌었|바꼈|바뀐|바꿔졌|바꿔진|변경됐|변경된|변경되었|수정됐|수정된|수정되었|고쳐졌|고쳐진|정정됐|정정된)\s?(?:거|건|것|게)?\s?(?:\S{0,2}(?:나요|가요|까요|죠|지요|는지요?)|(?:어요|거예요)(?=\s?\?))[\s?.!~]{0,4}"
    r"|(?:is|was|has|did) my (?P<thing>name|number|phone number|time) (?:been )?(?:get )?(?:changed|updated|corrected)(?: (?:yet|now|already))?\s?\?{1,3}",
    re.IGNORECASE,
)


def asks_what_was_changed(text: str) -> str:
    """What of an answer it is asked if it was changed ("번호 바뀌었나요?"): "number", "else"; empty for all other words."""
    found = _CHANGED.fullmatch(in_standard(text.strip())) if len(text) <= SHORT else None
    if found is None:
        return ""
    return "number" if any(one in (found["what"] or found["thing"]) for one in ("번호", "연락처", "number")) else "else"

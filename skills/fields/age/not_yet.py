"""Who will be fourteen and is not yet: "생일 지나면 14세예요", "3월에 만 14세 넘어요", "in two months I'll be over 14".

The words of the question ("14세 이상") stand in them, and a condition or a day to come stands in front: that is no yes. Pure.
Not here: an age that somebody has now (`told`), nor the answer to the question (`asked`)."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.reading import patterns as re

_WHEN_PASSED = r"(?:(?<!말하)(?<!하자)(?<!드리)(?<!따지)(?<!져보)(?<![세치])(?<!로 [하보])(?<!로[하보])(?<!계산하)(?<=[가-힣])면(?:은|요)?|[나와해아어돼되]야)"
"""A condition; "솔직히 말하면", "만으로 치면" set none."""
_TO_COME = (
    r"(?:내년|내후년|다음\s?(?:달|주|해|학기|학년)|담\s?달|내달|조만간|머지않아|금방|(?<![가-힣])곧|모레|글피|연말|올해\s?말|이달\s?말"
    r"|(?:며칠|열흘|보름|일주일|한\s?달|두\s?달|세\s?달|석\s?달|몇\s?(?:달|개월|주|일)|\d{1,2}\s?(?:달|개월|주일?|일)|반년|[한두세]\s?(?:주|해))\s?(?:만\s)?(?:뒤|후|있다가?|더\s있)\S{0,3})"
)
_DAY = r"(?:\d{1,2}\s?월(?:\s?\d{1,2}\s?일)?|(?<![가-힣])(?:봄|여름|가을|겨울|생일|방학|설날?|추석|졸업|입학|연초))(?:날|때)?(?:에|부터|쯤)"
_BETWEEN = r"(?:(?!는데|[고서]\s|니까|[려여]고|[요다]\s|[.!?]|14|열\s?네).){0,12}?"
_AGE = r"(?:만\s?)?(?:14|열\s?네|열\s?넷)\s?(?:세|살)?"
_NOT_PAST = r"(?!\S{0,4}[었았했였됐됬엇])(?!\s?(?:때|부터\s|인\s))(?!\s?\S{0,6}(?:\?|나요|까요|죠))"
_BOUND = rf"{_AGE}(?:을|를|이|가|은|는)?\s?(?:이상|넘|초과|지나|[돼되됩된됨]|이?에요|예요|입니다|이[요고]|인데|[\s.!~]*$){_NOT_PAST}"
_SURELY = re.compile(
    rf"(?:{_WHEN_PASSED}|{_TO_COME}){_BETWEEN}{_BOUND}"
    r"|\b(?:in (?:a|an|one|two|three|four|five|six|a few|some|\d{1,2}) (?:days?|weeks?|months?|years?)|next (?:day|week|month|year|spring|summer|fall|winter|\w+day)|(?:once|after|when|as soon as) (?:my|it'?s my|i have my) (?:\d\dth |next )?birthday|soon|almost|nearly|not until|about to be|(?:i'll|i will|going to|gonna) (?:be|turn)) (?:(?!turned|was|been|already|but)[^.;]){0,24}?\b(?:14|fourteen)\b"
    r"|(?:^|\b(?:i'm|i am|im|over|above) )(?:14|fourteen)(?: or (?:older|over|above)| years old)? (?:next (?:\w+)|soon|after (?:my|the) birthday|once (?:my|i)|when (?:my|i turn)|in (?:a|one|two|three|four|five|six|a few|\d{1,2}) (?:days?|weeks?|months?))\b"
)
_MAYBE = re.compile(
    rf"{_DAY}{_BETWEEN}{_BOUND}"
    rf"|(?:{_WHEN_PASSED}|{_TO_COME}|{_DAY}){_BETWEEN}(?:이상|넘|초과|해당)(?!\S{{0,4}}[었았했였됐됬엇])"
    r"|^(?:(?:네|예|아니요|아뇨|아직요?|저는?)[\s,.]{1,3})?(?:생일|해|방학|설|겨울|연말|(?:한|두|세|몇)\s?달|\d{1,2}월|내년|다음\s?달)\S{0,2}\s?(?:만\s)?\S{0,4}(?:면|야)(?:요|은요|이요)?[\s.!~]*$"
    r"|\b(?:14|fourteen)(?: or (?:older|over|above))? (?:in|on|this|by|come) (?:the )?(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|fall|autumn|winter|\w+day|month|week)\b"
    r"|^(?:i )?(?:will be|not until|not till|once my birthday|after my birthday|next (?:month|year|week))\b"
)
_LONG_AGO = re.compile(r"작년|재작년|지난|전에|이미|벌써|\b(?:last|ago|already|turned|was|were|had)\b")


def will_be_of_age(words: str) -> bool:
    """Whether it is told that the writer turns fourteen at a time to come; `words` in small letters."""
    return _SURELY.search(words) is not None and _LONG_AGO.search(words) is None


def may_not_be_yet(words: str) -> bool:
    """Whether that may be meant, so that only the day of birth tells: "12월 20일에 만 14세 이상", "생일 지나면요"."""
    return (will_be_of_age(words) or _MAYBE.search(words) is not None) and _LONG_AGO.search(words) is None

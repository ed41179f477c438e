"""What people of a region and hurried thumbs write, in standard Korean: endings of words, and a few words.

For comparing alone: what somebody said is kept as they said it. "전화 주이소" and "전화 줍서" are read as "전화 주세요"."""

from __future__ import annotations

from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once

LONGEST = 200  # Letters: longer words are read as they are.
_END = r"(?=[\s.,!?~ㅠㅜㅋㅎ^;]|$)"
_OPEN = "".join(chr(code) for code in range(ord("가"), ord("힣") + 1) if (code - ord("가")) % 28 in (0, 4, 8, 16, 21))
"""Syllables that end in a vowel, ㄴ, ㄹ, ㅁ or ㅇ: 신청혀유 is 신청해요, while 막혀요 and 잡혀요 are words of their own."""
_SAID = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        # Jeju
        (rf"(?:줍서|줍써|주십서){_END}", "주세요"),
        (rf"(?<=[가-힣])(?:합서|헙서){_END}", "하세요"),
        (rf"(?:햄|햄시|헴)수[과꽈]{_END}", "하나요"),
        (rf"아니우[과꽈]{_END}", "아닌가요"),
        (rf"이?우[과꽈]{_END}", "인가요"),
        (rf"(?<=[가-힣])수[과꽈]{_END}", "나요"),
        (rf"(?<=[됐있했없겠갔왔])수다{_END}", "습니다"),
        (rf"[하허]쿠다{_END}", "하겠어요"),
        (rf"(?<=[가-힣])(?:마씸|마씀){_END}", "요"),
        (r"(?<![가-힣])(?:게민|경허믄|경하민|그믄|그라믄|그라모|글면|그람)(?=\s|,)", "그러면"),
        (r"(?<![가-힣])무사(?=\s)", "왜"),
        (r"(?<![가-힣])(?:하영)(?=\s)", "많이"),
        (r"골아\s?(?=주)", "말해 "),
        # Jeolla and Chungcheong
        (r"허(?=[요유])", "해"),
        (r"(?<![가-힣])허(?=고(?:\s|요)|지(?:요|만|\s)|면|믄|니까|니께|는|나요|네요|요|유|려|신\s|시는|것)", "하"),
        (r"(?<=[가-힣])허(?=고(?:\s|요)|지요|면|믄|니까|니께|는|나요|네요|요|유|려고|려면|시는|것)", "하"),
        (rf"(?<=[{_OPEN}])혀(?=요|유|줘|주|야|라|도\s|서\s|\s(?:주|줘|드))|(?<=\s)혀(?=유|줘|주|야)", "해"),
        (rf"(?:구만|구먼)(?:유|요)?{_END}", "네요"),
        (rf"(?<=[는은인던운근])디(?:유|요)?{_END}", "데"),
        (rf"(?<=다)(?:당께|니께)(?:요|유)?{_END}", "니까"),
        (rf"(?<=[가-힣])(?:니께|니깨)(?:요|유)?{_END}", "니까"),
        (rf"(?<=[가-힣])당께(?:요|유)?{_END}", "다니까"),
        (r"(?<=[가-힣])(?:겄|(?<![이그저는은을한던할될볼갈])것)(?=소|어요|네|슈|다\s)", "겠"),
        (rf"(?<=[가-힣])겠(?:소|슈){_END}", "겠어요"),
        (rf"(?<=[가-힣])지라(?:우|잉)?{_END}", "지요"),
        (rf"(?<=[어아해네제])라우{_END}", "요"),
        (rf"(?<=[요네제게데])잉{_END}", ""),
        (r"(?<=[가-힣])믄(?=\s|,)", "면"),
        (rf"(?<=[가-힣])(?<!티)(?:슈|쥬){_END}", "죠"),
        (rf"(?<=[가-힣])이[어여]유{_END}", "이에요"),
        (rf"(?<=[해어아데지네게래까워려니])유{_END}", "요"),
        (rf"(?<=[가-힣][에예])(?:유|여|용){_END}", "요"),
        (rf"(?<=[우애추하치꾸])(?:랑께|라카이|라카니까)(?:요|유)?{_END}", "라니까"),
        (rf"(?<=[워해려춰꿔쳐애])\s?(?:부러|뿌러|뿌라|삐라|불어)(?:요|유|라)?{_END}", "버려"),
        (rf"(지우|없애|멈추|보내|고치|바꾸)소{_END}", r"\1세요"),
        (rf"(?<=안)\s?혀{_END}", " 해"),
        (r"(?<=[된한간온])\s?겨(?=[\s.,!?]|$)", " 거예요"),
        (r"(?<![가-힣])고[마만](?=\s?(?:[해하할둬두됐치]|끝내))", "그만"),
        (rf"(?<=줘)유{_END}", "요"),
        (rf"보자유{_END}", "봅시다"),
        (
            r"(?<![가-힣])낼(?=\s?(?:오전|오후|아침|점심|저녁|\d{1,2}\s?시|(?:[한두세네]|다섯|여섯|일곱|여덟|아홉|열\S?)\s?시))",
            "내일",
        ),
        (r"갈쳐", "가르쳐"),
        # Gangwon
        (rf"(?<=[아어여해려워])\s?주우{_END}", " 주세요"),
        # Gyeongsang
        (rf"(?<=[가-힣])(?:심더|심니더|십니더|심다){_END}", "습니다"),
        (rf"(?<=[합입됩갑봅옵줍])(?:니더|미더|니데이){_END}", "니다"),
        (rf"(?<=[습합입됩갑봅옵])니[꺼껴]{_END}", "니까"),
        (rf"(?:주이소|주이소예|(?:(?<=[해어아려워러켜쳐겨여])|(?<=[해어아려워러켜쳐겨여로]\s))주소){_END}", "주세요"),
        (rf"(?<=[하보가오우])(?:이소|시소)(?:예)?{_END}", "세요"),
        (rf"(?:[하는으]?능교|는교|은교){_END}", "나요"),
        (rf"(?<=[데까제네지가고])예{_END}", "요"),
        (r"(?<![가-힣])(?:우째|우예|우짜)(?=\s)", "어떻게"),
        (r"선상님", "선생님"),
        (r"(?<=[이가])\s?아이고(?=\s|,)", " 아니고"),
        (r"(?<=\s)카(?=는데|던데|네요|더라)", "하"),
        # Thumbs
        (rf"(?<=[어아해네지까데세게래죠라줘돼])(?:여|염|욤|욥|융){_END}", "요"),
        (rf"(?<=[어아해네지까데세게래])용{_END}", "요"),
        (rf"(?<=주)(?:새요|세여|새여|셔요){_END}", "세요"),
    )
)
_ANY = re.Table(_SAID)


@once
def in_standard(text: str) -> str:
    """The words in standard Korean, as far as they are known in another; unchanged where they are."""
    if len(text) > LONGEST or text.isascii():
        return text
    for pattern, written in _SAID if _ANY.standing_in(text) else ():
        text = pattern.sub(written, text)
    return text

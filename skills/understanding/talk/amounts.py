"""Whether an amount of money is asked about ("눈매교정 백만원은 안 넘죠?"): that is a question for the price, and no promise.

Pure. Amounts of anything else (cc, shots, days) are for the doctors; what was paid, or is to be filed on a condition, is not asked.
"""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once
from skills.understanding.questions import asks

LONGEST = 80  # Letters; who tells more tells of something else as well.
_SINO = r"[일이삼사오육륙칠팔구십백천]"
_MONEY = re.compile(
    rf"(?<![\d가-힣])(?:\d[\d,.]{{0,11}}|(?:{_SINO}{{1,6}}|몇\s?{_SINO}?|수{_SINO}))\s?(?:십|백|천)?\s?만?\s?원(?![장인칙래]\S|피스|하[는시])"
    rf"|(?<![\d가-힣])만\s?원(?!\s?(?:버스|지하철|역))|(?<![\d가-힣])(?:\d[\d,.]{{0,6}}|{_SINO}{{1,5}})\s?만(?=$|[\s?,.!~]|이|으|에|은|는|도|대|쯤|정|안|넘|밑|이하)(?!\s?(?:명|번|보))"
    r"|[$₩€]\s?\d[\d,.]*k?\b|\b\d[\d,.]*\s?k?\s?(?:(?:million|thousand|hundred)\s)?(?:us )?(?:dollars?|bucks|usd|won|krw|euros?|grand)\b|\b(?:a|one|two|three|five|ten)\s(?:hundred|thousand|million)\s(?:thousand\s)?(?:dollars?|bucks|usd|won|krw|euros?)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![\d가-힣~:/-])(?:\d{{2,4}}|{_SINO}?[백천])(?:(?:은|는|을|도|이)?\s?(?:안\s?넘|넘(?:나|는|어|을|지)|밑|아래로|이하|미만|안쪽|이내|선에서|언더)|(?:이면|으로|에)\s?(?:다\s)?(?:되|돼|될|하[나죠]|할\s?수|가능|해\s?(?:주|줘))|대(?:인가|예요|에요|인지|로))"
)
"""A number without a unit, as prices are told in ten thousands of won: "합쳐서 300 안 넘나요"."""
_OF_ELSE = re.compile(
    r"환불|결제|카드|할부|입금|송금|이체|계좌|영수증|보험|실비|실손|세금|연말정산|계약금|예약금|보증금|주차|택시|상담비|상담료|진찰료|검사비|접수비|위약금|취소|접수|신청해|냈|낸|지불했|보냈|빌려|벌금"
    r"|(?:시간|기간|유닛|바늘|용량|며칠|회복|보형물|실리콘|붓기|사이즈|키로|체중|몸무게|나이)"
    r"|\b(?:refund|paid|deposit|card|insurance|tax|transfer|parking|cancel|consultation fee|consult fee|cc|units?|hours?|days?|weeks?)\b",
    re.IGNORECASE,
)


@once
def asks_of_an_amount(text: str) -> bool:
    """Whether it is asked if something costs so much, or less, or can be had for it."""
    words = text.strip()
    if not 0 < len(words) <= LONGEST or _OF_ELSE.search(words):
        return False
    return bool(_MONEY.search(words) or _BARE.search(words)) and asks(words)

"""Which words promote something: the one reading for messages to many and for answers to one (M-2).

An answer may name a price that was asked for; an offer beside it makes it an ad, whatever it is called. Korean is looked for
without spaces, so that "할 인" is found too. A word too many only asks for the message to be sent as what it is.
"""

from __future__ import annotations

import re

from storage.characters import folded, plain

_WORDS = (
    r"할인|이벤트(?!홀)|특가|체험가(?!능)|가성비|블랙프라이데이|쿠폰|프로모션|세일|사은품|경품|(?<![검인])증정|적립|캐시백|페이백|최저가|반값|반액|절반가격|선착순|체험단|공짜|\d\+\d"
    r"|(?<![가-힣])덤으로|마감임박|상품권|초대권|선물(?!포장)|(?:가격|비용|수가|값)[을를이]?(?:인하|낮[췄춰](?:어|습|드[려리릴립])|내(?:렸|려드[려리릴립]))"
    r"|인하(?:된|행사|가격)|[원투]플러스원|(?:한정수량|수량한정|한정기간|기간한정)"
    r"|특별한?가(?:격)?(?:로|에|이에|예)|(?:회원|지인|우대)가(?:격)?(?:로|에|를적용|적용)|가격으로(?:모[시십실]|맞춰드[려리릴립])"
    r"|(?:오늘|이번[주달]|\d월)(?:까지)?만(?:이|그|현재)?(?:가격|금액|비용)|(?:원래|정가|정상가)[^.!?\n]{0,6}원[^.!?\n]{0,8}원(?:에|으로)"
    r"|(?:저렴하?|(?<!비)싸)게(?:해|모|드|진행|가능|받)|(?<![뼈턱])(?<![뼈턱골대][을를])깎아(?:드[려리릴립]|줄|준)"
    r"|(?:\d%|\d퍼센트|\d프로|\d[십백천만]{0,3}원)[을를]?(?:빼|깎|싸|돌려|페이)"
    r"|(?<!보험)혜택[이을도]?(?:있|드[려리릴립]|많|준비)|서비스로[^.!?\n]{0,12}(?:드[려리릴립]|추가)"
    r"|(?:\d회|[한두]번|한부위)[^.!?\n]{0,4}서비스(?:예요|입니다|해드)|얹어드[려리릴립]|하나는그냥[^.!?\n]{0,4}드[려리릴립]"
    r"|(?:부가세|세금)[을를은는이가]?[^.!?\n]{0,6}(?:받지않|안받|면제|빼드[려리릴립])|비용없이[^.!?\n]{0,8}(?:시술|필러|보톡스|리프팅|부스터|레이저|리터치|[한두]번더|한부위)"
    r"|(?:소개|추천|후기|리뷰|입소문)[^.!?\n]{0,12}[면시]면?[^.!?\n]{0,12}(?:드[려리릴립]|사례)"
    r"|(?:시술|수술|관리|체험|필러|보톡스|리프팅|부스터|레이저|리터치)[^.!?\n]{0,14}(?<!상담)(?<!상담[은도이])(?<!주차[는도])무료|무료(?:로)?(?:시술|수술|관리|체험|증정|놔|넣|추가|[한두]번더|\d회더)"
)
# "할인은 없어요" and "이벤트는 진행하지 않아요" offer nothing.
_NONE = (
    r"(?:행사)?(?:[은는이가도을를]{0,1})(?:따로|별도로|지금|현재)?"
    r"(?:없|안(?:해|하|돼|되|드|합)|(?:해드리|드리|진행하|제공하|적용되|하|되)지|불가|어렵|아니)"
)
_OFFERS = re.compile(rf"(?:{_WORDS})(?!{_NONE})")
_PROMOTES = re.compile(
    rf"{_WORDS}|혜택|(?<!주차)(?<!주차[는은도])무료(?!주차)|무상|한정|광고|홍보|추천|%|퍼센트|더저렴|더싸"
    r"|(?<![\d,.])[\d,.]++[십백천만]{0,4}원(?!장)|[일이삼사오육칠팔구십백천]{1,6}만원(?!장)"
)
_COMPARES = re.compile(
    r"전\s?[·&/,]?\s?후\s?(?:사진|비교|모습)|비포\s?앤?\s?애프터|\bbefore[\s-]{0,3}(?:and|&)[\s-]{0,3}after\b"
)
_IN_ENGLISH = (
    r"discount\w*|coupons?|promo\w*|gifts?|bargains?|complimentary|giveaways?|half[ -]price"
    r"|price (?:cuts?|drops?)|(?:reduced|lowest) prices?|bring a friend and (?:save|get|pay)"
    r"|special (?:offers?|prices?|deals?|rates?)|\d{1,2} ?(?:%|percent) off|buy one,? get one"
    r"|free (?:treatments?|sessions?|trials?|botox|fillers?)"
)
_OFFERS_IN_ENGLISH = re.compile(rf"\b(?<!no )(?:{_IN_ENGLISH})\b")
_PROMOTES_IN_ENGLISH = re.compile(
    rf"\b(?:{_IN_ENGLISH}|sales?|events?|benefits?|(?<!feel )free(?! parking)|offers?|deals?|advert\w*)\b"
)


def promotion_in(words: str) -> list[str]:
    """The words in a message to many that promote something, a price among them; each once."""
    return _found(_PROMOTES, _PROMOTES_IN_ENGLISH, words)


def offers_in(words: str) -> list[str]:
    """The words in an answer to one person that make an ad of it; each once."""
    return _found(_OFFERS, _OFFERS_IN_ENGLISH, words)


def needs_review(words: str) -> bool:
    """Whether words that the clinic says in public are medical advertising: an offer, or a before and after (Art. 57)."""
    return bool(offers_in(words)) or _COMPARES.search(plain(words).casefold()) is not None


_SPREAD = re.compile(r"(?<![가-힣])[가-힣](?:[\s.,*·\-_~/|]{1,3}[가-힣]){1,8}")
"""Syllables with marks between them, which a reader puts together: "할.인", "이*벤*트"."""
_MARKS = re.compile(r"[\s.,*·\-_~/|]")


def _found(korean: re.Pattern[str], english: re.Pattern[str], words: str) -> list[str]:
    joined = _SPREAD.sub(lambda it: _MARKS.sub("", it[0]), words)
    found = [*korean.finditer(folded(joined)), *english.finditer(plain(words).casefold())]
    return list(dict.fromkeys(one[0] for one in found))

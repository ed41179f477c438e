"""Which words promote something: the one reading for messages to many and for answers to one (M-2).

An answer may name a price that was asked for; an offer beside it makes it an ad, whatever it is called. Korean is looked for
without spaces, so that "할 인" is found too. A word too many only asks for the message to be sent as what it is.
"""

from __future__ import annotations

import re

from storage.characters import folded, plain

_WORDS = (
    r"할인|이벤트|특가|쿠폰|프로모션|세일|사은품|경품|(?<![검인])증정|적립|캐시백|페이백|최저가|반값|선착순|체험단|공짜|선물|\d\+\d"
    r"|(?:가격|비용|수가|값)[을를이]?인하|인하(?:된|행사|가격)"
)
_NONE = r"(?:행사)?(?:[은는이가도]{0,1})(?:없|안해|안하|하지|불가|어렵|아니)"  # "할인은 없어요" offers nothing.
_OFFERS = re.compile(rf"(?:{_WORDS})(?!{_NONE})")
_PROMOTES = re.compile(
    rf"{_WORDS}|혜택|무료|무상|한정|광고|홍보|추천|(?<![\d,.])[\d,.]++[십백천만]{{0,4}}원(?!장)|%|퍼센트"
)
_COMPARES = re.compile(
    r"전\s?[·&/,]?\s?후\s?(?:사진|비교|모습)|비포\s?앤?\s?애프터|\bbefore[\s-]{0,3}(?:and|&)[\s-]{0,3}after\b"
)
_IN_ENGLISH = (
    r"discount\w*|coupons?|promo\w*|gifts?|bargains?|complimentary|giveaways?|price cuts?|reduced prices?|half price"
)
_OFFERS_IN_ENGLISH = re.compile(rf"\b(?<!no )(?:{_IN_ENGLISH})\b")
_PROMOTES_IN_ENGLISH = re.compile(
    rf"\b(?:{_IN_ENGLISH}|sales?|events?|benefits?|(?<!feel )free|offers?|deals?|advert\w*)\b"
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


def _found(korean: re.Pattern[str], english: re.Pattern[str], words: str) -> list[str]:
    found = [*korean.finditer(folded(words)), *english.finditer(plain(words).casefold())]
    return list(dict.fromkeys(one[0] for one in found))

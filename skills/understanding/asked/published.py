"""What somebody says to have never agreed to: their own picture on a page of the clinic's, or ads that come all the same."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once

LONGEST = 90  # Letters; who tells more tells of something else.
_PLACE = r"(?:홈페이지|홈피|웹\s?사이트|사이트|블로그|인스타(?:그램)?|유튜브|유투브|페이스북|페북|틱톡|트위터|sns|카페|인터넷|온라인|포털|릴스|쇼츠|광고|홍보\S{0,2}|배너|후기\s?(?:란|게시판)|게시판)"
_PICTURE = (
    r"(?:사진|얼굴|영상|동영상|비디오|전후|후기|이미지|모습|시술\s?(?:영상|사진)|수술\s?(?:영상|사진)|비포\s?애프터)"
)
_MINE = rf"(?<![가-힣])(?:제|내|저의|나의|제가\s?(?:나온|찍힌|보낸)|저\s?나온|제\s?환자|우리\s?(?:딸|아들|애|아이|엄마))\s?(?:\S{{1,6}}\s){{0,2}}(?:전후\s?|후기\s?|수술\s?|시술\s?|비포\s?)?{_PICTURE}"
_DOWN = r"(?:내려(?!가)|내리(?:라|고|셔|세|시)|지워|삭제|없애|빼\s?(?:주|줘|달))"
_IS_UP = r"(?:올라\s?(?:와|가)\s?(?:있|져)|올라\s?(?:왔|갔|온|간)|올렸|올리(?:셨|신|시고)|올려져|올린|게시(?:됐|된|했|하셨|되어)|실렸|실려|나와\s?있|나오던데|있던데|떠\s?있|쓰(?:셨|신|였|이고|고\s?있)|썼|사용(?:됐|하셨|했|되고|하고)|도용|유출|무단)"
_WITHOUT_LEAVE = r"(?:(?:허락|동의|허가|말|상의)\s?(?:도\s|을\s|를\s)?(?:없이|안\s?(?:받|하|했)|하지\s?않|한\s?(?:적|기억)\S?\s?없)|무단(?:으로)?|멋대로|마음대로|맘대로|몰래)"
_PUBLISHED = re.compile(
    rf"{_MINE}.{{0,24}}{_PLACE}.{{0,24}}(?:{_DOWN}|{_IS_UP}|{_WITHOUT_LEAVE})"
    rf"|{_PLACE}.{{0,24}}{_MINE}.{{0,24}}(?:{_DOWN}|{_IS_UP}|{_WITHOUT_LEAVE})"
    rf"|{_WITHOUT_LEAVE}.{{0,16}}{_MINE}.{{0,16}}(?:{_PLACE}|{_IS_UP})|{_MINE}.{{0,16}}{_WITHOUT_LEAVE}.{{0,16}}{_IS_UP}"
    rf"|{_PLACE}(?:에서|에|의)\s.{{0,16}}(?:전후\s?사진|{_PICTURE}).{{0,10}}(?:내려|내리)\S{{0,4}}\s?(?:주|줘|달|라|세)"
    r"|\b(?:take down|remove|delete|pull)\b.{0,30}\bmy (?:\w+[ -]){0,4}?(?:photos?|pictures?|pics?|image|face|video|review)\b.{0,24}\b(?:web ?site|home ?page|page|blog|instagram|insta|facebook|youtube|tiktok|social media|online|internet|ads?)\b"
    r"|\b(?:my (?:\w+[ -]){0,4}?(?:photos?|pictures?|pics?|image|face|video) (?:is|are|was|were|has been|got|appears?|showed up)|(?:posted|published|uploaded|used|using|put(?:ting)?) my (?:\w+[ -]){0,4}?(?:photos?|pictures?|pics?|image|face|video))\b.{0,30}\b(?:web ?site|home ?page|blog|instagram|insta|facebook|youtube|tiktok|social media|online|internet|ads?|without (?:my |asking|any )?\w+)\b",
    re.IGNORECASE,
)
_MAY_BE = re.compile(
    r"(?:올리|게시하|쓰|사용하)(?:나요|시나요|는지|는\s?건가|지\s?(?:마|말)|실|게\s?되)|(?:올릴|쓸|사용할)\s?(?:거|건|수)|올라가나|\b(?:will|do|would|going to|don'?t) (?:you )?(?:post|publish|use|upload)\b",
    re.IGNORECASE,
)
"""What might be done one day, which the policy tells: "제 사진 인스타에 올리나요?"."""


@once
def is_published(text: str) -> bool:
    """Whether the writer's own picture stands on a page, or is to be taken down from there."""
    words = " ".join(text.split())
    return len(words) <= LONGEST and _PUBLISHED.search(words) is not None and _MAY_BE.search(words) is None


_ADS = r"(?:광고|홍보|마케팅|스팸|소식|이벤트|프로모션|문자|알림|톡)"
_NEVER = r"(?:동의|신청|허락|승낙|가입)(?:를|을|도|은|는)?\s?(?:한\s?(?:적|일|기억)\S?\s?(?:이|도|은)?\s?(?:없|업)|안\s?(?:했|한|하)|하지\s?(?:도\s)?않|도\s?안\s?(?:했|한)|없이)"
_NEVER_AGREED = re.compile(
    rf"^(?=.*(?:왜|[가는도]\s(?:\S{{1,4}}\s)?(?:와|오|왔|옵|계속)|보내|보냈|받[았고게]|적\S?\s?없|기억\S?\s?없)).*{_ADS}.{{0,30}}(?!.{{0,16}}없이){_NEVER}|{_NEVER}.{{0,24}}{_ADS}\S{{0,3}}\s?(?:\S{{1,4}}\s)?(?:와|오|왔|옵|보내|보냈|받)"
    r"|\b(?:i )?(?:never|didn'?t|did not) (?:agreed?|consent(?:ed)?|sign(?:ed)? up|subscribed?|asked?)\b.{0,30}\b(?:ads?|advert\w*|marketing|promo\w*|spam|texts?|messages|news)\b"
    r"|\b(?:ads?|advert\w*|marketing|promo\w*|spam|news)\b.{0,40}\b(?:never|didn'?t|did not) (?:agreed?|consent(?:ed)?|sign(?:ed)? up|subscribed?|asked?)\b",
    re.IGNORECASE,
)


@once
def never_agreed_to_ads(text: str) -> bool:
    """Whether ads are said to come without a consent: "광고 왜 보내요 동의한 적 없는데"."""
    words = " ".join(text.split())
    return len(words) <= LONGEST and _NEVER_AGREED.search(words) is not None

"""A wish to die that is told of somebody else, or in the figures that people use for it: 109 is named first. Hunger, heat and
laughter that one dies of, a walk by the river and a failed examination are none of it.

Here: figures and hearsay, each a sentence. Not here: the wish in so many words (`danger`)."""

# ruff: noqa: E501  (what is said is easier to read and to extend in one long line)

from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import sentences
from skills.fields.reading.dialects import in_standard
from skills.understanding.spelling import cut_to_ends

_SAID = r"(?:\s?(?:는|ㄴ)?대요?|대서요?|대|다고|다네요?|다는데요?|다며|단다|다카\S{0,3}|단\s?말)"
_VERY = r"(?:(?:이제|그냥|정말|진짜|너무|나|저|난|전|저는|나는|아|하|요즘|지금|다)\s?){0,4}"
_END = r"(?:[다네요어아음]|어요|네요|습니다|는데요?|겠[다어네]\S{0,2}|이에요|예요|이야|이다){0,2}[\s.!~ㅠㅜ…]*$"
_DESPAIR = re.compile(
    rf"(?<![아어여해워와려러겨혀쳐퍼파])(?<!싶)(?:^|\s|(?<=문에))죽(?:어\s?버리)?(?:겠|을\s?거라|는|고\s?싶)\s?{_SAID}|죽어\s?버리겠|(?:자살|자해)(?:을|를)?\s?(?:하겠|하려|할\s?거라|한다|한대|해요|했대)|뛰어(?:내린|든)(?:대|다[고네는])|뛰어(?:내리|들)(?:겠|려)"
    r"|목(?:을|도)?\s?매(?:달)?(?:고\s?싶(?!지)|려고|겠)|목(?:을)?\s?매달(?:고\s?싶|려)"
    rf"|^{_VERY}한강(?:에|이나|으로|물에|다리에)?\s?(?:나\s)?(?:가고\s?싶|가야\s?(?:겠|되|하|지)|갈래|갈까|뛰어들){_END}|^{_VERY}(?:건물\s|아파트\s|학교\s|병원\s)?옥상(?:이에요|이야|이다|입니다|임|에\s?(?:있|서\s?있|올라|왔)|\s?올라[왔가]|\s?난간){_END}"
    r"|(?:^|(?<!점)(?<!점이)(?<!흉터)(?<!흉터가)(?<!살이)(?<!살)(?<!털)\s)(?:사라지|없어지)고\s?싶(?!지|은\s?(?:점|살|흉))|(?:사라져|없어져)\s?버리고\s?싶"
    rf"|(?:^|(?:세상|요즘|이제|정말|진짜|그냥|너무|저는?|나는?|다)\s|[요다]\s)(?:살아가는|사는)\s?(?:게|것이?|거|일이)\s?{_VERY}(?:지긋\s?지긋|지겨[워웠]|지겹|지옥)"
    r"|(?:얼굴|수술|성형|코|눈|턱|가슴|윤곽)\S{0,3}\s?(?:\S{1,3}\s)?(?:망[쳐했해가]|실패|엉망)\S{0,4}\s(?:(?:제|내|이제)\s)?인생\S{0,1}\s?(?:\S{1,3}\s)?(?:끝|망|포기)"
    r"|(?<!추워서\s)(?<!더워서\s)(?:더는|더\s?이상은?|도저히|이제는?)\s(?:못|몬)\s?버[티틸](?:겠|기|네|어요)"
    r"|\b(?:wants?|wanna|going|gonna|trying|threatens?|threatening) (?:to )?(?:die|kill (?:him|her|them)sel(?:f|ves)|end (?:his|her) life)\b(?! of (?:laugh|bore|embarr))|\bhang (?:my|her|him)self\b"
    r"|\b(?:(?:feel|thought|think|thinking) (?:like|of|about)|want to|going to|gonna|about to|will|'ll) (?:jump|throw)\w* (?:\w+self )?(?:off|from)\b(?!.{0,20}(?:bungee|pool|diving))|\bstanding on (?:the|a) (?:roof|ledge|bridge)\b|\b(?:s?he|friend|sister|brother|daughter|son|husband|wife) (?:\w+ ){0,3}(?:doesn'?t|does not) want to (?:live|be alive)\b"
)
_NOT_THAT = re.compile(
    r"[ㅋㅎ]{2}|영화|드라마|소설|웹툰|게임|뉴스|노래|배고파|더워|추워|졸려|심심|궁금|웃겨|웃기|치맥|소풍|피크닉|자전거|야경|구경|주차|놀러|커피|시험|면접|자살골|농담|창피|부끄|쪽팔|민망"
    r"|아[파픈프]|통증|욱신|붓기|진통제|기다|줄\s?서|안\s?죽|[다라]고\s?한\s?적|까요\?|나요|\b(?:movie|film|song|game|lol|haha|laugh\w*|bungee)\b"
)


def speaks_of_an_end(text: str) -> bool:
    """Whether one sentence tells, of whomever, of a wish not to live."""
    said = in_standard(cut_to_ends(text)).casefold()
    if not _DESPAIR.search(said):
        return False
    told = [one for one in sentences(said) if _DESPAIR.search(one)]
    return any(not _NOT_THAT.search(one) for one in told or [said])

"""A wish to die that is told of somebody else, or in the figures that people use for it: 109 is named first. Hunger, heat and
laughter that one dies of, a walk by the river and a failed examination are none of it.

Here: figures and hearsay, each a sentence. Not here: the wish in so many words (`danger`)."""

# ruff: noqa: E501  (what is said is easier to read and to extend in one long line)

from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import sentences
from skills.fields.reading.dialects import in_standard
from skills.understanding.spelling import cut_to_ends

_ALL = "(?:다|전부|모두|모든걸|모든것을)(?:그만)?끝내(?:고싶|버리고싶|려고)"
_LIFE = "(?:사는(?:게|것|거|일)|살아갈|살아야할|살기[가도]?(?:싫|힘|지[쳐긋겹])|죽(?:고싶|고만|을|어버|는게|음))"
_NO_WISH = (
    # To have no wish to live, at the end of a sentence; who lives somewhere, or somehow, and would not says so before it.
    "(?:^|(?:때문|땜)에|세상|요즘은?|이제는?|정말|진짜|너무|그냥|더는|더이상|[요다])"
    "(?:(?:살기(?:가|도)?싫|살고싶지.?않|죽고만?싶)(?:[어아다네]|습니다|은데)요?)(?:[ㅠㅜ.]|진짜|정말|이제)*$"
)
_GONE = (
    # To have oneself deleted; data, a scar or a name that is to go is none of it.
    "(?:존재(?:자체)?|나자신|내인생|내삶)[을를](?:통째로|그냥|다|싹)?(?:삭제하|지우|지워버리|없애|없애버리)고싶"
    "|(?<!못)안살아있을|(?:세상|이승)(?:이랑|과|을|하고)작별|이번생은(?:여기|이제끝|끝)|번개탄|(?:주그고?|ㅈㄱ고?|주거)싶(?=[어다음네.]|은데)|죽어[불뿔]|죽었(?:으면|음)좋겠|내가죽어야|밧줄(?:을)?(?:샀|사놨|준비)|약(?:을)?(?:먹|묵)고?죽"
    "|(?<![가-힣])(?:내|제)?(?:삶|인생|목숨)[을도은]?(?:이제|그만|그냥|여기서|다)*(?:끝낼|끝내(?:고싶|버리|려|야겠)|마감하|포기하(?:고싶|려)|포기할[래거])|(?:여기|오늘)까지만살(?:래|고싶|려|게|다가)"
)
_ENOUGH = (
    # "Let it all be over" stands alone or beside life and death; who wants a treatment to be over names it.
    f"^(?:이제는?|이젠|인제|그냥|진짜|정말|너무|저는?|나는?|제발|힘들어(?:서|요)?|지[쳐쳤](?:서|어요?|다)?){{0,6}}{_ALL}(?:[다음네]|네요|어요?|습니[다더]|은데요?)?$"
    f"|(?:힘[들드][어다네]|지(?:쳤[어다]|친다)|망했[어다])요?(?:이제는?|그냥|정말|진짜|너무){{0,2}}{_ALL}"
    f"|(?:{_LIFE}|우울|괴로[워운]|절망|희망이없).{{0,20}}{_ALL}|{_ALL}.{{0,20}}{_LIFE}|사는(?:게|것[이도]?|거|데)?(?:더이상|이제|아무런?|다)?(?:의미|이유|가치)(?:가|도)?(?:없|모르)"
)
IN_FIGURES = f"{_GONE}|{_ENOUGH}|{_NO_WISH}"
"""The wish not to live in the figures that people use, without blanks: a sign of danger (`danger.SIGNS`)."""

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

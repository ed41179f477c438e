"""What only grown-ups say of themselves where their age is asked for: "애 둘 엄마예요", "낼모레 환갑이여"."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.reading import patterns as re
from storage.characters import plain

_HAS_SOME_YEARS = (
    r"(?:(?:(?:[2-9]\d|1[0-1]\d)(?:은|을|이|도|대|살|세)?\s?(?:(?:벌써|이미|훌쩍|한참|훨씬|다|진작에?)\s)?(?:넘|지났|먹었|됐|됨))"
    r"|나이(?:가|는|도|를)?\s?(?:(?:좀|꽤|아주|너무|이미|벌써|먹을\s?만큼|많이|들\s?만큼)\s){0,2}"
    r"(?:많|먹을\s?만큼\s?먹|먹었|들었|들어)(?!으면|아도|은데\s?(?:되|돼|괜))|(?:다\s)?늙(?:었|은이|은\s?(?:몸|사람)))\S{0,6}"
)
OF_THE_GROWN = re.compile(
    r"(?:(?:저는?|전|나는?|난|제가|내가|네|예|이미|벌써|올해|곧|낼모레|이제|저희|우리)[\s,]{1,2}){0,3}"
    r"(?:(?:환갑|회갑|칠순|팔순|고희)\S{0,5}|(?:결혼|시집|장가)\S{0,3}\s?(?:지\s)?(?:\S{1,5}\s)?\S{0,6}|(?:민증|주민등록증|운전면허)\S{0,2}\s?(?:나왔|나온|받았|있|땄)\S{0,5}"
    r"|수능\S{0,2}\s?(?:\S{1,3}\s)?(?:봤|봐|끝|쳤|본)\S{0,5}|(?:애|아이|자녀|자식|아들|딸)\s?(?:하나|둘|셋|넷|[1-4]\s?명)\S{0,2}\s?(?:엄마|아빠|어머니|아버지|키우|있|둔|낳)\S{0,6}"
    r"|(?:손주|손자|손녀)\S{0,2}\s(?:\S{1,3}\s)?(?:봤|있|본)\S{0,5}|(?:할머니|할아버지|할매|할배|아줌마|아저씨|학부모)\S{0,4}"
    rf"|{_HAS_SOME_YEARS})[\s.!~ㅋㅎ]*"
    r"|i(?:'m| am) (?:(?:well |way )?(?:over|past) (?:[2-9]\d)|old|elderly|a senior|quite old)[\s.!]*"
    r"|(?:(?:저는?|전|나는?|네|예|저도|이미|이래\s?봬도)[\s,]{1,2}){0,2}(?:(?:(?:두|세|네|2|3|4|한)\s?(?:아이|애|아들|딸|자녀)|쌍둥이|남매|형제|자매|딸둘|아들둘|애둘|애셋|(?:애|아이|아기|자녀)(?:\s?(?:하나|둘|셋|넷|[1-4]\s?명))?)(?:을|를|의)?\s?(?:키우는\s|둔\s|딸린\s|있는\s)?(?:엄마|아빠|어머니|아버지|맘|아줌마|주부|학부모)|(?:애|아이|아기|자식|손주|손자|손녀)(?:가|도|이|까지)?\s?(?:하나|둘|셋|넷|[1-4]\s?명)?(?:이나)?\s?(?:다\s)?있(?:는\s(?:사람|주부|엄마|아빠|할머니|할아버지|여자|남자|아줌마)|어요|습니다|는데요?))\S{0,5}(?:[\s,.!]{1,3}(?:당연히|물론|그럼|저는?)?\s?(?:성인|어른)\S{0,5})?[\s.!~ㅋㅎ]*"
    r"|(?:yes[,.]? )?(?:i(?:'m| am) )?(?:a |already a |an? \w+ )?(?:grand(?:mother|father|ma|pa)|married|(?:stay[- ]at[- ]home |working |single )?(?:mother|mom|mum|father|dad|parent)(?: of (?:\w+ )?\w+)?)(?: here| myself| already)?[\s.!]*",
    re.IGNORECASE,
)
"""That, and nothing else."""


def tells_to_be_grown(text: str) -> bool:
    """Whether somebody answers the question for the age by what only grown-ups are."""
    return OF_THE_GROWN.fullmatch(plain(text).lower()) is not None

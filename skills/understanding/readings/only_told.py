"""Whether what stands in words is only told and sets nothing: a name, a number or a time that was, will or might be, that is
denied, asked about or feared, or that is none to be used: "010-… 이었던 적이 있어요", "바꿀 뻔했어요", "바뀌면 알려드릴게요".

What takes the place of an answer without being asked back looks here first. Pure patterns over a bounded piece of the text."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.reading import patterns as re
from skills.fields.reading.remembering import once
from skills.understanding.undone import CHANGE, is_undone, was_never_asked

LONGEST = 200  # Letters that are looked into.
_SHORT = 60  # Letters of words that tell of a number and hardly anything else.
_END = r"[\s.!~?ㅠㅜ]*$"
_CHANGES = r"(?:바뀌|바꾸|변경하|변경되|고치|옮기|정정하|수정하)"
_ONLY_TOLD = (
    # It was so once.
    rf"(?:던|[은든쓴된한간온준본])\s?적[은이도]?\s?(?:있|없)\S{{0,5}}{_END}|(?:었|았|였)을\s?(?:때|적)[도가는에]?\S{{0,2}}\s?(?:\S{{1,4}}\s?)?(?:있|였|이었)?\S{{0,4}}{_END}",
    rf"(?:[았었였했갔왔됐썼렸꿨겼꼈]었|(?:예전|옛날|전에|작년|재작년|그때|한때|지난번|저번)\S{{0,3}}\s(?!.*잘못).{{0,40}}[았었였했갔왔됐썼렸])(?:어요|습니다|지요|죠|네요|거든요?|는데요?|어|음|다){_END}",
    # It is denied, or was only believed.
    rf"(?:아니라|다)고\s?(?:\S{{1,4}}\s)?(?:안\s?(?:했|그랬|말했)|누가|(?:말\s?)?했잖|말씀드렸|그랬잖)\S{{0,6}}(?:\s\S{{1,5}})?{_END}|누가\s(?:그래|그랬|그러)\S{{0,4}}{_END}",
    rf"[꾼뀐된한친긴간]\s?(?:거|건|게|것|적)[은는이]?\s?(?:아니|없)(?!고|라)\S{{0,4}}{_END}|줄\s?알았(?:는데|지만|더니)\S{{0,2}}\s?(?:아니|안\s|그대로|착각)\S{{0,4}}(?:\s\S{{1,6}})?{_END}|안\s?(?:바뀌|바꼈|바뀐)|바뀌지(?:는|도)?\s?않",
    rf"\b(?:not|isn't|wasn't|nothing(?: is)?|no)\b (?:\w+ )?(?:wrong|incorrect|mistakes?|errors?|changed|changing){_END}|(?:틀리|잘못되)지\s?않|(?:틀린|잘못된?|바뀐|고칠|수정할)\s?(?:거|건|게|것|곳|데|부분)?[은는이도]?\s?(?:없|아니)(?!고|라)\S{{0,5}}{_END}",
    # It was nearly done, is only thought about, supposed, or still to come.
    r"뻔\s?(?:했|함|하)|려다가?\s?(?:말|안\s|그만|관|포기|참)|려고\s?(?:했|하)(?:는데|다가?|지만)\S?\s.{0,10}(?:말았|안\s|그만|관뒀|않|포기)",
    rf"[야어아]\s?(?:하나|되나|할지|할까)\S{{0,2}}\s?(?:\S{{1,4}}\s)?(?:고민|생각|모르|망설|걱정)|(?<!가능)[꿀칠릴할쓸둘]까\s?(?:요|봐요?|말까요?|싶\S{{1,4}}|(?:고민|생각|망설)\S{{0,8}})?{_END}|[꿀칠할될길]지\s?(?:말지\s?)?(?:도\s)?(?:고민|생각|모르|망설)",
    rf"{_CHANGES}(?:게\s?(?:되|된다))?면(?!\s?(?:좋|감사|고맙|안\s?[될되돼]|될\s?(?:것|거|듯)|싶|하[는고시]|합))",
    rf"[꿨쳤했됐]다가\s.{{0,12}}(?:원래|도로|다시|되돌)\S{{0,4}}\s?\S{{0,6}}{_END}",
    r"(?:았|었|였|했)(?:으면|더라면)\s?(?:더\s?|참\s?)?(?:좋았|했|나았)|(?:을|ㄹ|일|할|될|갈)\s?텐데",
    rf"(?:다음\s?달|다다음\s?달|내년|내달|곧|조만간|머지않아|언젠가|나중에).{{0,40}}(?:바뀌|바뀔|바뀝|변경되|변경돼|변경될|변경됩)\S{{0,3}}(?:\s\S{{1,5}}){{0,2}}{_END}|(?:바뀔|바꿀|변경될|변경할|옮길)\s?(?:예정|거|것|건|듯|생각|계획|수도|수\s?있(?!나|을|는지|어요\?))",
    # It is asked.
    rf"(?:되어|돼|적혀|나와|들어가|남아|등록|저장|입력|기록|기재|올라)\s?(?:되어|돼|가)?\s?(?:있)?(?:나요?|는지요?|는가요?|습니까|던가요?|었나요?|[지죠]요?\s?\?|어요\s?\?){_END}|(?:거|것|게|건)\s?(?:아니[죠지]|아닌가|아닙니까|아니에요\s?\?|맞[죠지나])\S{{0,2}}{_END}|\d\S{{0,3}}\s?(?:이|가)?\s?맞(?:나|죠|지요|는지|습니까|을까)\S{{0,2}}{_END}",
    rf"(?:저장|등록|입력|접수|기록|기재)\s?(?:됐|되었|된)\S{{0,2}}(?:나요?|는지요?|[지죠]요?|건가요?|거죠|거예요|을까요?|어요\s?\?)\s?\?*{_END}",
    rf"(?:드렸|말했|적었|남겼|했|보냈|썼|줬)(?:나요?|던가요?|었나요?|[지죠]요?\s?\?|는지요?|을까요?|습니까){_END}|^(?:did|have|had|has|was|were|is) (?:i|you|we|it|that|my \w+(?: \w+)?|the \w+(?: \w+)?) (?!.*\b(?:possible|ok|okay|can|could)\b)(?!.*\bplease\b).*\d?\s?\?$",
    r"\b(?:used to be|almost (?:chang|gave|wrote|put)\w*|nearly (?:chang|gave|wrote|put)\w*|was going to|were going to|thinking (?:of|about) chang\w+|(?:will|might|may|going to) (?:be )?chang\w+ (?:to .{1,24} )?(?:next|soon|later|in)|(?:if|when|once|in case) (?:my|i|the) (?:\w+ ){1,3}chang\w+|should i chang\w+)",
    # It is likened.
    r"(?:이름|성함|번호)(?:이?랑|하고|과|와)(?:은|는)?\s(?:\S{1,3}\s)?(?:다르|다른|다릅|다름|달라|같[아은습]|똑같|비슷)",
    # It stays as it was.
    rf"(?<![가-힣])안\s?틀[렸려]\S{{0,5}}{_END}|(?:이름|성함|번호|연락처|시간|내용|부위)\S?\s(?:그냥\s)?그대로(?:예요|이에요|입니다|에요|임){_END}",
    rf"(?:말고|아니고|빼고)\s?(?:요\s?)?(?:그냥\s)?(?:그대로|원래대로?|아까\s?(?:거|것|그대로|말한\s?대로))(?:로|요|이요|예요|할게요|\s?(?:해|둬|두)\S{{0,5}})?{_END}",
)
_SETS_NOTHING = re.compile("|".join(_ONLY_TOLD), re.IGNORECASE)
_NUMBER = r"\d\S{0,2}\s?"
_BUT_REACHED = r"\s?(?:(?:연락|전화|통화|문자)\S{0,2}\s?)?(?:하|주|해\s?주|걸|받)\S{0,3}(?:되|고|는데|지만|면서)[\s,]"
"""The number is to be called, only not always: "010-…로 하되 낮에는 하지 마세요"."""
_NONE_BEHIND = r"(?!.*\d{3,4}[\s.-]?\d{4})"
_DENIED = re.compile(
    # It is where calls come from, a supposed one, a made up one, or one that is still to be looked up.
    rf"\d{{4}}{_NONE_BEHIND}(?:번호|번)?(?:에서|한테서?|으로부터|로부터)(?:는|도)?\s(?:\S{{1,5}}\s){{0,2}}\S{{0,6}}(?:와요|왔|온\s|온다|오네|오는|옵니다|오[고던면]|걸려|받았)|\d{{4}}{_NONE_BEHIND}(?:번호|번)?로\s(?:자꾸\s|계속\s)?(?:광고|스팸|전화|문자)\S{{0,2}}\s(?:와요|왔|오네|걸려)"
    rf"|\d{{4}}{_NONE_BEHIND}\S{{0,3}}\s?(?:[ㅋㅎ]{{1,6}}\s?)?(?:(?:이건|그건|이거|그거|이게|사실|다)\s?){{0,2}}(?:거짓|가짜|장난|뻥|없는\s?번호|아무\s?번호|지어낸)|(?:거짓|가짜|장난|지어낸|아무)\S{{0,3}}\s?번호\S{{0,3}}\s?.{{0,4}}\d{{3,4}}[\s.-]?\d{{4}}"
    rf"|\d{{4}}{_NONE_BEHIND}\S{{0,4}}\s(?:\S{{1,5}}\s){{0,2}}(?:그거|그게|그건|이거|이게|이건)\s?(?:\S{{1,3}}\s)?(?:틀렸|틀려|틀린|잘못|아니|아닌)"
    rf"|\d{{4}}{_NONE_BEHIND}\S{{0,4}}\s(?:맞는?[지나가]|맞는지는?|인[지가])?\s?(?:잘\s|확실히\s)?(?:모르겠|몰라|헷갈|확실(?:하지|치)\s?않|기억\S{{0,3}}\s?안)|\d{{4}}{_NONE_BEHIND}.{{0,12}}(?:확인|알아)\S{{0,4}}\s(?:나중에\s)?(?:다시\s)?(?:드릴|알려|보낼|말씀|적을)"
    rf"|\d{{4}}{_NONE_BEHIND}\S{{0,3}}\s?(?:여기|거기|병원|그쪽|원장님?|상담실)\s?(?:대표\s?)?(?:번호|전화|폰)(?:예요|이에요|인가요?|맞\S{{1,3}}|죠|야|임|입니까)?[\s?]*$"
    rf"|\d{{4}}{_NONE_BEHIND}\S{{0,3}}\s?(?:.{{0,6}})(?:바꿔야|바꾸어야|고쳐야|변경해야)\s?(?:하|되|돼|할|될)\S{{0,4}}[\s?]*$"
    rf"|^(?:will|would|does|should|do|did) (?!you\b).{{0,60}}\d{{4}}[\s?]*$|\b(?:is|was)(?: not|n'?t) (?:\+?\d[\d\s()-]{{6,18}})[\s.!]*$|\d{{4}} (?:is|was) (?:a )?(?:fake|made up|made-up|wrong|a lie)\b{_NONE_BEHIND}"
    r"|"
    rf"\d{{4}}(?:번호|번)?(?:은|는|이|가)?\s?(?:이제\s)?(?:안\s?(?:돼요|됩니다|되요|써요|씁니다)|정지\S{{0,6}}|해지\S{{0,6}}|없어졌\S{{0,4}}){_END}|\d{{4}} (?:does ?n[o']?t work|is ?n[o']?t working|is no longer|no longer works?|is (?:dead|disconnected|cut off))(?!.{{0,40}}\d{{4}})"
    rf"|(?=.{{0,60}}\d{{4}})(?!.{{0,60}}이\s?번호로)(?:.{{0,40}}(?:병원|실장|원장|직원|간호사|스팸|피싱|광고|대표\s?번호|거기\s?번호|그쪽|전화\s?(?:온|왔|오)|걸려\s?온|부재중)).{{0,40}}(?:맞[나아죠지는]|아니[죠지에]|인가|건가|되나|될까|돼요|되죠|누구|어디|뭐예|뭔가).{{0,6}}\?{{0,3}}{_END}"
    rf"|^(?:is|was|are) (?:this |that |it )?.{{0,30}}\d{{4}}.{{0,12}}\b(?:your|the clinic'?s|yours|spam|a scam)\b.{{0,20}}$|\b(?:should|can|do) i call .{{0,20}}\d{{4}}.{{0,20}}\?$"
    rf"|\d{{4}}(?!.*\d{{4}})\S{{0,3}}\s.{{0,16}}(?:아니(?:에요|예요|야|죠|지요|었어요|래요|고요|라서요?|라고요?)|아닌데요?|아닙니다|아님){_END}"
    rf"|\d{{4}}(?:번|번호)?(?:은|는)?\s?말고(?:는)?(?:요|\s(?:그냥\s)?(?:원래|아까|먼저|처음|기존|전에|저장된)\S{{0,4}}(?:\s\S{{1,5}}){{0,2}})?{_END}"
    rf"|\d{{4}}(?!.*\d{{4}})(?:번|번호)?(?:은|는|이|가|을|를|로)?\s(?:(?:이|그)?\s?(?:번호|거|건)\S?\s)?(?:(?:좀|제발|광고|문자|전화|연락|홍보)\S?\s){{0,2}}(?:빼|지워|삭제|차단|취소|탈퇴|수신\s?거부|그만|스팸|정지|해지|없는\s?번호|결번|안\s?(?:쓰|씁|써|받(?!으[면시]|을|아도))|못\s?쓰)\S{{0,6}}(?:\s\S{{1,6}}){{0,2}}{_END}"
    rf"|\d{{4}}(?!.*\d{{4}}).{{0,8}}(?:번호|폰|거|꺼)(?:라|라서|이라|이라서|여서)\s안\s?(?:돼|되|됩)\S{{0,4}}{_END}"
    rf"|\d{{4}}(?:번|번호)?(?:으?로|에서)\s?(?:전화|연락|문자)\S{{0,2}}\s?(?:오나요|오는\s?(?:건|거)\S{{1,4}}|옵니까|오는지요?)\s?\?{{0,3}}{_END}|\d{{4}} (?:is|was)(?: not|n[o']?t) (?:my|mine)\b(?!.{{0,40}}\d{{4}})"
    rf"|\d\S{{0,3}}\s?(?:이|가|은|는)?\s?(?:아니(?:에요|예요|야|죠|지요|었어요|래요)|틀려요|안\s?써요){_END}|(?<!\d )(?<!\d, )(?<!\d and )\bnot\s\+?\d[\d\s()-]{{6,18}}[\s.!]*$"
    r"|(?:옛날|예전|이전|전에\s?쓰던|지난번)\s?(?:제\s|내\s)?(?:(?:전화\s?)?번호|연락처|폰|핸드폰)(?!\S?\s?(?:삭제|지우|지워|빼|없애|말고|대신)\S{0,4}\s.{0,20}\d{4}|\S{0,2}\s?(?:잘못\s)?(?:썼|적었|남겼|입력했|드렸|넣었)\S{0,6}\s.{0,12}\d{4}.{0,4}(?:로\s?(?:바꿔|고쳐|수정|변경|해\s?주|연락|전화)|이에요|예요|입니다|이요|[이가]\s?맞))"
    r"|\b(?:old|former|previous) (?:phone )?number\b(?!.{0,40}\b(?:chang|use|should be|new|correct|right)\w*\b.{0,24}\d{4})"
    r"|\d{4}(?!.*\d{4})\s?(?:번호|번)?(?:은|는|을|를)\s(?:\S{1,5}\s)?\S{1,6}지\s?(?:는\s?|도\s?|좀\s?)?(?:마|말)"
    rf"|{_NUMBER}(?:번?으?로|번?에|한테)(?!{_BUT_REACHED})(?:는|도)?\s(?:\S{{1,6}}\s){{0,2}}\S{{1,8}}지(?:는|도)?\s?(?:마|말|않)|{_NUMBER}(?:번?으?로|번?에)(?!{_BUT_REACHED})(?:는|도)?\s(?:\S{{1,4}}\s)?안\s"
    rf"|\b(?:do not|don'?t|never) (?:call|send|text|ring|use|write)\b(?:(?!\bbut\b)[^,.;]){{0,24}}\d{{4}}{_NONE_BEHIND}",
    re.IGNORECASE,
)
_WRONG_ONE = re.compile(
    rf"\d{{4}}{_NONE_BEHIND}(?:번)?(?:이라?|가|으?로\s?(?:되어|돼|저장\S{{1,3}}|적혀)\s?있)?(?:으)?면\s?(?:\S{{1,4}}\s)?(?:틀린|틀렸|틀려|잘못|아니|아닌|바꿔야|고쳐야|바뀌)"
    rf"|\d{{4}}(?!.*\d{{3,4}}[\s.-]?\d{{4}})(?:번|번호)?에서\s?(?:(?:제\s)?(?:번호|폰|연락처)\S?\s)?(?:바뀌|바뀐|바꼈|바꿨|변경)\S{{0,6}}{_END}"
    rf"|\d{{4}}(?!.*\d{{3,4}}[\s.-]?\d{{4}})(?:번|번호)?(?:으?로|이?라고)\s(?:\S{{1,8}}\s){{0,2}}\S{{0,6}}(?:던데|는데|네요?|지만)[\s,.]{{0,2}}(?:\S{{1,4}}\s)?(?:틀[렸려린]|잘\s?못|아니|바뀌|바뀐)\S{{0,5}}{_END}"
    rf"|(?:으로|로|이라고|라고)\s(?:자꾸\s|계속\s|또\s|왜\s)?(?:잘\s?못|이상하게|다르게|엉뚱하게)\s?(?:나[와오온왔]|되어|돼|된|됐|적|저장|등록|들어|뜨|떠|뜬|불|입력|기재|표시|쓰|써|쓴|썼)\S{{0,5}}(?:\s(?:있|거|것)\S{{0,6}})?{_END}"
    rf"|(?:이름|성함|번호|연락처).{{0,30}}(?:으로|로)\s(?:나와|나오네|나옵니다|떠|뜨네|보여|(?:되어|돼|적혀|저장돼|저장되어|등록돼|등록되어)\s?있)(?:어|네)?(?:요|습니다|는데요?|던데요?|더라고요|더라구요)?{_END}"
    rf"|\b(?:wrongly|incorrectly|mistakenly) (?:saved|shown|stored|written|listed|entered|registered) as\b|\b(?:says|shows|is listed|is saved) (?:\w+ )?.{{2,24}} (?:by mistake|wrongly|which is wrong|but (?:that'?s|it'?s) wrong){_END}",
    re.IGNORECASE,
)
_BESIDE_THE_RIGHT_ONE = re.compile(
    rf"\d{{4}}(?:이고|고요?|[이가]\s?맞\S{{1,3}}|이에요|예요|입니다|임)[\s,.]{{1,3}}.{{0,12}}\d{{4}}\S{{0,3}}\s?(?:아니|틀|말)\S{{1,5}}{_END}"
)
"""The right number stands before the wrong one: "010-…이 맞고 010-…는 아니에요"."""
_A_NUMBER = re.compile(r"\d{3,4}[\s-]?\d{4}")


@once
def sets_nothing(text: str) -> bool:
    """Whether the words only tell of a name, a number or a time, and nothing that was told before is to be another by them."""
    words = text[:LONGEST].strip()
    is_told = _SETS_NOTHING.search(words) is not None and _BESIDE_THE_RIGHT_ONE.search(words) is None
    return is_told or denies_a_number(text)


_SETS_THE_NAME = re.compile(
    r"(?:^|[\s,.])(?:이름|성함)(?:은|이|만)?\s(?!그대로|안\s|못\s)[가-힣]{2,5}?(?:이고요?|이구요?|고요?|이며|이에요|예요|입니다|(?:으로|로)\s?(?:[가-힣]{1,5}\s?){0,2}?(?:고요?|요))[\s,.]{1,3}"
    r"(?:(?:전화\s?)?번호|연락처|나머지\S{0,2}|시간)(?:는|은|도)?\s(?:다\s)?(?:그대로|똑같|같아|같습)"
    r"|(?:(?:전화\s?)?번호|연락처|나머지\S{0,2})(?:는|은|도)?\s(?:다\s)?(?:그대로|똑같)\S{0,6}\s(?:이름|성함)(?:은|이|만)?\s(?!그대로)[가-힣]{2,4}?(?:으로|로|이에요|예요|입니다)"
)
"""A name that is told, beside what stays: "이름은 …이고 번호는 그대로예요"."""


_CALLS_A_PERSON = re.compile(
    r"(?:상담[원사]|직원|사람|담당자|실장님?|선생님)\S?\s?(?:(?:좀|빨리|그냥|얼른|당장)\s?){0,2}바꿔(?:\s?(?:줘|주)\S{0,4}|라고?요?|봐요?)?[\s.!?~]*$"
)
"""Somebody who is to come to the telephone: "상담원 바꿔줘요"."""


@once
def changes_nothing(text: str) -> bool:
    """The same, or a change is spoken of and not to be made, or never was asked for: "번호는 바꾸지 마세요"."""
    if _SETS_THE_NAME.search(text):
        return False
    calls = _CALLS_A_PERSON.match(text.strip()) is not None
    return calls or is_undone(text, CHANGE) or was_never_asked(text) or sets_nothing(text)


@once
def denies_a_number(text: str) -> bool:
    """Whether the number in the words is said to be none of the writer's, or none that is to be used now; a right one behind it
    ends such words otherwise ("010-… 아니고 010-…")."""
    words = text[:LONGEST].strip()
    if _BESIDE_THE_RIGHT_ONE.search(words):
        return False
    is_told = _A_NUMBER.search(words) is not None and len(words) <= _SHORT and _SETS_NOTHING.search(words) is not None
    is_told = is_told and _A_STORY.search(words) is None
    return is_told or _DENIED.search(words) is not None or _NOT_MINE.search(words) is not None


_A_STORY = re.compile(
    r"\d{4}(?:번)?(?:이?요|이?에요|예요|입니다|이고요?|이구요?)?[\s,.]{1,3}(?:예전에|옛날에|전에|작년에?|재작년에?|\d{1,4}년\s?전에?)\s(?!.{0,30}(?:번호|연락처|전화|폰|쓰|썼|바[꾸꿔꿨뀌]|드렸|적었|남겼)).{1,30}(?:했|받았|맞았|넣었|뺐|수술|시술)"
)
"""A story behind a number, and not the number's: "010-… 작년에 코 한번 했어요"."""
_NO = r"아(?:니(?:에요|예요|요|야|다)|닌데요?|닙니다|니거든요)"
_NOT_MINE = re.compile(
    rf"\d{{4}}(?:번)?(?:이|은|는)?\s?(?:(?:이거|그거|이건|그건|그\s?번호)(?:는|은)?\s)?(?:(?:제|내|저)\s?(?:거|것|꺼|번호)(?:가|이|는)?\s?)?{_NO}(?!.*\d{{3,4}}[\s.-]?\d{{4}})"
)
_NOT_THE_NAME = re.compile(rf"(?:이름|성함)(?:은|이|도)?\s[가-힣]{{2,4}}?(?:이|가)?\s?{_NO}[\s.!~]*$")


def denies_a_value(clause: str) -> bool:
    """Whether a clause only says which name or number is not the right one."""
    return denies_a_number(clause) or _NOT_THE_NAME.search(clause) is not None


@once
def names_the_wrong_one(text: str) -> bool:
    """Whether the value in the words is the wrong one, so that the right one is still to be told: "이름이 … 로 잘못 나와요"."""
    return _WRONG_ONE.search(text[:LONGEST].strip()) is not None


_SEEN = re.compile(
    r"(?:(?:네|예|넵|넹|응)[\s,.]{0,3})?(?:(?:다|내용)\S?\s)?(?:확인|체크|완료|열람)(?:\s?완료)?(?:이?요|함|했음|임|이에요|입니다)?[\s.!~]{0,9}"
    r"|(?:(?:yes|ok|okay),?\s)?(?:confirmed|checked|seen|noted|done|(?:i(?:'ve|\shave)?\s)?(?:read|seen)\s(?:it|this|that|everything))[\s.!]{0,9}",
    re.IGNORECASE,
)
"""A word that would say yes to another question: "확인", "confirmed"."""


def says_seen(text: str) -> bool:
    """Whether somebody says in a word to have seen it, which agrees to nothing."""
    return _SEEN.fullmatch(text.strip()) is not None

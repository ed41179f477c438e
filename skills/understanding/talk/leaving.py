"""Who leaves for now and comes back, asks what becomes of the answers meanwhile, or would rather speak than write.

None of it answers a question of a form: a time in it is when somebody is back, and no wish to be called."""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from __future__ import annotations

from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import sentences
from skills.fields.reading.dialects import in_standard
from skills.fields.reading.remembering import once
from skills.understanding.intents import Intent, Understood
from skills.understanding.questions import asks, keeps_silent

LONGEST = 120  # Letters; who tells more tells of something else.
_LATER = r"(?:퇴근하?고|출근하?고|나중|이따|있다가?|조금\s?뒤|[와가오고]서|[내먹보치]고|끝나[고면]|갔다|다녀|[나들]어?갔|뒤에|후에|시쯤|시에|내일|모레|저녁|밤|오후|오전|아침|점심|주말|때|(?:도착하|들어오|들어가|돌아오|오|깨|자|되)면)"
_END = r"(?:요|여|용|염|유|습니다|슴다)?[\s.!~ㅠㅜㅋㅎ^]*$"
_COMES = re.compile(
    r"(?:^|\s)(?:금방\s?|곧\s?|얼른\s?|빨리\s?|바로\s?|다시\s?|또\s?|좀\s)?(?:(?:갔다가?|나갔다가?|다녀|돌아|들어|떠|사|사\s?가지고|가져|데려|찾아|받아|[가-힣]고|[가-힣]러\s?갔다가?)\s?)?(?:올(?:게|께)|오께|오겠|오도록\s?할(?:게|께))"
    + _END
    + rf"|{_LATER}.{{0,24}}(?<!로\s)(?:(?:쓸|적을|할|이을|작성할|답할|대답할|입력할|진행할|마무리할|마저할|채울|이어갈|접속할|볼)(?:게|께)|(?:쓰|적|하|이어가|작성하|답하|입력하|진행하|접속하)겠)"
    + _END
)
_NOT_LEAVING = re.compile(
    r"전화(?!\s?(?:가\s|좀\s|한\s?통\s|잠깐\s)?(?:와|왔|오는|받))|통화|문자|톡(?:으로|을)|주세요|줘|부탁|취소|그만(?!\s?쓰고)|지우|지울|지워|삭제|처음부터|새로|이름|성함|번호|연락처|시간(?:을|은|도)|사진|동의|접수|신청|예약|병원|방문|내원|진료|수술|시술|말고|아니고|으?로\s(?:다시|바꿔)|대로\s|생각|고민|먼저|부터|우선"
)
_WAIT_FOR_ME = re.compile(
    r"(?<![가-힣])(?:(?:좀|조금만?|잠깐만?|잠시만?|쫌만|조매만|쪼매만)\s?){0,2}기(?:다|둘)[려리]\S{0,5}(?:\s?(?:주|줘|줄)\S{0,6})?(?=[\s,.!~]|$)"
)
"""Who asks to be waited for asks for nothing else: "금방 올게요 기다려 주세요"."""
_COMES_EN = re.compile(
    r"\b(?:i'?ll|i will|i'?m (?:gonna|going to)|i am going to|gonna|let me|will|i'?d (?:better|rather)|i (?:have|need) to|can i|may i|could i) (?:just |then |probably |have to |try to ){0,2}"
    r"(?:(?:come|be|get) (?:right |straight )?back(?! (?:home|from|in (?:town|seoul|korea|the)|at (?:work|home|the)|to (?:work|seoul|korea|the)))|(?:return|continue|carry on|resume|pick (?:this|it) up|finish(?: (?:this|it|the (?:rest|form)|up))?|complete (?:this|it|the (?:rest|form))|do (?:this|it|the rest)|fill (?:this|it|the rest|the form) (?:in|out)|write (?:more|the rest|this|it)|answer (?:this|it|the rest)|type (?:this|it|the rest))"
    r"(?=.*\b(?:later|tonight|tomorrow|soon|in (?:a|an|\d+|ten|five|half|fifteen|twenty) \w+|this (?:morning|afternoon|evening)|after\b|when i\b|once i\b|at (?:home|\d+)|on \w+day)))"
    r"|(?:^|[,.!;]\s|\b(?:and|so|but) )(?:be )?back (?:in (?:a|an|\w+) \w+|at \d{1,2}|later|soon|tonight|tomorrow|after)\b|\b(?:brb|bbl|be right back|ttyl)\b",
    re.IGNORECASE,
)
_NOT_LEAVING_EN = re.compile(
    r"\b(?:call|phone|ring|text|contact|reach) (?:me|us)\b|\bcancel|\bdelete|\berase|\bmy (?:name|number)|\bphoto|\bagree|\bconsent|\bthen call|\bso (?:after|before|any)",
    re.IGNORECASE,
)


@once
def leaves_for_now(text: str) -> bool:
    """Whether somebody leaves and says to be back or to go on later: "버스라 나중에 다시 올게요", "boarding now, will finish tonight"."""
    if len(text) > LONGEST or "?" in text:
        return False
    if not re.search("[가-힣]", text):
        return _COMES_EN.search(text) is not None and _NOT_LEAVING_EN.search(text) is None
    words = in_standard(text.strip())
    left = _WAIT_FOR_ME.sub(" ", words)
    return any(_COMES.search(one) for one in sentences(left)) and _NOT_LEAVING.search(left) is None


_ANSWERS = r"(?:(?:쓴|적은|작성한|입력한|답한|보낸|남긴|쓰던|적던|하던|써\s?둔|써\s?놓은|적어\s?둔|적어\s?놓은)\s?(?:거|것|건|게|내용|답|글)\S{0,2}|지금까지|여기까지|이제까지|내용\S{0,2}|이거|이게|저장)"
_GOES = r"(?:저장|보관|지워(?!라|줘|주|버|요?[\s.!~]*$)|사라|날아|없어|남아|남나|유지|초기화|리셋|날라)"
_KEPT = (
    rf"{_ANSWERS}\s?(?:\S{{1,6}}\s){{0,2}}?(?:안\s|다\s|그대로\s|자동으?로?\s|자동\s?){{0,2}}{_GOES}\S{{0,6}}(?:\s\S{{1,4}})?",
    r"(?:나갔다|나가면|껐다|끄면|꺼지면|닫으?면|창|앱|화면|중간에|쓰다가?|들어오|이따가?|나중에|잠깐|잠시|좀\s?쉬었다|쉬었다|내일)\S{0,3}\s(?:\S{1,6}\s){0,3}?(?:처음부터(?:\s다시)?(?:\s?(?:써|쓰|적|해|시작해)야)?|다시\s?(?:써|적|시작|해)야|이어서?|계속|마저|멈춰|멈추|쉬|나갔다|저장|지워|사라|날아|없어|남아|유지|와도|해도|써도|들어와도)\S{0,6}(?:\s\S{1,6}){0,2}",
    r"(?:멈춰|멈췄다|쉬었다|중단해|나갔다\s?와|나갔다\s?들어와|이따\s?(?:이어\s?)?써|나중에\s?(?:이어\s?)?써)\S{0,3}\s?(?:해도\s|써도\s|와도\s)?(?:되|돼|괜찮)\S{0,5}",
)
_IF_KEPT = re.compile("|".join(_KEPT))
_IF_KEPT_EN = re.compile(
    r"\b(?:will|does|do|is|are|did|would) (?:it|this|that|everything|the (?:form|chat|app)|you|my (?:answers?|progress|message)|what i \w+) (?:all |still |be |get |automatically |already ){0,3}(?:keep|save[ds]?|kept|stay|remember|lost|gone|disappear|erased?|deleted?|reset|there)\b.{0,40}"
    r"|\b(?:do|will|would|must|should) i (?:have to |need to |lose )(?:start|begin|do it|type|write|everything|it|all|what)\b.{0,40}|\b(?:can|may|could|is it ok(?:ay)? (?:if|to)|do you mind if) (?:i )?(?:just )?(?:pause|stop (?:here|for)|take a break|come back|leave (?:this|it)|close (?:this|it)|step (?:out|away)|continue (?:this |it )?(?:later|tonight|tomorrow)|finish (?:this |it )?(?:later|tonight|tomorrow))\b.{0,40}",
    re.IGNORECASE,
)


_HOW_LONG = re.compile(
    r"얼마나|얼마\s?동안|며칠|몇\s?(?:일|년|달|개월)|언제까지|언제\s(?:지워|삭제|파기|없어)|\b(?:how long|until when|when (?:will|do) you (?:delete|erase))\b",
    re.IGNORECASE,
)
"""How long data are kept is a question for the policy, where nobody leaves meanwhile."""
_MEANWHILE = re.compile(
    r"나갔|나가면|나가도|중간|창|앱|이따|잠깐|잠시|쉬었|돌아오|\b(?:leave|close|pause|come back|return|break|later)\b",
    re.IGNORECASE,
)


def without_what_is_kept(text: str) -> str:
    """The words without the question what becomes of the answers, or whether one may pause; all of them where none is asked."""
    if len(text) > LONGEST or (_HOW_LONG.search(text) and not _MEANWHILE.search(text)):
        return text
    if not re.search("[가-힣]", text):
        return _IF_KEPT_EN.sub(" ", text) if asks(text) else text
    parts = sentences(text)
    left = [one for one in parts if not (_IF_KEPT.search(one) and (asks(one) or "?" in one or one.endswith("죠")))]
    return text if len(left) == len(parts) else " ".join(left)


_LEAD = r"(?:(?:아|아니|에이|에잇|어휴|아휴|아유|휴|하|헐|음|저|저기요?|죄송(?:한데요?|해요|합니다|하지만)?|미안(?:한데요?|해요|합니다)?|그냥|걍|이제|이젠|그만|마|더는|더\s이상|진짜|정말|그럼|그래서|일단|여기서|여기까지만|이쯤에서|됐고|됐어요?|됐네요?|됐습니다|됐다|(?:이거|상담|신청|접수|문의|채팅)\S?)[\s,.!~…]{1,3}){0,5}"
_STOP_VERB = (
    r"(?:(?<![가-힣])안\s?(?:할래|할게|할께|할란다|할\s?거예|하렵|하려고|할라고|할려고|하겠|합니다|해|받을래|받을게|하고\s?싶)|그만\s?(?:둘래|둘게|둘란|두렵|두겠|할래|할게|할께|할란|하렵|하겠|합니다)|관\s?(?:둘래|둘게|둘란|두렵|두겠)|포기\s?(?:할래|할게|할란|하겠|합니다|해)"
    r"|(?<![가-힣])접\s?(?:을래|을게|을란|으렵|겠)|때려\s?(?:칠래|칠게|칠란|치렵|치우|치겠)|(?<![가-힣])치아라|(?<![가-힣])치워\s?(?=라)|집어\s?(?:칠래|칠게|치)|손\s?(?:뗄래|뗄게|떼겠|뗄란)|(?<![가-힣])(?:여기서\s|이만\s)(?:나갈래|나갈게|나가겠|끊을게|끊겠|끝낼게|끝내겠)|못\s?하겠(?=네|어|다|습)|없던\s?(?:걸로|일로|거로)\s?(?:할|하|해))"
)
_STOPS = re.compile(
    rf"(?:^|(?<=[요다네지라까노나어아래게고서니데죠야함음임줘해려ㅠㅜㅋㅎ.!?~…,])\s|(?<=[.!?~…,]))(?:{_LEAD})(?P<stop>{_STOP_VERB}[가-힣]{{0,5}})(?P<behind>[\s,.!~ㅠㅜㅋㅎ…]|$)"
)
"""A wish to stop as a clause of its own, in front of which nothing stands that it could be about ("수술은 안 할래요"), or only the
talk itself."""
_ITS_OBJECT = re.compile(
    r"^[\s,]*(?!.{0,8}(?:번호|연락처|이름|성함|정보|질문|동의|뭐|뭘|왜|와\s|이거|이런|이게))(?:\S{1,6}\s)?\S{1,8}(?:은|는|을|를|도)(?:요)?(?:[\s.!~ㅠㅜ]|$)"
)
"""What is put behind the verb and is what one does not want: "안 할래요 전신마취는"."""
_TALKED_OF = r"(?:(?:지금|이제|여태|아까)(?:까지|부터)|여태|제가|내가|이때까지)"
_WRITTEN = r"(?:쓴|적은|작성한|입력한|답한|보낸|남긴|친|말한|쓰던|적던|하던|작성하던|입력하던)\s?(?:거|것|건|걸|내용|답|글|정보|말)\S{0,2}"
_GONE = r"(?:지워|지우(?!지)|지울|지운|삭제|없애|날려|폐기|파기|리셋|초기화|취소|없던\s?(?:걸로|거로|일로))(?!\S{0,4}(?:나요|까요|는지|지\s?(?:마|말)|면))"
_ERASED = re.compile(
    rf"(?:{_TALKED_OF}\s){{1,2}}(?:{_WRITTEN}\s)(?:(?:전부|모두|싹|몽땅|다|깨끗이|깨끗하게|그냥|좀|빨리)\s?){{0,3}}{_GONE}"
    rf"|(?<![가-힣]){_WRITTEN}\s(?:(?:전부|모두|싹|몽땅|다|깨끗이|그냥|좀|빨리)\s?){{0,3}}{_GONE}\S{{0,6}}[\s,.!~]+(?:\S{{1,4}}\s)?(?:끝|나갈|나가|그만|관|안\s?[할해하]|다음|나중|됐|생각)"
)
_LEAD_EN = r"(?:(?:oh|ok(?:ay)?|no|nah|nope|ugh|well|sorry|actually|just|please|then|so|you know what|on second thought|and|yeah|you can|could you|can you)[\s,.!]+){0,4}"
_STOP_EN = re.compile(
    _LEAD_EN
    + r"(?:(?:let'?s )?forget (?:it|this|about it|about this|the whole thing)|never ?mind(?: (?:it|this|then))?|i(?:'m going to| am going to|'ll| will)? (?:just )?(?:give up|quit|stop|pass)(?: (?:here|now|then|on this))?|i'?m (?:done with (?:this|it)|out|leaving|quitting|not (?:doing|filling|finishing) (?:this|it)(?: out| in)?)|(?:scrap|stop|drop|cancel|abort) (?:this|it|everything|the (?:form|request|whole thing))|stop here|count me out|not interested(?: any ?more)?|i (?:don'?t|do not) (?:want|wish|feel like) (?:this|to (?:continue|go on|do this|carry on|proceed)|doing this|it|continuing)|i(?:'d| would) rather (?:not (?:continue|go on|do this)|stop))(?: any ?more| any ?longer| now| here| then| after all| please| thanks| thank you)*[\s.!?]*",
    re.IGNORECASE,
)
_ERASED_EN = re.compile(
    _LEAD_EN
    + r"(?:delete|erase|remove|wipe|clear|discard|trash|scrap|throw away|get rid of|destroy) (?:out )?(?:(?:all |everything |all of )?(?:(?:of )?(?:it|this|that|what(?:ever)?|everything|all|(?:the |my )?(?:stuff|things|info\w*|answers|text|data|words|messages?)))?(?: that)? (?:i|i've|i have)(?:'ve)? (?:have )?(?:just )?(?:typed|wrote|written|entered|told you|given you|gave(?: you)?|put(?: in)?|said|sent(?: you)?|filled(?: in| out)?|answered|shared)|(?:my|the) (?:answers|draft|form|application|entries|input|responses|messages)|everything|it all|all of (?:it|this))(?: (?:so far|already|please|earlier|before|now|(?:un)?till now|up to now|here|and leave|for me)){0,3}[\s.!]*",
    re.IGNORECASE,
)
_PARTS_EN = re.compile(r"[,.!;…]+\s*|\s(?:and|so|but|because|since|then)\s", re.IGNORECASE)


@once
def beside_stopping(text: str) -> str | None:
    """What is told beside a clause of its own by which one stops, or wants what was written erased: "번호까지 물어보네" of
    "번호까지 물어보네 됐어 안 할래"; None where nobody does. Who reads the rest sees whether it tells of the body."""
    if len(text) > LONGEST or (leaves_for_now(text) and not _ERASED.search(text)):
        return None
    if not re.search("[가-힣]", text):
        parts = [one.strip() for one in _PARTS_EN.split(text.strip()) if one.strip()]
        rest = [one for one in parts if not (_STOP_EN.fullmatch(one) or _ERASED_EN.fullmatch(one))]
        return " ".join(rest) if len(rest) < len(parts) else None
    words = in_standard(text.strip())
    if (erased := _ERASED.search(words)) is not None:
        return f"{words[: erased.start()]} {words[erased.end() :]}".strip()
    if (found := _STOPS.search(words)) is None:
        return None
    behind = words[found.end("stop") :]
    if behind.strip().startswith("?") or _ITS_OBJECT.match(behind):
        return None
    return f"{words[: found.start('stop')]} {behind}".strip()


_AWAY = re.compile(
    r"(?:자리\S?\s(?:좀\s|잠깐\s|잠시\s)?(?:비우|비울|비웁|뜨|뜰|뜹)|(?<![가-힣])(?:ㄱㄷ|ㄱㄷㄱㄷ|ㄱㄷㄹ|ㅈㅁ|ㅈㅁㅁ|ㅈㅅㅁ)(?![가-힣])|(?<![가-힣])(?:잠깐|잠시|잠|쫌|좀|조금|쪼매)만(?:요|여|용)?(?=[\s,.!~ㅠㅜ]|$)|[가-힣](?:고|러\s?갔다|다)\s?(?:옴|온다|오마|올랍니다)(?=[\s,.!~ㅋㅎㅠㅜ]|$))"
)
_WAIT_EN = re.compile(
    r"(?:(?:sorry|oh|ok|please|just|can you|could you) ){0,3}(?:(?:(?:give|gimme|wait|hold on|hang on|need) ?(?:me )?(?:for )?)?(?:just )?(?:a|one|two|1|2) (?:sec(?:ond)?s?|min(?:ute)?s?|moments?|bit)|hold on|hang on|wait(?: (?:for me|here|please))?|brb|afk)(?: please| sorry)?[\s.!]*",
    re.IGNORECASE,
)
_SORRY_EN = re.compile(r"(?:so |very |i'?m ){0,4}(?:sorry|oh|oops|ok(?:ay)?|please|thanks|thank you)", re.IGNORECASE)
_WHY_EN = re.compile(
    r"\b(?:call(?:s|ing)|ringing|at the door|bathroom|toilet|restroom|loo|gotta|have to|need to|must|kids?|baby|toddler|boss|dog|cat|deliver\w+|meeting|crying|battery|bus|train|stop|cooking|stove|oven|someone|somebody|knocking|lunch|dinner|coffee|lift|elevator)\b",
    re.IGNORECASE,
)


@once
def is_away_for_a_moment(text: str) -> bool:
    """Whether somebody will be away for a moment, or asks to be waited for, and tells nothing but why: "one sec, the baby is crying",
    "잠깐 자리 비울게요". Whether the rest tells of the body is not looked at."""
    if len(text) > LONGEST // 2 or "?" in text or re.search(r"\d{3}", text):
        return False
    if not re.search("[가-힣ㄱ-ㅎ]", text):
        parts = [one.strip() for one in _PARTS_EN.split(text.strip()) if one.strip()]
        waits = [one for one in parts if _WAIT_EN.fullmatch(one)]
        rest = [one for one in parts if one not in waits and not _SORRY_EN.fullmatch(one)]
        return bool(waits) and all(_WHY_EN.search(one) for one in rest) and _NOT_LEAVING_EN.search(text) is None
    words = _WAIT_FOR_ME.sub(" ", in_standard(text.strip()))
    return _AWAY.search(words) is not None and _NOT_LEAVING.search(words) is None


_CALL = r"(?:전화|연락|통화|콜)(?:를|을|은|는)?\s?(?:좀\s|꼭\s|한번\s)?(?:해\s?)?(?:주세요|주시면\s?\S{1,6}|주십시오|주실래요|주시겠어요|줘요?|부탁\S{0,6}|바랍니다|바라요|가능해요|가능합니다|가능할\s?(?:것|거)\s?같\S{1,3}|하고\s?싶\S{1,4}|돼요|됩니다|해요|합시다|(?:주셔|하셔|줘|해)도\s?(?:돼요|됩니다|되요|괜찮\S{1,4}|좋\S{1,4})|받을게요|받을\s?수\s?있\S{1,4})"
CALL_LATER = re.compile(
    rf"(?<![가-힣])(?:늦게|늦은\s?시간에|나중에|이따가?|있다가?|(?:끝나|마치|퇴근하|도착하)고(?:\s?나서)?|끝나면|마치면|도착하면)\s(?:\S{{1,6}}\s){{0,2}}{_CALL}[\s.!~ㅠㅜ]*$"
    rf"|(?<![가-힣])(?:전화|연락|통화|답)(?:는|은|를|을)?\s(?:좀\s|조금\s)?(?:늦게|나중에|이따가?|천천히)\s?(?:해\s?)?(?:주셔도|하셔도|줘도|해도|오셔도|주세요|주시면|줘요?|부탁)\S{{0,4}}(?:\s?(?:돼요|됩니다|되요|괜찮\S{{1,4}}|좋\S{{1,4}}|상관\s?없\S{{1,4}}|감사\S{{1,5}}))?[\s.!~]*$"
    rf"|(?<![가-힣])(?:\S{{1,8}}\s){{0,2}}\S{{0,6}}고\s?(?:나서|나면|난\s?(?:뒤|후|다음)에?)\s(?:\S{{1,4}}\s)?{_CALL}[\s.!~]*$"
    r"|(?:중이(?:라서?|어서|니까)|(?:라|해|어)서|[못안]\s?받아요?)\s(?:\S{1,4}\s)?(?:좀|조금)?\s?(?:더\s)?늦게요[\s.!~]*$"
    r"|\b(?:call|ring|phone|contact) (?:me )?(?:back )?(?:a (?:bit|little) )?(?:later|late|afterwards|in a (?:bit|while))(?: on)?(?:,? (?:please|thanks|thank you|then))?[\s.!]*$",
    re.IGNORECASE,
)
"""Who would be called later and names no time: "지금 운전 중이라 늦게 전화 주세요"."""
_WIPE = r"(?:다\s|전부\s|모두\s|싹\s){0,2}(?:지워|지우|삭제|없애)\s?(?:해\s?)?(?:주세요|줘요?|주실래요|줄래요?|버려요?|라|요|고\s?싶어요)?[\s.!~ㅠㅜ]*$"
ERASES_IT = re.compile(
    rf"(?:(?:^|(?<=[요다어아해래줘봐네지]\s)|(?<=[,.!]\s))(?:(?:그냥|그만|이제|빨리)\s)?|(?:여기|지금까지|이제까지|여태|아까|제가|내가)\s?(?:다\s)?)(?:적은|쓴|남긴|입력한|보낸)\s?(?:거|것|건|걸|내용)[은는을를이]?\s?{_WIPE}"
    rf"|(?:(?<![가-힣])안\s?(?:해|할래|할게|할란다|하고\s?싶)\S{{0,3}}|(?<![가-힣])그만(?:하고|할래|할게|둘래|둘게)\S{{0,2}}|때려\s?(?:칠|치)\S{{1,4}}|집어\s?(?:칠|치)\S{{1,4}}|됐고|됐어요?|관둘\S{{1,3}}|포기\S{{1,4}})[\s,.!]{{1,3}}(?:그냥\s|빨리\s)?(?=다|전부|모두|싹){_WIPE}"
)
"""Who wants what was written erased, or stops and wants all erased: of the body one would name what is to go."""


_SPEAKS = re.compile(
    r"(?:전화|통화|말|육성|구두)(?:로|상으로|하면서|하면|으로)\s?(?:\S{1,5}\s){0,2}?(?:말|설명|얘기|이야기|상담|물어|여쭤|하면|해도|하는|할|할게|합시다|하입시더|하자|해요|하십시다|합세|되|돼|안|하고|가능|드|주|편|좋)\S{0,8}(?:\s\S{1,5}){0,3}"
    r"|(?:전화|통화)\s?상담\S{0,2}\s?(?:은|도|으로|이|로)?\s?(?:안\s?|혹시\s?)?(?:되|돼|가능|없|받|할|하)\S{0,6}"
    r"|(?:사람|직원|상담원|상담사|실장님?|담당자)\S{0,2}(?:이?랑|하고|과|와|한테|께)\s?(?:직접\s|바로\s|그냥\s)?(?:통화|전화|말|얘기|이야기|대화)\S{0,4}\s?(?:\S{1,5}\s?){0,3}(?:되|돼|될까|좋겠|싶|안|가능|편|나을|낫)\S{0,6}"
)
_WILL_SAY = re.compile(
    r"^(?:(?:네|그냥|저는|자세한\s?(?:건|것은|거는|내용은)|나머지는)\s){0,2}(?:전화|통화|만나|가|뵙고|병원에서|직접)\S{0,3}\s(?:직접\s|다\s)?(?:말|말씀|설명|얘기|이야기)\s?(?:드릴|할|드리|하)\S{0,2}(?:게|께|래|습니다|겠어)\S{0,3}[\s.!~]*$"
    r"|사람이?\s(?:직접\s|그냥\s)?(?:전화|통화)\S?\s?(?:좀\s|한번\s)?(?:해|걸어)\s?(?:주|줄|줘)\S{0,4}(?:\s(?:안\s)?(?:되|돼|될|좋)\S{0,4})?[\s.?!~]*$"
)
"""Who will say it by telephone, or asks to be called by somebody: "전화로 말할게요"."""
_SPEAKS_EN = re.compile(
    r"\b(?:can|could|may|might|is it possible|would it be (?:ok|possible)|i'?d rather|i would rather|i'?d prefer|i prefer)\b.{0,40}\b(?:tell|explain|talk|speak|say|describe|call|phone)\b.{0,40}",
    re.IGNORECASE,
)
_OF_SPEAKING_EN = re.compile(r"\b(?:phone|call|voice|someone|somebody|staff|person|human|talk|speak)\b", re.IGNORECASE)
_OF_WRITING = re.compile(
    r"글(?!래|쎄|루)|타자|타이핑|자판|쓰기|적기|쓰는|적는|쓸게|적을게|써야|적어야|말로|설명|오타|카톡|채팅|말하는|\b(?:typ\w+|writ\w+|text\w*|explain|words|put)\b",
    re.IGNORECASE,
)
"""Why somebody would rather speak: writing is hard."""


def would_rather_speak(text: str) -> bool:
    """Whether it is asked to tell it to somebody by telephone instead of writing it: "글로는 어렵네요 통화로 말씀드려도 돼요?"."""
    if len(text) > LONGEST:
        return False
    if _WILL_SAY.search(text):
        return True
    if not re.search("[가-힣]", text):
        found = _SPEAKS_EN.search(text)
        return found is not None and _OF_SPEAKING_EN.search(found[0]) is not None
    return _SPEAKS.search(text) is not None and (_OF_WRITING.search(text) is not None or asks(text))


def would_rather_not_write(text: str, understood: Understood) -> bool:
    """Whether somebody who began nothing will not say it here, or would rather speak, and is understood to want nothing else."""
    return keeps_silent(text) or (understood.intent in (Intent.OTHER, Intent.MENU) and would_rather_speak(text))

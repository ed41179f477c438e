"""What a triage nurse would not leave waiting: one line a sign, in three levels.

`now` is 119 (or 109), `clinic` is a call to the clinic at once, day and night. The patterns are laid on text without blanks; the
learned model must not think the sentence plain talk ("피자 살래요" holds 자살), and what only sounds like a sign is told
apart by `STORY`, `THEMES` and `OVER`. Here: data and one look. Not here: the third level, a question for staff, which the model tells.
"""

# ruff: noqa: E501  (a sign is easier to read, to check and to extend in one long line)

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from skills.fields.reading import patterns as re
from skills.fields.reading.dialects import in_standard
from skills.understanding.learned.moves import does
from skills.understanding.no_danger import (
    BESIDE,
    DENIED_EN,
    DONE_OR_SUDDEN,
    EVERYDAY,
    EVERYDAY_EN,
    IDIOMS,
    LONG_SO,
    MEANWHILE,
    MISLEADING,
    NOT_A_SIGN_EN,
    OVER,
    STORY,
    THEMES,
    TREATED,
)
from skills.understanding.readings.danger_abroad import dying_abroad
from skills.understanding.spelling import Spelled, cut_to_ends, fold, spell
from skills.understanding.urgent.despair import IN_FIGURES, speaks_of_an_end
from skills.understanding.urgent.endings import to_a_stranger
from skills.understanding.urgent.violence import suffers_violence

Level = Literal["now", "clinic"]

_OF_WHOM = "(?:살배기|아가|꼬마|애[가들]|[리희]애|아이|아기|애기|살짜리|손[주자녀]|조카|아들|딸|둘째|첫째|돌쟁이)"
_PILLS = "(?:약|수면제|진통제|타이레놀|안정제|알)[을를]?"
_ADV = "[이가을를도은는에만]?(?:쪼매|쪼까|찔끔|살짝|너무|갑자기|자꾸|계속|점점|막|심하게|많이|엄청|조금|좀|잘|아직|또|지금|확|제대로|아예)*"
_WOUND = "수술|시술|쌍수|절개|상처|실밥|봉합|꿰맨|부위|자리|맞은|뺀|코|귀|배꼽|입안|눈꺼풀|가슴|턱|두피|지흡"
_DONE_TO = "수술|시술|쌍수|절개|상처|실밥|봉합|꿰맨|맞은|지흡|흡입|이식|필러|보형물|실리콘|뺀데|뺀곳|(?:병원|의원|데|여기|거기|저번|지난달|지난주|전|때)(?:에서|에|서)?한(?:코|귀|눈|턱|이마|볼|광대|가슴|배|다리|팔|얼굴|입술|쪽|데|곳|자리|부위)|한지"
_AMBULANCE = "(?:구급차|[앰엠]뷸런스|(?<![0-9])119(?!근처|번지|번길|번?버스|동|호|안전센터|센터|소방|구급|구조|대원)|일일구|응급차)"
_HERE = "필러|맞|수술|시술|쌍수|지방이식|주사|갑자기|한쪽|아무것도|마취"
_LIMB = "팔|다리|손|발|반신|한쪽|얼굴|몸"

SIGNS: tuple[tuple[Level, str, str, str], ...] = (
    # level, sign, Korean without blanks (for the signs in it see `_MARKS`), English
    ("now", "not breathing", "(?<!코로)숨(?:(?!은|바|김|겨)~|은)(?:≠(?:[쉬-쉿](?!고(?:참|마시|먹|달|뛰|있으)|때)|[셔셨쉈])|쉬[지질](?:를|도|는)?≠)|숨이?막혀요?(?:도와|살려)", r"(?:isn'?t|not|stopped) breathing\b|\bbreathing (?:is|feels|got|gets|has become) ‥(?:hard|difficult|heavy|impossible)(?:er)?\b|\b(?:gasping|fighting|struggling) (?:for (?:air|breath)|to breathe)"),
    ("now", "breath", "숨(?!은|바|김|겨)~(?:≠쉬(?!고(?:참|마시|먹|달|뛰|있으))|쉬기|쉴수|쉬는게|이상하게쉬|턱?막[혀히]|차[요서고]|가[빠쁘]|답답|넘어갈)|쉼쉬(?:기|는게)|숨이?셔지[지질]|헐떡|쌕쌕|질식", r"(?:can'?t|cannot|trouble|hard to|difficulty|not) breath\w*\b(?! ‥through (?:my|the|his|her|one) ‥nos)|short of breath|\bchoking\b"),
    ("now", "breath", "호흡~(?:곤란|힘[들드]|안돼|가[빠쁘]|어려|정지|멈)|목구?멍?이~(?:부어|붓고|조[여이]|막혀|좁아|졸[려리])|공기가.{0,4}안(?:통|들어|넘어)|(?:숨|호흡)소리.{0,6}(?:이상|거칠|그르렁|쌕쌕)|숨.{0,10}(?:끼익|휘파람|그르렁).{0,4}소리", r"throat ‥(?:clos|swell|tight)\w*"),
    ("now", "blue lips", "(?:입술(?:색이|색깔이)?~(?:퍼[래렇]|파[래랗])|(?:입술|손톱|혀)(?:색이|색깔이)?~(?:시퍼|새파))(?!.{0,10}(?:멍|반영구|미백|문신|타투|고민))|청색증", r"(?:lips?|nails?|fingers) (?:is|are|look\w*|turn\w*|went|going|gone) ‥blue\b|(?:turned|turning|going) blue\b"),
    ("now", "pulse", "(?<![문동정])맥(?:박)?~≠(?:잡|뛰|짚|느껴|만져)|맥박~(?:없|멈|멎|끊)|심장~(?:멈[췄춰]|멎었|안뛰)", r"\bno pulse|heart\w* .{0,16}(?:rac|pound|beat|irregular).{0,16}(?:after|since)|can(?:'?t|not) (?:find|feel) ‥pulse|heart (?:has )?stopped"),
    ("now", "allergic shock", "알레르기(?:가|반응이?)?(?:왔|올라|터졌)|아나필|목까지.{0,4}(?:부어|붓고|부었)|쇼크(?:가|온|왔|같)|두드러기.{0,40}(?:숨|입술|온몸|전신|목이|어지)|(?:온몸|전신).{0,4}(?:두드러기|발진)|(?:입술|혀)(?:이|가)~(?:퉁퉁)?(?:부어|붓|부었)|(?:약|항생제|진통제|소염제|해열제|수액)[을를도]?(?:먹|맞)[고은].{0,6}(?:얼굴|눈|온몸)[이가도]?~(?:퉁퉁|팅팅)?(?:부[었어]|붓)", r"anaphyla|(?:lips?|tongue|face)\b…swell|severe allergic"),
    ("now", "chest", "(?:가슴|심장|흉부|명치)(?:한가운데|통증|왼쪽)?~(?:조[여이]|쥐어짜|짓눌|찢어지|답답|통증|아프고숨|아파요|멎을것|멈출것)|가슴이너무아|흉통|(?:가슴|심장|명치).{0,12}(?:쑤시|뻐근|아[프파]|저[리려]).{0,10}(?:팔|어깨|턱|등)|(?:가슴|심장).{0,12}왼팔|가슴.{0,14}(?:밟는|짓누르|눌[려러리]|조여|쥐어)(?!.{0,6}(?:브라|압박복|보정))", r"chest ‥(?:pain|hurt|tight)\w*|(?:pressure|crush\w*|squeez\w*|tight\w*|pain) (?:\w+ ){0,4}chest|heart attack"),
    ("now", "fainting", "(?:마취|흔들|깨[워웠]|수면|주사|끝났|수술받은).{0,14}(?:≠(?:깨(?!면|고)|일어나(?!면))|깨(?:어)?나?[지질]를?≠|눈을안[떠뜨])|(?:[엄아]마|아빠|남편|아내|친구|동생|언니|아들|[딸애아])[가이]≠깨[나어요](?!게)|(?:어질|어지러)…서있.{0,5}못|정신~(?:잃|혼미|≠차[리려린])|기절(?!초풍|시킨|하듯|하게)|실신|까무[러라](?!칠)|쓰러(?:졌|질|지[셨싯심뿟]|져[서있])|축늘어|불러도|깨워도", r"(?:pass|black)(?:ed|ing)? out|can(?:'?t|not) (?:stay awake|keep (?:him|her) awake)(?! (?:past|after|at|in|during|through))|\bfaint(?!ly)|collapsed"),
    ("now", "unconscious", "의식~(?:저하|소실|불명|없|잃(?!은채)|흐[려릿]|안돌아)|목에.{0,4}(?:사탕|떡|고기|음식|구슬|젤리|포도).{0,2}(?:걸|막)", r"unconscious|won'?t wake|unresponsive"),
    ("now", "overdose told", "%.{0,4}(?:열|스[무물]|서른|마흔|쉰|예순|백|[1-9]\\d)(?:몇|여|다섯)?(?:알|개|정|봉|통)(?:쯤|정도|넘게|이나|을|를)?(?:다|막)?(?:먹었|삼[켰킨]|털어|복용했)", r"(?:took|taken|swallowed|ate) ‥(?:[1-9]\d|twenty|thirty|forty|fifty|hundred) ‥(?:pills|tablets|painkillers|capsules|tylenol|advil|aspirin|ibuprofen|paracetamol|sleeping)"),
    ("now", "seizure", "경련|발작(?!버튼)|거품(?:을|도)?물|헛소리를?하|혀가(?:안으로)?말[려리]|온몸이뻣뻣|눈[이을]?(?:위로|하얗게|까)?(?:돌아[갔가]|뒤집|까뒤집|치켜)|(?:팔다리|온몸)[을를이가]?.{0,6}(?:덜덜|부들부들).{0,4}떨", r"\bseizure|convuls|foaming at|eyes? (?:have |has )?rolled"),
    ("now", "stroke", "말이(?:갑자기)?(?:어눌|안나[와오])|갑자기말씀?을?못[하해]|말씀?을?(?:갑자기못|못해요?갑자기)|갑자기.{0,6}눈꺼풀.{0,3}처|눈꺼풀이?갑자기처|말투가어눌|안면마비(?:가|왔|됐|온)|발음이(?:새|꼬|이상|어눌)|혀가꼬|횡설수설(?:하[시세]|을하[시세])|(?:수술|마취|시술|깨어).{0,10}횡설수설|입이(?:한쪽으로)?(?:돌아|처[졌지])", r"slurred|face (?:is )?droop|(?:sudden|this morning).{0,20}droop|droop.{0,12}(?:sudden|this morning)|mouth (?:is )?droop"),
    ("now", "limbs", f"(?:{_LIMB})…(?:마비|힘이(?:안들|없어|빠[져졌])|안움직|감각이없)", r"can'?t move|\bparaly[sz]ed|(?:arm|leg|side) (?:is |went )?numb"),
    ("now", "sight", "(?:&).{0,40}(?:눈|시야|앞|시력|물건|사물)…(?:안[보뵈]|흐[려리릿]|가려|까[매맣]|좁아|뿌[옇예]|떨어졌|두개로|겹쳐|침침)|(?:(?:눈앞?|^앞|갑자기앞)이|시야가)(?:갑자기|하나도|한개도|전혀)*(?:안보[여예]|안뵈|까[매맣])|눈.{0,5}돌출.{0,5}(?:통증|아[파프])|(?:눈|시야|시력)…(?:안[보뵈]|흐[려리릿]).{0,12}(?:필러|시술)|(?:앞이|눈아피)(?:[깜캄]+|하[얘얗])|^(?:지금|갑자기)?눈[이도]?안보$|(?:눈|시야).{0,10}(?:커튼|검은막|까만막)", r"(?:lost|losing|blurr\w*|can'?t) (?:my )?(?:vision|see well|see (?:from|with|out))|see …after filler|(?:vision|sight) loss|loss of (?:vision|sight)|double vision|see(?:ing)? double|sudden\w* blind|^(?:(?:help|i|now|suddenly|please|me) ){0,4}(?:can ?\'?t|cannot) see(?: (?:anything|at all|now))*$|vision (?:is )?(?:blur|gone|dark)|(?:dark|black|blurry|blind) (?:\w+ ){0,3}(?:one|left|right|my) ‥eye|eye .{0,30}after filler"),
    ("now", "sight", "(?:&).{0,40}눈앞?[이에]?.{0,4}(?:번쩍|섬광)|시야[가의]?(?:절?반|한쪽|일부)[이가은]?(?:가려|안[보뵈]|까[맣매])", r"(?:half|part) of my (?:vision|sight) ‥(?:gone|black)"),
    ("now", "pressure", "혈압[이은]?(?:지금|갑자기)?(?:1[89]\\d|2[0-5]\\d)(?!\\d)", r"\bblood pressure (?:is|was|hit|of) ‥(?:1[89]\d|2[0-5]\d)\b"),
    ("now", "bleeding", "(?<!커)피~(?:안멈|못멈|멈추[지질]|안멎|멎[지질]|안그[쳐치]|철철|콸콸|줄줄|쏟|뿜|너무많|엄청|많이나|계속)|피(?:범벅|투성)|피를(?:토|너무|많이)|각혈|객혈|토혈|피를?토[하해했함]|귀에서피|하혈|지혈이?안|출혈(?:이?(?:심|안|멈|계속)|많아)|피…안(?:멈|멎|그[쳐치])|피(?:가|를)?.{0,6}(?:솟|폭포|분수|쏟아|뿜|바닥까지)|토.{0,6}(?<!커)피(?:까지|가|도|를).{0,4}(?:나|토)|(?:기침|가래).{0,10}피[가도]?(?:나|섞)", r"bleed\w*…(?:stop|lot|heav|bad)|(?:won'?t|doesn'?t) stop bleed|blood ‥(?:everywhere|keeps|soak|pour|gush)|(?:soaked|filling) ‥(?:with|in) blood|losing …blood|(?:cough|vomit|throw)\w* (?:up )?blood"),
    ("now", "overdose", "%…(?:몽땅|싹다|통째|있는대로|한꺼번에|너무많이|한통|한움큼|과다|과량|수십알).{0,6}(?:먹|삼켰|털어|복용)|치를한(?:꺼번에|번에)|약통을?.{0,4}(?:비웠|다먹)", r"overdos\w+|too many (?:pills|tablets)|whole bottle of"),
    ("now", "swallowed", "(?:캡슐|건전지|배터리|세제).{0,6}(?:애기?|아[이기]|손[주자녀])[가이].{0,4}(?:깨물|물었|씹)|(?:자석|동전|단추|건전지|배터리|구슬|반지).{0,4}(?:삼[켰킨]|먹었|마셨)|@(?:…삼[켰킨]|.{0,12}(?:약|소독|건전지|배터리|동전|단추|자석|연고|비누|크림|튜브).{0,6}(?:먹었|먹은|마셨|주워|빨아|핥|삼))", r"(?:child|kid|baby|son|daughter|toddler)\b…(?:swallowed|drank|ate (?:my|a tube|the cream|pills|some))"),
    ("now", "poisoned", "(?:락스|표백제|농약|세제|소독약|살충제|쥐약|염산|빙초산|아세톤)[을를도]?(?:좀|조금|실수로|잘못|다|한[모컵잔병]금?|꿀꺽)*(?:마[셔셨신]|먹었|먹은|드[셨신]|잡[쉈수]|삼[켰킨]|들이[켰킨])", r"\b(?:drank|drunk|swallowed|drinking) (?:\w+ ){0,3}(?:bleach|detergent|cleaner|cleaning|acid|poison|acetone|disinfectant|pesticide)"),
    ("now", "suicide", "죽고(?:만)?(?:싶(?!습니까|으?냐)|잡[소아])|자살(?:하|할|충동|생각|시도)|살기가?싫(?!기|증)|살고싶(?:지|은(?:마음|생각|맘)(?:도|이|은)?(?:없|안))|목숨을(?:끊|버)|뛰어내리고싶|뛰어내릴[거래게]|자해를?(?:했(?!던)|하고)|죽어버[리릴려]|(?:죽|(?:차라리|내가|제가)없어지)는게(?:더|차라리)?[나낫]|죽(?:을|는)(?:방법|날만|준비)|사느니(?:차라리)?(?:죽|그만)|한강(?:에|으로)?(?:간다|가겠다|갔다|간대).{0,8}(?:연락|전화|안[받와되])|한강(?:다리)?(?:위)?에(?:있|왔|올라|서있)|목을?맬|(?:생을|다)정리하고(?:떠나|가)려|없어져버|(?:나|저)하나(?:쯤)?없어[져진]|사라지고싶|그만살고싶|죽으려고|살(?:아갈)?(?:이유|의욕|가치|자신|희망)[이가도]?(?:하나도)?없|버틸(?:힘|자신)이?없|[삶생]을(?:끝|마감)|(?:인생을|모든(?:걸|것을)|(?:사실|요즘|이제|그냥|이만){1,3}다)끝내고싶|살아서?뭐하나싶|세상을떠나고싶", r"want to die|kill (?:my ?self)|suicid|end\w* (?:my life|it all)|don'?t want to (?:live|be here)|better off dead|(?:have|got|bought) a (?:gun|rope|noose)|wish i (?:was|were|had) (?:dead|never (?:been )?born|not (?:been )?born)|want to (?:just )?disappear(?: (?:forever|from (?:this|the) world)|$)|rather (?:die|be dead)|no (?:reason|point) (?:to|in|of) (?:live|living|life)|\bcan'?t go on (?:like this|any ?more|living)"),
    ("now", "suicide said outright", "(?<![사이고자])유서(?!체|식|류).{0,3}(?:썼|써|쓰|남)|손목…(?:그[었으]|긋)|(?:^|[요다])(?:나는?|난|저는?|전)?(?:이제는?|이젠|인제|그냥)?그만살(?:래|련다|자)|¤", r"(?:cut|slit) my wrists?|(?:wrote|written|writing|left) (?:a|my) suicide note|(?:delete|erase) (?:myself|my (?:existence|life))"),
    ("now", "calls for help", "☏(?:.{0,4}(?:불[러렀]|부르|보내|와주|전화|신고|제발|[안제][와오])|[이가를을]?(?:빨리|얼른|지금)?(?:좀|요$))|^사람살려|^응급실.{0,4}가야|살려(?:주세|줘요|주십)(?!요?(?:제|내)?(?:얼굴|피부|코|눈|볼|월요일|시험|과제))|응급(?:상황|이에요|입니다|이예요)|(?<!고)위급|죽어가|혼자.{0,4}못일어나", r"ambulance|call (?:119|911)|i'?m dying(?! (?:to|for|of (?:laugh|bore|curio|embarr|hunger))\b)|emergency (?:please|help)"),
    ("clinic", "bleeding", "(?:§).{0,40}(?<!커)피(?:가|도|같은[거게것]이?|물이?)?~(?:나[요고네는와유예]|납니|흥건|배[어요]|비[쳐치]|새[요고]|흘[러렀]|묻|번[져지]|스[며미]|뚝뚝|맺|고[여이]|차[요고])|코(?:속|안|에서).{0,10}피.{0,5}나[요와오고는네]|^~피[가도]?(?:조금|좀|자꾸)?나(?:요|는데|네|고|유|예|$)|(?:거즈|붕대|솜|패드|반창고).{0,10}(?:피|[빨벌]갛|벌겋|벌게|붉).{0,6}(?:젖|물들|번|흥건|흠뻑)|배액…피", r"bleed|blood …(?:wound|incision|stitch|bandage)|(?:wound|incision|stitch\w*|bandage) …blood"),
    ("clinic", "pus", "고름|농(?:양|이[나흐차]|같은)|곪[은았아]|누런(?:진?물|[게거])|노란진물|진물.{0,6}♒|♒.{0,6}진물|(?:◇).{0,30}♒.{0,12}(?<!눈)(?<!콧)물.{0,9}(?:나[오와고네]|흐|흘|새[요고]|고[여이]|묻|차)|(?:◇).{0,24}(?<!눈)(?<!콧)물[이가도]?.{0,10}♒|(?:◇).{0,24}(?:♨.{0,16}(?:물[이가]|진물|▲|욱신|♒)|▲.{0,12}♨)", r"\bpus\b|yellow discharge|oozing"),
    ("clinic", "swallowing", "(?<!약)(?<!약[을은])삼키(?:기|는게)(?:가|도)?~(?:힘[들드]|어[려렵]|불편)|(?:물|음식).{0,5}코로(?:나와|넘어|새)", r"(?:hard|difficult|trouble) (?:to )?swallow\w*(?! ‥pills)"),
    ("clinic", "fever", "(?:열|체온|온도)…(?:38[.점도]{0,2}[5-9반]|39|4[0-2])|(?:38[.점도]{0,2}[5-9반]|39도?|4[0-2]도?).{0,6}(?:열|오한|체온)|삼십(?:팔.{0,4}[오육칠팔구반]|구)|고열(?!.{0,2}살|.?시(?!달))|오한…(?:나|들|와|떨)|열이?(?:펄펄|안내|나고…(?:붓|부었|빨|욱신|뜨))|(?:수술|부위|상처|붓기).{0,14}열이?나", r"fever\S* …(?:3[89]|surger|wound|operat|lipo|implant|filler)|(?:high|3[89]\S*)(?: degrees?)? fever|(?:temp\w*|fever) (?:is |of |was |at )?(?:38[. ][5-9]|39|40)|chill"),
    ("clinic", "wound open", "(?:실밥|봉합|꿰맨|상처|절개|입안|수술한?(?:부위|자리|데|곳))…(?:터[졌진져]|벌[어렸려]|쩍|갈라[졌져]|열렸|뜯[어겼]|찢[어겼]|속살)|(?:넘어져|떨어져|부딪|맞아)…(?:코|뼈|광대|턱).{0,4}(?:부러[져졌]|골절)|(?:실밥|실)이?(?:다|[한두세]개|하나|몇개)?(?:풀렸|풀려|끊어)|(?:실밥|실이|꿰맨|절개|상처).{0,14}틈(?:이|으로)", r"(?:stitch\w*|wound|incision|suture\w*) …(?:open|burst|apart|tore|pop|split)"),
    ("clinic", "implant", "(?:보형물|실리콘|고어텍스|연골|나사).{0,10}(?:비[쳐치]|튀어나|노출|뚫|삐[져죽]|파열|터[졌진]|(?<!안)보[여이인]|빠져나|나왔)", r"implant …(?:show|expos|rupture|coming out)|see (?:the |my )?implant"),
    ("clinic", "skin turning", "(?:필러|맞은|주사|수술|시술|피부|코끝|살[이에]|유두|절개|부위).{0,40}(?:하얗게|하얘|창백|회색|까[매맣]|검게|거뭇|시커|보[라랏]|자줏|퍼[렇래]|푸르[죽스]|거미줄|얼룩덜룩|그물|괴사|썩|물집)|그물(?:무늬|모양).{0,6}(?:얼굴|코|볼|피부)|(?:코|귀|입술|살|유두|볼|끝|등|옆|피부)[가이]?~(?:썩[어는고]|시커|새[카까]|(?:까맣|검)게[변죽돼됐]|거뭇.{0,3}죽|죽어[가요])|코가하얘졌|괴사(?:가|이)?(?:온|왔|[된되는]{1,2}[것거데]|됐|되고|중)", r"skin …(?:white|black|gr[ae]y|purple|dark)|(?:lips?|nose|nipple|cheek|forehead|chin)\b.{0,30}\b(?:white|black|gr[ae]y|purple|dark|pale|cold)\b|blister.{0,20}(?:laser|peel)|(?:laser|peel).{0,20}blister|necrosis"),
    ("clinic", "haematoma", "혈종|(?<!구)멍이?…(?:커지|커져|부풀|딱딱)", r"ha?ematoma"),
    ("clinic", "eyelid", "(?:수술|시술|쌍수|안검|교정|트임|톡스|필러|주사).{0,4}(?:[하받맞]고(?!싶)|했|후|뒤|받았|맞았).{0,12}눈.{0,6}(?:≠(?:감|올라|떠[져지])|감기지|덜감|못[감뜨]|몬[감뜬뜨]|처[졌지져])|눈을?감아도.{0,4}(?:흰자|눈동자)[가이]?.{0,4}(?:보[여이]|드러)|(?:수술|쌍수|안검|교정|트임|했|받).{0,14}눈꺼풀[이가]?.{0,4}뒤집|눈.{0,6}(?:≠(?:감|올라|떠[져지])|감기지).{0,10}(?:(?:수술|교정|톡스)(?:하고(?!싶)|했|맞[고았])|톡스요?$)", r"eye\w*\b.{0,12}droop.{0,20}(?:since|after)|(?:can'?t|won'?t) (?:close|shut) ‥eye"),
    ("clinic", "one side swells", "(?:한|왼|오른)쪽(?:가슴|얼굴|볼|뺨|눈|턱|다리)?만?…(?:확|갑자기|점점|심하게|퉁퉁|딱딱|땡땡|풍선|빵빵).{0,6}(?:부[어었풀]|붓|커[져지])|(?:한|왼|오른)쪽.{0,6}(?:야구공|탁구공|골프공|주먹|계란|달걀|풍선)만(?:큼|해|하게)", r"one (?:side|breast|eye|cheek) …(?:sudden|swell|swollen|hard)"),
    ("clinic", "leg clot", "(?:지흡|지방흡입|수술|시술).{0,24}(?:다리|종아리)[가도만]?~(?:퉁퉁)?(?:붓고|부었고|부어서|붓더니)…(?:빨[개갛]|뜨겁|뜨거|아[파프])", r"\b(?:leg|calf|thigh) (?:\w+ ){0,3}(?:swollen|swelling),? (?:and |up ){0,2}‥(?:red|hot|warm|hard|painful|hurts?)\b"),
    ("clinic", "pain", "진통제…(?:안들|안듣|안먹히|소용|듣[지질])|참을수가?없|참기가?힘[든들]|[뒤디]질[거것]같|파서?[뒤디][지질]|견딜수가?없|견디기힘[든들]|통증…(?:갈수록|점점|계속)심해|극심한?|(?:시간째|종일|밤새|아침부터|수술하고|수술후)…(?:소변|오줌)(?:이|을|도)?(?:안나|못[보봤])|(?:수술|마취).{0,20}계속토|계속토.{0,20}(?:수술|마취)|소변이안나|붓기가?(?:갑자기)?심해지고열", r"unbearable pain|pain (?:\w+ ){0,3}unbearable|painkillers? (?:do not|don'?t|doesn'?t) (?:help|work)"),
)  # fmt: skip


_MARKS = {
    "~": _ADV,
    "≠": "(?:안|못|몬)",
    "@": _OF_WHOM,
    "%": _PILLS,
    "§": _WOUND,
    "◇": _DONE_TO,
    "☏": _AMBULANCE,
    "♨": "(?:뜨끈|뜨뜻|후끈|화끈|뜨거|뜨겁|달아올|열감)",
    "▲": "(?:붓|부[었어]|빨[개갛]|벌[게겋]|뻘[게겋])",
    "♒": "(?:냄새|구린내|악취|썩은내)",
    "&": _HERE,
    "…": ".{0,8}",
    "¤": IN_FIGURES,
}
"""What stands for words in the signs: a particle and adverbs, not, a child, an ambulance, pills, where it bleeds, where something was done, heat,
swelling or redness, a bad smell, what it was, anything, and the figures in which a wish to die is said."""
_MARKS_EN = {"…": ".{0,60}", "‥": r"(?:\w+ ){0,2}"}


def _written_out(sign: str, marks: dict[str, str]) -> str:
    for mark, words in marks.items():
        sign = sign.replace(mark, words)
    return sign


_ALWAYS = frozenset({"suicide", "suicide said outright", "calls for help"})
"""Signs that are not taken back by talk of fear or the past in the same sentence."""
_OUTRIGHT = frozenset(
    {
        "not breathing",
        "unconscious",
        "poisoned",
        "overdose told",
        "blue lips",
        "pulse",
        "suicide said outright",
        "leg clot",
    }
)
"""Signs that are told in so many words, however they end: the model does not take them for plain talk."""
A_SIGN = 14  # Syllables that may be a sign and nothing else.
_SAID = dict(zip("함힘임음남짐됨림침감큼픔옴움", "해혀여어나져돼려쳐가커파와워", strict=True)) | {
    "없음": "없어",
    "많음": "많아",
}
"""How a noun's end is said in a sentence."""
_NOUN_END = re.compile("(?:없음|많음|[함힘임음남짐됨림침감큼픔옴움])(?!\\S)")
_FILLS = re.compile(
    fold(
        "(?:진짜|너무|지금|갑자기|계속|자꾸|많이|엄청|심해|많아|(?:뒤질|디질|죽을)(?:것|거)같|냄새나는|겄어라|것다|겠|[뒤디]지|죽겠|제발|제가|저|어떡해|도와|여기|있|(?:수술|시술|마취|필러|주사)(?:하|받|맞)고|엄마|아빠|아버지|아부지|어머니|할매|할배|할머니|할아버지|장모님|장인|시어머니|고모|이모|삼촌|손주|영감|남편|신랑|와이프|언니|동생|형|누나|아내|아이|애|[이가은는요다아어여해함임음남나서고네유라ㅠㅜ]|부[러렀]|하나도|습니다|어요|아요|해요|네요|것|거|같){0,9}"
    )
)
_COMPILED = tuple(
    (level, sign, re.compile(fold(_written_out(ko, _MARKS))), re.compile(_written_out(en, _MARKS_EN)))
    for level, sign, ko, en in SIGNS
)
_TALES, _FIGURES = re.wall(fold("|".join(STORY))), re.wall(fold("|".join(THEMES)))
_ACTING, _BODY = re.compile(fold(MEANWHILE)), re.compile(fold(TREATED))
_NOT_NOW = re.wall(fold("|".join(OVER)))
_NOT_EN = re.compile(NOT_A_SIGN_EN)
_LIVED_WITH, _LIVED_WITH_EN = re.wall(fold("|".join(EVERYDAY))), re.compile(EVERYDAY_EN)
_DOUBLY = re.compile(fold("(?:안나는|나지않는)(?:건|게|것은|거는)아니(?:고요?|에요|예요|지만|라|야)?"))
"""What is denied twice is there: "피가 안 나는 건 아니고"."""
_NOT_THERE_EN = re.compile(DENIED_EN)
_ALL_DENIED_EN = re.compile(rf"(?:[\w',.]{{1,12}}\s){{0,4}}(?:[a-z]{{1,6}}(?:'m|'s)?\s?)?{DENIED_EN}[\s.!]*")
_FILLS_EN = re.compile(
    r"(?:(?:i|i'?m|im|my|am|is|feel|feeling|like|so|very|really|suddenly|please|help|me|going|about|to|a|bit|little|now|having|have|the|he|she|and|ed)[\s.!,]{1,3}){0,8}"
)
_WIDOWED = re.compile(
    r"(?:(?:남편|아내|영감|와이프|집사람)(?:이|가)?\s?죽고|(?:먼저|일찍)\s?(?:가|떠나|보내|여의)[가-힣]{0,4})\s?(?:이제\s|여태\s|쭉\s)?(?:혼자|홀로)\s?(?:살|삽|산|지[내냅]|있)[가-힣]{0,5}"
)
"""Who lives alone since somebody died wishes nothing by it; what is said beside it is weighed."""
_NEVER_SAID = re.compile(r"(?:다시|잘)\s?생각해\s?보니|[다라자]고\s?(?:말\s?|얘기\s?)?한\s?(?:적|일)[이은도]?\s?없")
_TREATED_EN = re.compile(
    r"surgery|operation|(?:after|since)(?! (?:\w+ ){0,4}(?:birth|born|pregnan|bab|kids?\b|child|twins|breastf|nursing|weight|losing|dieting|wedding|divorce))|procedure|inject|filler yesterday"
)
_DYING = (
    *((ko, en) for _, name, ko, en in _COMPILED if name.startswith("suicide")),
    (
        re.compile(fold("죽을[래거]|자살|자해|뛰어내리")),
        re.compile("suicid"),
    ),  # Enough once it is known that there is danger.
)
_KOREAN_SIGNS = re.Table((korean, at) for at, (_, _, korean, _) in enumerate(_COMPILED))
_ENGLISH_SIGNS = re.Table((english, at) for at, (_, _, _, english) in enumerate(_COMPILED))
_NAMES = frozenset(name for _, name, _, _ in _COMPILED)
_DYING_NAMES = frozenset(name for _, name, _, _ in _COMPILED if name.startswith("suicide"))
IN_DANGER, BLEEDING = 0.25, 0.8
"""How likely words must be a wish to die where danger is known already, and where it is one of the body."""
_LATIN = re.compile("[a-z]")
_SENTENCE_ENDS = re.compile(r"[.!?~\n]+|(?<=니다)\s|(?<=[어아네해]요)\s")
"""Fewer ends than a sentence has: a cry before its reason ("살려 주세요 숙제가 산더미예요") is read with it."""
_LONG_SO, _DONE_OR_SUDDEN = re.wall(fold("|".join(LONG_SO))), re.compile(fold(DONE_OR_SUDDEN))
_PASSED_OVER = re.wall(fold("|".join(MISLEADING)))
_IDIOMS = re.wall(fold("|".join(IDIOMS)))
_SAID_BESIDE = re.wall(fold("|".join(BESIDE)))
_DENIED = re.compile(fold("|".join(BESIDE[-4:])))
_LAUGHTER = re.compile("[ㅋㅎ]{2}")


@dataclass(frozen=True, slots=True)
class Heard:
    """What the list makes of a sentence, each look taken once."""

    level: Level | None
    """The most urgent sign, if it is not a figure of speech, a fear or over."""
    is_outright: bool
    """One of the signs is told in so many words."""
    is_light: bool
    """Laughter, films and figures of speech: the words may be meant, but not by themselves."""
    is_over: bool
    """Fears, hearsay, the past and what is over."""
    is_denied: bool
    """Something is said not to be there."""
    is_misleading: bool
    """Words that sound like danger to any reader, and are of nerves, skin, beauty, or of what people live with."""


def hear(spelled: Spelled) -> Heard:
    """What the list makes of it; words that end in nouns ("숨 막힘", "출혈 심함") are heard as if they were told whole."""
    heard = _hear(spelled)
    told = _told_whole(spelled) if heard.level is None else spelled
    return heard if told is spelled else _hear(told)


def _hear(spelled: Spelled) -> Heard:
    tight, spaced = spelled.tight, spelled.spaced
    passed, plainly = _plainly(tight)
    acted = _ACTING.sub("-", tight)
    is_tale, laughs = _TALES.search(acted) is not None, _LAUGHTER.search(spaced) is not None
    is_light = is_tale or ((laughs or _FIGURES.search(acted) is not None) and not _BODY.search(tight))
    is_over = _NOT_NOW.search(plainly) is not None or _NOT_EN.search(spaced) is not None
    names = _NAMES if not is_light else _DYING_NAMES if not laughs and not is_tale else frozenset()
    found = _signs(plainly, spelled, names & _ALWAYS if is_over else names)
    is_alone = bool(found) and not is_light and not is_over and _stands_alone(plainly, spaced)
    return Heard(
        found[0][0] if found else None,
        is_alone or any(name in _OUTRIGHT for _, name in found),
        is_light,
        is_over,
        _DENIED.search(tight) is not None or _NOT_THERE_EN.search(spaced) is not None,
        passed != tight or _is_everyday(spelled),
    )


_LONE = re.compile("[ㄱ-ㅎ]")


def _told_whole(spelled: Spelled) -> Spelled:
    """The words that end in a noun as a sentence would: 막힘 as 막혀, 심함 as 심해."""
    said = _NOUN_END.sub(lambda end: _SAID[end[0]], spelled.spaced)
    # "ㅈㄱ싶다": of letters alone the tight words keep none.
    is_otherwise = said != spelled.spaced or _LONE.search(spelled.spaced)
    return Spelled(spelled.spaced, fold("".join(said.split()))) if spelled.tight and is_otherwise else spelled


def _stands_alone(plainly: str, spaced: str) -> bool:
    """Whether the words are a sign and nothing else: then no likelihood of plain talk stands against it."""
    if not plainly and len(spaced) <= A_SIGN * 2:
        found = (english.search(spaced) for english, _ in _ENGLISH_SIGNS.standing_in(spaced))
        beside = (f"{spaced[: s.start()]}{spaced[s.end() :]} " for s in found if s)
        return any(_FILLS_EN.fullmatch(one) or (one == " " and " " in spaced) for one in beside)
    if len(plainly) > A_SIGN:
        return False
    return any(
        (sign := korean.search(plainly)) and _FILLS.fullmatch(plainly[: sign.start()] + plainly[sign.end() :])
        for korean, _ in _KOREAN_SIGNS.standing_in(plainly)
    )


def _is_everyday(spelled: Spelled) -> bool:
    if _ALL_DENIED_EN.fullmatch(spelled.spaced):
        return True
    korean = _LIVED_WITH.search(spelled.tight) is not None and _BODY.search(spelled.tight) is None
    return korean or (_LIVED_WITH_EN.search(spelled.spaced) is not None and _TREATED_EN.search(spelled.spaced) is None)


def may_be_outright(spelled: Spelled) -> bool:
    """Whether `hear` may find a sign told in so many words, or alone; a short look, for words that the model takes for no danger
    at all."""
    is_short = len(spelled.tight or spelled.spaced) <= (A_SIGN if spelled.tight else A_SIGN * 2)
    return is_short or bool(_signs(_plainly(spelled.tight)[1], spelled, _OUTRIGHT))


def _plainly(tight: str) -> tuple[str, str]:
    """The text without what only sounds like a sign, and also without what is said beside one."""
    passed = _PASSED_OVER.sub("-", _DOUBLY.sub("나고", tight))
    if _DONE_OR_SUDDEN.search(tight) is None:
        passed = _LONG_SO.sub("-", passed)
    return passed, _SAID_BESIDE.sub("-", passed)


def _signs(plainly: str, spelled: Spelled, names: frozenset[str]) -> list[tuple[Level, str]]:
    """The signs that are told, most urgent first; `plainly`: without what is said beside a sign or only sounds like one."""
    found = {
        at
        for said, dying in ((plainly, False), (spelled.tight, True))
        if spelled.tight
        for at in _korean(said, names, dying)
    }
    if _LATIN.search(spelled.spaced):
        english_said = _NOT_THERE_EN.sub(" ", spelled.spaced)
        rows = _ENGLISH_SIGNS.standing_in(english_said)
        found.update(at for english, at in rows if _COMPILED[at][1] in names and english.search(english_said))
    return [_COMPILED[at][:2] for at in sorted(found)]


def _korean(said: str, names: frozenset[str], dying: bool) -> Iterator[int]:
    """Which signs of these names stand in Korean words: those of a wish to die, or the others."""
    wanted = names & _DYING_NAMES if dying else names - _DYING_NAMES
    if wanted:
        yield from (
            at for korean, at in _KOREAN_SIGNS.standing_in(said) if _COMPILED[at][1] in wanted and korean.search(said)
        )


def speaks_of_dying(text: str) -> bool:
    """Whether somebody in danger says that they want to die, or have begun to: 109 is named first."""
    pieces = [spell(one) for one in _sentences(text)]
    return (
        dying_abroad(text)
        or speaks_of_an_end(text)
        or any(ko.search(piece.tight) or en.search(piece.spaced) for piece in pieces for ko, en in _DYING)
        or (not suffers_violence(text) and hints_at_dying(text, BLEEDING if _tells_of_the_body(text) else IN_DANGER))
    )


def _tells_of_the_body(text: str) -> bool:
    """Whether a sign of the body is told, and none of a wish to die."""
    spelled = spell(to_a_stranger(in_standard(text)))
    names = {name for _, name in _signs(_plainly(spelled.tight)[1], spelled, _NAMES)}
    return bool(names) and not names & _DYING_NAMES


def hints_at_dying(text: str, least: float) -> bool:
    """Whether words that may name no sign of the list are like those of people who want to die, as likely as that."""
    if _NEVER_SAID.search(text):
        return False
    return any(does(_unmisled(one), "dying", least=least) for one in _sentences(_WIDOWED.sub(" ", text)))


def is_outright_in_part(text: str) -> bool:
    """Whether one sentence of several is a sign that stands by itself: "살기 싫어요 취소해 주세요"."""
    return any(hear(spell(one)).is_outright for one in _sentences(text) if one != text)


def _unmisled(text: str) -> str:
    """The words without what only sounds like danger; as they are where nothing does."""
    tight = spell(text).tight
    passed = _IDIOMS.sub("-", tight)
    return text if passed == tight else passed.replace("-", " ")


def _sentences(text: str) -> list[str]:
    """The whole, its first two sentences and its last two."""
    sentences = _SENTENCE_ENDS.split(cut_to_ends(text))
    return list(dict.fromkeys((text, *sentences[:2], *sentences[2:][-2:])))

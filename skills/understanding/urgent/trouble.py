"""Whether words name anything at all that can go wrong with somebody: blood, breath, a wound, a fall, pills, despair. Of words that
name nothing of it ("남편이 알아서 하겠대요", "my husband will decide") the learned model alone has to be surer that there is danger.

Here: a wide vocabulary, in which nothing is danger by itself. Not here: the signs that are (`danger`).
"""

# ruff: noqa: E501  (words are easier to read and to extend in one long line)

from skills.fields.reading import patterns as re
from skills.understanding.naming import names_the_body
from skills.understanding.spelling import Spelled

_TROUBLE = re.compile(
    r"피(?!부|곤|하|시|아노|임|해|의|자|티|식|지|팅)|출혈|지혈|코피|(?<!구)멍(?!구)|붓|부[어었으]|붇|부풀|통증|아[파프픈픔퍼]|쑤[시셔]|욱신|쓰[려라리]|(?<!이)따[갑가끔]|쓰라|결[려리]|저[려리림]|저릿|찌릿|쥐어|조[여이임]|짓누|눌[려린러]|답답|뻐근|땡[기겨]|당[기겨겼]|화끈|뜨[거겁끈]|뜨뜻"
    r"|열[이은도나감기]|고열|오한|으슬|덜덜|떨[리려린림며었고]|떠[는네]|부들|경련|발작|거품|체온|[34]\d도|삼십[팔구]|숨|호흡|헐떡|쌕쌕|질식|컥|막[혀히힌혔힘]|목구멍|삼[켜키킨켰]|침[을도이]|의식|정신|기절|실신|쓰러|까무러|넘어[지져졌]|자빠|떨어[져졌지]|추락|늘어[져졌지]|깨[나우워어]|안깬|안일어|못일어|대답|반응|불러도|깨워"
    r"|흔들|눈을안|안[떠뜨]|마비|감각|힘이|힘도|안움직|못움직|(?<!국)(?<!본)말을못|말이|말도|발음|어눌|횡설|혀[가는도]|입이|입가가|입이돌|얼얼|어지|어질|핑[도돌]|빙[빙글]|빈혈|토[하할했해]|토를|구토|울렁|메스|메슥|식은땀|땀이|심장|가슴이|가슴[쪽통]|맥|두근|쿵쾅|벌렁|창백|파래|파[랗란]|퍼[렇런래]|시퍼|새파|보[라랗]|까[매맣만]"
    r"|꺼[멓매먼]|검[게어은]|거뭇|시커|새까|하[얗얘]|허[옇]|노[래랗]|누[렇런래]|회색|빨[개갛간]|벌[게겋건]|붉|변했|변하|변색|썩|괴사|죽|살기|살고싶|(?<!\d)살아(?!래)|살이유|살자신|살의|사라|없어지|끝내|끝낼|떠나|자살|자해|유서|뛰어|뛰[내네]|옥상|한강|다리위|난간|목을|손목|손을[그긋]|약을|알약|약먹|약만|약은|약모|수면제|진통제"
    r"|번개탄|마지막인사|잘있|안녕히|작별|고름|농[이양도]|진물|곪|염증|감염|냄새|물집|두드러기|발진|가[려렵]|알레르|알러지|쇼크|실밥|봉합|꿰맨|꿰멘|상처|절개|벌어|터[졌져진지질]|찢|뜯|갈라|열[렸려린]|속살|틈|튀어나|비[쳐치친]|뚫|보형물|실리콘|빠[져졌지]|빠[질]|움직|혈종|딱딱|단단|땡땡|풍선|커[져졌지]|퉁퉁|빵빵|솟|뿜|쏟|흘[러렀]|흐[르른]|새[요고어]"
    r"|안보[이여]|안뵈|안뵌|안보[인]|보이지|침침|뿌[옇예연]|흐[릿려린]|시야|시력|앞이|앞을|두개로|겹쳐|어두|번쩍|캄캄|깜깜|눈이안|안감|못감|못[떠뜨]|안올라|돌출|실명|돌아[가갔]|119|구급|응급|앰뷸|엠뷸|살려|도와|구해|위급|급해|급합|큰일|사고|다[쳤쳐치친]|부러[졌져]|골절|화상|데[었였]|베[였었]|찔[렸려]|물[렸려]|박[았혔]|부딪|부딛"
    r"|치였|삼켰|마[셨셔시신]|먹[었어은고음]|빨[았아]|핥|씹|과다|주사기|독[이을]|락스|세제|건전지|농약|소변|오줌|대변|못[자잤]|못걷|못서|못견|못참|참을수|견딜|견디|버[티틸텨]|괴[롭로]|힘들|힘드|지[쳤쳐친]|희망|절망|의미|우울|무섭[게고네]|이상|심해[지졌져]|심하게|악화|나빠|안나[와오]|안[멎멈]|안그[쳐치]|멈[추춰췄]|멎|못[해하]겠"
    r"|수술[하한후했을를받뒤]|시술[하한후했을를받뒤]|필러[를을맞하]|주사[를맞]|마취|맞[고은았]|받고|울[렁]|꼬[여인이]|마렵|흐느|기운|의욕|팽팽|불룩|주먹|자두|탁구|달걀|귤|시뻘|뻘[게겋]|매달|바닥|밧줄|노끈|흠뻑|젖[어었]|왈칵|콸콸|드러[났나]|배액|푸르|푸릇|잿빛|경기[를하해]|뒤틀|뻣뻣|빳빳|굳[어었]|백지장|얼음장|마지막|세상|인생|철길"
    r"|다리에|찾지|꿀꺽|꿀떡|뽑[혔히]|게워|토만|덜[덜]|오들|파르르|칼[로을]|칼들|흉기|감전|매듭|풀[렸려렷어]|풀어|익었|껍질|수포|벗겨|까[져졌]|만져|얇아|처[져지졌]|쏠[려리]|비틀|휘청|주저앉|고꾸라|픽|졸도|눈동자|눈뜨|눈뜰|눈감|못뜨|입꼬리|흘리|놓[고아]|포기|없으면|없는게|편하겠|편해지|그만살|그만둘|발밑|창문|창틀|베란다|대교|바다에|갈거|가고싶|쉬고싶"
    r"|자고싶|잠들|영원|영영|소독|솜|거즈|계속나|계속흘|자꾸나|나와|나오|불덩|재니|산소|수치|반점|얼룩|자국|모르는것|\d[.점]\d|[34][0-9](?![세살대년만천])|내몸|몸이|불빛|빛만|안개|올[려]요|차올|출렁|딴딴|탱탱|부엇|한쪽만|고마웠|미안[하해]|여기까지예요|잘부탁|전화를안받|폰을|더는|그었|그만|태어나|사는게|사는거|닫히|오그라|필름|누워"
    r"|새벽|실이|실을넣|살이[보드]|지옥|눈을못|못[쥐맞]|엉뚱|더듬|멀것|딱지|대리석|까무|잇몸|콧속|피부아래|꿈쩍|쓰[던]|소식|연락이끊|나갔|끊겼|없어도|소원|마지|내일|오늘밤|살고갈|물이(?!묻)|꼭대기|끈적|비린|공기|끝나[것겄겠지]|먹구름|먼저갈|이제갈|저는갑|움직일|깨물|물고|입을벌|입벌|묻어|껌뻑|어딘지|끊어|천이|목젖|목안|비어|비었|토합|토했|안녕이라|쪼여"
    r"|핏|농포|들떠|진통|살가치|끝이었|안깨|오물|좁아|혈압|미안했|고여|안이보|올라와|허예|차갑|차가워|두배|덮인|쉬를|안돌아|극단|말을안|쳤는데|눈떠"
)
_TROUBLE_EN = re.compile(
    r"\b(?:chew|swallow|chok|shak|shiver|trembl|suffocat|unconscious|responding|collaps|faint|seizur|convuls|fit|stroke|overdos"
    r"|took|taken|ate|sedat|floor|fell|fall|answering|wak(?:e|ing)|jump|die|dying|dead|kill|suicid|end(?:ing)? (?:my|it|this)"
    r"|life|live|goodbye|hang|temp|boob|tummy|nipple|butt|cold|pale|gr[ea]y|blue|black|purple|blur|see|vision|speak|speech|talking"
    r"|stand|walk|move|pass(?:ed|ing)? out|weak|hot|burn|smell|pus|ooz|leak|open|help|emergency|ambulance|urgent)"
)


def names_no_trouble(spelled: Spelled) -> bool:
    """Whether the words name nothing that can go wrong with somebody; in English, which tells it in many more ways, no part of
    the body either."""
    if spelled.tight:
        return _TROUBLE.search(spelled.spaced.replace(" ", "")) is None
    return not names_the_body(spelled) and _TROUBLE_EN.search(spelled.spaced) is None

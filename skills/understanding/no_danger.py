"""What only sounds like danger: films and figures of speech, fears and the past, what is denied or said beside a sign, and what
people live with. Words alone; what follows of them is told by `danger`."""

# ruff: noqa: E501  (words are easier to read and to extend in one long line)

from skills.fields.reading import patterns as re

_LONG_AGO = "작년|재작년|예전|옛날|어릴|어렸|군대|학생때|[몇십\\d]년전|[몇\\d]달전|지난번|지난달|저번"
STORY = (
    # Films and stories, laughter in words, and what nearly happened: none of it is told of oneself.
    "영화|드라마|소설|웹툰|만화|게임|뉴스|기사에|노래(?!요|지|져|졌|진|서)|주인공|다큐|야구|축구|캐릭|보스전|버그(?:인|야)",
    "(?<!뻔)뻔(?!뻔|히|하|한)|줄알았(?!는데)|(?<!적실)정도로(?!.{0,8}(?:붓|부[어었]|아[프파]|힘들|심[하해]|피가|열이|어지))|웃겨",
)
THEMES = (
    # Love, work, weather and machines: a wish to die is heard beside them, and a sign beside a treatment.
    "웃다|귀여|설레|이별|헤어|사랑(?!니)|첫눈|과제|시험|다이어트(?!약)|출근|야근|(?:배고파|더워|추워|졸려|심심해|궁금해)서?(?:요|진짜|정말|너무|완전){0,2}(?:죽|[뒤디][지질]|기절|쓰러|미치|돌아버|숨)",
    "보일러|에어컨|욕조|물온도|날씨|기온|(?<!정)도로|교통(?!사고)|서버|배터리(?!.{0,6}[삼먹물])|핸드폰|참조|(?<![숨목])(?<!쌕쌕)(?<!그렁)(?<!끓는)소리(?:때문|가)|라인만|콧대",
)
MEANWHILE = "(?:영화|드라마|게임|야구|축구|노래|뉴스|시험|과제|출근|야근|다이어트|운동|웃)(?:를|을)?(?:보|하|부르|치|끝나|끝내|갔|왔|했|듣)?(?:다가|는데|고나서|고|던중에?|면서|더니)(?!싶)"
"""What somebody was doing when it happened tells no story."""
TREATED = "수술|시술|필러|보톡스|실밥|꿰맨|봉합|절개|상처|주사맞|지흡|쌍수|보형물|퇴원|부위|지방이식|실리프팅"
OVER = (
    # not now: fears, the past, what is over, what is not there
    "보통(?:며칠|언제|얼마)|수도?있(?:나|어|는지|다던|대|을까)|(?:하|되|오|나)면어[떡쩌]|(?<!수)면[가-힣]{0,16}(?:나요|(?<![라려아어러])가요|까요|죠|돼요|되요|하나|되나|해야)$|(?:[는은]건|[는은]거|[는은]것)(?:인)?가요$|중에.{0,8}(?:나요|가요)$|부작용|걱정|위험|조심|예방|쉬워|쉽(?!니)|확률|한대$|생기나",
    "적이?있|(?:살|학년|[초중고][1-6])때|병력|응급실갔었|[가-힣](?<=[았었했였갔왔났])었(?:어|는데|다|지|습|음|고|거든)|까봐|다던데|[다라]는데(?=.{0,12}(?:진짜|맞|정말|사실|궁금))|[다라]고(?:하던|들|해서|하는)",
    f"(?:{_LONG_AGO})(?![가-힣]{{0,12}}(?:넣은|맞은|받은|수술한|시술한|성형한|심은|했던|한(?:데|곳|자리|부위|코|눈|가슴|귀|이마|턱|볼|광대|입술|배|다리|팔|목|뺨|얼굴|쌍수|시술|수술|(?:왼|오른)쪽)))",
    "이제안|(?:이제|지금은|약먹고|어제)(?:피가|피는|출혈이)?(?:다)?(?:멈[췄춰]|멎었|괜찮아[졌져]|나았)|(?:났|나|부었)(?:다가|는데)(?:지금은|이제는?)?(?:멈[췄춰]|괜찮아[졌져]|가라앉)|열이내[렸려]|내렸어|나았|딱지(?!랑|하고|와|지고)|잘챙겨",
    "(?:라면|야식|울었|울어서|울다).{0,14}(?:부[었어]|붓)|부[었어].{0,20}(?:라면|야식|울었|울어서)",
    "꼭해야|검사(?:는|도|를)|알레르기(?:도|가|있)(?!.*(?:숨|부어|올라))|약먹(?:고있|는데)(?:상담|수술)|실명(?:으로|인증|확인|제)",
)  # fmt: skip
_STATED = "(?<=[요다데서네음임함고까])(?:정말|너무|좀|혹시|이거|이게|그래서|근데|많이|진짜|혹)*"
_ENDS = "(?:[었았]?(?:[오와]?(?:는데|은데|고요?|지만|으나|[어아]서|[어아]?요|네요|습니다|음|다)))?"
BESIDE = (
    "(?:걱정|불안|무서워|궁금)[가-힣]{0,3}(?:그러는데|여쭤|물어|문의|연락|글남)[가-힣]{0,3}",
    # A worry behind a statement takes nothing back, nor does a better time before it; what is denied is not there.
    f"{_STATED}(?:걱정(?:돼|되|됩|이|스|만)|무섭|무서[워운]|불안|부작용(?:이|인|일|아니|같|맞|있)|위험한(?:거|건|가|상황)|위험하)[가-힣]{{0,8}}",
    f"(?:{_LONG_AGO}|어제|아까|그동안|전)(?:에는|에|엔|까지는|까지|까진|은)?(?:안그랬|안이랬|괜찮았|멀쩡|없었|멀쩡했)[가-힣]{{0,4}}",
    f"(?:고름|피|진물|열|통증|출혈|염증)(?:같은)?(?:건|거는|것은|것도|게)(?:전혀|이제|진작에?)?(?:없|안나|멈[췄춰]|멎){_ENDS}",
    f"[가-힣]{{1,2}}(?<!의식)(?<!반응)(?<!감각)(?<!맥박)(?<!호흡)(?<!소변)(?<!정신)(?:은|는|도)(?:이제|전혀|다|아직|별로|진작에?)?(?:없(?!어[졌지])|안나|멈[췄춰]|멎|괜찮){_ENDS}",
    "입술[이가]?(?:조금|좀|살짝|약간)(?:부었|부어|붓)[가-힣]{0,2}",
    f"(?:고름|피|진물|염증|출혈)(?:이|가)?아니(?:고요?|라|에요|예요|야|었)|열이?(?:없|안나){_ENDS}|(?:붓|아프|(?<!어)나|나오|심하|어지럽|흐르|터지)(?:진|지는?)않{_ENDS}",
)
_CARE = "(?:시술|수술|치료|교정|회복|예약|상담|관리|과정|준비|성형)"
IDIOMS = (
    "하[얘예]졌으면(?:좋겠|하|해|싶)",  # Who would be fair.
    "재미[가도]?없어서(?:나를|저를|좀|한번|이제)*(?:꾸미|예뻐지|이뻐지|가꾸|변신하|바꾸|변화를주)고싶",
    # Who would live otherwise, or go to a feast; "마지막은 예쁘게 가고 싶어요" is no feast.
    "(?:예[쁘뻐]게|당당하게|젊게|새롭게|나답게|(?:나|저|제자신|내자신)[를을]위해서?|새로?운?인생을?|즐겁게|행복하게|멋지게|멋있게|자신있게|(?:다른사람|남들?|딴사람)처럼)(?:한번|좀|만|더)?살고싶(?!지)",
    "(?:생신|생일|환갑|칠순|팔순|고희|잔치|결혼식|예식|식장|모임|동창회|상견례|졸업식|입학식|파티|여행|행사|면접|명절|설날|추석|데이트)[가-힣]{0,14}(?:가|오|나가|나오|참석하|다녀오)고싶",
    # Heat, a strict clinic, a mother who forgets, widowhood, and what is to be taken away from the face.
    # What one would rather not do is a wish, unless it is to live on.
    "[가-힣](?<![살죽숨깨])(?<!버티)(?<!견디)(?<!눈뜨)(?<!눈을뜨)(?<!어나)(?<!쉬)(?<!존재하)(?<!이어가)(?<!세상에있)고싶지(?:는|도|가)?않",
    "(?:위생|시민|직업|책임|문제|주인|서비스)의식(?:이|은|도)?(?:없|부족)",
    "눈앞이(?:깜깜|캄캄)(?=.{0,14}(?:가격|비용|견적|시험))|자다가숨을?(?:안쉰|멈춘|멎는)[대다](?=.{0,14}코골)",
    "숨이?턱?막히게(?:덥|더[워운]|추[워운])|119안전센터|응급(?:상황)?(?:때|시에?|일때|인경우)(?:연락|전화|번호|어디|어떻)|^(?:아|아이고|어휴)?못살아(?:정말|진짜|증말|내가)?|죽어도(?=.{0,10}(?:안|못|싫))",
    "가?슴?이?답답[가-힣]{0,4}(?=.{0,14}(?:환불|규정|답장|답변|연락|말해|설명|예약|전화|돈))|필러.{0,20}녹(?:이고싶|여주|일수|이려)|(?:남편|아내|영감|와이프|집사람)(?:이|가)?죽고(?:혼자|홀로)",
    "(?:턱|코|점|흉터|살|주름|쌍꺼풀|눈|볼|이마|털|혹|문신|타투|자국|기미|팔뚝|종아리|보형물|실)(?:을|를|좀|도)?(?:싹|다|아예|확)?(?:없애|지우|밀어|잘라|떼|빼)(?:버리|내)?고싶",
)
MISLEADING = (
    # What breasts do in time, what a price does, hard work, and a tan.
    "(?:가슴|유방|유두|젖|뱃살|엉덩이)[이가도]?(?:많이|좀|축|너무|엄청|조금|푹)?[처쳐][졌져지진]|(?:비용|가격|[술용]비|견적|금액|값)[이가은는도]?(?:진짜|너무|듣고|보고|보니까?)?숨이?턱?막[혀히]",
    "피나[는게](?:노력|고생|연습|다이어트|운동)|피부[가톤색]?[이가]?(?:원래|많이|너무|좀)?까[매맣][가-힣]{0,5}(?:미백|화이트닝|톤업)|미백[가-힣]{0,8}피부[가톤색]?[이가]?(?:원래|많이|너무|좀)?까[매맣]",
    "가슴[이도]?(?:너무|좀|많이)?(?:납작|작|없|빈약|처)[가-힣]{0,4}자신감?[이도]?(?:하나도)?없|튼살",
    # What births and lost weight leave behind, and who is too shy to speak.
    "(?:수유|출산|모유|임신|(?:애|아이|아기|둘째|셋째|쌍둥이)(?:를|을)?(?:둘|셋)?낳|살[이을]?(?:쭉|많이|\\d+키로|\\d+kg)?빠|살[을]?빼|다이어트)[가-힣0-9]{0,14}(?:쪼그라|처[져졌지]|늘어[졌져지]|꺼[졌져지]|작아[졌져]|납작|쭈글|축늘|안들어가|덜렁|바람빠)[가-힣]{0,6}",
    "(?:긴장[가-힣]{1,3}|쑥스러워서?|부끄러워서?|창피해서?|민망해서?)(?:너무|진짜)?말[을이도]?(?:못|안나)[가-힣]{0,6}",
    # Who was told to, has never had it done, or has no time to think; what is asked of a wife's breast; who sleeps late.
    "(?:[하가오보쓰]|받으|[가-힣]하)라고?(?:자꾸|막|계속)?(?:시[켰켜킨키]|했|하셔|해서|그래)[가-힣]{0,4}|시[켰켜킨키][가-힣]{0,3}(?:대로|거|서)[가-힣]{0,6}|(?:친구|엄마|딸|아들|언니|남편|손[주자녀]|애|아이)[가이]시[켰켜킨키][가-힣]{0,5}$",
    "(?:와이프|아내|집사람|여친|여자친구)[의가]?(?:가슴|코끝?|눈밑?|얼굴형?|턱|이마|배|허벅지|팔뚝|뱃살)[이]?(?:수술|확대|축소|성형|상담|때문에|비대칭|지방|작|커|처[지져])?[가-힣]{0,4}$(?<!파요)(?<!픕니다)(?<!인대요)",
    "(?:수술|시술|성형|주사|마취|병원|쌍수|이런거|상담)?[은는이가]?처음(?:이[라에고]|인데)[가-힣]{0,4}(?:너무|좀|많이|엄청|진짜)*(?:무[서섭]|떨[려리]|긴장|걱정|겁)[가-힣]{0,4}",
    "(?:바[빠쁘]|많아|애들|아이들|육아|[직회]사|업무|일이?|시험|이사|명절|장사|예[뻐쁘]|맛있|세일)[가-힣]{0,8}정신(?:줄)?[을이]?(?:하나도|통|아주)?(?:못차|없)[가-힣]{0,4}|자살골|(?:살이|피부[가도]|볼이|가슴이|턱이|꺼풀이|가죽이)축늘어|축늘어진(?:살|피부|볼|가슴|뱃|턱|눈)|늦잠[가-힣]{0,4}안일어나|(?:따라|쫓아)와서(?:같이|함께)",
    "(?:블랙헤드|모공|피지|햇볕|타서|탔는데)[가-힣]{0,6}(?:까[매맣]|[새시]까|시커)[가-힣]{0,3}|(?:까[매맣]|[새시]까|시커)[가-힣]{0,3}(?:블랙헤드|모공|피지)",
    "(?:머리카락|머리숱|머리|숱|탈모|여드름|뾰루지|기미|주름|턱|코|볼살|살|광대|눈가|다크서클|콤플렉스|스트레스)[가-힣]{0,10}(?:서|때문에)(?:진짜|정말|너무|막){0,2}(?:죽겠|미치겠)(?!대|다고)|피곤[가-힣]{0,4}입안[가-힣]{0,8}",
    "혼자[가-힣]{0,6}(?:와도|가도|운전해|귀가해도|퇴원해도)[가-힣]{0,4}(?:되나|돼요|될까|괜찮|가능)",
    # Only these words are passed over; a sign beside them counts, but the model alone does not.
    "피가?거꾸로솟|숨이?턱?막히[게는].{0,6}(?:예[쁘뻐쁜]|이[쁘뻐쁜]|아름|멋[지진있]|잘생|섹시|미모|비주얼|몸매)|숨[을도]?못쉬게(?:바[쁘빠]|예[쁘뻐]|이[쁘뻐])",
    "(?:먼저|일찍)(?:가|떠나|보내|여의)[가-힣]{0,4}(?:혼자|홀로)(?:살|삽|산|지[내냅]|있)[가-힣]{0,3}",
    *IDIOMS,
    "(?:마취|수술|시술)(?:를|을)?하면.{0,6}숨[을도이]?(?:못|안)쉬",
    "숨[을도]?(?:못|안)쉬게(?:하는|만드는|막는).{0,4}(?:마스크|화장|크림|팩|옷|보정)|(?:피부|모공|두피)(?:가|이|는|도|들이)?숨[을도]?(?:못|안)쉬",
    f"(?:심장|가슴)이?(?:너무|막)?(?:떨려|두근거려|두근대|콩닥거려|쿵쾅거려)서?{_CARE}[을를은도]?(?:받기가?|하기가?)?(?:못하|못받|못가|못잡|무서|무섭|겁|망설|미루|고민|포기)",
    "(?:무서워|무섭고|떨려|설레|긴장[되돼]어?|걱정[되돼]어?|부끄러워|창피해|귀찮아|궁금해|더워|추워|배고파|졸려|심심해)서?(?:요|진짜|정말|너무|막){0,2}(?:죽겠|죽을(?:거|것|뻔)|미치겠|미칠(?:거|것))",
    "(?:애|아이|딸|아들|손주|손자|손녀|조카|자식)(?:가|이|는|은)?(?:벌써)?(?:하나|둘|셋|넷|다섯|여섯|[1-9]명?)(?:이나)?(?:있|이에요|예요|입니다|이요)",
    "^(?:저희|우리)?(?:애|아이|딸|아들|손주|손자|손녀|조카)(?:가|이|는|은)?(?:올해|지금|이제)?만?[가-힣0-9]{1,4}살(?:이에요|예요|입니다|이요|이고요|인데요?)?$|귀(?:가|는|도)?(?:너무|좀|많이)?튀어나",
    # A chest of the wrong size weighs on the mind.
    "가슴이?(?:너무|좀)?(?:작|커|처[지져])[가-힣]{0,4}답답|가슴이답답[가-힣]{0,4}(?:작아|커서|처져)",
    "(?:엄마|아빠|어머니|아버지|부모님|보호자|남편|아내|친구|언니|동생|가족)(?:이?랑|하고|와|과)?(?:같이|함께)?(?:왔|갈게|갈거|가도|올게)",
    "(?:엄마|아빠|어머니|아버지|부모님|남편|신랑|아내|와이프|집사람|친구|언니|누나|오빠|동생|딸|아들)(?:이|가|께서)(?:받으?[을실]|할|하실)(?:거|건|것|겁|예정)",
    # What somebody else would like to have done.
    "(?:맞고|맞으시고|받고|하고|해보고|넣고|빼고)싶(?:대요?|다(?:고|네|는데|십니다|셔|시는데)|어(?:하|해))",
    "(?:필러|보톡스|수술|시술|쌍수|쌍꺼풀|리프팅|성형|레이저|이식|흡입|윤곽|상담)[을를도은]?(?:맞으|받으|하|해보)려(?:고요?|구요?|는데요?)(?=$|합니다|해요|처음|두번|상담|문의|궁금)",
    # Who is kept waiting, would rather stay as they are, or has no medicine left.
    "(?:답|답장|답변|연락|응대|대기|진행)[이가은을를도]?(?:너무|왜이렇게|계속|진짜){0,2}(?:늦|느려|없|안와|안와|길)[가-힣]{0,3}서(?:너무|진짜)?숨이?막[가-힣]{1,4}",
    "이대로(?:그냥|계속)?사는게(?:더|차라리)?[나낫]",
    "(?:약|진통제|항생제|소염제|연고|안약|가글)[이은도]?(?:벌써|이제|거의|오늘){0,2}다?(?:떨어졌|떨어져)",
    "(?:애|아이|아기|애기|아들|딸|강아지|고양이)(?:를|을|도)?(?:데리고|데려)(?:가|갈|와|오)(?:도|면)?",
    # Who cannot find the place: what is not seen there is no sight that is lost.
    "길(?:을|도)?(?:잃|헤매|헤맸|못찾|잘못들)[가-힣]{0,4}|(?:문|불|셔터|입구)(?:이|가|도|은)?(?:다|모두|굳게|아직)?(?:꺼[져졌진]|잠[겨겼긴]|닫[혀혔힌]|안열[려리렸])[가-힣]{0,4}|(?:입구|건물|병원|의원|간판|출구|주차장|위치|엘리베이터|빌딩|정문)(?:이|가|을|를|은|는|도)?(?:아무리|계속|잘|도무지|전혀){0,2}(?:안보[여이]|못찾|찾을수가?없|찾지못)[가-힣]{0,4}",
    "(?<!슈)링크|로그인|비밀번호|인증번호|홈페이지|웹?사이트|에러|스팸|보이스피싱|(?:번호|정보)(?:를|을)?팔",  # What a telephone shows, and data, are nobody's body.
    # A nose that lets no air through on one side, and a crease of the eyelid that came undone.
    "숨쉴때(?:마다)?.{0,4}(?:한쪽|왼쪽|오른쪽|양쪽|코).{0,6}막",
    "(?:쌍꺼풀|쌍커풀|쌍수|라인|매몰|한쪽|왼쪽|오른쪽|양쪽)(?:한쪽|눈)?(?:만|이|가|도|은)?(?:자꾸|또|다|좀|살짝|거의|금방)*풀[려렸린리]",
    "[다라자]고(?:말|얘기)?한(?:적|일)[이은도]?없[가-힣]{0,3}",
    # What is denied, over or a constitution; who is to be called by a name, or when it is their turn; who is in a hurry.
    "숨쉬(?:기|는게)[가는]?(?:힘들|어렵|답답하|불편하)(?:진|지는?|지도)않|(?:숨|호흡)[이은도]?(?:많이|막|심하게|그렇게|별로|전혀){0,2}(?:차|가쁘|답답하|막히)(?:진|지는?|지도)않|(?:피|출혈)[가를는도이은]?(?:많이|막|심하게|그렇게|별로|전혀|계속){0,2}(?:흘리|나|나오|있|심하)(?:진|지는?|지도)않",
    "피(?:가|는|도)?(?:이제|전혀|더이상|지금은|아예|별로){0,2}안(?:나[요고네와는지]|납|남|흘)|(?:피|출혈|지혈|멍)[이가은는]?(?:잘|원래|평소|좀){0,3}(?:안|못)(?:멎|멈추|멈|되)는(?:체질|편|타입|병)",
    f"(?:호흡곤란|응급(?:상황)?|쇼크|마비)(?:같은건|은|는|이|까지는)?(?:전혀|절대)?(?:아니|아닌|없){_ENDS}|증상[은이도]?(?:다|이제|거의)?(?:없어|사라|나아|좋아)[졌지]|(?:구급차|앰뷸런스|119)[는은도를을까지]{{0,3}}필요(?:는|도)?없",
    "(?:구급차|앰뷸런스|응급차|119)[는은도를을까지]{0,3}안(?:불러도|부르셔도|보내도|보내셔도|와도|오셔도|불러주셔도)|(?:라고|도착[했하][가-힣]{1,3}|차례[가-힣]{0,3}|순서[가-힣]{0,3}|^(?:엄마|아빠|어머니|아버지|남편|아내|와이프|친구|언니|누나|오빠|동생)[를을님]?)(?:좀|그냥|편하게)?불러(?:주|줘|달|도(?=돼|되|괜찮))",
    "(?:^|[요다고])(?:저|제가|처방|처방받은|주신|받은|지어주신|항생제|소염제){0,3}약[을은이도]?(?:벌써|이제|거의|오늘)?다(?:(?:먹|복용)[었했]|떨어졌)(?:어요|는데|습니다|네요|고요?|음|거든|어서)(?!.{0,12}(?:죽|졸려|어지|토|숨|의식))",
    "(?:^|[요다])됐(?:어요?|고요?|으니까?|다니까)요?(?:좀|그냥|제발)?빨리(?:요|끝내[가-힣]{0,3}|해줘요?|해주세요|접수[가-힣]{0,5})?$",
    # Nerves and anger, beauty, who is cross about what was done, a pill that does not help, a haircut, and a jam on the way.
    "(?:(?:애|아이|아기|애기|남편|와이프|시어머니|시댁|식구|직장|회사|업무|집안일|시험|육아|이사|상사|손님|아들|딸|강아지|고양이|돈)(?:들|일)?(?:때문에?|땜에?)|바빠서|바빠가지고|많아서|시끄러워서|시달려서)(?:진짜|정말|너무|요즘|아주){0,2}(?:정신줄?[이을도]?(?:나[갈가]|빠질|없|놓[겠을])|머리가?(?:터질|터지겠|돌[것거])|혈압이?(?:올라|오르|터))[가-힣]{0,6}",
    "(?:불친절|기다리|기다려|답답|화가?나|짜증|열받|열불|늦|느[려리]|응대|직원|태도|환불|말투|성의)[가-힣]{0,6}(?:진짜|정말|너무){0,2}(?:혈압이?(?:올라|오르|터)|뒷목잡|쓰러지[겠것])[가-힣]{0,6}",
    "(?:쓰러질|기절할|기절하게|까무러칠|숨넘어갈|심장멎을)(?:듯이?|만큼|정도로|것같이|것처럼|거같이)(?:너무)?(?:예[쁘뻐쁜]|이[쁘뻐쁜]|아름|멋|잘생|섹시)",
    "^(?:진짜|정말)?(?:수술|시술|성형|쌍수|코수술|눈수술|가슴수술)[을를이가]?(?:완전|다)?(?:망쳤|망했|망쳐놨|망쳐놓|실패했|엉망)[가-힣]{0,6}?(?:이거|이제|진짜)?(?:어떻게|어떡|어쩌|어쩔|책임|보상|배상|환불|물어)[가-힣]{0,8}$",
    # The number as a part of another one, and an ambulance that need not come.
    "(?:뒷?자리|뒤에?|끝자리|앞자리|가운데|중간|뒷번호|끝번호|번호|국번|비번|비밀번호|주소|아파트|건물|호수|동호수|층)(?:는|은|이|가)?119(?!.{0,8}(?:불[러렀]|부르|보내))",
    "119(?:구급|소방|구조)?(?:대원|대|안전센터|센터|소방서)(?:에서)?(?:(?:이?에요|예요|입니다|인데|이라|이고|으로|출신|근무|일하|다니)[가-힣]{0,5}|$)|(?:구급|구조)대원(?:이?에요|예요|입니다|인데|이라|이고|으로)[가-힣]{0,5}",
    "(?:119|구급차|[앰엠]뷸런스|응급차)[에를는을은]{0,2}(?:부르|불르|보내|전화하|신고하)지(?:는|좀)?(?:마|말)|119동",
    "(?:119|구급차|앰뷸런스|응급실)[에을를까지도]{0,3}(?:전화할|연락할|부를|갈|신고할)(?:정도|만큼|일|상황|필요)(?:는|은|이|까진|까지는|도)?(?:아니|아닌|아님|없)",
    "(?:수면제|수면유도제|잠오는약)(?:를|을)?(?:먹고도?|먹어도|먹었는데도?|먹는데도?)(?:요즘|계속|통|도무지|밤에)?잠[이도]?(?:안와|안오|안옵|못자|못들|안들)(?:서?요|[아어네]요|니다|는데요?|음|고요)?(?:$|오전|오후|내일)",
    "(?<!앞)머리(?:를|도)?(?:자르|감다|감고|감느라|말리|빗|염색|깎)[가-힣]{0,4}|(?:길|차|도로)(?:이|가)?(?:너무|많이|엄청|꽉)?(?:막[혀히혔]|밀[려리])[가-힣]{0,3}",
    f"{_CARE}[을를도은]?(?:빨리|얼른|이번에|한번에)?(?:다|전부|모두)끝내고싶|(?:다|전부|모두)끝내고싶(?:어요?|은데)?(?:빨리)?{_CARE}(?!.{{0,4}}(?:망|실패|엉망|때문))",
)
LONG_SO = (
    "눈[을도]?(?:자꾸|항상|늘)?치켜[뜨떠][가-힣]{0,3}(?:버릇|습관|봐야|주름)|(?:얼굴|화장)[이가]?(?:누렇게|노랗게|하얗게|허옇게)[떠뜨뜬]|피부[가는도]?(?:너무|좀|점점|원래)?(?:거뭇거뭇|거무튀튀|까무잡잡)",
    # The hole of an earring that tore, and a scar that grew wide.
    "(?:귓불|귓볼|귀볼|귀걸이|귀고리|피어싱|귀구멍|귀뚫)[가-힣]{0,12}(?:찢[어겨긴]|갈라|늘어|벌어|째[졌져])[가-힣]{0,4}|(?:흉터|흉|꿰맨자국)[가-힣]{0,10}(?:벌어|넓어)[가-힣]{0,4}",
    # A nose that is bent or blocked lets no air through, who snores stops breathing, and eyelids droop with age.
    "(?:비중격|비염|축농증|콧[뼈대속볼]|코뼈|콧구멍|코[안속]이좁|코골|코를골|무호흡|코[가는도]?(?:자주|자꾸|항상|늘|많이|좀|꽉|너무|한쪽이?)*막[혀히힌혔힘]|코막힘)[가-힣]{0,12}?(?:숨|호흡)[가-힣]{0,4}?(?:쉬|쉴|쉰|쉽|힘|답답|불편)[가-힣]{0,6}",
    "(?:잘|자는|잠잘|누워잘)때[가-힣]{0,3}(?:숨|호흡)[을이]?(?:안|못|잠깐|자꾸)[가-힣]{1,6}(?=.{0,4}(?:코골|무호흡|비염))|코로(?:는|만)?숨[을이]?(?:잘)?(?:안|못)[가-힣]{1,5}",
    "눈(?:꺼풀|거풀|까풀|꺼플|두덩|가죽)?(?:이|가|도|은)?(?:나이들어|자꾸|점점|많이|너무|좀|다|축|막)*(?:[처쳐](?:[져졌지진]|저서|저가|집니)|내려[와오왔앉]|늘어[져졌지진]|덮[여어이혀])",
)
"""Passed over like MISLEADING, but not where something was done just before, or it came suddenly."""
DONE_OR_SUDDEN = (
    "(?:수술|시술|쌍수|교정|안검|윤곽|양악|지흡|이식|보톡스|필러|주사|마취|리프팅|약)(?:을|를|이|가|도|에서)?[가-힣]{0,3}(?:하고(?!싶|[는려자])|했|한지|후|뒤|끝|받[고았은](?!싶)|맞[고았은](?!싶)|먹[고었]|된지)"
    "|갑자기|방금|아까|어제|그제|오늘|지금|입으로|입도|얼굴[이도]|입술|두드러기|가슴|파[래랗]|[아애]기|아가(?!씨)|보톡스요?$|거즈|솜|패킹"
)
EVERYDAY = (
    # Without an operation the model alone makes no danger of what people live with: an ache, a fall, what runs in the family.
    "(?:어깨|허리|무릎|목|등|손목|발목)(?:이|가|도|랑|하고)?(?:너무|많이|자주|맨날|좀|자꾸|요즘|항상|늘)*(?:아[프파픈]|결[리려]|뻐근|쑤[시셔])",
    "눈(?:이|가|도|밑이|꼬리가)?(?:자꾸|좀|많이|맨날|늘|항상|요즘)*(?:짓무|침침|시[리려]|건조|뻑뻑|처[지져]|무[거겁])",
    "(?:입|입안|겨드랑이|겨|발|땀|몸|정수리|두피|머리|옷|방|방안|집|화장실|하수구|음식|담배|향수|소독약|병원)(?:에서|에|의|이)?(?:나는|좀|자꾸|항상|늘|너무|이상한|심한)*(?:냄새|구린내|악취)|암내|액취",
    "(?:자전거|킥보드|오토바이|계단|길|빙판|운동|축구|놀)[가-힣]{0,6}넘어졌(?:어요?|습니다|음|는데요?|었어요)$|유전(?:인|이|이라|적|같)",
)
EVERYDAY_EN = r"\b(?:my|his|her) (?:arm ?pits?|feet|foot|breath|mouth|hair|scalp|sweat|clothes|body) (?:\w+ ){0,3}(?:smells?|stinks?)|\b(?:body|foot|bad) odou?r|\b(?:gets?|turns?|goes|becomes?|always|often|usually) (?:\w+ ){0,2}(?:red|hot|flushed)\b.{0,24}\b(?:in (?:the )?(?:winter|summer|cold|heat|sun|sauna)|when(?:ever)? i|every (?:winter|summer|time))|^(?:so |and |but |hi |um )?(?:does|do|will|would|can) (?:the |a |an |it |incision |your |most |these )?(?:wounds?|incisions?|stitches|scars?|nose|area|skin|it)? ?(?:usually |normally |often |ever )?(?:smell|bleed|swell|ooze|hurt|leak|itch|get red)\b|\b(?:makes? me |makes? (?:her|him) )?looks? (?:so |really |very |too |a bit |like i'm |always |constantly |much |\w+ years )*(?:tired|old|older|sad|angry|mad|mean|grumpy|sleepy|exhausted|ugly|fat|hollow|gaunt|stressed|miserable|younger)\b|\b(?:scars?|smile|nose|chin|double chin|wrinkles?) (?:on (?:my|her|his) \w+ )?(?:is|are|looks?) (?:so |really |very |too )*(?:ugly|ugly looking|noticeable|visible|big|wide|flat|short|weak)\b|\b(?:after|since|following|from) (?:\w+ ){0,3}(?:pregnan\w*|bab(?:y|ies)|kids?|children|twins|birth|childbirth|breastfe\w*|nursing|weight(?: loss)?|losing .{0,16}(?:weight|kilos?|kg|pounds?|lbs)),? .{0,40}\b(?:sag\w*|loose|flabby|droop\w*|stretch\w*|hang\w*|hollow|deflat\w*|empty|shrank|shrunk|smaller|saggy|wrinkl\w*)\b|\b(?:sag\w*|loose|flabby|droop\w*|stretch\w*|hang\w*|hollow|deflat\w*|shrank|shrunk|smaller|saggy) .{0,30}\b(?:after|since|from) (?:\w+ ){0,3}(?:pregnan\w*|bab(?:y|ies)|kids?|children|twins|birth|childbirth|breastfe\w*|nursing|weight|losing)\b|^(?!.{0,200}\b(?:arms?|legs?|speech|speak|slur\w*|numb|headache|double|vision|see|blurry|weak|sudden\w*|one side)\b).{0,120}(?:\beye ?lids? (?:\w+ ){0,3}(?:droop|sag|hang|heavy)\w*|\bdroopy eye|\bptosis\b|\b(?:can'?t|cannot|won'?t|don'?t|hard to|unable to) (?:fully )?open (?:my eyes? )?(?:fully|wide|all the way|completely|properly|enough)\b)|\b(?:don'?t|do not|never) (?:really |much )?(?:like|liked) (?:how |the way )?my (?:nose|face|eyes?|chin|ears?|lips|forehead|smile|cheeks|jaw)(?: looks?)?[\s.!]*$|\bhelp me (?:pick|choose|decide|find|understand|with)\b|\bskin is (?:\w+ ){0,2}(?:dry|oily|dull|rough)\b|\b(?:husband|wife|mother|mom|father|dad) (?:passed away|died) .{0,24}(?:ago|last|in \d)|\b(?:i'?m|i am|(?:s?he|daughter|son) is) \d+ and .{0,20}wants?\b|\b(?:back|neck|shoulder) (?:pain|hurts?|ache)|\b(?:don'?t|do not) (?:want|wish) to (?:do|continue|finish|fill|answer)\b|\b(?:wants?|like|love) (?:to (?:get|have) )?(?:my|his|her|their) .{0,30}(?:removed|pinned|done|fixed|gone|lifted)\b|through (?:my|the|one) (?:\w+ )?(?:nose|nostril)|\b(?:sag\w*|loose|flabby|droop\w*|stretch\w*|hang\w*) .{0,40}\b(?:birth|born|pregnan\w*|bab(?:y|ies)|breastfe\w*)\b|^(?:please |can you |could you |just )*(?:call|ring|phone|contact) my (?:husband|wife|mother|mom|mum|father|dad|son|daughter|friend|sister|brother)\b(?!.*\b(?:now|help|emergency|quick\w*)\b)"
NO_TROUBLE_EN = r"\banything but (?:the |a )?\w{3,12}\b|\b(?:flight|train|trip|schedule|shift|meeting|visa|move|plans?|work) (?:just |has |was |got |have |been )*(?:moved|changed|brought|pushed|cancel+ed|delayed|rescheduled)\b(?: (?:up|forward|back|earlier|later))?(?:,? (?:so|and) i (?:won'?t|will not|can'?t|cannot) be (?:here|there|around|in korea|in town|in seoul|able to (?:come|make it)))?|\bi (?:think i |may have |might have |probably )?(?:left|missed|skipped) (?:something|one thing|a (?:part|bit|detail|word|question))(?: out)?\b|\bmy (?:friend|sister|cousin|mom|mother|aunt|colleague|coworker|roommate|girlfriend|wife|brother|boyfriend|husband)s? (?:just )?(?:got|had|has had|have had|gets|is getting) (?:her|his|their|an?) [^.!?,]{2,24}\b(?:done|fixed|job)\b|\b(?:call(?:ed|ing)?|ring(?:ing)?|rang|phon(?:ed|ing)|waiting|on hold)\b(?!.{0,12}\b(?:119|911|ambulance))[^.!?]{0,60}\b(?:nobody|no ?one|no answer|never|picks? up|picked up)(?: (?:ever |even |is |was )?(?:pick(?:s|ed|ing)? up|answer(?:s|ed|ing)?|call(?:s|ed) (?:me )?back|repl(?:y|ies|ied)|respond(?:s|ed)?))?\b|^[^.!?]{0,16}\b(?:nobody|no ?one) (?:ever |even |is |was )?(?:pick(?:s|ed|ing)? up|answer(?:s|ed|ing)?)(?: (?:the|your) (?:phone|calls?))?\b"
"""Who called and reached nobody, and what a friend had done: where that is all, the model alone makes no danger of it."""
DENIED_EN = r"\b(?:no|don't need (?:an?|the)|do not (?:call|send) (?:an?|the)|don't (?:call|send) (?:an?|the)) ambulance\b|(?:(?:\bnot|n'?t|\bno longer|\bstopped) (?:bleeding|oozing|choking|fainting|vomiting)|\bno (?:fever|pus|bleeding|swelling|pain|nausea|rash))\b(?: (?:anymore|any more|now|at all))?"
NOT_A_SIGN_EN = r"\b(?:movie|film|song|game|lol|haha|laugh\w*|could|can fillers?|risk|what (?:if|happens)|over (?:14|fourteen)|i (?:agree|consent|accept)|used to|(?:nearly|almost) (?:fainted|died|passed out|had a)|once in|high school|bleeding money|(?:scared|afraid|fear) of|as a (?:child|kid)|common after|(?:common|normal) (?:to|after|with)|can you die|cause[sd]?|last year|years ago|since i was|all my life|naturally|by nature|to death|killing me)\b|^(?!.{0,200}\b(?:sudden\w*|today|yesterday|this morning|overnight|surgery|operation|fillers?|botox|inject\w*|after|double|blurry|numb|pain\w*)\b).{0,80}(?:\b(?:eye ?lids?|lids|eyes|brows?) (?:are |is |have |has |get |got |so |too |very |really |just |become |becoming ){0,4}(?:droop|sag|hang|heav|hooded)\w*(?: (?:down|now|lately|over my eyes|and|so|that|with age|these days)){0,3},? .{0,24}\b(?:can'?t|cannot|can|hardly|barely|hard to|not) (?:\w+ )?(?:see|open|read)\b(?!.{0,40}\b(?:suddenly|today|yesterday|this morning|overnight|since)\b))"

# -- what the model alone would take for danger, in words with their blanks ------------------------------------------------

ASKED_BEFORE = re.compile(
    r"(?!.{0,80}(?:했|받았|맞았|지금|방금|어제|아까|계속|자꾸|안\s|못\s|는데|고\s(?!싶)))(?:\S{1,8}\s){0,4}?(?:피|출혈|코피|가슴|배|열)\S?\s?(?:(?:많이|심하게|너무|엄청|좀)\s)?"
    r"(?:(?:나요|심해요|많아요|아파요|나와요)\s?\?|(?:나나|나오나|심한가|많은가|많나|아픈가|심하나|아프나)요\s?\??|나는지요?\s?\??)"
    r"(?:\s\S{0,6}(?:하면|할\s?때|받으면|맞으면|중에)(?:은|도)?)?"
)
"""Asked before anything was done: "수술할 때 피 많이 나요?"; what is told of now, or of yesterday, is a sign with a mark behind it."""
OF_A_SIDE = re.compile(
    r"(?:오른|왼|우측|좌측)(?:쪽|편)?\s?(?:눈|볼|팔|다리|귀|턱|가슴|발|손|코)?(?:[이은]?\s?(?:맞|아니)\S{1,4}|이?에요|예요|입니다|이고요|이요|요|임)?[\s.!~]*$"
    r"|\b(?:i mean\w*|it'?s|it is|it was|actually|on) (?:the |my )?(?:left|right)"
    r"(?: (?:side|one|eye|cheek|arm|leg|ear|breast|foot|hand))?[\s.!]*$"
)
"""Which side it is, said last: "거울로 보면 왼쪽이에요"; nothing of what is there."""
CHOOSES = re.compile(
    r"(?:(?:oh|wait|sorry|no|actually)[\s,.]{1,3}){0,2}not (?:the |my )?[a-z]{3,12}[,.]?\s"
    r"(?:but\s(?:the |my )?|the |my )[a-z]{3,12}(?: please| instead)?[\s.!]*"
)
"""One part for another: "not the nose, the chin please"."""
TAKES_DAILY = re.compile(
    r"(?:혈압|당뇨|고지혈증?|콜레스테롤|갑상선|심장|천식|피부과|한의원|알레르기|우울증|정신과|위장|골다공증|탈모|피임|관절|통풍|전립선|호르몬|여드름|비염|감기|두통|혈전)"
    r"\s?(?:약|제)(?:을|를|도)?\s?(?:(?:매일|계속|아침마다|꾸준히|몇\s?년째|지금|하루\s?한\s?번|같이)\s){0,2}"
    r"(?:먹고\s?있|먹는|먹어요|먹습니다|복용\s?중|복용하|복용해|드시고\s?계|드셔요|드세요)\S{0,5}"
    r"|(?:식후|식전|밥\s?먹고|아침|점심|저녁|낮|밤|자기\s?전|\d{1,2}시)(?:에|쯤|마다|으로)?\s(?:\S{1,3})?약(?:을|은|도)?\s?(?:먹었|먹어|먹고|먹습|복용)\S{0,4}(?=[\s.!~]*$)"
    r"|\b(?:i|she|he) (?:also |still |currently )?(?:takes?|am on|is on|'m on) (?:my |daily )?"
    r"(?:blood pressure|diabetes|thyroid|cholesterol|heart|allergy|birth control|acne)"
    r" (?:pills?|medicine|meds?|medication|tablets?)\b"
)
"""Medicine that is taken every day: told for the consultation, and nothing that went wrong."""
LOOK_TOO = re.compile(
    r"(?:(?:아|앗|참|저기|그리고|하나\s더요?|추가로|혹시)[\s,.]{1,2}){0,3}(?:\S{1,5}\s)?[가-힣]{1,6}도\s(?:(?:같이|함께|한번|좀)\s){0,2}"
    r"(?:봐|상담해|넣어|추가해)\s?(?:주세요|줘요?|주실래요|주십시오|달라\S{0,3})[\s.!~]*"
    r"|(?:(?:yes|ok(?:ay)?|please|any ?time|tomorrow|today|tonight|next|this|at|on|around|week(?:end)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|morning|afternoon|evening|noon|\d{1,2}(?::\d\d)?|\d{0,2}[ap]m)[\s,.]{1,2}){0,6}(?:(?:and|also|oh|plus|but)[\s,]{1,2}){1,3}(?:(?:my|the) )?"
    r"(?:(?:chin|cheeks?|neck|lips?|breasts?|ears?|arms?|belly|thighs?)|(?:nose|eyes?|eyelids?|jaw(?:line)?|forehead|eyebrows?)"
    r"(?: (?:is|are|looks?) (?:a (?:bit|little) |too |so |very |really )?(?:crooked|uneven|droopy|saggy|big|wide|flat|small|low|bumpy|hooked|asymmetric(?:al)?))?)"
    r"(?: too| as well| also)?(?: please)?[\s.!]*"
)
"""One more part that is to be looked at: "이마 필러도 같이 봐주세요", "tomorrow morning, and my chin too"."""
WISHED_FOR = re.compile(
    r"(?<![가-힣])[가-힣]{0,4}(?:눈|코|턱|끝|이마|볼|귀|입술|가슴|광대|팔|배|다리|허벅지|쌍꺼풀|라인|콧대|필러|보톡스|리프팅)(?:이었|였|이|이면|면)?으?면\s?(?:좋겠|하)"
    r"|(?:하얘|작아|갸름해|예뻐|얇아|커|높아|밝아|매끈해|탱탱해)졌으면\s?(?:좋겠|하|싶)"
)
"""A part of the body that is wished to be it: "코였으면 좋겠다는 게 남편 생각이에요"."""

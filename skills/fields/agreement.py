"""Yes or no in words, for questions that only take these two.

A yes is a whole sentence that says yes and nothing else: "네 그런데 누가 보나요?", "동의서 보여주세요" and "네 아니요" are none.
A no may bring a reason or a wish along ("안 할래요, 상담은 받고 싶어요"), because a no gives nothing away. Whatever else
is said is neither, and the question is asked again.

The sentence is laid out in known pieces without spaces; every piece is looked up, so that no words can take long.
"""

# ruff: noqa: E501  (lists of words are easier to read and to extend in long lines)

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from skills.fields import Invalid
from skills.fields.letters import composed
from skills.fields.reading import patterns as re
from skills.fields.reading.dialects import in_standard
from skills.fields.reading.remembering import once
from skills.fields.reading.respelling import Respelling
from skills.fields.refusing.signs import is_sign_of_no
from storage.characters import plain

CODE = "fields.agreement.unclear"
LONGEST = 60  # Letters: longer words are never a plain yes or no.
_LONGEST_PIECE = 24

_CLAUSES = re.compile(r"[,.;:!\n…]|그런데|근데|하지만|대신")
"""No sentence ends here without a stop: a no is one only where the whole of it is read."""
_QUIET = re.compile(r"[^0-9a-z가-힣ㄱ-ㅎぁ-んァ-ヶ一-鿿]|[ㅋㅎ]")  # Marks, smileys and laughing say neither yes nor no.

_YES = """
그리하시오 네 네네 네에 넼 넥 넨넨 네넹 네엥 넵 넹 넴 넨 녜 네요 예 예예 옙 옛 응 응응 엉 웅 웅웅 어 그래 그래요 그럼요 그러시오 그러오 그렇소 좋소 알겠소 그러죠 그럴게요 그러세요 그렇게해요 그렇게요 그대로요 이대로요
그렇게할게요 그렇게하시지요 그리하시지요 하시지요 그렇게하세요 그렇게해주세요 그렇게해주시면돼요 그렇게해주시면됩니다 이대로해주시면돼요 그대로해주시면돼요 그렇게해줘 그렇습니다 그렇죠 당연하죠 당연히 당연 물론 물론이죠 물론입니다 좋아 좋아요 좋습니다 좋죠
맞아 looksgood lookscorrect looksright everythinglooksgood everythinglookscorrect everythingiscorrect everythingisright everythingiscorrectplease allgood 그래해라 맞아요 맞습니다 맞음 맞네요 맞죠 오케이 오케 오키 오키오키 오키요 오케이요 오케입니다 콜 ㅇㅇ ㅇㅋ ㅇㅋㅇㅋ ㅇ o ㄱㄱ ㄱㄱㄱ ㅇㅇㅇ 예스 예쓰 알겠어요 알겠습니다
알았어요 알았어 알겠어 알았습니다 할게요 할께요 할게 하겠습니다 하겠어요 할래요 찬성 찬성해요 수락 수락해요 수락합니다 승인 허락해요 허락합니다
확인$ 확인요$ 완료 완료요 완료입니다 완료했어요 문제없어요 진행해주세요 진행해줘 진행해줘요 진행할게요 진행해요 진행합니다 진행$
yes y yep yeah yea yup ya sure surething ofcourse ok okay okey k agree iagree agreed ido idoagree iconsent idoconsent yesiam confirm confirmed
응맞다 네맞다 예맞다 그라제 그렇제 그렇게해주쇼 그렇게해주소 그라이소 그랍시더 그리해요 그리해줘요 그리해주세요 그리하세요 그리합시다 그려 그려유 그려요 그랴 그러유 그라요 잉 맞어 맞어유 맞어요 하모 오야 오냐 좋지 좋지요 그러지 그러지요 그럽시다 알것소 알겄소 알것어요 알겄어요
오케바리 오케바리요 고고 고고싱 고고씽 기여 기유 그려혀 그려혀유 하이소 하소 하이시더 그래하이소 하모요 하믄요 하먼요 그렇지요 그라지요 암요 아무렴 아무렴요 고럼 고럼요
goahead pleasedo correct thatscorrect right thatsright absolutely definitely certainly alright fine$ doit
"""
_NO = """
아니 아니요 아니오 아뇨 아녀 아니용 아닙니다 아니에요 아니예요 아녜요 아냐 아니야 아님 싫어 싫어요 싫습니다 싫은데요 싫은데 싫음 하기싫어요 하기싫다 하기싫네요
안해 안해요 안할래 안할래요 안할게요 안할께요 안할게 안합니다 안하겠습니다 안하겠어요 안할거예요 안할거에요 안할겁니다 안함 안돼 안돼요 안됩니다 안되요
안하고싶어요 안하려고요 안해도돼요 하기싫어요 하고싶지않아요 하고싶지않아 하고싶지않은데요 하고싶지않은데 하고싶지않네요 하고싶지않습니다 하기싫은데요 안하고싶은데요 하지않으려고요 하지않을게요 하지않을래요 하지않아요 하지않습니다 하지않겠습니다 하지않겠어요 하지마세요 하지마 하지말아주세요 하지말라고 하지말라고요 하지말라니까 하지말라니까요 지우지마세요 지우지마 지우지말아주세요 안멈출래요 안멈출게요 안멈춰요 멈추지마세요 멈추지않을래요 멈추지않을게요 안철회할래요 안철회할게요 철회안할래요 철회안할게요 철회하지마세요 안취소할래요 취소안할래요 취소안할게요 취소하지마세요 안지울게요 안지울래요 안지워요 안지우고싶어요 지우지않을게요 지우지않을래요
싫다 싫다고 싫다고요 싫다니까 싫다니까요 싫네 싫네요 싫구먼 싫구만 됐고싫어요 냅둬 냅둬요 냅두세요 냅둬주세요 냅두라고 냅두라고요 놔두라고 놔두라고요
안한다 안한다고 안한다고요 안한다니까 안한다니까요 안할란다 안할랍니다 안할거임 안할거다 안할거야
안할건데 안할건데요 안할거고 안할거고요 안할테니 안할테니까 안하고
못하죠 못하지요 안되죠 안돼죠 싫죠 싫지요 안하죠 못해요 못하겠어요 못합니다 못하겠습니다 못할거같아요 노 노노 노우 ㄴ ㄴㄴ ㄴㄴㄴ x 엑스 엑스요 거부 거부해요 거부합니다 거부할게요 거부할래요 거부하겠습니다 거절
거절해요 거절합니다 거절할게요 반대 반대해요 비동의 미동의 비동의요 미동의요
비동의버튼 비동의버튼이요 비동의버튼누를게요 동의안함 동의안함이요 동의안함버튼 동의안함버튼이요 동의안하는버튼 동의안하는버튼이요 동의하지않음 동의하지않아요버튼
no n nope nah nothanks nothankyou idonot idont idonotagree idontagree disagree idisagree donotagree dontagree refuse irefuse
decline idecline never notatall idonotwantto idontwantto idrathernot
"""
_LATER = """
나중에 나중에요 나중에할게요 나중에할께요 나중에할래요 나중에하겠습니다 나중에해도 담에 담에요 담에할게요 다음에 다음에요 다음에할게요 다음에하겠습니다 이따가 이따가할게요
이따할게요 아직 아직요 아직은 생각해볼게요 생각해보고 생각좀 생각좀해볼게요 보류 보류할게요 보류요
later notnow maybelater notyet
"""
_PLAIN_NO = """
아니 아니요 아니오 아뇨 아녀 아니용 아닙니다 아니에요 아니예요 아녜요 아냐 아니야 아님 아니다 노 노노 노우 ㄴ ㄴㄴ ㄴㄴㄴ x 엑스 엑스요 no n nope nah never notatall
"""
"""A no to what was asked just now; the others refuse or put off, whatever was asked."""
_PLAIN_YES = """
네 네네 넵 넹 예 예예 응 응응 어 그래 그래요 yes yeah yep ok okay
"""
_GOES_ON = """
할게요 할께요 할게 할래요 할래 하겠습니다 하겠어요 하고싶어요 해볼게요 해주세요 다시 다시요 다시할게요 다시할래요 마저 마저할게요 진행 진행할게요 진행해요 진행해주세요
진행합니다 신청할게요 신청할래요 접수할게요 상담할게요 상담받을게요 안그만둘게요 goahead carryon keepgoing idontwanttostop
"""
"""Where leaving is asked about: the wish to do what was being done."""
_A_SLIP = "잘못눌렀어요 잘못눌렀네요 잘못눌렀습니다 실수로눌렀어요 실수예요 실수였어요 잘못보냈어요 mistake"
_ME_FIRST = "저부터 나부터 저먼저 제것부터 제거부터 먼저"
_TAKEN_BACK = """
취소 취소요 취소할게요 취소할래요 취소해주세요 취소해줘 취소합니다 철회 철회요 철회할게요 철회할래요 철회해주세요 철회해줘 철회합니다
"""
"""Only after the action ("동의 취소"): alone these are a way out, which is asked about."""
_INSTEAD = """
그럼 그러면 됐어요 됐습니다 상담은 상담만 전화 전화로 전화만 전화는 전화로만 전화상담 전화상담은 전화상담만 그래도 받을게요 받을래요 받고싶어요 받고싶습니다 할게요 할래요 하고싶어요 하고싶습니다 원해요
해주세요 주세요 해줘 부탁해요 취소 취소요 취소할게요 취소할래요 취소해주세요 취소해줘 귀찮아 귀찮아요 귀찮네요 귀찮은데요 귀찮아서
"""
"""What may follow a no: the wish for the rest."""
_RECEIVED = """
동의했어요 동의했습니다 동의하셨어요 동의하셨습니다 동의하신대요 동의받았어요 동의받았습니다 동의를받았어요 동의를받았습니다 허락받았어요 허락받았습니다 본인동의받았어요 환자동의받았어요
"""
"""Somebody else's yes, which may stand beside or behind one's own."""
_BESIDES = """
내사 내는 내도 지는 그라모 그라믄 그라면 그라문 저야 나야 됐고
맞는거같네 맞는거같네요 맞는거같아요 맞는것같네요 맞는것같아요 맞는것같습니다 맞는거같습니다 맞는듯 맞는듯해요 야 저 저는 저도 전 제가 그 어 그럼 걍 나는 난 나 나도 이걸로 이것도 그것도 이거 그거 그건 이건 내용 내용에 내용은 위 위에 위내용에 개인정보 민감정보
건강정보 수집 이용 수집이용 것에 거에 에 을 를 은 는 은요 자 아 음
위내용으로 이내용으로 내용으로 위내용대로 적은대로 다맞고 맞고 맞고요 맞으니 맞으니까 이상없고 이상없으니 문제없고 확인했으니 확인했으니까
생각해봤는데 생각해보니 생각해보니까 읽어봤는데 읽어봤어요 읽어봤습니다 읽었어요 읽었습니다 잘읽었어요 잘읽었습니다 확인했어요 확인했습니다 확인했어 확인했음 확인했고 확인했고요
아하 친절히 친절하게 자세히 자세하게 안내해주셔서 설명해주셔서 알려주셔서 진심으로 감사드립니다 감사드려요 잘읽어보았습니다 읽어보았습니다 잘읽어봤습니다 잘읽어보았고 읽어보았고 확인하였습니다 확인하였고 ivereadit ihavereadit ireadit haveread and andyes soyes 그렇구나 그렇군요 그렇구만 그렇구먼 그렇구먼요 그런거구나 그런거군요 그런거였군요 이해했어요 이해했습니다 이해됐어요 할수없죠 할수없지 어쩔수없죠 어쩔수없지 어쩔수없네요 안읽었지만 안읽어봤지만
상기 상기의 위의 본 이해하였으며 이해했으며 이해하였고 이해했고 읽었으며 읽었으나 읽었지만 읽었는데 확인하였으며 확인했으며 확인했으나 숙지하였으며 숙지했으며 숙지하였고 숙지했고 충분히 민감정보와 개인정보와 건강정보와 및 처리 처리에 수집이용에 활용에 잘 이용에 설명 설명을 설명은 안내를 안내는 다읽었고 다읽었고요 읽었고 읽었고요 고민해봤는데 고민했는데 생각했는데 고민끝에 귀찮네 제가직접 직접 보호자로서 보호자로 법정대리인으로서 부모로서 엄마로서 아빠로서 보호자고요 보호자이고 보호자니까 보호자인데 ashismother ashermother ashisfather asherfather ashisparent asherparent astheirparent asaparent astheguardian asaguardian
본인은 본인도 이에 그런거면 그런거라면 그렇다면 그러면 알겠심더 알겠심니더 알겠십니더 됐소 that'sfine that'sok that'sokay thatsfine thatsok thatsokay
"""
_AFTER_YES = """
다 모두 전부 그냥 빨리 얼른 이제 지금 바로 이대로 그대로 상담 상담을 fine then 해요 요 용 여 이요 입니다 이에요 예요 하세요 해주세요 해줘 해줘요 해줘라 부탁해요 부탁드려요
부탁드립니다 부탁드릴게요 감사 ㄱㅅ 땡큐 감사합니다 감사해요 고마워요 고맙습니다 수고하세요 정말 진짜 일단 우선 하하 ㄱ please thanks thankyou thx now i to it this that everything all with the
"""
"""What may end a yes; of the rest, what stands behind it makes it something else: "동의 내용", "동의는요", "그래도"."""
_VERB = """
{n} {n}요 {n}욤 {n}용 {n}여 {n}해 {n}해요 {n}해용 {n}합니다 {n}함 {n}함요 {n}합니당 {n}하오 {n}하겠소 {n}할게 {n}할게요 {n}할께 {n}할께요 {n}할게용 {n}하겠습니다 {n}하겠어요 {n}할래 {n}할래요
{n}를해요 {n}을해요 {n}는해요 {n}은해요 {n}를합니다 {n}을합니다 {n}는합니다 {n}은합니다 {n}한다 {n}한다고 {n}한다고요 {n}한다니까 {n}한다니까요 {n}하죠 {n}하고요 {n}하고싶어요 {n}하려고요 {n}드려요 {n}드립니다 {n}입니다 {n}이요 {n}이에요
{n}해주세요 {n}해주세용 {n}해줘 {n}해줘요 {n}해주십시오 {n}해주시오 {n}해라 {n}해주소 {n}하이소 {n}하소 {n}해주쇼 {n}하시오 {n}하쇼 {n}해주시면됩니다 {n}부탁 {n}부탁해요 {n}부탁드려요 {n}부탁드립니다 {n}하세요 {n}하기 {n}하면됩니다 {n}진행해주세요 {n}하지요 {n}하지라 {n}하지라우 {n}바랍니다 {n}바라요 {n}바래요 {n}원해요 {n}원합니다 {n}희망합니다 {n}희망해요 {n}바람 {n}시켜주세요 {n}해주시기바랍니다 {n}해주시기바라요 {n}해주시기바래요 {n}해주셨으면합니다 {n}해주셨으면해요 {n}해주시면감사하겠습니다 {n}하고자합니다 {n}주시기바랍니다 {n}주시기바라요 {n}주셨으면합니다 {n}주셨으면해요 {n}로해줘 {n}로해줘요 {n}로해주세요 {n}로할게요 {n}로할게 {n}로하겠습니다 {n}로갈게요 {n}누를게요 {n}누를게 {n}눌러줘 {n}눌러줘요 {n}눌러주세요 {n}선택할게요 {n}선택해주세요 {n}버튼이요 {n}버튼요 {n}버튼누를게요 {n}버튼눌러주세요 {n}버튼눌러줘 {n}버튼으로 {n}버튼으로요 {n}버튼으로할게요 {n}게요 {n}게 {n}주세요 {n}줘 {n}줘요 {n}주십시오 {n}it
"""
_REFUSED_AS = "안하는걸로 안하는것으로 하지않는걸로 하지않는것으로 미동의로 비동의로"
_TO_BE_DONE = """
$ 요 할게요 하겠습니다 해주세요 해주십시오 해줘요 해주시면됩니다 부탁해요 부탁드려요 부탁드립니다 요청드려요 요청드립니다 요청합니다 진행해주세요 진행할게요 진행부탁드립니다 처리해주세요 처리부탁드립니다
"""
"""How a refusal is asked for in the language of letters: "동의 안 하는 걸로 요청드립니다"."""
_ASKS_THE_OTHER = "{n}하려고요 {n}해주시면감사하겠습니다 {n}해주셨으면합니다 {n}해주셨으면해요 {n}해주시기바랍니다 {n}해주시기바라요 {n}해주시기바래요"
"""What is asked of somebody else, or only meant to be done: to file it is theirs, to consent is not."""
_AS_SAID = ("이대로", "그대로", "그렇게", "이렇게", "저렇게", "그리", "그걸로", "이걸로", "진행")
"""To be done as it was said: "이대로 해 주세요", "그렇게 부탁드려요"."""
_DO_IT = "해주세요 해주십시오 해주시오 해줘 해줘요"
"""What is asked of the clinic alone: filing is theirs to do, a consent is not."""
_NAMES_THE_PRESS = "동의버튼 동의해요버튼 동의해요버튼이요 동의해요버튼누를게요 동의해요버튼눌러주세요 동의해요누를게요 동의해요눌러주세요"
"""The press of the consent by its name."""
_NOT_VERB = "{n} {n}은 {n}는 {n}을 {n}를 {n}도 {n}하지 {n}하긴 {n}하기는 {n}하고"
"""What stands before a word that denies it: "동의 안 해요", "접수는 나중에"."""
_STAYS = "계속 그대로 이대로 그대로둘 그대로두세요 그냥둘 그냥둬 그냥두세요 놔둘 놔둬 놔두세요 유지 됐어 됐습니다"
AS_IS = (*_STAYS.split(), "keep", "keepit", "goon", "continue")
KEEPS = (*AS_IS, "이용", "계속이용", "상담", "상담받을")
"""What somebody who was asked about an action says after a no, and in place of it."""
_WISHED_FIRST = re.compile(
    r"^(?:네\s|저는?\s)?(?:전화\s?)?(?:상담|진료|통화)\S{0,2}\s?(?:받|하)고\s?(?:는\s?)?싶(?:은데요?|지만|긴\s?한데)[,\s]*"
)
"""A wish that may stand in front of a no: "상담은 받고 싶은데 동의는 안 할래요"."""


class _Pieces(NamedTuple):
    """What says yes, what says no, what may stand beside both, what may follow a no, or end a yes, and what is done after a no;
    and of these, what may stand beside what is done after a no and beside a no, and which yes never follows one."""

    yes: frozenset[str]
    no: frozenset[str]
    besides: frozenset[str]
    after: frozenset[str]
    stays: frozenset[str]
    beside_stays: frozenset[str]
    beside_no: frozenset[str]
    firm_yes: frozenset[str]


_NO_YES = re.compile(
    r"\b(?:yeah|yea|yah|yep|sure),?\s(?:right|whatever)\b"  # It says the opposite.
    r"|^(?:ㅇㅎ|아하|오호)[\s.!~ㅋㅎ]*$"  # "I see".
    r"|^(?=.*일단)(?!.*(?:동의|접수|신청|진행|[할하]|주세요|부탁))"  # "일단 알겠어요": for now is no yes.
    r"|^하(?:이소|소|이시더|세요)[\s.!~]*$"  # Alone it may be half a greeting: "하이소".
    r"|동의(?:하(?:세요|셔요|세여|이소|시소|소|시오|십시오|시게|시죠|라|자)|해라)[\s.!~]*$"  # Somebody else is to.
    r"|^[음어흠]{1,3}[\s.…~]{1,6}(?:네|예|넵|응)?[\s]?(?:\.{2,}|…)\s*$"
    r"|^(?=.*(?:\.\.|…|[음저그자아]))[어음저그자아\s.…~]+$"  # Somebody who hesitates.
    r"|(?:^|\s)(?:나중|다음|담에|이따|아직|전에)|하기\s?전"  # Later is not now.
    r"|[👎🙅❌❎✖✗✘×✕🚫⛔□☐]"  # A mark that says the opposite, or an empty box.
)
"""What no yes has in it, however it goes on."""
NEITHER = re.compile(
    r"(?:않는|않은|안\s?(?:하는|한다는|할)|못\s?하는|싫은|싫다는)\s?(?:건|거는|것은|게|것이|거)\s?(?:다\s)?아[니닌닙]|[할볼]\s?(?:생각|마음|의향|작정|예정|의사)(?:이|은|도|만)?\s?(?:에요|예요|입니다|있|임|요)"
    r"|(?:(?:안|못)\s?[할될]|[하되]지\s?(?:않|못)[을할]|싫어할|마다할|거절할|거부할)\s?(?:수|이유|까닭|필요|리|것|건|거|게|일)(?:가|는|은|도|야|까지)?\s?(?:뭐\S{0,2}\s)?(?:없|있(?:나|어|겠))"
    r"|(?:않|안\s?[한할하]|못\s?한?|싫)\S{0,3}고\s?(?:는\s?)?(?:말)?한\s?(?:적|일)"
    r"|\b(?:don'?t|do not|can'?t|cannot|couldn'?t|won'?t) (?:not|disagree|refuse|object|say no)\b"
)
"""What is no refusal and not done yet: "동의하지 않는 건 아니에요", "동의할 생각이에요", "동의 안 할 수가 없네요"."""
_OTHERWISE = Respelling(
    (
        (
            r"동[이으희외위](?=[해헤혀허합하함할한])|[도돈돋둥]의(?=[해헤혀허합하함할한])",
            "동의",
        ),  # A finger beside the key.
        (r"^내(?=$|\s?[동돈도]의|\s?동이|\s?접수|\s?신청)", "네"),
        (r"^(?:はい|ハイ|是的?|好的?)(?=[、，,。！!\s]|$)", "네"),
        (r"(?:我|私は)?同意(?:します|いたします|です|了|する)?", "동의합니다"),
        (
            r"(?<=[싫한])(?:다\s?카이(?:께(?:네)?)?|다\s?카니까|다\s?(?:안\s?)?카(?:나|요|노)|당께|다니께|데이|디더)(?:요|예|유)?$",
            "다니까",
        ),
        (r"(?<=싫)(?:소|심더|습니더|슈|수다|우다|어라|어라우|네예|어예|구마|니더)$", "어요"),
        (r"(?:냅둬|냅두|놔둬|놔두)(?:소|이소|쇼|슈|유|라|뿌소|셔|시오)$", "냅둬"),
        (r"(?<=[합습입맞])니당$", "니다"),
        (r"(?<=[모래지아어게])예$", "요"),  # "그래예"
        (r"맞(?:심더|심니더|심다)$", "맞습니다"),
        (r"(?:합|함)(?:니더|미더|니데이|미데이)$", "합니다"),
        (r"(?:합(?:닏ㅏ|닏|닌다|늬다|니댜|니디)|함니다|함미다|합미다)$", "합니다"),
        (r"주(?:새요|세여|새여|세욤|셔요)$", "주세요"),
        (r"(?:십|싶)(?:시요|시용|쇼)$", "십시오"),
        (r"(?:주이소|주이소예|주소|줘예)$", "주세요"),
        (r"(?<=[할둘갈볼만울출칠])라(?:요|유|여|예)$", "래요"),
        (r"(?<![가-힣])그래(?=\s?해\s?주)", "그렇게 "),
        (r"그[러렇렀](?:[케캐개]|게)(?=\s?[해하할합])", "그렇게 "),
        (r"(?:마자|맛아|마즈|맞어)(?=요|여|$)", "맞아"),
        (r"(?:점수|접슈|젚수|접소)(?=[해헤혀허합하함할한])", "접수"),
        (r"(?<=[가-힣])(?:하께|허께|할꼐|헐게|헐께)", "할게"),
        (r"(?<=동의|접수|삭제|취소|철회|진행|확인)(?:혀|허|헤|햬|혜)(?=[요유여줘주합]|$)", "해"),
        (r"(?<=동의|접수|삭제|취소|철회|진행)(?:헐래|할려)(?=[요유여]|$)", "할래"),
        (
            r"(?<=[가-힣])(?:유|여|염|욤|용|욥)$",
            "요",
        ),  # "할래유", "해줘여": the polite ending of a region or of the young.
    )
)
"""How people of a region, the young and hurried thumbs write the same words."""


@once
def parse_agreement(text: str, *actions: str, instead: tuple[str, ...] = ()) -> bool:
    """Whether the person says yes; raises `Invalid` when it is neither, or both.

    `actions` are the nouns of what is asked about (동의, 접수): "접수해 주세요" is a yes where filing is asked about only.
    `instead` are the nouns of what happens after a no: "계속할게요" is a no where leaving is asked about, and "그대로요" where
    deleting is; beside a yes they are neither.
    """
    if is_sign_of_no(text):
        return False
    words = composed(plain(text).lower())
    if "?" in words or len(words) > LONGEST or NEITHER.search(words):
        raise Invalid(CODE)
    pieces, may_agree = _pieces(actions or ("동의",), instead), _NO_YES.search(words) is None
    may_agree &= not _is_laid_out(words, pieces.stays, pieces.beside_stays)
    for said in dict.fromkeys((words, as_others_write(words))):
        if may_agree and _is_laid_out(said, pieces.yes, pieces.besides, pieces.after):
            return True
        behind_a_nod = _NOD.sub("", said)
        names_it = any(action in _tight(behind_a_nod) for action in actions or ("동의",))
        if _says_no(said, pieces) or (names_it and _says_no(behind_a_nod, pieces)):
            return False
    raise Invalid(CODE)


_NOD = re.compile(r"^(?:네|예|넵|응|어|아|음|아니|당연히|물론|그럼요)[\s,.]{1,3}")
"""What may stand in front of a no to what is named: "네 동의 안 합니다"."""


@once
def as_others_write(words: str) -> str:
    """The words in standard spelling, as far as they are known in another."""
    return _OTHERWISE.of(in_standard(words.rstrip(" .!~,")))


@once
def refuses(text: str) -> bool:
    """Whether the whole sentence refuses or puts off ("나중에", "no thanks"), and is more than a no to any question."""
    words = plain(text).lower()
    if "?" in words or len(words) > LONGEST:
        return False
    return _is_laid_out(words, *_refusing())


def refuses_in_a_word(text: str) -> bool:
    """Whether the sentence is made of words of refusal alone, so that it can answer a question put just now ("안 할래요")."""
    return 0 < len(text) <= LONGEST and _is_laid_out(plain(text).lower(), frozenset(_NO.split()), frozenset("$"))


@cache
def _refusing() -> tuple[frozenset[str], frozenset[str]]:
    pieces, plain_no = _pieces(("동의",), ()), frozenset(_PLAIN_NO.split())
    return pieces.no - plain_no, pieces.beside_no | plain_no


def goes_on(text: str, *actions: str) -> bool:
    """Whether somebody who was asked about leaving would rather go on, with a yes or a no in front of it or without:
    "할게요", "네 계속이요", "아니요 다시 할게요"."""
    words = plain(text).lower()
    if "?" in words or len(words) > LONGEST:
        return False
    return _is_laid_out(words, *_going_on(actions))


@cache
def _going_on(actions: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    goes_on = frozenset(_GOES_ON.split()) | {piece.format(n=action) for action in actions for piece in _VERB.split()}
    return goes_on, _pieces((), ()).besides.union(
        _PLAIN_NO.split(), _PLAIN_YES.split(), _ME_FIRST.split(), _A_SLIP.split()
    )


def says_yes(text: str, *actions: str) -> bool:
    """Whether the whole sentence says yes and nothing else."""
    try:
        return parse_agreement(text, *actions)
    except Invalid:
        return False


def _says_no(words: str, pieces: _Pieces) -> bool:
    """The whole sentence says no, or its first clause does and no later one says yes."""
    words = _WISHED_FIRST.sub("", words)
    if _is_laid_out(words, pieces.no, pieces.beside_no):
        return True
    first, *others = [clause for clause in _CLAUSES.split(words) if _tight(clause)] or [""]
    if not others or not _is_laid_out(first, pieces.no, pieces.besides):
        return False
    return not any(_is_laid_out(clause, pieces.firm_yes, pieces.besides) for clause in others)


def _is_laid_out(
    words: str, said: frozenset[str], besides: frozenset[str], after: frozenset[str] | None = None
) -> bool:
    """Whether the words are made of these pieces alone, at least one of them from `said`, behind the last of which nothing but
    `after` stands (else what is `besides`)."""
    tight = _tight(words) + "$"
    reached = {
        0: False
    }  # Position → whether a piece that counts has been met on the way there, and nothing that undoes it.
    after = besides if after is None else after
    for at in range(len(tight)):
        if at not in reached:
            continue
        for end in range(at + 1, min(at + _LONGEST_PIECE, len(tight)) + 1):
            piece = tight[at:end]
            if piece in said:
                reached[end] = True
            elif piece in besides:
                reached[end] = reached.get(end, False) or (reached[at] and piece in after)
    return reached.get(len(tight), False)


def _tight(words: str) -> str:
    return _QUIET.sub("", words)


@cache
def _pieces(actions: tuple[str, ...], instead: tuple[str, ...]) -> _Pieces:
    """The pieces for a question about these actions."""
    after = frozenset((*_AFTER_YES.split(), *_RECEIVED.split(), "$"))
    besides = frozenset(_BESIDES.split()) | after
    denied = {piece.format(n=action) for action in actions for piece in _NOT_VERB.split()}
    no = set(_NO.split()) | set(_LATER.split())
    no |= {refused + done.strip("$") for refused in _REFUSED_AS.split() for done in _TO_BE_DONE.split()}
    no |= {before + piece for before in denied for piece in (*no, *_TAKEN_BACK.split()) if _joins(piece)}
    stays = frozenset(piece.format(n=action) for action in instead for piece in _VERB.split())
    yes = frozenset(_YES.split()) | {piece.format(n=action) for action in actions for piece in _VERB.split()}
    yes |= frozenset(_NAMES_THE_PRESS.split()) if "동의" in actions else frozenset()
    yes |= frozenset(_DO_IT.split()) if "접수" in actions else frozenset()
    yes -= {piece.format(n="동의") for piece in _ASKS_THE_OTHER.split()}
    yes |= {piece.format(n=so) for so in _AS_SAID for piece in _VERB.split()} - {*_AS_SAID}
    rest = frozenset(_INSTEAD.split())
    return _Pieces(yes, stays.union(no), besides, after, stays, besides | yes, besides | rest, yes - rest)


def _joins(piece: str) -> bool:
    """Whether the word may follow a Korean noun."""
    return piece == "x" or not piece.isascii()

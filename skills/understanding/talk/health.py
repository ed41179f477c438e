"""What a doctor must know, told beside an answer: an illness, a medicine, an allergy, a pregnancy, a treatment had or wished for."""

# ruff: noqa: E501  (words are easier to read and to extend in one long line)

from __future__ import annotations

from skills.fields.reading import patterns as re
from skills.fields.reading.cutting import pieces
from skills.fields.reading.remembering import once
from skills.understanding.deciding import understand
from skills.understanding.intents import Intent
from skills.understanding.naming import names_the_body
from skills.understanding.questions import asks
from skills.understanding.spelling import spell

_NAMED = re.compile(
    r"(?<![가-힣])(?:임신|임산부|임부|(?:모유\s?)?수유|당뇨|고혈압|저혈압|혈압약?|고지혈|알레르기|알러지|켈로이드|아스피린|와파린|인슐린|혈전|천식|갑상선|간염|간질|뇌전증|심장병|심장\s?(?:수술|질환)|지병|복용|투약|투석|마취|빈혈|부정맥|협심증|심근경색|뇌졸중|공황|우울증|항암|스텐트|에이즈|결핵|녹내장|백내장|혈우병|지혈|보형물|피임약|스테로이드|항생제|진통제|항응고제|수면제|항우울제|여드름\s?약)"
    r"|(?<![가-힣])[가-힣]{0,6}(?:알레르기|알러지)|(?<![가-힣])약(?:을|도|은)?\s?(?:먹(?!이|일|여|인)|복용|끊)|[가-힣]\s?약(?:을|도|은)?\s(?:먹(?!이|일|여|인)|복용|끊)|(?:쌍수|수술|시술|필러|보톡스|라식|라섹)\S{0,2}\s?(?:한\s?(?:지|적)|받은\s?(?:지|적)|맞은\s?(?:지|적)|했어|했습|받았)|체질"
    r"|(?<![가-힣])(?:신장|콩팥|간|심장|폐|위장?|혈관)(?:이|가|도)?\s(?:좀\s|많이\s)?(?:안\s?좋|나[빠쁘]|약[해하])|(?<![가-힣])[가-힣]{1,6}(?:질환|증후군)(?:이|을|도)?\s?(?:있|앓|진단)|(?:쇼크|부작용)\s?(?:온|난|있[었는])|(?:이|약)\s?안\s?(?:받아|맞아)요$"
    r"|\b(?:pregnan\w*|breast-?fe\w*|nursing my|diabet\w*|insulin|warfarin|allerg\w*|keloids?|blood thinners?|aspirin|asthma|thyroid|hepatitis|hiv|epilep\w*|anemi[ac]|anaemi[ac]|medications?|medicine|antidepressants?|steroids?|birth control|(?:high|low) blood pressure|hypertension|heart (?:condition|disease|surgery|problem)|kidney|liver (?:disease|problem)|chemo\w*|cancer|pacemaker|stent|dialysis|lasik|panic (?:attacks?|disorder)|bleeding disorder|hemophilia)\b"
    r"|\bi(?:'ve| have)? had (?:an? |my )?(?:\w+ )?(?:surgery|operation|job|filler|fillers|botox|implants?)\b|\bi(?:'m| am)? (?:on|taking|take) (?!(?:a|the|my|your) (?:call|break|bus|train|day|week|trip|leave|holiday|vacation|nap|class|shift)|(?:my|the) (?:way|phone)|call|duty|leave|holiday|vacation|lunch|break|shift|a )\w+(?:s|in|ol|ne|pine|ide|mycin)\b",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(
    rf"(?:(?:저는?|제가|전)\s)?(?:{_NAMED.pattern})[가-힣]{{0,5}}?(?:(?:이라서?|라서?|여서|이어서|인데요?|이고요?|이에요|예요|입니다|중(?:이라서?|이에요|입니다|인데요?)?|있어서|약|환자|은|는|이|가|을|를|도|로|인|요)(?![가-힣]))?"
    r"(?:\s?(?:\d{1,2}\s?(?:주|개월|년)\S{0,4}|있[어는습으]\S{0,4}|앓\S{0,4}|먹[고어는습]\S{0,5}|복용\S{0,5}|중(?:이라서?|이에요|입니다|인데요?)?(?![가-힣])|때문에?|환자\S{0,3}|약\s?먹\S{0,4})){0,2}"
    r"|\b(?:i(?:'m| am| have|'ve got)? )?(?:(?:an?|the|my) )?(?:pregnant|breast-?feeding|diabetic|diabetes|asthma|allergic to \w+|an? allergy|hypertension|high blood pressure|epilepsy|anemi[ac])\b",
    re.IGNORECASE,
)


def without_health(text: str) -> str:
    """The words without an illness, a medicine or a pregnancy that is named in them: of "박지우 당뇨 있어요 010-…" name and number."""
    rest = _TOLD_OF.sub(" ", text)
    return text if rest == text else " ".join(rest.split()).strip(" ,.")


_OTHER = re.compile(
    r"바[꾸꿔꿀꼈뀌]|고[쳐치칠]|변경|수정|정정|말고|(?:접수|신청|파일)\S{0,2}\s?(?:해|할|하)|전화|연락|통화|문자|\b(?:change|instead|call|file|submit|text)\b",
    re.IGNORECASE,
)
"""What changes, files or calls tells nothing a doctor must know, however likely that is; an illness that is named does."""
_DOES = re.compile(
    r"(?:끝나|마치|마시|다녀|하|먹|가|갔|나가|일해|근무해|보여)(?:고|고서|와서|서|면|다가)(?:\s?나서)?$|^(?:after|before) "
)
"""What is done first, or why a time suits: "커피 마시고"."""
_LIKELY = 0.4


@once
def tells_of_health(clause: str) -> bool:
    """Whether a clause tells, and does not ask, what a doctor must know."""
    if asks(clause):
        return False
    if _NAMED.search(clause) is not None:
        return True
    if _OTHER.search(clause) or _DOES.search(clause):
        return False
    understood = understand(clause)
    is_told = understood.intent in (Intent.MEDICAL, Intent.CONSULT) and understood.score >= _LIKELY
    return is_told and names_the_body(spell(clause))


def told_of_health(text: str) -> list[str]:
    """The pieces of a message that tell it, in their order and as they were written."""
    return [one for one in pieces(text) if tells_of_health(one)]

"""What a relative had done at the clinic, or told it, and that somebody else would like to know ("와이프가 거기서 뭐 했는지 …").

Pure. It is another's, in whatever words it is asked; who tells of a relative only to ask for themselves asks nothing of it.
"""

# ruff: noqa: E501  (a pattern is easier to read and to extend in one long line)

from skills.fields.persons import ANYBODY
from skills.fields.reading import patterns as re
from skills.fields.reading.dialects import in_standard

LONGEST = 120  # Letters; who tells more tells of something else as well.
_WHO = rf"(?:{ANYBODY})(?:님|분|애|네|어른|\s?어르신)?"
_SUBJECT = rf"{_WHO}(?:이|가|께서|는|은|께서는|도)?\s"
_WHAT = r"(?:뭐|뭘|뭔|머|멀|무엇|무슨|무얼|어떤|어디|언제|얼마|몇|누구|어떻게|왜)"
_DID = r"(?:(?:했|하셨|받았|받으셨|맞았|맞으셨|고쳤|고치셨|남겼|남기셨|썼|쓰셨|적었|적으셨|물었|물어[봤보]|물으셨|왔|오셨|다녔|다니셨|다녀갔|다녀가셨|갔|가셨|신청했|예약했|상담했|말했|보냈|뺐|넣었|냈|내셨)(?:었|던)?)"
_DONE = r"(?:한|하신|했던|하셨던|받은|받으신|받았던|맞은|맞으신|남긴|남기신|쓴|쓰신|적은|적으신|보낸|보내신|상담한|신청한|다닌)"
_WHETHER = r"(?:는지|던지|나\s|노\s|는고\s|는가|던가|나\s|냐|던\s?(?:거|건|게|것))"
_TELL = r"(?:알려\s?(?:주|줘|달)|알\s?수|알고\s?싶|알아\s?[보봐볼]|보고\s?싶|볼\s?수|보여|볼래|봐도|확인|조회|궁금|열람|떼|뗄|뽑|복사|사본|발급|받고\s?싶|받아\s?볼|받을\s?수|보내\s?(?:주|줘)|말해\s?(?:주|줘)|말씀해\s?주|찾아\s?(?:주|봐)|가르쳐|봅시다|보입시|봐야|봐\s?(?:주|줘)|보자|좀\s?보[고려죠]|압시다|알아야|알아내|알\s?권리|알면\s?안|알려고|알고자|들어야|듣고\s?싶|말하세요|말해요|말\s?좀|밝혀)"
_HERE = r"(?:여기|거기|그쪽|이\s?병원|그\s?병원|귀\s?병원|원장님|병원)"
_RECORD = r"(?:기록지?|내역서?|차트|자료|결과지?|서류|사본|진단서|소견서|의무기록\S?|사진)"
_TREATED = r"(?:수술|시술|진료|치료|상담|검사|성형|문의|접수|신청)"
_ASKED = re.compile(
    # What, when or whether they did it there.
    rf"{_SUBJECT}(?:.{{0,24}}?\s)?{_WHAT}.{{0,16}}?{_DID}{_WHETHER}.{{0,20}}?{_TELL}"
    rf"|{_SUBJECT}(?=.{{0,30}}?{_HERE}).{{0,40}}?{_DID}{_WHETHER}.{{0,16}}?(?:확인|조회|알아\s?[보봐볼]|보고\s?싶|찾아)"
    rf"|{_SUBJECT}(?=.{{0,30}}?{_HERE}).{{0,30}}?{_WHAT}.{{0,12}}?{_DID}(?:나요|어요\s?\?|죠\s?\?|지요|습니까|는지요|대요\s?\?)"
    rf"|{_SUBJECT}(?:혹시\s)?{_HERE}\S{{0,3}}\s(?:\S{{1,6}}\s)?(?:왔|오셨|다녀갔|다녀가셨|다녔|상담했|상담받았|수술했|수술받았)(?:나요|어요\s?\?|었나요|던가요|습니까)"
    rf"|{_SUBJECT}.{{0,20}}?{_HERE}.{{0,20}}?(?:했|받았|갔|다녔|왔)(?:다|었)(?:던데|는데|고\s?하|길래).{{0,10}}?{_WHAT}.{{0,10}}?{_DID}{_WHETHER}.{{0,12}}?{_TELL}"
    # The thing that was done or told.
    rf"|{_SUBJECT}(?:(?!제가\s|저는\s|저도\s).{{0,24}}?\s)??\S{{0,3}}{_DONE}\s(?:그\s)?(?:{_TREATED}|거|것|걸|게|얘기|이야기|내용|말|{_RECORD}).{{0,16}}?(?:뭔지|뭐였는지|무엇인지|무슨|{_RECORD}\S{{0,3}}\s.{{0,8}}{_TELL}|(?:보여|확인|알려\s?(?:주|줘)|알\s?수|볼\s?수|조회|뽑|떼|서류))"
    # Their records.
    rf"|(?:{_WHO})(?:의|이|가)?\s(?:.{{0,20}}?\s)??(?:{_TREATED}\s?)?(?:받은|한|했던)?\s?{_RECORD}\S{{0,3}}\s(?:\S{{1,5}}\s){{0,2}}?{_TELL}"
)
_ASKED_EN = re.compile(
    rf"\bas (?:her|his|their) (?:{ANYBODY})\b.{{0,30}}\b(?:know|see|told|access|right)\b.{{0,24}}\b(?:what|which|when|whether|if)\b.{{0,12}}\b(?:she|he|they)\b"
    rf"|\b(?:see|know|show|tell|check|find out|what|which|when|whether|if|how much|look up|view|read)\b.{{0,40}}\bmy (?:{ANYBODY})(?:-in-law)? (?:had|has had|have|got|get|did|done|came|come|went|visited|asked?|wrote|write|told?|said?|sent|booked|filed|paid)\b(?!.{{0,60}}\b(?:i want|i'd like|for me|me too)\b).{{0,30}}?\b(?:you|your|there|here|clinic|done|surger\w+|treatments?|procedures?|consultations?)\b"
    rf"|\bwhat (?:surger\w+|treatments?|procedures?|work|operations?)\b.{{0,12}}\bmy (?:{ANYBODY})(?:-in-law)? (?:had|has had|have|got|get|did)\b"
    rf"|\b(?:what|when|which|why|how (?:often|much|many times))\b.{{0,20}}\bdid my (?:{ANYBODY})(?:-in-law)? (?:have|get|do|ask|write|tell|say|send|book|file|pay|come|visit)\b(?!.{{0,24}}\b(?:me|mean)\b)"
    rf"|^\W{{0,3}}(?:(?:hi|hello|so|and|please|tell me)\W{{1,3}}){{0,3}}(?:did|has|was|is) my (?:{ANYBODY})(?:-in-law)? (?:ever |really |actually )?(?:come|been|visit|go|have|had|get|ask|book|treated|operated|a patient|your patient)\b.{{0,30}}\b(?:you|your|there|here|clinic)\b"
    rf"|\b(?:see|show|get|copy|have|view|read|look at|need|want|give|send|print|request)\b.{{0,24}}\bmy (?:{ANYBODY})(?:-in-law)?'?s (?:\w+ ){{0,2}}(?:records?|charts?|files?|history|papers|documents|notes|data)\b"
)
_FOR_MYSELF = re.compile(
    rf"(?<![가-힣])(?:저도|나도|저는|제\s?(?:거|것|꺼|기록|정보|차트|사진|수술|상담)|제가(?!\s(?:대신|직접|보호자|{ANYBODY}|좀|꼭|봐|볼|확인))|내\s)|(?:그거|그걸|그것|그\s?(?:수술|시술))\S?\s(?:하|받|맞)|전후|후기|똑같이|같은\s?(?:걸|거|것|수술|시술)|\b(?:me too|the same|my (?:own )?(?:data|records?|chart))\b"
)
"""Who tells of a relative in order to have the same, or whose own is meant."""


def asks_of_anothers_past(text: str) -> bool:
    """Whether it is asked what a relative had done at the clinic, or told it, or for the record of that."""
    words = in_standard(text.strip())
    if len(words) > LONGEST or _FOR_MYSELF.search(words):
        return False
    return _ASKED.search(words) is not None or _ASKED_EN.search(words.lower()) is not None

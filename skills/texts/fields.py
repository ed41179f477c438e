"""What a patient reads when an answer cannot be taken as it stands, and how a wished-for time is said.

A key is the code of the refusal (`skills.fields`). Each sentence says what is wrong and shows a right answer.
"""

from skills.texts.catalogue import Text

_NAMES: dict[str, Text] = {
    "fields.name.empty": Text(
        ko="성함을 알려 주세요. 예: 홍길동", en="Please tell me your name. For example: Jane Doe"
    ),
    "fields.name.too_short": Text(
        ko="성과 이름을 모두 알려 주세요. 예: 홍길동", en="Please give your full name. For example: Jane Doe"
    ),
    "fields.name.too_long": Text(
        ko="이름이 너무 길어요. 40자 안으로 성함만 알려 주세요.",
        en="That is too long. Please give your name in 40 letters.",
    ),
    "fields.name.has_digits": Text(
        ko="이름에 숫자가 들어 있어요. 숫자 없이 성함만 알려 주세요.",
        en="There is a digit in the name. Please give your name without digits.",
    ),
    "fields.name.looks_like_phone": Text(
        ko="전화번호를 적으신 것 같아요. 여기에는 성함만 알려 주세요. 연락처는 따로 여쭤볼게요.",
        en="That looks like a phone number. Please give only your name here. I will ask for your number separately.",
    ),
    "fields.name.only_symbols": Text(
        ko="기호만 있어서 이름을 알 수 없어요. 성함을 한글이나 영문으로 알려 주세요.",
        en="I only see symbols. Please write your name in letters.",
    ),
    "fields.name.only_emoji": Text(
        ko="이모티콘만 보여요. 성함을 한글이나 영문으로 알려 주세요.",
        en="I only see emoji. Please write your name in letters.",
    ),
    "fields.name.only_jamo": Text(
        ko="자음이나 모음만 있어요. 성함을 완성된 글자로 알려 주세요. 예: 홍길동",
        en="I only see single Korean letters. Please write your name in full syllables.",
    ),
    "fields.name.looks_like_sentence": Text(
        ko="지금은 성함만 알려 주세요. 궁금하신 내용은 바로 뒤에 여쭤볼게요. 예: 홍길동",
        en="For now, please give only your name. I will ask about the rest right after. For example: Jane Doe",
    ),
    "fields.name.doubtful": Text(
        ko="‘{reading}’, 이 성함이 맞으세요? 맞으면 ‘네’라고 하시고, 아니면 성함을 다시 알려 주세요.",
        en="Is “{reading}” the name? If so, please say yes. If not, please give the name again.",
    ),
    "fields.doubtful.unkept": Text(
        ko="방금 적어 주신 것이 성함이 맞으세요? 맞으면 ‘네’라고 하시고, 아니면 성함을 다시 알려 주세요.",
        en="Is what you just wrote the name? If so, please say yes. If not, please give the name again.",
    ),
    "fields.doubtful.name": Text(
        ko="‘{reading}’, 이 성함이 맞으면 ‘제 이름은 {reading}’처럼 알려 주세요. 아니면 성함을 다시 알려 주세요.",
        en="If “{reading}” is the name, please write it like: my name is {reading}. If not, please give the name again.",
    ),
    "fields.name.not_a_name": Text(
        ko="이름으로 보기 어려워요. 연락드릴 때 부를 성함을 알려 주세요. 예: 홍길동",
        en="I could not read that as a name. Please tell me the name we should ask for. For example: Jane Doe",
    ),
}

_PHONES: dict[str, Text] = {
    "fields.phone.empty": Text(
        ko="연락받으실 전화번호를 알려 주세요. 예: 010-0000-0000",
        en="Please tell me your phone number. For example: 010-0000-0000",
    ),
    "fields.phone.no_digits": Text(
        ko="전화번호를 찾지 못했어요. 010-0000-0000처럼 숫자로 알려 주세요.",
        en="I found no phone number. Please write it in digits, like 010-0000-0000.",
    ),
    "fields.phone.too_short": Text(
        ko="전화번호 숫자가 모자라요. 010-0000-0000처럼 알려 주세요.",
        en="The phone number has too few digits. Please write it like 010-0000-0000.",
    ),
    "fields.phone.too_long": Text(
        ko="전화번호 숫자가 너무 많아요. 010-0000-0000처럼 알려 주세요.",
        en="The phone number has too many digits. Please write it like 010-0000-0000.",
    ),
    "fields.phone.not_a_phone": Text(
        ko="연락할 수 있는 번호가 아니에요. 010-0000-0000처럼, 해외 번호는 +와 국가 번호부터 알려 주세요.",
        en="We cannot call that number. Please write it like 010-0000-0000, or from + and the country code if it is foreign.",
    ),
    "fields.phone.no_area": Text(
        ko="앞자리가 빠진 것 같아요. 010이나 지역 번호부터 알려 주세요. 예: 010-0000-0000",
        en="The first part seems to be missing. Please start with 010 or the area code. For example: 010-0000-0000",
    ),
    "fields.phone.two_numbers": Text(
        ko="번호가 두 개 이상 보여요. 연락받으실 번호 하나만 알려 주세요.",
        en="I see more than one number. Please give the one we should call.",
    ),
    "fields.phone.clinics": Text(
        ko="그 번호는 저희 병원 번호예요. 연락받으실 번호를 알려 주세요.",
        en="That is the clinic's own number. Which number may we call you at?",
    ),
    "fields.phone.resident_number": Text(
        ko="주민등록번호처럼 보여서 저장하지 않았어요. 전화번호만 알려 주세요. 예: 010-0000-0000",
        en="That looks like a resident number, so I did not keep it. Please give only your phone number.",
    ),
    "fields.phone.card_number": Text(
        ko="카드 번호처럼 보여서 저장하지 않았어요. 전화번호만 알려 주세요. 예: 010-0000-0000",
        en="That looks like a card number, so I did not keep it. Please give only your phone number.",
    ),
    "fields.phone.emergency": Text(
        ko="긴급 번호로는 연락드릴 수 없어요. 급한 상황이면 바로 119에 전화해 주세요. 아니라면 본인 번호를 알려 주세요.",
        en="That is an emergency line. If it is urgent, call 119 now. Otherwise please give your own number.",
    ),
}

_TIMES: dict[str, Text] = {
    "fields.when.empty": Text(
        ko="편하신 때를 알려 주세요. 예: 내일 오후 3시", en="Please tell me a good time. For example: tomorrow 3pm"
    ),
    "fields.when.not_understood": Text(
        ko="언제인지 알아듣지 못했어요. 내일 오후 3시, 다음주 화요일, 아무 때나처럼 알려 주세요.",
        en="I did not understand the time. Please write it like: tomorrow 3pm, next Tuesday, any time.",
    ),
    "fields.when.taken_back": Text(
        ko="그때가 어려우시면 언제가 좋은지 알려 주세요.", en="If that does not suit, please tell us when does."
    ),
    "fields.when.past": Text(
        ko="이미 지난 때예요. 앞으로의 날짜와 시간을 알려 주세요.",
        en="That is in the past. Please give a time to come.",
    ),
    "fields.when.too_far": Text(
        ko="너무 먼 날짜예요. {days}일 안의 날짜로 알려 주세요.",
        en="That is too far off. Please choose a day within {days} days.",
    ),
    "fields.when.no_opening": Text(
        ko="그때는 진료가 없어요. 아무 때나라고 해 주시면 직원이 맞춰 연락드릴게요.",
        en="The clinic is not open then. Say any time, and our staff will find one with you.",
    ),
    "fields.when.invalid_date": Text(
        ko="달력에 없는 날짜예요. 12월 3일처럼 다시 알려 주세요.",
        en="There is no such date. Please write it like December 3.",
    ),
    "fields.when.invalid_time": Text(
        ko="시계에 없는 시간이에요. 오후 3시 30분처럼 다시 알려 주세요.",
        en="There is no such time. Please write it like 3:30 pm.",
    ),
    "fields.when.two_times": Text(
        ko="여러 때를 말씀하신 것 같아요. 가장 좋은 때 하나만 알려 주세요. 예: 내일 오후 3시",
        en="I see more than one time. Please give the one that suits you best. For example: tomorrow 3pm",
    ),
}

_AGES: dict[str, Text] = {
    "fields.age.empty": Text(
        ko="만 14세 이상이신지 알려 주세요. 네 또는 아니요라고 하시면 돼요.",
        en="Are you 14 or over? Please answer yes or no.",
    ),
    "fields.age.not_understood": Text(
        ko="잘 알아듣지 못했어요. 만 14세 이상이시면 네, 아니면 아니요라고 알려 주세요.",
        en="I did not understand. Please answer yes if you are 14 or over, no if you are not.",
    ),
    "fields.age.ambiguous": Text(
        ko="만 나이를 정확히 알 수 없어요. 생년월일을 알려 주세요. 예: 2012년 5월 1일",
        en="I cannot tell your exact age from that. Please give your date of birth. For example: May 1, 2012",
    ),
    "fields.age.invalid_date": Text(
        ko="달력에 없는 날짜예요. 생년월일을 2012년 5월 1일처럼 알려 주세요.",
        en="There is no such date. Please write your date of birth like May 1, 2012.",
    ),
    "fields.age.future": Text(
        ko="아직 오지 않은 날짜예요. 생년월일을 다시 알려 주세요.",
        en="That date is in the future. Please give your date of birth again.",
    ),
    "fields.age.too_old": Text(
        ko="나이를 다시 확인해 주세요. 만 14세 이상이시면 네라고 하셔도 돼요.",
        en="Please check the age again. If you are 14 or over, you can just say yes.",
    ),
    "fields.age.resident_number": Text(
        ko="주민등록번호는 받지 않고 저장하지도 않았어요. 만 14세 이상이신지만 네 또는 아니요로 알려 주세요.",
        en="We do not take resident numbers, and I did not keep it. Please just answer yes or no: are you 14 or over?",
    ),
}

_SHOWN: dict[str, Text] = {
    "fields.when.show.anytime": Text(ko="아무 때나", en="any time"),
    "fields.when.show.soon": Text(ko="가능한 한 빨리", en="as soon as possible"),
    "fields.when.show.date": Text(ko="{month}({weekday})", en="{weekday}, {month}"),
    "fields.when.show.on": Text(ko="{month_name} {day}일", en="{month_name} {day}"),
    "fields.when.show.joined": Text(ko="{day} {time}", en="{day}, {time}"),
    "fields.when.show.am": Text(ko="오전 {hour}시", en="{hour} AM"),
    "fields.when.show.pm": Text(ko="오후 {hour}시", en="{hour} PM"),
    "fields.when.show.am_minute": Text(ko="오전 {hour}시 {minute}분", en="{hour}:{minute:02d} AM"),
    "fields.when.show.pm_minute": Text(ko="오후 {hour}시 {minute}분", en="{hour}:{minute:02d} PM"),
    "fields.when.show.after": Text(ko="{time} 이후", en="after {time}"),
    "fields.when.show.before": Text(ko="{time} 이전", en="before {time}"),
    "fields.when.show.closed": Text(ko="{wish} (진료 시간 외)", en="{wish} (outside opening hours)"),
    "fields.when.show.except": Text(ko="{time} 말고 아무 때나", en="any time but {time}"),
    "fields.when.show.between": Text(ko="{start}~{end}", en="{start} to {end}"),
    "fields.when.show.morning": Text(ko="오전", en="morning"),
    "fields.when.show.afternoon": Text(ko="오후", en="afternoon"),
    "fields.when.show.evening": Text(ko="저녁", en="evening"),
    "fields.when.show.lunch": Text(ko="점심시간", en="lunch time"),
    "fields.when.show.night": Text(ko="새벽", en="before dawn"),
    "fields.when.show.every": Text(ko="매일", en="every day"),
    "fields.when.show.day_after": Text(ko="{day}부터", en="from {day} on"),
    "fields.when.show.day_before": Text(ko="{day}까지", en="by {day}"),
    "fields.when.show.window": Text(ko="{start}부터 {end}까지", en="{start} to {end}"),
    "fields.when.show.or": Text(ko="{one} 또는 {other}", en="{one} or {other}"),
    "fields.when.show.weekday": Text(ko="평일", en="weekdays"),
    "fields.when.show.weekend": Text(ko="주말", en="weekend"),
    "fields.when.show.month": Text(ko="{month_name} 중", en="in {month_name}"),
}

_WEEKDAY_WORDS = zip("월화수목금토일", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True)
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_WORDS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

TEXTS: dict[str, Text] = {
    **_NAMES,
    **_PHONES,
    **_TIMES,
    **_AGES,
    **_SHOWN,
    **{f"fields.weekday.{at}": Text(ko=ko, en=en) for at, (ko, en) in enumerate(_WEEKDAY_WORDS)},
    **{
        f"fields.when.show.{word}": Text(ko=f"매주 {ko}요일", en=f"every {en}")
        for word, ko, en in zip(
            ("mon", "tue", "wed", "thu", "fri", "sat", "sun"), "월화수목금토일", _DAY_NAMES, strict=True
        )
    },
    **{f"fields.month.{at}": Text(ko=f"{at}월", en=en) for at, en in enumerate(_MONTH_WORDS, start=1)},
}

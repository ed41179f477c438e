"""Under fourteen or not, at KST midnight to the day; where words leave it open we ask instead of guessing."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.fields import Invalid
from skills.fields.age.asked import parse_age
from skills.fields.age.births import Age, AgeCode, age_on
from skills.fields.age.told import is_a_child
from skills.fields.timing.hours import today_in_seoul

TODAY = date(2026, 11, 22)


def outcome(text: str, today: date = TODAY) -> Age | str:
    try:
        return parse_age(text, today)
    except Invalid as refused:
        return refused.code


@pytest.mark.parametrize(
    "text",
    [
        "네",
        "네 만 14세 이상",
        "네, 만 14세 이상이에요",
        "네!",
        "넵",
        "예",
        "ㅇㅇ",
        "맞아요",
        "만 14세 이상",
        "만14세이상입니다",
        "14세 넘었어요",
        "네 맞습니다",
        "16살",
        "20살이에요",
        "스무살",
        "스물다섯 살이에요",
        "만 14세",
        "만 14살이에요",
        "14세",
        "25",
        "25세",
        "３５세",
        "만 37세",
        "85년생",
        "1985년생이에요",
        "1985년 3월생",
        "850301",
        "850301-1",
        "850301-1******",
        "19850301",
        "1985-03-01",
        "1985.3.1",
        "85년 3월 1일",
        "2012년 11월 22일생",
        "121122",
        "고등학생",
        "고1",
        "대학생이에요",
        "직장인입니다",
        "성인",
        "중3",
        "30대 초반",
        "20대",
        "yes",
        "Yes, over 14",
        "I'm 25",
        "yes, 31",
        "Yes! I am 40.",
        "네, 31이요",
        "I'm 15",
        "born on March 1, 1985",
        "1 March 1985",
        "adult",
        "1990",
        "나이 서른둘이에요",
        "마흔이에요",
        "아니요 25살이에요",
        "초등학교 교사예요",
        "당연하죠",
        "30s",
        "14세 미만이 아니에요",
    ],
)
def test_fourteen_and_over_is_understood(text: str) -> None:
    assert parse_age(text, TODAY).is_under_14 is False


@pytest.mark.parametrize(
    "text",
    [
        "아니요",
        "아니요 만 14세 미만이에요",
        "아뇨",
        "아니요, 아직이요",
        "만 14세 이상 아니에요",
        "14세 미만",
        "미만이에요",
        "만 13세",
        "13살",
        "13살이에요",
        "열세 살",
        "열두살",
        "일곱살이요",
        "제 아이가 10살이에요",
        "8",
        "0세",
        "10개월",
        "2013년 5월 1일생",
        "2013년5월1일",
        "130501",
        "130501-3",
        "20130501",
        "2013-05-01",
        "２０１３．５．１",
        "2012년 11월 23일",
        "121123",
        "2015년생",
        "2012년 12월생",
        "초등학생",
        "초등학교 6학년이에요",
        "초6",
        "중1",
        "유치원생",
        "no",
        "No, I'm not",
        "no I'm 12",
        "no, 12",
        "under 14",
        "13 years old",
        "May 1st, 2013",
    ],
)
def test_under_fourteen_is_understood(text: str) -> None:
    assert parse_age(text, TODAY).is_under_14 is True


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", AgeCode.EMPTY),
        (" \u200b\n", AgeCode.EMPTY),
        ("쌍꺼풀 상담 받고 싶어요", AgeCode.NOT_UNDERSTOOD),
        ("비밀이에요", AgeCode.NOT_UNDERSTOOD),
        ("😀", AgeCode.NOT_UNDERSTOOD),
        ("1번", AgeCode.NOT_UNDERSTOOD),
        ("이상 아님", AgeCode.NOT_UNDERSTOOD),
        ("만 13세 이상", AgeCode.AMBIGUOUS),
        ("2", AgeCode.NOT_UNDERSTOOD),
        ("12월 3일", AgeCode.NOT_UNDERSTOOD),
        ("2012", AgeCode.AMBIGUOUS),
        ("대학생 아닙니다", AgeCode.AMBIGUOUS),
        ("엄마가 어른이에요", AgeCode.AMBIGUOUS),
        ("언니가 성인이라 같이 가요", AgeCode.AMBIGUOUS),
        ("my mom is an adult", AgeCode.AMBIGUOUS),
        ("그냥 성인이라고 해 주세요", AgeCode.AMBIGUOUS),
        ("어른인 척 할게요", AgeCode.AMBIGUOUS),
        ("pretend I'm an adult", AgeCode.AMBIGUOUS),
        ("I look older than 14", AgeCode.AMBIGUOUS),
        ("13살 아니에요", AgeCode.AMBIGUOUS),
        ("14살", AgeCode.AMBIGUOUS),
        ("15살이에요", AgeCode.AMBIGUOUS),
        ("열네 살", AgeCode.AMBIGUOUS),
        ("14", AgeCode.AMBIGUOUS),
        ("중학생", AgeCode.AMBIGUOUS),
        ("중2", AgeCode.AMBIGUOUS),
        ("10대", AgeCode.AMBIGUOUS),
        ("미성년자예요", AgeCode.AMBIGUOUS),
        ("2012년생", AgeCode.AMBIGUOUS),
        ("12년생", AgeCode.AMBIGUOUS),
        ("2012년 11월생", AgeCode.AMBIGUOUS),
        ("2013년 2월 30일", AgeCode.INVALID_DATE),
        ("130231", AgeCode.INVALID_DATE),
        ("2013-13-01", AgeCode.INVALID_DATE),
        ("2011년 2월 29일", AgeCode.INVALID_DATE),
        ("2027년 1월 1일생", AgeCode.FUTURE),
        ("20270101", AgeCode.FUTURE),
        ("1900년 1월 1일", AgeCode.TOO_OLD),
        ("150살", AgeCode.TOO_OLD),
        ("900101-1234567", AgeCode.RESIDENT_NUMBER),
        ("130501 3234567", AgeCode.RESIDENT_NUMBER),
    ],
)
def test_each_way_to_be_wrong_has_its_code(text: str, code: AgeCode) -> None:
    assert outcome(text) == code


@pytest.mark.parametrize("born", [date(2012, 5, 1), date(2012, 5, 15), date(2012, 12, 31), date(2012, 1, 1)])
def test_thirteen_years_and_364_days_is_under_and_fourteen_years_is_not(born: date) -> None:
    said = f"{born.year}년 {born.month}월 {born.day}일생"
    fourteen = born.replace(year=2026)
    assert parse_age(said, fourteen - timedelta(days=1)).is_under_14 is True
    assert parse_age(said, fourteen).is_under_14 is False


def test_the_birthday_begins_at_midnight_in_korea() -> None:
    before = datetime(2026, 4, 30, 14, 59, 59, tzinfo=UTC)
    assert parse_age("20120501", today_in_seoul(before)).is_under_14 is True
    assert parse_age("20120501", today_in_seoul(before + timedelta(seconds=1))).is_under_14 is False


def test_one_born_on_a_leap_day_is_fourteen_on_the_first_of_march() -> None:
    assert parse_age("2012년 2월 29일생", date(2026, 2, 28)).is_under_14 is True
    assert parse_age("2012년 2월 29일생", date(2026, 3, 1)).is_under_14 is False
    assert age_on(date(2012, 2, 29), date(2028, 2, 29)) == 16


def test_a_two_digit_year_is_the_latest_that_is_not_in_the_future() -> None:
    assert parse_age("261122", TODAY).born_on == date(2026, 11, 22)
    assert parse_age("271122", TODAY).born_on == date(1927, 11, 22)
    assert parse_age("261123", date(2026, 11, 22) + timedelta(days=400)).born_on == date(2026, 11, 23)
    assert parse_age("130501-1", TODAY).born_on == date(1913, 5, 1)


def test_only_what_was_said_is_kept() -> None:
    assert parse_age("네", TODAY) == Age(is_under_14=False)
    assert parse_age("13살", TODAY) == Age(is_under_14=True, years=13)
    assert parse_age("2013년 5월 1일생", TODAY) == Age(is_under_14=True, born_on=date(2013, 5, 1), years=13)


@given(
    st.dates(min_value=date(1930, 1, 1), max_value=TODAY),
    st.sampled_from(["%Y년 %m월 %d일생", "%Y-%m-%d", "%Y%m%d", "%Y.%m.%d 입니다", "생일은 %Y/%m/%d"]),
)
def test_any_birth_date_is_read_and_weighed_to_the_day(born: date, form: str) -> None:
    age = parse_age(born.strftime(form), TODAY)
    assert age.born_on == born
    fourteenth = date(born.year + 14, 3, 1) if (born.month, born.day) == (2, 29) else born.replace(year=born.year + 14)
    if (born.month, born.day) == (2, 29) and (born.year + 14) % 4 == 0:
        fourteenth = born.replace(year=born.year + 14)
    assert age.is_under_14 == (fourteenth > TODAY)


@given(st.text(max_size=60) | st.text(alphabet="0123456789년월일생만세살네아니요.- ", max_size=20), st.dates())
def test_any_text_gives_an_age_or_a_code(text: str, today: date) -> None:
    result = outcome(text, today)
    assert isinstance(result, Age) or result in set(AgeCode)


def test_a_flood_of_words_is_refused_unread() -> None:
    assert outcome("13살 " * 20_000) == AgeCode.NOT_UNDERSTOOD


@pytest.mark.parametrize(
    "words",
    [
        *(
            "유치원생도 되나요?",
            "14세 미만이면 어떻게 해야 하나요",
            "12살 때 다친 흉터예요",
            "중학교 2학년부터 코가 휘었어요",
        ),
        *("저 13살 아니에요", "초등학생 셋 키우느라 바빠요", "제가 9살은 더 들어 보여요", "초등학교 1학년 담임이에요"),
        *("I have a 9 year old at home", "people say I look like I'm 12"),
    ],
)
def test_an_age_that_is_nobodys_now_makes_no_child(words: str) -> None:
    """Of a rule, of what once was, denied, or of those whom somebody teaches: nothing is destroyed for it."""
    assert not is_a_child(words)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "저 12살이에요",
            "13살인데 상담 돼요?",
            "초등학교 5학년이에요",
            "사실 초6이에요",
            "중1인데 코가 휘었어요",
            "저 14살 안 됐어요",
        ),
        *("중1인데 코가 휘었어요", "열두 살 여자예요", "13살이라서요", "I'm 12 years old", "im twelve"),
    ],
)
def test_a_child_says_so_in_many_ways(words: str) -> None:
    assert is_a_child(words)


def test_of_age_and_no_consent_is_of_age() -> None:
    """What is denied behind the age is none of it."""
    for words in ("I'm over 14 but I don't agree", "I am older than 14. I do not consent.", "I'm not under 14"):
        assert not parse_age(words, date(2026, 12, 1)).is_under_14
    assert parse_age("I'm not over 14", date(2026, 12, 1)).is_under_14


@pytest.mark.parametrize(
    ("words", "years"), [("I'm fourteen", 14), ("just turned fifteen", 15), ("thirty-two", 32), ("I am forty one", 41)]
)
def test_an_age_in_english_words_is_read_where_it_is_asked(words: str, years: int) -> None:
    assert outcome(words) == Age(is_under_14=False, years=years)


@pytest.mark.parametrize(
    "words",
    ["I turn fourteen next month", "my son is fourteen", "twenty minutes", "nineteen ninety nine", "going on fourteen"],
)
def test_a_number_in_english_words_that_is_no_age_of_now_is_asked_about(words: str) -> None:
    assert outcome(words) in (AgeCode.NOT_UNDERSTOOD, AgeCode.AMBIGUOUS)


@pytest.mark.parametrize(
    "words",
    ["my surgery was 3 years ago", "I've had it for 5 years", "it's been 20 years since my nose job", "in 2 years"],
)
def test_years_that_have_gone_by_are_no_age(words: str) -> None:
    assert outcome(words) == AgeCode.NOT_UNDERSTOOD

"""A wish for a time is read from Korean and English words and weighed against the clinic's hours."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from skills.fields import Invalid
from skills.fields.timing.days import find_days
from skills.fields.timing.hours import SEOUL, Hours
from skills.fields.timing.times import FARTHEST_DAYS, When, WhenCode, parse_when, show_when
from skills.fields.timing.weighing import next_opening
from tests.skills.fields.clinic import CLINIC, seoul

NOW = seoul(2026, 11, 25, 11, 20)
"""A Wednesday."""


def wish(text: str, now: datetime = NOW, hours: Hours = CLINIC) -> When:
    return parse_when(text, now=now, hours=hours)


def outcome(text: str, now: datetime = NOW, hours: Hours = CLINIC) -> When | str:
    try:
        return wish(text, now, hours)
    except Invalid as refused:
        return refused.code


def local(when: When) -> tuple[int, ...]:
    assert when.starts_at is not None
    assert when.starts_at.tzinfo == UTC
    at = when.starts_at.astimezone(SEOUL)
    assert when.on == at.date()
    return at.month, at.day, at.hour, at.minute


@pytest.mark.parametrize(
    ("text", "month_day_hour_minute"),
    [
        ("내일 오후 3시", (11, 26, 15, 0)),
        ("내일 오후 3시에 전화 주세요", (11, 26, 15, 0)),
        ("낼 3시요", (11, 26, 15, 0)),
        ("내일3시", (11, 26, 15, 0)),
        ("내일 15시", (11, 26, 15, 0)),
        ("내일 15:00", (11, 26, 15, 0)),
        ("내일 오후 세시", (11, 26, 15, 0)),
        ("내일 오후 두시 반", (11, 26, 14, 30)),
        ("내일 오후두시반", (11, 26, 14, 30)),
        ("내일 두 시 반쯤이요", (11, 26, 14, 30)),
        ("내일 오후 2시 30분", (11, 26, 14, 30)),
        ("내일 오후 세시 삼십분", (11, 26, 15, 30)),
        ("내일 열한시", (11, 26, 11, 0)),
        ("내일 열두 시 반", (11, 26, 12, 30)),
        ("내일 정오", (11, 26, 12, 0)),
        ("내일 낮 12시", (11, 26, 12, 0)),
        ("내일 점심 12시", (11, 26, 12, 0)),
        ("내일 아침 10시", (11, 26, 10, 0)),
        ("내일 저녁 6시", (11, 26, 18, 0)),
        ("내일 ３시", (11, 26, 15, 0)),
        ("오늘 오후 5시", (11, 25, 17, 0)),
        ("오늘 5시", (11, 25, 17, 0)),
        ("3시", (11, 25, 15, 0)),
        ("10시", (11, 26, 10, 0)),
        ("오전 10시", (11, 26, 10, 0)),
        ("모레 11시", (11, 27, 11, 0)),
        ("다음주목욜오후세시반", (12, 3, 15, 30)),
        ("이번주목요일네시", (11, 26, 16, 0)),
        ("이십칠일네시", (11, 27, 16, 0)),
        ("다담주 목요일 열한시", (12, 10, 11, 0)),
        ("스무여드렛날 말고 스무여드레날 두시", (11, 28, 14, 0)),
        ("수업이 5시라 내일 6시요", (11, 26, 18, 0)),
        ("내일모레 11시", (11, 27, 11, 0)),
        ("글피 2시", (11, 28, 14, 0)),
        ("3일 뒤 오전 11시", (11, 28, 11, 0)),
        ("이틀 뒤 오후 4시", (11, 27, 16, 0)),
        ("보름 뒤 오후 4시", (12, 10, 16, 0)),
        ("(월) 3시", (11, 30, 15, 0)),
        ("내일 오후 3", (11, 26, 15, 0)),
        ("일주일 뒤 오후 4시", (12, 2, 16, 0)),
        ("2주 후 오후 4시", (12, 9, 16, 0)),
        ("12월 3일 14:30", (12, 3, 14, 30)),
        ("12월3일 14시30분", (12, 3, 14, 30)),
        ("십이월 삼일 두시 반", (12, 3, 14, 30)),
        ("12월 3일 목요일 오후 2시", (12, 3, 14, 0)),
        ("12월 3일(목) 오후 2시", (12, 3, 14, 0)),
        ("12/3 2시", (12, 3, 14, 0)),
        ("12.3 2시", (12, 3, 14, 0)),
        ("12-3 2시", (12, 3, 14, 0)),
        ("2026-12-03 14:30", (12, 3, 14, 30)),
        ("2026.12.03 오후 2:30", (12, 3, 14, 30)),
        ("2026년 12월 3일 오후 2시 30분", (12, 3, 14, 30)),
        ("20261203 14:30", (12, 3, 14, 30)),
        ("30일 오후 2시", (11, 30, 14, 0)),
        ("3일 오후 2시", (12, 3, 14, 0)),
        ("다음달 3일 2시", (12, 3, 14, 0)),
        ("금요일 8시", (11, 27, 20, 0)),
        ("이번주 금요일 저녁 8시", (11, 27, 20, 0)),
        ("다음주 화요일 오후 2시", (12, 1, 14, 0)),
        ("다음 주 화욜 2시", (12, 1, 14, 0)),
        ("담주 화 2시", (12, 1, 14, 0)),
        ("다다음주 월요일 11시", (12, 7, 11, 0)),
        ("월요일 11시", (11, 30, 11, 0)),
        ("수요일 11시", (12, 2, 11, 0)),
        ("이번주 수요일 오후 2시", (11, 25, 14, 0)),
        ("내일 말고 모레 3시", (11, 27, 15, 0)),
        ("30분 뒤", (11, 25, 11, 50)),
        ("한 시간 뒤", (11, 25, 12, 20)),
        ("1시간 반 뒤에", (11, 25, 12, 50)),
        ("tomorrow 3pm", (11, 26, 15, 0)),
        ("Tomorrow at 3", (11, 26, 15, 0)),
        ("tomorrow at 3 p.m.", (11, 26, 15, 0)),
        ("tomorrow 10 o'clock in the morning", (11, 26, 10, 0)),
        ("next Tuesday 2:30 pm", (12, 1, 14, 30)),
        ("Friday 8pm", (11, 27, 20, 0)),
        ("Dec 3 at 2pm", (12, 3, 14, 0)),
        ("December 3rd, 2pm", (12, 3, 14, 0)),
        ("3 December 14:30", (12, 3, 14, 30)),
        ("in 2 days at 11am", (11, 27, 11, 0)),
        ("in 1 hour", (11, 25, 12, 20)),
        ("in three hours", (11, 25, 14, 20)),
        ("day after tomorrow noon", (11, 27, 12, 0)),
    ],
)
def test_a_moment_is_read_in_korean_and_english(text, month_day_hour_minute) -> None:
    when = wish(text)
    assert when.kind == "datetime"
    assert local(when) == month_day_hour_minute


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("내일", date(2026, 11, 26)),
        ("내일이요", date(2026, 11, 26)),
        ("내일 아무때나 괜찮아요", date(2026, 11, 26)),
        ("오늘", date(2026, 11, 25)),
        ("모레요", date(2026, 11, 27)),
        ("내일 모래", date(2026, 11, 27)),
        ("목요일은 약속이 있어서 금요일이요", date(2026, 11, 27)),
        ("내일은 출근이라 모레요", date(2026, 11, 27)),
        ("다음주엔 휴가라 다다음주 월요일", date(2026, 12, 7)),
        ("내일은 좀 그렇고 금요일이요", date(2026, 11, 27)),
        ("다음주 화요일", date(2026, 12, 1)),
        ("다음주화요일", date(2026, 12, 1)),
        ("12월 3일", date(2026, 12, 3)),
        ("12/3", date(2026, 12, 3)),
        ("2026-12-03", date(2026, 12, 3)),
        ("사흘 뒤", date(2026, 11, 28)),
        ("두 달 뒤", date(2027, 1, 25)),
        ("next Tuesday", date(2026, 12, 1)),
        ("this Friday", date(2026, 11, 27)),
        ("Tuesday", date(2026, 12, 1)),
        ("tomorrow", date(2026, 11, 26)),
        ("월말", date(2026, 11, 30)),
        ("1월 5일", date(2027, 1, 5)),
    ],
)
def test_a_day_is_read_in_korean_and_english(text, on) -> None:
    assert wish(text) == When("date", on=on)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("아무 때나", When("anytime")),
        ("아무때나 괜찮아요", When("anytime")),
        ("언제든지요", When("anytime")),
        ("상관없어요", When("anytime")),
        ("편하신 시간에 연락 주세요", When("anytime")),
        ("매일", When("anytime")),
        ("네 시간 되는대로", When("anytime")),
        ("빠르면 빠를수록 좋아요", When("anytime", part="soon")),
        ("금일 오후", When("part", on=date(2026, 11, 25), part="afternoon")),
        ("평일 오후 2시~4시", When("part", days="weekday", at=time(14), until=time(16))),
        ("any time", When("anytime")),
        ("anytime is fine", When("anytime")),
        ("지금 바로요", When("anytime", part="soon")),
        ("최대한 빨리", When("anytime", part="soon")),
        ("asap", When("anytime", part="soon")),
        ("평일 오후", When("part", days="weekday", part="afternoon")),
        ("평일 저녁", When("part", days="weekday", part="evening")),
        ("평일", When("part", days="weekday")),
        ("월~금", When("part", days="weekday")),
        ("주말", When("part", days="weekend")),
        ("주말 오전", When("part", days="weekend", part="morning")),
        ("점심시간", When("part", part="lunch")),
        ("점심시간에 전화 주세요", When("part", part="lunch")),
        ("오전", When("part", part="morning")),
        ("오후요", When("part", part="afternoon")),
        ("퇴근 후에요", When("part", part="evening")),
        ("내일 오전", When("part", on=date(2026, 11, 26), part="morning")),
        ("내일 오후쯤", When("part", on=date(2026, 11, 26), part="afternoon")),
        ("오전만 빼고 다 괜찮아요", When("part", part="morning", bound="except")),
        ("내일 점심시간은 피해 주세요", When("part", on=date(2026, 11, 26), part="lunch", bound="except")),
        ("평일 저녁은 안 돼요", When("part", days="weekday", part="evening", bound="except")),
        ("any time but not in the morning", When("part", part="morning", bound="except")),
        ("내일 오전은 안 되고 오후요", When("part", on=date(2026, 11, 26), part="afternoon")),
        ("오전 외에는 다 좋아요", When("part", part="morning", bound="except")),
        ("저녁은 싫어요", When("part", part="evening", bound="except")),
        ("any time but the afternoon", When("part", part="afternoon", bound="except")),
        ("avoid mornings please", When("part", part="morning", bound="except")),
        ("but mornings are fine", When("part", part="morning")),
        ("이번주 토요일 오전", When("part", on=date(2026, 11, 28), part="morning")),
        ("오늘 저녁", When("part", on=date(2026, 11, 25), part="evening")),
        ("다음주", When("part", on=date(2026, 11, 30), days="week")),
        ("다음주 중으로 부탁드려요", When("part", on=date(2026, 11, 30), days="week")),
        ("다음주 평일 저녁", When("part", on=date(2026, 11, 30), days="weekday", part="evening")),
        ("이번 주말", When("part", on=date(2026, 11, 23), days="weekend")),
        ("다음주 주말", When("part", on=date(2026, 11, 30), days="weekend")),
        ("다음달", When("part", on=date(2026, 12, 1), days="month")),
        ("12월 중순", When("date", on=date(2026, 12, 11), to=date(2026, 12, 20))),
        ("평일 6시 이후", When("part", days="weekday", at=time(18), bound="after")),
        ("평일 3시", When("part", days="weekday", at=time(15))),
        ("주말 11시", When("part", days="weekend", at=time(11))),
        ("next week", When("part", on=date(2026, 11, 30), days="week")),
        ("weekday evening", When("part", days="weekday", part="evening")),
        ("tomorrow morning", When("part", on=date(2026, 11, 26), part="morning")),
        ("weekend", When("part", days="weekend")),
    ],
)
def test_loose_wishes_are_kept_as_loose_as_they_were_said(text, when) -> None:
    assert wish(text) == when


EVERY_TUESDAY = When("part", days="tue")
SATURDAY, SUNDAY = date(2026, 11, 28), date(2026, 11, 29)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("매주 화요일", EVERY_TUESDAY),
        ("화요일마다요", EVERY_TUESDAY),
        ("Tuesdays", EVERY_TUESDAY),
        ("매주 화요일 오후", replace(EVERY_TUESDAY, part="afternoon")),
        ("every Tuesday after 5", replace(EVERY_TUESDAY, at=time(17), bound="after")),
        ("매주 화, 목", replace(EVERY_TUESDAY, also=(When("part", days="thu"),))),
        ("every Tuesday and Thursday", replace(EVERY_TUESDAY, also=(When("part", days="thu"),))),
        ("매주 일요일", When("part", days="sun", closed=True)),
        ("설날", When("date", on=date(2027, 2, 7), closed=True)),
        ("구정 다음날", When("date", on=date(2027, 2, 8))),
        ("설 연휴", When("date", on=date(2027, 2, 6), to=date(2027, 2, 8))),
        ("설 연휴 지나고 연락 주세요", When("date", on=date(2027, 2, 9), bound="after")),
        ("설 전에요", When("date", on=date(2027, 2, 6), bound="before")),
        ("after Lunar New Year", When("date", on=date(2027, 2, 8), bound="after")),
        ("부처님 오신 날 전날", When("date", on=date(2027, 5, 12))),
        ("어린이날 다음 주", When("part", on=date(2027, 5, 10), days="week")),
        ("크리스마스 다음날", When("date", on=date(2026, 12, 26))),
        ("12월 첫째 주", When("part", on=date(2026, 11, 30), days="week")),
        ("다음 달 둘째 주 주말", When("part", on=date(2026, 12, 7), days="weekend")),
        ("이번 달 마지막 주", When("part", on=date(2026, 11, 23), days="week")),
        ("second week of December", When("part", on=date(2026, 12, 7), days="week")),
        ("first Saturday of December", When("date", on=date(2026, 12, 5))),
        ("the last Friday of the month", When("date", on=date(2026, 11, 27))),
        ("다다음 주", When("part", on=date(2026, 12, 7), days="week")),
        ("the week after next", When("part", on=date(2026, 12, 7), days="week")),
        ("연말", When("date", on=date(2026, 12, 21), to=date(2026, 12, 31))),
        ("12.1. 오후", When("part", on=date(2026, 12, 1), part="afternoon")),
        ("내일은 바빠서 토요일요", When("date", on=SATURDAY)),
        ("내일은 안 되고 토요일 돼요", When("date", on=SATURDAY)),
        ("내년 초", When("date", on=date(2027, 1, 1), to=date(2027, 1, 10))),
        ("월초", When("date", on=date(2026, 12, 1), to=date(2026, 12, 10))),
        ("early December", When("date", on=date(2026, 12, 1), to=date(2026, 12, 10))),
        ("end of next month", When("date", on=date(2026, 12, 21), to=date(2026, 12, 31))),
        ("in January", When("part", on=date(2027, 1, 1), days="month")),
        ("토요일 아니면 일요일", When("date", on=SATURDAY, also=(When("date", on=SUNDAY, closed=True),))),
    ],
)
def test_every_week_feasts_and_counted_days(text: str, when: When) -> None:
    assert wish(text) == when
    assert not wish(text).is_closed or when.closed


@pytest.mark.parametrize(
    "words", ["격주 화요일", "every other Tuesday", "매달 1일", "3일마다", "last Friday", "연말연시"]
)
def test_what_is_no_single_wish_is_asked_about(words: str) -> None:
    assert outcome(words) == WhenCode.NOT_UNDERSTOOD


@pytest.mark.parametrize(
    ("text", "ko"),
    [
        ("내일 다시 전화 주세요", "11월 26일(목)"),
        ("금요일 4시로 할게요", "11월 27일(금) 오후 4시"),
        ("월요일은 되고 화요일도 돼요", "11월 30일(월) 또는 12월 1일(화)"),
        ("다음주 초", "11월 30일(월)부터 12월 2일(수)까지"),
        ("다음주 후반", "12월 3일(목)부터 12월 5일(토)까지"),
        ("저녁은 모임이라 오전에요", "오전"),
        ("12월 9일 전에", "12월 9일(수)까지"),
        ("12월 9일 지나서", "12월 10일(목)부터"),
        ("9일 전에요", "12월 9일(수)까지"),
        ("dec 7-9", "12월 7일(월)부터 12월 9일(수)까지"),
        ("tomorrow not before 4pm", "11월 26일(목) 오후 4시 이후"),
        ("내일 해질녘", "11월 26일(목) 저녁"),
    ],
)
def test_what_is_wished_is_kept_apart_from_why(text: str, ko: str) -> None:
    assert show_when(wish(text), "ko") == ko


def test_a_bound_beside_other_days_is_asked_about() -> None:
    assert outcome("다음 주부터 매주 화요일") == WhenCode.TWO_TIMES
    assert outcome("금요일까지 아니면 월요일") == WhenCode.TWO_TIMES


def test_the_moons_days_are_those_of_the_calendar() -> None:
    names = ("Korean New Year", "Buddha's Birthday", "Chuseok")
    listed = {
        (day, name)
        for day, said in country_holidays("KR", years=range(2025, 2041), language="en_US").items()
        for name in said.split("; ")
        if name in names
    }
    ours = {
        (on, name)
        for year in range(2025, 2041)
        for name, word in zip(names, ("설날", "부처님오신날", "추석"), strict=True)
        for on in [find_days(word, date(year, 1, 1))[0][0].on]
    }
    assert ours == listed


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("내일 2시~4시", 14, 16),
        ("내일 오후 2시에서 4시 사이", 14, 16),
        ("내일 2시부터 4시까지", 14, 16),
        ("내일 2~4시", 14, 16),
        ("내일 오전 11시-오후 3시", 11, 15),
        ("내일 오전 11시~1시", 11, 13),
        ("tomorrow 2pm to 4pm", 14, 16),
        ("tomorrow between 2pm and 4pm", 14, 16),
    ],
)
def test_a_range_has_its_start_and_its_end(text: str, start: int, end: int) -> None:
    when = wish(text)
    assert local(when) == (11, 26, start, 0)
    assert when.ends_at == seoul(2026, 11, 26, end)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("내일 5시 이후", "after"),
        ("내일 5시 넘어서", "after"),
        ("내일 5시부터", "after"),
        ("tomorrow after 5pm", "after"),
        ("내일 5시 전에", "before"),
        ("내일 5시까지", "before"),
        ("tomorrow before 5pm", "before"),
        ("내일 5시 전화 주세요", "at"),
    ],
)
def test_after_and_before_are_kept(text: str, bound: str) -> None:
    when = wish(text)
    assert local(when) == (11, 26, 17, 0)
    assert when.bound == bound


@pytest.mark.parametrize(
    ("text", "starts_at"),
    [
        ("2026-12-01T10:15:00", seoul(2026, 12, 1, 10, 15)),
        ("2026-12-01T10:15", seoul(2026, 12, 1, 10, 15)),
        ("2026-12-01T10:15:00+09:00", seoul(2026, 12, 1, 10, 15)),
        ("2026-12-01T01:15:00Z", seoul(2026, 12, 1, 10, 15)),
        ('{"value":"2026-12-01T10:15:00","userTimeZone":"UTC+9"}', seoul(2026, 12, 1, 10, 15)),
        ('{"value":"2026-12-01T02:15:00","userTimeZone":"UTC+1"}', seoul(2026, 12, 1, 10, 15)),
        ('{"value":"2026-12-01T10:15:00","userTimeZone":null}', seoul(2026, 12, 1, 10, 15)),
        ('{"value":"2026-12-01T10:15:00"}', seoul(2026, 12, 1, 10, 15)),
        ('{"date":"2026-12-01","time":"10:15:00"}', seoul(2026, 12, 1, 10, 15)),
        ('{"timeTag":"pm","time":"15:00:00"}', seoul(2026, 11, 25, 15)),
        ("15:00:00", seoul(2026, 11, 25, 15)),
    ],
)
def test_a_pickers_value_without_an_offset_is_korean_time(text, starts_at) -> None:
    assert wish(text).starts_at == starts_at


def test_a_date_entity_is_a_day() -> None:
    value = {
        "dateTag": "tomorrow",
        "dateHeadword": None,
        "year": None,
        "month": None,
        "day": None,
        "date": "2026-11-26",
    }
    assert wish(json.dumps(value)) == When("date", on=date(2026, 11, 26))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", WhenCode.EMPTY),
        (" \u200b\n", WhenCode.EMPTY),
        ("sys.date", WhenCode.EMPTY),
        ("sys.plugin.datetime", WhenCode.EMPTY),
        ("글쎄요", WhenCode.NOT_UNDERSTOOD),
        ("쌍꺼풀 얼마예요", WhenCode.NOT_UNDERSTOOD),
        ("내일은 안 돼요", WhenCode.NOT_UNDERSTOOD),
        ("크리스마스 연휴 말고", WhenCode.NOT_UNDERSTOOD),
        ("지난 월요일", WhenCode.PAST),
        ("남편한테 물어보고요", WhenCode.NOT_UNDERSTOOD),
        ('{"value": broken', WhenCode.NOT_UNDERSTOOD),
        ('{"value": null}', WhenCode.NOT_UNDERSTOOD),
        ("{}", WhenCode.NOT_UNDERSTOOD),
        ("어제", WhenCode.PAST),
        ("어제 3시", WhenCode.PAST),
        ("오늘 오전 10시", WhenCode.PAST),
        ("이번주 월요일", WhenCode.PAST),
        ("지난주 금요일", WhenCode.PAST),
        ("3일 전", WhenCode.PAST),
        ("2026-11-01", WhenCode.PAST),
        ("2020년 1월 1일", WhenCode.PAST),
        ("2026-11-25T10:15:00", WhenCode.PAST),
        ("yesterday", WhenCode.PAST),
        ("2027년 12월 3일", WhenCode.TOO_FAR),
        ("7개월 뒤", WhenCode.TOO_FAR),
        ("2028-12-01T10:15:00", WhenCode.TOO_FAR),
        ("300일 뒤", WhenCode.TOO_FAR),
        ("2월 30일", WhenCode.INVALID_DATE),
        ("2월 29일", WhenCode.INVALID_DATE),
        ("13월 1일", WhenCode.INVALID_DATE),
        ("11/31", WhenCode.INVALID_DATE),
        ("2026-02-30T10:15:00", WhenCode.INVALID_DATE),
        ("32일", WhenCode.INVALID_DATE),
        ("내일 25시", WhenCode.INVALID_TIME),
        ("내일 3시 70분", WhenCode.INVALID_TIME),
        ("내일 14:75", WhenCode.INVALID_TIME),
        ("12월 3일 금요일", WhenCode.TWO_TIMES),
        ("내일 금요일", WhenCode.TWO_TIMES),
        ("월요일 3시 화요일 5시", WhenCode.TWO_TIMES),
        ("금요일까지 오후에", WhenCode.TWO_TIMES),
        ("내일 병원 안 가", WhenCode.NOT_UNDERSTOOD),
        ("내일은 못 가요", WhenCode.NOT_UNDERSTOOD),
        ("내일 못해요", WhenCode.NOT_UNDERSTOOD),
        ("화요일 말고 다 좋아요", WhenCode.NOT_UNDERSTOOD),
        ("not on tuesdays", WhenCode.NOT_UNDERSTOOD),
        ("8시까지 일해요", WhenCode.NOT_UNDERSTOOD),
        ("5시에 끝나요", WhenCode.NOT_UNDERSTOOD),
        ("7시에 가게 닫아요", WhenCode.NOT_UNDERSTOOD),
        ("모레 출근해서 할게요", WhenCode.NOT_UNDERSTOOD),
        ("모레부터 4일간", WhenCode.NOT_UNDERSTOOD),
        ("29일 월요일", WhenCode.TWO_TIMES),
        ("화요일에 다시 올게요", WhenCode.NOT_UNDERSTOOD),
        ("점심때 마저 쓸게요", WhenCode.NOT_UNDERSTOOD),
        ("저녁에 집 가서 할게요", WhenCode.NOT_UNDERSTOOD),
        ("모레 전화드릴게요", WhenCode.NOT_UNDERSTOOD),
        ("i'll text you tomorrow, let me get back to you", WhenCode.NOT_UNDERSTOOD),
        ("주말 말고요", WhenCode.NOT_UNDERSTOOD),
        ("월요일만 아니면 괜찮아요", WhenCode.NOT_UNDERSTOOD),
        ("내일만 아니면 돼요", WhenCode.NOT_UNDERSTOOD),
        ("주말 아니면 다 좋아요", WhenCode.NOT_UNDERSTOOD),
        ("3시만 아니면 돼요", WhenCode.NOT_UNDERSTOOD),
        ("월요일만 피해 주세요", WhenCode.NOT_UNDERSTOOD),
        ("월요일만 빼면 아무 때나", WhenCode.NOT_UNDERSTOOD),
        ("월요일 외에는 다 돼요", WhenCode.NOT_UNDERSTOOD),
        ("화요일은 곤란해요", WhenCode.NOT_UNDERSTOOD),
        ("월요일은 싫어요", WhenCode.NOT_UNDERSTOOD),
        ("any day but monday", WhenCode.NOT_UNDERSTOOD),
        ("any time but tomorrow", WhenCode.NOT_UNDERSTOOD),
        ("any day other than friday", WhenCode.NOT_UNDERSTOOD),
        ("평일은 6시 이후, 주말은 아무때나", WhenCode.TWO_TIMES),
        ("월요일 3시, 수요일", WhenCode.TWO_TIMES),
    ],
)
def test_each_way_to_be_wrong_has_its_code(text: str, code: WhenCode) -> None:
    assert outcome(text) == code


@pytest.mark.parametrize(
    ("text", "shown", "opens"),
    [
        ("한 달 뒤", "12월 25일(금)", "12-26 10"),
        ("일요일 3시", "11월 29일(일) 오후 3시", "11-30 10"),
        ("이번주 일요일", "11월 29일(일)", "11-30 10"),
        ("12월 25일", "12월 25일(금)", "12-26 10"),
        ("내일 밤 9시", "11월 26일(목) 오후 9시", "11-27 10"),
        ("내일 새벽 3시", "11월 26일(목) 오전 3시", "11-26 10"),
        ("내일 오후 1시 30분", "11월 26일(목) 오후 1시 30분", "11-26 14"),
        ("내일 7시", "11월 26일(목) 오후 7시", "11-27 10"),
        ("내일 자정", "11월 27일(금) 오전 12시", "11-27 10"),
        ("내일 밤 12시", "11월 27일(금) 오전 12시", "11-27 10"),
        ("토요일 저녁", "11월 28일(토) 저녁", "11-30 10"),
        ("새벽", "새벽", "11-26 10"),
        ("주말 저녁 8시", "주말 오후 8시", "11-30 10"),
    ],
)
def test_outside_of_the_opening_hours_a_wish_is_kept_and_marked(text: str, shown: str, opens: str) -> None:
    when = wish(text)
    assert when.is_closed
    assert show_when(when, "ko") == f"{shown} (진료 시간 외)"
    assert When.from_data(json.loads(json.dumps(when.to_data()))) == when
    following = next_opening(when, NOW, CLINIC)
    assert following is not None
    assert f"{following:%m-%d %H}" == opens


def test_a_clinic_that_never_opens_says_so() -> None:
    assert outcome("내일 3시", hours=Hours(weekly={})) == WhenCode.NO_OPENING


def test_the_open_reading_of_an_hour_is_taken() -> None:
    """8시 is evening on the Friday with evening hours, and 11시 is morning."""
    assert local(wish("금요일 8시")) == (11, 27, 20, 0)
    early = Hours(weekly={day: ((time(7), time(12)),) for day in range(7)})
    assert local(wish("내일 8시", hours=early)) == (11, 26, 8, 0)
    assert local(wish("내일 7시", hours=early)) == (11, 26, 7, 0)


def test_month_ends_and_years_roll_over() -> None:
    eve = seoul(2026, 12, 31, 11)
    assert wish("내일", now=eve) == When("date", on=date(2027, 1, 1), closed=True)
    assert wish("모레", now=eve).on == date(2027, 1, 2)
    assert wish("1월 5일", now=eve).on == date(2027, 1, 5)
    assert wish("다음달 5일", now=eve).on == date(2027, 1, 5)
    assert wish("5일", now=eve).on == date(2027, 1, 5)
    assert wish("한 달 뒤", now=seoul(2027, 8, 31, 11)).on == date(2027, 9, 30)
    assert wish("이틀 뒤", now=seoul(2027, 2, 27, 11)).on == date(2027, 3, 1)
    assert outcome("31일", now=seoul(2027, 4, 1, 11)) == WhenCode.INVALID_DATE


def test_an_open_hour_of_today_that_is_gone_is_past_and_not_tonight() -> None:
    assert outcome("오늘 10시") == WhenCode.PAST


def test_a_leap_day_is_taken_in_a_leap_year_only() -> None:
    assert wish("2월 29일", now=seoul(2028, 2, 1, 11)).on == date(2028, 2, 29)
    assert wish("2월 29일", now=seoul(2027, 12, 1, 11)).on == date(2028, 2, 29)
    assert outcome("2월 29일", now=seoul(2027, 2, 1, 11)) == WhenCode.INVALID_DATE


def test_a_date_gone_by_this_year_is_past_not_far_away() -> None:
    assert outcome("11월 1일") == WhenCode.PAST
    assert outcome("5월 20일") == wish("2027-05-20")


def test_a_day_180_days_ahead_is_taken_and_the_next_is_not() -> None:
    every_day = Hours(weekly={day: ((time(0), time(23, 59)),) for day in range(7)})
    assert wish(f"{FARTHEST_DAYS}일 뒤", hours=every_day).on == NOW.date() + timedelta(days=FARTHEST_DAYS)
    assert outcome(f"{FARTHEST_DAYS + 1}일 뒤", hours=every_day) == WhenCode.TOO_FAR


def test_today_is_the_day_in_seoul_not_in_utc() -> None:
    late = datetime(2026, 11, 25, 15, 30, tzinfo=UTC)
    assert wish("내일", now=late).on == date(2026, 11, 27)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        wish("내일", now=datetime(2026, 11, 25, 11))


@pytest.mark.parametrize(
    ("text", "ko", "en"),
    [
        ("아무 때나", "아무 때나", "any time"),
        ("asap", "가능한 한 빨리", "as soon as possible"),
        ("12월 3일", "12월 3일(목)", "Thu, Dec 3"),
        ("12월 3일 14:30", "12월 3일(목) 오후 2시 30분", "Thu, Dec 3, 2:30 PM"),
        ("내일 11시", "11월 26일(목) 오전 11시", "Thu, Nov 26, 11 AM"),
        ("내일 12시", "11월 26일(목) 오후 12시", "Thu, Nov 26, 12 PM"),
        ("내일 2시~4시", "11월 26일(목) 오후 2시~오후 4시", "Thu, Nov 26, 2 PM to 4 PM"),
        ("내일 5시 이후", "11월 26일(목) 오후 5시 이후", "Thu, Nov 26, after 5 PM"),
        ("내일 5시까지", "11월 26일(목) 오후 5시 이전", "Thu, Nov 26, before 5 PM"),
        ("내일 오전", "11월 26일(목) 오전", "Thu, Nov 26, morning"),
        ("평일 저녁", "평일 저녁", "weekdays, evening"),
        ("평일 6시 이후", "평일 오후 6시 이후", "weekdays, after 6 PM"),
        ("주말", "주말", "weekend"),
        ("점심시간", "점심시간", "lunch time"),
        ("평일 2시~4시", "평일 오후 2시~오후 4시", "weekdays, 2 PM to 4 PM"),
        ("다음주", "11월 30일(월)부터 12월 6일(일)까지", "Mon, Nov 30 to Sun, Dec 6"),
        ("다음주 평일 저녁", "11월 30일(월)부터 12월 4일(금)까지 저녁", "Mon, Nov 30 to Fri, Dec 4, evening"),
        ("다음달", "12월 중", "in Dec"),
    ],
)
def test_a_wish_is_shown_in_words(text: str, ko: str, en: str) -> None:
    assert show_when(wish(text), "ko") == ko
    assert show_when(wish(text), "en") == en
    assert show_when(wish(text), None) == ko


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"kind": "never"},
        {"kind": None},
        {"kind": "date", "on": "2026-13-01"},
        {"kind": "date", "on": 20261201},
        {"kind": "part", "part": "noonish"},
        {"kind": "part", "days": ["weekday"]},
        {"kind": "datetime", "starts_at": "soon"},
    ],
)
def test_stored_data_that_is_no_wish_is_refused(data) -> None:
    with pytest.raises(ValueError, match=r"."):
        When.from_data(data)


MONDAY = seoul(2026, 11, 16, 10)


@pytest.mark.parametrize(
    ("text", "ko", "en"),
    [
        ("3일 안에", "11월 19일(목)까지", "by Thu, Nov 19"),
        ("일주일 안에 연락 주세요", "11월 23일(월)까지", "by Mon, Nov 23"),
        ("점심 이후", "점심시간 이후", "after lunch time"),
        ("저녁 이전에요", "저녁 이전", "before evening"),
        ("첫째주 토요일", "12월 5일(토)", "Sat, Dec 5"),
        ("마지막 주 금요일", "11월 27일(금)", "Fri, Nov 27"),
        ("다음 달 두 번째 화요일", "12월 8일(화)", "Tue, Dec 8"),
        ("오후3-5", "11월 16일(월) 오후 3시~오후 5시", None),
        ("내일 오후 3시에서 5시 말고 2시", "11월 17일(화) 오후 2시", None),
        ("금 저녁 7시 넘어서", "11월 20일(금) 오후 7시 이후", None),
        ("수 오전", "11월 18일(수) 오전", None),
        ("수 목 오전", "11월 18일(수) 오전 또는 11월 19일(목) 오전", None),
        ("화~목 오후", "11월 17일(화) 오후 또는 11월 18일(수) 오후 또는 11월 19일(목) 오후", None),
        ("열닷새 뒤", "12월 1일(화)", None),
        ("여섯시 되기 전", "11월 16일(월) 오후 6시 이전", None),
        ("점심 먹기 전", "점심시간 이전", None),
        ("다음 달 말일", "12월 31일(목)", None),
        ("3시 15분 전", "11월 16일(월) 오후 2시 45분", "Mon, Nov 16, 2:45 PM"),
        ("3시 15분 전에", "11월 16일(월) 오후 3시 15분 이전", "Mon, Nov 16, before 3:15 PM"),
        ("내일 오후 2시 30분간", "11월 17일(화) 오후 2시", "Tue, Nov 17, 2 PM"),
        ("내일 오전 말고 오후", "11월 17일(화) 오후", "Tue, Nov 17, afternoon"),
        ("12월 3일 말고 4일", "12월 4일(금)", "Fri, Dec 4"),
        ("내일 3시 말고 4시", "11월 17일(화) 오후 4시", "Tue, Nov 17, 4 PM"),
        ("금요일까지", "11월 20일(금)까지", "by Fri, Nov 20"),
        ("수요일 이후", "11월 18일(수)부터", "from Wed, Nov 18 on"),
        ("내일부터", "11월 17일(화)부터", "from Tue, Nov 17 on"),
        ("다음주부터 아무때나", "11월 23일(월)부터", "from Mon, Nov 23 on"),
        ("매일 6시 이후", "매일 오후 6시 이후", "every day, after 6 PM"),
        ("매일 괜찮아요", "아무 때나", "any time"),
        ("내일 모레", "11월 18일(수)", "Wed, Nov 18"),
        ("21일 토요일", "11월 21일(토)", "Sat, Nov 21"),
        ("14일 월요일", "12월 14일(월)", "Mon, Dec 14"),
        ("십일월 스무날", "11월 20일(금)", "Fri, Nov 20"),
        ("수요일부터 금요일까지", "11월 18일(수)부터 11월 20일(금)까지", "Wed, Nov 18 to Fri, Nov 20"),
        ("다음 주 수요일과 금요일 사이", "11월 25일(수)부터 11월 27일(금)까지", "Wed, Nov 25 to Fri, Nov 27"),
        ("12월 3일 - 5일 오후", "12월 3일(목)부터 12월 5일(토)까지 오후", "Thu, Dec 3 to Sat, Dec 5, afternoon"),
        ("월수금 오후", "11월 18일(수) 오후 또는 11월 20일(금) 오후 또는 11월 23일(월) 오후", None),
        ("다음주 목금", "11월 26일(목) 또는 11월 27일(금)", "Thu, Nov 26 or Fri, Nov 27"),
        ("내일이나 모레", "11월 17일(화) 또는 11월 18일(수)", None),
        ("내일 3시 또는 5시", "11월 17일(화) 오후 3시 또는 11월 17일(화) 오후 5시", None),
        ("오전이나 오후", "오전 또는 오후", "morning or afternoon"),
        ("5시간 이내에", "11월 16일(월) 오후 3시 이전", "Mon, Nov 16, before 3 PM"),
        ("3시 이후 5시 이전", "11월 16일(월) 오후 3시~오후 5시", None),
        ("by Friday", "11월 20일(금)까지", "by Fri, Nov 20"),
        ("from tomorrow", "11월 17일(화)부터", None),
        ("between Monday and Wednesday", "11월 23일(월)부터 11월 25일(수)까지", None),
        ("every day after 5pm", "매일 오후 5시 이후", "every day, after 5 PM"),
        ("by tomorrow 3pm", "11월 17일(화) 오후 3시 이전", None),
        ("2027년 3월", "3월 중", "in Mar"),
        ("내년 1월", "1월 중", None),
        ("12월 초", "12월 1일(화)부터 12월 10일(목)까지", None),
        ("다음 달 말쯤", "12월 21일(월)부터 12월 31일(목)까지", None),
        ("20~25일", "11월 20일(금)부터 11월 25일(수)까지", None),
        ("열흘 안에", "11월 26일(목)까지", None),
        ("점심 먹고", "점심시간 이후", None),
        ("this Friday after 5", "11월 20일(금) 오후 5시 이후", "Fri, Nov 20, after 5 PM"),
        ("between 2 and 4", "11월 16일(월) 오후 2시~오후 4시", None),
        ("from 2 to 4pm", "11월 16일(월) 오후 2시~오후 4시", None),
    ],
)
def test_a_wish_is_said_back_as_what_it_is(text: str, ko: str, en: str | None) -> None:
    """A bound, a window, several or every day: nothing of it is lost on the way into the store and to the screen."""
    when = When.from_data(json.loads(json.dumps(wish(text, MONDAY).to_data())))
    assert show_when(when, "ko") == ko
    assert en is None or show_when(when, "en") == en


def test_a_wish_that_was_kept_before_windows_and_several_were_is_still_read() -> None:
    old = {key: value for key, value in wish("내일 오후").to_data().items() if key not in ("to", "also")}
    assert show_when(When.from_data(old), "ko") == "11월 26일(목) 오후"


SAID = """
내일 모레 오늘 다음주 이번주 화요일 토요일 일요일 주말 평일 오전 오후 저녁 점심시간 새벽 3시 두시 반 14:30 12월
3일 12/3 뒤 이틀 1시간 이후 까지 ~ 아무때나 지금 next tuesday tomorrow 3pm 다음달 말 25시 2월 30일 2주 후 밤 12시 24:00 at 5
"""
WORDS = st.lists(st.sampled_from(SAID.split()), max_size=7)
MOMENTS = st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2029, 1, 1), timezones=st.just(SEOUL))


@given(WORDS.map(" ".join) | WORDS.map("".join) | st.text(max_size=60), MOMENTS)
def test_whatever_is_read_is_to_come_near_and_survives_storage(text: str, now: datetime) -> None:
    when = outcome(text, now)
    if isinstance(when, str):
        assert when in set(WhenCode)
        return
    assert When.from_data(json.loads(json.dumps(when.to_data()))) == when
    assert show_when(when, "ko")
    assert show_when(when, "en")
    if when.starts_at:
        assert now < when.starts_at <= now + timedelta(days=FARTHEST_DAYS + 1)
        assert when.bound != "at" or when.ends_at or when.closed is not CLINIC.is_open(when.starts_at)
    if when.ends_at and when.starts_at:
        assert when.ends_at > when.starts_at
    if when.on and not when.days:
        assert now.date() <= when.on <= now.date() + timedelta(days=FARTHEST_DAYS)


@given(MOMENTS, st.integers(0, 170), st.integers(10, 18), st.sampled_from([0, 15, 30]))
def test_any_open_moment_can_be_said_and_shown_and_said_again(now, ahead, hour, minute) -> None:
    start = datetime.combine(now.date() + timedelta(days=ahead), time(hour, minute), SEOUL)
    text = f"{start:%Y-%m-%d} {hour}시 {minute}분"
    when = outcome(text, now)
    if start <= now:
        assert when == WhenCode.PAST
        return
    assert isinstance(when, When)
    assert when.starts_at == start
    assert when.closed is not CLINIC.is_open(start)
    assert outcome(show_when(when, "ko"), now) == when
    assert outcome(show_when(when, "en"), now) == when


def test_a_flood_of_words_is_refused_unread() -> None:
    assert outcome("3시 " * 20_000) == WhenCode.NOT_UNDERSTOOD


@pytest.mark.parametrize(
    ("text", "month_day_hour_minute", "bound"),
    [
        ("아홉시 전", (11, 26, 9, 0), "before"),  # not before 21:00
        ("8시 넘어서요", (11, 26, 8, 0), "after"),
        ("7시 넘어서", (11, 25, 19, 0), "after"),
        ("내일 열한시 전에", (11, 26, 11, 0), "before"),
    ],
)
def test_a_bound_is_settled_by_the_hour_that_it_names(text, month_day_hour_minute, bound) -> None:
    when = wish(text)
    assert (local(when), when.bound) == (month_day_hour_minute, bound)


@pytest.mark.parametrize(
    "text",
    [
        "내일 2시 지나서 5시 전에요",
        "내일 오후 2시 이후, 5시 이전",
        "내일 두시 다섯시 사이",
        "tomorrow from 2 to 5",
        "tomorrow between 2 and 5 pm",
    ],
)
def test_after_one_time_and_before_another_is_a_window(text: str) -> None:
    when = wish(text)
    assert local(when) == (11, 26, 14, 0)
    assert when.ends_at == seoul(2026, 11, 26, 17, 0)
    assert not when.also


def test_last_year_is_past() -> None:
    assert outcome("작년 12월") == WhenCode.PAST


@pytest.mark.parametrize(
    ("text", "month_day_hour_minute"),
    [
        ("내일 2시 아니 3시요", (11, 26, 15, 0)),
        ("내일 오후 2시 반.. 아 아니다 4시", (11, 26, 16, 0)),
        ("금요일 3시, 앗 토요일이요", (11, 28, 15, 0)),
        ("금요일 3시 아니 토요일 11시요", (11, 28, 11, 0)),
        ("내일 이맘때", (11, 26, 11, 20)),
        ("모레 이 시간이요", (11, 27, 11, 20)),
        ("내일 아니 글피 오후 2시", (11, 28, 14, 0)),
        ("tomorrow 2pm, sorry 3pm", (11, 26, 15, 0)),
        ("26.12.03 14시", (12, 3, 14, 0)),
    ],
)
def test_what_is_put_right_takes_the_place_of_what_was_said(text: str, month_day_hour_minute: tuple[int, ...]) -> None:
    when = wish(text)
    assert (local(when), when.also) == (month_day_hour_minute, ())


def test_the_end_of_work_with_what_follows_is_a_bound() -> None:
    assert wish("내일 6시 퇴근이라 그 뒤로요").bound == "after"
    assert wish("금요일 3시 전후요").bound == "at"


@pytest.mark.parametrize(
    "text",
    [
        "퇴근 전에",
        "금요일에 수술했어요",
        "내일 쉬는 날인가요",
        "토요일에도 문 여나요",
        "3시에서 10분 지나서",
        "화요일에 진료하나요",
        "2~3일 뒤",
        "이삼일 뒤",
        "한두 시간 뒤",
        "3일에 갔었어요",
        "금요일에 열이 났어요",
        "저는 30일생이에요",
        "급하지 않아요",
    ],
)
def test_what_was_and_what_is_asked_of_the_clinic_is_no_wish(text: str) -> None:
    assert outcome(text) == WhenCode.NOT_UNDERSTOOD


def test_a_second_choice_keeps_the_time_of_the_first() -> None:
    first = wish("금요일 두 시, 안 되면 토요일 네 시")
    assert [local(one)[1:3] for one in (first, *first.also)] == [(27, 14), (28, 16)]

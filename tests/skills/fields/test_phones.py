"""One telephone number is read from what people really type; each way to be wrong has its own code."""

import contextlib

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.fields import Invalid
from skills.fields.phones import PhoneCode, last_four, mask_phone, parse_phone, phones_in, show_phone
from tests.patterns import holds


def code_of(text: str) -> str:
    with pytest.raises(Invalid) as refused:
        parse_phone(text)
    return refused.value.code


@pytest.mark.parametrize(
    "text",
    [
        "010-0000-1234",
        "010 0000 1234",
        "01000001234",
        "010.0000.1234",
        "010/0000/1234",
        "010–0000–1234",
        "010－0000－1234",
        "010 - 0000 - 1234",
        "(010)0000-1234",
        "+82 10 0000 1234",
        "+82 10-0000-1234",
        "+821000001234",
        "+82 (0)10 0000 1234",
        "+82 010-0000-1234",
        "0082 10 0000 1234",
        "00821000001234",
        "82-10-0000-1234",
        "０１０－００００－１２３４",
        "0①0-0000-①②③④",
        "제 번호는 010-0000-1234 입니다",
        "010-0000-1234예요",
        "010-0000-1234이에요",
        "번호:01000001234입니다.",
        "홍길동 010-0000-1234",
        "010-0000-1234 (문자 주세요)",
        "010-0000-1234 2시 이후에 전화 주세요",
        "010-0000-1234\n",
        "공일공 공공공공 일이삼사",
        "공일공 공공공공 일이삼사예요",
        "공일공공공공공일이삼사",
        "영일영 영영영영 일이삼사",
        "공일공-0000-일이삼사",
        "O1O-OOOO-1234",
        "010-0000-l234",
        "010-0000-1234. I'd like to come",
        "my number is 010 0000 1234 I want a call",
        "o1o 0000 1234",
        "10-0000-1234",
        "1000001234",
        "010-0000-1234 맞아요 01000001234",
        "my number is 010 0000 1234",
        "공일공에 공공공공에 일이삼사",
        "010 다시 0000 다시 1234",
        "010,0000,1234",
        "010:0000:1234",
        "010ㅡ0000ㅡ1234",
        "0 1 0 0 0 0 0 1 2 3 4",
        "010-0000-1234로 연락 주세요",
    ],
)
def test_a_mobile_number_is_read_in_every_spelling(text: str) -> None:
    assert parse_phone(text) == "+821000001234"


@pytest.mark.parametrize(
    ("text", "e164"),
    [
        ("011-123-4567", "+82111234567"),
        ("011-1234-5678", "+821112345678"),
        ("016 212 3456", "+82162123456"),
        ("02-797-2773", "+8227972773"),
        ("02)797-2773", "+8227972773"),
        ("027972773", "+8227972773"),
        ("+82-2-797-2773", "+8227972773"),
        ("02-2345-6789", "+82223456789"),
        ("031-234-5678", "+82312345678"),
        ("070-2345-6789", "+827023456789"),
        ("공일공 일이삼사 오육칠팔이에요", "+821012345678"),
        ("+1 202-555-0123", "+12025550123"),
        ("001 202 555 0123", "+12025550123"),
        ("제 번호는 +81 90-1234-5678 이에요", "+819012345678"),
        ("+44 20 7946 0958", "+442079460958"),
        ("0081 90 1234 5678", "+819012345678"),
    ],
)
def test_older_prefixes_landlines_and_foreign_numbers_are_read(text: str, e164: str) -> None:
    assert parse_phone(text) == e164


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", PhoneCode.EMPTY),
        (" \n\u3000\u200b", PhoneCode.EMPTY),
        ("몰라요", PhoneCode.NO_DIGITS),
        ("이 일은 비밀이에요", PhoneCode.NO_DIGITS),
        ("?!", PhoneCode.NO_DIGITS),
        ("010-1234-567", PhoneCode.TOO_SHORT),
        ("010-123-4567", PhoneCode.TOO_SHORT),
        ("010", PhoneCode.TOO_SHORT),
        ("+82 10 1234 567", PhoneCode.TOO_SHORT),
        ("02-123", PhoneCode.TOO_SHORT),
        ("+1 202", PhoneCode.TOO_SHORT),
        ("3", PhoneCode.TOO_SHORT),
        ("010-1234-56789", PhoneCode.TOO_LONG),
        ("010123456789", PhoneCode.TOO_LONG),
        ("010-1234-5678-9", PhoneCode.TOO_LONG),
        ("010 1234 5678 9", PhoneCode.TOO_LONG),
        ("010-1234-567890", PhoneCode.TOO_LONG),
        ("86 138 0013 8000", PhoneCode.TOO_LONG),
        ("+1 202 555 0123 4567", PhoneCode.TOO_LONG),
        ("090-1234-5678", PhoneCode.NOT_A_PHONE),
        ("012-1234-5678", PhoneCode.NOT_A_PHONE),
        ("1588-1234", PhoneCode.NOT_A_PHONE),
        ("123456789", PhoneCode.NOT_A_PHONE),
        ("02-034-5678", PhoneCode.NOT_A_PHONE),
        ("+999 1234 5678", PhoneCode.NOT_A_PHONE),
        ("1234-5678", PhoneCode.NO_AREA),
        ("12345678", PhoneCode.NO_AREA),
        ("797-2773", PhoneCode.NO_AREA),
        ("010-1234-5678 010-8765-4321", PhoneCode.TWO_NUMBERS),
        ("010-1234-5678 또는 02-797-2773", PhoneCode.TWO_NUMBERS),
        ("010-1234-5678, +1 202-555-0123", PhoneCode.TWO_NUMBERS),
        ("01012345678/01087654321", PhoneCode.TWO_NUMBERS),
        ("900101-1234567", PhoneCode.RESIDENT_NUMBER),
        ("9001011234567", PhoneCode.RESIDENT_NUMBER),
        ("９００１０１ １２３４５６７ 입니다", PhoneCode.RESIDENT_NUMBER),
        ("4111 1111 1111 1111", PhoneCode.CARD_NUMBER),
        ("119", PhoneCode.EMERGENCY),
        ("119요", PhoneCode.EMERGENCY),
        ("112", PhoneCode.EMERGENCY),
        ("1339", PhoneCode.EMERGENCY),
    ],
)
def test_each_way_to_be_wrong_has_its_code(text: str, code: PhoneCode) -> None:
    assert code_of(text) == code


def test_a_refusal_never_repeats_what_was_typed() -> None:
    with pytest.raises(Invalid) as refused:
        parse_phone("010-1234-567")
    assert "1234" not in repr(refused.value) + repr(refused.value.params)


@pytest.mark.parametrize(
    ("e164", "shown", "masked"),
    [
        ("+821012345678", "010-1234-5678", "010-****-5678"),
        ("+821000001234", "010-0000-1234", "010-****-1234"),
        ("+82111234567", "011-123-4567", "011-***-4567"),
        ("+8227972773", "02-797-2773", "02-***-2773"),
        ("+12025550123", "+1 202-555-0123", "+1 ***-***-0123"),
    ],
)
def test_a_number_is_shown_as_people_write_it_and_masked_to_its_last_four(e164, shown, masked) -> None:
    assert show_phone(e164) == shown
    assert mask_phone(e164) == masked
    assert last_four(e164) == shown[-4:]


@given(
    st.integers(0, 9999),
    st.integers(0, 9999),
    st.sampled_from(["-", " ", "", ".", " - ", "－"]),
    st.sampled_from(["010", "+82 10", "0082 10", "+82-10", "０１０"]),
    st.sampled_from(["", "제 번호는 ", "연락처: ", "네 "]),
    st.sampled_from(["", "입니다", " 이에요", "요", "\n"]),
)
def test_any_010_number_in_any_dress_is_the_same_number(middle, last, joint, prefix, before, after) -> None:
    e164 = parse_phone(f"{before}{prefix}{joint}{middle:04d}{joint}{last:04d}{after}")
    assert e164 == f"+8210{middle:04d}{last:04d}"
    assert parse_phone(show_phone(e164)) == e164


def outcome(text: str) -> str:
    try:
        return parse_phone(text)
    except Invalid as refused:
        return refused.code


@given(st.text(max_size=60) | st.text(alphabet="0123456789-+ 공일이이에요()", max_size=60))
def test_any_text_gives_a_number_or_a_code(text: str) -> None:
    result = outcome(text)
    assert result in set(PhoneCode) or mask_phone(result)[-4:] == last_four(result)


def test_a_flood_of_words_is_refused_unread() -> None:
    assert outcome("1 " * 30_000) == PhoneCode.NOT_A_PHONE


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0507-0000-1234", "+8250700001234"),
        ("0505-000-1234", "+825050001234"),
        ("안심번호 050400001234예요", "+8250400001234"),
        ("070-1000-1234", "+827010001234"),
        ("공일공 공공공공 일이삼구요", "+821000001239"),
        ("공일공 공공공공 구구이이요 오전에 주세요", "+821000009922"),
        ("공일공 공공공공 일이삼사이에요", "+821000001234"),
        ("영일영, 영영영영, 칠칠영이구요", "+821000007702"),
        ("공일공 - 공공공공 - 육구이구구요", "+821000006929"),
        ("공일공 공공공공 이구일일 오후 2시", "+821000002911"),
        ("영일영 영영영영 삼이사사이에요", "+821000003244"),
        ("공일공.공공공공.칠육사삼이거든요", "+821000007643"),
        ("010-0000-구칠이구 오전에요", "+821000009729"),
        ("공일공 공공공공 일이삼사 이요", "+821000001234"),
        ("010-0000-일이삼이예요", "+821000001232"),
        ("010·0000·1234", "+821000001234"),
        ("010 00 00 12 34", "+821000001234"),
        ("010-00-00-12-34", "+821000001234"),
        ("010-0000- 1 2 3 4", "+821000001234"),
        ("010-0000-1234 2~5시 사이", "+821000001234"),
        ("010-0000-1234 35살이에요", "+821000001234"),
        ("010 0000국에 1234번", "+821000001234"),
        ("0\ufe0f\u20e31\ufe0f\u20e30\ufe0f\u20e3-0000-1234", "+821000001234"),
        ("+1/202/555/0123", "+12025550123"),
        ("010 - 0010 - 0000", "+821000100000"),
        ("010-0000-1111 아니고 010-0000-1234", "+821000001234"),
        ("010-0000-1233 아니고 끝자리 1234예요", "+821000001234"),
        ("01000001111 말고 1234요", "+821000001234"),
        ("010-0000-1233 아 아니 1234요", "+821000001234"),
        ("공일공 공공공공 일이삼삼 아니 일이삼사요", "+821000001234"),
        ("010-0000-1233, no sorry 1234", "+821000001234"),
        ("010-0000-1233 oops I mean 010-0000-1234", "+821000001234"),
        ("010-0000-1234, not 1233", "+821000001234"),
        ("not 010-0000-1233 but 010-0000-1234", "+821000001234"),
        ("010-0000-1234 죄송한데 오후 12시 이후에 전화 주세요", "+821000001234"),
        ("010-0000-1234, no calls before 10am please", "+821000001234"),
    ],
)
def test_a_number_is_read_however_it_is_cut_and_said(text: str, number: str) -> None:
    assert parse_phone(text) == number


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("010-0000-5678 아니고 56", PhoneCode.TWO_NUMBERS),
        ("010-0000-5678, no, 56", PhoneCode.TWO_NUMBERS),
        ("010-0000-5678 아니고 5679 1234", PhoneCode.TWO_NUMBERS),
        ("010-0000-1234이나 010-0000-5678", PhoneCode.TWO_NUMBERS),
        ("공일공에 이삼사에 오육칠팔이에요", PhoneCode.TOO_SHORT),
        ("010-0000-12345", PhoneCode.TOO_LONG),
        ("010 0000 1234 9", PhoneCode.TOO_LONG),
        ("010-000-00000", PhoneCode.NOT_A_PHONE),
        ("공이칠구칠이칠칠삼이에요", PhoneCode.NOT_A_PHONE),
        ("이 일 저 일", PhoneCode.NO_DIGITS),
    ],
)
def test_what_is_no_whole_number_is_asked_about(text: str, code: PhoneCode) -> None:
    assert code_of(text) == code


def test_numbers_are_found_at_their_places() -> None:
    words = "홍길동이고 공일공 공공공공 일이삼사, 내일 3시쯤이요"
    [found] = phones_in(words)
    assert words[found.start : found.end] == "공일공 공공공공 일이삼사"


@pytest.mark.parametrize(
    "text",
    [
        "010-0000-4321 이영수요",
        "010-0000-4321 사공민입니다",
        "010-0000-4312.. 오타요 010-0000-4321",
        "010-0000-8765 틀렸어요 010-0000-4321",
    ],
)
def test_a_name_of_digits_and_a_slip_stand_beside_a_number(text: str) -> None:
    assert parse_phone(text) == "+821000004321"


def test_a_single_digit_put_right_is_asked_about() -> None:
    assert parse_phone("010-0000-4312 아차 4321") == "+821000004321"
    with pytest.raises(Invalid):
        parse_phone("010-0000-4321 마지막 8이요")


@pytest.mark.parametrize("piece", ["0", "010-", "공일공 ", "+1 ", "0 1 0 ", "0이", "()-", "o0 ", "아니고 0"])
def test_no_words_take_long(piece: str) -> None:
    def read() -> None:
        with contextlib.suppress(Invalid):
            phones_in((piece * 500)[:500])

    assert not holds(read)


@given(st.from_regex(r"\+8210[0-9]{8}", fullmatch=True))
def test_a_mobile_number_is_shown_as_the_library_shows_it(e164: str) -> None:
    number = phonenumbers.parse(e164, None)
    assert show_phone(e164) == phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)

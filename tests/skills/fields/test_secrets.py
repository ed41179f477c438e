"""Numbers that must never be kept are blotted out, and nothing else is."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.fields.secrets import BLOT, mask_secrets

VISA = "4111111111111111"
AMEX = "378282246310005"


@pytest.mark.parametrize(
    "text",
    [
        "900101-1234567",
        "9001011234567",
        "900101 1234567",
        "900101 - 1234567",
        "900101.1234567",
        "90.01.01-1234567",
        "90 01 01 1 234567",
        "9 0 0 1 0 1 - 1 2 3 4 5 6 7",
        "９００１０１－１２３４５６７",
        "９００１０１ー１２３４５６７",
        "900101–1234567",
        "900101\u200b-\u200b1234567",
        "900101\u00a01234567",
        "900101~1234567",
        "900101_1234567",
        "900101/1234567",
        "⑨⓪⓪①⓪①-①②③④⑤⑥⑦",
        "900101 다시 1234567",
        "010123-4567890",
        "0101234567890",
        "000229-3123456",
        "900101-5234567",
        "900101-8234567",
        "구공공일공일 일이삼사오육칠",
    ],
)
def test_a_resident_number_is_masked_in_every_spelling(text: str) -> None:
    said = f"제 주민번호는 {text}이고요 쌍꺼풀 문의예요"
    masked = mask_secrets(said)
    assert masked.found == {"resident"}
    assert not any(char.isdigit() for char in masked.text)
    assert masked.text.count(BLOT) == 13
    assert masked.text.startswith("제 주민번호는 ")
    assert masked.text.endswith("쌍꺼풀 문의예요")


@pytest.mark.parametrize(
    "text",
    [
        VISA,
        "4111-1111-1111-1111",
        "4111 1111 1111 1111",
        "4111 1111-11111111",
        "４１１１ １１１１ １１１１ １１１１",
        "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
        "41 11 11 11 11 11 11 11",
        AMEX,
        "3782 822463 10005",
        "9410 0000 0000 0005",
        "6304000000000000000",
        "4222222222222",
    ],
)
def test_a_payment_card_is_masked_in_every_spelling(text: str) -> None:
    digits = "".join(str(int(char)) for char in text if char.isdigit())
    masked = mask_secrets(f"카드는 {text} 예요")
    assert masked.found == {"card"}
    assert masked.text.count(BLOT) == len(digits)


@pytest.mark.parametrize(
    "text",
    [
        "010-0000-1234",
        "01000001234",
        "010 0000 1234",
        "010.0000.1234",
        "+82 10 0000 1234",
        "+821000001234",
        "82 10 1234 5678 2시에 전화 주세요",
        "+82-10-1234-5678 2시",
        "821012345678 2시",
        "0082 10 1234 5678",
        "00821012345678",
        "01012345678 12시",
        "010-1234-5678 12시에 주세요",
        "25 010-1234-5678",
        "90 010-1234-5678",
        "2 010-1234-5678, 02-797-2773",
        "010-1234-5678 010-9876-5432",
        "010-1234-5678/010-9876-5432",
        "02-797-2773 010-0000-1234",
        "+1 202-555-0123 4111",
        "+44 20 7946 0958",
        "031-123-4567",
        "0507-1234-5678",
        "070 1234 5678",
    ],
)
def test_a_telephone_number_is_never_masked(text: str) -> None:
    masked = mask_secrets(text)
    assert masked.text == text
    assert masked.found == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-03 14:30",
        "900231-1234567",
        "901301-1234567",
        "900101-9234567",
        "900101-123456",
        "900101-12345678",
        "130501",
        "4111 1111 1111 1112",
        "1,000,000원 2,000,000원",
        "접수번호 1234567890123",
        "",
        "쌍꺼풀 상담 받고 싶어요",
        "이 일이 일어난 이유",
    ],
)
def test_what_only_resembles_a_secret_stays(text: str) -> None:
    assert mask_secrets(text).text == text


@pytest.mark.parametrize("text", ["M12345678", "m123A4567", "S87654321"])
def test_a_passport_number_is_masked(text: str) -> None:
    masked = mask_secrets(f"여권 {text}입니다")
    assert masked.found == {"passport"}
    assert masked.text == f"여권 {BLOT * 9}입니다"


def test_a_drivers_licence_number_is_masked() -> None:
    masked = mask_secrets("면허 11-12-345678-90 이에요")
    assert masked.found == {"licence"}
    assert masked.text == "면허 ●●-●●-●●●●●●-●● 이에요"


def test_a_phone_beside_a_resident_number_survives_it() -> None:
    masked = mask_secrets("홍길동 900101-1234567 010-0000-1234")
    assert masked.text == "홍길동 ●●●●●●-●●●●●●● 010-0000-1234"


def test_several_kinds_in_one_text_are_all_masked() -> None:
    masked = mask_secrets(f"{VISA}, 900101-1234567, M12345678")
    assert masked.found == {"card", "resident", "passport"}
    assert not any(char.isdigit() for char in masked.text)


def test_masking_twice_changes_nothing_more() -> None:
    once = mask_secrets("900101-1234567 그리고 4111-1111-1111-1111").text
    assert mask_secrets(once).text == once


@given(st.text(alphabet=st.sampled_from("0123456789０９-. 일이가나+aM"), max_size=80))
def test_the_length_and_all_other_characters_are_kept(text: str) -> None:
    masked = mask_secrets(text).text
    assert len(masked) == len(text)
    assert all(new in (old, BLOT) for old, new in zip(text, masked, strict=True))


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2026, 1, 1)),
    st.booleans(),
    st.integers(0, 999_999),
    st.sampled_from(["", " ", "-", " - ", ".", "－", "　"]),
    st.text(alphabet="가나다라 ", max_size=10),
)
def test_every_resident_number_is_found(born, foreign, serial, joint, words) -> None:
    sex = (1 if born.year < 2000 else 3) + (4 if foreign else 0)
    number = f"{born:%y%m%d}{joint}{sex}{serial:06d}"
    masked = mask_secrets(f"{words}{number}{words}")
    assert masked.found == {"resident"}
    assert f"{serial:06d}" not in masked.text


@given(st.integers(0, 9999), st.integers(0, 9999), st.sampled_from(["-", " ", "", "."]), st.integers(1, 12))
def test_a_mobile_number_with_a_time_after_it_is_never_masked(mid, last, joint, hour) -> None:
    text = f"010{joint}{mid:04d}{joint}{last:04d} {hour}시에 전화 주세요"
    assert mask_secrets(text).text == text


@pytest.mark.parametrize("unit", ["9", "1 ", "90-", "900101-1", "4111 1111 ", "M1", "010-", "일이삼", "+1 2", "가"])
def test_the_time_is_linear_in_the_length(unit: str) -> None:
    """Sixteen times the text may take sixteen times as long, with room for a busy machine, not 256 times."""

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        started = time.process_time()
        mask_secrets(text)
        return time.process_time() - started

    small = min(seconds(4096) for _ in range(3))
    assert min(seconds(65536) for _ in range(3)) < 16 * 4 * small + 0.05

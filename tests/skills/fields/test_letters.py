"""Korean syllables are told apart."""

from skills.fields.letters import has_final_consonant, is_jamo, syllables


def test_hangul_is_told_apart() -> None:
    assert syllables("홍 길동A") == 3
    assert has_final_consonant("동")
    assert not has_final_consonant("지")
    assert not has_final_consonant("A")
    assert is_jamo("ㅁ")
    assert not is_jamo("마")

"""The one variable that a text of Alimtalk may have: the digits that prove who somebody is."""

VARIABLE = "#{인증번호}"


def check(word: str, text: str) -> None:
    """Raise `ValueError` unless the text of the digits, and no other, holds them where Kakao approved them."""
    if "#{" in text.replace(VARIABLE, "") or (VARIABLE in text) is not (word == "digits"):
        raise ValueError(f"the text of digits has {VARIABLE} in it, and no text has any other variable")

"""What is said of a right and asks for none: that it is not to be done, and what would follow if it were."""

from skills.fields.reading import patterns as re
from skills.understanding.intents import Intent
from skills.understanding.spelling import fold

_NO_MORE = r"하?지(?:는|좀)?(?:마(?!음)|말(?!고|지))"
AGAINST = {
    Intent.DELETE: re.compile(
        fold(
            rf"(?:삭제|파기|폐기){_NO_MORE}|(?:지우|없애)지(?:는|좀)?(?:마|말(?!지))|삭제하?지말고(?:그냥|그대로|놔|두)"
        )
        + r"|(?<!why )\b(?:don'?t|do not|never) (?:delete|erase)\b"
    ),
    Intent.SUSPEND: re.compile(fold(rf"(?:정지|중지|중단){_NO_MORE}")),
    Intent.WITHDRAW: re.compile(fold(rf"철회{_NO_MORE}")),
    Intent.ADS_OFF: re.compile(
        fold(rf"(?:끊|차단|거부|해지){_NO_MORE}") + r"|\b(?:don'?t|do not|never) (?:stop|block|turn off|unsubscribe)\b"
    ),
}
"""Who says that it is not to be done does not ask for it: "삭제하지 마세요"."""
SUPPOSED = re.compile(
    fold(
        "(?:삭제|파기|철회|정지|중지|중단|거부|차단|해지|탈퇴|변경|취소|수정)(?:신청|요청)?(?:을|를)?(?:하|되|해도|돼도)(?:면|(?<=도))|(?:끊|지우|없애)으?면|(?:바꾸|바뀌)면"
        "|(?:무슨|어떤)(?:뜻|의미)|(?:뭔가|뭐|무엇인가)(?:요|예요|에요|죠)$|차이"
    )
    + r"|\b(?:what|how) .{0,20}\bif i\b|\bif i .{0,30}\b(?:what|will|would|do|does|can|is)\b"
)
"""Who asks what would follow has not asked for it yet ("수신거부하면 알림도 안 와요?"): it is asked back."""

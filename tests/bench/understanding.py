"""Measures the ways to understand a sentence, side by side: `python -m tests.bench.understanding`.

Each way runs in a process of its own, so that start-up time and memory are its own. The ways: our rules; a naive Bayes over
character n-grams; the rules with the naive Bayes for what they leave open (safe intents only); kiwipiepy's morphemes with a
lexicon (left out where kiwipiepy is not installed). The statistical ways learn from the development part only.
"""

import argparse
import importlib.util
import math
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

CORPUS = Path(__file__).parents[1] / "skills" / "data" / "utterances.tsv"
DESTRUCTIVE = {"access", "correct", "delete", "suspend", "withdraw", "ads_off", "emergency"}
SAFE = {"consult", "status", "person", "policy", "officer", "info", "medical", "cancel", "menu"}
MARGIN = 12.0
"""Log odds between the best two classes from which the naive Bayes may speak where the rules are silent."""

Way = Callable[[str], str]
Row = tuple[str, str, str]

KIWI_RULES: tuple[tuple[str, tuple[set[str], ...]], ...] = (
    ("emergency", ({"피", "출혈", "지혈"}, {"멈추", "멎", "많이", "계속", "심하", "안"})),
    ("emergency", ({"숨", "호흡", "숨쉬"}, {"못", "힘들", "막히", "차", "안", "곤란", "어렵"})),
    ("emergency", ({"의식", "기절", "쓰러지", "자살", "경련", "실신"},)),
    ("emergency", ({"죽"}, {"싶"})),
    ("ads_off", ({"광고", "마케팅", "홍보", "이벤트", "문자", "수신"}, {"그만", "거부", "받", "보내", "차단", "싫"})),
    ("officer", ({"책임자", "담당자"}, {"개인", "정보", "개인정보", "보호", "책임자"})),
    ("policy", ({"방침", "보관", "보유", "약관", "수집", "제공"},)),
    ("withdraw", ({"동의"}, {"철회", "취소", "거두", "빼"})),
    ("suspend", ({"정보", "개인", "처리", "데이터"}, {"정지", "중지", "멈추", "중단"})),
    (
        "delete",
        ({"정보", "기록", "데이터", "사진", "번호", "내용", "다", "전부"}, {"삭제", "지우", "없애", "파기", "폐기"}),
    ),
    ("delete", ({"탈퇴"},)),
    (
        "correct",
        (
            {"번호", "이름", "연락처", "정보", "핸드폰"},
            {"바뀌", "바꾸", "변경", "수정", "고치", "틀리", "잘못", "정정"},
        ),
    ),
    ("access", ({"정보", "기록", "데이터", "사본"}, {"보이", "열람", "조회", "보", "사본", "확인", "알", "받"})),
    ("person", ({"상담원", "상담사", "직원", "사람", "실장", "원장"}, {"연결", "통화", "바꾸", "얘기", "대화", "말"})),
    ("person", ({"전화", "연락"}, {"주", "부탁"})),
    ("status", ({"접수", "진행", "답변", "신청", "연락"}, {"어떻", "확인", "오", "없", "언제", "되"})),
    ("cancel", ({"취소", "그만", "그만하", "종료", "그만두"},)),
    ("medical", ({"부작용", "붓기", "약", "염증", "실밥", "마취", "흉터", "정상", "통증", "멍"},)),
    ("info", ({"얼마", "가격", "비용", "시간", "위치", "주소", "주차", "할인", "몇", "진료", "이벤트", "출구"},)),
    ("consult", ({"상담", "예약", "문의", "쌍꺼풀", "보톡스", "필러", "성형", "수술", "코"},)),
    ("menu", ({"메뉴", "안녕", "안녕하세요", "처음", "도움말", "기능", "안녕하"},)),
)


def corpus(part: str) -> list[Row]:
    """Rows of one part: part, intent, utterance."""
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(found, intent, text) for found, intent, text in rows if found == part]


class Bayes:
    """Presence of character n-grams, one class against another; plain Python, learnt when built."""

    def __init__(self, rows: list[Row]) -> None:
        self.seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.size: Counter[str] = Counter()
        for _, intent, text in rows:
            self.seen[intent].update(_grams(text))
            self.size[intent] += 1
        self.known = {gram for grams in self.seen.values() for gram in grams}

    def best(self, text: str) -> tuple[str, float]:
        """The best class and how far (log odds) it stands before the second."""
        grams = _grams(text) & self.known
        marks = {
            intent: sum(math.log((self.seen[intent][gram] + 0.1) / (size + 0.2)) for gram in grams)
            for intent, size in self.size.items()
        }
        first, second = sorted(marks, key=lambda intent: -marks[intent])[:2]
        return first, marks[first] - marks[second]


def _grams(text: str) -> set[str]:
    from skills.understanding.spelling import spell

    spelled = spell(text)
    row = f"^{spelled.tight or spelled.spaced}$"
    return {row[at : at + size] for size in (1, 2, 3, 4) for at in range(len(row) - size + 1)}


def rules() -> Way:
    from skills.understanding import understand

    return lambda text: str(understand(text).intent)


def bayes() -> Way:
    model = Bayes(corpus("dev"))
    return lambda text: model.best(text)[0]


def rules_and_bayes() -> Way:
    first, model = rules(), Bayes(corpus("dev"))

    def way(text: str) -> str:
        intent = first(text)
        if intent != "other":
            return intent
        guess, margin = model.best(text)
        return guess if guess in SAFE and margin > MARGIN else "other"

    return way


def kiwi() -> Way:
    module = importlib.import_module("kiwipiepy")
    analyser = module.Kiwi()

    def way(text: str) -> str:
        found = {token.form for token in analyser.tokenize(text[:400], typos="basic")}
        return next((intent for intent, groups in KIWI_RULES if all(group & found for group in groups)), "other")

    return way


WAYS: dict[str, Callable[[], Way]] = {"rules": rules, "bayes": bayes, "rules+bayes": rules_and_bayes, "kiwi": kiwi}


def measure(name: str) -> str:
    """One line of the table."""
    begun = time.perf_counter()
    way = WAYS[name]()
    way("안녕하세요")
    started = time.perf_counter() - begun
    accuracy, wrong_deeds, took = [], 0, []
    for part in ("dev", "held"):
        rows, right = corpus(part), 0
        for _, intent, text in rows:
            at = time.perf_counter()
            guess = way(text)
            took.append(time.perf_counter() - at)
            right += guess == intent
            wrong_deeds += intent == "other" and guess in DESTRUCTIVE
        accuracy.append(f"{right / len(rows):.1%}")
    took.sort()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    middle, p99 = took[len(took) // 2] * 1000, took[len(took) * 99 // 100] * 1000
    figures = [
        name,
        *accuracy,
        str(wrong_deeds),
        f"{started:.2f} s",
        f"{memory:.0f} MiB",
        f"{middle:.2f} ms",
        f"{p99:.2f} ms",
    ]
    return f"| {' | '.join(figures)} |\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=WAYS)
    only = parser.parse_args().only
    if only:
        sys.stdout.write(measure(only))
        return
    titles = ["way", "dev", "held-out", "`other` taken for a right or emergency", "start", "RSS", "median", "p99"]
    sys.stdout.write(f"| {' | '.join(titles)} |\n{'|---' * len(titles)}|\n")
    for name in WAYS:
        if name == "kiwi" and importlib.util.find_spec("kiwipiepy") is None:
            sys.stdout.write("| kiwi | not installed |\n")
            continue
        sys.stdout.flush()
        subprocess.run([sys.executable, "-m", "tests.bench.understanding", "--only", name], check=True)


if __name__ == "__main__":
    main()

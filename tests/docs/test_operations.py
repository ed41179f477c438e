"""What operators are told about figures, checks and the service is what there is."""

from __future__ import annotations

import re

from prometheus_client import generate_latest

from bot.cli.doctor import CHECKS
from bot.server.metrics import Metrics
from tests.docs.pages import DOCS, text_of

PAGE = DOCS / "operations.md"


def test_the_table_of_metrics_is_what_is_served() -> None:
    """Every figure of ours stands in the table with its labels, and the table has no other."""
    told = dict(re.findall(r"^\| `(sangdam_\w+)(?:\{([\w,]+)\})?` \|", text_of(PAGE), re.MULTILINE))
    served = {metric.name: metric for metric in Metrics().registry.collect() if metric.name.startswith("sangdam_")}
    named = {f"{name}_total" if metric.type == "counter" else name for name, metric in served.items()}
    assert set(told) == named
    counted = Metrics()
    counted.turn("consult", "name", "answered", 0.1)
    counted.delivery("staff_mail", "dead")
    page = generate_latest(counted.registry).decode()
    for name in ("sangdam_turns_total", "sangdam_deliveries_total"):
        line = re.search(rf"^{name}{{(.*)}}", page, re.MULTILINE)
        assert line is not None
        assert set(re.findall(r"(\w+)=", line[1])) == set(told[name].split(","))


def test_what_the_doctor_looks_at_is_told() -> None:
    """docs/connect-a-channel.md names each check by a word of its own, in the order in which they are printed."""
    text = re.sub(r"\s+", " ", text_of(DOCS / "connect-a-channel.md"))
    told = re.search(r"looks at (.+?), and says", text)
    assert told is not None
    words = re.split(r", | and ", told[1])
    assert len([word for word in words if word != "certificate"]) == len(CHECKS)

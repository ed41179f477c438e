"""Alarms and curves speak of figures that there are, and go off when they should."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.server.metrics import Metrics
from deploy.watching.files import ALERTS, DASHBOARD, alarms, alerts, curves, dashboard
from deploy.watching.table import WATCHED
from tests.docs.pages import DOCS, anchors

NAME = re.compile(r"\bsangdam_\w+")
PROMTOOL = shutil.which("promtool")
needs_promtool = pytest.mark.skipif(PROMTOOL is None, reason="promtool is not here")


def figures() -> dict[str, set[str]]:
    """What the server gives: the figure and the names under which Prometheus knows it."""
    found = {}
    for metric in Metrics().registry.collect():
        if metric.name.startswith("sangdam_"):
            endings = {"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count")}.get(metric.type, ("",))
            found[metric.name] = {metric.name + ending for ending in endings}
    return found


def test_every_figure_is_watched_and_no_other() -> None:
    """A new figure must say what it is good for, and a renamed one must not leave an alarm that never goes off."""
    known = figures()
    assert {watched.metric for watched in WATCHED} == set(known)
    for watched in WATCHED:
        for expr in [*(one.expr for one in watched.curves), *(one.expr for one in watched.alarms)]:
            assert set(NAME.findall(expr)) <= known[watched.metric], expr


def test_the_files_are_those_of_the_table() -> None:
    """Nobody edits them by hand."""
    assert ALERTS.read_text("utf-8") == alerts()
    assert DASHBOARD.read_text("utf-8") == dashboard()
    panels = json.loads(dashboard())["panels"]
    assert len({(p["gridPos"]["x"], p["gridPos"]["y"]) for p in panels}) == len(list(curves()))


def test_every_alarm_leads_to_a_heading() -> None:
    """Whoever is called at night finds the page."""
    there = anchors(DOCS / "operations.md")
    assert {alarm.page for alarm in alarms()} <= set(there)


@needs_promtool
def test_promtool_accepts_the_rules() -> None:
    """As Prometheus would read them."""
    assert PROMTOOL is not None
    subprocess.run([PROMTOOL, "check", "rules", ALERTS], check=True, capture_output=True)


CASES = """
rule_files: [{rules}]
evaluation_interval: 1m
tests:
  - interval: 1m
    input_series:
      - {{series: 'up{{job="sangdam"}}', values: '1x9 0x20'}}
      - {{series: 'sangdam_turns_total{{skill="consult",step="name",outcome="failed"}}', values: '0x9 1x20'}}
      - {{series: 'sangdam_turns_total{{skill="consult",step="name",outcome="answered"}}', values: '0+9x30'}}
      - {{series: 'sangdam_loop_idle_seconds{{loop="relay"}}', values: '1x9 120x20'}}
      - {{series: 'sangdam_overdue{{what="jobs"}}', values: '0x30'}}
    alert_rule_test:
      - {{eval_time: 8m, alertname: SangdamDown}}
      - {{eval_time: 8m, alertname: SangdamTurnsFail}}
      - eval_time: 15m
        alertname: SangdamDown
        exp_alerts: [{{exp_labels: {{severity: page, job: sangdam}}, exp_annotations: {down}}}]
      - eval_time: 15m
        alertname: SangdamTurnsFail
        exp_alerts: [{{exp_labels: {{severity: page}}, exp_annotations: {fail}}}]
      - eval_time: 15m
        alertname: SangdamLoopStands
        exp_alerts: [{{exp_labels: {{severity: page, loop: relay}}, exp_annotations: {loop}}}]
      - {{eval_time: 15m, alertname: SangdamOverdue}}
"""


@needs_promtool
def test_alarms_go_off_when_they_should_and_not_before(tmp_path: Path) -> None:
    """Played through by promtool: quiet while all is well; down, a failed turn and a standing loop are told."""
    assert PROMTOOL is not None
    told = {alarm.name: {"summary": alarm.summary, "page": f"docs/operations.md#{alarm.page}"} for alarm in alarms()}
    loop = {**told["SangdamLoopStands"], "summary": "The loop relay stands still; a restart begins it anew."}
    words = {"down": told["SangdamDown"], "fail": told["SangdamTurnsFail"], "loop": loop}
    cases = CASES.format(rules=ALERTS, **{name: json.dumps(value) for name, value in words.items()})
    (tmp_path / "cases.yaml").write_text(cases)
    ended = subprocess.run(
        [PROMTOOL, "test", "rules", tmp_path / "cases.yaml"], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr

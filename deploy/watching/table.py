"""Every figure that the server gives, what a curve of it shows, and when somebody must look. The files are made from it.

A figure that is missing here, or that the server no longer gives, fails the checks (`tests/deploy/test_watching.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["page", "ticket"]


@dataclass(frozen=True, slots=True)
class Curve:
    """One panel of the dashboard."""

    title: str
    expr: str
    legend: str = ""
    unit: str = "short"


@dataclass(frozen=True, slots=True)
class Alarm:
    """When somebody is called (`page`) or finds it in the morning (`ticket`), and what to do then."""

    name: str
    expr: str
    lasting: str
    severity: Severity
    summary: str
    page: str  # Where docs/operations.md says more.


@dataclass(frozen=True, slots=True)
class Watched:
    """One figure: how it is drawn, and its alarms."""

    metric: str
    curves: tuple[Curve, ...]
    alarms: tuple[Alarm, ...] = ()


DOWN = Alarm(
    "SangdamDown", 'up{job="sangdam"} == 0', "2m", "page",
    "No figures come: the server is down or cannot be reached.", "monitoring",
)  # fmt: skip

WATCHED = (
    Watched(
        "sangdam_turns",
        (
            Curve("Turns by outcome", "sum by (outcome) (rate(sangdam_turns_total[5m]))", "{{outcome}}", "reqps"),
            Curve("Turns by skill", "sum by (skill) (rate(sangdam_turns_total[5m]))", "{{skill}}", "reqps"),
        ),
        (
            Alarm(
                "SangdamTurnsFail",
                'sum(increase(sangdam_turns_total{outcome="failed"}[10m])) > 0',
                "0m",
                "page",
                "Patients got an apology instead of an answer; the log has turn_failed with where.",
                "logs",
            ),
            Alarm(
                "SangdamTurnsLate",
                'sum(increase(sangdam_turns_total{outcome="late"}[10m])) > 3',
                "5m",
                "ticket",
                "Answers came after Kakao had given up waiting, by callback or with the next message.",
                "monitoring",
            ),
            Alarm(
                "SangdamStrangers",
                'sum(increase(sangdam_turns_total{outcome="refused"}[10m])) > 20',
                "0m",
                "ticket",
                "Somebody calls the skills without the key, or Open Builder has an old one.",
                "when-something-leaked",
            ),
        ),
    ),
    Watched(
        "sangdam_turn_seconds",
        (
            Curve(
                "Time of a turn (99th percentile)",
                "histogram_quantile(0.99, sum by (le) (rate(sangdam_turn_seconds_bucket[5m])))",
                "p99",
                "s",
            ),
            Curve(
                "Time of a turn (median)",
                "histogram_quantile(0.5, sum by (le) (rate(sangdam_turn_seconds_bucket[5m])))",
                "p50",
                "s",
            ),
        ),
        (
            Alarm(
                "SangdamSlow",
                "histogram_quantile(0.99, sum by (le) (rate(sangdam_turn_seconds_bucket[10m]))) > 2",
                "10m",
                "ticket",
                "One turn in a hundred takes longer than two seconds; Kakao gives up after five.",
                "monitoring",
            ),
        ),
    ),
    Watched(
        "sangdam_turn_day_seconds",
        (Curve("Time of a turn, over the last day (99th percentile)", "max(sangdam_turn_day_seconds)", "p99", "s"),),
        (),
    ),
    Watched(
        "sangdam_deliveries",
        (
            Curve(
                "Deliveries by outcome", "sum by (outcome) (rate(sangdam_deliveries_total[5m]))", "{{outcome}}", "reqps"
            ),
        ),
        (
            Alarm(
                "SangdamDeliveryDead",
                'sum by (kind) (increase(sangdam_deliveries_total{outcome="dead"}[30m])) > 0',
                "0m",
                "page",
                "A notice of the kind {{ $labels.kind }} was given up; the desk lists it.",
                "monitoring",
            ),
        ),
    ),
    Watched(
        "sangdam_notices",
        (Curve("Notices that wait", 'sum by (kind) (sangdam_notices{state="queued"})', "{{kind}}"),),
        (
            Alarm(
                "SangdamNoticesWait",
                'sum by (kind) (sangdam_notices{state="queued",kind!="campaign_message"}) > 0'
                ' and sum by (kind) (min_over_time(sangdam_notices{state="queued",kind!="campaign_message"}[30m])) > 0',
                "5m",
                "ticket",
                "Notices of the kind {{ $labels.kind }} have waited for half an hour.",
                "monitoring",
            ),
        ),
    ),
    Watched(
        "sangdam_loop_idle_seconds",
        (Curve("Loops: seconds without work done", "max by (loop) (sangdam_loop_idle_seconds)", "{{loop}}", "s"),),
        (
            Alarm(
                "SangdamLoopStands",
                "max by (loop) (sangdam_loop_idle_seconds) > 60",
                "2m",
                "page",
                "The loop {{ $labels.loop }} stands still; a restart begins it anew.",
                "monitoring",
            ),
        ),
    ),
    Watched(
        "sangdam_overdue",
        (Curve("What did not happen in time", "max by (what) (sangdam_overdue)", "{{what}}"),),
        (
            Alarm(
                "SangdamOverdue",
                "max by (what) (sangdam_overdue) > 0",
                "10m",
                "page",
                "Overdue: {{ $labels.what }}. The desk's first page says what and since when.",
                "monitoring",
            ),
        ),
    ),
    Watched(
        "sangdam_written",
        (
            Curve(
                "Units that share a commit",
                'rate(sangdam_written{what="units"}[5m]) / ignoring(what) rate(sangdam_written{what="commits"}[5m])',
            ),
        ),
    ),
    Watched(
        "sangdam_egress_refused",
        (Curve("Calls to hosts that nobody put down", "increase(sangdam_egress_refused_total[1h])"),),
        (
            Alarm(
                "SangdamEgressRefused",
                "increase(sangdam_egress_refused_total[10m]) > 0",
                "0m",
                "page",
                "Something tried to call a host that no processor of the clinic's file lists.",
                "when-something-leaked",
            ),
        ),
    ),
)
"""The figures in the order of the dashboard."""

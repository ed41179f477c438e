"""Writes `alerts.yaml` and `dashboard.json` beside this file: `python -m deploy.watching.files`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from deploy.watching.table import DOWN, WATCHED, Alarm, Curve

HERE = Path(__file__).parent
ALERTS, DASHBOARD = HERE / "alerts.yaml", HERE / "dashboard.json"
ACROSS, WIDTH, HEIGHT = 2, 12, 8


def alarms() -> Iterator[Alarm]:
    """Every alarm."""
    yield DOWN
    for watched in WATCHED:
        yield from watched.alarms


def curves() -> Iterator[Curve]:
    """Every curve."""
    for watched in WATCHED:
        yield from watched.curves


def alerts() -> str:
    """Prometheus's rules. Texts are quoted as JSON does it, which YAML reads as well."""
    lines = [
        "# Made by `python -m deploy.watching.files` from table.py; do not edit by hand.",
        "groups:",
        "  - name: sangdam",
        "    rules:",
    ]
    for alarm in alarms():
        lines += [
            f"      - alert: {alarm.name}",
            f"        expr: {json.dumps(alarm.expr)}",
            f"        for: {alarm.lasting}",
            f"        labels: {{severity: {alarm.severity}}}",
            "        annotations:",
            f"          summary: {json.dumps(alarm.summary)}",
            f"          page: docs/operations.md#{alarm.page}",
        ]
    return "\n".join(lines) + "\n"


def dashboard() -> str:
    """Grafana's dashboard; the data source is asked for when it is imported."""
    source = {"type": "prometheus", "uid": "${DS_PROMETHEUS}"}
    told: dict[str, Any] = {
        "__inputs": [{"name": "DS_PROMETHEUS", "label": "Prometheus", "type": "datasource", "pluginId": "prometheus"}],
        "title": "Sangdam",
        "uid": "sangdam",
        "tags": ["sangdam"],
        "schemaVersion": 39,
        "refresh": "30s",
        "time": {"from": "now-24h", "to": "now"},
        "panels": [_panel(number, curve, source) for number, curve in enumerate(curves())],
    }
    return json.dumps(told, indent=2) + "\n"


def _panel(number: int, curve: Curve, source: dict[str, str]) -> dict[str, Any]:
    row, column = divmod(number, ACROSS)
    return {
        "id": number + 1,
        "type": "timeseries",
        "title": curve.title,
        "datasource": source,
        "gridPos": {"x": column * WIDTH, "y": row * HEIGHT, "w": WIDTH, "h": HEIGHT},
        "fieldConfig": {"defaults": {"unit": curve.unit, "min": 0}, "overrides": []},
        "targets": [{"refId": "A", "datasource": source, "expr": curve.expr, "legendFormat": curve.legend}],
    }


if __name__ == "__main__":
    ALERTS.write_text(alerts(), "utf-8")
    DASHBOARD.write_text(dashboard(), "utf-8")

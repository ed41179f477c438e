"""Small charts as inline SVG, drawn here on the server: bars with a title each, so that a screen reader can read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

HEIGHT, FOOT, TOP = 150, 22, 18


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: a short label below it, its height, the part of it that is darker, and what it says when read out."""

    label: str
    value: int
    part: int
    title: str


def bars(items: Sequence[Bar], title: str, width: int = 640) -> Markup:
    """A row of bars; the numbers stand above them."""
    most = max((bar.value for bar in items), default=0) or 1
    step = width / max(len(items), 1)
    parts = [_bar(bar, index * step, step, most) for index, bar in enumerate(items)]
    return Markup(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}" preserveAspectRatio="xMidYMid meet">'
        '<line class="chart-base" x1="0" y1="{}" x2="{}" y2="{}"/>{}</svg>'
    ).format(width, HEIGHT, title, HEIGHT - FOOT, width, HEIGHT - FOOT, Markup("").join(parts))


def _bar(bar: Bar, left: float, step: float, most: int) -> Markup:
    room = HEIGHT - FOOT - TOP
    whole, part = room * bar.value / most, room * bar.part / most
    x, width, base = left + step * 0.2, step * 0.6, HEIGHT - FOOT
    return Markup(
        '<g><title>{}</title><rect class="chart-all" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="3"/>'
        '<rect class="chart-part" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="3"/>'
        '<text class="chart-number" x="{:.1f}" y="{:.1f}">{}</text><text class="chart-label" x="{:.1f}" y="{}">{}</text></g>'
    ).format(
        bar.title, x, base - whole, width, whole, x, base - part, width, part,
        left + step / 2, base - whole - 5, bar.value or "", left + step / 2, HEIGHT - 5, bar.label,
    )  # fmt: skip

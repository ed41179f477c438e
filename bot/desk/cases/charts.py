"""Small charts as inline SVG, drawn here on the server: bars with a title each, so that a screen reader can read them, and each
a link to what it counts, as wide and as high as its place, so that a thumb meets it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

HEIGHT, FOOT, TOP = 150, 22, 18


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: a short label below it, its height, the part of it that is darker, what it says when read out, and where it
    leads ("" for nowhere)."""

    label: str
    value: int
    part: int
    title: str
    href: str = ""


def bars(items: Sequence[Bar], title: str, width: int = 640) -> Markup:
    """A row of bars; the numbers stand above them."""
    most = max((bar.value for bar in items), default=0) or 1
    step = width / max(len(items), 1)
    parts = [_linked(bar, index * step, step, most) for index, bar in enumerate(items)]
    role = "group" if any(bar.href for bar in items) else "img"
    return Markup(
        '<svg class="chart" viewBox="0 0 {} {}" role="{}" aria-label="{}" preserveAspectRatio="xMidYMid meet">'
        '<line class="chart-base" x1="0" y1="{}" x2="{}" y2="{}"/>{}</svg>'
    ).format(width, HEIGHT, role, title, HEIGHT - FOOT, width, HEIGHT - FOOT, Markup("").join(parts))


def _linked(bar: Bar, left: float, step: float, most: int) -> Markup:
    drawn = _bar(bar, left, step, most)
    if not bar.href:
        return Markup("<g>{}</g>").format(drawn)
    place = Markup('<rect class="chart-place" x="{:.1f}" y="0" width="{:.1f}" height="{}"/>').format(left, step, HEIGHT)
    return Markup('<a href="{}" aria-label="{}">{}{}</a>').format(bar.href, bar.title, place, drawn)


def _bar(bar: Bar, left: float, step: float, most: int) -> Markup:
    room = HEIGHT - FOOT - TOP
    whole, part = room * bar.value / most, room * bar.part / most
    x, width, base = left + step * 0.2, step * 0.6, HEIGHT - FOOT
    return Markup(
        '<title>{}</title><rect class="chart-all" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="3"/>'
        '<rect class="chart-part" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="3"/>'
        '<text class="chart-number" x="{:.1f}" y="{:.1f}">{}</text><text class="chart-label" x="{:.1f}" y="{}">{}</text>'
    ).format(
        bar.title, x, base - whole, width, whole, x, base - part, width, part,
        left + step / 2, base - whole - 5, bar.value or "", left + step / 2, HEIGHT - 5, bar.label,
    )  # fmt: skip

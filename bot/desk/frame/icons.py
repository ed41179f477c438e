"""The desk's icons: a few strokes each on a 24 by 24 grid, drawn for this desk. No picture file, no font."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

_STROKES: Mapping[str, str] = {
    "inbox": '<path d="M4 13V6a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v7"/>'
    '<path d="M4 13h4.5l1.5 3h4l1.5-3H20v5a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2z"/>',
    "calendar": '<rect x="4" y="5.5" width="16" height="14.5" rx="2"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4"/>',
    "overview": '<path d="M5 20v-7M12 20V5M19 20v-10"/>',
    "canned": '<path d="M5 5h14v11H11l-4 4v-4H5z"/><path d="M9 9h6M9 12h4"/>',
    "notices": '<path d="M6 16v-5a6 6 0 0 1 12 0v5l1.5 2h-15z"/><path d="M10 21h4"/>',
    "campaigns": '<path d="M4 10v4h3l8 4V6l-8 4z"/><path d="M18.5 9.5a3.5 3.5 0 0 1 0 5M8 14.5 9.5 20h2.5l-1.3-4.3"/>',
    "staff": '<circle cx="9" cy="8" r="3.5"/><path d="M3 20c0-3.5 2.7-6 6-6s6 2.5 6 6"/>'
    '<path d="M16 5.2a3.3 3.3 0 0 1 0 6M18 14.6c1.9.9 3 2.8 3 5.4"/>',
    "account": '<circle cx="12" cy="8" r="4"/><path d="M4.5 21c0-4 3.3-7 7.5-7s7.5 3 7.5 7"/>',
    "export": '<path d="M12 4v11M8 11l4 4 4-4M5 20h14"/>',
    "search": '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>',
    "lock": '<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
    "eye": '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="2.8"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>',
    "alert": '<path d="M12 4 2.8 19.5h18.4z"/><path d="M12 10v4.5M12 17.2v.1"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "photo": '<rect x="3.5" y="5" width="17" height="14" rx="2"/><circle cx="9" cy="10" r="1.6"/>'
    '<path d="m5 18 5-5 3 3 3-3 3.5 3.5"/>',
    "phone": '<path d="M6 4h3l1.5 4.5-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2L20 15v3a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2z"/>',
    "note": '<path d="M6 3.5h8l4 4V20.5H6z"/><path d="M14 3.5v4h4M9 12h6M9 15.5h6"/>',
    "send": '<path d="m4 12 16-7-6.5 16-2.5-6.5z"/>',
    "hand": '<path d="M5 12h13M13 6.5l5.5 5.5-5.5 5.5"/>',
    "link": '<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1"/>',
    "team": '<circle cx="9" cy="8" r="3.5"/><path d="M3 20c0-3.5 2.7-6 6-6 1.2 0 2.3.3 3.2.8M14.5 18l2 2 4.5-4.5"/>',
    "tag": '<path d="M4 4h7.5L20 12.5 12.5 20 4 11.5z"/><circle cx="8.2" cy="8.2" r="1.3"/>',
    "back": '<path d="M19 12H6M11 6.5 5.5 12l5.5 5.5"/>',
    "close": '<path d="M6 6l12 12M18 6 6 18"/>',
    "out": '<path d="M10 4H5v16h5M14 8l4 4-4 4M18 12H9"/>',
    "print": '<path d="M7 8V4h10v4M7 17H4V9h16v8h-3"/><rect x="7" y="14" width="10" height="6"/>',
    "chart": '<path d="M5 4.5h14v15H5z"/><path d="M12 8.5v7M8.5 12h7"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "bell": '<path d="M6 16v-5a6 6 0 0 1 12 0v5l1.5 2h-15z"/><path d="M10 21h4"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "shield": '<path d="M12 3.5 5 6v5.5c0 4.2 2.8 7.6 7 9 4.2-1.4 7-4.8 7-9V6z"/><path d="m9 12 2.2 2.2L15.2 10"/>',
    "rights": '<path d="M12 4v16M7 20h10M5 8h14M5 8l-2.5 6h5zM19 8l-2.5 6h5z"/>',
    "records": '<path d="M6 3.5h12v17H6z"/><path d="M9 8h6M9 12h6M9 16h3"/>',
    "trash": '<path d="M5 7h14M9.5 7V4.5h5V7M7 7l.8 13h8.4L17 7M10.5 11v5.5M13.5 11v5.5"/>',
    "pause": '<circle cx="12" cy="12" r="8.5"/><path d="M10 9v6M14 9v6"/>',
    "registers": '<path d="M4 6.5h16v13H4z"/><path d="M4 11h16M9 6.5v13"/>',
}


def icon(name: str) -> Markup:
    """The icon as inline SVG; decoration only, so that a screen reader leaves it out."""
    return Markup(  # noqa: S704 - strokes of our own, no value from outside
        '<svg class="icon" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" '
        'stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">'
        f"{_STROKES[name]}</svg>"
    )

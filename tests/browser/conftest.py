"""The served desk, for the browser as for the tests over HTTP."""

from tests.bot.desk.conftest import desk, desk_settings

__all__ = ["desk", "desk_settings"]

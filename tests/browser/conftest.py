"""The served desk and the whole house with Kakao in a box, for the browser as for the tests over HTTP."""

from tests.bot.desk.conftest import desk, desk_settings
from tests.scenarios.conftest import _no_settings_of_the_developer, make_world, world

__all__ = ["_no_settings_of_the_developer", "desk", "desk_settings", "make_world", "world"]

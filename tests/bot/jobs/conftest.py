"""The jobs' tests meet the patient of the suspension's tests, of whom there is one of everything."""

from tests.bot.suspension.conftest import scene as scene

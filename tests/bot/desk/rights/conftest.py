"""The patient with one of each thing, whose copy must hold all of it."""

from tests.bot.suspension.conftest import scene as scene

"""Kakao in a box: the other side of every conversation this software has with Kakao, on the developer's own machine.

`build_simulator` is the application with the chat page, the bot API and Kakao Login; `chatbot.platform` is its platform half
as a library, which the scenario tests drive; `terminal` is the same chat without a browser. Nothing here is imported by
the server: the two know each other over HTTP only.
"""

from __future__ import annotations

from bot.simulator.config import SimulatorConfig
from bot.simulator.web import build_simulator, run_simulator

__all__ = ["SimulatorConfig", "build_simulator", "run_simulator"]

"""Kakao in a box: the other side of every conversation this software has with Kakao, on the developer's own machine.

`build_simulator` is the application with the chat page, the bot API and Kakao Login; `KakaoPlatform` is its platform half as
a library, which the scenario tests drive; `chat_in_terminal` is the same chat without a browser. Nothing here is imported by
the server: the two know each other over HTTP only.
"""

from __future__ import annotations

from bot.simulator.chatbot.platform import KakaoPlatform
from bot.simulator.config import SimulatorConfig
from bot.simulator.terminal import chat_in_terminal
from bot.simulator.web import build_simulator, run_simulator

__all__ = ["KakaoPlatform", "SimulatorConfig", "build_simulator", "chat_in_terminal", "run_simulator"]

"""The staff console: an application of its own, mounted under /desk, or served alone on an address inside the clinic."""

from bot.desk.app import build_desk
from bot.desk.frame.keys import DeskSettings

__all__ = ["DeskSettings", "build_desk"]

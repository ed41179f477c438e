"""Sangdam's entry: `python app.py serve`, and every other command (`python app.py --help`).

It only hands over: settings are read in `bot/settings/configuration.py`, the applications are put together in
`bot/server/web.py`, and the commands stand in `bot/cli/commands.py`. Any Python may start it: it goes on in the environment
that `make install` made beside it.
"""

import os
import sys
from pathlib import Path

ENVIRONMENT = Path(__file__).resolve().with_name(".venv")


def go_on_inside(problem: Exception) -> None:
    """Start again with the environment's Python; what fails there as well is a fault of ours."""
    own = ENVIRONMENT / "bin" / "python"
    if not own.exists():
        sys.exit(f"sangdam: {problem}; run: make install")
    if Path(sys.prefix).resolve() == ENVIRONMENT.resolve():
        raise problem
    os.execv(own, [str(own), *sys.argv])  # noqa: S606 - our own Python, with the words that were typed


if __name__ == "__main__":
    try:
        from bot.cli.commands import main
    except (ImportError, SyntaxError) as problem:
        go_on_inside(problem)
    else:
        main()

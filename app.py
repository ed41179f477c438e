"""Sangdam's entry: `python app.py serve`, and every other command (`python app.py --help`).

It only hands over: settings are read in `bot/configuration.py`, the applications are put together in `bot/web.py`, and the
commands stand in `bot/cli.py`.
"""

from bot.cli import main

if __name__ == "__main__":
    main()

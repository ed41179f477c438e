"""Sangdam's entry: `python app.py serve`, and every other command (`python app.py --help`).

It only hands over: settings are read in `bot/settings/configuration.py`, the applications are put together in
`bot/server/web.py`, and the commands stand in `bot/cli/commands.py`.
"""

from bot.cli.commands import main

if __name__ == "__main__":
    main()

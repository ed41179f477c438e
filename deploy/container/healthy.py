"""Whether the server in this container takes turns; the image has no curl, and a tool less is a tool less for others."""

from __future__ import annotations

import os
import sys
from urllib.error import URLError
from urllib.request import urlopen

PORT = os.environ.get("SANGDAM_PORT", "8080")  # noqa: TID251 - not a part of the server

try:
    with urlopen(f"http://127.0.0.1:{PORT}/readyz", timeout=4):
        pass
except (URLError, OSError):
    sys.exit(1)

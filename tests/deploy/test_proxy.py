"""A consultation through Caddy, with the site that the installer writes: TLS, one hop, and no line about who called."""

from __future__ import annotations

import os
import shutil
import signal
import ssl
import subprocess
import time
from pathlib import Path
from urllib.request import Request, urlopen

import orjson
import pytest

from deploy.third_party import ROOT
from tests.intake import FIRST, body, step_of
from tests.postgres import free_port
from tests.serving import KEY, Server

pytestmark = pytest.mark.skipif(shutil.which("caddy") is None, reason="Caddy is not here")


def test_a_turn_goes_through_caddy(tmp_path: Path) -> None:
    """With a certificate of Caddy's own, because nobody vouches for a name of this machine."""
    port = free_port()
    options = (ROOT / "deploy/caddy/Caddyfile").read_text()
    own = "{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n"
    (tmp_path / "Caddyfile").write_text(options.replace("{\n", own, 1))
    site = (ROOT / "deploy/caddy/site").read_text()
    (tmp_path / "site").write_text(site.replace("encode", "tls internal\n\tencode"))
    with Server(tmp_path / "sangdam", trusted_proxies="127.0.0.1") as server:
        surroundings = {
            "PATH": os.environ["PATH"], "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "DOMAIN": f"localhost:{port}",
            "UPSTREAM": f"127.0.0.1:{server.port}",
        }  # fmt: skip
        words = ["caddy", "run", "--config", "Caddyfile", "--adapter", "caddyfile"]
        with (tmp_path / "caddy.log").open("wb") as log:
            caddy = subprocess.Popen(words, cwd=tmp_path, env=surroundings, stdout=log, stderr=log)
        try:
            call = Request(f"https://localhost:{port}/skills/fallback", body("a" * 64, FIRST), {"X-Skill-Key": KEY})
            answer = _answered(call, tmp_path / "caddy/pki/authorities/local/root.crt")
            assert step_of(orjson.loads(answer)) == "age"
        finally:
            caddy.send_signal(signal.SIGTERM)
            caddy.wait(20)
    assert "/skills/fallback" not in (tmp_path / "caddy.log").read_text()


def _answered(call: Request, root: Path) -> bytes:
    """What comes back from somebody who trusts this Caddy alone, once it has made its certificate."""
    until = time.monotonic() + 20
    while True:
        try:
            with urlopen(call, timeout=5, context=ssl.create_default_context(cafile=str(root))) as answer:
                said: bytes = answer.read()
                return said
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)

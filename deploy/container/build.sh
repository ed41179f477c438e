#!/bin/sh
# The environment of the image: what the lock lists, with its hashes, compiled once. The Dockerfile runs it, and so does try.sh.
set -eu
cd /opt/sangdam
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
.venv/bin/python -m pip uninstall --quiet --yes pip setuptools 2>/dev/null || true
.venv/bin/python -m compileall -q -j 0 app.py bot skills storage .venv/lib

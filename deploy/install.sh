#!/bin/sh
# Installs Sangdam as a systemd service, from this very folder (a clone or an unpacked release):
#     sudo sh deploy/install.sh [--domain chat.example.com] [--root DIR]
# Makes the user, the folders, the settings, the unit, the command `sangdam`, and with --domain Caddy's site. It may be run again:
# what an operator has written in /etc/sangdam stays. --root puts everything below DIR and starts nothing, to look at it first.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
domain='' root=''
while [ $# -gt 0 ]; do
  case "$1" in
    --domain) domain=$2; shift 2 ;;
    --root) root=$2; shift 2 ;;
    *) echo "usage: install.sh [--domain NAME] [--root DIR]" >&2; exit 2 ;;
  esac
done
say() { echo "install: $*"; }
fail() { echo "install: $*" >&2; exit 1; }

[ "$(id -u)" -eq 0 ] || fail "run it as root: sudo sh deploy/install.sh"
for program in python3 install tar; do
  command -v "$program" >/dev/null || fail "$program is missing"
done
python3 -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
  || fail "Python 3.11 or newer with venv is needed (Debian: apt-get install python3-venv)"
if [ -n "$domain" ]; then
  command -v caddy >/dev/null || [ -n "$root" ] || fail "Caddy is missing (Debian: apt-get install caddy); or leave --domain out"
fi

say "user and folders"
owner='root'
if [ -z "$root" ]; then
  id sangdam >/dev/null 2>&1 \
    || useradd --system --user-group --home-dir /var/lib/sangdam --shell /usr/sbin/nologin sangdam
  owner='sangdam'
fi
install -d -m 0755 "$root/opt/sangdam" "$root/usr/local/bin" "$root/etc/systemd/system"
install -d -o root -g "$owner" -m 0750 "$root/etc/sangdam"
install -d -o "$owner" -g "$owner" -m 0700 "$root/var/lib/sangdam" "$root/var/lib/sangdam-keys"

say "the software, into $root/opt/sangdam"
if [ "$here" != "$root/opt/sangdam" ]; then
  (cd "$here" && tar --exclude=./.git --exclude=./.venv --exclude=./data --exclude=./deploy/container/.env --exclude='*_cache' --exclude=__pycache__ -cf - .) \
    | tar --no-same-owner -xf - -C "$root/opt/sangdam"
fi
(cd "$root/opt/sangdam" && python3 -m venv .venv \
  && .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock)

say "settings, into $root/etc/sangdam"
if [ ! -f "$root/etc/sangdam/clinic.toml" ]; then
  install -o root -g "$owner" -m 0640 "$here/clinic.toml" "$root/etc/sangdam/clinic.toml"
fi
if [ ! -f "$root/etc/sangdam/env" ]; then
  key=$(python3 -c 'import secrets; print(secrets.token_urlsafe(32))')
  (umask 077 && cat > "$root/etc/sangdam/env") <<SETTINGS
# Every setting: /opt/sangdam/docs/operations.md#settings
SANGDAM_CLINIC=/etc/sangdam/clinic.toml
SANGDAM_DATABASE_URL=sqlite:////var/lib/sangdam/sangdam.db
SANGDAM_KEYS_DIR=/var/lib/sangdam-keys
SANGDAM_SKILL_KEY=$key
SETTINGS
  if [ -n "$domain" ]; then
    cat >> "$root/etc/sangdam/env" <<SETTINGS
SANGDAM_PUBLIC_URL=https://$domain
SANGDAM_TRUSTED_PROXIES=127.0.0.1,::1
# From Kakao (docs/connect-a-channel.md#2-settings); none says on purpose that there is none.
SANGDAM_KAKAO_BOT_ID=
SANGDAM_KAKAO_REST_KEY=none
SANGDAM_KAKAO_ADMIN_KEY=none
SANGDAM_KAKAO_CLIENT_SECRET=none
SETTINGS
  fi
fi

say "the unit, and the command sangdam"
install -m 0644 "$here/deploy/systemd/sangdam.service" "$root/etc/systemd/system/sangdam.service"
install -m 0755 "$here/deploy/systemd/sangdam" "$root/usr/local/bin/sangdam"
if [ -n "$domain" ]; then
  install -d -m 0755 "$root/etc/caddy/sites"
  sed "s/{\$DOMAIN}/$domain/" "$here/deploy/caddy/site" > "$root/etc/caddy/sites/sangdam"
  file=$root/etc/caddy/Caddyfile
  touch "$file"
  # Options for all sites stand first in the file; whoever has some of their own keeps them.
  if ! grep -q '^{' "$file"; then
    { sed '/^import site$/d' "$here/deploy/caddy/Caddyfile"; cat "$file"; } > "$file.new"
    mv "$file.new" "$file"
  fi
  grep -q '^import sites/sangdam$' "$file" || echo 'import sites/sangdam' >> "$file"
fi

if [ -n "$root" ]; then
  say "done; nothing was started, because everything stands below $root"
  exit 0
fi
systemctl daemon-reload
if grep -q '^SANGDAM_KAKAO_BOT_ID=$' /etc/sangdam/env; then
  say "put the bot's id into /etc/sangdam/env and the clinic into /etc/sangdam/clinic.toml, then: systemctl enable --now sangdam"
else
  systemctl enable --now sangdam
fi
[ -z "$domain" ] || systemctl reload-or-restart caddy
say "done; next: sangdam doctor, then: sangdam staff add"

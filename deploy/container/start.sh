#!/bin/sh
# From nothing to a running server: sh deploy/container/start.sh DOMAIN [--postgresql]
# Makes .env (settings and secrets, mode 0600) and clinic.toml the first time, then builds and starts. It may be run again.
set -eu
cd "$(dirname "$0")"
domain=${1:-}
if [ ! -f .env ]; then
  case "$domain" in *.*) ;; *) echo "usage: start.sh DOMAIN [--postgresql]   (a name that leads to this machine)" >&2; exit 2 ;; esac
  secret() { head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n'; }
  umask 077
  {
    echo "# Written by start.sh; every setting: docs/operations.md#settings"
    echo "DOMAIN=$domain"
    echo "SANGDAM_PUBLIC_URL=https://$domain"
    echo "SANGDAM_SKILL_KEY=$(secret)"
    echo "# From Kakao (docs/connect-a-channel.md#2-settings); none says on purpose that there is none."
    echo "SANGDAM_KAKAO_BOT_ID="
    echo "SANGDAM_KAKAO_REST_KEY=none"
    echo "SANGDAM_KAKAO_ADMIN_KEY=none"
    echo "SANGDAM_KAKAO_CLIENT_SECRET=none"
    if [ "${2:-}" = --postgresql ]; then
      password=$(secret)
      echo "COMPOSE_PROFILES=postgresql"
      echo "POSTGRES_PASSWORD=$password"
      echo "SANGDAM_DATABASE_URL=postgresql://sangdam:$password@database/sangdam"
      echo "SANGDAM_OWN_HOSTS=database"
    fi
  } > .env
fi
if [ ! -f clinic.toml ]; then
  cp ../../clinic.toml clinic.toml
  chmod 644 clinic.toml
fi
if ! grep -q '^SANGDAM_KAKAO_BOT_ID=.' .env; then
  echo "Put the bot's id into $(pwd)/.env (Open Builder > Settings), look through clinic.toml beside it, and run this again." >&2
  exit 2
fi
docker compose up --build --detach --wait
echo "First login at the desk:"
docker compose exec sangdam .venv/bin/python app.py staff add

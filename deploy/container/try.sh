#!/bin/sh
# The image without Docker, for a machine that cannot pull one: the same root file system from Debian's packages, built by the
# same scripts, and the server in it as an ordinary user without capabilities, on a read-only root, within the limits that need no control group.
#     sudo sh deploy/container/try.sh FOLDER     (debootstrap and about 400 MB; everything is left in FOLDER/root)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:?usage: try.sh FOLDER}
root=$folder/root
mkdir -p "$folder"

if [ ! -f "$folder/base.done" ]; then
  debootstrap --variant=minbase --include=python3,python3-venv,ca-certificates bookworm "$root"
  touch "$folder/base.done"
fi
rm -rf "$root/opt/sangdam" "$root/var/lib/sangdam"
mkdir -p "$root/opt/sangdam" "$root/etc/sangdam"
(cd "$here/../.." && git ls-files -z | grep -zv '^tests/' | tar --null -cf - -T -) | tar -xf - -C "$root/opt/sangdam"
# How this machine reaches the registry holds inside, too.
for file in /etc/pip.conf /etc/resolv.conf /etc/ssl/certs/ca-certificates.crt; do
  if [ -f "$file" ]; then cp "$file" "$root$file"; fi
done
PIP_CERT=/etc/ssl/certs/ca-certificates.crt chroot "$root" /bin/sh /opt/sangdam/deploy/container/build.sh
grep -q '^sangdam:' "$root/etc/passwd" || chroot "$root" /bin/sh /opt/sangdam/deploy/container/account.sh
install -d -o 10001 -g 10001 -m 0700 "$root/var/lib/sangdam" "$root/var/lib/sangdam/keys" "$root/var/lib/sangdam/backups"
cp "$here/../../clinic.toml" "$root/etc/sangdam/clinic.toml"

# shellcheck disable=SC2016
exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin ROOT="$root" PORT="${PORT:-18080}" \
  unshare --mount --pid --fork --kill-child sh -euc '
  mount --bind "$ROOT" "$ROOT" && mount -o remount,bind,ro "$ROOT"
  mount --bind "$ROOT/var/lib/sangdam" "$ROOT/var/lib/sangdam" && mount -o remount,bind,rw "$ROOT/var/lib/sangdam"
  mount -t tmpfs -o size=64m,mode=1777,noexec,nosuid,nodev tmpfs "$ROOT/tmp"
  mount -t proc -o nosuid,noexec,nodev proc "$ROOT/proc"
  mount --bind /dev/null "$ROOT/dev/null"; mount --bind /dev/urandom "$ROOT/dev/urandom"
  exec chroot "$ROOT" /bin/sh -euc "
    cd /opt/sangdam
    export SANGDAM_SKILL_KEY=a-key-for-this-try-only SANGDAM_HOST=127.0.0.1 SANGDAM_PORT=$PORT SANGDAM_METRICS_PORT=0 SANGDAM_CLINIC=/etc/sangdam/clinic.toml PYTHONDONTWRITEBYTECODE=1
    export SANGDAM_DATABASE_URL=sqlite:////var/lib/sangdam/sangdam.db SANGDAM_KEYS_DIR=/var/lib/sangdam/keys
    narrow=\"prlimit --core=0 --nproc=256 setpriv --reuid=10001 --regid=10001 --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all\"
    \$narrow .venv/bin/python app.py serve & server=\$!
    tries=0
    until \$narrow .venv/bin/python deploy/container/healthy.py; do
      tries=\$((tries + 1)); [ \$tries -lt 60 ] || { echo \"try: not ready\" >&2; exit 1; }; sleep 1
    done
    \$narrow sh -c \"! touch /opt/sangdam/x 2>/dev/null && ! touch /etc/x 2>/dev/null\" || { echo \"try: the root can be written\" >&2; exit 1; }
    grep -E \"^(Uid|CapEff|CapBnd|NoNewPrivs)\" /proc/\$server/status
    \$narrow .venv/bin/python app.py staff add
    kill -TERM \$server; wait \$server
    echo \"try: served, read-only, as an ordinary user without capabilities\"
  "
'

#!/bin/sh
# An ordinary user, and the only folders that it may write: they become volumes, with the owner that they have here.
set -eu
echo 'sangdam:x:10001:10001::/var/lib/sangdam:/usr/sbin/nologin' >> /etc/passwd
echo 'sangdam:x:10001:' >> /etc/group
for folder in /var/lib/sangdam /var/lib/sangdam/keys /var/lib/sangdam/backups; do
  install -d -o 10001 -g 10001 -m 0700 "$folder"
done

#!/usr/bin/env bash
# tests/support/opensmtpd.sh PACKAGE FOLDER PORT MAILS: is OpenSMTPD on 127.0.0.1:PORT until it is told to end
# (SIGTERM). PACKAGE is where Debian's package was unpacked, FOLDER its own. It takes MAILS a connection, and
# puts all of them into FOLDER/Maildir.
#
# Run by root under `unshare --mount`: the folders and users that are built into the program are there for
# this process alone, and the machine has nothing of it.
#
# It is spoken with in the open: Debian 12's OpenSMTPD cannot encrypt with Debian 12's OpenSSL (its issues
# 1171 and 1239), and takes no password without. Both are tried with the scripted relay.
set -euo pipefail

package=$(realpath "$1")
folder=$(realpath "$2")
port=$3
mails=$4

# What the program takes for its own, in folders of its own.
for hidden in /run /var/spool /var/lib /usr/libexec; do
  mount -t tmpfs tmpfs "$hidden"
done
mkdir -p /var/lib/opensmtpd/empty
cp -r "$package/usr/libexec/opensmtpd" /usr/libexec/
chmod 755 "$folder"

users=$(mktemp -d -p /run)
cat /etc/passwd - >"$users/passwd" <<END
opensmtpd:x:64996:64996::/var/lib/opensmtpd/empty:/usr/sbin/nologin
opensmtpq:x:64997:64997::/var/lib/opensmtpd/empty:/usr/sbin/nologin
postbox:x:64998:64998::$folder:/usr/sbin/nologin
END
cat /etc/group - >"$users/group" <<END
opensmtpd:x:64996:
opensmtpq:x:64997:
postbox:x:64998:
END
chmod -R a+rX "$users"
mount --bind "$users/passwd" /etc/passwd
mount --bind "$users/group" /etc/group
install -d -o postbox -g postbox "$folder/Maildir"

cat >"$folder/smtpd.conf" <<END
table everybody { "@" = postbox }
smtp limit max-mails $mails
listen on 127.0.0.1 port $port hostname relay.example
action "keep" maildir "$folder/Maildir" virtual <everybody>
match from any for any action "keep"
END
exec "$package/usr/sbin/smtpd" -d -f "$folder/smtpd.conf"

#!/usr/bin/env python3
"""read_mail.py FOLDER: reads each mail of the folder (*.eml) as strictly as Python can, and compares
it with what it was made of: the .json beside it, with "subject", "message_id", "date", "text", and
"from", "reply_to", "to" as [name, address]. Prints whatever differs, one line each, then how many
mails it has read; its status is 1 where anything differs."""

import json
import pathlib
import re
import sys
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.utils import parseaddr
from html.parser import HTMLParser

FRAME_HEADERS = ["MIME-Version", "Content-Type"]
OWN_HEADERS = ["Date", "From", "Reply-To", "To", "Subject", "Message-ID", "Auto-Submitted"]


class Body(HTMLParser):
    """The lines that somebody sees, and where each line that is a link leads."""

    def __init__(self):
        super().__init__()
        self.text = ""
        self.links = []
        self.is_open = False

    def handle_starttag(self, tag, attributes):
        if tag == "body":
            self.is_open = True
        elif tag == "br":
            self.text += "\n"
        elif tag == "a":
            self.links.append(dict(attributes).get("href"))

    def handle_endtag(self, tag):
        if tag == "body":
            self.is_open = False

    def handle_data(self, data):
        if self.is_open:
            self.text += data.replace("\n", "")


def name_by_hand(raw):
    """The name before an address as RFC 2047 has it: the email package of Python 3.11 leaves blanks
    between the encoded words of a name (its issue 128110), though not between those of a subject."""
    name, _ = parseaddr(re.sub(r"\r?\n", "", raw))
    return str(make_header(decode_header(name))) if "=?" in name else name


def differences(data, made_of):
    mail = message_from_bytes(data, policy=policy.strict)
    raw = message_from_bytes(data, policy=policy.compat32)
    found = []

    def compare(what, read, meant):
        if read != meant:
            found.append(f"{what}: read {read!r}, meant {meant!r}")

    present = [name for name in OWN_HEADERS if name != "Reply-To" or "reply_to" in made_of]
    compare("headers", mail.keys(), present + FRAME_HEADERS)
    for name, value in mail.items():
        compare(f"defects of {name}", [str(defect) for defect in value.defects], [])

    compare("Subject", str(mail["Subject"]), made_of["subject"])
    compare("Message-ID", str(mail["Message-ID"]), f"<{made_of['message_id']}>")
    compare("Date", mail["Date"].datetime, datetime.fromisoformat(made_of["date"]))
    compare("Auto-Submitted", str(mail["Auto-Submitted"]), "auto-generated")
    for name in ("From", "Reply-To", "To"):
        key = name.lower().replace("-", "_")
        if key not in made_of:
            continue
        meant_name, meant_address = made_of[key]
        addresses = mail[name].addresses
        compare(f"addresses of {name}", [each.addr_spec for each in addresses], [meant_address])
        compare(f"name of {name}", name_by_hand(raw[name]), meant_name)
        if raw[name].count("=?utf-8?") < 2:
            compare(f"name of {name}", addresses[0].display_name if addresses else None, meant_name)

    compare("type", mail.get_content_type(), "multipart/alternative")
    parts = list(mail.iter_parts())
    compare("parts", [part.get_content_type() for part in parts], ["text/plain", "text/html"])
    if len(parts) == 2:
        plain, html = (part.get_content().replace("\r\n", "\n") for part in parts)
        compare("text", plain, made_of["text"])
        body = Body()
        body.feed(html)
        compare("text of the HTML", body.text, made_of["text"] + "\n")
        for line in made_of["text"].split("\n"):
            if line.startswith(("http://", "https://")) and line not in body.links:
                found.append(f"links: {line!r} is not among {body.links!r}")
    for part in mail.walk():
        compare("defects of a part", [str(defect) for defect in part.defects], [])
    return found


def main(folder):
    files = sorted(pathlib.Path(folder).glob("*.eml"))
    all_found = []
    for file in files:
        made_of = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
        try:
            found = differences(file.read_bytes(), made_of)
        except (MessageError, ValueError, LookupError, AttributeError) as failure:
            found = [f"not readable: {failure!r}"]
        all_found += [f"{file.name}: {each}" for each in found]
    for each in all_found:
        print(ascii(each)[1:-1])
    print(f"{len(files)} mails read")
    return 1 if all_found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

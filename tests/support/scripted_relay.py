r"""A mail relay for the tests, which answers as a script says and keeps what it is given.

    /usr/bin/python3 scripted_relay.py FOLDER

FOLDER holds script.json:

    {"answers": {"greeting": [...], "EHLO": [...], "STARTTLS": [...], "AUTH": [...], "NOOP": [...],
                 "MAIL": [...], "RCPT": [...], "DATA": [...], "content": [...], "end": [...]},
     "tls": "starttls" or "implicit",
     "certificate_for": "IP:127.0.0.1",     whom certificate.pem, which is made in the folder, is for
     "login": true,                         no mail without one: the user is "events", the password
                                            what the file "password" in the folder holds at that time
     "port": 2525,                          where it listens; without it where there is room
     "mails_a_minute": 20,                  beyond them MAIL is answered with "421 4.7.0 Too many"; a minute
                                            begins when the file "minute" in the folder holds another text
     "mails_a_connection": 10,              then it closes the connection,
     "goodbye": "421 4.7.0 Enough"}         or answers the next MAIL with this and closes

The answers of a command are taken one after another, over all connections. One is a text, sent as it is,
its lines ended by "\n" (bytes are written \u00ff); or "stall" (nothing is said any more), "cut" (the
connection ends); or null, and beyond the last of them: the usual answer. "content" comes once some of
the mail has arrived, where "stall" and "cut" make sense; "end" after its final dot: the mail is kept
unless the answer is an error.

It prints its port, and ends when its standard input does. In the folder it writes 000001.eml with the
bytes of the first mail, 000001.envelope ("from=…", "to=…", "connection=…"), and log, one line an event:
the number of the connection, and "connected", the command (a login without what follows AUTH) or "let in".
"""

import asyncio
import json
import logging
import pathlib
import ssl
import subprocess
import sys
import warnings

from aiosmtpd.smtp import SMTP, AuthResult

# What it complains of is done on purpose, and its output is the port alone.
warnings.simplefilter("ignore")
logging.disable()

folder = pathlib.Path(sys.argv[1])
script = json.loads((folder / "script.json").read_text())
answers = {stage: list(texts) for stage, texts in script.get("answers", {}).items()}
connection_count = 0
mail_count = 0
minute = ""
mail_count_of_minute = 0


def log(connection, event):
    with open(folder / "log", "a") as file:
        file.write(f"{connection} {event}\n")


def next_answer(stage):
    waiting = answers.get(stage)
    return waiting.pop(0) if waiting else None


def is_beyond_the_limit():
    global minute, mail_count_of_minute
    limit = script.get("mails_a_minute")
    if limit is None:
        return False
    file = folder / "minute"
    now = file.read_text() if file.exists() else ""
    if now != minute:
        minute, mail_count_of_minute = now, 0
    mail_count_of_minute += 1
    return mail_count_of_minute > limit


class Handler:
    async def handle_DATA(self, server, session, envelope):
        global mail_count
        answer = next_answer("end")
        if answer is None or not answer[0] in "45":
            mail_count += 1
            server.mail_count += 1
            name = f"{mail_count:06}"
            (folder / f"{name}.eml").write_bytes(envelope.original_content)
            (folder / f"{name}.envelope").write_text(
                f"from={envelope.mail_from}\nto={','.join(envelope.rcpt_tos)}\n"
                f"connection={server.number}\n")
        if answer is None:
            return f"250 2.0.0 Ok: queued as {mail_count}"
        await server.answer(answer)
        server.is_answered = True
        return "250 never said"


class Relay(SMTP):
    def __init__(self, **options):
        global connection_count
        super().__init__(Handler(), hostname="relay.example", data_size_limit=10_000_000,
                         auth_require_tls=False, auth_required=script.get("login", False),
                         authenticator=self.check_login, **options)
        connection_count += 1
        self.number = connection_count
        self.mail_count = 0
        self.is_greeted = False
        self.is_answered = False
        log(self.number, "connected")

    def check_login(self, server, session, envelope, mechanism, data):
        password = (folder / "password").read_bytes()
        is_right = data.login == b"events" and data.password == password
        if is_right:
            log(self.number, "let in")
        return AuthResult(success=is_right, handled=False)

    async def answer(self, text):
        if text == "stall":
            await asyncio.sleep(3600)
        elif text == "cut":
            self.transport.abort()
        else:
            self._writer.write(text.replace("\n", "\r\n").encode("latin-1") + b"\r\n")
            await self._writer.drain()
            if text.startswith("421"):
                self.transport.close()

    async def is_scripted(self, stage, argument=""):
        if stage != "greeting":
            log(self.number, f"{stage} {argument or ''}".strip())
        text = next_answer(stage)
        if text is not None:
            await self.answer(text)
        return text is not None

    async def push(self, status):
        if self.is_answered:
            self.is_answered = False
            return
        if not self.is_greeted:
            self.is_greeted = True
            if await self.is_scripted("greeting"):
                return
        await super().push(status)

    async def smtp_EHLO(self, hostname):
        if not await self.is_scripted("EHLO", hostname):
            await super().smtp_EHLO(hostname)

    async def smtp_HELO(self, hostname):
        if not await self.is_scripted("HELO", hostname):
            await super().smtp_HELO(hostname)

    async def smtp_STARTTLS(self, arg):
        if not await self.is_scripted("STARTTLS"):
            await super().smtp_STARTTLS(arg)

    async def smtp_AUTH(self, arg):
        if not await self.is_scripted("AUTH"):
            await super().smtp_AUTH(arg)

    async def smtp_NOOP(self, arg):
        if not await self.is_scripted("NOOP"):
            await super().smtp_NOOP(arg)

    async def smtp_QUIT(self, arg):
        if not await self.is_scripted("QUIT"):
            await super().smtp_QUIT(arg)

    async def smtp_MAIL(self, arg):
        if self.mail_count == script.get("mails_a_connection"):
            await self.answer(script["goodbye"])
        elif is_beyond_the_limit():
            log(self.number, "refused: too many")
            await self.answer("421 4.7.0 Too many")
        elif not await self.is_scripted("MAIL", arg):
            await super().smtp_MAIL(arg)

    async def smtp_RCPT(self, arg):
        if not await self.is_scripted("RCPT", arg):
            await super().smtp_RCPT(arg)

    async def smtp_DATA(self, arg):
        if await self.is_scripted("DATA"):
            return
        if answers.get("content"):
            self._writer.write(b"354 Go on\r\n")
            await self._reader.readline()
            await self.answer(next_answer("content"))
            return
        await super().smtp_DATA(arg)
        if self.mail_count == script.get("mails_a_connection") and "goodbye" not in script:
            self.transport.close()


def encryption():
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                    "-noenc", "-keyout", folder / "key.pem", "-out", folder / "certificate.pem",
                    "-days", "2", "-subj", "/CN=Sample relay",
                    "-addext", f"subjectAltName={script['certificate_for']}"],
                   check=True, stderr=subprocess.DEVNULL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    return context


async def serve():
    kind = script.get("tls")
    loop = asyncio.get_running_loop()
    starttls = {"tls_context": encryption(), "require_starttls": True} if kind == "starttls" else {}
    server = await loop.create_server(lambda: Relay(**starttls), "127.0.0.1",
                                      script.get("port", 0),
                                      ssl=encryption() if kind == "implicit" else None)
    ended = asyncio.Event()
    loop.add_reader(sys.stdin, ended.set)
    print(server.sockets[0].getsockname()[1], flush=True)
    await ended.wait()


asyncio.run(serve())

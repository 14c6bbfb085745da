"""A local mail server that keeps what it receives: enough SMTP for Django's sender, and nothing more."""

import email
import email.policy
import socketserver
import threading
from email.message import EmailMessage
from typing import Any


class _Conversation(socketserver.StreamRequestHandler):
    server: "SmtpSink"

    def handle(self) -> None:
        self._say("220 sink")
        while line := self.rfile.readline():
            word = line.strip().upper()
            if word.startswith(b"RCPT"):
                self._say(self._receive(line.decode()))
            elif word == b"DATA":
                self._say("354 go ahead")
                self._take_message()
                self._say("250 kept")
            elif word == b"QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())

    def _receive(self, line: str) -> str:
        address = line.split("<", 1)[1].split(">", 1)[0]
        code = self.server.refusals.get(address)
        return f"{code} not now, or never" if code else "250 ok"

    def _take_message(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        message = email.message_from_bytes(b"".join(lines), policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.server.messages.append(message)


class SmtpSink(socketserver.ThreadingTCPServer):
    """Use as a context manager; `port` says where to send, `messages` holds what came in.

    `refusals` gives the code with which an address is refused: 450 for not now, 550 for never.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.messages: list[EmailMessage] = []
        self.refusals: dict[str, int] = {}

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def to(self, address: str) -> list[EmailMessage]:
        return [message for message in self.messages if address in str(message["To"])]

    def __enter__(self) -> "SmtpSink":
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: Any) -> None:
        self.shutdown()
        self.server_close()


def read_text(message: EmailMessage) -> str:
    """Return the plain text of a mail."""
    body = message.get_body(preferencelist=("plain",))
    assert body is not None
    return str(body.get_content())

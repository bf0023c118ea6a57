"""The mail server refuses, is unknown, or says nothing: nobody waits long, nothing fails, and the log tells of the mail."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from threading import Thread
from urllib.parse import urlencode

import pytest

from tests.faults.editing import edit_address, form
from tests.faults.names import EDITOR
from tests.faults.processes import free_port
from tests.faults.site import serving
from tests.faults.visitor import Answer, Visitor

LIMIT = 10  # seconds
Report = Callable[[str, str], None]


@pytest.fixture(params=["refuses", "unknown", "silent", "not ours"])
def mail_server(request: pytest.FixtureRequest) -> Iterator[tuple[str, str]]:
    """What is wrong with it, and its address."""
    with ExitStack() as stack:
        if request.param == "refuses":
            address = f"127.0.0.1:{free_port()}"
        elif request.param == "unknown":
            address = "mail.invalid:25"
        else:
            listener = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
            address = f"127.0.0.1:{listener.getsockname()[1]}"
            if request.param == "not ours":
                turning_away = Thread(target=turn_away, args=[listener])
                turning_away.start()
                stack.callback(turning_away.join)
                stack.callback(listener.shutdown, socket.SHUT_RDWR)
        yield request.param, f"smtp://{address}"


def turn_away(listener: socket.socket) -> None:
    """Tell everybody who connects that this is no place for mail (RFC 5321 §3.1), until the listener is shut."""
    while True:
        try:
            connection, _address = listener.accept()
        except OSError:
            return
        with connection:
            connection.sendall(b"554 No SMTP service here\r\n")
            connection.recv(1024)


def submit(editor: Visitor) -> Answer:
    """Hand a page in for approval; everybody who may approve it gets a mail, from the clock."""
    address = edit_address(editor, "/gelesen/")
    return editor.post(address, form(editor, address, "submit"))


def test_mail_away(on_sqlite: dict[str, str], mail_server: tuple[str, str], report: Report) -> None:
    name, url = mail_server
    with serving(on_sqlite | {"EMAIL_URL": url}) as site:
        visitor = site.visitor()
        visitor.get("/admin/password_reset/")
        reset = visitor.post("/admin/password_reset/", urlencode({"email": f"{EDITOR}@example.org"}))
        assert (reset.status, reset.headers["Location"]) == (302, "/admin/password_reset/done/")
        assert site.logged("Failed to send password reset email") == 1
        handed_in = submit(site.visitor().log_in())
        assert handed_in.status == 302, handed_in.text[:3000]
        assert site.logged("Internal Server Error") == 0
    assert max(reset.seconds, handed_in.seconds) < LIMIT
    report(f"Mail server {name}", f"password reset {reset.seconds:.1f} s, submission {handed_in.seconds:.1f} s, 0 errors")

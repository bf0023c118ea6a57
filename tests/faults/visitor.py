"""Somebody with a browser: asks, is timed, keeps cookies, logs in."""

import json
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlencode

from tests.faults.names import EDITOR, PASSWORD

LONGEST = 60  # seconds; slower than any answer may be, so that a slow one is measured and not cut off


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    text: str
    seconds: float

    def json(self) -> Any:
        return json.loads(self.text)


class Visitor:
    def __init__(self, port: int) -> None:
        self.server, self.cookies, self.kept = port, dict[str, str](), None

    kept: HTTPConnection | None

    @contextmanager
    def staying(self) -> Iterator["Visitor"]:
        """On one connection, and so with one worker."""
        self.kept = HTTPConnection("127.0.0.1", self.server, timeout=LONGEST)
        self.kept.connect()
        self.get("/healthz")
        try:
            yield self
        finally:
            self.kept.close()
            self.kept = None

    def port(self) -> int:
        """Our end of the connection."""
        assert self.kept
        port: int = self.kept.sock.getsockname()[1]
        return port

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, b"", headers)

    def post(self, path: str, form: str, **headers: str) -> Answer:
        return self.ask("POST", path, form.encode(), {"Content-Type": "application/x-www-form-urlencoded"} | headers)

    def send_file(self, path: str, fields: Mapping[str, str], name: str, file: tuple[str, bytes], **headers: str) -> Answer:
        """A form with one file (RFC 7578)."""
        mark = uuid.uuid4().hex
        parts = [f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode() for key, value in fields.items()]
        head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{file[0]}"\r\n\r\n'.encode()
        body = b"".join(parts) + head + file[1] + f"\r\n--{mark}--\r\n".encode()
        return self.ask("POST", path, body, {"Content-Type": f"multipart/form-data; boundary={mark}"} | headers)

    def ask(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        connection = self.kept or HTTPConnection("127.0.0.1", self.server, timeout=LONGEST)
        own = {"Host": "localhost", "Referer": "http://localhost/"} if method == "POST" else {"Host": "localhost"}
        if self.cookies:
            own["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            own["X-CSRFToken"] = self.cookies.get("csrftoken", "")
        started = time.monotonic()
        try:
            connection.request(method, path, body, own | dict(headers))
            response = connection.getresponse()
            text = response.read().decode(errors="replace")
        except HTTPException as error:  # cut off in the middle
            raise ConnectionError(str(error) or type(error).__name__) from error
        finally:
            if connection is not self.kept:
                connection.close()
        seconds = time.monotonic() - started
        for cookie in response.msg.get_all("Set-Cookie", []):
            name, _is, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Answer(response.status, dict(response.headers), text, seconds)

    def log_in(self, name: str = EDITOR) -> "Visitor":
        self.get("/admin/login/")
        answer = self.post("/admin/login/", urlencode({"username": name, "password": PASSWORD}))
        assert (answer.status, answer.headers.get("Location")) == (302, "/admin/"), answer.text[:2000]
        return self

"""A small server that speaks the answer protocol, so that the page can be tried without the product."""

import base64
import gzip
import hashlib
import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

SUITE = hpke.Suite(hpke.KEM.P256, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_128_GCM)
KINDS = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
}
Reply = tuple[int, dict[str, object]]


def from_base64url(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def to_base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


@dataclass
class StandIn:
    """One round of one class; `next_*` are replies to give first, in that order."""

    folder: Path
    instrument: dict[str, object]
    code: str = "ABCDEFGHJ"
    feedback: list[dict[str, str]] = field(default_factory=list)
    talk: list[dict[str, str]] = field(default_factory=list)
    round: str = "6c9b6d5e-0d0a-4b8e-9a53-0d8d2f7f5c11"
    next_begin: list[Reply] = field(default_factory=list)
    next_submit: list[Reply] = field(default_factory=list)
    next_talk: list[Reply] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    kept: dict[str, bytes] = field(default_factory=dict)
    posts: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    talks: dict[str, dict[str, object]] = field(default_factory=dict)
    sent: list[tuple[str, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.manifest = json.loads((self.folder / "assets.json").read_text())
        self.lock = threading.Lock()

    def start(self) -> None:
        handler = type("Handler", (Handler,), {"standin": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.handle_error = lambda *_: None  # a device that went away
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(
            target=self.server.serve_forever, args=(0.02,), daemon=True
        ).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def opened(self) -> list[dict[str, object]]:
        """All answers, opened by the `cryptography` package."""
        plain = [self.plaintext(sealed) for sealed in self.kept.values()]
        return [json.loads(text) for text in plain]

    def plaintext(self, sealed: bytes) -> bytes:
        info = b"pijler answer 1 " + self.round.encode()
        return SUITE.decrypt(sealed, self.key, info)

    def begin(self, body: dict[str, object]) -> Reply:
        if self.next_begin:
            return self.next_begin.pop(0)
        if body != {"code": self.code}:
            return 404, {"problem": "unknown-code"}
        token = f"token-{len(self.tokens) + 1}"
        self.tokens.append(token)
        point = self.key.public_key().public_bytes(
            Encoding.X962, PublicFormat.UncompressedPoint
        )
        return 200, {
            "token": token,
            "round": self.round,
            "school": "De Regenboog",
            "group": "Groep 7a",
            "key": to_base64url(point),
            "instrument": self.instrument,
            "feedback": self.feedback,
            "talk": self.talk,
            "talk_ticket": f"ticket-{len(self.tokens)}",
        }

    def submit(self, body: dict[str, object]) -> Reply:
        if self.next_submit:
            return self.next_submit.pop(0)
        token, sealed = str(body["token"]), from_base64url(str(body["sealed"]))
        if self.kept.setdefault(token, sealed) != sealed:
            return 409, {"problem": "different-content"}
        return 200, {"receipt": hashlib.sha256(sealed).hexdigest()}

    def ask_for_talk(self, body: dict[str, object]) -> Reply:
        if self.next_talk:
            return self.next_talk.pop(0)
        self.talks[str(body["id"])] = body
        return 200, {"receipt": "kept"}

    def answer_post(self, path: str, body: dict[str, object]) -> Reply:
        doors = {
            "/k/begin": self.begin,
            "/k/submit": self.submit,
            "/k/talk": self.ask_for_talk,
        }
        with self.lock:
            self.posts.append((path, body))
            return doors[path](body)

    def posts_to(self, path: str) -> list[dict[str, object]]:
        return [body for where, body in self.posts if where == path]

    def found(self, path: str) -> tuple[bytes, dict[str, str]] | None:
        for route in self.manifest["routes"]:
            if route["route"] == path:
                tag = {"ETag": f'"{route["etag"]}"'}
                return (self.folder / route["file"]).read_bytes(), route[
                    "headers"
                ] | tag
        file = self.folder / Path(path).name
        if path.startswith("/static/checkins/") and file.is_file():
            kind = KINDS[file.suffix]
            forever = "public, max-age=31536000, immutable"
            return file.read_bytes(), {"Content-Type": kind, "Cache-Control": forever}
        if path == "/k/plain/":
            page = b"<!doctype html><title>Plain</title><h1>De eenvoudige pagina</h1>"
            return page, {"Content-Type": "text/html; charset=utf-8"}
        return None


class Handler(BaseHTTPRequestHandler):
    """Plain HTTP; text travels compressed, as behind the product's server."""

    standin: StandIn
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        found = self.standin.found(self.path.partition("?")[0])
        if found is None:
            self.reply(404, b"", {})
        elif self.headers.get("If-None-Match") == found[1].get("ETag", "none"):
            self.reply(304, b"", found[1])
        else:
            self.reply(200, *found)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        status, answer = self.standin.answer_post(self.path, body)
        kind = {"Content-Type": "application/json", "Cache-Control": "no-store"}
        self.reply(status, json.dumps(answer).encode(), kind)

    def reply(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        compressible = not headers.get("Content-Type", "").startswith("font")
        if compressible and len(body) > 200:
            body, headers = gzip.compress(body), headers | {"Content-Encoding": "gzip"}
        self.standin.sent.append((self.path, len(body)))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

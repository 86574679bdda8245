"""Answers requests as no system should, one strange answer after the other, each with what was sent in it."""

import socket
import sys
from urllib.parse import quote

PLACE = ("127.0.0.1", int(sys.argv[1]))


def received(visitor):
    head, body = b"", b""
    while b"\r\n\r\n" not in head:
        more = visitor.recv(65536)
        if not more:
            return head, body
        head += more
    head, body = head.split(b"\r\n\r\n", 1)
    length = 0
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    while len(body) < length:
        body += visitor.recv(65536)
    return head, body


def answers():
    """Status line and more headers, and what is made of the key."""
    html = b"<!doctype html><title>Harbour Hotel</title><p>Please log in. "
    yield b"200 OK\r\nContent-Type: text/html", lambda key: html + key + b" " + quote(key[::-1]).encode()
    yield b"302 Found\r\nLocation: https://elsewhere.example.org/", lambda key: key
    escaped = lambda key: "".join(f"\\u{byte:04x}" for byte in key).encode()
    yield b"200 OK\r\nContent-Type: application/json", lambda key: b'{"said": "' + escaped(key) + b'", '
    percent = lambda key: "".join(f"%{byte:02X}" for byte in key).encode()
    yield b"418 Strange\r\nContent-Type: application/json", lambda key: b'{"message": "no ' + percent(key) + b'"}'
    yield b"429 Too Many Requests\r\nRetry-After: 120", lambda key: b"{}"
    yield b"200 OK\r\nContent-Type: application/json", lambda key: b'"' + key + b" " * 10_000_000 + b'"'


with socket.create_server(PLACE) as server:
    print("ready", flush=True)
    for more, answer in answers():
        visitor, _ = server.accept()
        with visitor:
            _, sent = received(visitor)
            body = answer(sent.strip(b'"{} '))
            head = b"HTTP/1.1 " + more + b"\r\nConnection: close\r\nContent-Length: " + str(len(body)).encode()
            try:
                visitor.sendall(head + b"\r\n\r\n" + body)
            except OSError:
                # Whoever has read enough goes away.
                pass

"""A client that says exactly what it is told to: bytes on a socket, and answers taken apart by hand."""
import json
import socket
import ssl


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json.loads(self.body)

    def header(self, name):
        return self.headers.get(name.lower(), "")

    def cookie(self):
        return self.header("set-cookie").split(";")[0]


def read_answer(stream):
    """The answer of a file made from a socket; None where the connection was closed without one."""
    line = stream.readline()
    if not line:
        return None
    status, headers = int(line.split()[1]), {}
    while (line := stream.readline().strip()):
        name, value = line.split(b":", 1)
        headers[name.decode().lower()] = value.strip().decode()
    if headers.get("transfer-encoding") == "chunked":
        return Answer(status, headers, b"")
    return Answer(status, headers, stream.read(int(headers.get("content-length", 0))))


class Client:
    """One who speaks to a port; `cookie` is sent along."""

    def __init__(self, port, address="127.0.0.1", tls=False, cookie=""):
        self.port, self.address, self.tls, self.cookie = port, address, tls, cookie

    def connect(self, timeout=10):
        link = socket.create_connection((self.address, self.port), timeout)
        if self.tls:
            context = ssl.create_default_context()
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
            link = context.wrap_socket(link, server_hostname="localhost")
        return link

    def raw(self, data, timeout=10):
        """Sends these bytes; the answer, None for a connection that was just closed."""
        with self.connect(timeout) as link:
            try:
                link.sendall(data)
            except OSError:
                pass # refused before all was said: the answer is there
            try:
                return read_answer(link.makefile("rb"))
            except ConnectionError:
                return None

    def ask(self, method, path, body=None, headers=(), host=None):
        """A request as a browser sends it; a dict as body is JSON, bytes are sent as they are."""
        sent = {"Host": host or f"127.0.0.1:{self.port}", "Connection": "close"}
        if path.startswith("/api/") or isinstance(body, dict):
            sent["X-Usher"] = "1"
        if isinstance(body, dict):
            sent["Content-Type"], body = "application/json", json.dumps(body).encode()
        if self.cookie:
            sent["Cookie"] = self.cookie
        sent.update(dict(headers))
        if body is not None:
            sent["Content-Length"] = str(len(body))
        lines = "".join(f"{name}: {value}\r\n" for name, value in sent.items() if value is not None)
        return self.raw(f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + (body or b""))

    def get(self, path, **more):
        return self.ask("GET", path, **more)

    def post(self, path, body=None, **more):
        return self.ask("POST", path, {} if body is None else body, **more)

    def stream(self, path="/api/stream", after="", timeout=10):
        """An open stream of events, as a file; the socket stays as long as it."""
        link = self.connect(timeout)
        last = f"Last-Event-ID: {after}\r\n" if after else ""
        link.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nX-Usher: 1\r\nCookie: {self.cookie}\r\n"
                     f"{last}\r\n".encode())
        stream = link.makefile("rb")
        answer = read_answer(stream)
        return (stream if answer and answer.status == 200 else None), link, answer


def events(stream):
    """(event, id, data) one after the other, until the stream ends or is silent for too long."""
    said = ""
    while True:
        size = int(stream.readline() or b"0", 16)
        if size == 0:
            return
        said += stream.read(size).decode("utf-8", "surrogateescape") # a chunk may end within a letter
        stream.readline()
        *blocks, said = said.split("\n\n")
        for block in blocks:
            event = {"event": "message", "id": "", "data": ""}
            for line in block.encode("utf-8", "surrogateescape").decode().split("\n"):
                name, _, value = line.partition(": ")
                if name in event:
                    event[name] = value
            if event["data"]:
                yield event["event"], event["id"], event["data"]


def renewed(board, data):
    """The board after a `changed`, as a page would have it (src/web/board_feed.h)."""
    said = json.loads(data)
    if "board" in said:
        return said["board"]
    board = {**board, **said["set"]}
    for name, change in said["lists"].items():
        by = change["by"]
        rows = {row[by]: row for row in board[name] + change["rows"]}
        board[name] = [rows[one] for one in change.get("ids", [row[by] for row in board[name]])]
    return board

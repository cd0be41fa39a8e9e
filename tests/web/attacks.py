"""The pages as an attacker meets them, and as odd browsers do, on the real program: every route without a
session, wrong hosts, other sites, codes that are stolen, used, over or guessed, path tricks, headers and
bodies that are too long or dribble, names that try to be something else, and all of it over TLS.
Runs in the current folder, which is empty. USHER is the program, tool_pages stands beside it."""
import http.client
import json
import os
import resource
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
import traceback

from door import Door, soon
from raw import Client, events, read_answer, renewed

USHER = os.environ["USHER"]
SOURCE = os.environ["USHER_SOURCE"]

ROUTES = [("GET", "/api/me"), ("GET", "/api/board"), ("GET", "/api/stream"), ("GET", "/api/welcomes"), ("GET", "/api/arrivals?q=abc"),
          ("POST", "/api/me/rest"), ("POST", "/api/me/duty"), ("POST", "/api/me/leave"), ("POST", "/api/welcomes/x/claim"),
          ("POST", "/api/welcomes/x/release"), ("POST", "/api/welcomes/x/greet"), ("POST", "/api/welcomes/x/gone"),
          ("POST", "/api/welcomes/x/dismiss"), ("POST", "/api/help/x/done"), ("POST", "/api/introduce"), ("POST", "/api/checkin"),
          ("POST", "/api/checkin/x/undo")]
GUEST_ROUTES = [("GET", "/api/g/me"), ("GET", "/api/g/stream"), ("POST", "/api/g/edit"), ("POST", "/api/g/forget")]

HOSTILE = ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; DROP TABLE guest; --", "{{7*7}}${7*7}", "=cmd|' /C calc'!A0",
           "../../etc/passwd", "a\r\nSet-Cookie: usher=evil", "%00%0d%0a", "\u202eevil\u202c Name", "\x1b[2Jclear", "\u0000nul",
           "A" * 120, "Ünïcödé 王小明 محمد", "\ud83d\udc69\u200d\ud83d\udc67", "{\"event\": \"changed\"}", "data: x\n\nevent: alert",
           "&lt;b&gt;", "</title><script>", "__proto__", "constructor", "null", "NaN", "-->", "]]>", "javascript:alert(1)", "%s%n%x",
           "\u2028line\u2029", "\ufeffBOM", "x" * 119 + "é", "Robert'); DROP--"]


def say(line):
    print(line, flush=True)


class World:
    """One door with two hosts, a guest and a paired phone."""

    def __init__(self, *settings):
        self.door = Door(USHER)
        self.door.tell("init", "--group", "Early Birds", "--tz", "UTC")
        self.event = self.door.tell("event", "add", "--name", "Breakfast", "--starts", soon())["event"]
        self.amir = self.door.tell("host", "add", "Amir Haddad")["host"]
        self.sofia = self.door.tell("host", "add", "Sofia Lind")["host"]
        for key, value in (("web.port", str(self.door.port)), *settings):
            self.door.tell("settings", "set", key, value)
        self.door.open()
        self.stranger = Client(self.door.port)

    def pair(self, host="Amir Haddad", **more):
        answer = Client(self.door.port, **more).post("/pair", {"code": self.code(host)})
        assert answer.status == 200, answer.body
        return Client(self.door.port, cookie=answer.cookie(), **more)

    def code(self, host=None):
        return self.door.ask("pair.offer", **({"host": host} if host else {}))["code"]

    def arrive(self, name, **more):
        return self.door.ask("visit.check_in", new=name, **more)


def is_status(answer, status, what):
    seen = answer.status if answer else "nothing"
    assert seen == status, f"{what}: {seen}, not {status}: {answer.body[:200] if answer else ''}"


def has_safe_headers(answer, what):
    policy = answer.header("content-security-policy")
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy, f"{what}: {policy}"
    assert answer.header("x-content-type-options") == "nosniff", what
    assert answer.header("referrer-policy") == "no-referrer", what
    assert answer.header("cross-origin-resource-policy") == "same-origin", what
    assert answer.header("access-control-allow-origin") == "", what


# ---- who may do what

def strangers_see_nothing(world):
    for method, path in ROUTES + GUEST_ROUTES:
        answer = world.stranger.ask(method, path, {} if method == "POST" else None)
        is_status(answer, 401, f"{method} {path}")
        assert set(answer.json()) == {"error"}, answer.body
        has_safe_headers(answer, path)
    world.arrive("Dana Kim")
    for path in ("/", "/pair", "/healthz", "/manifest.webmanifest", "/arrivals", "/g/", "/g/nothing"):
        answer = world.stranger.get(path)
        assert answer.status in (200, 303, 401, 403), f"{path}: {answer.status}"
        assert b"Dana" not in answer.body, path
        has_safe_headers(answer, path)
    is_status(world.stranger.get("/healthz"), 200, "/healthz")
    assert world.stranger.get("/healthz").body == b"ok\n"


def only_known_methods_and_paths(world):
    phone = world.pair()
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get", "BREW"):
        is_status(phone.ask(method, "/api/board"), 405, method)
    is_status(phone.ask("POST", "/api/board", {}), 405, "POST on what is read")
    is_status(phone.get("/api/checkin"), 405, "GET on what is written")
    for path in ("/api/nothing", "/api/welcomes/a/b/c", "/api/welcomes//claim", "/api", "/assets/", "/assets/usher.db", "/usher.db"):
        assert phone.get(path).status in (400, 404), path
    is_status(phone.post("/api/welcomes/x/marry"), 404, "an act that is not there")
    head = phone.ask("HEAD", "/healthz")
    assert head.status == 200


def path_tricks_lead_nowhere(world):
    phone = world.pair()
    for path in ("/assets/../usher.db", "/assets/%2e%2e/usher.db", "/assets/..%2f..%2fusher.db", "/assets/%2e%2e%2f", "//etc/passwd",
                 "/assets/....//x", "/assets/usher.css%00.png", "/assets/%c0%ae%c0%ae/x", "/assets/\\..\\x", "/%", "/assets/%252e%252e/x",
                 "/assets/usher.css/", "/assets/./usher.css", "http://127.0.0.1/assets/usher.css", "*", "assets/usher.css"):
        answer = phone.ask("GET", path)
        assert answer and answer.status in (400, 404), f"{path}: {answer.status if answer else 'closed'}"
        assert b"SQLite" not in answer.body and b"root:" not in answer.body
    is_status(phone.get("/assets/usher.css"), 200, "a style")
    is_status(phone.get("/assets/%75sher.css"), 200, "the same, written oddly")


# ---- from where

def only_its_own_names(world):
    phone = world.pair()
    for host in ("evil.example", "evil.example:8321", "127.0.0.1.evil.example", "localhost@evil.example", "192.0.2.1", "", "[::2]", "localhost:99999"):
        for path in ("/", "/healthz", "/api/board", "/assets/usher.css", "/nothing"):
            is_status(phone.get(path, host=host or " "), 421, f"{path} at \"{host}\"")
    for host in ("localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:8321", socket.gethostname()):
        is_status(phone.get("/healthz", host=host), 200, host)
    no_host = phone.raw(b"GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n")
    assert no_host is None or no_host.status in (400, 421), no_host.status
    old = phone.raw(b"GET /api/board HTTP/1.0\r\nX-Usher: 1\r\n\r\n")
    assert old is None or old.status in (400, 421), old.status


def the_header_is_needed(world):
    phone = world.pair()
    for method, path in ROUTES:
        for value in (None, "0", "yes", ""):
            answer = phone.ask(method, path, {} if method == "POST" else None, headers={"X-Usher": value})
            is_status(answer, 403, f"{method} {path} with X-Usher: {value}")


def other_sites_change_nothing(world):
    phone, visit = world.pair(), world.arrive("Cross Site")["visit"]
    claim = f"/api/welcomes/{visit}/claim"
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
                    {"Origin": f"http://127.0.0.1:{world.door.port + 1}"}, {"Origin": f"https://127.0.0.1:{world.door.port}"}):
        is_status(phone.post(claim, {}, headers=headers), 403, str(headers))
        is_status(phone.ask("POST", "/pair", b"code=" + world.code("Sofia Lind").encode(),
                            headers={"Content-Type": "application/x-www-form-urlencoded", **headers}), 403, f"pairing by {headers}")
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    is_status(phone.ask("POST", claim, b"a=b", headers=form), 415, "a form where JSON belongs")
    is_status(phone.ask("POST", claim, b"{}", headers={"Content-Type": "text/plain"}), 415, "JSON that calls itself text")
    is_status(phone.ask("POST", "/pair", b"{}", headers={"Content-Type": "text/plain"}), 415, "pairing as text")
    state = [one["state"] for one in phone.get("/api/welcomes").json() if one["visit"] == visit]
    assert state == ["waiting"], state
    is_status(phone.post(claim, {}, headers={"Origin": world.door.url, "Sec-Fetch-Site": "same-origin"}), 200, "its own page")


# ---- letting in

def codes_let_in_once(world):
    code = world.code("Amir Haddad")
    is_status(world.stranger.get(f"/pair?code={code}"), 200, "looking at a code")
    is_status(world.stranger.get(f"/pair?code={code}"), 200, "looking again")
    answer = world.stranger.post("/pair", {"code": code})
    is_status(answer, 200, "a good code")
    assert answer.json()["host_name"] == "Amir Haddad", answer.body
    cookie = answer.header("set-cookie")
    for word in ("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=15552000"):
        assert word in cookie, cookie
    assert "Secure" not in cookie and len(answer.cookie().split("=")[1]) == 32, cookie
    is_status(world.stranger.post("/pair", {"code": code}), 403, "the same code again")
    is_status(world.stranger.get(f"/pair?code={code}"), 403, "its page")
    form = world.stranger.ask("POST", "/pair", b"code=" + world.code("Amir Haddad").encode(),
                              headers={"Content-Type": "application/x-www-form-urlencoded", "X-Usher": None})
    is_status(form, 303, "a form")
    assert form.header("location") == "/" and form.cookie().startswith("usher="), form.headers


def the_board_is_asked(world):
    code = world.code()
    is_status(world.stranger.post("/pair", {"code": code}), 400, "nobody said whose")
    asked = world.stranger.post("/pair", {"code": code, "host": world.sofia})
    is_status(asked, 202, "asking")
    mine = asked.json()["code"]
    assert mine != code
    is_status(world.stranger.post("/pair", {"code": code, "host": world.amir}), 403, "who has seen the code, too")
    is_status(world.stranger.post("/pair", {"code": mine}), 202, "asking again")
    assert world.stranger.get(f"/api/pair?code={mine}").json() == {"state": "asked"}
    pairing = world.door.ask("board.show")["asking"][0]["pairing"]
    world.door.ask("pair.answer", pairing=pairing, allow=True)
    assert world.stranger.get(f"/api/pair?code={mine}").json() == {"state": "allowed"}
    done = world.stranger.post("/pair", {"code": mine})
    is_status(done, 200, "let in")
    assert done.json()["host"] == world.sofia
    refused = world.stranger.post("/pair", {"code": world.code(), "host": world.sofia}).json()["code"]
    world.door.ask("pair.answer", pairing=world.door.ask("board.show")["asking"][0]["pairing"], allow=False)
    is_status(world.stranger.post("/pair", {"code": refused}), 403, "not let in")


def revoked_is_out_at_once(world):
    phone = world.pair("Sofia Lind")
    stream, link, _ = phone.stream()
    assert phone.get("/api/me").json()["host"] == world.sofia
    other = world.pair("Sofia Lind")
    for one in world.door.tell("host", "phones", "Sofia Lind"):
        world.door.tell("host", "revoke", one["phone"])
    is_status(phone.get("/api/board"), 401, "a revoked phone")
    is_status(other.get("/api/board"), 401, "another revoked phone")
    later = world.door.tell("checkin", "--new", "Later Than That")["visit"]
    link.settimeout(5)
    assert all(later not in data for _, _, data in events(stream)), "a revoked stream tells"
    world.door.tell("checkin", "undo", later)
    leaving = world.pair()
    left = leaving.post("/api/me/leave")
    is_status(left, 200, "leaving")
    assert "Max-Age=0" in left.header("set-cookie")
    is_status(leaving.get("/api/board"), 401, "who has left")
    for cookie in ("usher=", "usher=x", "usher=" + "a" * 32, "usher=" + "a" * 5000, "usher=%00", "usher=a; usher=b", "__Host-usher=x"):
        is_status(Client(world.door.port, cookie=cookie).get("/api/board"), 401, cookie[:40])


def guessing_ends_after_ten(world):
    for i in range(10): # whatever address somebody claims to have
        is_status(world.stranger.post("/pair", {"code": f"{i:032d}"}, headers={"X-Forwarded-For": f"192.0.2.{i}"}), 403, f"guess {i}")
    good = world.code("Amir Haddad")
    is_status(world.stranger.post("/pair", {"code": good}), 429, "the eleventh")
    is_status(world.stranger.get(f"/api/pair?code={good}"), 429, "asking how it stands")
    is_status(world.stranger.get(f"/pair?code={good}"), 429, "the page")


def proxies_do_not_lock_phones_out(world):
    """Behind a proxy of this machine all have its address: one who guesses must not keep the others out, and gets nowhere by it,
    since a code has 160 bits."""
    world.door.close()
    world.door.tell("settings", "set", "web.url", "https://door.example.org")
    world.door.open()
    proxied = {"host": "door.example.org", "headers": {"Origin": "https://door.example.org", "X-Forwarded-For": "192.0.2.7"}}
    for i in range(30):
        is_status(world.stranger.post("/pair", {"code": f"{i:032d}"}, **proxied), 403, f"guess {i}")
    code = world.code("Amir Haddad")
    assert len(code) == 32 and set(code) <= set("0123456789abcdefghjkmnpqrstvwxyz"), code
    done = world.stranger.post("/pair", {"code": code}, **proxied)
    is_status(done, 200, "a good code among guesses")
    assert done.cookie().startswith("__Host-usher=") and "Secure" in done.header("set-cookie"), done.headers
    is_status(Client(world.door.port, cookie=done.cookie()).get("/api/me", host="door.example.org"), 200, "through the proxy")


# ---- what cannot be read

def bodies_that_are_no_json(world):
    phone = world.pair()
    kind = {"Content-Type": "application/json"}
    for body in (b"{", b"[]", b"null", b"1", b"\"x\"", b"{}{}", b"\x00", b"{\"a\": \"\x00\"}", b"\xff\xfe{}", b"{\"a\": \"\xff\"}", b"[" * 10000,
                 b"{\"a\":" * 3000, b"{\"new\": \"x\", \"new\": 5}"[:-2]):
        is_status(phone.ask("POST", "/api/checkin", body, headers=kind), 400, body[:30])
    for body in ({}, {"new": ""}, {"new": 5}, {"guest": ["x"]}, {"code": None}, {"new": "x", "at": "yesterday"}):
        assert phone.post("/api/checkin", body).status in (400, 409), body
    is_status(phone.post("/api/me/duty", {"on": "yes"}), 400, "a text for a boolean")
    is_status(phone.post("/api/welcomes/zzzz/claim"), 404, "no such visit")
    is_status(phone.post("/api/introduce", {"a": "x"}), 400 if phone.post("/api/introduce", {"a": "x"}).status == 400 else 409, "half a pair")


def too_much_is_refused(world):
    phone = world.pair()
    kind = {"Content-Type": "application/json"}
    is_status(phone.ask("POST", "/api/checkin", b" " * (64 * 1024 + 1), headers=kind), 413, "a long body")
    is_status(phone.raw(b"POST /api/checkin HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999\r\n\r\n"), 413, "a promise of one")
    long_header = phone.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + b"a" * 100000 + b"\r\n\r\n")
    assert long_header is None or long_header.status == 431, long_header.status
    many = phone.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"".join(b"X-%d: y\r\n" % i for i in range(5000)) + b"\r\n")
    assert many is None or many.status == 431, many.status
    target = phone.raw(b"GET /?q=" + b"a" * 50000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert target is None or target.status in (400, 414, 431), target.status
    is_status(phone.get("/?q=" + "a" * 3000), 400, "a long query")
    is_status(phone.get("/api/arrivals?" + "&".join(f"k{i}=1" for i in range(100))), 400, "many names")
    assert phone.get("/api/arrivals?q=" + "a" * 1500).status in (200, 400, 409)


def what_could_mean_two_things(world):
    head = b"POST /api/checkin HTTP/1.1\r\nHost: localhost\r\nX-Usher: 1\r\nContent-Type: application/json\r\n"
    for more in (b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                 b"Host: evil.example\r\nContent-Length: 2\r\n\r\n{}", b"Cookie: usher=a\r\nCookie: usher=b\r\nContent-Length: 2\r\n\r\n{}",
                 b"Content-Length: 2\r\nContent-Length: 20\r\n\r\n{}", b"Content-Length: -1\r\n\r\n", b"Content-Length: x\r\n\r\n{}",
                 b"Origin: http://localhost\r\nOrigin: http://evil.example\r\nContent-Length: 2\r\n\r\n{}"):
        answer = world.stranger.raw(head + more)
        assert answer is None or answer.status in (400, 401, 413), f"{more[:60]}: {answer.status}"
    for garbage in (b"\x16\x03\x01\x02\x00\x01\x00", b"\r\n\r\n\r\n", b"GET\r\n\r\n", b"\x00" * 500, b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                    b"GET / HTTP/1.1\r\n Host: localhost\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"):
        with world.stranger.connect(2) as link:
            link.sendall(garbage)
            link.shutdown(socket.SHUT_WR)
            try:
                answer = read_answer(link.makefile("rb"))
            except (TimeoutError, ConnectionError, IndexError, ValueError):
                answer = None
            assert answer is None or answer.status >= 400 or answer.status == 303, f"{garbage[:20]}: {answer.status}"
    is_status(world.stranger.get("/healthz"), 200, "afterwards")


def dribbles_end(world):
    """Headers within ten seconds of the connection, bodies within twenty, whatever comes meanwhile; and a reply has to be
    taken within thirty."""
    slow = {}
    greedy = socket.socket()
    greedy.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    greedy.connect(("127.0.0.1", world.door.port))
    greedy.settimeout(0.05)
    began_greedy, is_cut = time.monotonic(), False
    try:
        for _ in range(2000): # until nothing goes either way
            greedy.sendall(b"GET /assets/usher.js HTTP/1.1\r\nHost: localhost\r\n\r\n")
    except TimeoutError:
        pass
    for name, start, drop in (("silent", b"", b""), ("headers", b"GET / HTTP/1.1\r\n", b"X: y\r\n"),
                              ("body", b"POST /pair HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Usher: 1\r\n"
                                       b"Content-Length: 5000\r\n\r\n", b" ")):
        link = world.stranger.connect()
        link.sendall(start)
        link.setblocking(False)
        slow[name] = (link, drop, time.monotonic())
    ended = {}
    began = time.monotonic()
    while slow and time.monotonic() - began < 30:
        for name, (link, drop, since) in list(slow.items()):
            try:
                link.send(drop)
                if link.recv(10) == b"":
                    raise ConnectionResetError
            except BlockingIOError:
                continue
            except OSError:
                ended[name] = time.monotonic() - since
                link.close()
                del slow[name]
        time.sleep(0.1)
    while not is_cut and time.monotonic() - began_greedy < 40:
        try:
            greedy.send(b"G")
        except TimeoutError:
            pass
        except OSError:
            is_cut = True
        time.sleep(0.2)
    greedy.close()
    assert is_cut and time.monotonic() - began_greedy > 25, f"a reader who does not read: {is_cut}"
    assert not slow, f"still connected: {list(slow)}"
    assert 9 <= ended["silent"] <= 12 and 9 <= ended["headers"] <= 12 and 19 <= ended["body"] <= 22, ended


# ---- hostile names

def names_stay_names(world):
    phone = world.pair()
    stream, link, _ = phone.stream()
    link.settimeout(5)
    for name in HOSTILE:
        answer = phone.post("/api/checkin", {"new": name, "company": name})
        assert answer.status in (200, 400, 409), f"{name!r}: {answer.status}"
        for path in ("/api/board", "/api/welcomes", "/api/arrivals?q="):
            json.loads(phone.get(path).body)
    for path in ("/", "/arrivals", "/pair"):
        page = phone.get(path).body.decode()
        assert "<script>alert" not in page and "onerror" not in page
    world.door.ask("host.add", name="<script>alert(1)</script>")
    page = world.stranger.get(f"/pair?code={world.code()}").body.decode()
    assert "&lt;script&gt;" in page and "<script>alert" not in page
    for name in HOSTILE:
        shown = phone.get("/api/arrivals?q=" + "".join(f"%{byte:02X}" for byte in name.encode("utf-8", "surrogatepass")[:400]))
        assert shown.status in (200, 400, 409), f"{name!r}: {shown.status}"
    seen = 0
    try:
        for event, number, data in events(stream):
            assert event in ("changed", "alert") and "-" in number and json.loads(data) is not None
            seen += 1
            if seen > 20:
                break
    except TimeoutError:
        pass
    assert seen > 1


# ---- streams

def streams_go_on_where_they_were(world):
    phone = world.pair()
    stream, link, _ = phone.stream()
    told = events(stream)
    event, first, _ = next(told)
    assert event == "changed"
    world.arrive("Stream One")
    for event, last, data in told:
        if event == "alert":
            break
    assert "Stream" in data
    link.close()
    world.arrive("Stream Two")
    time.sleep(0.5)
    stream, link, _ = phone.stream(after=first)
    seen = [next(events_of) for events_of in [events(stream)] for _ in range(3)]
    alerts = [data for event, _, data in seen if event == "alert"]
    assert len(alerts) >= 2 and "Stream" in alerts[0], seen
    assert seen[-1][0] == "changed" or any(event == "changed" for event, _, _ in seen), seen
    link.close()
    stream, link, _ = phone.stream(after="otherrun-99999")
    assert next(events(stream))[0] == "changed"
    link.close()
    for odd in ("x", "-", "9" * 300, first + "9" * 30, "%00"):
        stream, link, answer = phone.stream(after=odd)
        assert answer.status == 200, odd
        link.close()


def without_passing_time(board):
    cards = [{name: value for name, value in card.items() if name != "waited_s"} for card in board["cards"]]
    return {**{name: value for name, value in board.items() if name != "now_ms"}, "cards": cards}


def stream_says_what_the_board_is(world, phone):
    """Whatever happens: who has heard the stream knows what GET would say, and nothing else."""
    def claimed(who):
        world.door.ask("welcome.claim", visit=visits[who], host=world.amir)

    visits, board, said = {}, None, b""
    deeds = [lambda: None, lambda: visits.update(one=world.arrive("Dana Kim", company="Acme", email="dana@acme.example")["visit"]),
             lambda: visits.update(two=world.arrive("Lina Berg", company="Acme")["visit"]), lambda: claimed("two"), lambda: claimed("one"),
             lambda: world.door.ask("welcome.greet", visit=visits["one"], host=world.amir), lambda: world.door.ask("host.add", name="Theo Lind"),
             lambda: world.door.ask("welcome.undo", visit=visits["one"]), lambda: world.door.tell("settings", "set", "brand.colour", "#112233"),
             lambda: world.door.ask("visit.undo", visit=visits["two"]), lambda: world.door.ask("event.edit", event=world.event, name="Later")]
    stream, link, _ = phone.stream()
    told = events(stream)
    for number, deed in enumerate(deeds):
        deed()
        wanted = without_passing_time(phone.get("/api/board").json())
        until = time.monotonic() + 5
        while board is None or without_passing_time(board) != wanted:
            assert time.monotonic() < until, f"deed {number}: {board}, not {wanted}"
            event, _, data = next(told)
            said += data.encode()
            if event == "changed":
                assert ("board" in json.loads(data)) == (board is None), f"all of it is told once: {data}"
                board = renewed(board, data)
            wanted = without_passing_time(phone.get("/api/board").json())
    link.close()
    return said


def streams_carry_the_board(world):
    said = stream_says_what_the_board_is(world, world.pair())
    assert b"Acme" in said and b"Later" in said


# ---- a guest's own page

def guests_see_their_own_page(world):
    world.door.close()
    world.door.open(os.path.join(os.path.dirname(USHER), "tool_pages"), world.door.database, os.path.join(SOURCE, "assets"))
    one, other = world.arrive("Amara Okafor", company="Acme"), world.arrive("Lina Berg")
    path = world.door.link_of(one["visit"], world.event).removeprefix(world.door.url)
    assert world.door.link_of(other["visit"], world.event).removeprefix(world.door.url) != path
    opened = world.stranger.get(path)
    is_status(opened, 303, "the first opening")
    assert opened.header("location") == "/g/" and "HttpOnly" in opened.header("set-cookie")
    is_status(world.stranger.get(path), 403, "another browser")
    guest = Client(world.door.port, cookie=opened.cookie())
    is_status(guest.get("/g/"), 200, "the page")
    me = guest.get("/api/g/me")
    is_status(me, 200, "who am I")
    assert me.json()["guest"] == one["guest"] and "Lina" not in me.body.decode(), me.body
    for method, route in ROUTES:
        is_status(guest.ask(method, route, {} if method == "POST" else None), 401, f"a guest at {route}")
    is_status(world.pair().get("/api/g/me"), 401, "a host as a guest")
    edited = guest.post("/api/g/edit", {"fields": {"company": "<b>New</b>", "email": "a@acme.example"}, "consents": {"share_contact": True},
                                        "visit": other["visit"], "guest": other["guest"]})
    is_status(edited, 200, "an edit")
    assert world.door.ask("guest.show", guest=other["guest"])["company"] in ("", None)
    card = guest.get("/api/g/card.svg", headers={"X-Usher": "1"})
    is_status(card, 200, "the card")
    assert card.header("content-type") == "image/svg+xml" and b"<svg" in card.body and b"<script" not in card.body
    stream, link, _ = guest.stream("/api/g/stream")
    link.settimeout(3)
    told = events(stream)
    assert next(told)[0] == "changed"
    time.sleep(0.5)
    world.door.ask("welcome.claim", visit=other["visit"], host=world.amir)
    try:
        assert next(told) is None, "a guest is told of somebody else"
    except (TimeoutError, OSError):
        pass
    link.close()
    stream, link, _ = guest.stream("/api/g/stream")
    told = events(stream)
    next(told)
    time.sleep(0.5)
    world.door.ask("welcome.claim", visit=one["visit"], host=world.amir)
    assert next(told)[0] == "changed"
    link.close()
    is_status(guest.post("/api/g/forget"), 200, "asking to be forgotten")
    world.door.tell("event", "close", world.event, "--yes")
    is_status(guest.get("/api/g/me"), 403, "after the event")
    is_status(guest.get("/g/"), 401, "the page after the event")
    world.door.close()


# ---- over the network

def unencrypted_stays_at_home(world):
    world.door.close()
    for address in ("0.0.0.0", "::", "192.0.2.1"):
        world.door.tell("settings", "set", "web.address", address)
        done = subprocess.run([USHER, "run", "--web"], capture_output=True, timeout=30, text=True)
        assert done.returncode == 78 and "unencrypted" in done.stderr and "ready" not in done.stderr, done
    world.door.tell("settings", "set", "web.address", "0.0.0.0")
    world.door.tell("settings", "set", "web.insecure_lan", "yes")
    world.door.open()
    world.arrive("Dana Kim", company="Acme", email="dana@acme.example")
    phone = world.pair()
    said = stream_says_what_the_board_is(world, phone)
    assert b"Acme" not in said and b"Kim" not in said and b"Dana K." in said, said
    for path in ("/api/board", "/api/welcomes", "/api/arrivals?q=dana", "/api/arrivals?q="):
        answer = phone.get(path)
        is_status(answer, 200, path)
        assert b"Acme" not in answer.body and b"Kim" not in answer.body, f"{path}: {answer.body}"
    assert "Dana K." in phone.get("/api/board").json()["cards"][0]["shown"]
    assert phone.get("/api/me").json()["insecure"] is True
    is_status(phone.get("/g/whatever"), 403, "a guest's page")
    is_status(phone.get("/api/board", host="0.0.0.0"), 421, "every address is no name")


def doors_close_while_asked(world):
    """Phones go on asking over the connections they have until the very end; the door ends well all the same."""
    def ask_until_it_ends(cookie, path):
        link = http.client.HTTPConnection("127.0.0.1", world.door.port, timeout=10)
        try:
            while True:
                link.request("GET", path, headers={"X-Usher": "1", "Cookie": cookie})
                link.getresponse().read()
        except (OSError, http.client.HTTPException):
            link.close()

    cookie = world.pair().cookie
    for _ in range(12):
        asking = [threading.Thread(target=ask_until_it_ends, args=(cookie, path))
                  for path in ("/api/board", "/api/stream") * 10]
        for one in asking:
            one.start()
        time.sleep(0.2)
        world.door.close()
        for one in asking:
            one.join()
        world.door.open()


def encrypted_pages(world):
    world.door.close()
    with open("certificate.cfg", "w", encoding="utf-8") as file:
        file.write('cn = "localhost"\ntls_www_server\nexpiration_days = 2\n')
    for words in (["--generate-privkey", "--key-type", "rsa", "--bits", "2048", "--outfile", "key.pem"],
                  ["--generate-self-signed", "--load-privkey", "key.pem", "--template", "certificate.cfg", "--outfile", "cert.pem"]):
        subprocess.run(["certtool", *words], check=True, capture_output=True)
    world.door.tell("settings", "set", "web.certificate", os.path.abspath("cert.pem"))
    done = subprocess.run([USHER, "run", "--web"], capture_output=True, timeout=30, text=True)
    assert done.returncode == 78 and "web.key" in done.stderr, done
    world.door.tell("settings", "set", "web.key", os.path.abspath("cert.pem"))
    done = subprocess.run([USHER, "run", "--web"], capture_output=True, timeout=30, text=True)
    assert done.returncode == 78 and "belong together" in done.stderr, done
    world.door.tell("settings", "set", "web.key", os.path.abspath("nothing.pem"))
    done = subprocess.run([USHER, "run", "--web"], capture_output=True, timeout=30, text=True)
    assert done.returncode == 78 and "nothing.pem" in done.stderr, done
    world.door.tell("settings", "set", "web.key", os.path.abspath("key.pem"))
    world.door.tell("settings", "set", "web.address", "0.0.0.0")
    world.door.open()
    assert world.door.tell("host", "pair", "Amir Haddad")["url"].startswith("https://")
    phone = world.pair(tls=True)
    assert phone.cookie.startswith("__Host-usher="), phone.cookie
    answer = phone.get("/api/me")
    is_status(answer, 200, "over TLS")
    assert "max-age" in answer.header("strict-transport-security"), answer.headers
    is_status(Client(world.door.port, tls=True, cookie=phone.cookie.removeprefix("__Host-")).get("/api/me"), 401, "the plain cookie")
    stream, link, _ = phone.stream()
    told = events(stream)
    assert next(told)[0] == "changed"
    world.arrive("Dana Kim")
    assert any(event == "alert" for event, _, _ in (next(told), next(told), next(told)))
    link.close()
    with socket.create_connection(("127.0.0.1", world.door.port), 5) as plain:
        plain.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        try:
            assert b"ok" not in plain.recv(1000), "plain HTTP on the encrypted port"
        except ConnectionError:
            pass


def the_guide_s_own_certificate(world):
    """The lines of docs/deploy.md, as they stand there: a browser that trusts ca.pem finds nothing wrong."""
    if not shutil.which("openssl"):
        say("        without openssl there is no certificate of one's own")
        return
    with open(os.path.join(SOURCE, "docs", "deploy.md"), encoding="utf-8") as file:
        page = file.read()
    lines = page[page.index("    openssl req -x509"):].split("\n\n")[0]
    subprocess.run(["sh", "-ec", lines], check=True, capture_output=True)
    for purpose, name in (("sslserver", "door.internal"), ("sslserver", "10.42.0.1")):
        checked = subprocess.run(["openssl", "verify", "-x509_strict", "-purpose", purpose, "-CAfile", "ca.pem", "-verify_ip" if name[0] == "1" else
                                  "-verify_hostname", name, "door.pem"], capture_output=True, text=True)
        assert checked.returncode == 0, checked
    usage = subprocess.run(["openssl", "x509", "-noout", "-ext", "extendedKeyUsage", "-in", "door.pem"], capture_output=True, text=True)
    assert "TLS Web Server" in usage.stdout, "iPhones want that said: " + usage.stdout + usage.stderr
    world.door.close()
    for key, value in (("url", f"https://door.internal:{world.door.port}"), ("certificate", os.path.abspath("door.pem")),
                       ("key", os.path.abspath("door.key"))):
        world.door.tell("settings", "set", "web." + key, value)
    world.door.open()
    trusting = ssl.create_default_context(cafile="ca.pem")
    with trusting.wrap_socket(world.stranger.connect(), server_hostname="door.internal") as link:
        link.sendall(b"GET /healthz HTTP/1.1\r\nHost: door.internal\r\nConnection: close\r\n\r\n")
        is_status(read_answer(link.makefile("rb")), 200, "the door by its name")


def doors_that_cannot_open(world):
    done = subprocess.run([USHER, "run", "--web"], capture_output=True, timeout=30, text=True)
    assert done.returncode == 1 and "running" in done.stderr, done
    world.door.close()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", world.door.port))
        taken.listen()
        done = subprocess.run([USHER, "run", "--web"], capture_output=True, timeout=30, text=True)
        assert done.returncode == 74 and "web.port" in done.stderr, done
    world.door.open()
    streams = [world.pair().stream() for _ in range(3)]
    began = time.monotonic()
    world.door.close()
    assert time.monotonic() - began < 5, "it waits for streams"
    for stream, link, _ in streams:
        link.settimeout(5)
        list(events(stream))
        link.close()


def many_find_room(world):
    """A machine that allows few open files: the door asks for more, or holds fewer at once, and goes on answering."""
    world.door.close()
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, before[1]))
    world.door.open()
    resource.setrlimit(resource.RLIMIT_NOFILE, before)
    links = [world.stranger.connect() for _ in range(600)]
    is_status(world.stranger.get("/healthz"), 200, "with six hundred others")
    is_status(world.pair().get("/api/me"), 200, "a phone among them")
    for link in links:
        link.close()


def pages_by_ipv6(world):
    """All of it over the newer loopback: the name in brackets, pairing, the board and its stream."""
    world.door.close()
    world.door.tell("settings", "set", "web.address", "::1")
    try:
        world.door.open()
    except AssertionError as error:
        assert "::1" in str(error), error
        say("        this machine has no IPv6")
        return
    here, url = f"[::1]:{world.door.port}", world.door.tell("host", "pair", "Amir Haddad")["url"]
    assert url.startswith(f"http://{here}/"), url
    sent = {"host": here, "headers": {"Origin": f"http://{here}"}}
    paired = Client(world.door.port, "::1").post("/pair", {"code": url.split("=")[1]}, **sent)
    is_status(paired, 200, "pairing")
    phone = Client(world.door.port, "::1", cookie=paired.cookie())
    is_status(phone.get("/api/board", host=here), 200, "the board")
    is_status(phone.get("/api/board", host="[::2]"), 421, "another name")
    is_status(phone.post("/api/me/duty", {"on": True}, host=here, headers={"Origin": "http://[::2]"}), 403, "another site")
    stream, link, _ = phone.stream()
    assert next(events(stream))[0] == "changed"
    link.close()


TESTS = [strangers_see_nothing, only_known_methods_and_paths, path_tricks_lead_nowhere, only_its_own_names, the_header_is_needed,
         other_sites_change_nothing, codes_let_in_once, the_board_is_asked, revoked_is_out_at_once, bodies_that_are_no_json,
         too_much_is_refused, what_could_mean_two_things, names_stay_names, dribbles_end]
ALONE = [streams_go_on_where_they_were, streams_carry_the_board, guessing_ends_after_ten, proxies_do_not_lock_phones_out, guests_see_their_own_page, unencrypted_stays_at_home,
         many_find_room, doors_close_while_asked, encrypted_pages, the_guide_s_own_certificate, doors_that_cannot_open, pages_by_ipv6]


def alone(test):
    os.makedirs(test.__name__)
    os.chdir(test.__name__)
    world = World()
    try:
        test(world)
    finally:
        world.door.close()
        os.chdir("..")


def main():
    wanted = sys.argv[1:]
    failed = 0
    home = os.getcwd()
    shared = World()
    for test in [one for one in TESTS + ALONE if not wanted or one.__name__ in wanted]:
        os.chdir(home)
        try:
            if test in ALONE:
                alone(test)
                os.environ["USHER_DB"], os.environ["XDG_CONFIG_HOME"] = shared.door.database, os.path.join(home, "config")
            else:
                shared.stranger.get("/healthz")
                test(shared)
            say(f"ok      {test.__name__}")
        except Exception: # pylint: disable=broad-except
            failed += 1
            say(f"FAILED  {test.__name__}")
            traceback.print_exc()
    shared.door.close()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

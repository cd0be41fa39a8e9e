"""Five hundred who connect to the pages and say nothing, or say it a byte at a time, twice: with room for all of
them, and with room for two hundred alone. Meanwhile a new phone pairs, a paired one keeps its stream and is told of
check-ins, and the kiosk's window goes on answering fingers as fast as before.
    CALLERS    how many (500)
Runs in the current folder, which is empty. USHER is the program."""
import os
import selectors
import socket
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "glass"), os.path.join(HERE, "..", "web")]
from door import Caller, Door, found, middle, usher  # noqa: E402
from glass import Change, open_glass  # noqa: E402
from raw import Client, events  # noqa: E402

WIDTH, HEIGHT = 1280, 800
CALLERS = int(os.environ.get("CALLERS", 500))
TAPS, FLOOD_S = 20, 13
SLOWEST_MS = 100 # of the median tap, on a machine that also floods itself
HELLO_MS = 2000  # for a new phone, from its first byte to its session


def check(holds, what):
    if not holds:
        sys.exit(f"web_flood: {what}")


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Flood(threading.Thread):
    """Keeps so many connections: a third silent, a third with headers that never end, a third with a body."""

    STARTS = [b"", b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
              b"POST /pair HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Usher: 1\r\n"
              b"Content-Length: 60000\r\n\r\n"]

    def __init__(self, port):
        super().__init__(daemon=True)
        self.port, self.links, self.opened, self.dropped = port, [], 0, 0
        self.is_over = threading.Event()
        self.full = threading.Event()

    def open_one(self):
        link = socket.socket()
        link.setblocking(False)
        link.connect_ex(("127.0.0.1", self.port))
        start = self.STARTS[self.opened % len(self.STARTS)]
        self.opened += 1
        self.links.append([link, start, bool(start)])

    def dribble(self, entry):
        """A byte more; False once it was cut off."""
        link, start, speaks = entry
        try:
            if speaks:
                link.send(start or b"a")
                entry[1] = b""
            return link.recv(100) != b""
        except (BlockingIOError, InterruptedError):
            return True
        except OSError as error:
            return error.errno == 107 # not connected yet

    def run(self):
        while not self.is_over.is_set():
            for entry in list(self.links):
                if not self.dribble(entry):
                    entry[0].close()
                    self.links.remove(entry)
                    self.dropped += 1
            for _ in range(min(50, CALLERS - len(self.links))):
                self.open_one()
            if len(self.links) >= CALLERS:
                self.full.set()
            time.sleep(0.2)

    def end(self):
        self.is_over.set()
        self.join()
        for link, _, _ in self.links:
            link.close()


def median(values):
    return sorted(values)[len(values) // 2]


class Kiosk:
    """A finger that opens Find and goes back again."""

    def __init__(self, glass):
        self.glass = glass
        self.hello, self.find = Door.regions("hello", WIDTH, HEIGHT), Door.regions("find", WIDTH, HEIGHT)
        before = glass.settle()
        self.tap(self.hello, "check-in")
        after = glass.changed(before)
        self.opens, self.closes = Change(glass, before, after), Change(glass, after, before)
        self.leave()

    def tap(self, regions, name):
        return self.glass.tap(*middle(regions[name]))

    def leave(self):
        since = self.tap(self.find, "back")
        check(self.closes.wait(since) is not None, "Find does not close")

    def measure(self):
        taken_ms = []
        for _ in range(TAPS):
            taken_ms.append(self.opens.wait(self.tap(self.hello, "check-in")))
            check(taken_ms[-1] is not None, "Find does not open")
            self.leave()
            time.sleep(0.05)
        return median(taken_ms)


def pair(port, caller):
    """A new phone: its session, and how many milliseconds that took."""
    code = caller.ask("pair.offer", {"host": "Eva"})[0]["code"]
    began = time.monotonic()
    for _ in range(5): # a phone tries again, as browsers do where a connection is cut before an answer
        try:
            answer = Client(port).post("/pair", {"code": code})
        except OSError:
            answer = None
        if answer:
            break
    check(answer and answer.status == 200, f"a new phone cannot pair: {answer and answer.status}")
    return Client(port, cookie=answer.cookie()), (time.monotonic() - began) * 1e3


def hears(stream, link, caller, name):
    """A paired phone hears of a check-in."""
    link.settimeout(5)
    caller.ask("visit.check_in", {"new": name})
    for event, _, _ in events(stream):
        if event == "changed":
            return True
    return False


def play(glass, most, *faces):
    port = free_port()
    usher("settings", "set", "web.port", str(port))
    usher("settings", "set", "web.connections", str(most))
    door = Door(*faces, "--windowed", f"{WIDTH}x{HEIGHT}").wait_ready()
    caller, kiosk = Caller(), Kiosk(glass)
    phone, _ = pair(port, caller)
    stream, link, _ = phone.stream()
    calm_ms = kiosk.measure()
    flood = Flood(port)
    flood.start()
    if most > CALLERS:
        check(flood.full.wait(20), "the flood does not rise")
    began, hello_ms, round_number = time.monotonic(), [], 0
    flooded_ms = []
    while time.monotonic() - began < FLOOD_S:
        round_number += 1
        hello_ms.append(pair(port, caller)[1])
        check(hears(stream, link, caller, f"Guest {most} {round_number}"), "a paired phone is cut off")
        flooded_ms.append(kiosk.measure())
    check(flood.dropped >= (CALLERS // 3 if most > CALLERS else CALLERS - most), f"only {flood.dropped} were cut off")
    flood.end()
    print(f"room for {most}: {flood.opened} callers, {flood.dropped} cut off; a tap {calm_ms:.1f} ms before and "
          f"{median(flooded_ms):.1f} ms meanwhile; a new phone {max(hello_ms):.0f} ms at most")
    check(median(flooded_ms) < SLOWEST_MS, "the kiosk is slow")
    check(max(hello_ms) < HELLO_MS, "a new phone waits")
    link.close()
    door.end()


def main():
    with open_glass(WIDTH, HEIGHT) as glass:
        found(glass)
        play(glass, 1500, "--kiosk", "--web")
        usher("settings", "set", "web.on", "yes")
        play(glass, 200) # no face named: both


main()

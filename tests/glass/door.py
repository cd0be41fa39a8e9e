"""Usher at work on a glass: a group with an event that is going on, its windows, and where to touch them.
USHER is the program, the database usher.db of the current folder. See glass.py."""
import json
import os
import socket
import subprocess
import sys
import threading
import time

from processes import Program

USHER = os.environ["USHER"]
os.environ["USHER_DB"] = os.path.join(os.getcwd(), "usher.db")
os.environ["XDG_CONFIG_HOME"] = os.getcwd() # no settings of this machine
WIDTH_MM = {1280: 217, 1920: 476}           # how wide a glass of so many pixels is


def usher(*words):
    """Asks a command that must answer. Returns what it says with --json."""
    done = subprocess.run([USHER, *words, "--json"], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          check=False)
    if done.returncode:
        sys.exit(f"usher {' '.join(words)}: exit {done.returncode}: {done.stderr.strip()}")
    return json.loads(done.stdout) if done.stdout.strip() else None


def found(glass, guests=()):
    """A group, an event that began a little while ago, a host on duty, guests (name, e-mail) who are expected, and
    the size of the glass."""
    usher("init", "--group", "Early Birds", "--tz", "UTC")
    usher("settings", "set", "display.width_mm", str(WIDTH_MM[glass.width] * glass.whole_width // glass.width))
    starts = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 600))
    ends = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 4 * 3600))
    usher("event", "add", "--name", "Breakfast", "--starts", starts, "--ends", ends)
    usher("host", "add", "Eva")
    if guests:
        with open("list.csv", "w", encoding="utf-8") as file:
            file.write("Name,E-mail\n" + "".join(f"{name},{email}\n" for name, email in guests))
        usher("import", "list.csv")


def middle(area):
    return area[0] + area[2] // 2, area[1] + area[3] // 2


def slow_sync():
    """Builds what makes a disk slow; for LD_PRELOAD, beside SLOW_SYNC_MS."""
    library = os.path.join(os.getcwd(), "slow_sync.so")
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library,
                    os.path.join(os.path.dirname(os.path.abspath(__file__)), "slow_sync.c")], check=True)
    return library


class Door(Program):
    """`usher run`. Its first words on stderr say that it is ready."""

    def __init__(self, *options, **environment):
        super().__init__(USHER, "run", *options, stderr=subprocess.PIPE, **environment)
        self.said, self.is_ready = [], threading.Event()
        self.listener = threading.Thread(target=self.listen, daemon=True)
        self.listener.start()

    def listen(self):
        for line in self.process.stderr:
            self.said.append(line.decode(errors="replace").strip())
            if self.said[-1] == "ready":
                self.is_ready.set()
        self.is_ready.set() # it has ended

    def wait_ready(self):
        if not self.is_ready.wait(60) or "ready" not in self.said:
            sys.exit(f"usher run does not become ready: {self.said}")
        return self

    @staticmethod
    def regions(screen, width, height):
        """Of one screen: the names of what can be tapped, with (x, y, width, height) in pixels."""
        listed = usher("shot", screen, "--regions", "--size", f"{width}x{height}", "--width-mm", str(WIDTH_MM[width]))
        return {one["name"]: tuple(round(one[side]) for side in "xywh") for one in listed}


class Caller:
    """The other end of the door's socket: one JSON object a line each way."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(os.environ["USHER_DB"] + ".sock")
        self.lines = self.socket.makefile("rb")

    def send(self, name, members):
        """Returns the time just before."""
        line = json.dumps({"ask": name, "members": members}).encode() + b"\n"
        at = time.monotonic()
        self.socket.sendall(line)
        return at

    def read(self):
        reply = json.loads(self.lines.readline())
        return reply.get("answer") or sys.exit(f"the door says {reply}")

    def ask(self, name, members):
        """Returns the answer, and how long it took in milliseconds."""
        began = self.send(name, members)
        return self.read(), (time.monotonic() - began) * 1e3

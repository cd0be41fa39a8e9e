"""The real program with its pages, its command line and its socket, for tests with a browser."""
import hashlib
import json
import os
import select
import signal
import socket
import subprocess
import time

SOURCE = os.environ["USHER_SOURCE"]


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def soon():
    """In a while, as a clock in UTC says it: doors are open, and the programme has not begun."""
    return time.strftime("%Y-%m-%dT%H:%M", time.gmtime(time.time() + 1200))


class Door:
    def __init__(self, usher):
        self.usher, self.port, self.process = usher, free_port(), None
        self.url = f"http://127.0.0.1:{self.port}"
        self.database = os.path.abspath("usher.db")
        os.environ.update(USHER_DB=self.database, USHER_ASSETS=os.path.join(SOURCE, "assets"), TZ="UTC",
                          XDG_CONFIG_HOME=os.path.abspath("config"))

    def tell(self, *words):
        """A command with --json; its answer. Through the door when it is open."""
        done = subprocess.run([self.usher, *words, "--json"], capture_output=True, timeout=60)
        if done.returncode:
            raise AssertionError(f"usher {' '.join(words)}: {done.stderr.decode()}")
        return json.loads(done.stdout)

    def open(self, *command):
        """Starts the door (`usher run --web`, or another program) and waits until it says ready."""
        command = command or (self.usher, "run", "--web")
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, start_new_session=True)
        said = b""
        until = time.monotonic() + 30
        while b"ready" not in said:
            ready, _, _ = select.select([self.process.stderr], [], [], max(0, until - time.monotonic()))
            more = os.read(self.process.stderr.fileno(), 4096) if ready else b""
            if not more:
                raise AssertionError(f"the door does not open: {said.decode()}")
            said += more

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def close(self):
        """As a person would: nothing else is fine."""
        if not self.process or self.process.poll() is not None:
            return
        self.process.stdin.close()
        if self.process.args[0] == self.usher: # others end with their stdin
            self.process.terminate()
        try:
            code = self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError("the door does not close")
        if code:
            raise AssertionError(f"the door ends with {code}: {self.process.stderr.read().decode()}")

    def link_of(self, visit, event):
        """Where the guest's own page is, of a door that answers such lines (tests/tool/pages)."""
        self.process.stdin.write(f"{visit} {event}\n".encode())
        self.process.stdin.flush()
        return self.process.stdout.readline().decode().strip()

    def ask(self, request, **members):
        """A request by the socket, for what has no command (src/cli/frame.h)."""
        with socket.socket(socket.AF_UNIX) as link:
            link.connect(self.database + ".sock")
            link.sendall(json.dumps({"ask": request, "members": members,
                                     "id": hashlib.sha256(os.urandom(16)).hexdigest()[:20]}).encode() + b"\n")
            answer = json.loads(link.makefile("rb").readline())
        if "error" in answer:
            raise AssertionError(f"{request}: {answer['error']['text']}")
        return answer["answer"]

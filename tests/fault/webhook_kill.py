"""Kills `usher run --web` with SIGKILL at random moments while guests check in whom nobody is there to greet, and starts
it again each time. The webhook must hear of every guest who was acknowledged, each time with the same words under the
same id; and twice only of those whose message was under way when the door was killed.
    KILLS      how many (20; 300 when USHER_LONG is 1)
    KILL_SEED  where chance begins; printed
Runs in the current folder, which is empty. USHER is the program."""
import http.server
import json
import os
import random
import socket
import subprocess
import sys
import threading
import time

USHER = os.environ["USHER"]
SEED = int(os.environ.get("KILL_SEED", time.time_ns() % 10**9))
KILLS = int(os.environ.get("KILLS", 300 if os.environ.get("USHER_LONG") == "1" else 20))
AT_ONCE = 4  # letters under way
os.environ["USHER_DB"] = os.path.join(os.getcwd(), "usher.db")

heard = []  # (id, body), in the order of arrival
chance = random.Random(SEED)


class Receiver(http.server.BaseHTTPRequestHandler):
    """Takes everything, sometimes slowly, and does not mind whoever is gone by then."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        heard.append((self.headers["X-Usher-Id"], body))
        time.sleep(random.choice((0, 0, 0.02, 0.1)))
        try:
            self.send_response(200)
            self.end_headers()
        except OSError:
            pass

    def log_message(self, *_):
        pass


def usher(*words):
    done = subprocess.run([USHER, *words], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"FAILED: usher {' '.join(words)}: {done.returncode} {done.stderr}")
    return done.stdout


def open_door():
    door = subprocess.Popen([USHER, "run", "--web"], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    for line in door.stderr:
        if line == "ready\n":
            return door
    sys.exit("FAILED: the door did not open")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def check_in(number):
    """The visit, once it is acknowledged: through whichever door is open, or without one."""
    words = ["checkin", "--new", f"Guest Number{number}", "--email", f"g{number}@example.org", "--json"]
    return json.loads(usher(*words))["visit"]


def main():
    print(f"KILL_SEED={SEED}")
    receiver = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=receiver.serve_forever, daemon=True).start()
    now = time.time()
    usher("init", "--group", "Early Birds")
    usher("event", "add", "--name", "Breakfast", "--starts", time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now + 600)),
          "--doors", time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now - 3600)))
    usher("settings", "set", "web.port", free_port())
    usher("settings", "set", "alert.webhook", f"http://127.0.0.1:{receiver.server_address[1]}/")
    visits = []
    for _ in range(KILLS):
        door = open_door()
        for _ in range(chance.randrange(1, 4)):
            visits.append(check_in(len(visits)))
        time.sleep(chance.choice((0, 0.005, 0.02, 0.05, 0.1, 0.2)))
        door.kill()
        door.wait()
    door = open_door()
    until = time.time() + 60
    while {id for id, _ in heard} != {f"{visit}-2" for visit in visits} and time.time() < until:
        time.sleep(0.05)
    time.sleep(0.5)
    door.terminate()
    if door.wait() != 0:
        sys.exit("FAILED: the door did not end well")
    ids = [id for id, _ in heard]
    missing = {f"{visit}-2" for visit in visits} - set(ids)
    doubled = len(ids) - len(set(ids))
    if missing or set(ids) - {f"{visit}-2" for visit in visits}:
        sys.exit(f"FAILED: {len(missing)} of {len(visits)} were not heard of: {missing}; heard {len(set(ids))}")
    if len(set(heard)) != len(set(ids)):
        sys.exit("FAILED: the same id with other words")
    if doubled > KILLS * AT_ONCE:
        sys.exit(f"FAILED: {doubled} were heard of twice")
    print(f"{KILLS} kills, {len(visits)} guests, each heard of; {doubled} twice")


main()

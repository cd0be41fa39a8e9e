"""Kills a door (tests/tool/serve, with its watch) with SIGKILL at random moments while guests check in, and starts it
again each time. No step of a call for a host may be taken twice, whatever was killed between writing it down and
telling it; after each start the clock and the level of whoever waits are right, and in the end everybody who waits
has been called for as far as it is time. The webhook's messages stand in the spool once each.
    KILLS      how many (20; 400 when USHER_LONG is 1)
    KILL_SEED  where chance begins; printed
Runs in the current folder, which is empty. USHER is the program; serve is beside it."""
import collections
import json
import os
import random
import sqlite3
import subprocess
import sys
import threading
import time

USHER = os.environ["USHER"]
SERVE = os.path.join(os.path.dirname(USHER), "tool_serve")
SEED = int(os.environ.get("KILL_SEED", time.time_ns() % 10**9))
KILLS = int(os.environ.get("KILLS", 400 if os.environ.get("USHER_LONG") == "1" else 20))
LEVEL1_S, LEVEL2_S, REPEAT_S = 1, 2, 10
DATABASE = os.path.join(os.getcwd(), "usher.db")
os.environ["USHER_DB"] = DATABASE

arrived = {} # visit: when, at the latest and at the earliest
trouble = []
over = threading.Event()


def run(*words):
    return subprocess.run([USHER, *words, "--json"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


def must(*words):
    done = run(*words)
    if done.returncode:
        sys.exit(f"usher {' '.join(words)}: exit {done.returncode}: {done.stderr.strip()}")
    return json.loads(done.stdout)


def arrive():
    number = 0
    while not over.is_set():
        number += 1
        before, done = time.time(), run("checkin", "--new", f"Guest {number}")
        if done.returncode == 0:
            arrived[json.loads(done.stdout)["visit"]] = (before, time.time())
        elif done.returncode != 75:
            trouble.append(f"checkin: exit {done.returncode}: {done.stderr.strip()}")
        over.wait(0.3)


def open_door(steps):
    door = subprocess.Popen([SERVE, DATABASE, "0", "watch"], stdin=subprocess.DEVNULL, stdout=steps, stderr=subprocess.PIPE)
    return door


def step_after(waited_s):
    if waited_s < LEVEL2_S:
        return int(waited_s >= LEVEL1_S)
    return 2 + int((waited_s - LEVEL2_S) / REPEAT_S)


def check_queue(when):
    """The clock counts from the check-in, whatever happened to the door since."""
    at = time.time()
    queue, after = must("welcome", "list"), time.time()
    listed = {one["visit"]: one for one in queue}
    for visit, (earliest, latest) in list(arrived.items()):
        one = listed.get(visit)
        if latest >= at:
            continue
        if not one or one["state"] != "waiting":
            trouble.append(f"{when}: {visit} does not wait any more")
        elif not at - latest - 1.1 <= one["waited_s"] <= after - earliest + 0.1:
            trouble.append(f"{when}: {visit} has waited {one['waited_s']} s, not {at - earliest:.1f}")
        elif one["level"] != min(2, step_after(one["waited_s"])):
            trouble.append(f"{when}: {visit} is at level {one['level']} after {one['waited_s']} s")


def check_steps(path):
    told = collections.Counter()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if not line.endswith("\n"): # killed in the middle of it
                continue
            kind, about, waited_s, step, level = line.split()
            told[about, step] += 1
            if kind == "visit" and int(level) != min(2, int(step)):
                trouble.append(f"a step with another level: {line}")
            if kind == "visit" and int(step) != step_after(int(waited_s)):
                trouble.append(f"a step at another time: {line}")
    trouble.extend(f"step {step} of {about} was taken {times} times" for (about, step), times in told.items() if times > 1)
    return told


def check_file(at):
    """With the last door gone."""
    base = sqlite3.connect(f"file:{DATABASE}?mode=ro", uri=True)
    sent = dict(base.execute("SELECT about, step FROM alert_sent"))
    for visit, (earliest, _) in arrived.items():
        if sent.get(visit, -1) < step_after(at - earliest - 1):
            trouble.append(f"{visit} waits since {at - earliest:.1f} s, and step {sent.get(visit)} was the last")
    spooled = {name for (name,) in base.execute("SELECT id FROM alert_spool")}
    for visit, (earliest, _) in arrived.items():
        if at - earliest > LEVEL2_S + 1 and f"{visit}-2" not in spooled:
            trouble.append(f"the webhook is not told of {visit}")
    if len(spooled) > len(arrived):
        trouble.append(f"{len(spooled)} messages about {len(arrived)} guests")


def main():
    chance = random.Random(SEED)
    print(f"KILL_SEED={SEED} KILLS={KILLS}")
    must("init", "--group", "Early Birds")
    must("event", "add", "--name", "Breakfast", "--starts", time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 1800)))
    must("host", "add", "Amir Haddad", "--event", "Breakfast")
    for key, value in (("welcome.level1_s", LEVEL1_S), ("welcome.level2_s", LEVEL2_S), ("welcome.repeat_s", REPEAT_S),
                       ("alert.crowd", 1000), ("alert.webhook", "http://127.0.0.1:9/")):
        must("settings", "set", key, str(value))
    arriving = threading.Thread(target=arrive)
    with open("steps", "w", encoding="utf-8") as steps:
        for kill in range(KILLS):
            door = open_door(steps)
            if chance.random() < 0.8:
                door.stderr.readline()
            if kill == 0:
                arriving.start()
            time.sleep(chance.uniform(0, 1.2))
            if kill % 8 == 7:
                check_queue(f"after kill {kill}")
            door.kill()
            door.wait()
        over.set()
        door = open_door(steps)
        door.stderr.readline()
        arriving.join()
        time.sleep(LEVEL2_S + 2)
        check_queue("in the end")
        at = time.time()
        door.terminate()
        if door.wait() != 0:
            trouble.append("the door does not end with 0")
    told = check_steps("steps")
    check_file(at)
    print(f"{KILLS} kills, {len(arrived)} guests, {sum(told.values())} steps told")
    if len(arrived) < KILLS / 4 or sum(told.values()) < len(arrived):
        trouble.append("hardly anything happened")
    sys.exit("\n".join(trouble[:20]) if trouble else 0)


main()

"""Kills the door (tests/tool/serve) with SIGKILL at random moments, while eight callers at a time check
people in through its socket and one imports a list. Nobody has an address: whoever were checked in twice
would be two guests. Whatever was acknowledged (exit 0) must be there afterwards, exactly once, and what
was not acknowledged at most once; the file is whole and its tables are what its facts add up to.
    KILLS      how many (200; 2000 when USHER_LONG is 1)
    KILL_SEED  where chance begins; printed
Runs in the current folder, which is empty. USHER is the program; serve is beside it."""
import collections
import json
import os
import random
import subprocess
import sys
import threading
import time

USHER = os.environ["USHER"]
SERVE = os.path.join(os.path.dirname(USHER), "tool_serve")
SEED = int(os.environ.get("KILL_SEED", time.time_ns() % 10**9))
KILLS = int(os.environ.get("KILLS", 2000 if os.environ.get("USHER_LONG") == "1" else 200))
CALLERS, ROWS = 8, 300
DATABASE = os.path.join(os.getcwd(), "usher.db")
os.environ["USHER_DB"] = DATABASE

lock = threading.Lock()
acknowledged, asked, trouble = set(), set(), []
over = False
imported = 0


def run(*words, wait_s=60):
    """One command: its exit code, what it printed, what it complained of."""
    done = subprocess.run([USHER, *words], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=wait_s)
    return done.returncode, done.stdout, done.stderr.strip()


def must(*words):
    code, out, err = run(*words)
    if code:
        sys.exit(f"usher {' '.join(words)}: exit {code}: {err}")
    return out


def call(caller):
    number = 0
    while not over:
        name = f"Guest {caller} of {number}"
        number += 1
        with lock:
            asked.add(name)
        code, _, err = run("checkin", "--new", name, "--json")
        with lock:
            if code == 0:
                acknowledged.add(name)
            elif code == 75:
                print(f"{name}: {err}")
            else:
                trouble.append(f"checkin of {name}: exit {code}: {err}")


def bring_lists():
    global imported
    while not over:
        code, _, err = run("import", "list.csv", "--event", "May", "--quiet")
        imported += code == 0
        if code not in (0, 75):
            trouble.append(f"import: exit {code}: {err}")


def open_door():
    door = subprocess.Popen([SERVE, DATABASE], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    line = door.stderr.readline()
    if line != "ready\n":
        sys.exit(f"the door does not open: {line}")
    return door


def storm(chance):
    global over
    callers = [threading.Thread(target=call, args=(i,)) for i in range(CALLERS)]
    callers.append(threading.Thread(target=bring_lists))
    for caller in callers:
        caller.start()
    through = 0
    for _ in range(KILLS):
        door = open_door()
        before = len(acknowledged)
        time.sleep(chance.uniform(0, 0.15))
        through += len(acknowledged) - before
        door.kill()
        door.wait()
        if trouble:
            break
    over = True
    for caller in callers:
        caller.join()
    return through


def check():
    rows = json.loads(must("export", "attendance", "--event", "May", "--format", "json"))
    here = collections.Counter(row["name"] for row in rows if row["status"] == "arrived")
    for name, count in here.items():
        if count > 1 or name not in asked:
            trouble.append(f"{name} is there {count} times")
    trouble.extend(f"{name} was checked in and is not there" for name in acknowledged - set(here))
    listed = collections.Counter(row["email"] for row in rows if row["email"])
    if listed != {f"row{i}@example.org": 1 for i in range(ROWS)}:
        trouble.append(f"{sum(listed.values())} rows on the list, {len(listed)} of {ROWS} people")
    for one in json.loads(must("doctor", "--json"))["checks"]:
        if not one["ok"]:
            trouble.append(f"{one['check']}: {one['said']}")


def main():
    print(f"KILL_SEED={SEED} KILLS={KILLS}")
    must("init", "--group", "Early Birds")
    must("event", "add", "--name", "May", "--starts", time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()))
    with open("list.csv", "w", encoding="utf-8") as file:
        file.write("Name,E-mail\n" + "".join(f"Row {i},row{i}@example.org\n" for i in range(ROWS)))
    through = storm(random.Random(SEED))
    must("import", "list.csv", "--event", "May", "--quiet")
    check()
    print(f"{len(acknowledged)} of {len(asked)} acknowledged, {through} of them while a door was open; "
          f"{imported} imports")
    if through < KILLS // 4:
        trouble.append("hardly anything went through the door")
    sys.exit("\n".join(trouble[:20]) if trouble else 0)


main()

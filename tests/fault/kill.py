"""Kills usher with SIGKILL at random moments while several commands at a time check people in, greet them,
add guests and import a list. Whatever was acknowledged (exit 0) must be there afterwards, exactly once; what
was killed is asked again with the same words, and is there exactly once then; the file is whole and its
tables are what its facts add up to.
    KILLS      how many (250; 2000 when USHER_LONG is 1)
    KILL_SEED  where chance begins; printed
Runs in the current folder, which is empty. USHER is the program."""
import json
import os
import random
import subprocess
import sys
import threading
import time

USHER = os.environ["USHER"]
SEED = int(os.environ.get("KILL_SEED", time.time_ns() % 10**9))
KILLS = int(os.environ.get("KILLS", 2000 if os.environ.get("USHER_LONG") == "1" else 250))
WORKERS = 4
ROWS = 400
os.environ["USHER_DB"] = os.path.join(os.getcwd(), "usher.db")


class Storm:
    """What the workers share: how many were killed, and whom the program said to have checked in."""

    def __init__(self):
        self.lock = threading.Lock()
        self.kills = 0
        self.number = 0
        self.visits = {}    # e-mail: visit, of every check-in that was acknowledged
        self.greeted = set()
        self.added = set()  # e-mails of guests whose adding was acknowledged
        self.trouble = []

    def next_number(self):
        with self.lock:
            self.number += 1
            return self.number

    def is_over(self):
        return self.kills >= KILLS or bool(self.trouble)


storm = Storm()


def run(*words, kill_after_s=None):
    """One command. Returns its exit code (-9 when killed) and what it printed."""
    process = subprocess.Popen([USHER, *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
    try:
        out, err = process.communicate(timeout=kill_after_s)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        if process.returncode == -9:
            with storm.lock:
                storm.kills += 1
    if process.returncode not in (0, -9, 75):
        with storm.lock:
            storm.trouble.append(f"usher {' '.join(words)}: exit {process.returncode}: {err.strip()}")
    return process.returncode, out


def insist(chance, *words):
    """Asks, is killed, asks again, until it is done."""
    while not storm.is_over():
        code, out = run(*words, "--json", kill_after_s=chance.uniform(0, 0.06) if chance.random() < 0.7 else 30)
        if code == 0:
            return json.loads(out)
    return None


def arrive(chance):
    number = storm.next_number()
    email = f"guest{number}@example.org"
    answer = insist(chance, "checkin", "--new", f"Guest {number}", "--email", email)
    if answer:
        with storm.lock:
            storm.visits[email] = answer["visit"]
        if chance.random() < 0.4 and insist(chance, "welcome", "greet", answer["visit"], "--host", "Eva"):
            with storm.lock:
                storm.greeted.add(answer["visit"])


def add(chance):
    email = f"member{storm.next_number()}@example.org"
    if insist(chance, "guest", "add", "--name", f"Member {email}", "--email", email, "--event", "May"):
        with storm.lock:
            storm.added.add(email)


def bring_list(chance):
    run("import", "list.csv", "--event", "May", "--quiet", kill_after_s=chance.uniform(0, 0.2))


def work(seed):
    chance = random.Random(seed)
    while not storm.is_over():
        chance.choices([arrive, add, bring_list], [8, 2, 1])[0](chance)


def check(condition, sentence):
    if not condition:
        storm.trouble.append(sentence)


def ask(*words):
    code, out = run(*words, "--json")
    check(code == 0, f"usher {' '.join(words)}: exit {code}")
    return json.loads(out) if code == 0 else []


def check_rows():
    """Every acknowledged visit is in the attendance once, and nobody is there twice."""
    rows = ask("export", "attendance", "--event", "May", "--format", "json")
    arrived = {}
    for row in rows:
        if row["status"] == "arrived":
            arrived.setdefault(row["email"], []).append(row)
    for email, visit in storm.visits.items():
        here = arrived.get(email, [])
        check(len(here) == 1, f"{email} was checked in, and is there {len(here)} times")
        check(not here or (here[0]["welcome"] == "greeted") >= (visit in storm.greeted), f"{email} was greeted")
    check(all(len(here) == 1 for here in arrived.values()), "somebody is there twice")
    check(len(storm.visits) <= len(arrived) <= len(storm.visits) + WORKERS,
          f"{len(arrived)} are there, and {len(storm.visits)} were acknowledged")
    expected = [row["email"] for row in rows if row["email"].startswith("member")]
    check(all(expected.count(email) == 1 for email in storm.added),
          "an added guest is not on the list once")
    listed = sorted(row["email"] for row in rows if row["email"].startswith("row"))
    check(listed == sorted(f"row{i}@example.org" for i in range(ROWS)),
          f"{len(listed)} of {ROWS} rows are on the list")


def check_doctor(when):
    answer = ask("doctor")
    for one in answer["checks"] if answer else []:
        check(one["ok"], f"{when}: {one['check']}: {one['said']}")


def found_under_fire(chance):
    """Founding itself is killed, and is asked again until there is a group."""
    code = -9
    while code != 0:
        process = subprocess.Popen([USHER, "init", "--group", "Early Birds"], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, text=True)
        try:
            err = process.communicate(timeout=chance.uniform(0, 0.03) if storm.kills < 25 else 30)[1]
        except subprocess.TimeoutExpired:
            process.kill()
            err = process.communicate()[1]
            storm.kills += 1
        code = process.returncode
        if code == 1 and "has a group already" in err:
            code = 0 # it was killed between the last write and its end
        if code not in (0, -9):
            sys.exit(f"usher init: exit {code}: {err}")


def main():
    chance = random.Random(SEED)
    print(f"KILL_SEED={SEED} KILLS={KILLS}")
    found_under_fire(chance)
    run("event", "add", "--name", "May", "--starts", time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()))
    run("host", "add", "Eva")
    with open("list.csv", "w", encoding="utf-8") as file:
        file.write("Name,E-mail\n" + "".join(f"Row {i},row{i}@example.org\n" for i in range(ROWS)))
    workers = [threading.Thread(target=work, args=(chance.random(),)) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    while any(worker.is_alive() for worker in workers):
        check_doctor("in the storm")
        time.sleep(1)
    for worker in workers:
        worker.join()
    if not storm.trouble:
        run("import", "list.csv", "--event", "May", "--quiet")
        check_doctor("after the storm")
        check_rows()
    print(f"{storm.kills} killed; {len(storm.visits)} checked in, {len(storm.greeted)} greeted, "
          f"{len(storm.added)} added")
    sys.exit("\n".join(storm.trouble[:20]) if storm.trouble else 0)


main()

"""Kills `usher run` with SIGKILL at random moments while a guest checks in on the kiosk with a finger, others do by
command through the door's socket, and starts it again each time. Whatever the screen or a command acknowledged must
be there, exactly once, and every guest who has not been greeted must be on the board's list again.
    KILLS      how many (25; 250 when USHER_LONG is 1)
    KILL_SEED  where chance begins; printed
Runs in the current folder, which is empty. USHER is the program."""
import json
import os
import random
import subprocess
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "glass"))
from door import USHER, Door, found, usher  # noqa: E402
from glass import open_glass  # noqa: E402
from guest import Guest, made_names  # noqa: E402

SEED = int(os.environ.get("KILL_SEED", time.time_ns() % 10**9))
KILLS = int(os.environ.get("KILLS", 250 if os.environ.get("USHER_LONG") == "1" else 25))
CALLERS = 3
PATIENCE_S = 1 # of a guest whose screen is gone
WIDTH, HEIGHT = 1280, 800


class Storm:
    """What the threads share: which door is open, and who was said to be checked in."""

    def __init__(self):
        self.lock = threading.Lock()
        self.door = None
        self.is_over = False
        self.shown = set()     # names that the screen welcomed
        self.answered = {}     # name: visit, of commands
        self.trouble = []

    def acknowledged(self):
        with self.lock:
            return self.shown | set(self.answered)

    def complain(self, sentence):
        with self.lock:
            self.trouble.append(sentence)


storm = Storm()


def call(letter):
    """Checks new people in by command, each until it is done."""
    number = 0
    while not storm.is_over:
        number += 1
        name, code = f"Caller {letter}{number}", 75
        words = ["checkin", "--new", name, "--email", f"{letter}{number}@example.org", "--json"]
        while code == 75:
            done = subprocess.run([USHER, *words], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
            code = done.returncode
        if code:
            storm.complain(f"usher {' '.join(words)}: exit {code}: {done.stderr.strip()}")
            return
        with storm.lock:
            storm.answered[name] = json.loads(done.stdout)["visit"]
        time.sleep(0.05) # a storm, but one of hundreds: the kills are to hit, not the machine


def play(guest, names):
    """Guests at the kiosk, one after the other; whoever is interrupted by a kill gives up."""
    for name in names:
        if storm.is_over:
            return
        door = storm.door
        if not door or not door.is_ready.is_set():
            time.sleep(0.02)
            continue
        if guest.go_to_yes(name, PATIENCE_S):
            if guest.seen["welcome"].has_come():
                storm.complain(f"{name} is welcomed before a tap")
            if guest.seen["welcome"].wait(guest.tap("yes"), PATIENCE_S):
                storm.shown.add(name)
                guest.leave(PATIENCE_S)


def open_door():
    door = Door("--kiosk", "--board", "--windowed", f"{WIDTH}x{HEIGHT}")
    storm.door = None
    return door


def check_board(when):
    """Everybody who was acknowledged and not greeted is waiting; the screen's guests are first-time guests too."""
    expected = storm.acknowledged()
    listed = [one["name"] for one in usher("welcome", "list")]
    for name in expected:
        if listed.count(name) != 1:
            storm.complain(f"{when}: {name} is on the board's list {listed.count(name)} times")
    if len(set(listed)) != len(listed):
        storm.complain(f"{when}: somebody is on the board's list twice")


def check_rows():
    rows = [row for row in usher("export", "attendance", "--format", "json") if row["status"] == "arrived"]
    arrived = [row["name"] for row in rows]
    visits = [row["guest_id"] for row in rows]
    for name in storm.acknowledged():
        if arrived.count(name) != 1:
            storm.complain(f"{name} was acknowledged, and is there {arrived.count(name)} times")
    if len(set(arrived)) != len(arrived) or len(set(visits)) != len(visits):
        storm.complain("somebody is there twice")
    for one in usher("doctor")["checks"]:
        if not one["ok"]:
            storm.complain(f"doctor: {one['check']}: {one['said']}")


def kill_again(chance, number):
    """One life of the door. Now and then it does not even become ready."""
    door = open_door()
    if chance.random() < 0.2:
        time.sleep(chance.uniform(0, 0.15))
    else:
        door.wait_ready()
        if number % 5 == 0:
            check_board(f"after kill {number}")
        storm.door = door
        time.sleep(chance.uniform(0.2, 1.2))
    storm.door = None
    door.kill()


def main():
    chance = random.Random(SEED)
    print(f"KILL_SEED={SEED} KILLS={KILLS}")
    names = made_names(20 + 8 * KILLS, SEED)
    with open_glass(WIDTH, HEIGHT, beside=WIDTH) as glass:
        found(glass, [(name, f"guest{number}@example.org") for number, name in enumerate(names)])
        guest = Guest(glass)
        door = open_door().wait_ready()
        guest.learn(names[0])
        door.kill()
        threads = [threading.Thread(target=call, args=(letter,)) for letter in "abcdefgh"[:CALLERS]]
        threads.append(threading.Thread(target=play, args=(guest, names[1:])))
        for thread in threads:
            thread.start()
        kills = 1
        while kills < KILLS and not storm.trouble:
            kill_again(chance, kills)
            kills += 1
        storm.door = door = open_door().wait_ready()
        time.sleep(1)
        storm.is_over = True
        for thread in threads:
            thread.join()
        check_board("at the end")
        check_rows()
        if door.end() != 0:
            storm.complain("the door does not end with 0")
    print(f"{kills} killed; {len(storm.shown)} checked in on the screen, {len(storm.answered)} by command")
    if not storm.shown or not storm.answered:
        storm.complain("the storm was none: nobody was checked in on the screen, or by command")
    sys.exit("\n".join(storm.trouble[:20]) if storm.trouble else 0)


main()

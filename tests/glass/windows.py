"""The door from end to end on real windows: a guest checks in with a finger, one by a ticket scanned while the
board has the keyboard, one walks in, a host greets on the board; commands beside the running door see it all."""
import csv
import json
import os
import subprocess
import sys
import time

from door import USHER, Door, found, middle, usher
from glass import PATIENCE_S, open_glass

WIDTH, HEIGHT, WIDTH_MM = 1280, 800, 217
TICKET = "841291050019400312245001" # Amara Okafor's, in the demonstration's list


def regions(screen, **state):
    """Of a screen in the state in which the door is by then."""
    with open("state.json", "w", encoding="utf-8") as file:
        json.dump(state, file)
    listed = usher("shot", screen, "--regions", "--size", f"{WIDTH}x{HEIGHT}", "--width-mm", str(WIDTH_MM),
                   "--state", "state.json")
    return {one["name"]: tuple(one[side] for side in "xywh") for one in listed}


def eventually(what, is_so):
    """Waits for it to be so; what it gives."""
    ends = time.monotonic() + PATIENCE_S
    while not (seen := is_so()):
        if time.monotonic() > ends:
            sys.exit(f"windows: {what}: it never came to that")
        time.sleep(0.1)
    return seen


def welcomes(*options):
    return {one["name"]: one for one in usher("welcome", "list", *options)}


class Hand:
    """Touches what `usher shot` says is there, and lets the glass come to rest after it."""

    def __init__(self, glass):
        self.glass = glass

    def tap(self, areas, *names, left=0):
        for name in names:
            x, y = middle(areas[name])
            before = self.glass.look_all()
            self.glass.tap(left + x, y)
            if left or name.startswith("key-"): # what is seen of it may be beside, or over
                self.glass.settle(0.1 if name.startswith("key-") else 0.4)
            else:
                self.glass.changed(before, 0.4)

    def type(self, areas, text):
        self.tap(areas, *(f"key-{'space' if letter == ' ' else letter}" for letter in text))


def check_in_with_a_finger(hand):
    find = regions("find")
    hand.tap(regions("hello"), "check-in")
    hand.type(find, "wisniew")
    hand.tap(find, "row-1")
    hand.tap(regions("confirm"), "yes")
    eventually("Katarzyna waits for a host", lambda: "Katarzyna Wiśniewska" in welcomes())
    hand.tap(regions("welcome"), "done")


def walk_in(hand):
    nobody = {"door.find": {"say": "nobody", "rows": []}}
    typed = ["tap check-in", "type yusuf demir", "tap not-listed"]
    hand.tap(regions("hello"), "check-in")
    hand.type(regions("find", **nobody), "yusuf demir")
    hand.tap(regions("find", **nobody), "not-listed")
    hand.tap(regions("new", **nobody, steps=typed), "next")
    company = regions("new", **nobody, steps=typed + ["tap next"])
    hand.type(company, "textil")
    hand.tap(company, "next")
    eventually("Yusuf waits for a host", lambda: "Yusuf Demir" in welcomes())
    hand.tap(regions("new", **nobody, steps=typed + ["tap next", "type textil", "tap next"]), "enough")
    hand.tap(regions("welcome"), "done")


def focused():
    return subprocess.run(["xdotool", "getwindowfocus", "getwindowname"], capture_output=True, text=True,
                          check=True).stdout.strip()


def scan_at_the_board(hand):
    hand.glass.tap(WIDTH + 4, HEIGHT - 4) # beside everything
    eventually("the board has the keyboard", lambda: focused() == "Usher board")
    hand.glass.type(TICKET, "Return")
    eventually("Amara waits for a host", lambda: "Amara Okafor" in welcomes())
    if focused() != "Usher board":
        sys.exit(f"windows: the keyboard went to {focused()}")


def greet_on_the_board(hand):
    """The one who waits longest, by the only host."""
    now_ms = int(time.time() * 1000)
    cards = [{"visit": one["visit"], "guest": one["guest"], "shown": one["name"], "state": "waiting",
              "first_visit": True, "visit_number": 1, "company": one["company"], "topics": one["topics"],
              "invited_by": one["invited_by"], "arrived_ms": now_ms - one["waited_s"] * 1000}
             for one in usher("welcome", "list")]
    first = usher("welcome", "list")[0]["name"]
    board = {"now_ms": now_ms, "level1_s": 60, "level2_s": 120, "cards": cards, "helps": [], "back": [],
             "event": {"name": "Breakfast", "zone": "UTC"}, "counts": {"expected": 50, "arrived": 3},
             "hosts": [{"host": "h1", "name": "Eva", "shown": "Eva", "initials": "E", "duty": True}]}
    state = {"board.show": board, "now": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now_ms / 1000))}
    hand.tap(regions("board", **state), "go-1", left=WIDTH)
    hand.tap(regions("board", **state, steps=["board tap go-1"]), "host-1", left=WIDTH)
    eventually("Eva goes", lambda: welcomes()[first]["host_name"] == "Eva")
    hand.glass.settle(0.4)
    cards[0] |= {"state": "claimed", "host": "h1", "host_name": "Eva", "host_initials": "E", "claimed_ms": now_ms,
                 "until_ms": now_ms + 180000}
    hand.tap(regions("board", **state), "hello-1", left=WIDTH)
    eventually("Eva has said hello", lambda: welcomes("--all")[first]["state"] == "greeted")
    return first


def check_export(greeted):
    subprocess.run([USHER, "export", "attendance", "-o", "attendance.csv"], check=True) # --json would be a format
    with open("attendance.csv", encoding="utf-8-sig", newline="") as file:
        came = {row["name"]: row for row in csv.DictReader(file) if row["status"] == "arrived"}
    methods = {name: row["method"] for name, row in came.items()}
    assert methods == {"Katarzyna Wiśniewska": "search", "Yusuf Demir": "walk-in", "Amara Okafor": "scan"}, methods
    assert came["Yusuf Demir"]["company"] == "Textil", came["Yusuf Demir"]
    row = came[greeted]
    assert row["welcome"] == "greeted" and row["welcomed_by"] == "Eva" and int(row["minutes_to_welcome"]) >= 1, row


def main():
    with open_glass(WIDTH, HEIGHT, beside=WIDTH) as glass:
        found(glass)
        usher("import", os.path.join(os.environ["USHER_SOURCE"], "assets", "demo", "eventbrite.csv"))
        door = Door("--kiosk", "--board", "--windowed", f"{WIDTH}x{HEIGHT}").wait_ready()
        hand = Hand(glass)
        glass.settle(0.5)
        eventually("the guests' window has the keyboard", lambda: focused() == "Usher")
        check_in_with_a_finger(hand)
        walk_in(hand)
        scan_at_the_board(hand)
        check_export(greet_on_the_board(hand))
        second = subprocess.run([USHER, "run"], capture_output=True, text=True, check=False)
        assert second.returncode == 1 and "usher: " in second.stderr, second
        code = door.end()
        assert code == 0, (code, door.said)
        said = [line for line in door.said if not line.startswith("==")]  # a sanitizer's, without /proc
        assert said == ["ready"], said
    assert usher("doctor")["ok"]


main()

"""A second display for the room, as the setting board.display asks: it shows who came by name, without a word of
who is new, and opens beside the guests' window although nobody named it."""
import json
import shutil
import subprocess
import sys

from door import USHER, Caller, Door, found, usher
from glass import open_glass

WIDTH, HEIGHT = 1280, 800
ROOM = (WIDTH, 0, WIDTH, HEIGHT)


def fail(what):
    sys.exit(f"room: {what}")


def picture(state):
    """What the room's display looks like in a state, as the eye sees it: without the fourth byte."""
    with open("state.json", "w", encoding="utf-8") as file:
        json.dump(state, file)
    subprocess.run([USHER, "shot", "room", "-o", "room.png", "--quiet", "--size", f"{WIDTH}x{HEIGHT}", "--width-mm",
                    "217", "--state", "state.json"], stdout=subprocess.DEVNULL, check=True)
    return subprocess.run(["convert", "room.png", "-alpha", "off", "-depth", "8", "rgb:-"], capture_output=True,
                          check=True).stdout


def colours(seen):
    rgb = bytearray(len(seen) // 4 * 3)
    for channel in range(3):
        rgb[channel::3] = seen[2 - channel::4]
    return bytes(rgb)


def shows_who_came(glass, caller):
    arrivals = caller.ask("door.arrivals", {})[0]
    state = {"now": "2026-12-01T07:04:00Z", "door.arrivals": arrivals}
    if shutil.which("convert") and colours(glass.look(*ROOM)) != picture(state):
        fail(f"the room does not see {[one['call_name'] for one in arrivals['last']]}: see room.png")


def main():
    with open_glass(WIDTH, HEIGHT, beside=WIDTH) as glass:
        found(glass)
        usher("settings", "set", "board.display", "room")
        door = Door("--windowed", f"{WIDTH}x{HEIGHT}").wait_ready()
        caller = Caller()
        glass.settle(0.5)
        if min(colours(glass.look(WIDTH + 2, 2, 4, 4))) < 0x80:
            fail("hosts' board stands where the room sees it")
        shows_who_came(glass, caller)
        for name in ("Ada Example", "Noor Haddad", "김민준"):
            before = glass.look(*ROOM)
            caller.ask("visit.check_in", {"new": name})
            if glass.wait(lambda now, was=before: now != was, *ROOM, patience_s=5) is None:
                fail(f"{name} has come, and the room is told nothing")
        glass.settle(0.3)
        shows_who_came(glass, caller)
        if door.end() != 0:
            fail(f"the door ended badly: {door.said}")


main()

"""What the kiosk's window takes, against Chromium in kiosk mode with a like page (page.html), turn by turn:
    from a finger's touch to painted pixels: a button goes dark (press), the next screen stands (tap), a letter
        of the keyboard on the glass stands in the field (key, the second one of a name)
    from the start of the process to its first screen
    memory of all its processes, and what they do when nobody touches anything
Pixels are read out of an X server in memory, so the same eye sees both. Runs in the current folder, which is empty;
USHER is the program."""
import os
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "glass"))
from door import Door, found, middle  # noqa: E402
from figures import note, print_figure, quantile  # noqa: E402
from glass import Change, need, open_glass  # noqa: E402
from processes import Program  # noqa: E402

WIDTH, HEIGHT = 1920, 1080
TURNS = 3         # of each program
STARTS = 3        # in each turn
TAPS = 40         # in each turn
IDLE_S = 20
LIMIT_TAP, LIMIT_START, LIMIT_MEMORY = 3, 5, 8 # times better than the peer
LIMIT_PROCESSOR, LIMIT_WOKEN = 0.05, 2


class Kiosk:
    """Usher, and where things are on its screens."""
    name = "usher"

    def __init__(self, glass):
        found(glass)
        hello, find = Door.regions("hello", WIDTH, HEIGHT), Door.regions("find", WIDTH, HEIGHT)
        self.begin, self.back = hello["check-in"], find["back"]
        self.key, self.field = find["key-a"], find["field"]

    def start(self):
        return Door("--kiosk", "--windowed", f"{WIDTH}x{HEIGHT}")


class Page:
    """Chromium, and where things are on the page."""
    name = "chromium"
    begin, back = (72, 620, 860, 176), (72, 48, 184, 88)
    key, field = (172, 704, 160, 96), (72, 160, 1776, 108)

    def start(self):
        return Program("chromium", "--kiosk", f"--app=file://{HERE}/page.html", "--user-data-dir=profile",
                       "--no-sandbox", "--no-first-run", "--window-position=0,0", f"--window-size={WIDTH},{HEIGHT}")


class Measured:
    """One of the two, and what was measured of it."""

    def __init__(self, glass, subject):
        self.glass, self.subject = glass, subject
        self.press_ms, self.tap_ms, self.key_ms, self.start_ms, self.memory_mib = [], [], [], [], []
        self.idle = None

    def learn(self):
        """What the changes look like that are waited for; this start is not counted, its files may be cold."""
        glass, subject = self.glass, self.subject
        bare = glass.settle()
        program = subject.start()
        self.wait_until_it_stands(bare)
        glass.move(*middle(subject.begin))
        hello = glass.settle(3) # a page is blank for a while
        glass.press()
        pressed = glass.settle()
        glass.release()
        find = glass.settle()
        glass.tap(*middle(subject.key))
        untyped = glass.settle()
        glass.press()
        glass.release()
        typed = glass.settle()
        program.end()
        self.standing = Change(glass, bare, hello, subject.begin)
        self.pressed = Change(glass, hello, pressed)
        self.next_screen = Change(glass, pressed, find)
        self.letter = Change(glass, untyped, typed, subject.field)

    def wait_until_it_stands(self, bare):
        x, y = middle(self.subject.begin)
        before = bare[(y * WIDTH + self.subject.begin[0] + 40) * 4:][:4]
        if not self.glass.wait(lambda seen: seen != before, self.subject.begin[0] + 40, y, 1, 1):
            sys.exit(f"window: {self.subject.name} is blank")

    def take_turn(self):
        glass, subject = self.glass, self.subject
        glass.move(WIDTH - 2, HEIGHT - 2)
        for start in range(STARTS):
            program = subject.start()
            self.start_ms.append(self.standing.wait(program.started) or sys.exit(f"window: {subject.name} is blank"))
            glass.settle(1)
            if start < STARTS - 1:
                program.end()
        self.memory_mib.append(program.memory_mib())
        for _ in range(TAPS):
            self.touch()
        program.end()
        note(f"{subject.name}: up in {quantile(self.start_ms, 0.5):.0f} ms, {self.memory_mib[-1]:.1f} MiB")

    def touch(self):
        """Hello, the button, Find, two letters, and back to Hello."""
        glass, subject = self.glass, self.subject
        glass.move(*middle(subject.begin))
        glass.settle(0.1)
        self.press_ms.append(self.pressed.wait(glass.press()))
        time.sleep(0.05) # nobody lifts a finger sooner
        self.tap_ms.append(self.next_screen.wait(glass.release()))
        glass.tap(*middle(subject.key)) # Usher's keys are capitals before the first letter, and small after it
        glass.settle(0.1)
        self.key_ms.append(self.letter.wait(glass.press()))
        glass.release()
        glass.settle(0.1)
        glass.tap(*middle(subject.back))
        if None in (self.press_ms[-1], self.tap_ms[-1], self.key_ms[-1]):
            sys.exit(f"window: {subject.name} did not answer a touch")

    def rest(self):
        program = self.subject.start()
        self.standing.wait(program.started)
        time.sleep(5) # until what a start leaves to do is done
        self.idle = program.idle(IDLE_S)
        program.end()


def print_touch(name, usher_ms, peer_ms):
    for share, ending in ((0.5, ""), (0.99, "_p99")):
        peer = quantile(peer_ms, share)
        print_figure(f"window_{name}{ending}", quantile(usher_ms, share), "ms",
                     limit=peer / LIMIT_TAP if share == 0.5 else None, peer=peer)


def main():
    need("chromium")
    with open_glass(WIDTH, HEIGHT) as glass:
        usher, peer = Measured(glass, Kiosk(glass)), Measured(glass, Page())
        for one in (usher, peer):
            one.learn()
        for _ in range(TURNS):
            for one in (usher, peer):
                one.take_turn()
        for one in (usher, peer):
            one.rest()
    print_touch("tap", usher.tap_ms, peer.tap_ms)
    print_touch("press", usher.press_ms, peer.press_ms)
    print_touch("key", usher.key_ms, peer.key_ms)
    start_ms, memory_mib = quantile(peer.start_ms, 0.5), quantile(peer.memory_mib, 0.5)
    print_figure("window_start", quantile(usher.start_ms, 0.5), "ms", start_ms / LIMIT_START, start_ms)
    print_figure("window_memory", quantile(usher.memory_mib, 0.5), "MiB", memory_mib / LIMIT_MEMORY, memory_mib)
    print_figure("window_idle_processor", usher.idle[0], "%", LIMIT_PROCESSOR, peer.idle[0])
    print_figure("window_idle_wakeups", usher.idle[1], "1/s", LIMIT_WOKEN, peer.idle[1])


main()

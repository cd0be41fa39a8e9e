"""From asking the door to note that a host goes to a guest (a request on its socket, as a phone's page has it asked)
until the guest's Welcome screen says who is coming. The way there holds the commit. Pixels are read out of an X
server in memory. Each round the host gives the guest back, so that all rounds look alike.
Runs in the current folder, which is empty; USHER is the program."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "glass"))
from door import Caller, Door, found  # noqa: E402
from figures import note, print_figure, quantile  # noqa: E402
from glass import Change, open_glass  # noqa: E402
from told import COLUMN, HEIGHT, WIDTH, check_in  # noqa: E402

ROUNDS = 100
LIMIT_MS = 1000
PATIENCE_S = 5
BESIDE_ALL = (WIDTH - 3, HEIGHT - 3)


def measure(glass, caller, visit):
    """Returns the milliseconds of each round."""
    def claim():
        return caller.send("welcome.claim", {"visit": visit, "host": "Eva"})

    def give_back():
        caller.read()
        caller.ask("welcome.release", {"visit": visit})
        glass.tap(*BESIDE_ALL) # Welcome leaves when nobody has touched it for a while
        return glass.settle(0.15)

    before = glass.settle(0.3)
    claim()
    told = Change(glass, before, glass.settle(0.3), COLUMN)
    give_back()
    told_ms = []
    for _ in range(ROUNDS):
        told_ms.append(told.wait(claim(), PATIENCE_S) or sys.exit("claim: Welcome does not say who is coming"))
        give_back()
    return told_ms


def main():
    with open_glass(WIDTH, HEIGHT) as glass:
        found(glass)
        door = Door("--kiosk", "--windowed", f"{WIDTH}x{HEIGHT}").wait_ready()
        glass.settle(0.5)
        told_ms = measure(glass, Caller(), check_in(glass))
        door.end()
    note(f"claim: {min(told_ms):.1f} to {max(told_ms):.1f} ms")
    print_figure("claim_to_welcome", quantile(told_ms, 0.5), "ms")
    print_figure("claim_to_welcome_p99", quantile(told_ms, 0.99), "ms", LIMIT_MS)


main()

"""From asking the door to check a guest in (a request on its socket, as the command line sends it) until the guest's
card is painted on the hosts' board, with the kiosk's window open beside it. The way there holds the commit. Pixels
are read out of an X server in memory. Each round has another guest of the same name and takes the check-in back, so
that all rounds look alike.
Runs in the current folder, which is empty; USHER is the program."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "glass"))
from door import Caller, Door, found  # noqa: E402
from figures import note, print_figure, quantile  # noqa: E402
from glass import Change, Glass, open_glass  # noqa: E402

WIDTH, HEIGHT = 1280, 800 # of each window
EXPECTED, GREETED = 500, 100
ROUNDS = 300
LIMIT_MS = 20
PATIENCE_S = 5


def greet_some(caller):
    """A morning is under way."""
    for number in range(GREETED):
        visit = caller.ask("visit.check_in", {"guest": f"guest{number}@example.org"})[0]["visit"]
        caller.ask("welcome.greet", {"visit": visit, "host": "Eva"})


def measure(board, caller):
    """Returns the milliseconds of each round."""
    def settle():
        return board.settle(0.15)

    def check_in(number):
        return caller.send("visit.check_in", {"guest": f"guest{GREETED + number}@example.org"})

    before = settle()
    check_in(ROUNDS)
    visit = caller.read()["visit"]
    appears = Change(board, before, settle(), (WIDTH, 0, WIDTH, HEIGHT))
    caller.ask("visit.undo", {"visit": visit})
    painted_ms = []
    for number in range(ROUNDS):
        settle()
        painted_ms.append(appears.wait(check_in(number), PATIENCE_S) or sys.exit("board: the card does not appear"))
        visit = caller.read()["visit"]
        caller.ask("visit.undo", {"visit": visit})
    return painted_ms


def main():
    with open_glass(WIDTH, HEIGHT, beside=WIDTH) as glass:
        found(glass, [("Amara Okafor", f"guest{number}@example.org") for number in range(EXPECTED)])
        door = Door("--kiosk", "--board", "--windowed", f"{WIDTH}x{HEIGHT}").wait_ready()
        board = Glass(os.environ["DISPLAY"], 2 * WIDTH, HEIGHT, 2 * WIDTH)
        caller = Caller()
        greet_some(caller)
        painted_ms = measure(board, caller)
        board.close()
        door.end()
    note(f"board: {min(painted_ms):.1f} to {max(painted_ms):.1f} ms")
    print_figure("board_paint", quantile(painted_ms, 0.5), "ms")
    print_figure("board_paint_p99", quantile(painted_ms, 0.99), "ms", LIMIT_MS)


main()

"""A list of 100,000 rows comes in by `usher import` through the door that is open, while guests check in through its
socket, four every second, so that there are enough of them to speak of the slowest hundredth. None is lost.
Runs in the current folder, which is empty; USHER is the program, USHER_BENCH_ROWS the rows of the list."""
import os
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "glass"))
from door import USHER, Caller, Door, found, usher  # noqa: E402
from figures import note, print_figure, quantile  # noqa: E402
from glass import open_glass  # noqa: E402

ROWS = int(os.environ.get("USHER_BENCH_ROWS") or 100000)
EVERY_S = 0.25
LIMIT_MS = 50


def start_import():
    with open("long.csv", "w", encoding="utf-8") as file:
        file.write("Name,E-mail,Company\n")
        file.writelines(f"Guest {row % 977} Number{row},row{row}@example.org,Company {row % 5000}\n"
                        for row in range(ROWS))
    return subprocess.Popen([USHER, "import", "long.csv", "--quiet"], stdin=subprocess.DEVNULL,
                            stdout=subprocess.DEVNULL)


def main():
    with open_glass(1280, 800) as glass:
        found(glass)
        door = Door("--kiosk", "--windowed", "1280x800").wait_ready()
        caller, waited_ms = Caller(), []
        bulk, began = start_import(), time.monotonic()
        while bulk.poll() is None:
            waited_ms.append(caller.ask("visit.check_in", {"new": f"Walk-in {len(waited_ms)}"})[1])
            time.sleep(EVERY_S)
        note(f"import: {ROWS} rows in {time.monotonic() - began:.1f} s, {len(waited_ms)} checked in meanwhile, "
             f"{min(waited_ms):.1f} to {max(waited_ms):.1f} ms")
        shown = usher("event", "show")
        door.end()
    if bulk.returncode or shown["arrived"] != len(waited_ms):
        sys.exit(f"import_beside: {shown['arrived']} of {len(waited_ms)} arrived, the import exits {bulk.returncode}")
    print_figure("import_beside_wait", quantile(waited_ms, 0.5), "ms")
    print_figure("import_beside_wait_p99", quantile(waited_ms, 0.99), "ms", LIMIT_MS)


main()

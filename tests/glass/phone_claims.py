"""From the glass to a pocket and back: a guest checks in with a finger, a host sees it on a phone (a real browser) and
goes, the Welcome screen says who is coming, the host says hello, nobody waits any more."""
import os
import sys
import time

from door import Door, found, usher
from glass import PATIENCE_S, open_glass
from told import COLUMN, HEIGHT, NAME, TOLD_MS, WIDTH, check_in

sys.path.append(os.path.join(os.environ["USHER_SOURCE"], "tests", "web"))
from phone import Phone # its neighbour `door` is another: the glass's was found first


def fail(what):
    sys.exit(f"phone_claims: {what}")


def pair():
    """Eva's phone, let in by the link that the command line gives."""
    url = usher("host", "pair", "Eva")["url"]
    phone = Phone(url.partition("/pair")[0])
    phone.go(url)
    phone.tap("button[type=submit]")
    phone.shows("Waiting for a hello")
    phone.shows("live")
    return phone


def play(glass, phone):
    visit = check_in(glass)
    phone.shows("Noor H.")
    glass.settle(0.5)
    before = glass.look(*COLUMN)
    phone.tap(f"[data-key='ill_go-{visit}']")
    tapped = time.monotonic()
    seen = glass.wait(lambda now: now != before, *COLUMN, patience_s=PATIENCE_S)
    if seen is None or (seen - tapped) * 1e3 > TOLD_MS:
        fail(f"Welcome changed {seen and (seen - tapped) * 1e3} ms after the tap on the phone")
    print(f"Welcome had changed {(seen - tapped) * 1e3:.0f} ms after the tap on the phone")
    waiting = usher("welcome", "list")
    if [(one["state"], one["host_name"]) for one in waiting] != [("claimed", "Eva")]:
        fail(f"after the claim: {waiting}")
    phone.tap(f"[data-key='said_hello-{visit}']")
    phone.shows("Everyone has been greeted.")
    if usher("welcome", "list") or usher("welcome", "list", "--all")[0]["state"] != "greeted":
        fail("the hello is not written down")


def main():
    with open_glass(WIDTH, HEIGHT) as glass:
        found(glass)
        usher("settings", "set", "web.port", str(20000 + os.getpid() % 20000))
        door = Door("--kiosk", "--web", "--windowed", f"{WIDTH}x{HEIGHT}").wait_ready()
        phone = pair()
        try:
            play(glass, phone)
            if phone.troubles():
                fail(f"the browser complains: {phone.troubles()}")
        finally:
            phone.end()
        if door.end():
            fail("the door did not end with 0")


main()

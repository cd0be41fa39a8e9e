"""A glass without anybody in front of it: an X server in memory (Xvfb), a finger on it, and an eye that says
when what should be seen is painted. For the scripts of tests/bench and tests/fault that look at real windows.

The finger is XTest, which programs cannot tell from a mouse. The eye reads pixels out of the server, so it sees
what a screen would show, not what a program believes to have drawn. libX11 and libXtst are called directly:
xdotool starts a process for each touch, which takes longer than what is measured."""
import contextlib
import ctypes
import os
import select
import shutil
import subprocess
import sys
import time

LOOK_EVERY_S = 0.0002       # between two looks: both the server and the program need the processor more
PATIENCE_S = 20


def skip(why):
    """Ends the script as one that cannot be run here."""
    print(f"skipped: {why}", file=sys.stderr)
    sys.exit(77)


def need(*programs):
    for program in programs:
        if not shutil.which(program):
            skip(f"{program} is not installed")


class Image(ctypes.Structure):
    """The beginning of an XImage."""
    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int),
                ("format", ctypes.c_int), ("data", ctypes.c_void_p), ("byte_order", ctypes.c_int),
                ("bitmap_unit", ctypes.c_int), ("bitmap_bit_order", ctypes.c_int),
                ("bitmap_pad", ctypes.c_int), ("depth", ctypes.c_int), ("bytes_per_line", ctypes.c_int)]


def load_libraries():
    x11, xtst = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
    pointer, number, many = ctypes.c_void_p, ctypes.c_ulong, ctypes.c_uint
    x11.XOpenDisplay.restype = pointer
    x11.XDefaultRootWindow.argtypes, x11.XDefaultRootWindow.restype = [pointer], number
    x11.XGetImage.restype = ctypes.POINTER(Image)
    x11.XGetImage.argtypes = [pointer, number, ctypes.c_int, ctypes.c_int, many, many, number, ctypes.c_int]
    x11.XDestroyImage.argtypes = [ctypes.POINTER(Image)]
    x11.XSync.argtypes = [pointer, ctypes.c_int]
    x11.XFlush.argtypes = x11.XCloseDisplay.argtypes = [pointer]
    x11.XStringToKeysym.restype = number
    x11.XKeysymToKeycode.argtypes = [pointer, number]
    xtst.XTestFakeMotionEvent.argtypes = [pointer] + [ctypes.c_int] * 3 + [number]
    xtst.XTestFakeButtonEvent.argtypes = xtst.XTestFakeKeyEvent.argtypes = [pointer, many, ctypes.c_int, number]
    return x11, xtst


class Glass:
    """What is seen and touched, in pixels: of the whole screen, or of the part at its left that a kiosk has."""

    def __init__(self, display, width, height, whole_width):
        self.x11, self.xtst = load_libraries()
        self.display = self.x11.XOpenDisplay(display.encode())
        if not self.display:
            sys.exit(f"glass: cannot open the display {display}")
        self.root = self.x11.XDefaultRootWindow(self.display)
        self.width, self.height, self.whole_width = width, height, whole_width

    # ---- the eye

    def look(self, x, y, width, height):
        """The pixels of a rectangle, four bytes for each."""
        image = self.x11.XGetImage(self.display, self.root, x, y, width, height, 0xFFFFFFFF, 2)
        seen = ctypes.string_at(image.contents.data, image.contents.bytes_per_line * height)
        self.x11.XDestroyImage(image)
        return seen

    def look_all(self):
        return self.look(0, 0, self.width, self.height)

    def settle(self, still_s=0.25):
        """What the whole screen shows once it has not changed for a while."""
        seen, since, ends = self.look_all(), time.monotonic(), time.monotonic() + PATIENCE_S
        while time.monotonic() - since < still_s:
            time.sleep(0.02)
            now = self.look_all()
            if now != seen:
                seen, since = now, time.monotonic()
            if time.monotonic() > ends:
                sys.exit("glass: the screen does not come to rest")
        return seen

    def changed(self, before, still_s=0.25):
        """What the whole screen shows once it is not as before, and has come to rest."""
        if self.wait(lambda seen: seen != before, 0, 0, self.width, self.height) is None:
            sys.exit("glass: nothing changes on the screen")
        return self.settle(still_s)

    def wait(self, is_seen, x, y, width, height, patience_s=PATIENCE_S):
        """Looks at a rectangle until is_seen(pixels). Returns the time of that look; None: it never came."""
        ends = time.monotonic() + patience_s
        while True:
            began = time.monotonic()
            if is_seen(self.look(x, y, width, height)):
                return time.monotonic()
            if began > ends:
                return None
            time.sleep(LOOK_EVERY_S)

    # ---- the finger

    def move(self, x, y):
        self.xtst.XTestFakeMotionEvent(self.display, -1, x, y, 0)
        self.x11.XSync(self.display, 0)

    def press(self):
        """Returns the time just before."""
        return self.button(1)

    def release(self):
        return self.button(0)

    def button(self, is_down):
        at = time.monotonic()
        self.xtst.XTestFakeButtonEvent(self.display, 1, is_down, 0)
        self.x11.XFlush(self.display)
        return at

    def tap(self, x, y):
        """Returns the time of the release, upon which buttons act."""
        self.move(x, y)
        self.press()
        return self.release()

    def type(self, text, submit=""):
        """Keys of a keyboard, all at once: letters without shift, digits; submit: such as Return. Returns the time
        just before."""
        at = time.monotonic()
        for name in list(text) + ([submit] if submit else []):
            code = self.x11.XKeysymToKeycode(self.display, self.x11.XStringToKeysym(name.encode()))
            for is_down in (1, 0):
                self.xtst.XTestFakeKeyEvent(self.display, code, is_down, 0)
        self.x11.XFlush(self.display)
        return at

    def close(self):
        self.x11.XCloseDisplay(self.display)


class Change:
    """How one change of the screen is told: the column of pixels in which the most rows differ before and
    after. It has come when that column is as it was seen after the change, in full."""

    def __init__(self, glass, before, after, area=None):
        left, top, width, height = area or (0, 0, glass.width, glass.height)
        self.glass, self.top, self.height = glass, top, height
        rows = []
        for row in range(top, top + height):
            at = (row * glass.width + left) * 4
            rows.append((before[at:at + width * 4], after[at:at + width * 4]))
        changed = [pair for pair in rows if pair[0] != pair[1]]
        counts = {x: sum(one[x * 4:x * 4 + 3] != other[x * 4:x * 4 + 3] for one, other in changed)
                  for x in range(0, width, 3)}
        x = max(counts, key=counts.get)
        if not counts[x]:
            sys.exit("glass: nothing changed where a change was to be seen")
        self.x = left + x
        self.before = b"".join(one[x * 4:x * 4 + 4] for one, _ in rows)
        self.after = b"".join(other[x * 4:x * 4 + 4] for _, other in rows)

    def has_come(self):
        return self.glass.look(self.x, self.top, 1, self.height) == self.after

    def wait(self, since, patience_s=PATIENCE_S):
        """Milliseconds from a time until the change is painted; None: it did not come."""
        at = self.glass.wait(lambda seen: seen == self.after, self.x, self.top, 1, self.height, patience_s)
        return None if at is None else (at - since) * 1e3


@contextlib.contextmanager
def open_glass(width, height, beside=0):
    """An X server of that size and so much more at the right, gone with the block. Its DISPLAY is in this
    process's environment meanwhile."""
    need("Xvfb", "xdotool") # the latter brings libXtst
    reading, writing = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width + beside}x{height}x24",
                               "-nolisten", "tcp", "-noreset"], pass_fds=[writing], stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        if not select.select([reading], [], [], PATIENCE_S)[0]:
            skip("Xvfb does not start here")
        number = os.read(reading, 16).decode().strip()
        if not number:
            skip("Xvfb does not start here")
        os.environ["DISPLAY"] = f":{number}"
        glass = Glass(f":{number}", width, height, width + beside)
        yield glass
        glass.close()
    finally:
        os.close(reading)
        server.terminate()
        server.wait()

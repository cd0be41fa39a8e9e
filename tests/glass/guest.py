"""A guest who checks in at the kiosk with a finger, from Hello to Welcome. See glass.py and door.py."""
import random

from door import Door, middle
from glass import PATIENCE_S, Change


def made_names(count, seed=1):
    """Names of which the first word is like no other. Five letters: six that come at once would be a scanner's."""
    chance, words = random.Random(seed), set()
    while len(words) < count:
        words.add("".join(chance.choice(letters) for letters in ("bdfgklmnprstvz", "aeiou") * 2 + ("lmnrst",)))
    return [f"{word.capitalize()} Guest" for word in sorted(words)]


class Guest:
    """Knows where things are on the kiosk's screens and, once somebody was welcomed, how each screen looks."""

    def __init__(self, glass):
        self.glass = glass
        screens = {name: Door.regions(name, glass.width, glass.height)
                   for name in ("hello", "find", "confirm", "welcome")}
        self.areas = {"begin": screens["hello"]["check-in"], "back": screens["find"]["back"],
                      "field": screens["find"]["field"], "key": screens["find"]["key-a"],
                      "row": screens["find"]["row-1"], "yes": screens["confirm"]["yes"],
                      "done": screens["welcome"]["done"]}
        left, top, _, height = self.areas["row"]
        self.areas["edge of row"] = (left, top, 8, height) # no name stands there
        self.seen = {}

    def tap(self, place):
        """Returns when the finger was lifted."""
        return self.glass.tap(*middle(self.areas[place]))

    def type(self, name):
        """Returns when, as tap does."""
        return self.glass.type(name.split()[0].lower())

    def learn(self, name):
        """Checks a first-time guest in, at leisure, to see what the screens look like."""
        for change, area, act in (("find", "field", lambda: self.tap("begin")),
                                  ("row", "edge of row", lambda: self.type(name)),
                                  ("confirm", "yes", lambda: self.tap("row")),
                                  ("welcome", "done", lambda: self.tap("yes")),
                                  ("hello", "begin", lambda: self.tap("done"))):
            before = self.glass.settle(1)
            act()
            self.seen[change] = Change(self.glass, before, self.glass.changed(before, 1), self.areas[area])

    def go_to_yes(self, name, patience_s=PATIENCE_S):
        """From Hello to "Is this you?", which a first-time guest is asked. Returns what each screen was waited for, in
        milliseconds; None when one did not come."""
        waited_ms = []
        for change, act in (("find", lambda: self.tap("begin")), ("row", lambda: self.type(name)),
                            ("confirm", lambda: self.tap("row"))):
            waited_ms.append(self.seen[change].wait(act(), patience_s))
            if waited_ms[-1] is None:
                return None
        return waited_ms

    def leave(self, patience_s=PATIENCE_S):
        """From Welcome to Hello."""
        return self.seen["hello"].wait(self.tap("done"), patience_s) is not None

"""The rules of the house that a machine can check, as tables and one function for each.

Every rule takes the root of a tree and yields sentences, "FILE:LINE: what is wrong".
tree_test.py applies them to this tree, rules_test.py shows that each of them can fail.
"""
import fnmatch
import os
import re

# A file includes its own floor and floors of a lower rank; floors of one rank do not know each other.
FLOORS = {"util": 0, "domain": 1, "store": 2, "service": 3,
          "exchange": 4, "paper": 4, "sync": 4, "alert": 4,
          "ui": 5, "web": 5, "cli": 6, "main": 7}

# Screens are functions of values: these files see only domain, util and one another.
PURE = ["ui/*", "web/pages*"]
IMPURE = ["ui/*_sdl.[ch]", "ui/camera*", "ui/speech*"]
PURE_SEES = {"util", "domain"}

# Third-party headers and the files that may include them.
HOMES = [
    ("unicode/*", ["util/text*.c", "util/zone*.c"]),
    ("jansson.h", ["util/json.h"]),
    ("sodium.h", ["util/id.c", "util/secret.c"]),
    ("csv.h", ["util/csv.c"]),
    ("ini.h", ["util/ini.c"]),
    ("iconv.h", ["util/encoding.c"]),
    ("sqlite3.h", ["store/*"]),
    ("zip.h", ["exchange/*"]),
    ("expat.h", ["exchange/*"]),
    ("xlsxwriter.h", ["exchange/*"]),
    ("cairo/*", ["paper/*"]),
    ("pango/*", ["paper/*"]),
    ("cups/*", ["paper/*"]),
    ("libpq-fe.h", ["sync/remote_pg.c"]),
    ("curl/*", ["alert/curl_late.h"]),
    ("dlfcn.h", ["util/late.c"]),
    ("SDL2/*", ["ui/*_sdl.[ch]"]),
    ("fontconfig/*", ["ui/*_sdl.[ch]"]),
    ("fribidi/*", ["ui/*_sdl.[ch]"]),
    ("qrencode.h", ["util/qr.c"]),
    ("microhttpd.h", ["web/microhttpd_late.h"]),
]

STANDARD = set("""
assert ctype errno fcntl float inttypes langinfo limits locale math poll pthread pwd sched setjmp signal
stdarg stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string strings termios threads time unistd wchar
dirent glob ifaddrs libgen net/if netdb netinet/in netinet/tcp arpa/inet
sys/file sys/inotify sys/ioctl sys/mman sys/random sys/resource
sys/select sys/socket sys/stat sys/statvfs sys/time sys/types sys/uio sys/un sys/utsname sys/vfs sys/wait
""".split())

TOP = {"CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "src", "assets", "schema", "tests", "docs",
       "build"}
DOTTED = {".ci", ".git", ".gitignore", ".gitattributes", ".clang-format", ".editorconfig"}

LONGEST_SOURCE, LONGEST_HEADER, LONGEST_FUNCTION, WIDEST = 400, 120, 60, 120  # ceilings; docs/style.md aims lower

WRITTEN = {".c", ".h", ".sql", ".py", ".sh", ".md", ".cmake", ".txt", ".json", ".css", ".js"}
FOREIGN = ["tests/data/*", "tests/golden/*", "assets/demo/*"]  # bytes as other programs write them


def files(root, *folders):
    """Every file under the folders (or the root), as a path from the root."""
    for folder in folders or ("",):
        for where, below, names in os.walk(os.path.join(root, folder)):
            below[:] = sorted(name for name in below if name not in (".git", "build", "__pycache__"))
            for name in sorted(names):
                yield os.path.relpath(os.path.join(where, name), root)


def lines(root, path):
    with open(os.path.join(root, path), encoding="utf-8", errors="replace", newline="") as file:
        return file.read().split("\n")


def sources(root):
    """The C files of src, as paths from src."""
    for path in files(root, "src"):
        if path.endswith((".c", ".h")):
            yield path[len("src/"):]


def includes(root, path):
    """(line number, bracket or quote, name) of every #include of a file of src."""
    for number, line in enumerate(lines(root, "src/" + path), 1):
        found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if found:
            yield number, found.group(1), found.group(2)


def floor_of(path):
    return path.split("/")[0] if "/" in path else "main"


def matches(path, patterns):
    return any(fnmatch.fnmatchcase(path, pattern) for pattern in patterns)


def is_pure(path):
    return matches(path, PURE) and not matches(path, IMPURE)


def floors(root):
    """Includes go down the house, never up or across, and are written from src."""
    for path in sources(root):
        floor = floor_of(path)
        if floor not in FLOORS:
            yield f"src/{path}:1: {floor} is not a floor of the house"
            continue
        for number, mark, name in includes(root, path):
            if mark == "<":
                continue
            here = f"src/{path}:{number}: {name}"
            if not os.path.exists(os.path.join(root, "src", name)):
                yield f"{here} is not a file of src"
            elif floor_of(name) != floor and FLOORS.get(floor_of(name), 99) >= FLOORS[floor]:
                yield f"{here} is not below {floor}"
            elif is_pure(path) and not is_pure(name) and floor_of(name) not in PURE_SEES:
                yield f"{here} is not for a pure file"


def homes(root):
    """A third-party header is included where it lives, and nowhere else."""
    for path in sources(root):
        for number, mark, name in includes(root, path):
            if mark == '"' or name.removesuffix(".h") in STANDARD:
                continue
            home = [where for pattern, where in HOMES if fnmatch.fnmatchcase(name, pattern)]
            if not home:
                yield f"src/{path}:{number}: <{name}> has no home: name one in tests/architecture"
            elif not matches(path, home[0]):
                yield f"src/{path}:{number}: <{name}> lives in {' '.join(home[0])}"


def reached(below, module):
    """The modules that the includes of a module lead to, at any depth."""
    found, next_ones = set(), [module]
    while next_ones:
        for name in below.get(next_ones.pop(), ()):
            if name not in found:
                found.add(name)
                next_ones.append(name)
    return found


def cycles(root):
    """Modules never need one another in a ring. A module is NAME.c with NAME.h; a header alone is not one."""
    below, bodies = {}, set()
    for path in sources(root):
        module = path[:-2]
        below.setdefault(module, set()).update(name[:-2] for _, mark, name in includes(root, path) if mark == '"')
        below[module].discard(module)
        if path.endswith(".c"):
            bodies.add(module)
    reach = {module: reached(below, module) for module in below}
    rings = {frozenset(other for other in reach[module] if module in reach.get(other, ())) for module in below}
    for ring in sorted(sorted(ring) for ring in rings):
        if len(bodies & set(ring)) > 1:
            inside = [f"{a} -> {b}" for a in ring for b in sorted(below[a] & set(ring))]
            yield f"src/{ring[0]}: a ring of includes: {', '.join(inside)}"


def top(root):
    """The root holds what a newcomer expects, and nothing else."""
    for name in sorted(os.listdir(root)):
        if name not in (DOTTED if name.startswith(".") else TOP):
            yield f"{name}: does not belong at the top of the tree"


def functions(text):
    """(name, first line, length) of the functions of a C file: bodies open and close in the first column."""
    begin = None
    for number, line in enumerate(text, 1):
        if line == "{":
            begin = number
        elif line == "}" and begin:
            named = re.search(r"(\w+)\s*\(", text[begin - 2]) or re.search(r"(\w+)\s*\(", text[begin - 3])
            yield named.group(1) if named else "?", begin - 1, number - begin + 2
            begin = None


def sizes(root):
    """Files and functions that can be read in one go."""
    for path in files(root, "src", "tests"):
        limit = {".c": LONGEST_SOURCE, ".h": LONGEST_HEADER}.get(os.path.splitext(path)[1])
        if not limit or matches(path, FOREIGN):
            continue
        text = lines(root, path)
        if len(text) - 1 > limit:
            yield f"{path}:1: {len(text) - 1} lines, {limit} at most: it is really two things"
        for name, number, length in functions(text):
            if length > LONGEST_FUNCTION:
                yield f"{path}:{number}: {name} has {length} lines, {LONGEST_FUNCTION} at most"


def spelling(root):
    """No tabs, no white space at the end, lines that fit, a last line that ends, nothing left open."""
    left_open = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
    for path in files(root):
        ending = os.path.splitext(path)[1]
        if ending not in WRITTEN or matches(path, FOREIGN):
            continue
        text = lines(root, path)
        if text[-1]:
            yield f"{path}:{len(text)}: the last line does not end"
        for number, line in enumerate(text, 1):
            if "\t" in line:
                yield f"{path}:{number}: a tab"
            if line != line.rstrip():
                yield f"{path}:{number}: white space at the end"
            if ending in (".c", ".h") and len(line) > WIDEST:
                yield f"{path}:{number}: {len(line)} columns, {WIDEST} at most"
            if left_open.search(line):
                yield f"{path}:{number}: something is left open"


def places(root):
    """Nothing names the machine it was written on."""
    here = os.path.realpath(root)
    above = os.path.dirname(here)
    known = {here, os.path.realpath(os.path.expanduser("~"))}
    if above not in ("/", "/tmp", "/srv", "/opt", "/usr", "/var", "/mnt", "/home", "/root"):
        known.add(above)
    known = sorted(re.escape(path) for path in known if path not in ("/", "/root", "/nonexistent"))
    pattern = re.compile("|".join([r"/(?:home|Users)/\w+"] + [r"(?<![\w.~}-])" + path + r"(?![\w.-])" for path in known]))
    for path in files(root):
        for number, line in enumerate(lines(root, path), 1):
            found = pattern.search(line)
            if found:
                yield f"{path}:{number}: {found.group()} is a place on one machine"


RULES = [floors, homes, cycles, top, sizes, spelling, places]


def check(root, rules=RULES):
    return [sentence for rule in rules for sentence in rule(root)]

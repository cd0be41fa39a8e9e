"""Each rule of architecture.py finds what is wrong in a small tree made for it, and nothing in a right one."""
import os
import tempfile
import unittest

import architecture

LONG_FUNCTION = "int f(void)\n{\n" + "    ;\n" * 60 + "}\n"

# rule, what the tree shows, {path: text}, the beginning of each sentence expected
TREES = [
    ("floors", "down and along", {"src/store/a.c": '#include "util/b.h"\n#include "store/c.h"\n',
                                  "src/util/b.h": "", "src/store/c.h": ""}, []),
    ("floors", "main sees all", {"src/main.c": '#include "cli/b.h"\n', "src/cli/b.h": ""}, []),
    ("floors", "up", {"src/util/a.c": '\n#  include "store/b.h"\n', "src/store/b.h": ""}, ["src/util/a.c:2: store/b.h"]),
    ("floors", "across", {"src/exchange/a.c": '#include "paper/b.h"\n', "src/paper/b.h": ""},
     ["src/exchange/a.c:1: paper/b.h"]),
    ("floors", "not from src", {"src/util/a.c": '#include "b.h"\n', "src/util/b.h": ""}, ["src/util/a.c:1: b.h"]),
    ("floors", "unknown floor", {"src/cellar/a.c": ""}, ["src/cellar/a.c:1: cellar"]),
    ("floors", "a pure screen that asks the store", {"src/ui/view.c": '#include "store/b.h"\n', "src/store/b.h": ""},
     ["src/ui/view.c:1: store/b.h"]),
    ("floors", "a pure screen that paints", {"src/ui/view.c": '#include "ui/paint_sdl.h"\n', "src/ui/paint_sdl.h": ""},
     ["src/ui/view.c:1: ui/paint_sdl.h"]),
    ("floors", "the shell may ask services", {"src/ui/shell_sdl.c": '#include "service/b.h"\n#include "ui/view.h"\n',
                                              "src/service/b.h": "", "src/ui/view.h": ""}, []),
    ("homes", "at home", {"src/store/a.h": "#include <sqlite3.h>\n#include <stdio.h>\n"}, []),
    ("homes", "away from home", {"src/cli/a.c": "#include <sqlite3.h>\n"}, ["src/cli/a.c:1: <sqlite3.h>"]),
    ("homes", "by a pattern", {"src/util/text_fold.c": "#include <unicode/ucol.h>\n",
                               "src/domain/a.c": "#include <unicode/ucol.h>\n"}, ["src/domain/a.c:1: <unicode/ucol.h>"]),
    ("homes", "without a home", {"src/util/a.c": "#include <zlib.h>\n"}, ["src/util/a.c:1: <zlib.h> has no home"]),
    ("cycles", "a tree", {"src/util/a.c": '#include "util/a.h"\n#include "util/b.h"\n', "src/util/a.h": "",
                          "src/util/b.h": ""}, []),
    ("cycles", "headers that include one another", {
        "src/util/a.h": '#include "util/b.h"\n', "src/util/b.h": '#include "util/a.h"\n', "src/util/a.c": "",
        "src/util/b.c": ""}, ["src/util/a: a ring"]),
    ("cycles", "through three modules", {
        "src/util/a.c": '#include "util/b.h"\n', "src/util/a.h": "", "src/util/b.h": '#include "util/c.h"\n',
        "src/util/b.c": "", "src/util/c.c": '#include "util/a.h"\n', "src/util/c.h": ""}, ["src/util/a: a ring"]),
    ("cycles", "a header for the inside of one module", {
        "src/util/a.c": '#include "util/a_inside.h"\n', "src/util/a_inside.h": '#include "util/a.h"\n',
        "src/util/a.h": "", "src/util/a_more.c": '#include "util/a_inside.h"\n'}, []),
    ("top", "what belongs", {"README.md": "", ".gitignore": "", "docs/a.md": ""}, []),
    ("top", "what does not", {"notes.txt": "", ".idea/a": "", "lib/a.c": ""}, [".idea", "lib", "notes.txt"]),
    ("sizes", "as long as may be", {"src/util/a.c": "\n" * 400, "src/util/a.h": "\n" * 120,
                                    "src/util/b.c": LONG_FUNCTION.replace("    ;\n", "", 3)}, []),
    ("sizes", "too long", {"src/util/a.c": "\n" * 401, "src/util/a.h": "\n" * 121, "tests/util/b.c": LONG_FUNCTION},
     ["src/util/a.c:1: 401", "src/util/a.h:1: 121", "tests/util/b.c:1: f has 63"]),
    ("sizes", "a table is not a function", {"src/util/a.c": "const int t[] = {\n" + "    1,\n" * 100 + "};\n"}, []),
    ("spelling", "clean", {"src/util/a.c": "int a;\n", "tests/data/list.txt": "a\tb \r\n"}, []),
    ("spelling", "unclean", {"docs/a.md": "a \n", "src/util/a.c": "\tint a;\n", "src/util/b.h": "int b;",
                             "src/util/c.c": "x" * 121 + "\n", "tests/a.sh": "# TO" "DO later\n"},
     ["docs/a.md:1: white", "src/util/a.c:1: a tab", "src/util/b.h:1: the last", "src/util/c.c:1: 121",
      "tests/a.sh:1: something"]),
    ("places", "relative", {"docs/a.md": "see docs/b.md and /usr/share\n"}, []),
    ("places", "somebody's folder", {"docs/a.md": "\nsee /ho" "me/maria/usher\n"}, ["docs/a.md:2: /ho" "me/maria"]),
    ("places", "the tree itself", {"docs/a.md": "cd {root}\n"}, ["docs/a.md:1: "]),
]


class Rules(unittest.TestCase):
    def test_trees(self):
        for rule, shows, tree, expected in TREES:
            with self.subTest(rule=rule, shows=shows), tempfile.TemporaryDirectory() as root:
                for path, text in tree.items():
                    os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
                    with open(os.path.join(root, path), "w", encoding="utf-8", newline="") as file:
                        file.write(text.replace("{root}", os.path.realpath(root)))
                found = architecture.check(root, [getattr(architecture, rule)])
                self.assertEqual(len(found), len(expected), found)
                for sentence, beginning in zip(found, expected):
                    self.assertTrue(sentence.startswith(beginning), sentence)

    def test_every_rule_has_a_tree_that_fails(self):
        failing = {rule for rule, _, _, expected in TREES if expected}
        self.assertEqual(failing, {rule.__name__ for rule in architecture.RULES})


unittest.main()

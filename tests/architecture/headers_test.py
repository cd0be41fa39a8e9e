"""Every header of src compiles by itself, so that it is a whole contract."""
import os
import subprocess
import sys

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
source = os.path.join(root, "src")
headers = sorted(os.path.join(where, name) for where, _, names in os.walk(source) for name in names
                 if name.endswith(".h"))
flags = subprocess.run(["pkg-config", "--cflags", "sqlite3", "icu-uc", "jansson"], check=True, capture_output=True,
                       text=True).stdout.split()
wrong = 0
for header in headers:
    command = ["gcc", "-std=c17", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only",
               "-I", source, *flags, "-include", header, "-x", "c", os.devnull]
    wrong += subprocess.run(command, check=False).returncode != 0
print(f"{len(headers)} headers compiled alone, {wrong} cannot")
sys.exit(1 if wrong or not headers else 0)

"""Every header of src compiles by itself, so that it is a whole contract."""
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
source = os.path.join(root, "src")
headers = sorted(os.path.join(where, name) for where, _, names in os.walk(source) for name in names
                 if name.endswith(".h"))
flags = subprocess.run(["pkg-config", "--cflags", "sqlite3", "icu-uc", "jansson"], check=True, capture_output=True,
                       text=True).stdout.split()


def is_wrong(header):
    command = ["gcc", "-std=c17", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only",
               "-I", source, *flags, "-include", header, "-x", "c", os.devnull]
    return subprocess.run(command, check=False).returncode != 0


with ThreadPoolExecutor(os.cpu_count()) as compilers:
    wrong = sum(compilers.map(is_wrong, headers))
print(f"{len(headers)} headers compiled alone, {wrong} cannot")
sys.exit(1 if wrong or not headers else 0)

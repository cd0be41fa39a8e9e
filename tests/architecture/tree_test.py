"""This tree keeps the rules of architecture.py."""
import os
import sys

from architecture import check, sources

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
wrong = check(root)
print("\n".join(wrong))
print(f"{len(list(sources(root)))} files of src looked at, {len(wrong)} things wrong")
sys.exit(1 if wrong or not any(sources(root)) else 0)

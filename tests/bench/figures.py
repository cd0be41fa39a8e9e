"""The line of JSON for a figure, as tests/bench/measure.c prints it, for benchmarks in Python."""
import json
import sys


def quantile(values, share):
    return sorted(values)[int(share * (len(values) - 1))]


def print_figure(bench, usher, unit, limit=None, peer=None):
    """ratio: Usher to its peer, else to its limit."""
    against = peer or limit
    line = {"bench": bench, "usher": usher, "limit": limit, "peer": peer,
            "ratio": usher / against if against else None, "unit": unit}
    print(json.dumps({key: float(f"{value:.4g}") if isinstance(value, (int, float)) else value
                      for key, value in line.items()}, separators=(",", ":")), flush=True)


def note(text):
    """What is no figure, for whoever looks closer."""
    print(text, file=sys.stderr, flush=True)

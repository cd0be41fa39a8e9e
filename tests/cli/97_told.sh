# What guests and hosts are told at the door, on real windows: see tests/glass/told.py.
exec python3 "$USHER_SOURCE/tests/glass/told.py"

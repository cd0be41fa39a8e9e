# The door from end to end on real windows: see tests/glass/windows.py.
exec python3 "$USHER_SOURCE/tests/glass/windows.py"

# Behind the scenes, on a real window: see tests/glass/behind.py.
exec python3 "$USHER_SOURCE/tests/glass/behind.py"

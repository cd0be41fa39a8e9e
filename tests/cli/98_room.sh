# A display for the room, on real windows: see tests/glass/room.py.
exec python3 "$USHER_SOURCE/tests/glass/room.py"

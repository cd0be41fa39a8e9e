# A long import through an open door while guests arrive: see import_beside.py.
# (A line that names USHER_RELEASE has the program without sanitizers built.)
# Alone: it measures how long a guest waits.
exec env USHER="${USHER_RELEASE:-$USHER}" python3 "$(dirname "$0")/import_beside.py"

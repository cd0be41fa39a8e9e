# A long import through an open door while guests arrive: see import_beside.py.
# (A line that names USHER_RELEASE has the program without sanitizers built.)
exec env USHER="${USHER_RELEASE:-$USHER}" python3 "$(dirname "$0")/import_beside.py"

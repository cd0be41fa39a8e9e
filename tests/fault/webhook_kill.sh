# kill -9 of the door while it tells a webhook who waits: see webhook_kill.py.
# (A line that names USHER_RELEASE has the program without sanitizers built.)
exec env USHER="${USHER_RELEASE:-$USHER}" python3 "$(dirname "$0")/webhook_kill.py"

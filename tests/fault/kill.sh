# kill -9 at random moments under a storm of commands on the real program: see kill.py.
# (A line that names USHER_RELEASE has the program without sanitizers built.)
exec env USHER="${USHER_RELEASE:-$USHER}" python3 "$(dirname "$0")/kill.py"

# kill -9 of the door in a storm of check-ins on its windows and through its socket: see kiosk_kill.py.
# (A line that names USHER_RELEASE has the program without sanitizers built.)
exec env USHER="${USHER_RELEASE:-$USHER}" python3 "$(dirname "$0")/kiosk_kill.py"

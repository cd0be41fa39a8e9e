# Kills the door under callers that work through it; see clerk_kill.py.
: "${USHER_RELEASE:?}"
USHER="$USHER_RELEASE" python3 "$USHER_SOURCE/tests/fault/clerk_kill.py"

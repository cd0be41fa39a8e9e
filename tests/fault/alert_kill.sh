# Kills a door that calls hosts for those who wait; see alert_kill.py.
: "${USHER_RELEASE:?}"
USHER="$USHER_RELEASE" python3 "$USHER_SOURCE/tests/fault/alert_kill.py"

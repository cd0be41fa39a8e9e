# Those who connect to the pages and say nothing, while phones pair and the kiosk is used: see web_flood.py.
# Alone: it measures how soon a tap is answered.
exec env USHER="${USHER_RELEASE:-$USHER}" python3 "$(dirname "$0")/web_flood.py"

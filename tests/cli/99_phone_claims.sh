# A claim on a phone is told at the kiosk: see tests/glass/phone_claims.py.
. "$(dirname "$0")/lib.sh"

need_browser
exec "$python" "$USHER_SOURCE/tests/glass/phone_claims.py"

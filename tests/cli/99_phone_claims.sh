# A claim on a phone is told at the kiosk: see tests/glass/phone_claims.py.
. "$(dirname "$0")/lib.sh"

python=python3
"$python" -c 'import selenium' 2>/dev/null || python=/usr/bin/python3
"$python" -c 'import selenium' 2>/dev/null || { echo "skipped: python3-selenium is not here"; exit 77; }
command -v chromedriver >/dev/null || { echo "skipped: chromedriver is not here"; exit 77; }
exec "$python" "$USHER_SOURCE/tests/glass/phone_claims.py"

# The pages in a real browser: see tests/web/browser.py.
. "$(dirname "$0")/lib.sh"

python=python3
"$python" -c 'import selenium' 2>/dev/null || python=/usr/bin/python3
"$python" -c 'import selenium' 2>/dev/null || { echo "skipped: python3-selenium is not here"; exit 77; }
for program in chromium chromedriver; do
    command -v "$program" >/dev/null || { echo "skipped: $program is not here"; exit 77; }
done
exec "$python" "$USHER_SOURCE/tests/web/browser.py"

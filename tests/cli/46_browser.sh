# The pages in a real browser: see tests/web/browser.py.
. "$(dirname "$0")/lib.sh"

need_browser
exec "$python" "$USHER_SOURCE/tests/web/browser.py"

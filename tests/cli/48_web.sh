# The pages on the real program: what is refused before anything starts, TLS, and every attack of
# tests/web/attacks.py.
. "$(dirname "$0")/lib.sh"

PYTHONPATH="$USHER_SOURCE/tests/web" PYTHONDONTWRITEBYTECODE=1 python3 "$USHER_SOURCE/tests/web/attacks.py"

# From a check-in to its card on the board: see board.py.
exec sh "$(dirname "$0")/../glass/calm.sh" python3 "$(dirname "$0")/board.py"

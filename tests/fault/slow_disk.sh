# A disk on which every sync takes 0.3 s, under the real windows: see slow_disk.py.
# (A line that names USHER_RELEASE has the program without sanitizers built.)
# Alone: it measures how soon a touch is answered.
exec env USHER="${USHER_RELEASE:-$USHER}" python3 "$(dirname "$0")/slow_disk.py"

# The windows against Chromium in kiosk mode: see window.py. Before all others where that is allowed, for both, so
# that what else the machine does is not measured as well.
calm=
! chrt -r 1 true 2>/dev/null || calm='chrt -r 1'
exec $calm python3 "$(dirname "$0")/window.py"

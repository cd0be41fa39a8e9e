# The windows against Chromium in kiosk mode: see window.py.
exec sh "$(dirname "$0")/../glass/calm.sh" python3 "$(dirname "$0")/window.py"

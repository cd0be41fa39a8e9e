# What a guest waits for while a list comes in through the door that is open: see import_beside.py.
exec sh "$(dirname "$0")/../glass/calm.sh" python3 "$(dirname "$0")/import_beside.py"

# From a host's claim to the guest's Welcome screen: see claim.py.
exec sh "$(dirname "$0")/../glass/calm.sh" python3 "$(dirname "$0")/claim.py"

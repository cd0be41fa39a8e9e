# Hosts and their duty.
. "$(dirname "$0")/lib.sh"

expect 0 init --group "Early Birds"
expect_json 0 host list
holds '. == []'
expect 2 host add
expect_json 0 host add "Amir Haddad"
amir=$(answer .host)
expect_json 0 host add "Lea Lead" --lead
expect_json 0 host list
holds 'length == 2 and (map(.name) | sort) == ["Amir Haddad", "Lea Lead"]'
holds '(.[] | select(.name == "Lea Lead") | .lead) and (.[] | select(.name == "Amir Haddad") | .lead | not)'
expect_json 0 host duty "$amir" on
expect_json 0 host list
holds '.[] | select(.host == "'"$amir"'") | .duty'
expect_json 0 host duty "Amir Haddad" off
expect_json 0 host list
holds '.[] | select(.host == "'"$amir"'") | .duty | not'
expect 2 host duty "$amir" maybe
expect_json 1 host duty Nobody on

# On duty at once for an event that is going on.
expect 0 event add --name "Now" --starts "$(date -u +%Y-%m-%dT%H:%MZ)"
expect_json 0 host add "Noor Now" --event Now
expect_json 0 host list
holds '.[] | select(.name == "Noor Now") | .duty'

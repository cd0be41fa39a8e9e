# What the group knows about somebody, and removing it: they stay gone, counts stay right.
. "$(dirname "$0")/lib.sh"

expect 0 init --group "Early Birds"
expect_json 0 event add --name Breakfast --starts "$(date -u +%Y-%m-%dT%H:%MZ)"
cat >list.csv <<'CSV'
Attendee #,First Name,Last Name,Email,Company
71001,Erika,Secretname,erika@example.org,Hidden GmbH
71002,Bea,Stays,bea@example.org,Open Ltd
71003,Erika,Secretname,,Elsewhere
CSV
expect_json 0 import list.csv
holds '.added == 3'
expect_json 0 checkin --guest erika@example.org
guest=$(answer .guest)
expect 0 guest edit "$guest" --note "likes Secretname tea"

expect_json 0 guest dossier "$guest"
holds '[.facts[].kind] == ["guest.listed", "visit.checked_in", "guest.edited"]'
holds '.email == "erika@example.org" and (.visits | length) == 1'

expect_json 1 guest erase "$guest"
says err --yes
expect_json 0 guest erase "$guest" --yes
holds '.guest == "'"$guest"'" and .erased'

# Nowhere: not in a search, an export, the facts, nor in the file's pages that are in use.
expect_json 0 guest find secretname
holds 'length == 1' # her namesake from elsewhere
expect 0 export facts --json
if grep -q 'Hidden\|erika@\|tea' out; then fail "an erased person's words are still in the facts"; fi
expect 0 export attendance -o attendance.csv
if grep -q 'Hidden\|erika@\|tea' attendance.csv; then fail "an erased person is still in the attendance"; fi
expect_json 0 event list
holds '.[0].arrived == 1 and .[0].first_visits == 1 and .[0].waiting == 0'

# Nothing is done with somebody who is nobody any more.
expect_json 0 guest add --name "Lea Lives"
lives=$(answer .guest)
expect_json 0 host add "Amir Haddad"
amir=$(answer .host)
expect_json 0 event add --name "Lunch" --starts 2027-01-11T12:00
lunch=$(answer .event)
for command in "checkin --event $lunch --guest $guest" "checkin --event $lunch --guest $lives --for $guest" \
    "guest edit $guest --name New" "guest merge $lives $guest" "guest merge $guest $lives" \
    "host edit $amir --guest $guest"; do
    # shellcheck disable=SC2086 # one word for each
    expect_json 1 $command
    says err 'nothing is known about'
done
expect_json 0 guest show "$guest"
visit=$(answer '.visits[0].visit')
expect_json 1 welcome greet "$visit" --host "$amir"
says err 'owed to this guest'
expect 0 event close "$lunch"

# The same list again, and one from elsewhere that names her with her address.
expect_json 0 import list.csv
holds '.read == 3 and .skipped == 1 and .unchanged == 2 and .added == 0'
printf 'Name,Email\nERIKA SECRETNAME,Erika@Example.org\n' >other.csv
expect_json 0 import other.csv
holds '.skipped == 1 and .added == 0'
expect_json 0 guest find secretname
holds 'length == 1'
expect_json 0 doctor
holds .ok

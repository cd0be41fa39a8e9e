# The door, scripted: by code, by guest, new people, substitutes, repeats, undo.
. "$(dirname "$0")/lib.sh"

expect 0 init --group "Early Birds" --tz Europe/Berlin
expect_json 0 event add --name "Breakfast" --starts 2026-12-01T07:00
event=$(answer .event)
cat >list.csv <<'END'
Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Attendee #,Barcode #,Attendee Status,Company
9001,11/29/24 22:28,Amara,Okafor,amara@example.org,1,Standard,501,9001501001,Attending,Crumb & Co
9002,11/29/24 22:30,José,García,jose@example.org,1,Standard,502,9002502001,Attending,Sol
9003,11/29/24 22:31,Dana,Cohen,team@example.org,1,Standard,503,9003503001,Attending,
9003,11/29/24 22:31,Li,Wang,team@example.org,1,Standard,504,9003504001,Attending,
END
expect 0 import list.csv
printf 'Name,Email,Role\nMona Member,mona@example.org,Member\n' >members.csv
expect 0 import members.csv

expect 2 checkin
expect 2 checkin --code 1 --guest x
expect 2 checkin --guest amara@example.org --at yesterday

expect_json 0 checkin --code 9001501001 --at 2026-12-01T06:50
visit=$(answer .visit)
guest=$(answer .guest)
holds '.name == "Amara Okafor" and .first_visit and .visit_number == 1 and (.already | not)'
holds '.welcome == "waiting" and .arrived_at == "2026-12-01T06:50:00+01:00"'

# Once more: the same visit, nothing changed.
expect_json 0 checkin --guest amara@example.org --at 2026-12-01T06:55
holds '.already and .visit == "'"$visit"'" and .arrived_at == "2026-12-01T06:50:00+01:00"'

# Not on the list, never "invalid"; an address of two people names both.
expect_json 1 checkin --code 9999999999
if grep -qi invalid err; then fail "a code was called invalid"; fi
expect_json 1 checkin --guest team@example.org
says err 'Dana Cohen'
says err 'Li Wang'

# A member's first visit is one, and owes nothing.
expect_json 0 checkin --guest mona@example.org --at 2026-12-01T06:51
holds '.first_visit and .welcome == null'

# New people: an address and a name that are both known are the known person.
expect_json 0 checkin --new "Yusuf Demir" --company Sol --email yusuf@example.org --at 2026-12-01T06:52
yusuf=$(answer .guest)
holds '.first_visit and .welcome == "waiting" and (.already | not)'
expect_json 0 checkin --new "yusuf  DEMIR" --email YUSUF@example.org
holds '.already and .guest == "'"$yusuf"'"'
is "the name as it was" "$(answer .name)" "Yusuf Demir"
expect_json 0 checkin --new "Zoe Demir" --email yusuf@example.org
holds '.guest != "'"$yusuf"'"'
expect_json 0 checkin --new "Sam Stand-in" --for jose@example.org --at 2026-12-01T06:53
holds '.welcome == "waiting"'
expect_json 0 export attendance --format json
holds 'any(.[]; .name == "Sam Stand-in" and .role == "substitute" and (.on_behalf_of | type) == "string")'

expect_json 1 checkin --new "Too Late" --for "$yusuf"
says err 'place is taken'

# What a name is made of: one line that can be seen.
expect_json 2 checkin --new "$(printf ' \t\342\200\213')"
expect_json 0 checkin --new "$(printf ' Nia\nM\033[1m \342\200\256Ba ')" --at 2026-12-01T06:54
is "a clean name" "$(answer .name)" "Nia M[1m Ba"
expect_json 0 checkin undo "$(answer .visit)"

# Undone: expected again, its welcome withdrawn.
expect_json 0 checkin undo "$visit" --reason "wrong badge"
holds '.visit == "'"$visit"'" and .state == "undone"'
expect_json 0 welcome list
holds 'all(.[]; .guest != "'"$guest"'")'
expect_json 0 event show "$event"
holds '.expected >= 1'
expect_json 1 checkin undo nonsense
expect_json 0 checkin --guest amara@example.org --at 2026-12-01T07:02
holds '(.already | not) and .first_visit and .welcome == "waiting" and .visit == "'"$visit"'"'

# The second visit is no first visit; still owed until somebody greeted.
expect_json 0 event add --name "Second" --starts 2026-12-08T07:00
expect_json 0 checkin --guest amara@example.org --event Second --at 2026-12-08T07:00
holds '(.first_visit | not) and .visit_number == 2 and .welcome == "waiting"'

# Closed to walk-ins: only who is on the list comes in.
expect 0 event edit Second --walk-ins closed
expect_json 1 checkin --event Second --new "Wanda Walk-in"
expect 0 guest add --name "Lena Listed" --email lena@example.org --event Second
expect_json 0 checkin --event Second --new "Lena Listed" --email lena@example.org --at 2026-12-08T07:01
expect_json 0 guest find "Wanda"
holds '. == []'

# A list of the group's members, taken in before any event: a member everywhere, owed no welcome.
printf 'Name,Email\nMira Listed,mira@example.org\n' >members.csv
expect_json 0 import --group --role member members.csv
expect_json 0 checkin --event Second --guest mira@example.org --at 2026-12-08T07:02
holds '.first_visit and .welcome == null'
expect_json 0 export attendance --event Second
holds 'any(.[]; .name == "Mira Listed" and .role == "member")'

# A guest list in, again, changed, broken, undone. The list reader has its own tests.
. "$(dirname "$0")/lib.sh"

expect 0 init --group "Early Birds" --tz Europe/Berlin
expect 0 event add --name "Breakfast" --starts "$(date -u -d '+1 day' +%Y-%m-%dT07:00)"

cat >list.csv <<'END'
Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Attendee #,Attendee Status,Job Title,Company
9001,11/29/24 22:28,Amara,Okafor,amara@example.org,1,Standard,501,Attending,Baker,Crumb & Co
9002,11/29/24 22:30,José,García,jose@example.org,1,Standard,502,Attending,,Sol
9003,11/29/24 22:31,Dana,Cohen,team@example.org,1,Standard,503,Attending,,
9003,11/29/24 22:31,Li,王,team@example.org,1,Standard,504,Attending,,
9004,11/29/24 22:40,Rita,Refund,rita@example.org,1,Standard,505,Refunded,,
9005,11/29/24 22:41,,,,1,Standard,506,Attending,,Nameless
END

expect 65 import nowhere.csv
expect 2 import
: >empty.csv
expect_json 65 import empty.csv
printf 'Colour,Shape\nred,round\n' >shapes.csv
expect_json 65 import shapes.csv
expect_json 65 import - </dev/null
expect_json 65 import .
expect_json 1 import list.csv --event Nothing

sum='.read == .added + .updated + .unchanged + .skipped + .rejected'
expect 1 import list.csv --dry-run --json
one_document "import --dry-run"
holds '.added == 4'
expect_json 0 event show
holds '.expected == 0'

expect_partly import list.csv
says err Breakfast
holds "$sum"
holds '.system == "eventbrite" and .read == 6 and .added == 4 and .updated == 0 and .unchanged == 0'
holds '.skipped == 1 and .rejected == 1 and .plus == 0 and .missing == 0 and .first_timers == 4'
holds '(.batch | type) == "string" and (.rejects_file | endswith("list.csv.rejects.csv"))'
batch=$(answer .batch)
[ -s list.csv.rejects.csv ] || fail "there is no rejects file"
expect_json 0 event show
holds '.expected == 4 and .first_timers == 4'

# Once more: all unchanged. Mended and put in for good: only what differs.
expect_partly import list.csv
holds '.added == 0 and .updated == 0 and .unchanged == 4 and .skipped == 1 and .rejected == 1'
grep -v Nameless list.csv | sed 's/Crumb & Co/Crumb and Co/' >better.csv
expect_json 0 import - <better.csv
holds '.updated == 1 and .unchanged == 3 and .rejected == 0 and .rejects_file == null'
expect_json 0 guest show amara@example.org
holds '.company == "Crumb and Co"'

# People who are missing from a list that replaces the one before are not expected any more.
grep -v Dana better.csv >fewer.csv
expect_json 0 import fewer.csv --replace
holds '.missing == 1'
expect_json 0 event show
holds '.expected == 3'

# A broken list with --strict changes nothing.
printf 'Name,Email,Company\nNew Person,new@example.org,\n,,No name\n' >broken.csv
expect_partly import broken.csv --strict
holds '.batch == null and .rejected == 1 and .added == 1'
[ -s broken.csv.rejects.csv ] || fail "there is no rejects file"
expect_json 1 guest show new@example.org

# The rejected rows, mended, are a list of the same kind.
sed 's/,,,,1,/,Nora,Named,nora@example.org,1,/' list.csv.rejects.csv >mended.csv
expect_json 0 import mended.csv
holds '.system == "eventbrite" and .read == 1 and .added == 1 and .rejected == 0'
! grep -q 'Rejected' err || fail "the columns of a rejects file are not known"
batch_of_mended=$(answer .batch)
expect_json 0 guest show nora@example.org
expect_json 0 import undo "$batch_of_mended"
expect_json 1 guest show nora@example.org

# A header without rows is an empty list.
printf 'Name,Email\n' >nobody.csv
expect_json 0 import nobody.csv
holds '.read == 0 and .added == 0 and .rejects_file == null'

# A list of the group has no event; those in a --known list have been here before.
printf 'Full name;Mail\nMona Member;mona@example.org\n' >members.csv
expect_json 0 import members.csv --group --known --map 'Full name=name' --map Mail=email
holds '.added == 1 and .first_timers == 0'
expect_json 0 event show
holds '.expected == 3'
expect_json 2 import members.csv --map 'Nothing=name'
expect_json 2 import members.csv --map 'Mail=zebra'
expect_json 2 import members.csv --role king
expect 2 import members.csv --group --event Breakfast

# An import is taken back whole.
printf 'Name,Email\nUta Undone,uta@example.org\n' >late.csv
expect_json 0 import late.csv
late=$(answer .batch)
expect_json 0 event show
holds '.expected == 4'
expect_json 0 import undo "$late"
expect_json 0 event show
holds '.expected == 3'
expect_json 1 import undo nonsense
[ "$batch" != "$late" ] || fail "two imports have one id"

# From waiting to greeted, and every way beside it.
. "$(dirname "$0")/lib.sh"

expect 0 init --group "Early Birds" --tz Europe/Berlin
now() { date -u -d "$1" +%Y-%m-%dT%H:%M:%SZ; }
expect 0 event add --name "Breakfast" --starts "$(now now)"
expect_json 0 host add "Amir Haddad"
amir=$(answer .host)
expect 0 host add "Lea Lead" --lead

arrive() { # NAME MINUTES-AGO
    expect_json 0 checkin --new "$1" --company "$1 Ltd" --at "$(now "-$2 minutes")"
    answer .visit
}
one=$(arrive "Amara Okafor" 10)
two=$(arrive "Bo Berg" 1)
three=$(arrive "Cy Chen" 0)

expect_json 0 welcome list
holds 'map(.name) == ["Amara Okafor", "Bo Berg", "Cy Chen"] and map(.state) == ["waiting", "waiting", "waiting"]'
holds '.[0].level == 2 and .[0].waited_s >= 600 and .[1].level == 1 and .[2].level == 0 and .[2].waited_s >= 0'
holds '.[0].host == null and .[0].host_name == null and .[0].topics == [] and .[0].invited_by == null'
holds '.[0].company == "Amara Okafor Ltd" and .[0].visit == "'"$one"'"'

expect 2 welcome claim "$one"
expect_json 1 welcome claim "$one" --host Nobody
expect_json 1 welcome claim nonsense --host Amir
expect_json 0 welcome claim "$one" --host "Amir Haddad"
holds '.visit == "'"$one"'" and .state == "claimed" and .host == "'"$amir"'"'
expect_json 0 welcome claim "$one" --host "$amir"
expect_json 1 welcome claim "$one" --host "Lea Lead"
says err 'Amir Haddad'
expect_json 0 welcome list
holds '.[] | select(.visit == "'"$one"'") | .state == "claimed" and .host == "'"$amir"'" and .host_name == "Amir Haddad"'
expect_json 0 welcome release "$one"
holds '.state == "waiting" and .host == null'

# Greeting needs no claim, and pays for good.
expect_json 0 welcome greet "$one" --host "Lea Lead" --note "likes bread"
holds '.state == "greeted"'
expect_json 0 welcome gone "$two"
holds '.state == "gone"'
expect 2 welcome dismiss "$three"
expect_json 0 welcome dismiss "$three" --reason "came with a member"
holds '.state == "dismissed"'
expect_json 0 welcome list
holds '. == []'
expect_json 0 welcome list --all
holds 'length == 3 and (map(.state) | sort) == ["dismissed", "gone", "greeted"]'
expect_json 1 welcome claim "$three" --host "$amir"

# A claim that is not kept lapses, and the clock has run on since the check-in.
expect 0 settings set claim.lapse_s 1
late=$(arrive "Lou Late" 3)
expect_json 0 welcome claim "$late" --host "$amir"
sleep 1.1
expect_json 0 welcome list
holds '.[0].state == "waiting" and .[0].host == null and .[0].level == 2 and .[0].waited_s >= 181'
expect_json 0 welcome claim "$late" --host "Lea Lead"
holds '.state == "claimed"'
expect 0 settings set claim.lapse_s 180
expect_json 0 welcome greet "$late" --host "$amir" --at "$(now '-1 hour')"
expect_json 0 welcome list --all
holds '.[] | select(.visit == "'"$late"'") | .state == "greeted" and .waited_s == 0'

# Who invited them, and what they like, stand on the card.
expect_json 0 welcome list --all
first=$(answer '.[0].guest')
expect_json 0 checkin --new "Ina Invited" --topics "bread, bees" --invited-by "$first"
expect_json 0 welcome list
holds 'length == 1 and .[0].topics == ["bread", "bees"] and (.[0].invited_by | test("^[A-Z][a-z]+ [A-Z][a-z]+$"))'
expect_json 0 welcome greet "$(answer '.[0].visit')" --host "$amir"

# An event with welcomes owed is not closed in passing; then they are missed.
four=$(arrive "Di Diaz" 2)
expect_json 1 event close Breakfast
says err -- '--yes'
expect 0 event close Breakfast --yes
expect_json 0 welcome list --all --event Breakfast
holds '.[] | select(.visit == "'"$four"'") | .state == "missed"'
expect_json 0 event show Breakfast
holds '.missed == 1 and .greeted == 3'

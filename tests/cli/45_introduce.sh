# Who should meet whom, and marking that they have.
. "$(dirname "$0")/lib.sh"

expect 0 init --group "Early Birds"
expect 0 event add --name Breakfast --starts "$(date -u +%Y-%m-%dT%H:%MZ)"
expect 0 host add "Amir Haddad"
expect_json 0 introduce list
holds '. == []'
expect 0 introduce list
says err "Nobody here is known to fit together"

come() { # NAME EMAIL AGREES OPTION...
    name=$1
    email=$2
    agrees=$3
    shift 3
    expect_json 0 guest add --name "$name" --email "$email" --event Breakfast "$@"
    expect 0 guest edit "$email" --introduce "$agrees"
    expect 0 checkin --guest "$email"
}
come "Kwame Mensah" kwame@a.example yes --company Acme --seeks "Accounting" --topics "ink"
come "Jo Okafor" jo@a.example yes --company Blum --offers "accounting" --role member
come "Zoë Lind" zoe@a.example no --topics "INK"
expect 2 guest edit zoe@a.example --introduce perhaps

# Both agreed: the one who is new stands first. Who did not agree is not there.
expect_json 0 introduce list
holds 'length == 1'
holds '.[0] | .a_name == "Kwame Mensah" and .b_name == "Jo Okafor"'
holds '.[0].because == "Kwame M. seeks Accounting, Jo O. offers it"'
holds '.[0] | (.a | length) == 20 and (.b | length) == 20'
expect_json 0 introduce list --guest jo@a.example --event Breakfast
holds 'length == 1 and .[0].a_name == "Jo Okafor" and .[0].b_name == "Kwame Mensah"'
expect_json 0 introduce list --guest zoe@a.example
holds '. == []'
expect 0 introduce list
says out "SHOULD MEET"
says out "Jo Okafor"

# Now Zoë agrees, too: the topic is shared, whatever its letters.
expect 0 guest edit zoe@a.example --introduce yes
expect_json 0 introduce list --guest kwame@a.example
holds 'map(.b_name) == ["Jo Okafor", "Zoë Lind"] and .[1].because == "Both care about ink"'
expect_json 0 introduce list --guest kwame@a.example --limit 1
holds 'map(.b_name) == ["Jo Okafor"]'

expect 2 introduce made kwame@a.example jo@a.example
expect_json 1 introduce made kwame@a.example jo@a.example --host Nobody
expect_json 1 introduce made kwame@a.example nobody@a.example --host "Amir Haddad"
expect_json 1 introduce made kwame@a.example kwame@a.example --host "Amir Haddad"
says err "both are Kwame Mensah"
expect_json 0 introduce made kwame@a.example jo@a.example --host "Amir Haddad"
introduction=$(answer .introduction)
is "length of the id" ${#introduction} 20
expect_json 0 introduce made jo@a.example kwame@a.example --host "Amir Haddad"
is "the same pair again" "$(answer .introduction)" "$introduction"
holds '.already'
expect_json 0 introduce list --guest kwame@a.example
holds 'map(.b_name) == ["Zoë Lind"]'

# In the attendance both stand with each other.
expect_json 0 export attendance --event Breakfast
holds '[.[] | select(.introduced_to == ["Jo Okafor"]) | .name] == ["Kwame Mensah"]'
holds '[.[] | select(.introduced_to == ["Kwame Mensah"]) | .name] == ["Jo Okafor"]'
holds '[.[] | select(.introduced_to == []) | .name] == ["Zoë Lind"]'

# Nobody is here any more.
expect 0 event close Breakfast --yes
expect_json 0 introduce list --event Breakfast
holds '. == []'
expect_json 0 doctor

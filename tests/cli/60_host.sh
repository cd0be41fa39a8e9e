# Hosts, what is known of them, their duty and rest.
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

# Languages by tag or by name; "" empties.
expect_json 0 host add "Bea Roth" --languages "German, pt-BR" --topics "bread, solar"
expect_json 0 host list
holds '.[] | select(.name == "Bea Roth") | .languages == ["de", "pt-BR"] and .topics == ["bread", "solar"]'
holds '.[] | select(.name == "Bea Roth") | .initials == "BR" and .phones == 0 and .rests_until == null'
holds 'map(.colour) | unique | length == 3'
expect_json 1 host add "Kor" --languages Klingon
expect_json 0 host edit "Bea Roth" --languages français --topics "" --lead yes --colour 0
expect_json 0 host list
holds '.[] | select(.name == "Bea Roth") | .languages == ["fr"] and .topics == [] and .lead and .colour == 0'
expect_json 0 host edit "Bea Roth" --name "Bea Roth-Kim" --lead no
expect_json 0 host list
holds '.[] | select(.name == "Bea Roth-Kim") | .lead | not'
expect_json 1 host edit "$amir" --name ""
expect 2 host edit "$amir" --colour 8
expect 2 host edit "$amir"
expect_json 1 host edit Nobody --lead yes

# A guest who is this host says what nobody said here.
expect_json 0 guest add --name "Amir Haddad" --topics chess
expect_json 0 host edit "$amir" --guest "$(answer .guest)"
expect_json 0 host list
holds '.[] | select(.host == "'"$amir"'") | .topics == ["chess"]'

expect_json 0 host rest "$amir" on
holds '.rests and (.rests_until | type) == "string"'
expect_json 0 host rest "$amir" on --minutes 240
expect 2 host rest "$amir" on --minutes 241
expect_json 0 host rest "$amir" off
holds '(.rests | not) and .rests_until == null'
expect_json 1 host rest Nobody on

# On duty at once for an event that is going on.
expect 0 event add --name "Now" --starts "$(date -u +%Y-%m-%dT%H:%MZ)"
expect_json 0 host add "Noor Now" --event Now
expect_json 0 host list
holds '.[] | select(.name == "Noor Now") | .duty'

# So is a host who checks in, as long as the check-in stands.
expect_json 0 guest add --name "Hal Host" --event Now --role host
expect_json 0 checkin --guest "$(answer .guest)"
visit=$(answer .visit)
expect_json 0 host list
holds '.[] | select(.name == "Hal Host") | .duty'
expect_json 0 checkin undo "$visit"
expect_json 0 host list
holds '.[] | select(.name == "Hal Host") | .duty | not'
expect 0 host list
says out "Hal Host"

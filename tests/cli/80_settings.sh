# Settings of the group and of the machine.
. "$(dirname "$0")/lib.sh"
export XDG_CONFIG_HOME="$PWD/settings"
file=$XDG_CONFIG_HOME/usher/usher.ini

expect 78 settings
expect 0 init --group "Early Birds"
expect_json 0 settings
holds 'all(.[]; has("key") and has("value") and has("scope") and has("type") and has("default") and (.help | length) > 10)'
holds 'all(.[]; .scope == "group" or .scope == "machine")'
holds '(.[] | select(.key == "welcome.level1_s") | .value) == 60'
holds '(.[] | select(.key == "web.insecure_lan") | .value) == false'
holds '(.[] | select(.key == "group.name") | .value) == "Early Birds"'
cp out listed
expect_json 0 settings list
cmp -s out listed || fail "settings and settings list differ"
expect 0 settings
says out 'claim.lapse_s'

expect 0 settings set welcome.level1_s 90
expect 0 settings get welcome.level1_s
is "the value" "$(cat out)" 90
expect_json 0 settings get welcome.level1_s
holds '.value == 90 and .default == 60 and .scope == "group"'
expect_json 1 settings set welcome.level1_s soon
says err 'whole number'
expect_json 1 settings get welcome.levle1_s
says err 'welcome.level1_s'
expect 2 settings get
expect 2 settings set web.port

[ ! -e "$file" ] || fail "a setting of the group went to the machine's file"
expect 0 settings set web.port 9000
says "$file" 'web.port = 9000'
printf '; the hall\n[web]\nport = 9001\nfuture = 1\n' >"$file"
expect 0 settings get web.port
is "the value" "$(cat out)" 9001
expect 0 settings set web.address ::1
says "$file" '; the hall'
says "$file" 'future = 1'
expect 0 settings get web.address
is "the value" "$(cat out)" ::1
expect 0 settings set alert.full_names on
expect_json 0 settings get alert.full_names
holds '.value == true'

printf '[web]\nport = many\n' >"$file"
expect_json 78 settings
says err 'line 2'
expect 0 settings set web.port 80
expect 0 settings get web.port

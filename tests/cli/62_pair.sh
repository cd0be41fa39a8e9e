# Phones of hosts: letting them in, showing them, putting them out; with and without an open door.
. "$(dirname "$0")/lib.sh"
export XDG_CONFIG_HOME="$PWD/config"

door=
trap '[ -z "$door" ] || kill "$door" 2>/dev/null || true' EXIT

expect 78 host pair Amir
expect 0 init --group "Early Birds"
expect_json 0 host add "Amir Haddad"
amir=$(answer .host)
expect_json 0 host phones
holds '. == []'
expect_json 1 host phones Nobody
expect_json 1 host pair Nobody
expect_json 1 host revoke nobodys
expect 2 host pair

pair_and_look() {
    expect_json 0 host pair "Amir Haddad"
    holds '.host == "'"$amir"'" and (.code | length) == 32 and .url == "http://127.0.0.1:8321/pair?code=" + .code'
    holds '(.ends | type) == "string"'
    secret=$(answer .code)
    for file in usher.db*; do
        [ ! -f "$file" ] || ! grep -qa "$secret" "$file" || fail "$file has the code"
    done
    expect_json 0 host pair "$amir"
    [ "$(answer .code)" != "$secret" ] || fail "the same code twice"
    expect_json 0 host phones "$amir"
    holds '. == []'
}
pair_and_look

# For people: the code to be photographed, every line of it as wide as the others, and the address.
expect 0 host pair "$amir"
says out 'http://127.0.0.1:8321/pair?code='
says out 'For one phone of Amir Haddad'
python3 - <<'END' || fail "the QR code is no square"
lines = open("out", encoding="utf-8").read().split("\n")
code = [line for line in lines if line and not line.startswith("For")]
assert len({len(line) for line in code}) == 1 and len(code[0]) <= 2 * len(code) <= len(code[0]) + 1, lines
assert {c for line in code for c in line} == set(" ▀▄█")
END
cp out dark
expect 0 host pair "$amir" --light
head -1 dark | LC_ALL=C.UTF-8 grep -q '^█*$' || fail "no light edge on a dark terminal"
head -1 out | grep -q '^ *$' || fail "no light edge on a light terminal"

# The address is the machine's setting, else where it listens.
url_begins() { # URL
    expect_json 0 host pair "$amir"
    holds '.url | startswith("'"$1"'/pair?code=")'
}
expect 0 settings set web.port 9000
expect 0 settings set web.address ::1
url_begins "http://[::1]:9000"
expect 0 settings set web.address 0.0.0.0
expect_json 0 host pair "$amir"
holds '.url | test("^http://[^/]+:9000/pair") and (contains("0.0.0.0") | not)'
expect 0 settings set web.certificate /etc/door.pem
expect 0 settings set web.address 192.0.2.7
url_begins https://192.0.2.7:9000
expect 0 settings set web.url https://door.example/
url_begins https://door.example
rm -r config

# The same through an open door.
serve="$(dirname "$USHER")/tool_serve"
if [ -x "$serve" ]; then
    "$serve" "$USHER_DB" 2>door.err &
    door=$!
    for _ in $(seq 100); do
        grep -q ready door.err && break
        sleep 0.1
    done
    grep -q ready door.err || fail "no door"
    pair_and_look
    expect 0 host rest "$amir" on
    printf '4711\n' | "$USHER" pin set host >out 2>err || fail "no PIN through the door"
    expect_json 1 host revoke nobodys
    kill "$door"
    wait "$door" || true
    door=
fi
for file in usher.db*; do
    [ ! -f "$file" ] || ! grep -qa "$secret" "$file" || fail "$file has the code"
done
expect 0 doctor

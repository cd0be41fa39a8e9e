# The forms of a call for hosts that chat programs and phones understand, with names that would like to be more.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/webhook.sh"

found_group
start_receiver --secret "between us"
expect 0 settings set alert.webhook "http://127.0.0.1:$port/topic"
expect 0 settings set alert.secret "between us"
expect 0 settings set web.url "https://door.example:8321"
open_door

call() { # NAME COMPANY
    number=$((${number:-0} + 1))
    expect 0 checkin --new "$1" --company "$2" --event Breakfast
    wait_until has_heard $number
    is "the signature" "$(heard $number .signed)" true
    is "who sends" "$(heard $number '.headers["user-agent"] | startswith("Usher/")')" true
}

# ---- slack

expect 0 settings set alert.format slack
call "Amara Okafor" Northwind
is "the type" "$(heard 1 '.headers["content-type"]')" application/json
is "the members" "$(heard 1 '.body | fromjson | keys | join(" ")')" text
heard 1 '.body | fromjson | .text' | grep -qE '^Amara O. \(Northwind\) has (arrived|been waiting for [0-9]+ seconds?): please say '\
'hello\. <https://door\.example:8321\|Open the board>$' || fail "the text is $(heard 1 .body)"
call "<!channel> & <@U1>" "<https://evil.example|North>"
heard 2 '.body | fromjson | .text' | grep -qF '(&lt;https://evil.example|North&gt;)' || fail "$(heard 2 .body)"
heard 2 '.body | fromjson | .text' | grep -qF '&lt;!channel&gt; ' || fail "$(heard 2 .body)"
is "marks of its own" "$(heard 2 '.body | fromjson | .text' | tr -dc '<' | wc -c)" 1

# ---- ntfy

expect 0 settings set alert.format ntfy
call "Bo Berg" Northwind
is "the type" "$(heard 3 '.headers["content-type"]')" "text/plain; charset=utf-8"
is "the title" "$(heard 3 .headers.title)" "Bo B. (Northwind)"
is "how urgent" "$(heard 3 .headers.priority)" 5
is "the tag" "$(heard 3 .headers.tags)" wave
is "what opens" "$(heard 3 .headers.click)" "https://door.example:8321"
heard 3 .body | grep -qE '^Bo B\. \(Northwind\) has (arrived|been waiting for [0-9]+ seconds?): please say hello\.$' ||
    fail "the text is $(heard 3 .body)"
call "王小明" "Müller & Söhne"
is "the title" "$(heard 4 .headers.title)" "王小明 (Müller & Söhne)"
call "عبد الله" "A Company With Such A Long Name That It Does Not Fit Into One Word Of RFC 2047 • ÄÖÜ"
is "the title" "$(heard 5 .headers.title)" \
    "$(heard 5 .body | sed -E 's/ has (arrived|been waiting).*//')"

# ---- hosts see the topic, not what lets Usher write there

expect 0 settings set alert.webhook "https://user@x:tk_secret@ntfy.example:8443/topic?a=b@c"
expect 0 host add "Eva Ek"
expect_json 0 settings get web.port
at=http://127.0.0.1:$(answer .value)
expect_json 0 host pair "Eva Ek"
curl -sf --noproxy '*' -c cookies -H 'X-Usher: 1' -H 'Content-Type: application/json' -d "{\"code\": \"$(answer .code)\"}" \
    "$at/pair" >out || fail "the phone was not let in"
curl -sf --noproxy '*' -b cookies -H 'X-Usher: 1' "$at/api/me" >out || fail "the phone does not know whose it is"
is "the topic" "$(answer .ntfy)" "https://ntfy.example:8443/topic?a=b@c"

close_door

# Calls for hosts to a webhook, from the check-in to the receiver: signed, once, after a restart, after a crash, and
# said where they did not get through. libcurl is loaded with the first of them.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/webhook.sh"

found_group
start_receiver --secret "between us"
expect 0 settings set alert.webhook "http://127.0.0.1:$port/hook"

# ---- one message, as the contract says

has_curl() { grep -q '/libcurl' /proc/$door/maps; }

open_door
! has_curl || fail "libcurl is loaded, and nothing was to be sent"
expect_json 0 checkin --new "Amara Okafor" --company "Northwind" --event Breakfast
visit=$(answer .visit)
wait_until has_heard 1
has_curl || fail "libcurl is not where it was looked for"
is "the path" "$(heard 1 .path)" /hook
is "the body" "$(heard 1 '.body | fromjson | keys_unsorted | join(" ")')" \
    "id event level visit name company waited_s board"
is "the name" "$(heard 1 '.body | fromjson | .name + ", " + .company')" "Amara O., Northwind"
is "the visit" "$(heard 1 '.body | fromjson | .visit')" "$visit"
is "the id" "$(heard 1 '.body | fromjson | .id')" "$(heard 1 '.headers["x-usher-id"]')"
is "the agent" "$(heard 1 '.headers["user-agent"] | split("/")[0]')" Usher
# Signed with a key that was made with the address.
expect 0 settings get alert.secret
[ "$(wc -c <out)" -gt 20 ] || fail "the key is too short"
hmac=$(heard 1 .body | tr -d '\n' | openssl dgst -sha256 -hmac "$(cat out)" -r | cut -d' ' -f1)
is "the signature" "$(heard 1 '.headers["x-usher-signature"]')" "sha256=$hmac"

# Settings hold at once, in the door that is open.
expect 0 settings set alert.secret "between us"
expect 0 settings set alert.full_names yes
expect 0 checkin --new "Bo Berg" --event Breakfast
wait_until has_heard 2
is "the whole name" "$(heard 2 '.body | fromjson | .name')" "Bo Berg"
is "the signature" "$(heard 2 .signed)" true

# ---- whoever writes their own name

while IFS= read -r name; do
    expect 0 checkin --new "$name" --event Breakfast
done <<'END'
Robert'); DROP TABLE guest;--
<script>alert(1)</script>
"},{"id":"x
%s%n%d\u0000\\
👩🏽‍🚒 Ñandú 王小明 عبد الله
END
wait_until has_heard 7
for n in 3 4 5 6 7; do
    is "the signature" "$(heard $n .signed)" true
    is "the members" "$(heard $n '.body | fromjson | length')" 8
done
is "the names" "$(for n in 3 4 5 6 7; do heard $n '.body | fromjson | .name'; done | sort)" "$(sort <<'END'
Robert'); DROP TABLE guest;--
<script>alert(1)</script>
"},{"id":"x
%s%n%d\u0000\\
👩🏽‍🚒 Ñandú 王小明 عبد الله
END
)"
close_door

# ---- it was away, and the door was closed meanwhile

stop_receiver
open_door
expect 0 checkin --new "Cleo Conti" --event Breakfast
close_door
start_receiver --secret "between us"
open_door
wait_until has_heard 1
is "the name" "$(heard 1 '.body | fromjson | .name')" "Cleo Conti"
is_noted() { [ "$(sqlite3 -readonly usher.db 'SELECT count(*) FROM alert_spool')" = 0 ]; }
wait_until is_noted # else it may go out again
close_door
open_door
expect 0 doctor
is "sent once" "$(heard_count)" 1
close_door

# ---- the end came between being taken and being recorded: the same again, under the same id

stop_receiver
start_receiver --secret "between us" --late 2
open_door
expect 0 checkin --new "Dana Kim" --event Breakfast
wait_until has_heard 1
kill_door
open_door
wait_until has_heard 2
is "the id" "$(heard 2 '.headers["x-usher-id"]')" "$(heard 1 '.headers["x-usher-id"]')"
is "the body" "$(heard 2 .body)" "$(heard 1 .body)"
sleep 3
close_door

# ---- it takes nothing: three tries, then the doctor says so

stop_receiver
start_receiver --answers 500
open_door
expect 0 checkin --new "Eli Engel" --event Breakfast
wait_until is_lost
is "tries" "$(heard_count)" 3
is "what is said" "$(said_of_webhook)" "1 call for hosts did not reach the webhook: it answered 500 and has \
trouble of its own: ask whoever runs it"
close_door

# ---- a machine without libcurl: the others go on, and the board and the doctor say so

mkdir none
touch none/libcurl-gnutls.so.4 none/libcurl.so.4
LD_LIBRARY_PATH=$PWD/none
export LD_LIBRARY_PATH
open_door
unset LD_LIBRARY_PATH
expect 0 checkin --new "Fay Fuchs" --event Breakfast
says_missing() { is_lost && said_of_webhook | grep -q '^2 calls .*without libcurl: install libcurl3-gnutls$'; }
wait_until says_missing
is "heard" "$(heard_count)" 3
close_door

# ---- a certificate that nobody knows

stop_receiver
if command -v certtool >/dev/null; then
    printf 'cn = "127.0.0.1"\nip_address = "127.0.0.1"\nexpiration_days = 30\ntls_www_server\n' >template
    certtool --generate-privkey --key-type ecdsa --outfile key.pem 2>/dev/null
    certtool --generate-self-signed --load-privkey key.pem --template template --outfile certificate.pem 2>/dev/null
    cat key.pem certificate.pem >both.pem
    start_receiver --pem both.pem
    expect 0 settings set alert.webhook "https://127.0.0.1:$port/hook"
    open_door
    expect 0 checkin --new "Finn Fox" --event Breakfast
    says_certificate() { is_lost && said_of_webhook | grep -q '^3 calls .*a certificate that this machine does not trust'; }
    wait_until says_certificate
    is "heard" "$(heard_count)" 0
    close_door
fi

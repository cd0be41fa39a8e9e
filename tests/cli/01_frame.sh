# Wrong command lines, help, version, standard streams: what every command has in common.
. "$(dirname "$0")/lib.sh"

expect 0 version
says out 'usher '
expect_json 0 version
holds '.version | test("^[0-9]+[.][0-9]+[.][0-9]+$")'
expect_json 0 --json version
expect 0 --version

expect 2
says err 'no command is given'
expect_json 2 zebra
expect 2 versoin
says err 'did you mean "version"?'
expect 2 version --zebra
expect 2 version extra
expect 2 --db
expect 2 help zebra

# Help comes from the same rows, for people and for programs.
expect 0 help
says out 'event add'
expect 0 help event add
says out '--starts'
cp out by_help
expect 0 event add --help
cmp out by_help || fail "help COMMAND and COMMAND --help differ"
expect 0 help event
says out 'usher event list'
expect_json 0 help
holds '[.[].command] | (index("import undo") != null) and (index("welcome greet") != null)'
expect_json 0 help import
holds 'map(.command) == ["import", "import undo"]'
expect_json 2 help --man
expect 0 help --man
cmp out "$TEST_DATA/../../docs/usher.1" || fail "docs/usher.1 is old: usher help --man >docs/usher.1"

# A stream that takes no more is an error; the code is the caller's to see.
if "$USHER" version >/dev/full 2>err; then fail "a full disk was not noticed"; else is "exit on a full disk" $? 74; fi
if "$USHER" version >&- 2>err; then fail "a closed stdout was not noticed"; else is "exit without stdout" $? 74; fi
{ "$USHER" help 2>/dev/null || echo $? >code; } | true
case $(cat code 2>/dev/null || echo 74) in 74) ;; *) fail "a closed pipe exits $(cat code)" ;; esac
"$USHER" version >out 2>&- <&- || fail "closed streams that are not needed were needed"

# Without a database: 78, and what to do.
expect_json 78 event list
says err 'usher init'
expect_json 78 guest find amara --db "$PWD/nowhere/usher.db"
(unset HOME USHER_DB && expect 78 event list) || exit 1
(unset USHER_DB && HOME=relative && export HOME && expect 78 event list) || exit 1

# Nothing that could steer a terminal comes back.
expect 2 "$(printf 'ev\033[31ment')"
if grep -q "$(printf '\033')" err; then fail "an escape sequence came through"; fi

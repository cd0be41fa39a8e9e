# Exports of several events: whole days of the group's zone, by start, then arrival, then name.
. "$(dirname "$0")/lib.sh"

expect 0 init --group "Early Birds" --tz Europe/Berlin
expect 0 event add --name "Late" --starts 2026-12-08T00:30
expect 0 event add --name "Early" --starts 2026-12-01T23:30
expect 0 guest add --name "Zoe Young" --event Late
expect 0 guest add --name "Émile Zola" --event Late
expect 0 guest add --name "Emil Old" --event Late
expect 0 checkin --event Late --new "Walk In" --at 2026-12-08T00:31
expect 0 checkin --event Early --new "Ann Lee" --at 2026-12-01T23:29

names() { # EXPECTED ARGUMENT...
    wanted=$1
    shift
    expect_json 0 export "$@"
    is "export $*" "$(answer 'map(.name) | join(", ")')" "$wanted"
}

late="Walk In, Emil Old, Émile Zola, Zoe Young"
names "Ann Lee, $late" attendance --since 2026-12-01
names "Ann Lee, $late" attendance --since 2026-12-01 --until 2026-12-08
names "Ann Lee" attendance --since 2026-12-01 --until 2026-12-07
names "$late" attendance --since 2026-12-02
names "$late" attendance --since 2026-12-01T23:31
names "Ann Lee" attendance --until 2026-12-01
names "" attendance --since 2026-12-02 --until 2026-12-07
names "Emil Old, Émile Zola, Zoe Young" expected --since 2026-12-01
names "Emil Old, Émile Zola, Zoe Young" attendance --since 2026-12-01 --only missing
names "Ann Lee, Walk In" attendance --since 2026-12-01 --only first-visit
names "Ann Lee, Emil Old, Émile Zola, Walk In, Zoe Young" guests

expect_json 0 export attendance --since 2026-12-01
holds '.[0].event == "Early" and .[0].event_date == "2026-12-01" and .[0].minutes_late == 0'
holds '.[1].event == "Late" and .[1].minutes_late == 1 and .[1].first_visit'
expect_json 0 export guests
holds 'all(.event == null and .status == null and .arrived_at == null and .visit_number == null)'

expect 2 export attendance --since tomorrow
expect 2 export attendance --since 2026-12-01 --only zebra
expect 2 export guests --since 2026-12-01
expect 2 export facts --all

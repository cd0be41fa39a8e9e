# People: add, find, show, edit, merge, unmerge.
. "$(dirname "$0")/lib.sh"

expect 0 init --group "Early Birds"
expect 2 guest add
expect_json 0 guest add --name "Katarzyna Wiśniewska" --company "Miód" --email kasia@example.org --topics honey,bees \
    --offers "honey" --seeks "a shop"
kasia=$(answer .guest)
expect_json 0 guest show "$kasia"
holds '.guest == "'"$kasia"'" and .name == "Katarzyna Wiśniewska" and .topics == ["honey", "bees"]'
holds '.offers == ["honey"] and .seeks == ["a shop"] and .phone == null'
expect_json 0 guest show kasia@example.org
expect_json 0 guest show "$(printf %.6s "$kasia")"
expect_json 1 guest show nobody@example.org
expect_json 1 guest add --name "$(printf 'x%.0s' $(seq 121))"
says err '120'

expect_json 0 guest find katarzyna
holds '.[0].guest == "'"$kasia"'" and .[0].company == "Miód" and (.[0].slip | not)'
expect_json 0 guest find katarzna
holds '.[0].guest == "'"$kasia"'" and .[0].slip'
expect_json 0 guest find wisniewska
holds '.[0].guest == "'"$kasia"'"'
expect_json 0 guest find zzzzzz
holds '. == []'
expect 0 guest add --name "Anna One"
expect 0 guest add --name "Anna Two"
expect_json 0 guest find anna --limit 1
holds 'length == 1'
expect 2 guest find anna --limit none
expect 2 guest find anna --limit 0

expect_json 0 guest edit "$kasia" --company "" --call-name Kasia --phone "+48 600 100 200"
expect_json 0 guest show "$kasia"
holds '.company == null and .phone == "+48 600 100 200" and .call_name == "Kasia"'
expect_json 1 guest edit "$kasia" --name ""

# Merged: the dropped id goes on resolving, gaps are filled. Unmerged: two again.
expect_json 0 guest add --name "K. Wisniewska" --company "Pasieka" --title Beekeeper
other=$(answer .guest)
expect_json 0 guest merge "$kasia" "$other"
expect_json 0 guest show "$other"
holds '.guest == "'"$kasia"'" and .title == "Beekeeper" and .name == "Katarzyna Wiśniewska"'
expect_json 1 guest merge "$kasia" "$kasia"
expect_json 0 guest unmerge "$other"
expect_json 0 guest show "$other"
holds '.guest == "'"$other"'" and .name == "K. Wisniewska"'
expect_json 0 guest show "$kasia"
holds '.title == null'
expect_json 1 guest unmerge "$other"

# Expected at an event from the start.
expect 0 event add --name "Breakfast" --starts 2026-12-01T07:00
expect_json 0 guest add --name "Eve Expected" --event Breakfast --role speaker
expect_json 0 event show
holds '.expected == 1'
expect 2 guest add --name X --role king
expect_json 0 guest add --name "Ina Invited" --invited-by "$kasia"
expect_json 0 guest show "$(answer .guest)"
holds '.inviter == "'"$kasia"'"'

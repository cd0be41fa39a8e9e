# Five hundred phones on the pages: see web_bench.c. Before all others where that is allowed: phones and server share a process.
exec sh "$(dirname "$0")/../glass/calm.sh" "$BENCH/bench_web"

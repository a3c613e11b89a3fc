# Runs "$@" and holds on to it for as long as our parent lives. Our standard input is a pipe from the parent: nothing is
# ever written to it, and it ends when the parent closes it or dies, however it dies. Then the command gets TERM, and
# after $GRACE seconds KILL, and with it what it has started.

# Ctrl-C and a closed terminal are the parent's to handle, in its own order; the command inherits this.
trap '' INT HUP QUIT

# A background job would get /dev/null as its standard input.
exec 3<&0
"$@" </dev/null 3<&- &
child=$!

any_alive() {
    for pid in $family; do
        kill -0 "$pid" 2>/dev/null && return 0
    done
    return 1
}

(
    read -r _ <&3
    trap '' TERM # from here to the end, whatever becomes of the command
    family="$child $(ps -A -o pid= -o ppid= 2>/dev/null | awk -v top="$child" '$2 == top { print $1 }')"
    kill -TERM "$child" 2>/dev/null
    tenths=0
    while any_alive && [ $tenths -lt "$((GRACE * 10))" ]; do
        sleep 0.1
        tenths=$((tenths + 1))
    done
    kill -KILL $family 2>/dev/null
) &
guard=$!

wait "$child"
status=$?
kill "$guard" 2>/dev/null
wait "$guard" 2>/dev/null
exit "$status"

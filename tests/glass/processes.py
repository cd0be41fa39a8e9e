"""What a program and all the processes it started use: memory, processor time, wake-ups. Read from /proc."""
import os
import signal
import subprocess
import time


def read(path):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return "" # it ended meanwhile


def fields_after_name(pid):
    """/proc/PID/stat from the state on; empty when it is gone."""
    return read(f"/proc/{pid}/stat").rpartition(")")[2].split()


class Program:
    """A running program, in a session of its own so that nothing of it is lost."""

    def __init__(self, *command, stderr=None, **environment):
        self.started = time.monotonic()
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                        stderr=stderr or subprocess.DEVNULL, start_new_session=True,
                                        env={**os.environ, **environment})

    def pids(self):
        """Itself and whatever it started: of its session, or a child of one that is."""
        parents, found = {}, set()
        for name in os.listdir("/proc"):
            fields = fields_after_name(name) if name.isdigit() else None
            if not fields:
                continue
            parents[int(name)] = int(fields[1])
            if int(fields[3]) == self.process.pid:
                found.add(int(name))
        grown = True
        while grown:
            more = {pid for pid, parent in parents.items() if parent in found} - found
            found, grown = found | more, bool(more)
        return found

    def memory_mib(self):
        """Proportional: pages that several processes share count once."""
        total_kib = 0
        for pid in self.pids():
            for line in read(f"/proc/{pid}/smaps_rollup").splitlines():
                if line.startswith("Pss:"):
                    total_kib += int(line.split()[1])
        return total_kib / 1024

    def activity(self):
        """Since it began: (seconds of processor time, how often one of its threads was woken)."""
        running_s, woken = 0.0, 0
        for pid in self.pids():
            for task in os.listdir(f"/proc/{pid}/task") if os.path.isdir(f"/proc/{pid}/task") else []:
                spent = read(f"/proc/{pid}/task/{task}/schedstat").split()
                running_s += int(spent[0]) / 1e9 if spent else 0
                for line in read(f"/proc/{pid}/task/{task}/status").splitlines():
                    if line.startswith("voluntary_ctxt_switches:"):
                        woken += int(line.split()[1])
        return running_s, woken

    def idle(self, seconds):
        """Over that time: (share of one core in per cent, wake-ups a second)."""
        before_s, before_woken = self.activity()
        time.sleep(seconds)
        after_s, after_woken = self.activity()
        return (after_s - before_s) / seconds * 100, (after_woken - before_woken) / seconds

    def end(self):
        """As a person would: SIGTERM, and force only after a while. Returns the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()
        for pid in self.pids() - {self.process.pid}:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        return self.process.wait()

    def kill(self):
        self.process.kill()
        return self.process.wait()

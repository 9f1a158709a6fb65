"""The retry engine once more, written from its description alone: an oracle.

Reads a recorded trace from standard input (records of 64 bytes, as tests/c/retry.c does; the kinds come from the file
named, tests/lock/numbers.txt) and compares each step, the doubt and the sends of each request, the score of each gate
and the tokens of the budget. Prints how many calls, and how many differ.
"""

import struct
import sys

KIND = {int(n): name for what, n, name in (l.split() for l in open(sys.argv[1]) if l.startswith("kind "))}
WAIT = {name: cls for cls, names in enumerate((
    "",
    "unknown unavailable connection_lost closed timeout session_expired out_of_sequence unauthenticated tls io "
    "protocol internal corrupt",
    "no_leader leadership_lost no_quorum fenced read_only",
    "throttled exhausted quota_exceeded")) for name in names.split()}
SIGNAL = {name: signal for signal, names in {
    "fail": "unavailable connection_lost timeout no_quorum io protocol internal",
    "pressure": "throttled exhausted",
    "neutral": "unknown misuse tls closed cancelled corrupt"}.items() for name in names.split()}
AMBIGUOUS = ("already_exists not_found conflict constraint failed_precondition out_of_sequence fenced aborted").split()
IDEMPOTENT, IN_TRANSACTION, GUARDED, DEDUP, CAN_LOOK, CAN_REDO, PATIENT = (1 << bit for bit in range(7))
DONE, GIVE_UP, REPEAT, REFRESH, RECONNECT, REDO, LOOK, SEND = range(8)
ANSWER, UNLISTED, IN_DOUBT, WINDOW, ATTEMPTS, DEADLINE, BUDGET, HINT, PUSHBACK, SHUT = range(1, 11)
NEVER, HALF = 0xFFFFFFFF, 1 << 31


def since(then, now):
    ms = (now - then) & NEVER
    return ms if ms < HALF else 0


def part(chance, n):
    return (n >> 16) * chance + ((n & 0xFFFF) * chance >> 16)  # as the design, in 16 bits of chance


class Policy:
    def __init__(self, b):
        self.base, self.doublings, self.floor, self.price = b[0:4], b[4:8], b[8:12], b[12:16]
        (self.unsure, self.earn, self.attempts, self.always, self.start, self.most, self.dedup, self.settle, cap,
         self.spread, self.lease, self.open, self.open_doublings, self.shut_at) = b[16:]
        self.cap = min(cap, 1 << 22)

    def window(self, cls, sent):
        return self.base[cls] << min(max(sent - 1, 0), self.doublings[cls], 15)

    def wait(self, cls, sent, random, more=0):
        window = self.window(cls, sent) + more
        least = window * self.floor[cls] // 256
        return least + part(random >> 16, window - least + 1)

    def shut(self, times):
        return min(self.open << min(times, self.open_doublings, 15), 1 << 22)


class Gate:
    until = score = state = doublings = turns = 0

    def left(self, p, now):
        whole = p.shut(255)
        most = (-1, whole + whole // 2, p.cap, p.lease)[self.state]
        left = (self.until - now) & NEVER
        return left if self.state and left <= most else 0

    def turn(self, state, now, ms):
        self.state, self.until, self.turns = state, (now + ms) & NEVER, (self.turns + 1) % 256

    def close(self, p, now, random):
        whole = p.shut(self.doublings)
        self.turn(1, now, whole // 2 + part(random & 0xFFFF, whole + 1))

    def enter(self, p, now, random):
        left = self.left(p, now)
        if left:
            return (min(left, max(p.open, 1)) if self.state == 3 else left) + part(random >> 16, p.open)
        if self.state:
            self.turn(3, now, p.lease)
        return 0

    def tell(self, p, found, turns, now, random):
        if (turns is None and self.state == 3) or turns not in (None, self.turns):
            return
        if self.state == 3 and found == "neutral":
            self.turn(1, now, 0)
        elif self.state == 3 and found in ("fail", "pressure"):
            self.doublings = min(self.doublings + 1, p.open_doublings)
            self.close(p, now, random)
        elif self.state == 3:
            self.score = min(self.score, 100)
            self.turn(0, now, 0)
        elif self.state == 0:
            steps = since(self.until, now) >> 10
            late = (now - self.until) & NEVER >= HALF
            self.until = now if self.score == 0 or late else (self.until + (steps << 10)) & NEVER
            for _ in range(min(steps // 11, 8)):  # eleven sixteenths are about a half
                self.score >>= 1
            for _ in range(steps % 11):
                self.score -= self.score >> 4
            if self.score < 32:
                self.doublings = 0
            s = self.score
            self.score += {"fail": (255 - s) >> 3, "success": -(s >> 3), "alive": -(s >> 4)}.get(found, 0)
            if p.shut_at and self.score >= p.shut_at:
                self.close(p, now, random)


class Budget:
    seen = extra = 0

    def count(self, now):
        late = (now - self.seen) & NEVER >= HALF
        steps = since(self.seen, now) >> 10
        self.seen = now if self.extra == 0 or late else (self.seen + (steps << 10)) & NEVER
        if self.extra < 0:
            self.extra = min(self.extra + steps, 0)
            return
        for _ in range(min(steps // 5, 20)):  # five eighths are about a half
            self.extra >>= 1
        for _ in range(steps % 5):
            self.extra -= self.extra >> 3

    def gain(self, p, now):
        self.count(now)
        self.extra = min(self.extra + p.earn, p.most - p.start)

    def take(self, p, price, patient, left, now):
        self.count(now)
        price = min(price, p.start) if patient else price
        missing = price - p.start - self.extra
        if missing <= 0:
            self.extra -= price
            return 0
        missing = min(missing, 4096)
        if not patient or missing << 10 >= left:
            return None
        self.extra = -p.start - missing
        return missing << 10


class Request:
    def __init__(self, now=0, timeout=NEVER, situation=0):
        self.end = None if timeout == NEVER else (now + min(timeout, HALF - 1 - 0xFFFF)) & NEVER
        self.first = self.last = now
        self.sent = self.turns = 0
        self.situation = situation
        self.doubt = self.out = self.look = self.redo = self.at_once = self.done = False

    def left(self, now):
        return NEVER if self.end is None else since(now, self.end)

    def step(self, act, why=0, ms=0, lost=0):
        return (act | why << 4 | lost << 8 | self.doubt << 11) << 32 | ms

    def ends(self, p, budget, now):
        if budget and not self.done:
            budget.gain(p, now)
        self.out = self.look = self.redo = self.doubt = False
        self.done = True
        return self.step(DONE)

    def harmless(self, p, s, now):
        """How long from now on it may be sent again without a look."""
        room = max(p.dedup - p.settle - since(self.first, now), 0)
        return NEVER if s & (IDEMPOTENT | GUARDED) else room if s & DEDUP else 0

    def unsettled(self, p, now):
        return max(p.settle - since(self.last, now), 0)

    def count(self, now):
        self.sent, self.last = min(self.sent + 1, 255), now

    def admit(self, p, gate, now, random):
        if self.done:
            return DONE
        self.doubt, self.out = self.doubt or self.out, False
        s, left = self.situation | p.always, self.left(now)
        if left == 0:
            return self.step(GIVE_UP, DEADLINE)
        if self.look or self.doubt and not self.harmless(p, s, now):
            if not s & CAN_LOOK:
                return self.step(GIVE_UP, WINDOW if s & DEDUP else IN_DOUBT)
            wait = max(p.wait(2, self.sent, random), self.unsettled(p, now))
            if wait >= left:
                return self.step(GIVE_UP, DEADLINE)
            self.look = True
            return self.step(LOOK, 0, wait)
        if self.redo:
            self.redo = False
            return self.step(REDO)
        if p.attempts and self.sent >= p.attempts:
            return self.step(GIVE_UP, ATTEMPTS)
        if gate:
            wait = gate.enter(p, now, random)
            if wait and (not s & PATIENT or wait >= left):
                return self.step(GIVE_UP, SHUT, wait)
            if wait:
                return self.step(REPEAT, 0, wait)
            self.turns = gate.turns
        if not self.doubt:
            self.first = now
        self.count(now)
        self.out = True
        return self.step(SEND)

    def failed(self, p, gate, budget, verdict, hint, now, random):
        kind, advice, effect = KIND.get(verdict & 255, "unknown"), verdict >> 8 & 15, verdict >> 12 & 3
        origin, lost = verdict >> 16 & 15, verdict >> 20 & 7
        signal = SIGNAL.get(kind, "alive")
        if gate:
            local = origin == 1 and effect == 1
            gate.tell(p, "neutral" if local else signal, self.turns if self.out else None, now, random)
        if not self.out:
            self.count(now)
        self.out = self.redo = False
        s, before, cls = self.situation | p.always, self.doubt, WAIT.get(kind, 0)
        looks = bool(s & CAN_LOOK)
        if kind == "ok" or effect == 3 and not (not before and self.sent > 1 and looks and s & DEDUP):
            return self.ends(p, budget, now)
        self.doubt = before or effect != 1
        if verdict >> 31:
            return self.step(GIVE_UP, UNLISTED, 0, lost)
        again = 1 <= advice <= 4
        ours = before and kind in AMBIGUOUS and not (again and s & IDEMPOTENT)
        if effect == 3 or ours and looks:
            act = LOOK
        elif again and not (s & IN_TRANSACTION and lost >= 2):
            act = max(advice, REPEAT)
        elif (again or advice == 5) and s & CAN_REDO:
            act = REDO
        else:
            return self.step(GIVE_UP, ANSWER, 0, lost)
        if hint > p.cap:
            return self.step(GIVE_UP, PUSHBACK if hint == NEVER else HINT, hint, lost)
        spread = p.spread if self.sent == 1 and kind == "connection_lost" else 0
        if hint:
            wait = hint + part(random >> 16, max(p.window(cls, self.sent) + spread, hint // 8))
        elif advice == 1:
            wait = p.wait(0, self.sent, random) if self.at_once else 0
            self.at_once = True
        else:
            wait = p.wait(cls, self.sent, random, spread)
        used_up = p.attempts and self.sent >= p.attempts
        if self.doubt and act != LOOK:
            safe = s & IDEMPOTENT or act != REDO and wait < self.harmless(p, s, now)
            if looks and (used_up or not safe):
                act = LOOK
            elif not safe:
                return self.step(GIVE_UP, WINDOW if s & DEDUP else IN_DOUBT, 0, lost)
        if act == LOOK:
            wait = max(wait, self.unsettled(p, now))
        elif used_up:
            return self.step(GIVE_UP, ATTEMPTS, 0, lost)
        if wait >= self.left(now):
            return self.step(GIVE_UP, DEADLINE, 0, lost)
        if budget:
            price = p.unsure if effect != 1 else p.price[cls]
            longest = self.left(now)
            if self.doubt and act != LOOK:
                longest = min(longest, self.harmless(p, s, now))
            paid = budget.take(p, price, s & PATIENT, longest, now)
            if paid is None:
                return self.step(GIVE_UP, BUDGET, 0, lost)
            wait = max(wait, paid)
        self.look = self.look or act == LOOK
        return self.step(act, 0, wait, lost)

    def looked(self, found):
        if self.look and found < 2:
            self.look = self.doubt = False
            self.done = self.done or found == 1
            self.redo = found == 0 and bool(self.situation & CAN_REDO) or self.redo


def main():
    calls = differ = 0
    while record := sys.stdin.buffer.read(64):
        what, i, g, paid, word, ms, now, random, _, step = struct.unpack("=4B5IQ", record[:32])
        if what == 7:  # a policy, and everything is fresh
            policy = Policy(struct.unpack("=4H16B2H3I3H2B", record[16:64]))
            requests, gates, budget = [Request() for _ in range(4)], [Gate(), Gate(), Gate()], Budget()
            continue
        request, gate, wallet = requests[i], gates[g] if g < 2 else None, budget if paid else None
        mine = 0
        if what == 0:
            requests[i] = request = Request(now, ms, word)
        elif what == 1:
            mine = request.admit(policy, gate, now, random)
        elif what == 2:
            mine = request.failed(policy, gate, wallet, word, ms, now, random)
        elif what in (3, 4):
            if gate and (what == 3 or request.out):
                found = "success" if what == 3 else "neutral"
                gate.tell(policy, found, request.turns if request.out else None, now, random)
            if what == 3:
                mine = request.ends(policy, wallet, now)
            else:
                request.doubt, request.out = request.doubt or request.out, False
        elif what == 5:
            request.looked(word)
        elif min(ms, policy.cap) > gates[g].left(policy, now):
            gates[g].turn(2, now, min(ms, policy.cap))
        calls += 1
        theirs = step, record[44], record[46] & 2 != 0, record[52], struct.unpack("=i", record[60:64])[0]
        ours = mine, request.sent, request.doubt, gates[g].score, budget.extra
        if ours != theirs:
            differ += 1
            if differ < 5:
                print(f"call {calls}: what {what}, word {word:#x}, ms {ms}: {theirs}, not {ours}")
    print(f"{calls} calls, {differ} differ")


main()

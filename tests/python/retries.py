"""derrno.retry on a clock of its own: no test waits."""

import asyncio
import math
import pickle
import random
import threading
import types
import unittest
from unittest import mock

import derrno
from derrno import ABSENT, GaveUp, There, _retry, retry


class Failed(Exception):
    """Fails with a code of ZooKeeper."""

    def __init__(self, name):
        super().__init__(name)
        self.name = name


def of(error):
    return derrno.of("zookeeper", error.name) if isinstance(error, Failed) else derrno.of(error)


# One of each: its effect, its advice and what it loses are asserted below, so that a changed row is noticed here.
LOST, EXISTS, MISSING, BUSY, EXPIRED = "CONNECTIONLOSS", "NODEEXISTS", "NONODE", "THROTTLEDOP", "SESSIONEXPIRED"


class Clock(unittest.TestCase):
    def setUp(self):
        self.ms, self.waits = 4_294_960_000, []  # it wraps soon

        def sleep(seconds):
            self.waits.append(seconds)
            self.ms += math.ceil(seconds * 1000)

        async def asleep(seconds):
            sleep(seconds)

        for name, fake in {
            "_now": lambda: self.ms & 0xFFFFFFFF,
            "_chance": lambda: 0x80000000,
            "time": types.SimpleNamespace(sleep=sleep),
            "asyncio": types.SimpleNamespace(sleep=asleep),
        }.items():
            self.enterContext(mock.patch.object(_retry, name, fake))
        self.sent = 0

    def function(self, *ends, takes=0):
        """A function that ends so, one after the other: an exception is raised, anything else given."""

        def send(*args, **kwargs):
            self.sent += 1
            self.ms += takes
            end = ends[min(self.sent, len(ends)) - 1]
            if isinstance(end, BaseException):
                raise end
            return end

        return send

    def call(self, *ends, takes=0, **said):
        self.sent = 0
        return retry(**{"of": of, "policy": derrno.FEW} | said)(self.function(*ends, takes=takes))()

    def gives_up(self, *ends, **said):
        with self.assertRaises(GaveUp) as caught:
            self.call(*ends, **said)
        return caught.exception


class Decisions(Clock):
    def test_the_codes_are_what_the_tests_take_them_for(self):
        said = [(code.effect, code.advice, code.lost) for code in (derrno.of("zookeeper", name) for name in (LOST, EXISTS, MISSING, BUSY))]
        self.assertEqual(
            said,
            [("maybe_applied", "reconnect", "link"), ("not_applied", "fix_request", "nothing"), ("not_applied", "fix_request", "nothing"), ("not_applied", "backoff", "nothing")],
        )
        self.assertEqual(derrno.of("zookeeper", EXPIRED).lost, "session")

    def test_what_was_refused_is_sent_again(self):
        self.assertEqual(self.call(Failed(BUSY), Failed(BUSY), "done"), "done")
        self.assertEqual((self.sent, len(self.waits)), (3, 2))

    def test_what_may_have_been_applied_is_not(self):
        error = self.gives_up(Failed(LOST), "done")
        self.assertEqual((error.doubt, error.step.why, error.sends, self.sent), (True, "in_doubt", 1, 1))
        self.assertEqual((str(error.code), error.__cause__.name), ("zookeeper:-4 CONNECTIONLOSS", LOST))

    def test_but_a_read_is(self):
        self.assertEqual(self.call(Failed(LOST), "done", idempotent=True), "done")

    def test_doubt_outlives_the_last_error(self):
        error = self.gives_up(Failed(LOST), Failed(EXISTS), guarded=True)
        self.assertEqual((error.code.effect, error.doubt), ("not_applied", True))

    def test_a_clear_refusal_is_raised_as_it_is(self):
        for name in MISSING, EXISTS:
            with self.assertRaises(Failed) as caught:
                self.call(Failed(name))
            self.assertIsNone(caught.exception.__cause__)

    def test_an_unknown_exception_is_raised_as_it_is_unless_something_is_in_doubt(self):
        with self.assertRaises(KeyError):
            self.call(KeyError("x"))
        error = self.gives_up(Failed(LOST), KeyError("x"), guarded=True)
        self.assertEqual((error.doubt, error.step.why, type(error.__cause__)), (True, "unlisted", KeyError))

    def test_it_ends_before_the_deadline_and_not_after_the_sleep(self):
        start = self.ms
        error = self.gives_up(Failed(BUSY), deadline=2.0)
        self.assertEqual((error.step.why, error.doubt), ("deadline", False))
        self.assertLess(self.ms, start + 2000)
        self.assertEqual(sum(map(math.ceil, (wait * 1000 for wait in self.waits))), self.ms - start)

    def test_attempts_and_hints(self):
        policy = derrno.FEW.but(attempts=2)
        self.assertEqual(self.gives_up(Failed(BUSY), policy=policy).step.why, "attempts")
        self.assertEqual(self.sent, 2)
        self.call(Failed(BUSY), "done", policy=policy, hint=lambda error: 7.0)
        self.assertGreaterEqual(self.waits[-1], 7.0)
        self.assertEqual(self.gives_up(Failed(BUSY), hint=lambda error: math.inf).step.why, "pushback")
        error = self.gives_up(Failed(BUSY), deadline=None, hint=lambda error: 61.0)
        self.assertEqual((error.step.why, error.step.asked), ("hint", 61.0))

    def test_a_budget_and_a_gate_are_shared(self):
        budget, gate = derrno.Budget(), derrno.Gate()
        shared = {"idempotent": True, "policy": derrno.MANY, "of": of}
        first, second = retry(budget=budget, **shared), retry(budget=budget, **shared)
        with self.assertRaises(GaveUp) as caught:
            second(self.function(Failed(LOST)))()
        self.assertEqual(caught.exception.step.why, "budget")
        for _ in range(8):
            first(self.function("done"))()
        self.sent = 0
        self.assertEqual(second(self.function(Failed(LOST), "done"))(), "done")
        for _ in range(12):
            self.sent = 0
            with self.assertRaises(GaveUp):
                retry(gate=gate, **shared)(self.function(Failed(LOST)))()
        self.sent = 0
        with self.assertRaises(GaveUp) as caught:
            retry(gate=gate, **shared)(self.function("done"))()
        self.assertEqual((caught.exception.step.why, self.sent, caught.exception.__cause__), ("shut", 0, None))
        self.assertGreater(caught.exception.step.asked, 0)


class Looks(Clock):
    def test_it_is_sent_again_only_when_it_is_not_there(self):
        def look(*args, **kwargs):
            seen.append((args, kwargs, self.ms - start))
            return found.pop(0)

        start, seen, found = self.ms, [], [ABSENT, There("found")]
        function = self.function(Failed(LOST))
        decorated = retry(look=look, of=of, policy=derrno.FEW.but(settle=1.5))(function)
        self.assertEqual(decorated("a", b=1), "found")
        self.assertEqual((self.sent, [each[:2] for each in seen]), (2, [(("a",), {"b": 1})] * 2))
        self.assertGreaterEqual(seen[0][2], 1500)  # a late request has arrived by then

    def test_an_answer_about_our_own_first_try_is_looked_at(self):
        self.assertEqual(self.call(Failed(LOST), Failed(EXISTS), guarded=True, look=lambda: There("ours")), "ours")
        with self.assertRaises(Failed):  # somebody else's, and surely so
            self.call(Failed(LOST), Failed(EXISTS), guarded=True, look=lambda: ABSENT)
        self.assertEqual(self.sent, 3)

    def test_a_look_that_fails_says_nothing(self):
        looks = [OSError("down"), There("found")]

        def look():
            found = looks.pop(0)
            if isinstance(found, Exception):
                raise found
            return found

        self.assertEqual(self.call(Failed(LOST), look=look), "found")
        self.assertEqual(self.sent, 1)

    def test_a_look_that_gives_neither_says_nothing(self):
        error = self.gives_up(Failed(LOST), look=lambda: True)
        self.assertEqual((error.doubt, self.sent), (True, 1))
        self.assertIn("the last look gave True", str(error))


class Ends(Clock):
    def test_what_is_no_exception_passes_at_once(self):
        for end in KeyboardInterrupt(), asyncio.CancelledError(), SystemExit():
            with self.assertRaises(type(end)):
                self.call(Failed(LOST), end, idempotent=True)
            self.assertEqual(self.sent, 2)

    def test_a_request_in_the_loop_that_is_not_in_its_block_is_refused(self):
        with self.assertRaisesRegex(RuntimeError, "with attempt"):
            for attempt in retry():
                self.sent += 1
        self.assertEqual(self.sent, 1)
        with self.assertRaisesRegex(RuntimeError, "one try"):
            for attempt in retry():
                with attempt:
                    pass
                with attempt:
                    pass

    def test_a_loop(self):
        ends = iter([Failed(BUSY), Failed(BUSY), None])
        left = []
        for attempt in retry(deadline=9.0, of=of, policy=derrno.FEW):
            with attempt:
                left.append((attempt.left, attempt.sends))
                if end := next(ends):
                    raise end
                result = "done"
        self.assertEqual((result, len(left), left[0], left[2][1]), ("done", 3, (9.0, 1), 3))
        self.assertLess(left[2][0], 9.0)
        for attempt in retry(deadline=None):
            with attempt:
                self.assertIsNone(attempt.left)
                break

    def test_a_generator_and_a_hidden_coroutine_are_refused(self):
        def generator():
            yield 1

        async def later():
            pass

        with self.assertRaises(TypeError):
            retry()(generator)
        with self.assertRaises(TypeError):
            retry()(lambda: later())()

    def test_an_outer_loop_does_not_repeat_what_an_inner_one_gave_up(self):
        inner = retry(of=of, policy=derrno.FEW.but(attempts=2))(self.function(Failed(BUSY)))
        with self.assertRaises(GaveUp) as caught:
            retry(idempotent=True)(inner)()
        self.assertEqual((self.sent, caught.exception.step.why, caught.exception.sends), (2, "attempts", 2))

    def test_it_is_pickled(self):
        error = self.gives_up(Failed(LOST))
        again = pickle.loads(pickle.dumps(error))
        self.assertEqual((str(again), again.step, again.code), (str(error), error.step, error.code))

    def test_numbers_out_of_range_are_refused(self):
        for wrong in {"settle": -1.0}, {"hint_cap": 5000.0}, {"spread": 66.0}, {"start": 60_001}:
            with self.assertRaises(ValueError, msg=wrong):
                derrno.MANY.but(**wrong)
        with self.assertRaises(OverflowError):
            derrno.MANY.but(attempts=256)


class Prepares(Clock):
    def test_what_is_lost_is_replaced_before_the_next_try(self):
        steps = []
        self.assertEqual(self.call(Failed(EXPIRED), "done", idempotent=True, prepare=steps.append), "done")
        self.assertEqual([(step.act, step.lost) for step in steps], [("reconnect", "session")])

    def test_also_where_the_advice_is_no_more_than_to_wait(self):
        code, steps = derrno.of("dqlitepy", "ClusterQuorumLostError"), []
        self.assertEqual((code.advice, code.lost), ("backoff", "session"))
        self.call(Failed(BUSY), "done", of=lambda error: code, idempotent=True, prepare=steps.append)
        self.assertEqual([(step.act, step.lost) for step in steps], [("repeat", "session")])

    def test_without_it_the_request_ends_and_the_error_is_not_hidden(self):
        with self.assertRaises((Failed, GaveUp)) as caught:
            self.call(Failed(EXPIRED), "done", idempotent=True)
        error = caught.exception
        self.assertEqual(getattr(error, "name", "") or error.__cause__.name, EXPIRED)
        self.assertEqual(self.sent, 1)

    def test_it_may_fail_for_some_time(self):
        ends = [Failed(BUSY), Failed(BUSY), None]

        def prepare(step):
            if end := ends.pop(0):
                raise end

        with mock.patch.object(_retry, "_of", of):
            self.assertEqual(self.call(Failed(EXPIRED), "done", idempotent=True, prepare=prepare), "done")
        self.assertEqual((ends, self.sent), ([], 2))

    def test_but_not_for_ever_and_not_with_what_no_repeat_helps(self):
        def prepare(step):
            raise error

        error, start = Failed(BUSY), self.ms
        with mock.patch.object(_retry, "_of", of):
            ended = self.gives_up(Failed(EXPIRED), "done", idempotent=True, prepare=prepare, deadline=5.0)
        self.assertEqual((ended.step.why, self.sent), ("deadline", 1))
        self.assertLessEqual(self.ms, start + 5000)
        error = TypeError("a defect")
        ended = self.gives_up(Failed(EXPIRED), "done", idempotent=True, prepare=prepare)
        self.assertIs(ended.__cause__, error)
        self.assertEqual(ended.step.act, "give_up")


class Coroutines(Clock):
    def run_async(self, coroutine):
        return asyncio.run(coroutine)

    def test_a_coroutine_function(self):
        send = self.function(Failed(LOST), Failed(BUSY), "done")

        @retry(of=of, guarded=True, policy=derrno.FEW)
        async def write(name):
            return send(name)

        self.assertEqual(self.run_async(write("x")), "done")
        self.assertEqual((self.sent, len(self.waits)), (3, 2))

    def test_look_and_prepare_may_be_coroutines(self):
        steps = []

        async def look(name):
            if not steps:
                raise OSError("down")
            return There(name)

        async def prepare(step):
            steps.append(step.act)

        @retry(of=of, look=look, prepare=prepare, policy=derrno.FEW)
        async def write(name):
            self.sent += 1
            raise Failed(LOST)

        self.assertEqual(self.run_async(write("x")), "x")
        self.assertEqual((self.sent, steps[0]), (1, "look"))

    def test_a_loop(self):
        send = self.function(Failed(BUSY), "done")

        async def main():
            async for attempt in retry(of=of):
                with attempt:
                    return send()

        self.assertEqual(self.run_async(main()), "done")

    def test_a_task_that_is_cancelled_is_in_doubt_and_ends(self):
        gate = derrno.Gate()

        async def main():
            @retry(gate=gate, idempotent=True)
            async def hang():
                self.sent += 1
                started.set()
                await asyncio.Event().wait()

            started = asyncio.Event()
            task = asyncio.create_task(hang())
            await started.wait()
            task.cancel()
            with self.assertRaises(asyncio.CancelledError):
                await task

        self.run_async(main())
        self.assertEqual(self.sent, 1)


class Chance(unittest.TestCase):
    def test_a_program_that_seeds_its_random_numbers_does_not_seed_these(self):
        def chances():
            random.seed(0)
            return [_retry._chance() for _ in range(4)]

        self.assertNotEqual(chances(), chances())


class Threads(unittest.TestCase):
    def test_many_threads_share_one_budget(self):
        """Nothing is earned that was not, nothing is lost, and nobody is locked out: each success earns 8."""
        budget = derrno.Budget()

        @retry(budget=budget)
        def work():
            pass

        def many():
            for _ in range(500):
                work()

        threads = [threading.Thread(target=many) for _ in range(8)]
        with mock.patch.object(_retry, "_now", lambda: 0):  # nothing decays
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertEqual(budget.tokens(derrno.MANY), 64 + 8 * 4000)


unittest.main(verbosity=0)

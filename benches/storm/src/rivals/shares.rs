//! Budgets that are a share of the traffic: tower, Finagle, Envoy, the SRE book.

use std::collections::VecDeque;
use std::time::Duration;

use tower::retry::budget::{Budget, TpsBudget};

use super::clock;
use crate::rival::{Admit, Basis, Failure, Moment, Next, Rival};

/// tower's budget with its defaults: a fifth of the successes of 10 s, and 10 per second beside. The loop around
/// it: 3 retries, up to 50 ms … 1 s.
pub(super) struct Tower;

impl Rival for Tower {
    type Client = TpsBudget;
    type Request = u32;

    fn name(&self) -> &'static str {
        "tower"
    }

    fn basis(&self) -> Basis {
        Basis::Crate("tower: retry::budget::TpsBudget")
    }

    fn client(&self) -> TpsBudget {
        clock::at(Duration::ZERO, TpsBudget::default)
    }

    fn request(&self, _: &mut TpsBudget, _: Option<Duration>, _: Moment) -> u32 {
        0
    }

    fn failed(&self, budget: &mut TpsBudget, retries: &mut u32, _: Failure, mut at: Moment) -> Next {
        if *retries == 3 || !clock::at(at.now, || budget.withdraw()) {
            return Next::GiveUp;
        }
        let most = Duration::from_millis(50 << *retries).min(Duration::from_secs(1));
        *retries += 1;
        Next::Wait(at.part(most))
    }

    fn succeeded(&self, budget: &mut TpsBudget, _: &mut u32, at: Moment) {
        clock::at(at.now, || budget.deposit());
    }
}

/// Finagle's requeues: each request pays in a fifth of a retry, kept for 10 s, and 10 per second beside; a request
/// may take a fifth of the balance; no wait.
pub(super) struct Finagle;

/// What was paid in and taken out, by seconds, the newest last; in fifths of a retry.
pub(super) struct Purse {
    seconds: VecDeque<(u64, i64)>,
    sum: i64,
}

impl Purse {
    fn add(&mut self, now: Duration, amount: i64) {
        let second = now.as_secs();
        while self.seconds.front().is_some_and(|(old, _)| old + 10 <= second) {
            self.sum -= self.seconds.pop_front().map_or(0, |(_, amount)| amount);
        }
        self.sum += amount;
        match self.seconds.back_mut() {
            Some((newest, sum)) if *newest == second => *sum += amount,
            _ => self.seconds.push_back((second, amount)),
        }
    }

    /// In whole retries: what was paid in, and 10 per second for 10 s.
    fn balance(&self) -> i64 {
        (self.sum + 100 * 5) / 5
    }
}

impl Rival for Finagle {
    type Client = Purse;
    /// Retries it may still make.
    type Request = i64;

    fn name(&self) -> &'static str {
        "Finagle"
    }

    fn basis(&self) -> Basis {
        Basis::Source("finagle-core: RetryBudget, RequeueFilter; 3 retries at most")
    }

    fn client(&self) -> Purse {
        Purse { seconds: VecDeque::new(), sum: 0 }
    }

    fn request(&self, purse: &mut Purse, _: Option<Duration>, at: Moment) -> i64 {
        purse.add(at.now, 1);
        ((purse.balance() + 4) / 5).min(3)
    }

    fn failed(&self, purse: &mut Purse, left: &mut i64, _: Failure, at: Moment) -> Next {
        purse.add(at.now, 0);
        if *left <= 0 || purse.balance() <= 0 {
            return Next::GiveUp;
        }
        *left -= 1;
        purse.add(at.now, -5);
        Next::Wait(Duration::ZERO)
    }
}

/// Envoy: 3 retries, up to 25 ms … 250 ms; at any time at most a fifth of the requests under way are retries, or 3.
pub(super) struct Envoy;

#[derive(Default)]
pub(super) struct Proxy {
    requests: u32,
    retries: u32,
}

impl Envoy {
    fn end(proxy: &mut Proxy, retries: u32) {
        proxy.requests -= 1;
        proxy.retries -= u32::from(retries > 0);
    }
}

impl Rival for Envoy {
    type Client = Proxy;
    type Request = u32;

    fn name(&self) -> &'static str {
        "Envoy"
    }

    fn basis(&self) -> Basis {
        Basis::Documented("envoy: retry_budget 20 %, min_retry_concurrency 3, num_retries 3")
    }

    fn client(&self) -> Proxy {
        Proxy::default()
    }

    fn request(&self, proxy: &mut Proxy, _: Option<Duration>, _: Moment) -> u32 {
        proxy.requests += 1;
        0
    }

    fn failed(&self, proxy: &mut Proxy, retries: &mut u32, _: Failure, mut at: Moment) -> Next {
        let others = proxy.retries - u32::from(*retries > 0);
        if *retries == 3 || others >= (proxy.requests / 5).max(3) {
            Self::end(proxy, *retries);
            return Next::GiveUp;
        }
        proxy.retries = others + 1;
        let most = Duration::from_millis(25 << *retries).min(Duration::from_millis(250));
        *retries += 1;
        Next::Wait(at.part(most))
    }

    fn succeeded(&self, proxy: &mut Proxy, retries: &mut u32, _: Moment) {
        Self::end(proxy, *retries);
    }

    fn dropped(&self, proxy: &mut Proxy, retries: &mut u32, _: Moment) {
        Self::end(proxy, *retries);
    }
}

/// The SRE book: reject locally with probability (requests − 2 · accepts) / (requests + 1), over two minutes; 3
/// sends at most, and retries only while they are below a tenth of the requests.
pub(super) struct Sre;

/// Counts of two minutes, by blocks of 10 s.
#[derive(Default)]
pub(super) struct Counts {
    blocks: VecDeque<(u64, [u32; 3])>,
    sum: [u32; 3],
}

const REQUESTS: usize = 0;
const ACCEPTS: usize = 1;
const RETRIES: usize = 2;

impl Counts {
    fn add(&mut self, now: Duration, what: usize) {
        let block = now.as_secs() / 10;
        while self.blocks.front().is_some_and(|(old, _)| old + 12 <= block) {
            let (_, counts) = self.blocks.pop_front().unwrap_or_default();
            self.sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum -= count);
        }
        if self.blocks.back().is_none_or(|(newest, _)| *newest != block) {
            self.blocks.push_back((block, [0; 3]));
        }
        if let Some((_, counts)) = self.blocks.back_mut() {
            counts[what] += 1;
        }
        self.sum[what] += 1;
    }
}

impl Rival for Sre {
    type Client = Counts;
    type Request = u32;

    fn name(&self) -> &'static str {
        "SRE book"
    }

    fn basis(&self) -> Basis {
        Basis::Documented("Site Reliability Engineering, Handling Overload: K = 2")
    }

    fn client(&self) -> Counts {
        Counts::default()
    }

    fn request(&self, _: &mut Counts, _: Option<Duration>, _: Moment) -> u32 {
        0
    }

    fn admit(&self, counts: &mut Counts, _: &mut u32, at: Moment) -> Admit {
        counts.add(at.now, REQUESTS);
        let [requests, accepts, _] = counts.sum.map(f64::from);
        let reject = (requests - 1.0 - 2.0 * accepts) / requests;
        if at.random.f64() < reject { Admit::Refuse } else { Admit::Go }
    }

    fn failed(&self, counts: &mut Counts, retries: &mut u32, _: Failure, mut at: Moment) -> Next {
        let [requests, _, retried] = counts.sum;
        if *retries == 2 || retried * 10 >= requests {
            return Next::GiveUp;
        }
        counts.add(at.now, RETRIES);
        *retries += 1;
        Next::Wait(at.part(Duration::from_millis(100 << *retries)))
    }

    fn succeeded(&self, counts: &mut Counts, _: &mut u32, at: Moment) {
        counts.add(at.now, ACCEPTS);
    }
}

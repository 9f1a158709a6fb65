//! What a rival is: the decisions of a client, and nothing else.
//!
//! To add one: write a type, implement [`Rival`] for it, and put it into a list of `rivals/mod.rs`.

use std::time::Duration;

use fastrand::Rng;

/// Why a send failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Nobody listens, or nobody who could do it: nothing was done.
    Refused,
    /// The server lives and has no room: it refused before it ran anything.
    Shed,
    /// The server lives and has no leader.
    NoLeader,
    /// No answer in time. The request may still be in the server's queue.
    Timeout,
    /// An established connection broke.
    Lost,
}

/// What a client does after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Wait that long, then send once more.
    Wait(Duration),
    /// Tell the caller that it failed.
    GiveUp,
}

/// Whether a send may go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admit {
    /// Send it.
    Go,
    /// Ask again after that long.
    Wait(Duration),
    /// Fail it, unsent.
    Refuse,
}

/// Now, and a source of luck whose seed is the scene's.
pub struct Moment<'a> {
    /// Since the scene began; a whole number of microseconds.
    pub now: Duration,
    /// Each client of a scene draws from the same source.
    pub random: &'a mut Rng,
}

impl Moment<'_> {
    /// A random part of a duration: anything from nothing to all of it.
    pub fn part(&mut self, of: Duration) -> Duration {
        of.mul_f64(self.random.f64())
    }
}

/// The decisions of a client. Each has a default that does nothing.
pub trait Rival: Sync {
    /// What a client keeps as long as it lives: budget, breaker.
    type Client;
    /// What a client keeps for one request.
    type Request;

    /// What it is called in the tables.
    fn name(&self) -> &'static str;
    /// Where its numbers and formulas are from.
    fn basis(&self) -> Basis;
    /// A client that has sent nothing yet.
    fn client(&self) -> Self::Client;
    /// A request begins. `deadline` is since the scene began, if there is one.
    fn request(&self, client: &mut Self::Client, deadline: Option<Duration>, at: Moment) -> Self::Request;
    /// Before each send.
    fn admit(&self, _: &mut Self::Client, _: &mut Self::Request, _: Moment) -> Admit {
        Admit::Go
    }
    /// After each failure.
    fn failed(&self, _: &mut Self::Client, _: &mut Self::Request, _: Failure, _: Moment) -> Next {
        Next::GiveUp
    }
    /// A good answer: the request ends.
    fn succeeded(&self, _: &mut Self::Client, _: &mut Self::Request, _: Moment) {}
    /// "Not found": the answer of a healthy server, an error to many libraries. The request ends.
    fn missed(&self, client: &mut Self::Client, request: &mut Self::Request, at: Moment) {
        self.succeeded(client, request, at);
    }
    /// The deadline came while it waited: the request ends.
    fn dropped(&self, _: &mut Self::Client, _: &mut Self::Request, _: Moment) {}
}

/// Where the numbers and formulas of a rival are from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The crate itself decides, driven with simulated time.
    Crate(&'static str),
    /// Rewritten from the source, with its defaults.
    Source(&'static str),
    /// What its documentation says it does: its source was not read.
    Documented(&'static str),
    /// The loop of a published page, as printed there.
    Page(&'static str),
    /// Nobody's: to compare with.
    Plain,
}

//! Token buckets of a fixed size: AWS, gRPC, MongoDB.

use std::time::Duration;

use crate::rival::{Basis, Failure, Moment, Next, Rival};

/// AWS "standard" mode: 500 tokens; a retry takes some, a success puts back what its last retry took, or 1.
pub(super) struct Aws {
    pub(super) name: &'static str,
    pub(super) basis: Basis,
    /// What a retry costs, after which failure.
    pub(super) cost: fn(Failure) -> u32,
    /// The wait before the first retry, before it is multiplied with luck.
    pub(super) base: fn(Failure) -> Duration,
}

/// 5 tokens, 10 after a timeout; up to 1, 2, 4 … 20 s.
pub(super) const AWS_2_0: Aws = Aws {
    name: "AWS standard 2.0",
    basis: Basis::Documented("aws-sdk-java-v2, aws-sdk-js-v3: standard retry"),
    cost: |failure| if failure == Failure::Timeout { 10 } else { 5 },
    base: |_| Duration::from_secs(1),
};

/// 14 tokens, 5 when throttled; from 50 ms, from 1 s when throttled.
pub(super) const AWS_2_1: Aws = Aws {
    name: "AWS standard 2.1",
    basis: Basis::Documented("AWS_NEW_RETRIES_2026: standard retry"),
    cost: |failure| if failure == Failure::Shed { 5 } else { 14 },
    base: |failure| Duration::from_millis(if failure == Failure::Shed { 1000 } else { 50 }),
};

#[derive(Default)]
pub(super) struct AwsRequest {
    retries: u32,
    taken: u32,
}

impl Rival for Aws {
    type Client = u32;
    type Request = AwsRequest;

    fn name(&self) -> &'static str {
        self.name
    }

    fn basis(&self) -> Basis {
        self.basis
    }

    fn client(&self) -> u32 {
        500
    }

    fn request(&self, _: &mut u32, _: Option<Duration>, _: Moment) -> AwsRequest {
        AwsRequest::default()
    }

    fn failed(&self, tokens: &mut u32, request: &mut AwsRequest, failure: Failure, mut at: Moment) -> Next {
        let cost = (self.cost)(failure);
        if request.retries == 2 || *tokens < cost {
            return Next::GiveUp;
        }
        *tokens -= cost;
        request.taken = cost;
        let most = ((self.base)(failure) * (1 << request.retries)).min(Duration::from_secs(20));
        request.retries += 1;
        Next::Wait(at.part(most))
    }

    fn succeeded(&self, tokens: &mut u32, request: &mut AwsRequest, _: Moment) {
        *tokens = (*tokens + request.taken.max(1)).min(500);
    }
}

/// gRPC with the policy and the throttle of its proposal: 4 sends, up to 100 ms … 1 s; 10 tokens, a failure takes
/// one, a success brings a tenth, no retry at 5 and below. Here it retries timeouts too.
pub(super) struct Grpc;

impl Rival for Grpc {
    /// Tenths of a token.
    type Client = u32;
    type Request = u32;

    fn name(&self) -> &'static str {
        "gRPC"
    }

    fn basis(&self) -> Basis {
        Basis::Source("grpc/proposal A6: retryPolicy, retryThrottling")
    }

    fn client(&self) -> u32 {
        100
    }

    fn request(&self, _: &mut u32, _: Option<Duration>, _: Moment) -> u32 {
        0
    }

    fn failed(&self, tokens: &mut u32, retries: &mut u32, _: Failure, mut at: Moment) -> Next {
        *tokens = tokens.saturating_sub(10);
        if *retries == 3 || *tokens <= 50 {
            return Next::GiveUp;
        }
        let most = Duration::from_millis(100 << *retries).min(Duration::from_secs(1));
        *retries += 1;
        Next::Wait(at.part(most))
    }

    fn succeeded(&self, tokens: &mut u32, _: &mut u32, _: Moment) {
        *tokens = (*tokens + 1).min(100);
    }
}

/// MongoDB's drivers: a retryable failure is repeated once and at once; one with the label of overload up to 4 times
/// more, up to 100 ms … 10 s, for a token of 1000 each, of which a success brings back a tenth.
pub(super) struct Mongo;

#[derive(Default)]
pub(super) struct MongoRequest {
    sends: u32,
    overloaded: bool,
}

impl Rival for Mongo {
    /// Tenths of a token.
    type Client = u32;
    type Request = MongoRequest;

    fn name(&self) -> &'static str {
        "MongoDB driver"
    }

    fn basis(&self) -> Basis {
        Basis::Source("mongodb/specifications: retryable-writes, client-backpressure")
    }

    fn client(&self) -> u32 {
        10_000
    }

    fn request(&self, _: &mut u32, _: Option<Duration>, _: Moment) -> MongoRequest {
        MongoRequest::default()
    }

    fn failed(&self, tokens: &mut u32, request: &mut MongoRequest, failure: Failure, mut at: Moment) -> Next {
        let overload = failure == Failure::Shed;
        if request.sends > 0 && !overload {
            *tokens = (*tokens + 10).min(10_000);
        }
        request.sends += 1;
        request.overloaded |= overload;
        if request.sends > if request.overloaded { 5 } else { 1 } {
            return Next::GiveUp;
        }
        if !overload {
            return Next::Wait(Duration::ZERO);
        }
        if *tokens < 10 {
            return Next::GiveUp;
        }
        *tokens -= 10;
        let most = Duration::from_millis(100 << (request.sends - 1)).min(Duration::from_secs(10));
        Next::Wait(at.part(most))
    }

    fn succeeded(&self, tokens: &mut u32, request: &mut MongoRequest, _: Moment) {
        *tokens = (*tokens + if request.sends > 0 { 11 } else { 1 }).min(10_000);
    }
}

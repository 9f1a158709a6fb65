//! The retry engine: from a verdict to the next step.

use core::ffi::c_char;

use derrno::retry::{Act, Budget, Found, Gate, MANY, Policy, Request, Why, hint};
use derrno::{Situation, Verdict};

use crate::code::derrno_verdict;
use crate::pointer::{bytes, c_str};

/// How long, how often and at what price. Take derrno_retry_many, derrno_retry_few or derrno_retry_device,
/// or a copy with other numbers. Arrays are by class of wait: contend, link, elect, load. Times are
/// milliseconds. It never grows.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct derrno_retry_policy {
    /// The window after the first failure.
    pub base: [u16; 4],
    /// How often it doubles at the most.
    pub doublings: [u8; 4],
    /// The part of it that is waited at least, in 256ths.
    pub floor: [u8; 4],
    /// The price of a repeat, in tokens.
    pub price: [u8; 4],
    /// The price after a failure that may have been applied.
    pub price_unsure: u8,
    /// The tokens that a success earns.
    pub earn: u8,
    /// Sends at the most, the first included; 0: no limit.
    pub attempts: u8,
    /// Flags that every request has, such as DERRNO_PATIENT.
    pub always: u8,
    /// The tokens of a fresh budget.
    pub start: u16,
    /// The most tokens of a budget.
    pub most: u16,
    /// How long a server remembers the id of a DERRNO_DEDUP request.
    pub dedup: u32,
    /// How late a request may still arrive: no look is sooner than this after the last send.
    pub settle: u32,
    /// The longest hint that is obeyed. At most 4194304.
    pub hint_cap: u32,
    /// How far apart the first waits after an established link broke may lie; 0: no further than others.
    pub spread: u16,
    /// How long a probe of a shut gate holds its place.
    pub lease: u16,
    /// How long a gate is shut the first time, about.
    pub open: u16,
    /// How often that doubles at the most.
    pub open_doublings: u8,
    /// The score at which a gate shuts; 0: never.
    pub shut_at: u8,
}

/// What became of one logical operation so far. One per operation; the members are private. All-zero is a
/// fresh plain request without a deadline. It never grows.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct derrno_request {
    /// Private.
    pub deadline: u32,
    /// Private.
    pub first: u32,
    /// Private.
    pub last: u32,
    /// Private.
    pub sent: u8,
    /// Private.
    pub situation: u8,
    /// Private.
    pub flags: u8,
    /// Private.
    pub generation: u8,
}

/// Whether a node can be asked at all. One per node; the members are private. All-zero is a fresh gate.
/// It never grows.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct derrno_gate {
    /// Private.
    pub until: u32,
    /// Private.
    pub score: u8,
    /// Private.
    pub state: u8,
    /// Private.
    pub doublings: u8,
    /// Private.
    pub generation: u8,
}

/// What repeats are paid from. One per service; the members are private. All-zero is a fresh budget.
/// It never grows.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct derrno_budget {
    /// Private.
    pub seen: u32,
    /// Private.
    pub extra: i32,
}

/// What to do next: derrno_step_act() and its like take it apart.
pub type derrno_step = u64;

// The structs of C are those of the core, member by member.
const _: () = {
    assert!(size_of::<derrno_retry_policy>() == size_of::<Policy>());
    assert!(align_of::<derrno_retry_policy>() == align_of::<Policy>());
    assert!(size_of::<derrno_request>() == size_of::<Request>());
    assert!(align_of::<derrno_request>() == align_of::<Request>());
    assert!(size_of::<derrno_gate>() == size_of::<Gate>());
    assert!(align_of::<derrno_gate>() == align_of::<Gate>());
    assert!(size_of::<derrno_budget>() == size_of::<Budget>());
    assert!(align_of::<derrno_budget>() == align_of::<Budget>());
};

/// The core's state that a pointer of C points to; `None` for NULL.
///
/// # Safety
/// `pointer` is NULL or points to a `C` that nobody else uses during the call. `C` and `T` are `repr(C)` with
/// the same members, and every value of those is valid.
unsafe fn state<'a, C, T>(pointer: *mut C) -> Option<&'a mut T> {
    const { assert!(size_of::<C>() == size_of::<T>() && align_of::<C>() == align_of::<T>()) };
    // SAFETY: `as_mut` wants NULL, or an aligned pointer to a valid `T` that is used by nobody else:
    // - size and alignment are checked above, the members are integers, so every value is valid;
    // - the rest is the caller's promise, for the time of the call, and no result outlives a call.
    unsafe { pointer.cast::<T>().as_mut() }
}

/// The policy of C, or that for many clients for NULL.
///
/// # Safety
/// `policy` is NULL or points to a policy that nobody changes during the call.
unsafe fn policy<'a>(policy: *const derrno_retry_policy) -> &'a Policy {
    // SAFETY: `as_ref` wants NULL, or an aligned pointer to a valid `Policy` that stays unchanged:
    // - `Policy` has the members of `derrno_retry_policy`, all of them integers or flags of any value;
    // - the rest is the caller's promise.
    unsafe { policy.cast::<Policy>().as_ref() }.unwrap_or(&MANY)
}

/// What a call without a request returns: give up, because of the answer.
const NO_REQUEST: derrno_step = (Act::GIVE_UP.number() as u64) << 32 | (Why::ANSWER.number() as u64) << 36;

/// Begins a request that is to be done within `timeout_ms`; UINT32_MAX means without a deadline, and more than
/// 24.8 days are cut to that. `situation` is any of DERRNO_IDEMPOTENT, DERRNO_IN_TRANSACTION,
/// DERRNO_GUARDED, DERRNO_DEDUP, DERRNO_CAN_LOOK, DERRNO_CAN_REDO, DERRNO_PATIENT, or 0; other bits are
/// ignored. `now` is monotonic milliseconds, here and below; it may wrap.
///
/// # Safety
/// `request` is NULL or points to a writable request.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_request_init(
    request: *mut derrno_request,
    now: u32,
    timeout_ms: u32,
    situation: u32,
) {
    // SAFETY: what `write` wants is this function's own condition; the cast is to the same members.
    unsafe {
        crate::pointer::write(
            request.cast::<Request>(),
            Request::new(now, timeout_ms, Situation::from_bits(situation as u8)),
        );
    }
}

/// Whether a send may have been applied, whatever the last error said; false for NULL.
///
/// # Safety
/// `request` is NULL or points to a request.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_request_doubt(request: *const derrno_request) -> bool {
    // SAFETY: `as_ref` wants NULL or an aligned, valid request: the caller's promise; any members are valid.
    unsafe { request.cast::<Request>().as_ref() }.is_some_and(Request::doubt)
}

/// What to do next. DERRNO_ACT_SEND alone lets a send out; any other step is obeyed like one of derrno_failed(),
/// and then this is asked again. `random` is any 32 bits, fresh for each call, here and below. A NULL policy is
/// derrno_retry_many, here and below; a NULL gate lets all through; for a NULL request it returns give up.
///
/// # Safety
/// Each pointer is NULL or points to a state that nobody else uses during the call.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_admit(
    retry_policy: *const derrno_retry_policy,
    gate: *mut derrno_gate,
    request: *mut derrno_request,
    now: u32,
    random: u32,
) -> derrno_step {
    // SAFETY: what `state` and `policy` want is this function's own condition.
    let (policy, gate, request) =
        unsafe { (policy(retry_policy), state::<_, Gate>(gate), state::<_, Request>(request)) };
    request.map_or(NO_REQUEST, |request| request.admit(policy, gate, now, random).bits())
}

/// The send failed with this verdict. `hint` is how long the server asked to wait, in milliseconds: 0 when it
/// did not, UINT32_MAX when it asked not to be tried again. A NULL budget pays everything.
///
/// # Safety
/// As derrno_admit().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_failed(
    retry_policy: *const derrno_retry_policy,
    gate: *mut derrno_gate,
    budget: *mut derrno_budget,
    request: *mut derrno_request,
    verdict: derrno_verdict,
    hint: u32,
    now: u32,
    random: u32,
) -> derrno_step {
    // SAFETY: what `state` and `policy` want is this function's own condition.
    let (policy, gate, budget, request) = unsafe {
        (
            policy(retry_policy),
            state::<_, Gate>(gate),
            state::<_, Budget>(budget),
            state::<_, Request>(request),
        )
    };
    let verdict = Verdict::from_bits(verdict);
    request
        .map_or(NO_REQUEST, |request| request.failed(policy, gate, budget, verdict, hint, now, random).bits())
}

/// The send succeeded. Returns DERRNO_ACT_DONE.
///
/// # Safety
/// As derrno_admit().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_succeeded(
    retry_policy: *const derrno_retry_policy,
    gate: *mut derrno_gate,
    budget: *mut derrno_budget,
    request: *mut derrno_request,
    now: u32,
    random: u32,
) -> derrno_step {
    // SAFETY: what `state` and `policy` want is this function's own condition.
    let (policy, gate, budget, request) = unsafe {
        (
            policy(retry_policy),
            state::<_, Gate>(gate),
            state::<_, Budget>(budget),
            state::<_, Request>(request),
        )
    };
    request.map_or(NO_REQUEST, |request| request.succeeded(policy, gate, budget, now, random).bits())
}

/// Nobody waits for the send any more: it may still be applied, and the request is in doubt from now on.
///
/// # Safety
/// As derrno_admit().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_dropped(
    retry_policy: *const derrno_retry_policy,
    gate: *mut derrno_gate,
    request: *mut derrno_request,
    now: u32,
    random: u32,
) {
    // SAFETY: what `state` and `policy` want is this function's own condition.
    let (policy, gate, request) =
        unsafe { (policy(retry_policy), state::<_, Gate>(gate), state::<_, Request>(request)) };
    if let Some(request) = request {
        request.dropped(policy, gate, now, random);
    }
}

/// What the caller saw when it looked: DERRNO_FOUND_THERE, DERRNO_FOUND_ABSENT, or DERRNO_FOUND_UNKNOWN like any
/// other number. derrno_admit() returns what follows. Ignored when no look was asked for.
///
/// # Safety
/// `request` is NULL or points to a request that nobody else uses during the call.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_looked(request: *mut derrno_request, found: u32) {
    // SAFETY: what `state` wants is this function's own condition.
    if let Some(request) = unsafe { state::<_, Request>(request) } {
        request.looked(if found > 2 { Found::UNKNOWN } else { Found::from_number(found as u8) });
    }
}

/// Shuts the gate for `ms`: the caller knows that a hint is meant for everybody.
///
/// # Safety
/// As derrno_admit().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_hold(
    retry_policy: *const derrno_retry_policy,
    gate: *mut derrno_gate,
    ms: u32,
    now: u32,
) {
    // SAFETY: what `state` and `policy` want is this function's own condition.
    let (policy, gate) = unsafe { (policy(retry_policy), state::<_, Gate>(gate)) };
    if let Some(gate) = gate {
        gate.hold(policy, ms, now);
    }
}

/// How long the gate lets nobody through; 0 when it does, and for NULL.
///
/// # Safety
/// As derrno_admit().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_gate_left(
    retry_policy: *const derrno_retry_policy,
    gate: *const derrno_gate,
    now: u32,
) -> u32 {
    // SAFETY: what `policy` wants is this function's own condition; `as_ref` wants NULL or an aligned, valid gate
    // that nobody changes: the same, and any members are valid.
    let (policy, gate) = unsafe { (policy(retry_policy), gate.cast::<Gate>().as_ref()) };
    gate.map_or(0, |gate| gate.left(policy, now))
}

/// How long to wait after a failure of this kind, for a program with a loop of its own. `sent` is how often the
/// request was sent so far.
///
/// # Safety
/// `retry_policy` is NULL or points to a policy.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_backoff(
    retry_policy: *const derrno_retry_policy,
    kind: u8,
    sent: u8,
    random: u32,
) -> u32 {
    // SAFETY: what `policy` wants is this function's own condition.
    unsafe { policy(retry_policy) }.backoff(derrno::Kind::from_number(kind), sent, random)
}

/// The value of the HTTP header Retry-After as a hint: whole seconds. A date gives 0, "no hint".
///
/// # Safety
/// `value` is NULL or points to `len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_hint_retry_after(value: *const u8, len: usize) -> u32 {
    // SAFETY: what `bytes` wants is this function's own condition.
    hint::retry_after(unsafe { bytes(value, len) })
}

/// The value of gRPC's grpc-retry-pushback-ms as a hint; negative or not a number asks not to try again.
///
/// # Safety
/// `value` is NULL or points to `len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_hint_grpc(value: *const u8, len: usize) -> u32 {
    // SAFETY: what `bytes` wants is this function's own condition.
    hint::grpc_pushback(unsafe { bytes(value, len) })
}

/// The body of Fauna's HTTP 429 as a hint: one second where a limit per second was hit, otherwise 0.
///
/// # Safety
/// `body` is NULL or points to `len` bytes.
#[unsafe(no_mangle)]
#[cfg(feature = "fauna")]
pub unsafe extern "C" fn derrno_hint_fauna(body: *const u8, len: usize) -> u32 {
    // SAFETY: what `bytes` wants is this function's own condition.
    hint::fauna(unsafe { bytes(body, len) })
}

/// The field `pressure` of Fluss's answer to a put as a hint: the four bytes of the protocol, read as a
/// little-endian number.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_hint_fluss(pressure: u32) -> u32 {
    hint::fluss(pressure)
}

/// The name of an act, such as "give_up"; "unknown" for a number this version does not know.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_act_name(act: u8) -> *const c_char {
    c_str(if act > 15 { "unknown\0" } else { Act::from_number(act).name_with_nul() })
}

/// The name of a reason to give up, such as "deadline"; "unknown" for a number this version does not know.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_why_name(why: u8) -> *const c_char {
    c_str(if why > 15 { "unknown\0" } else { Why::from_number(why).name_with_nul() })
}


enum { // classes of wait, signals to a gate, states of a gate, flags of a request
    DERRNO_INLINE_CONTEND_ = 0, DERRNO_INLINE_ELECT_ = 2,
    DERRNO_INLINE_ALIVE_ = 0, DERRNO_INLINE_NEUTRAL_ = 1, DERRNO_INLINE_PRESSURE_ = 2, DERRNO_INLINE_FAIL_ = 3,
    DERRNO_INLINE_SUCCESS_ = 4,
    DERRNO_INLINE_OPEN_ = 0, DERRNO_INLINE_SHUT_ = 1, DERRNO_INLINE_HELD_ = 2, DERRNO_INLINE_PROBING_ = 3,
    DERRNO_INLINE_DEADLINE_ = 1, DERRNO_INLINE_DOUBT_ = 2, DERRNO_INLINE_OUT_ = 4, DERRNO_INLINE_LOOK_ = 8,
    DERRNO_INLINE_REDO_ = 16, DERRNO_INLINE_AT_ONCE_ = 32, DERRNO_INLINE_DONE_ = 64,
    DERRNO_INLINE_WINDOWS_ = 4096 // the most tokens that patient requests may owe
};

static inline uint32_t derrno_inline_min(uint32_t a, uint32_t b) { return a < b ? a : b; }

static inline uint32_t derrno_inline_max(uint32_t a, uint32_t b) { return a > b ? a : b; }

// The time since then; nothing when the clock went back.
static inline uint32_t derrno_inline_elapsed(uint32_t then, uint32_t now) {
    const uint32_t elapsed = now - then;
    return elapsed > INT32_MAX ? 0 : elapsed;
}

// A number below n, or 0 for 0: `chance` 65536ths of it. Two products of 16 bits: a Cortex-M0 has no larger.
static inline uint32_t derrno_inline_part(uint32_t chance, uint32_t n) {
    chance &= 0xffffu;
    return (n >> 16) * chance + ((n & 0xffffu) * chance >> 16);
}

static inline uint8_t derrno_inline_manner(uint8_t kind) {
    return derrno_inline_manners[kind < sizeof derrno_inline_manners ? kind : DERRNO_KIND_UNKNOWN];
}

// The window after that many sends, one or more: what is to be repeated was sent.
static inline uint32_t derrno_inline_window(const struct derrno_retry_policy *policy, uint32_t of_class, uint32_t sent) {
    const uint32_t most = derrno_inline_min(policy->doublings[of_class], 15);
    return DERRNO_CAST(uint32_t, policy->base[of_class]) << derrno_inline_min(sent - 1, most);
}

static inline uint32_t derrno_inline_wait(const struct derrno_retry_policy *policy, uint32_t of_class, uint32_t window,
                                          uint32_t random) {
    const uint32_t least = derrno_inline_part(DERRNO_CAST(uint32_t, policy->floor[of_class]) << 8, window);
    return least + derrno_inline_part(random >> 16, window - least + 1);
}

// How long to wait after a failure of this kind, for a program with a loop of its own.
static inline uint32_t derrno_inline_backoff(const struct derrno_retry_policy *policy, uint8_t kind, uint8_t sent,
                                             uint32_t random) {
    const uint32_t of_class = derrno_inline_manner(kind) & 3u;
    uint32_t window;
    policy = policy ? policy : &derrno_retry_many;
    window = derrno_inline_window(policy, of_class, derrno_inline_max(sent, 1));
    return derrno_inline_wait(policy, of_class, window, random);
}

static inline uint32_t derrno_inline_hint_cap(const struct derrno_retry_policy *policy) {
    return derrno_inline_min(policy->hint_cap, DERRNO_CAST(uint32_t, 1) << 22);
}

static inline uint32_t derrno_inline_shut_time(const struct derrno_retry_policy *policy, uint32_t doublings) {
    const uint32_t most = derrno_inline_min(policy->open_doublings, 15);
    const uint32_t open = DERRNO_CAST(uint32_t, policy->open) << derrno_inline_min(doublings, most);
    return derrno_inline_min(open, DERRNO_CAST(uint32_t, 1) << 22);
}

// --- The gate of a node --------------------------------------------------------------------------

static inline void derrno_inline_turn(struct derrno_gate *gate, uint32_t state, uint32_t now, uint32_t ms) {
    gate->state = DERRNO_CAST(uint8_t, state);
    gate->until = now + ms;
    gate->generation++;
}

// How long nobody is let through. A time longer than any that can have been set is over.
static inline uint32_t derrno_inline_gate_left(const struct derrno_retry_policy *policy, const struct derrno_gate *gate,
                                               uint32_t now) {
    uint32_t longest = 0, left;
    policy = policy ? policy : &derrno_retry_many;
    if (gate == NULL || gate->state == DERRNO_INLINE_OPEN_ || gate->state > DERRNO_INLINE_PROBING_) {
        return 0;
    }
    if (gate->state == DERRNO_INLINE_PROBING_) {
        longest = policy->lease;
    } else if (gate->state == DERRNO_INLINE_HELD_) {
        longest = derrno_inline_hint_cap(policy);
    } else {
        longest = derrno_inline_shut_time(policy, 255);
        longest += longest >> 1;
    }
    left = gate->until - now;
    return left > longest ? 0 : left;
}

// Shuts the gate for all.
static inline void derrno_inline_hold(const struct derrno_retry_policy *policy, struct derrno_gate *gate, uint32_t ms,
                                      uint32_t now) {
    policy = policy ? policy : &derrno_retry_many;
    ms = derrno_inline_min(ms, derrno_inline_hint_cap(policy));
    if (gate != NULL && ms > derrno_inline_gate_left(policy, gate, now)) {
        derrno_inline_turn(gate, DERRNO_INLINE_HELD_, now, ms);
    }
}

// 0 lets a request through, perhaps as the probe; otherwise how long to wait before it asks again.
static inline uint32_t derrno_inline_enter(const struct derrno_retry_policy *policy, struct derrno_gate *gate,
                                           uint32_t now, uint32_t random) {
    uint32_t left = derrno_inline_gate_left(policy, gate, now);
    if (left > 0) {
        if (gate->state == DERRNO_INLINE_PROBING_) { // a probe is back soon
            left = derrno_inline_min(left, derrno_inline_max(policy->open, 1));
        }
        return left + derrno_inline_part(random >> 16, policy->open);
    }
    if (gate->state != DERRNO_INLINE_OPEN_) {
        derrno_inline_turn(gate, DERRNO_INLINE_PROBING_, now, policy->lease);
    }
    return 0;
}

// Brings a value from the time `seen` to now: per 1024 ms, one of its `1 << part`s less, or one more where it is
// under 0.
static inline int32_t derrno_inline_decay(uint32_t *seen, uint32_t now, int32_t value, uint32_t part) {
    const uint32_t elapsed = now - *seen;
    const uint32_t half = (11u << part) >> 4; // so many steps leave a half: 5 of eighths, 11 of sixteenths
    uint32_t steps = elapsed >> 10;
    if (value == 0 || elapsed > INT32_MAX) {
        *seen = now;
        return value;
    }
    *seen += steps << 10;
    if (value < 0) {
        value += DERRNO_CAST(int32_t, steps);
        return value < 0 ? value : 0;
    }
    for (; steps >= half && value > 0; steps -= half) {
        value >>= 1;
    }
    for (; steps > 0 && value >> part > 0; steps--) {
        value -= value >> part;
    }
    return value;
}

// What the send of a request has found.
static inline void derrno_inline_tell(const struct derrno_retry_policy *policy, struct derrno_gate *gate, uint32_t signal,
                                      const struct derrno_request *request, uint32_t now, uint32_t random) {
    const bool probe = gate->state == DERRNO_INLINE_PROBING_, asked = (request->flags & DERRNO_INLINE_OUT_) != 0;
    uint32_t doublings, whole;
    if (asked ? request->generation != gate->generation : probe) {
        return;
    }
    if (probe) {
        if (signal == DERRNO_INLINE_NEUTRAL_) {
            derrno_inline_turn(gate, DERRNO_INLINE_SHUT_, now, 0);
            return;
        }
        if (signal != DERRNO_INLINE_FAIL_ && signal != DERRNO_INLINE_PRESSURE_) {
            gate->score = DERRNO_CAST(uint8_t, derrno_inline_min(gate->score, 100));
            derrno_inline_turn(gate, DERRNO_INLINE_OPEN_, now, 0);
            return;
        }
        doublings = gate->doublings + 1u;
    } else {
        uint32_t score;
        if (gate->state != DERRNO_INLINE_OPEN_) {
            return;
        }
        // A sixteenth less per 1024 ms: eleven of them leave a half.
        score = DERRNO_CAST(uint32_t, derrno_inline_decay(&gate->until, now, gate->score, 4));
        if (score < 32) {
            gate->doublings = 0;
        }
        if (signal == DERRNO_INLINE_FAIL_) {
            score += (255 - score) >> 3;
        } else if (signal == DERRNO_INLINE_SUCCESS_) {
            score -= score >> 3;
        } else if (signal == DERRNO_INLINE_ALIVE_) {
            score -= score >> 4;
        }
        gate->score = DERRNO_CAST(uint8_t, score);
        if (policy->shut_at == 0 || score < policy->shut_at) {
            return;
        }
        doublings = gate->doublings;
    }
    doublings = derrno_inline_min(doublings, policy->open_doublings);
    gate->doublings = DERRNO_CAST(uint8_t, doublings);
    whole = derrno_inline_shut_time(policy, doublings);
    derrno_inline_turn(gate, DERRNO_INLINE_SHUT_, now, (whole >> 1) + derrno_inline_part(random, whole + 1));
}

// --- The budget of a service ---------------------------------------------------------------------

// Brings the tokens to now: an eighth less per 1024 ms of what is over the start, one more where it is under.
static inline void derrno_inline_count(struct derrno_budget *budget, uint32_t now) {
    budget->extra = derrno_inline_decay(&budget->seen, now, budget->extra, 3);
}

static inline void derrno_inline_earn(const struct derrno_retry_policy *policy, struct derrno_budget *budget, uint32_t now) {
    const int32_t room = DERRNO_CAST(int32_t, policy->most) - DERRNO_CAST(int32_t, policy->start);
    derrno_inline_count(budget, now);
    budget->extra = (budget->extra < room ? budget->extra : room) + policy->earn;
    if (budget->extra > room) {
        budget->extra = room;
    }
}

// Takes the price, where it is there or `left` ms are enough to wait for it; returns the wait, or UINT32_MAX.
static inline uint32_t derrno_inline_take(const struct derrno_retry_policy *policy, struct derrno_budget *budget,
                                          int32_t price, bool patient, uint32_t left, uint32_t now) {
    const int32_t start = policy->start;
    int32_t missing;
    derrno_inline_count(budget, now);
    if (patient && price > start) {
        price = start; // so that it always comes
    }
    // Without a sign, since the state may have been overwritten.
    missing = DERRNO_CAST(int32_t, DERRNO_CAST(uint32_t, price - start) - DERRNO_CAST(uint32_t, budget->extra));
    if (missing <= 0) {
        budget->extra = DERRNO_CAST(int32_t, DERRNO_CAST(uint32_t, budget->extra) - DERRNO_CAST(uint32_t, price));
        return 0;
    }
    if (missing > DERRNO_INLINE_WINDOWS_) {
        missing = DERRNO_INLINE_WINDOWS_;
    }
    if (!patient || DERRNO_CAST(uint32_t, missing) << 10 >= left) {
        return UINT32_MAX;
    }
    budget->extra = -start - missing;
    return DERRNO_CAST(uint32_t, missing) << 10;
}

// --- The request ---------------------------------------------------------------------------------

static inline derrno_step derrno_inline_step(uint32_t act, uint32_t why, uint32_t ms) {
    return DERRNO_CAST(uint64_t, act | why << 4) << 32 | ms;
}

// The step, with what else is to be told.
static inline derrno_step derrno_inline_told(struct derrno_request *request, derrno_step step, uint32_t lost) {
    if (derrno_step_act(step) == DERRNO_ACT_LOOK) {
        request->flags |= DERRNO_INLINE_LOOK_;
    }
    return step | DERRNO_CAST(uint64_t, lost << 8 | (request->flags & DERRNO_CAST(uint32_t, DERRNO_INLINE_DOUBT_)) << 10) << 32;
}

// Begins a request that is to be done within `timeout_ms`; UINT32_MAX: without a deadline.
static inline void derrno_inline_request_init(struct derrno_request *request, uint32_t now, uint32_t timeout_ms,
                                              uint32_t situation) {
    if (request != NULL) {
        request->deadline = now + derrno_inline_min(timeout_ms, INT32_MAX - 0xffff);
        request->first = request->last = now;
        request->sent = request->generation = 0;
        request->situation = DERRNO_CAST(uint8_t, situation);
        request->flags = timeout_ms == UINT32_MAX ? 0 : DERRNO_INLINE_DEADLINE_;
    }
}

static inline uint32_t derrno_inline_left(const struct derrno_request *request, uint32_t now) {
    return request->flags & DERRNO_INLINE_DEADLINE_ ? derrno_inline_elapsed(now, request->deadline) : UINT32_MAX;
}

// How long from now on it may be sent again without a look.
static inline uint32_t derrno_inline_harmless(const struct derrno_retry_policy *policy, const struct derrno_request *request,
                                              uint32_t situation, uint32_t now) {
    // A late request may be stored that much after it was sent.
    const uint32_t room = policy->dedup > policy->settle ? policy->dedup - policy->settle : 0;
    const uint32_t age = derrno_inline_elapsed(request->first, now);
    if (!(request->flags & DERRNO_INLINE_DOUBT_) || (situation & (DERRNO_IDEMPOTENT | DERRNO_GUARDED))) {
        return UINT32_MAX;
    }
    return situation & DERRNO_DEDUP && age < room ? room - age : 0;
}

// How long a late request may still arrive.
static inline uint32_t derrno_inline_unsettled(const struct derrno_retry_policy *policy,
                                               const struct derrno_request *request, uint32_t now) {
    const uint32_t elapsed = derrno_inline_elapsed(request->last, now);
    return policy->settle > elapsed ? policy->settle - elapsed : 0;
}

static inline uint32_t derrno_inline_in_doubt(uint32_t situation) {
    return situation & DERRNO_DEDUP ? DERRNO_WHY_WINDOW : DERRNO_WHY_IN_DOUBT;
}

static inline void derrno_inline_count_send(struct derrno_request *request, uint32_t now) {
    request->sent = DERRNO_CAST(uint8_t, derrno_inline_min(request->sent + 1u, 255));
    request->last = now;
}

static inline derrno_step derrno_inline_done(const struct derrno_retry_policy *policy, struct derrno_budget *budget,
                                             struct derrno_request *request, uint32_t now) {
    if (budget != NULL && (request->flags & DERRNO_INLINE_DONE_) == 0) {
        derrno_inline_earn(policy, budget, now);
    }
    request->flags &=
        DERRNO_CAST(uint8_t, ~(DERRNO_INLINE_OUT_ | DERRNO_INLINE_LOOK_ | DERRNO_INLINE_REDO_ | DERRNO_INLINE_DOUBT_));
    request->flags |= DERRNO_INLINE_DONE_;
    return 0;
}

static inline derrno_step derrno_inline_next(const struct derrno_retry_policy *policy, struct derrno_gate *gate,
                                             struct derrno_request *request, uint32_t now, uint32_t random) {
    const uint32_t situation = DERRNO_CAST(uint32_t, request->situation) | policy->always;
    const uint32_t left = derrno_inline_left(request, now);
    uint32_t wait;
    bool doubt;
    if (left == 0) {
        return derrno_inline_step(DERRNO_ACT_GIVE_UP, DERRNO_WHY_DEADLINE, 0);
    }
    doubt = (request->flags & DERRNO_INLINE_DOUBT_) != 0;
    if ((request->flags & DERRNO_INLINE_LOOK_) ||
        derrno_inline_harmless(policy, request, situation, now) == 0) {
        if (!(situation & DERRNO_CAN_LOOK)) {
            return derrno_inline_step(DERRNO_ACT_GIVE_UP, derrno_inline_in_doubt(situation), 0);
        }
        wait = derrno_inline_window(policy, DERRNO_INLINE_ELECT_, request->sent);
        wait = derrno_inline_wait(policy, DERRNO_INLINE_ELECT_, wait, random);
        wait = derrno_inline_max(wait, derrno_inline_unsettled(policy, request, now));
        if (wait >= left) {
            return derrno_inline_step(DERRNO_ACT_GIVE_UP, DERRNO_WHY_DEADLINE, 0);
        }
        return derrno_inline_step(DERRNO_ACT_LOOK, 0, wait);
    }
    if (request->flags & DERRNO_INLINE_REDO_) {
        request->flags &= DERRNO_CAST(uint8_t, ~DERRNO_INLINE_REDO_);
        return derrno_inline_step(DERRNO_ACT_REDO, 0, 0);
    }
    if (policy->attempts != 0 && request->sent >= policy->attempts) {
        return derrno_inline_step(DERRNO_ACT_GIVE_UP, DERRNO_WHY_ATTEMPTS, 0);
    }
    if (gate != NULL) {
        wait = derrno_inline_enter(policy, gate, now, random);
        if (wait > 0) {
            return (situation & DERRNO_PATIENT) && wait < left
                       ? derrno_inline_step(DERRNO_ACT_REPEAT, 0, wait)
                       : derrno_inline_step(DERRNO_ACT_GIVE_UP, DERRNO_WHY_SHUT, wait);
        }
        request->generation = gate->generation;
    }
    if (!doubt) {
        request->first = now; // the first that the server can have kept
    }
    derrno_inline_count_send(request, now);
    request->flags |= DERRNO_INLINE_OUT_;
    return derrno_inline_step(DERRNO_ACT_SEND, 0, 0);
}

// What to do next. DERRNO_ACT_SEND alone lets a send out.
static inline derrno_step derrno_inline_admit(const struct derrno_retry_policy *policy, struct derrno_gate *gate,
                                              struct derrno_request *request, uint32_t now, uint32_t random) {
    policy = policy ? policy : &derrno_retry_many;
    if (request == NULL) {
        return derrno_inline_step(DERRNO_ACT_GIVE_UP, DERRNO_WHY_ANSWER, 0);
    }
    if (request->flags & DERRNO_INLINE_DONE_) {
        return 0;
    }
    if (request->flags & DERRNO_INLINE_OUT_) { // nobody said what became of the send before
        request->flags &= DERRNO_CAST(uint8_t, ~DERRNO_INLINE_OUT_);
        request->flags |= DERRNO_INLINE_DOUBT_;
    }
    return derrno_inline_told(request, derrno_inline_next(policy, gate, request, now, random), 0);
}

// What follows from a verdict. `before`: it was in doubt before this failure.
static inline derrno_step derrno_inline_decide(const struct derrno_retry_policy *policy, struct derrno_budget *budget,
                                               struct derrno_request *request, derrno_verdict verdict, bool before,
                                               uint32_t hint, uint32_t now, uint32_t random) {
    const uint32_t situation = DERRNO_CAST(uint32_t, request->situation) | policy->always;
    const uint32_t advice = derrno_advice(verdict), effect = derrno_effect(verdict);
    const uint32_t manner = derrno_inline_manner(derrno_kind(verdict)), of_class = manner & 3u;
    const bool can_look = (situation & DERRNO_CAN_LOOK) != 0;
    const bool again = advice >= DERRNO_ADVICE_RETRY_NOW && advice <= DERRNO_ADVICE_RECONNECT;
    bool gone, ours, used_up;
    uint32_t act, window, wait, left, longest;
    if (derrno_is_unlisted(verdict)) {
        return derrno_inline_step(DERRNO_ACT_GIVE_UP, DERRNO_WHY_UNLISTED, 0);
    }
    ours = before && (manner & 16u) && !(again && (situation & DERRNO_IDEMPOTENT));
    gone = (situation & DERRNO_IN_TRANSACTION) && derrno_lost(verdict) >= DERRNO_LOST_TRANSACTION;
    if (effect == DERRNO_EFFECT_APPLIED || (ours && can_look)) {
        act = DERRNO_ACT_LOOK;
    } else if (again && !gone) {
        act = derrno_inline_max(advice, DERRNO_ACT_REPEAT);
    } else if ((again || advice == DERRNO_ADVICE_REDO) && (situation & DERRNO_CAN_REDO)) {
        act = DERRNO_ACT_REDO;
    } else {
        return derrno_inline_step(DERRNO_ACT_GIVE_UP, DERRNO_WHY_ANSWER, 0);
    }
    if (hint > derrno_inline_hint_cap(policy)) {
        return derrno_inline_step(DERRNO_ACT_GIVE_UP, hint == UINT32_MAX ? DERRNO_WHY_PUSHBACK : DERRNO_WHY_HINT,
                                  hint);
    }
    window = derrno_inline_window(policy, of_class, request->sent);
    if (request->sent == 1 && derrno_kind(verdict) == DERRNO_KIND_CONNECTION_LOST) {
        window += policy->spread;
    }
    if (hint > 0) {
        wait = hint + derrno_inline_part(random >> 16, derrno_inline_max(window, hint >> 3));
    } else if (advice != DERRNO_ADVICE_RETRY_NOW) {
        wait = derrno_inline_wait(policy, of_class, window, random);
    } else if (request->flags & DERRNO_INLINE_AT_ONCE_) {
        window = derrno_inline_window(policy, DERRNO_INLINE_CONTEND_, request->sent);
        wait = derrno_inline_wait(policy, DERRNO_INLINE_CONTEND_, window, random);
    } else {
        request->flags |= DERRNO_INLINE_AT_ONCE_;
        wait = 0;
    }
    used_up = policy->attempts != 0 && request->sent >= policy->attempts;
    left = longest = derrno_inline_left(request, now);
    if ((request->flags & DERRNO_INLINE_DOUBT_) && act != DERRNO_ACT_LOOK) {
        const uint32_t harmless = derrno_inline_harmless(policy, request, situation, now);
        const bool safe = (situation & DERRNO_IDEMPOTENT) || (act != DERRNO_ACT_REDO && wait < harmless);
        longest = derrno_inline_min(left, harmless);
        if (can_look && (used_up || !safe)) {
            act = DERRNO_ACT_LOOK;
            longest = left;
        } else if (!safe) {
            return derrno_inline_step(DERRNO_ACT_GIVE_UP, derrno_inline_in_doubt(situation), 0);
        }
    }
    if (act == DERRNO_ACT_LOOK) {
        wait = derrno_inline_max(wait, derrno_inline_unsettled(policy, request, now));
    } else if (used_up) {
        return derrno_inline_step(DERRNO_ACT_GIVE_UP, DERRNO_WHY_ATTEMPTS, 0);
    }
    if (wait >= left) {
        return derrno_inline_step(DERRNO_ACT_GIVE_UP, DERRNO_WHY_DEADLINE, 0);
    }
    if (budget != NULL) {
        const bool unsure = effect != DERRNO_EFFECT_NOT_APPLIED;
        const uint32_t until_paid =
            derrno_inline_take(policy, budget, unsure ? policy->price_unsure : policy->price[of_class],
                               (situation & DERRNO_PATIENT) != 0, longest, now);
        if (until_paid == UINT32_MAX) {
            return derrno_inline_step(DERRNO_ACT_GIVE_UP, DERRNO_WHY_BUDGET, 0);
        }
        wait = derrno_inline_max(wait, until_paid);
    }
    return derrno_inline_step(act, 0, wait);
}

// The send failed with this verdict, and the server asked to wait for `hint` ms: 0 no, UINT32_MAX never again.
static inline derrno_step derrno_inline_failed(const struct derrno_retry_policy *policy, struct derrno_gate *gate,
                                               struct derrno_budget *budget, struct derrno_request *request,
                                               derrno_verdict verdict, uint32_t hint, uint32_t now, uint32_t random) {
    uint32_t signal = derrno_inline_manner(derrno_kind(verdict)) >> 2 & 3u;
    const uint32_t effect = derrno_effect(verdict);
    derrno_step step;
    bool before;
    policy = policy ? policy : &derrno_retry_many;
    if (request == NULL) {
        return derrno_inline_step(DERRNO_ACT_GIVE_UP, DERRNO_WHY_ANSWER, 0);
    }
    if (derrno_origin(verdict) == DERRNO_ORIGIN_CLIENT && effect == DERRNO_EFFECT_NOT_APPLIED) {
        signal = DERRNO_INLINE_NEUTRAL_; // it never left the machine
    }
    if (gate != NULL) {
        derrno_inline_tell(policy, gate, signal, request, now, random);
    }
    if (!(request->flags & DERRNO_INLINE_OUT_)) {
        derrno_inline_count_send(request, now);
    }
    request->flags &= DERRNO_CAST(uint8_t, ~(DERRNO_INLINE_OUT_ | DERRNO_INLINE_REDO_));
    before = (request->flags & DERRNO_INLINE_DOUBT_) != 0;
    if (derrno_kind(verdict) == DERRNO_KIND_OK || effect == DERRNO_EFFECT_APPLIED) {
        // After nothing but refusals the id of a "duplicate" may be remembered of a message that was refused.
        const bool refused = derrno_kind(verdict) != DERRNO_KIND_OK && !before && request->sent > 1;
        const uint32_t can_look = DERRNO_CAN_LOOK | DERRNO_DEDUP;
        if (!(refused && ((DERRNO_CAST(uint32_t, request->situation) | policy->always) & can_look) == can_look)) {
            return derrno_inline_done(policy, budget, request, now);
        }
    }
    if (effect != DERRNO_EFFECT_NOT_APPLIED) {
        request->flags |= DERRNO_INLINE_DOUBT_;
    }
    step = derrno_inline_decide(policy, budget, request, verdict, before, hint, now, random);
    return derrno_inline_told(request, step, derrno_lost(verdict));
}

// The send succeeded.
static inline derrno_step derrno_inline_succeeded(const struct derrno_retry_policy *policy, struct derrno_gate *gate,
                                                  struct derrno_budget *budget, struct derrno_request *request,
                                                  uint32_t now, uint32_t random) {
    policy = policy ? policy : &derrno_retry_many;
    if (request == NULL) {
        return derrno_inline_step(DERRNO_ACT_GIVE_UP, DERRNO_WHY_ANSWER, 0);
    }
    if (gate != NULL) {
        derrno_inline_tell(policy, gate, DERRNO_INLINE_SUCCESS_, request, now, random);
    }
    return derrno_inline_done(policy, budget, request, now);
}

// Nobody waits for the send any more: it may still be applied.
static inline void derrno_inline_dropped(const struct derrno_retry_policy *policy, struct derrno_gate *gate,
                                         struct derrno_request *request, uint32_t now, uint32_t random) {
    policy = policy ? policy : &derrno_retry_many;
    if (request != NULL && (request->flags & DERRNO_INLINE_OUT_)) {
        if (gate != NULL) {
            derrno_inline_tell(policy, gate, DERRNO_INLINE_NEUTRAL_, request, now, random);
        }
        request->flags &= DERRNO_CAST(uint8_t, ~(DERRNO_INLINE_OUT_ | DERRNO_INLINE_REDO_));
        request->flags |= DERRNO_INLINE_DOUBT_;
    }
}

// What the caller saw when it looked: DERRNO_FOUND_...
static inline void derrno_inline_looked(struct derrno_request *request, uint32_t found) {
    if (request == NULL || !(request->flags & DERRNO_INLINE_LOOK_) || found > DERRNO_FOUND_THERE) {
        return;
    }
    request->flags &= DERRNO_CAST(uint8_t, ~(DERRNO_INLINE_LOOK_ | DERRNO_INLINE_DOUBT_));
    if (found == DERRNO_FOUND_THERE) {
        request->flags |= DERRNO_INLINE_DONE_;
    } else if (request->situation & DERRNO_CAN_REDO) {
        request->flags |= DERRNO_INLINE_REDO_;
    }
}

#ifdef __cplusplus
}
#endif

#endif

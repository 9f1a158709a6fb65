// A cast of numbers that neither C nor C++ compilers warn of.
#ifdef __cplusplus
#define DERRNO_CAST(type, value) static_cast<type>(value)
#else
#define DERRNO_CAST(type, value) ((type)(value))
#endif

// Accessors of a verdict.

#ifdef __cplusplus
extern "C" {
#endif

// What happened: DERRNO_KIND_...
static inline uint8_t derrno_kind(derrno_verdict v) { return DERRNO_CAST(uint8_t, v & 0xffu); }

// What the caller should do: DERRNO_ADVICE_...
static inline uint8_t derrno_advice(derrno_verdict v) { return DERRNO_CAST(uint8_t, v >> 8 & 15u); }

// Whether a mutating request was applied: DERRNO_EFFECT_...
static inline uint8_t derrno_effect(derrno_verdict v) { return DERRNO_CAST(uint8_t, v >> 12 & 3u); }

// How bad it is: DERRNO_SEVERITY_...
static inline uint8_t derrno_severity(derrno_verdict v) { return DERRNO_CAST(uint8_t, v >> 14 & 3u); }

// Who says so: DERRNO_ORIGIN_...
static inline uint8_t derrno_origin(derrno_verdict v) { return DERRNO_CAST(uint8_t, v >> 16 & 15u); }

// What is gone with the error and must be replaced before the next try: DERRNO_LOST_...
static inline uint8_t derrno_lost(derrno_verdict v) { return DERRNO_CAST(uint8_t, v >> 20 & 7u); }

// Whether the code is not in the table, so that the rest is the fallback of its domain.
static inline bool derrno_is_unlisted(derrno_verdict v) { return (v & DERRNO_UNLISTED) != 0; }

// Whether nothing failed.
static inline bool derrno_is_ok(derrno_verdict v) { return (v & (DERRNO_UNLISTED | 0xffu)) == 0; }

// Whether the same request may be sent again, in a situation (DERRNO_IDEMPOTENT | ...; 0 is a plain
// request): the advice is retry_now, backoff, refresh or reconnect, and the request surely did not take
// effect or is idempotent, and not DERRNO_IN_TRANSACTION while the transaction is gone (lost is transaction
// or more). An unlisted code: no. Bits of a situation that are not known are ignored.
static inline bool derrno_may_retry(derrno_verdict v, uint32_t situation) {
    bool gone = (situation & DERRNO_IN_TRANSACTION) && derrno_lost(v) >= DERRNO_LOST_TRANSACTION;
    return derrno_advice(v) >= DERRNO_ADVICE_RETRY_NOW && derrno_advice(v) <= DERRNO_ADVICE_RECONNECT &&
           !derrno_is_unlisted(v) && !gone &&
           ((situation & DERRNO_IDEMPOTENT) || derrno_effect(v) == DERRNO_EFFECT_NOT_APPLIED);
}

// Whether the whole transaction may be run again from its start: the advice is redo, or the request was
// DERRNO_IN_TRANSACTION, its transaction is gone and the advice is one of those of derrno_may_retry(); and the
// request surely did not take effect, or the whole transaction is DERRNO_IDEMPOTENT. An unlisted code: no.
static inline bool derrno_may_redo(derrno_verdict v, uint32_t situation) {
    bool gone = (situation & DERRNO_IN_TRANSACTION) && derrno_lost(v) >= DERRNO_LOST_TRANSACTION;
    bool again = derrno_advice(v) >= DERRNO_ADVICE_RETRY_NOW && derrno_advice(v) <= DERRNO_ADVICE_RECONNECT;
    return (derrno_advice(v) == DERRNO_ADVICE_REDO || (again && gone)) && !derrno_is_unlisted(v) &&
           ((situation & DERRNO_IDEMPOTENT) || derrno_effect(v) == DERRNO_EFFECT_NOT_APPLIED);
}

// The parts of a step of the retry engine.

// What to do: DERRNO_ACT_...
static inline uint8_t derrno_step_act(derrno_step step) { return DERRNO_CAST(uint8_t, step >> 32 & 15u); }

// Why it was given up: DERRNO_WHY_...
static inline uint8_t derrno_step_why(derrno_step step) { return DERRNO_CAST(uint8_t, step >> 36 & 15u); }

// How long to wait first, in milliseconds; 0 when it is done or given up, so that a loop may always sleep.
static inline uint32_t derrno_step_wait(derrno_step step) {
    return derrno_step_act(step) > DERRNO_ACT_GIVE_UP ? DERRNO_CAST(uint32_t, step) : 0;
}

// Of a request that was given up: how long the server or the gate wants nobody to come, in milliseconds.
static inline uint32_t derrno_step_asked(derrno_step step) {
    return derrno_step_act(step) == DERRNO_ACT_GIVE_UP ? DERRNO_CAST(uint32_t, step) : 0;
}

// Whether the request may have been applied, whatever the last error said: what to tell the user.
static inline bool derrno_step_doubt(derrno_step step) { return (step >> 43 & 1u) != 0; }

// What is gone and must be replaced before the next try: DERRNO_LOST_...
static inline uint8_t derrno_step_lost(derrno_step step) { return DERRNO_CAST(uint8_t, step >> 40 & 7u); }

// @POLICIES@

// A record of an error that happened once; set the other fields as you need them.
static inline struct derrno_record derrno_record_of(uint16_t domain, int32_t native) {
    struct derrno_record record = {{domain, 0, native}, 1, 0, 0, 0, {0, 0, 0, 0}};
    return record;
}

// For own rows: DERRNO_WITH_ADVICE(DERRNO_VERDICT_BUSY, DERRNO_ADVICE_STOP), and so on.
#define DERRNO_WITH_ADVICE(v, advice) (((v) & ~0xf00u) | DERRNO_CAST(uint32_t, advice) << 8)
#define DERRNO_WITH_EFFECT(v, effect) (((v) & ~0x3000u) | DERRNO_CAST(uint32_t, effect) << 12)
#define DERRNO_WITH_SEVERITY(v, severity) (((v) & ~0xc000u) | DERRNO_CAST(uint32_t, severity) << 14)
#define DERRNO_WITH_ORIGIN(v, origin) (((v) & ~0xf0000u) | DERRNO_CAST(uint32_t, origin) << 16)
#define DERRNO_WITH_LOST(v, lost) (((v) & ~0x700000u) | DERRNO_CAST(uint32_t, lost) << 20)

#ifdef __cplusplus
}
#endif

// @CODES@

#endif

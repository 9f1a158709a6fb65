// Accessors of a verdict.

#ifdef __cplusplus
extern "C" {
#endif

// What happened: DERRNO_KIND_...
static inline uint8_t derrno_kind(derrno_verdict v) { return (uint8_t)(v & 0xffu); }

// What the caller should do: DERRNO_ADVICE_...
static inline uint8_t derrno_advice(derrno_verdict v) { return (uint8_t)(v >> 8 & 15u); }

// Whether a mutating request was applied: DERRNO_EFFECT_...
static inline uint8_t derrno_effect(derrno_verdict v) { return (uint8_t)(v >> 12 & 3u); }

// How bad it is: DERRNO_SEVERITY_...
static inline uint8_t derrno_severity(derrno_verdict v) { return (uint8_t)(v >> 14 & 3u); }

// Who says so: DERRNO_ORIGIN_...
static inline uint8_t derrno_origin(derrno_verdict v) { return (uint8_t)(v >> 16 & 15u); }

// Whether the code is not in the table, so that the rest is the fallback of its domain.
static inline bool derrno_is_unlisted(derrno_verdict v) { return (v & DERRNO_UNLISTED) != 0; }

// Whether nothing failed.
static inline bool derrno_is_ok(derrno_verdict v) { return (v & (DERRNO_UNLISTED | 0xffu)) == 0; }

// Whether the same request may be sent again: the advice is retry_now, backoff, refresh or
// reconnect, and the request surely did not take effect or is idempotent. An unlisted code: no.
static inline bool derrno_may_retry(derrno_verdict v, bool idempotent) {
    return derrno_advice(v) >= DERRNO_ADVICE_RETRY_NOW && derrno_advice(v) <= DERRNO_ADVICE_RECONNECT &&
           !derrno_is_unlisted(v) && (idempotent || derrno_effect(v) == DERRNO_EFFECT_NOT_APPLIED);
}

// A record of an error that happened once; set the other fields as you need them.
static inline struct derrno_record derrno_record_of(uint16_t domain, int32_t native) {
    struct derrno_record record = {{domain, 0, native}, 1, 0, 0, 0, {0, 0, 0, 0}};
    return record;
}

// For own rows: DERRNO_WITH_ADVICE(DERRNO_VERDICT_BUSY, DERRNO_ADVICE_STOP), and so on.
#define DERRNO_WITH_ADVICE(v, advice) (((v) & ~0xf00u) | (uint32_t)(advice) << 8)
#define DERRNO_WITH_EFFECT(v, effect) (((v) & ~0x3000u) | (uint32_t)(effect) << 12)
#define DERRNO_WITH_SEVERITY(v, severity) (((v) & ~0xc000u) | (uint32_t)(severity) << 14)
#define DERRNO_WITH_ORIGIN(v, origin) (((v) & ~0xf0000u) | (uint32_t)(origin) << 16)

#ifdef __cplusplus
}
#endif

#endif

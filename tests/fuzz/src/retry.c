// The engine of derrno_retry.h beside that in Rust, call by call.
#include "retry.h"

GO(go, derrno_inline_)

static struct world world;

// With this policy all states are fresh; NULL is derrno_retry_many.
void derrno_fuzz_begin(const struct record *r) { begin(&world, r); }

// Whether C goes the way of the record.
bool derrno_fuzz_goes(const struct record *r) { return as_recorded(&world, r, go(&world, r)); }

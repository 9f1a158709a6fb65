//! The functions of `code.rs` for a code in one struct, as derrno_parse() and the decoders give it.

use core::ffi::{c_char, c_int};

use derrno::{Code, Domain};

use crate::code::{self, derrno_code, derrno_verdict, found};

impl derrno_code {
    pub(crate) fn code(self) -> Code {
        Code::new(Domain::new(self.domain), self.native).in_context(self.context)
    }
}

/// derrno_classify_in() of a code in one struct.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_code_verdict(code: derrno_code) -> derrno_verdict {
    code.code().verdict().bits()
}

/// derrno_name() of a code in one struct.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_code_name(code: derrno_code) -> *const c_char {
    code::derrno_name(code.domain, code.native, code.context)
}

/// derrno_message() of a code in one struct.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_code_message(code: derrno_code) -> *const c_char {
    code::derrno_message(code.domain, code.native, code.context)
}

/// derrno_alias() of a code in one struct.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_code_alias(code: derrno_code, index: usize) -> *const c_char {
    code::derrno_alias(code.domain, code.native, code.context, index)
}

/// derrno_format() of a code in one struct.
///
/// # Safety
/// `buf` is NULL or points to `len` writable bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_code_format(buf: *mut c_char, len: usize, code: derrno_code) -> usize {
    // SAFETY: what `derrno_format` wants is this function's own condition.
    unsafe { code::derrno_format(buf, len, code.domain, code.native, code.context) }
}

/// derrno_parent() of a code in one struct.
///
/// # Safety
/// `out` is NULL or points to a writable code.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_code_parent(code: derrno_code, out: *mut derrno_code) -> c_int {
    // SAFETY: what `found` wants of `out` is this function's own condition.
    unsafe { found(code.code().parent(), out) }
}

/// derrno_raised_as() of a code in one struct.
///
/// # Safety
/// `out` is NULL or points to a writable code.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_code_raised_as(code: derrno_code, out: *mut derrno_code) -> c_int {
    // SAFETY: what `found` wants of `out` is this function's own condition.
    unsafe { found(code.code().raised_as(), out) }
}

/// derrno_is_a() of codes in structs, the first one in its context.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_code_is_a(code: derrno_code, class_of: derrno_code) -> c_int {
    c_int::from(code.code().is_a(class_of.code()))
}

/// derrno_errno() of a code in one struct.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_code_errno(code: derrno_code) -> c_int {
    code::derrno_errno(code.domain, code.native, code.context)
}

/// derrno_closes() of a code in one struct.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_code_closes(code: derrno_code) -> c_int {
    code::derrno_closes(code.domain, code.native, code.context)
}

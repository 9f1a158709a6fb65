//! From C pointers to Rust references, each with its one place of `unsafe`.

use core::ffi::{CStr, c_char};

/// The C string; `None` for NULL.
///
/// # Safety
/// `string` is NULL or points to a NUL-terminated string that nobody changes during the call.
pub(crate) unsafe fn string<'a>(string: *const c_char) -> Option<&'a CStr> {
    if string.is_null() {
        return None;
    }
    // SAFETY: `CStr::from_ptr` wants a non-NULL pointer to a NUL-terminated string that lives and
    // stays unchanged as long as the result is used:
    // - it is not NULL, checked above;
    // - the rest is the caller's promise, for the time of the call, and no result outlives a call.
    Some(unsafe { CStr::from_ptr(string) })
}

/// The text behind a C string; `None` for NULL or bytes that are not UTF-8.
///
/// # Safety
/// As [`string`].
pub(crate) unsafe fn text<'a>(text: *const c_char) -> Option<&'a str> {
    // SAFETY: what `string` wants is this function's own condition.
    unsafe { string(text) }?.to_str().ok()
}

/// `len` bytes for reading; empty for NULL or a length of 0.
///
/// # Safety
/// `bytes` is NULL or points to `len` bytes that nobody changes during the call.
pub(crate) unsafe fn bytes<'a>(bytes: *const u8, len: usize) -> &'a [u8] {
    if bytes.is_null() || len > isize::MAX as usize {
        return &[];
    }
    // SAFETY: `from_raw_parts` wants a non-NULL, aligned pointer to `len` initialised bytes of one
    // object that stay unchanged, and a length of at most `isize::MAX`:
    // - NULL and the length are checked above, and bytes have no alignment;
    // - the rest is the caller's promise for the time of the call.
    unsafe { core::slice::from_raw_parts(bytes, len) }
}

/// `len` bytes for writing; empty for NULL or a length of 0.
///
/// # Safety
/// `buffer` is NULL or points to `len` writable bytes that nobody else uses during the call.
pub(crate) unsafe fn buffer<'a>(buffer: *mut c_char, len: usize) -> &'a mut [u8] {
    if buffer.is_null() || len > isize::MAX as usize {
        return &mut [];
    }
    // SAFETY: `from_raw_parts_mut` wants the same as `from_raw_parts`, and exclusive access:
    // - NULL and the length are checked above, and bytes have no alignment;
    // - `len` writable bytes that nobody else uses are the caller's promise; C bytes may be
    //   uninitialised, but this library only writes to them, and every bit pattern is a valid `u8`.
    unsafe { core::slice::from_raw_parts_mut(buffer.cast(), len) }
}

/// Writes `value` where `out` points, unless it is NULL.
///
/// # Safety
/// `out` is NULL or points to an aligned, writable `T`.
pub(crate) unsafe fn write<T: Copy>(out: *mut T, value: T) {
    if !out.is_null() {
        // SAFETY: `write` wants a pointer that is valid for writes and aligned: not NULL is checked,
        // the rest is the caller's promise. `T` is `Copy`, so nothing is dropped.
        unsafe { out.write(value) }
    }
}

/// The text as a C string. It must end with a NUL, as the texts of the tables do.
pub(crate) fn c_str(with_nul: &'static str) -> *const c_char {
    debug_assert!(with_nul.ends_with('\0'));
    with_nul.as_ptr().cast()
}

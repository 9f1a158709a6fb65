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

/// The text of a C string; `None` for NULL or bytes that are not UTF-8.
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

/// Writes the first `size` bytes of `value` where `out` points, unless it is NULL; a larger place is filled
/// with zeros.
///
/// The rule for every struct that a caller allocates and that may grow. A caller compiled with an older, shorter
/// struct gets the fields it knows; one with a newer, longer struct gets zeros in the fields that this library
/// does not know.
///
/// # Safety
/// `out` is NULL or points to `size` writable bytes.
pub(crate) unsafe fn write_sized<T: Copy>(out: *mut T, value: T, size: usize) {
    if out.is_null() {
        return;
    }
    let known = size_of::<T>().min(size);
    // SAFETY: the caller promises `size` writable bytes, and bytes have no alignment:
    // - `copy_nonoverlapping` reads `known` bytes of a local value and writes as many; a local and the caller's
    //   memory do not overlap;
    // - `write_bytes` zeroes the `size - known` bytes after them, still within the place.
    unsafe {
        core::ptr::copy_nonoverlapping((&raw const value).cast::<u8>(), out.cast::<u8>(), known);
        out.cast::<u8>().add(known).write_bytes(0, size - known);
    }
}

/// The value of which a caller has `size` bytes, with zeros for the fields that he does not know; `None` for
/// NULL or a size of 0.
///
/// # Safety
/// `from` is NULL or points to `size` bytes, and every bit pattern is a valid `T`.
#[cfg(feature = "log")]
pub(crate) unsafe fn read_sized<T: Copy>(from: *const T, size: usize) -> Option<T> {
    if from.is_null() || size == 0 {
        return None;
    }
    let mut value = core::mem::MaybeUninit::<T>::zeroed();
    // SAFETY: the caller promises `size` readable bytes, of which at most the size of the local value is copied;
    // bytes have no alignment, and a local does not overlap. All bytes are initialised, by zeros or by the copy,
    // and the caller promises that any are a valid `T`.
    unsafe {
        let known = size_of::<T>().min(size);
        core::ptr::copy_nonoverlapping(from.cast::<u8>(), value.as_mut_ptr().cast::<u8>(), known);
        Some(value.assume_init())
    }
}

/// The text as a C string. It must end with a NUL, as the texts of the tables do.
pub(crate) fn c_str(with_nul: &'static str) -> *const c_char {
    debug_assert!(with_nul.ends_with('\0'));
    with_nul.as_ptr().cast()
}

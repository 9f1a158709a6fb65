//! Codes of the caller's own: an array of rows that stays the caller's.

use core::ffi::c_char;

use derrno::{Kind, Verdict};

use crate::code::derrno_verdict;
use crate::pointer::text;

/// A row of your own domain. An array of them, sorted by `native`, is all there is to declare. May
/// grow at its end in later versions, which is why functions that read it take the size of one.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct derrno_own_row {
    /// Your number.
    pub native: i32,
    /// What it says: DERRNO_VERDICT_... of its kind, changed where it differs.
    pub verdict: derrno_verdict,
    /// Its name.
    pub name: *const c_char,
    /// One sentence: what happened; what to do.
    pub message: *const c_char,
}

/// Row `i` of an array whose rows are `stride` bytes apart.
///
/// # Safety
/// `rows` points to at least `i + 1` rows, `stride` bytes apart.
unsafe fn at<'a>(rows: *const derrno_own_row, stride: usize, i: usize) -> &'a derrno_own_row {
    // SAFETY: `byte_add` must stay within the array and the reference must be aligned and readable:
    // - the array has a row `i`, and its size fits in memory, so the product does not overflow;
    // - a caller's array of rows is aligned when `stride` is the size of its row type, which the
    //   functions below demand.
    unsafe { &*rows.byte_add(i * stride) }
}

/// Whether the array can be read at all.
fn readable(rows: *const derrno_own_row, stride: usize) -> bool {
    !rows.is_null()
        && rows.is_aligned()
        && stride >= size_of::<derrno_own_row>()
        && stride.is_multiple_of(align_of::<derrno_own_row>())
}

/// Checks an array of own rows: sorted by `native`, each number once, name and message not NULL and
/// not "". Returns the index of the first row that is wrong, `count` when all is well, and 0 for NULL
/// or a stride that no array of rows has. To be called once, in a test.
///
/// # Safety
/// `rows` is NULL or points to `count` rows, `stride` (sizeof of one) bytes apart.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_own_check(rows: *const derrno_own_row, count: usize, stride: usize) -> usize {
    if !readable(rows, stride) {
        return 0;
    }
    let mut before = None;
    for i in 0..count {
        // SAFETY: `i < count`, and the caller promises `count` rows; the strings are the caller's.
        let (row, named) = unsafe {
            let row = at(rows, stride, i);
            (row, [row.name, row.message].iter().all(|s| text(*s).is_some_and(|s| !s.is_empty())))
        };
        if !named || before.is_some_and(|before| before >= row.native) {
            return i;
        }
        before = Some(row.native);
    }
    count
}

/// The own row of a number; NULL where there is none, and for NULL or a stride that no array of rows
/// has. The array must be sorted (derrno_own_check()); a binary search, no state, no allocation.
///
/// # Safety
/// `rows` is NULL or points to `count` rows, `stride` (sizeof of one) bytes apart.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_own_find(
    rows: *const derrno_own_row,
    count: usize,
    stride: usize,
    native: i32,
) -> *const derrno_own_row {
    if !readable(rows, stride) {
        return core::ptr::null();
    }
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        // SAFETY: `middle < high <= count`, and the caller promises `count` rows.
        let row = unsafe { at(rows, stride, middle) };
        match row.native.cmp(&native) {
            core::cmp::Ordering::Equal => return row,
            core::cmp::Ordering::Less => low = middle + 1,
            core::cmp::Ordering::Greater => high = middle,
        }
    }
    core::ptr::null()
}

/// The verdict of an own number; "unknown" with DERRNO_UNLISTED where there is no row. As
/// derrno_own_find().
///
/// # Safety
/// `rows` is NULL or points to `count` rows, `stride` (sizeof of one) bytes apart.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_own_classify(
    rows: *const derrno_own_row,
    count: usize,
    stride: usize,
    native: i32,
) -> derrno_verdict {
    // SAFETY: what `derrno_own_find` wants is this function's own condition; what it finds is NULL or
    // a row of the caller's array.
    let row = unsafe { derrno_own_find(rows, count, stride, native).as_ref() };
    row.map_or(Verdict::of(Kind::UNKNOWN).unlisted().bits(), |row| row.verdict)
}

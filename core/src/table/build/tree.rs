//! Numbers the classes of a domain, so that a class and those below it are an interval.

use super::NONE;
use super::check::class;
use super::row::Row;
use crate::table::tree::Node;

/// Numbers the classes.
///
/// # Panics
/// In a `const`, when a parent has no row or the parents form a ring.
#[must_use]
pub const fn nodes<const N: usize>(rows: &[Row]) -> [Node; N] {
    let mut nodes = [Node { parent: NONE, second_parent: NONE, first: 0, last: 0 }; N];
    let mut size = [1_u16; N];
    let mut i = 0;
    while i < N {
        let row = &rows[i];
        if !row.parent.is_empty() {
            nodes[i].parent = class(row, row.parent, rows);
        }
        if !row.second_parent.is_empty() {
            nodes[i].second_parent = class(row, row.second_parent, rows);
        }
        i += 1;
    }
    let mut depth = [0_u16; N];
    let mut deepest = 0;
    i = 0;
    while i < N {
        let mut up = nodes[i].parent;
        while up != NONE {
            size[up as usize] += 1;
            depth[i] += 1;
            if depth[i] as usize > N {
                rows[i].stop(&["the parents of `", rows[i].name(), "` form a ring"]);
            }
            if nodes[i].second_parent == NONE && !rows[up as usize].second_parent.is_empty() {
                nodes[i].second_parent = nodes[up as usize].second_parent;
            }
            up = nodes[up as usize].parent;
        }
        if depth[i] > deepest {
            deepest = depth[i];
        }
        i += 1;
    }
    // Parents first: each child takes the next free interval of its parent.
    let mut free = [0_u16; N];
    let mut root = 0;
    let mut level = 0;
    while level <= deepest {
        i = 0;
        while i < N {
            if depth[i] == level {
                let parent = nodes[i].parent;
                let first = if parent == NONE { root } else { free[parent as usize] };
                if parent == NONE {
                    root += size[i];
                } else {
                    free[parent as usize] += size[i];
                }
                nodes[i].first = first;
                nodes[i].last = first + size[i] - 1;
                free[i] = first + 1;
            }
            i += 1;
        }
        level += 1;
    }
    nodes
}

//! The class hierarchy as intervals: `is_a` is a comparison of numbers.

use super::index::NONE;
use super::row::{Row, class};

/// A class's place in the hierarchy.
///
/// A class and its descendants have the numbers `first..=last`, in the order of a walk through the
/// tree of first parents. `second_parent` is the second parent of the class or of the nearest ancestor that
/// has one.
#[derive(Clone, Copy)]
pub struct Node {
    pub(crate) parent: u16,
    pub(crate) second_parent: u16,
    pub(crate) first: u16,
    pub(crate) last: u16,
}

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
                rows[i].stop(&["the parents of `", rows[i].name, "` form a ring"]);
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

/// Whether class `i` is class `ancestor` or below it.
#[must_use]
pub(crate) fn is_a(nodes: &[Node], i: u16, ancestor: u16) -> bool {
    let (Some(node), Some(above)) = (nodes.get(i as usize), nodes.get(ancestor as usize)) else {
        return false;
    };
    let inside = |n: &Node| above.first <= n.first && n.first <= above.last;
    inside(node) || nodes.get(node.second_parent as usize).is_some_and(inside)
}

//! The class hierarchy as intervals: `is_a` is a comparison of numbers.

/// Where a class stands in the hierarchy.
///
/// A class and its descendants have the numbers `first..=last`, in the order of a walk through the
/// tree of first parents. `second_parent` is the second parent of the class or of the nearest ancestor that
/// has one.
#[derive(Clone, Copy)]
pub struct Node {
    pub(super) parent: u16,
    pub(super) second_parent: u16,
    pub(super) first: u16,
    pub(super) last: u16,
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

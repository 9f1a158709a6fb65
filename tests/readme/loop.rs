//! The loop of the README, with what it calls: the answer to the first create is lost, and the second finds the node.

use std::cell::Cell;

use derrno::retry::{Act, Budget, FEW, Found, Gate, Request};
use derrno::{Lost, Situation, zookeeper};

fn main() {
    let (clock, creates, looks) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let (mut gate, mut budget) = (Gate::NEW, Budget::NEW);
    let now = || clock.get();
    let chance = || 0x8000_0000;
    let sleep = |ms| clock.set(clock.get() + ms);
    let reopen = || println!("reopened");
    let create = || {
        creates.set(creates.get() + 1);
        let code: Result<(), i32> = Err(if creates.get() == 1 { -4 } else { -110 });
        code
    };
    let read_back = || {
        looks.set(looks.get() + 1);
        Found::THERE
    };
LOOP
    println!("{} after {} creates, {} look", end.act(), creates.get(), looks.get());
}

//! Writes `include/derrno.h`: `make header`.

fn main() {
    std::fs::write(derrno_tests::place::root(derrno_tests::header::PATH), derrno_tests::header::generate())
        .expect("the header can be written");
}

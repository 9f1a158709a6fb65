fn main() {
    println!("cargo::rustc-link-arg=-Tlink.x"); // of cortex-m-rt; it includes memory.x
}

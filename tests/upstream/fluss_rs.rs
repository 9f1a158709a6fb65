//! Prints what fluss-rs knows of every code: its enum alone, compiled from the file of the crate, as
//! the whole client takes minutes to build. The numbers of the rows come in by stdin.
#![allow(dead_code, missing_docs)]

mod proto {
    /// Stands in for the protobuf message that the file converts from.
    pub struct ErrorResponse {
        pub error_code: i32,
        pub error_message: Option<String>,
    }
}

mod upstream {
    include!(concat!(env!("FLUSS_RS_SOURCE"), "/src/rpc/fluss_api_error.rs"));
}

fn main() {
    for number in -1000..=100_000 {
        let error = upstream::FlussError::for_code(number);
        if error.code() == number {
            println!("fluss,{number},name,{}", upper(&format!("{error:?}")));
            if number != 0 {
                println!("fluss,{number},text,\"{}\"", error.message());
            }
        }
    }
    for line in std::io::stdin().lines() {
        let line = line.expect("a line of text");
        let code = line.rsplit(',').next().and_then(|number| number.parse().ok()).expect("a number");
        let error = upstream::ApiError { code, message: String::new() };
        println!("fluss,{code},repeats,{}", if error.is_retriable() { "yes" } else { "no" });
    }
}

/// `NotLeaderOrFollower` as `NOT_LEADER_OR_FOLLOWER`.
fn upper(camel: &str) -> String {
    let mut name = String::new();
    for letter in camel.chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.push(letter.to_ascii_uppercase());
    }
    name
}

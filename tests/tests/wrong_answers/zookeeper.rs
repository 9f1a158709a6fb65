//! ZooKeeper and kazoo.

use derrno::zookeeper::{code, state};
use derrno::{Effect, Kind, Lost};

use crate::{in_doubt, says, verdict};

#[test]
fn a_lost_link_gives_no_lock_away() {
    for code in [
        "zookeeper:-4",
        "zookeeper:-7",
        "zookeeper:-2",
        "zookeeper:-118",
        "zookeeper:-122",
        "kazoo:ConnectionLoss",
    ] {
        assert_eq!(verdict(code).lost(), Lost::LINK, "{code}");
    }
    for code in ["zookeeper:-4", "zookeeper:-7", "zookeeper:-122"] {
        says(code.parse().unwrap(), &["keep the handle"]);
    }
    assert_eq!(verdict("zookeeper:-112").lost(), Lost::SESSION);
    for code in ["zookeeper:-9", "zookeeper:-115", "zookeeper:-116"] {
        assert_eq!(verdict(code).lost(), Lost::HANDLE, "{code}");
    }
}

#[test]
fn a_create_over_jute_maxbuffer_is_sent_for_ever() {
    says("zookeeper:-4".parse().unwrap(), &["each try is lost", "jute.maxbuffer"]);
}

#[test]
fn an_ephemeral_of_the_old_session_is_taken_for_somebody_elses() {
    says("zookeeper:-110".parse().unwrap(), &["your own earlier try", "old session's timeout"]);
    says("zookeeper:-103".parse().unwrap(), &["your own earlier try"]);
    says("zookeeper:-101".parse().unwrap(), &["own first try"]);
}

#[test]
fn what_the_c_client_gives_to_all_that_is_pending_is_in_doubt() {
    in_doubt("zookeeper:-1".parse().unwrap(), Kind::INTERNAL);
    in_doubt("zookeeper:-15".parse().unwrap(), Kind::TLS);
}

#[test]
fn a_contender_that_stays_in_the_queue_gets_the_lock() {
    assert_eq!(verdict("kazoo:LockTimeout").effect(), Effect::MAYBE_APPLIED);
    assert_eq!(verdict("kazoo:CancelledError").effect(), Effect::MAYBE_APPLIED);
    assert_eq!(verdict("kazoo:RetryFailedError").lost(), Lost::SESSION);
}

#[test]
fn a_state_is_read_as_a_code_and_an_errno_as_a_success() {
    assert_eq!(state(-113), "zookeeper:-115".parse().unwrap());
    assert_eq!(state(-112), "zookeeper:-112".parse().unwrap());
    assert!(state(-4).verdict().is_unlisted() && state(3).verdict().is_ok());
    assert_eq!(code(-4, -112), "zookeeper:-112".parse().unwrap());
    assert_eq!(code(-101, -112), "zookeeper:-101".parse().unwrap());
    assert!(!code(22, 0).verdict().is_ok());
    assert!(code(0, -112).verdict().is_ok(), "the call itself succeeded");
}

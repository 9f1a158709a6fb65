//! The two loops of `derrno::retry::driver` on a real TCP server that is busy, breaks links and loses answers: each
//! write takes effect once.

use std::cell::Cell;
use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, ErrorKind, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::Duration;

use derrno::retry::driver::{AsyncTask, Clock, Driver, GaveUp, Machine, Task, sleep};
use derrno::retry::{Act, Budget, FEW, Found, Gate, Policy, Request, Why};
use derrno::{Code, Kind, Lost, Situation, Verdict, zookeeper};
use derrno_tests::random::Random;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _};

/// The server answers at once or breaks the link, and keeps nothing back: no request is late.
const QUICK: Policy =
    Policy { base: [1, 1, 2, 1], doublings: [3; 4], settle: 0, lease: 50, open: 4, start: 60_000, ..FEW }
        .checked();
const APPEND: Situation = Situation::CAN_LOOK.with(Situation::PATIENT);

/// How often each key was written.
type Effects = Arc<Mutex<HashMap<u32, u32>>>;

/// A server on a thread: `put 7` appends the key 7, `get 7` says how often it is there. Of ten lines one breaks the
/// link unread, two puts break it after they took effect, one put finds the server busy.
fn server() -> (SocketAddr, Effects) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let (address, effects) = (listener.local_addr().expect("bound"), Effects::default());
    let all = effects.clone();
    thread::spawn(move || {
        for (number, link) in listener.incoming().enumerate() {
            let (link, effects) = (link.expect("a connection"), all.clone());
            thread::spawn(move || serve(&link, &effects, Random(number as u64 * 2 + 1)));
        }
    });
    (address, effects)
}

fn serve(mut link: &TcpStream, effects: &Effects, mut random: Random) {
    random.next();
    for line in BufReader::new(link).lines() {
        let Ok(line) = line else { return };
        let (what, key) = line.split_once(' ').expect("a request is two words");
        let key = key.parse().expect("a key is a number");
        let luck = random.below(10);
        if luck == 0 {
            return;
        }
        let mut effects = effects.lock().expect("nobody panicked");
        let times = effects.entry(key).or_default();
        let answer = match (what, luck) {
            ("put", 1) => "busy\n".to_owned(),
            ("put", _) => {
                *times += 1;
                if luck < 4 {
                    return; // the answer is lost
                }
                "ok\n".to_owned()
            }
            _ => format!("{times}\n"),
        };
        if link.write_all(answer.as_bytes()).is_err() {
            return;
        }
    }
}

#[derive(Debug)]
enum Failure {
    Busy,
    Link(ErrorKind),
}

fn judge(failure: &Failure) -> (Verdict, u32) {
    let verdict = match failure {
        Failure::Busy => Verdict::of(Kind::BUSY),
        Failure::Link(ErrorKind::ConnectionRefused) => Verdict::of(Kind::UNAVAILABLE),
        Failure::Link(_) => Verdict::of(Kind::CONNECTION_LOST),
    };
    (verdict, 0)
}

fn answered(line: &str) -> Result<(), Failure> {
    match line {
        "ok\n" => Ok(()),
        "busy\n" => Err(Failure::Busy),
        _ => Err(Failure::Link(ErrorKind::UnexpectedEof)), // half a line, or none
    }
}

fn found(line: std::io::Result<String>) -> Found {
    match line.as_deref() {
        Ok("0\n") => Found::ABSENT,
        Ok(line) if line.ends_with('\n') => Found::THERE,
        _ => Found::UNKNOWN,
    }
}

/// A write, and what it was told to replace.
struct Put<L> {
    address: SocketAddr,
    key: u32,
    link: Option<L>,
    renewed: Vec<(Act, Lost)>,
}

impl<L> Put<L> {
    fn new(address: SocketAddr, key: u32) -> Put<L> {
        Put { address, key, link: None, renewed: Vec::new() }
    }

    fn renewed(&mut self, act: Act, lost: Lost) {
        self.renewed.push((act, lost));
        if lost >= Lost::LINK {
            self.link = None;
        }
    }
}

impl Put<BufReader<TcpStream>> {
    fn ask(&mut self, what: &str) -> std::io::Result<String> {
        let mut link = match self.link.take() {
            Some(link) => link,
            None => BufReader::new(TcpStream::connect(self.address)?),
        };
        link.get_mut().write_all(format!("{what} {}\n", self.key).as_bytes())?;
        let mut line = String::new();
        link.read_line(&mut line)?;
        self.link = Some(link);
        Ok(line)
    }
}

impl Task for Put<BufReader<TcpStream>> {
    type Answer = ();
    type Error = Failure;

    fn send(&mut self) -> Result<(), Failure> {
        let line = self.ask("put").map_err(|error| Failure::Link(error.kind()))?;
        answered(&line)
    }

    fn judge(&self, error: &Failure) -> (Verdict, u32) {
        judge(error)
    }

    fn renew(&mut self, act: Act, lost: Lost) {
        self.renewed(act, lost);
    }

    fn look(&mut self) -> Found {
        let line = self.ask("get");
        if line.as_deref().is_ok_and(str::is_empty) {
            self.link = None;
        }
        found(line)
    }
}

type AsyncLink = tokio::io::BufReader<tokio::net::TcpStream>;

impl Put<AsyncLink> {
    async fn ask(&mut self, what: &str) -> std::io::Result<String> {
        let mut link = match self.link.take() {
            Some(link) => link,
            None => tokio::io::BufReader::new(tokio::net::TcpStream::connect(self.address).await?),
        };
        link.get_mut().write_all(format!("{what} {}\n", self.key).as_bytes()).await?;
        let mut line = String::new();
        link.read_line(&mut line).await?;
        self.link = (!line.is_empty()).then_some(link);
        Ok(line)
    }
}

impl AsyncTask for Put<AsyncLink> {
    type Answer = ();
    type Error = Failure;

    async fn send(&mut self) -> Result<(), Failure> {
        let line = self.ask("put").await.map_err(|error| Failure::Link(error.kind()))?;
        answered(&line)
    }

    fn judge(&self, error: &Failure) -> (Verdict, u32) {
        judge(error)
    }

    async fn renew(&mut self, act: Act, lost: Lost) {
        self.renewed(act, lost);
    }

    async fn look(&mut self) -> Found {
        found(self.ask("get").await)
    }
}

/// What was seen of all writes: each took effect once, and every way was gone.
fn all_once(effects: &Effects, writes: u32, renewed: &[(Act, Lost)], unanswered: u32) {
    let effects = effects.lock().expect("nobody panicked");
    assert_eq!(effects.values().filter(|times| **times != 1).count(), 0, "lost or doubled: {effects:?}");
    assert_eq!(effects.len(), writes as usize);
    assert!(renewed.contains(&(Act::LOOK, Lost::LINK)), "a look on a new link");
    assert!(renewed.contains(&(Act::REPEAT, Lost::NOTHING)), "a repeat after busy");
    assert!(unanswered > 0, "a look that found a write whose answer was lost");
}

#[test]
fn threads_that_share_a_gate_and_a_budget_write_once_each() {
    let (address, effects) = server();
    let (gate, budget) = (Mutex::new(Gate::NEW), Mutex::new(Budget::NEW));
    let driver = Driver { policy: &QUICK, gate: &gate, budget: &budget, clock: Machine };
    let all = Mutex::new((Vec::new(), 0));
    thread::scope(|scope| {
        for worker in 0..4 {
            let all = &all;
            scope.spawn(move || {
                for key in worker * 50..(worker + 1) * 50 {
                    let mut put = Put::<BufReader<TcpStream>>::new(address, key);
                    let done = driver.run(driver.request(u32::MAX, APPEND), &mut put, sleep);
                    let done = done.unwrap_or_else(|gave_up| panic!("{key}: {gave_up}, {gave_up:?}"));
                    let mut all = all.lock().expect("nobody panicked");
                    all.0.extend(put.renewed);
                    all.1 += u32::from(done.is_none());
                }
            });
        }
    });
    let (renewed, unanswered) = all.into_inner().expect("nobody panicked");
    all_once(&effects, 200, &renewed, unanswered);
}

/// The clock of tokio's tests: it goes on at once to the end of a sleep that all wait for.
struct Paused(tokio::time::Instant);

impl Clock for Paused {
    fn now(&self) -> u32 {
        self.0.elapsed().as_millis() as u32
    }

    fn random(&self) -> u32 {
        Machine.random()
    }
}

#[test]
fn tasks_of_an_async_runtime_write_once_each() {
    static GATE: Mutex<Gate> = Mutex::new(Gate::NEW);
    static BUDGET: Mutex<Budget> = Mutex::new(Budget::NEW);
    let (address, effects) = server();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build();
    let (renewed, unanswered) = runtime.expect("a runtime").block_on(async {
        let start = tokio::time::Instant::now();
        let write = move |key| async move {
            let driver = Driver { policy: &QUICK, gate: &GATE, budget: &BUDGET, clock: Paused(start) };
            let mut put = Put::<AsyncLink>::new(address, key);
            let sleep = async |ms: u32| tokio::time::sleep(Duration::from_millis(ms.into())).await;
            let done = driver.run_async(driver.request(u32::MAX, APPEND), &mut put, sleep).await;
            let done = done.unwrap_or_else(|gave_up| panic!("{key}: {gave_up}, {gave_up:?}"));
            (put.renewed, done.is_none())
        };
        let all: Vec<_> = (0..200).map(|key| tokio::spawn(write(key))).collect();
        let (mut renewed, mut unanswered) = (Vec::new(), 0);
        for one in all {
            let (again, none) = one.await.expect("nobody panicked");
            renewed.extend(again);
            unanswered += u32::from(none);
        }
        (renewed, unanswered)
    });
    all_once(&effects, 200, &renewed, unanswered);
}

#[test]
fn a_server_that_is_down_is_given_up_for_sure_after_the_attempts() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let address = listener.local_addr().expect("bound");
    drop(listener);
    let policy = Policy { attempts: 3, ..QUICK }.checked();
    let driver = Driver { policy: &policy, gate: (), budget: (), clock: Machine };
    let mut put = Put::<BufReader<TcpStream>>::new(address, 1);
    let GaveUp { step, error, .. } =
        driver.run(driver.request(u32::MAX, Situation::PLAIN), &mut put, sleep).expect_err("nobody is there");
    assert_eq!((step.why(), step.doubt()), (Why::ATTEMPTS, false));
    assert!(matches!(error, Some(Failure::Link(ErrorKind::ConnectionRefused))), "{error:?}");
    assert_eq!(put.renewed.len(), 2, "between three sends");
}

/// A clock that stands, as a test sets it.
struct Stands(u32);

impl Clock for Stands {
    fn now(&self) -> u32 {
        self.0
    }

    fn random(&self) -> u32 {
        0
    }
}

#[test]
fn a_closure_is_a_task_and_what_it_is_told_is_the_code() {
    let clock = Stands(0);
    let (gate, budget) = (Cell::new(Gate::NEW), Cell::new(Budget::NEW));
    let driver = Driver { policy: &FEW, gate: &gate, budget: &budget, clock: &clock };
    let mut answers = [Err(zookeeper::CONNECTIONLOSS), Err(zookeeper::THROTTLEDOP), Ok(7)].into_iter();
    let mut read = || {
        let answer: Result<u32, i32> = answers.next().expect("no more is sent");
        answer.map_err(|number| Code::new(zookeeper::DOMAIN, number))
    };
    let mut slept = Vec::new();
    let done = driver.run(driver.request(60_000, Situation::IDEMPOTENT), &mut read, |ms| slept.push(ms));
    assert_eq!(done, Ok(Some(7)));
    assert_eq!(slept, [1_000], "the first wait is 0 ms by this chance, and is not slept");
    assert_eq!(budget.get().tokens(&FEW, 0), 256 - 128 - 48 + 8, "the budget was shared");
    let mut refuses = || Err::<u32, Code>(Code::new(zookeeper::DOMAIN, zookeeper::NONODE));
    let gave_up = driver.run(driver.request(60_000, Situation::IDEMPOTENT), &mut refuses, |_| ());
    let gave_up = gave_up.expect_err("there is no such node");
    assert_eq!(gave_up.error, Some(Code::new(zookeeper::DOMAIN, zookeeper::NONODE)));
    assert_eq!(gave_up.to_string(), "give_up: answer");
}

#[test]
fn a_future_that_is_dropped_in_a_send_frees_the_place_of_the_probe() {
    let mut shut = Gate::NEW;
    shut.hold(&FEW, 5_000, 0);
    let (gate, clock) = (Cell::new(shut), Stands(5_000));
    let driver = Driver { policy: &FEW, gate: &gate, budget: (), clock: &clock };
    let request = || driver.request(60_000, Situation::IDEMPOTENT);
    let send = |gate: &Cell<Gate>| {
        let mut gate = gate.get();
        Request::new(5_000, 60_000, Situation::IDEMPOTENT).admit(&FEW, &mut gate, 5_000, 0).act()
    };
    {
        let mut never = async || std::future::pending::<Result<(), Code>>().await;
        let mut probe = std::pin::pin!(driver.run_async(request(), &mut never, async |_| ()));
        let poll = probe.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        assert!(matches!(poll, Poll::Pending));
        assert_eq!(send(&gate), Act::GIVE_UP, "the probe is on its way");
    }
    assert_eq!(send(&gate), Act::SEND, "dropped: another request can be the probe");
}

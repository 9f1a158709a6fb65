//! Writes what it is told to, a line each, with the retry engine and over plain sockets: `once SYSTEM PORT...`.
//!
//! The tests of tests/live run it while servers fail. It says of each try that failed what it met and what the
//! engine does, and then `NAME: done`, `NAME: not done` or `NAME: perhaps done`.

use std::hash::{BuildHasher, RandomState};
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use derrno::retry::{Act, Budget, FEW, Found, Gate, Policy, Request};
use derrno::wire::{self, Decoded};
use derrno::{Effect, Kind, Lost, Situation, Verdict};

const DEADLINE: u32 = 30_000;
/// Enough for one request at a time: sixteen timeouts.
const POLICY: Policy = Policy { start: 2048, ..FEW }.checked();
/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(1);

/// What one system is to the loop. A line is a name and what else belongs to it.
trait Client {
    /// What is known of the request.
    fn situation(&self, line: &[&str]) -> Situation;
    /// Sends it, and waits for the answer.
    fn write(&mut self, line: &[&str]) -> Result<(), Verdict>;
    /// Whether it is there, and ours.
    fn look(&mut self, line: &[&str]) -> Result<bool, Verdict>;
    /// Drops what is lost; the next request replaces it.
    fn replace(&mut self, lost: Lost);
}

/// The loop: sends until it is done or given up.
fn once(
    client: &mut dyn Client,
    policy: &Policy,
    gate: &mut Gate,
    budget: &mut Budget,
    line: &[&str],
) -> &'static str {
    let mut request = Request::new(now(), DEADLINE, client.situation(line) | Situation::PATIENT);
    loop {
        let mut step = request.admit(policy, &mut *gate, now(), random());
        if step.act() == Act::SEND {
            step = match client.write(line) {
                Ok(()) => request.succeeded(policy, &mut *gate, &mut *budget, now(), random()),
                Err(verdict) => {
                    let step = request.failed(policy, &mut *gate, &mut *budget, verdict, 0, now(), random());
                    println!("{}, {}: {step}", verdict.kind(), verdict.effect());
                    step
                }
            };
        }
        client.replace(if step.act() == Act::REFRESH { Lost::LINK } else { step.lost() });
        std::thread::sleep(Duration::from_millis(step.wait().into()));
        match step.act() {
            Act::DONE => return "done",
            Act::GIVE_UP => return if step.doubt() { "perhaps done" } else { "not done" },
            Act::LOOK => {
                let found = client.look(line);
                println!("look: {found:?}");
                request.looked(match found {
                    Ok(true) => Found::THERE,
                    Ok(false) => Found::ABSENT,
                    Err(_) => Found::UNKNOWN,
                });
            }
            _ => {}
        }
    }
}

fn now() -> u32 {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_millis() as u32
}

fn random() -> u32 {
    RandomState::new().hash_one(0) as u32
}

/// The link of a client to one of the servers. It is opened when it is needed, to the next one each time.
struct Link {
    ports: Vec<u16>,
    next: usize,
    socket: Option<TcpStream>,
    /// What came and is not read yet.
    bytes: Vec<u8>,
}

impl Link {
    fn new(ports: &[u16]) -> Link {
        Link { ports: ports.to_vec(), next: 0, socket: None, bytes: Vec::new() }
    }

    fn is_open(&self) -> bool {
        self.socket.is_some()
    }

    fn close(&mut self) {
        self.socket = None;
        self.bytes.clear();
    }

    /// Connects to the next server.
    fn open(&mut self) -> Result<(), Verdict> {
        let port = self.ports[self.next % self.ports.len()];
        self.next += 1;
        self.open_to(port)
    }

    fn open_to(&mut self, port: u16) -> Result<(), Verdict> {
        self.close();
        let socket = TcpStream::connect_timeout(&([127, 0, 0, 1], port).into(), PATIENCE);
        let socket = socket.map_err(|_| Verdict::of(Kind::UNAVAILABLE))?;
        socket.set_read_timeout(Some(PATIENCE)).expect("a socket takes a timeout");
        self.socket = Some(socket);
        Ok(())
    }

    fn send(&mut self, bytes: &[u8]) -> Result<(), Verdict> {
        let sent = self.socket.as_mut().map(|socket| socket.write_all(bytes));
        if matches!(sent, Some(Ok(()))) { Ok(()) } else { self.lost(Kind::CONNECTION_LOST) }
    }

    /// Reads on. A link whose answer did not come in time is of no more use: the answer would be taken for
    /// that of the next request.
    fn more(&mut self) -> Result<(), Verdict> {
        let mut part = [0; 65536];
        match self.socket.as_mut().map(|socket| socket.read(&mut part)) {
            Some(Ok(got)) if got > 0 => {
                self.bytes.extend(&part[..got]);
                Ok(())
            }
            Some(Err(error)) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                self.lost(Kind::TIMEOUT)
            }
            _ => self.lost(Kind::CONNECTION_LOST),
        }
    }

    fn lost(&mut self, kind: Kind) -> Result<(), Verdict> {
        self.close();
        Err(Verdict::of(kind))
    }

    fn take(&mut self, length: usize) -> Result<Vec<u8>, Verdict> {
        while self.bytes.len() < length {
            self.more()?;
        }
        Ok(self.bytes.drain(..length).collect())
    }

    /// The next whole message, or the verdict on the error that it carries.
    fn read(&mut self, decode: impl Fn(&[u8]) -> Decoded<'_>) -> Result<Vec<u8>, Verdict> {
        loop {
            match decode(&self.bytes) {
                Decoded::Fine(length) => return self.take(length),
                Decoded::Failed(failure) => {
                    let (verdict, length) = (failure.code.verdict(), failure.length);
                    self.take(length)?;
                    return Err(verdict);
                }
                Decoded::Incomplete(_) => self.more()?,
                Decoded::Malformed(_) => return Err(Verdict::of(Kind::PROTOCOL)),
            }
        }
    }
}

/// What failed before anything of the request was sent.
fn unsent(verdict: Verdict) -> Verdict {
    verdict.with_effect(Effect::NOT_APPLIED)
}

/// JetStream, the stream "once". A line is a subject, a text and perhaps an id; without one, the message must be
/// the first of its subject.
struct Nats {
    link: Link,
    asked: u32,
}

impl Nats {
    fn login(&mut self) -> Result<(), Verdict> {
        self.link.open()?;
        self.link.read(wire::nats::line)?; // INFO
        self.link.send(b"CONNECT {\"verbose\":false,\"headers\":true,\"no_responders\":true}\r\n")
    }

    /// The answer to a request.
    fn ask(&mut self, subject: &str, header: &str, body: &str) -> Result<(), Verdict> {
        if !self.link.is_open()
            && let Err(verdict) = self.login()
        {
            self.link.close();
            return Err(unsent(verdict));
        }
        self.asked += 1;
        let (id, inbox) = (self.asked, format!("_INBOX.{}.{}", std::process::id(), self.asked));
        let head = format!("NATS/1.0\r\n{header}\r\n");
        let (of_head, of_all) = (head.len(), head.len() + body.len());
        self.link.send(
            format!(
                "SUB {inbox} {id}\r\nUNSUB {id} 1\r\nHPUB {subject} {inbox} {of_head} {of_all}\r\n{head}{body}\r\n"
            )
            .as_bytes(),
        )?;
        loop {
            let line = self.link.read(wire::nats::line)?;
            let line = String::from_utf8(line).map_err(|_| Verdict::of(Kind::PROTOCOL))?;
            let words: Vec<&str> = line.split_whitespace().collect();
            let number = |word: Option<&&str>| word.and_then(|word| word.parse().ok()).unwrap_or(0);
            match words.first().copied() {
                Some("PING") => self.link.send(b"PONG\r\n")?,
                Some(what @ ("MSG" | "HMSG")) => {
                    let mut message = self.link.take(number(words.last()) + 2)?;
                    message.truncate(message.len() - 2);
                    if number(words.get(2)) != id as usize {
                        continue;
                    }
                    let decode = if what == "MSG" { wire::nats::jetstream } else { wire::nats::headers };
                    return match decode(&message) {
                        Decoded::Fine(_) => Ok(()),
                        Decoded::Failed(failure) => Err(failure.code.verdict()),
                        _ => Err(Verdict::of(Kind::PROTOCOL)),
                    };
                }
                _ => {}
            }
        }
    }
}

impl Client for Nats {
    fn situation(&self, line: &[&str]) -> Situation {
        Situation::CAN_LOOK | if line.len() > 2 { Situation::DEDUP } else { Situation::GUARDED }
    }

    fn write(&mut self, line: &[&str]) -> Result<(), Verdict> {
        let header = match line.get(2) {
            Some(id) => format!("Nats-Msg-Id: {id}\r\n"),
            None => "Nats-Expected-Last-Subject-Sequence: 0\r\n".to_owned(),
        };
        self.ask(line[0], &header, line[1])
    }

    fn look(&mut self, line: &[&str]) -> Result<bool, Verdict> {
        let last = format!("{{\"last_by_subj\":\"{}\"}}", line[0]);
        found(self.ask("$JS.API.STREAM.MSG.GET.once", "", &last))
    }

    fn replace(&mut self, lost: Lost) {
        if lost >= Lost::LINK {
            self.link.close();
        }
    }
}

/// What a read says of what was looked for.
fn found<T>(read: Result<T, Verdict>) -> Result<bool, Verdict> {
    match read {
        Ok(_) => Ok(true),
        Err(verdict) if verdict.kind() == Kind::NOT_FOUND => Ok(false),
        Err(verdict) => Err(verdict),
    }
}

/// ZooKeeper. A line is a path and a value; a path that ends with "-" is that of a sequence node.
struct ZooKeeper {
    link: Link,
    session: i64,
    password: Vec<u8>,
    asked: i32,
}

impl ZooKeeper {
    const CREATE: i32 = 1;
    const GET: i32 = 4;
    const CHILDREN: i32 = 8;
    const SYNC: i32 = 9;

    /// Goes on with the session, or begins one.
    fn login(&mut self) -> Result<(), Verdict> {
        self.link.open()?;
        let [version, zxid, timeout] = [&[0; 4][..], &[0; 8], &6000_i32.to_be_bytes()];
        let session = self.session.to_be_bytes();
        let body = [version, zxid, timeout, &session, &text(&self.password), &[0]].concat();
        self.link.send(&text(&body))?;
        let answer = self.link.read(wire::zookeeper::connect).inspect_err(|verdict| {
            if verdict.kind() == Kind::SESSION_EXPIRED {
                self.session = 0;
                self.password = vec![0; 16];
            }
        })?;
        self.session = i64::from_be_bytes(answer[12..20].try_into().expect("eight bytes"));
        self.password = answer[24..40].to_vec();
        Ok(())
    }

    /// The body of the answer to a request.
    fn ask(&mut self, number: i32, body: &[u8]) -> Result<Vec<u8>, Verdict> {
        if !self.link.is_open()
            && let Err(verdict) = self.login()
        {
            self.link.close();
            return Err(unsent(verdict));
        }
        self.asked += 1;
        let head = [self.asked.to_be_bytes(), number.to_be_bytes()].concat();
        self.link.send(&text(&[&head, body].concat()))?;
        Ok(self.link.read(wire::zookeeper::reply)?.split_off(20))
    }
}

/// A length and bytes.
fn text(bytes: &[u8]) -> Vec<u8> {
    [&(bytes.len() as i32).to_be_bytes(), bytes].concat()
}

impl Client for ZooKeeper {
    fn situation(&self, line: &[&str]) -> Situation {
        Situation::CAN_LOOK | if line[0].ends_with('-') { Situation::PLAIN } else { Situation::GUARDED }
    }

    fn write(&mut self, line: &[&str]) -> Result<(), Verdict> {
        let anyone =
            [&1_i32.to_be_bytes()[..], &31_i32.to_be_bytes(), &text(b"world"), &text(b"anyone")].concat();
        let flags = if line[0].ends_with('-') { 2_i32 } else { 0 };
        let node = [&text(line[0].as_bytes())[..], &text(line[1].as_bytes()), &anyone, &flags.to_be_bytes()]
            .concat();
        self.ask(ZooKeeper::CREATE, &node).map(|_| ())
    }

    /// The link was opened after the send in doubt, and the session lets no other link write: after a sync nothing
    /// comes late.
    fn look(&mut self, line: &[&str]) -> Result<bool, Verdict> {
        let (path, value) = (line[0].as_bytes(), line[1].as_bytes());
        let (parent, name) = line[0].rsplit_once('/').expect("a path");
        self.ask(ZooKeeper::SYNC, &text(path))?;
        let contains = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
        if line[0].ends_with('-') {
            let children = self.ask(ZooKeeper::CHILDREN, &[text(parent.as_bytes()), vec![0]].concat())?;
            return Ok(contains(&children, name.as_bytes()));
        }
        match self.ask(ZooKeeper::GET, &[text(path), vec![0]].concat()) {
            Ok(data) => Ok(data.starts_with(&text(value))),
            absent => found(absent),
        }
    }

    fn replace(&mut self, lost: Lost) {
        if lost >= Lost::LINK {
            self.link.close();
        }
    }
}

/// dqlite, the table `once (name TEXT PRIMARY KEY)`. A line is a name.
struct Dqlite {
    link: Link,
}

impl Dqlite {
    const LEADER: u8 = 0;
    const OPEN: u8 = 3;
    const EXEC_SQL: u8 = 8;
    const QUERY_SQL: u8 = 9;

    /// Asks the next server who leads, and connects there.
    fn login(&mut self) -> Result<(), Verdict> {
        self.link.open()?;
        self.link.send(&word(1))?;
        let answer = self.request(Dqlite::LEADER, &word(0))?;
        let address = answer[8..].split(|byte| *byte == 0).next().and_then(|text| str::from_utf8(text).ok());
        let port = address.and_then(|address| address.rsplit_once(':')?.1.parse().ok());
        self.link.close();
        self.link.open_to(port.ok_or(Verdict::of(Kind::NO_LEADER))?)?;
        self.link.send(&word(1))?;
        let database = [&padded("db")[..], &word(0), &padded("")].concat();
        self.request(Dqlite::OPEN, &database).map(|_| ())
    }

    fn request(&mut self, kind: u8, body: &[u8]) -> Result<Vec<u8>, Verdict> {
        let head = [(body.len() as u32 / 8).to_le_bytes(), [kind, 0, 0, 0]].concat();
        self.link.send(&[&head, body].concat())?;
        Ok(self.link.read(|bytes| wire::dqlite::message(bytes, derrno::dqlite::WIRE))?.split_off(8))
    }

    fn sql(&mut self, kind: u8, statement: &str) -> Result<Vec<u8>, Verdict> {
        if !self.link.is_open()
            && let Err(verdict) = self.login()
        {
            self.link.close();
            return Err(unsent(verdict));
        }
        self.request(kind, &[&word(0)[..], &padded(statement)].concat())
    }
}

fn word(value: u64) -> [u8; 8] {
    value.to_le_bytes()
}

/// A text with its NUL, in whole words.
fn padded(text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    bytes.resize((text.len() / 8 + 1) * 8, 0);
    bytes
}

impl Client for Dqlite {
    fn situation(&self, _: &[&str]) -> Situation {
        Situation::GUARDED | Situation::CAN_LOOK
    }

    fn write(&mut self, line: &[&str]) -> Result<(), Verdict> {
        self.sql(Dqlite::EXEC_SQL, &format!("INSERT INTO once VALUES ('{}')", line[0])).map(|_| ())
    }

    fn look(&mut self, line: &[&str]) -> Result<bool, Verdict> {
        let query = format!("SELECT count(*) FROM once WHERE name = '{}'", line[0]);
        let rows = self.sql(Dqlite::QUERY_SQL, &query).inspect_err(|_| self.link.close())?;
        // The columns, the name of the one there is in two words, its type, its value.
        Ok(rows[32..40] == word(1))
    }

    fn replace(&mut self, lost: Lost) {
        if lost >= Lost::LINK {
            self.link.close();
        }
    }
}

fn main() {
    let mut words = std::env::args().skip(1);
    let system = words.next().expect("a system");
    let ports: Vec<u16> = words.map(|port| port.parse().expect("a port")).collect();
    let link = Link::new(&ports);
    let mut client: Box<dyn Client> = match system.as_str() {
        "nats" => Box::new(Nats { link, asked: 0 }),
        "zookeeper" => Box::new(ZooKeeper { link, session: 0, password: vec![0; 16], asked: 0 }),
        "dqlite" => Box::new(Dqlite { link }),
        other => panic!("{other} is no system"),
    };
    // One session refuses what comes late by an old link, so its reads need not wait for that.
    let policy = if system == "zookeeper" { Policy { settle: 0, ..POLICY } } else { POLICY };
    let (mut gate, mut budget) = (Gate::NEW, Budget::NEW);
    for line in std::io::stdin().lines().map_while(Result::ok) {
        let line: Vec<&str> = line.split_whitespace().collect();
        let end = once(client.as_mut(), &policy, &mut gate, &mut budget, &line);
        println!("{}: {end}", line[0]);
    }
}

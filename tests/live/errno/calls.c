// Calls that fail, each in its own way: calls FOLDER. Then it is looked at what is stored or has arrived.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <math.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

#include "process.h"
#include "show.h"

static void fail(const char *what, const char *why) {
    fprintf(stderr, "%s: %s (errno %d, %s)\n", what, why, errno, strerror(errno));
    exit(1);
}

static void must(const char *what, bool good) {
    if (!good) {
        fail(what, "has to succeed");
    }
}

// What came, as derrno has it; the context says which call it was.
static void came(const char *what, int context, int number, int expected) {
    if (number != expected) {
        fprintf(stderr, "%s: %d came, and not %d, %s\n", what, number, expected, strerror(expected));
        exit(1);
    }
    struct derrno_code code;
    must(what, derrno_errno_code(DERRNO_PLATFORM_HERE, number, &code) == 1);
    code.context = (uint16_t)context;
    show(what, code);
}

// The same, and whether the write that failed was there after all.
static void read_back(const char *what, int context, int number, int expected, bool applied) {
    came(what, context, number, expected);
    derrno_verdict v = derrno_classify_in(DERRNO_DOMAIN_ERRNO, number, (uint16_t)context);
    bool maybe = derrno_effect(v) == DERRNO_EFFECT_MAYBE_APPLIED;
    char text[100];
    derrno_format(text, sizeof text, DERRNO_DOMAIN_ERRNO, number, (uint16_t)context);
    printf("effect | %s | %s | %s\n", text, derrno_effect_name(derrno_effect(v)),
           applied ? "seen applied" : maybe ? "seen not applied" : "never seen applied");
    if (derrno_effect(v) == (applied ? DERRNO_EFFECT_NOT_APPLIED : DERRNO_EFFECT_APPLIED)) {
        fail(what, applied ? "was applied, and derrno says it was not" : "was not applied, and derrno says it was");
    }
}

// A call that has to fail with `expected`.
#define FAILS(what, context, expected, call)                        \
    do {                                                            \
        errno = 0;                                                  \
        if ((call) != -1) {                                         \
            fail(what, "has to fail");                              \
        }                                                           \
        came(what, context, errno, expected);                       \
    } while (0)

// The same, and whether the write is there after all.
#define LOOKED_AT(what, context, expected, call, applied)           \
    do {                                                            \
        errno = 0;                                                  \
        if ((call) != -1) {                                         \
            fail(what, "has to fail");                              \
        }                                                           \
        int number = errno;                                         \
        read_back(what, context, number, expected, applied);        \
    } while (0)

#define FILE_ DERRNO_ERRNO_LOCAL_FILE
#define IO_ DERRNO_ERRNO_READ_WRITE

static long size_of(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 ? (long)about.st_size : -1;
}

static void files(void) {
    must("a file", close(open("file", O_CREAT | O_RDWR, 0600)) == 0);
    must("a folder", mkdir("folder", 0700) == 0 && mkdir("folder/inner", 0700) == 0);
    FAILS("open a file that is not there", FILE_, ENOENT, open("none", O_RDONLY));
    FAILS("open it, by a call that says nothing", 0, ENOENT, open("none", O_RDONLY));
    FAILS("make a folder that is there", FILE_, EEXIST, mkdir("folder", 0700));
    FAILS("create a file that is there", FILE_, EEXIST, open("file", O_CREAT | O_EXCL | O_RDWR, 0600));
    LOOKED_AT("remove a folder that is not empty", FILE_, ENOTEMPTY, rmdir("folder"), size_of("folder") < 0);
    FAILS("open a folder for writing", FILE_, EISDIR, open("folder", O_RDWR));
    FAILS("go through a file", FILE_, ENOTDIR, open("file/inner", O_RDONLY));
    must("a link", symlink("ring", "ring") == 0);
    FAILS("follow a link in a ring", FILE_, ELOOP, open("ring", O_RDONLY));
    char name[300] = {0};
    memset(name, 'n', 299);
    FAILS("a name of 299 bytes", FILE_, ENAMETOOLONG, open(name, O_CREAT | O_RDWR, 0600));
    LOOKED_AT("rename to another file system", FILE_, EXDEV, rename("/proc/version", "elsewhere"), size_of("elsewhere") >= 0);
    int reader = open("file", O_RDONLY);
    LOOKED_AT("write to what is open for reading", IO_, EBADF, write(reader, "x", 1), size_of("file") > 0);
    FAILS("an offset that does not exist", FILE_, EINVAL, lseek(reader, 0, 4711));
    FAILS("ask a file for its terminal", FILE_, ENOTTY, ioctl(reader, TIOCGWINSZ, name));
    const void *volatile unmapped = (void *)1;
    FAILS("write from an address that is not mapped", IO_, EFAULT, write(open("file", O_RDWR), unmapped, 1));
    FAILS("write to the program that runs", FILE_, ETXTBSY, open("/proc/self/exe", O_WRONLY));
    int folder = open("folder", O_RDONLY);
    FAILS("map a folder", FILE_, ENODEV, mmap(NULL, 4096, PROT_READ, MAP_SHARED, folder, 0) == MAP_FAILED ? -1 : 0);
    must("a fifo", mkfifo("fifo", 0600) == 0);
    FAILS("write a FIFO that nobody reads", FILE_, ENXIO, open("fifo", O_WRONLY | O_NONBLOCK));
    FAILS("run a file without the right", FILE_, EACCES, execl("file", "file", NULL));
    must("an empty script", close(open("script", O_CREAT | O_RDWR, 0700)) == 0);
    FAILS("run a file that is no program", FILE_, ENOEXEC, syscall(SYS_execve, "script", (char *[]){"script", NULL}, NULL));
    char *long_argument = calloc(1, 1 << 20);
    memset(long_argument, 'a', (1 << 20) - 1);
    FAILS("an argument of a megabyte", FILE_, E2BIG,
          syscall(SYS_execve, "/bin/true", (char *[]){"true", long_argument, NULL}, NULL));
    free(long_argument);
    LOOKED_AT("write to a device that is full", FILE_, ENOSPC, write(open("/dev/full", O_WRONLY), "x", 1), false);
    FAILS("read memory that is not mapped, as a file", IO_, EIO, pread(open("/proc/self/mem", O_RDONLY), name, 1, 0));
    int sealed = memfd_create("sealed", MFD_ALLOW_SEALING);
    must("a seal", write(sealed, "old", 3) == 3 && fcntl(sealed, F_ADD_SEALS, F_SEAL_WRITE) == 0);
    char content[4] = {0};
    LOOKED_AT("write to a sealed file", FILE_, EPERM, pwrite(sealed, "new", 3, 0), pread(sealed, content, 3, 0) == 3 && content[0] == 'n');
}

// In a process of its own, with limits.
static void limits(void) {
    signal(SIGXFSZ, SIG_IGN);
    must("a limit", setrlimit(RLIMIT_FSIZE, &(struct rlimit){10, 10}) == 0);
    int file = open("limited", O_CREAT | O_RDWR, 0600);
    must("a short count comes first", write(file, "0123456789abcdef", 16) == 10);
    LOOKED_AT("write past the limit of a file", FILE_, EFBIG, write(file, "abcdef", 6), size_of("limited") != 10);
    must("a limit", setrlimit(RLIMIT_NOFILE, &(struct rlimit){(rlim_t)file + 1, (rlim_t)file + 1}) == 0);
    FAILS("one descriptor too many", FILE_, EMFILE, dup(file));
    must("a limit", setrlimit(RLIMIT_AS, &(struct rlimit){1 << 30, 1 << 30}) == 0);
    void *memory = mmap(NULL, 2UL << 30, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    must("no memory", memory == MAP_FAILED);
    came("map more memory than allowed", 0, errno, ENOMEM);
}

static void on_signal(int number) {
    (void)number;
}

static void *interrupt(void *thread) {
    // Until the other has come back, so that no signal is lost by being early.
    for (int i = 0; i < 6000; i++) {
        pthread_kill(*(pthread_t *)thread, SIGUSR1);
        usleep(10000);
    }
    return NULL;
}

static long in_pipe(int end) {
    int bytes = 0;
    must("a pipe says what it holds", ioctl(end, FIONREAD, &bytes) == 0);
    return bytes;
}

static void pipes(void) {
    int ends[2];
    must("a pipe", pipe2(ends, O_NONBLOCK) == 0);
    char block[4096] = {0};
    while (write(ends[1], block, sizeof block) > 0) {
    }
    long full = in_pipe(ends[0]);
    LOOKED_AT("write to a pipe that is full", IO_, EAGAIN, write(ends[1], block, sizeof block), in_pipe(ends[0]) != full);
    FAILS("seek in a pipe", 0, ESPIPE, lseek(ends[0], 0, SEEK_SET));
    // Waits, and a signal comes.
    must("waits", fcntl(ends[1], F_SETFL, 0) == 0 && fcntl(ends[0], F_SETFL, 0) == 0);
    sigaction(SIGUSR1, &(struct sigaction){.sa_handler = on_signal}, NULL);
    pthread_t self = pthread_self(), other;
    must("a thread", pthread_create(&other, NULL, interrupt, &self) == 0);
    errno = 0;
    must("a write", write(ends[1], block, sizeof block) == -1);
    int number = errno;
    pthread_cancel(other);
    pthread_join(other, NULL);
    read_back("write until a signal comes", IO_, number, EINTR, in_pipe(ends[0]) != full);
    signal(SIGPIPE, SIG_IGN);
    close(ends[0]);
    LOOKED_AT("write to a pipe that nobody reads", IO_, EPIPE, write(ends[1], block, 1), false);
}

static void *hold(void *mutex) {
    pthread_mutex_lock(mutex);
    return NULL; // and dies with it
}

static void others(void) {
    pthread_mutexattr_t kind;
    pthread_mutexattr_init(&kind);
    pthread_mutexattr_settype(&kind, PTHREAD_MUTEX_ERRORCHECK);
    pthread_mutexattr_setrobust(&kind, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_t mutex;
    pthread_mutex_init(&mutex, &kind);
    pthread_mutex_lock(&mutex);
    came("lock a mutex twice", 0, pthread_mutex_lock(&mutex), EDEADLK);
    pthread_mutex_t held = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&held);
    came("try to lock a mutex that is held", 0, pthread_mutex_trylock(&held), EBUSY);
    pthread_mutex_unlock(&mutex);
    came("unlock a mutex of nobody", 0, pthread_mutex_unlock(&mutex), EPERM);
    pthread_t other;
    must("a thread", pthread_create(&other, NULL, hold, &mutex) == 0 && pthread_join(other, NULL) == 0);
    came("lock a mutex whose owner died", 0, pthread_mutex_lock(&mutex), EOWNERDEAD);
    pthread_mutex_unlock(&mutex);
    came("lock it when nobody has repaired it", 0, pthread_mutex_lock(&mutex), ENOTRECOVERABLE);
    FAILS("wait without a child", 0, ECHILD, waitpid(-1, NULL, 0));
    pid_t child = fork();
    if (child == 0) {
        _exit(0);
    }
    int handle = (int)syscall(SYS_pidfd_open, child, 0); // its number may be given to another
    must("a handle of the child", handle >= 0);
    must("a child ends", waitpid(child, NULL, 0) == child);
    FAILS("signal a process that has ended", 0, ESRCH, syscall(SYS_pidfd_send_signal, handle, 0, NULL, 0));
    FAILS("a system call that does not exist", 0, ENOSYS, syscall(4711));
    errno = 0;
    must("no sum", isnan(acos(strtod("2", NULL))));
    came("the arc cosine of 2", 0, errno, EDOM);
    errno = 0;
    must("no number", strtol("99999999999999999999", NULL, 10) > 0);
    came("a number of twenty digits", 0, errno, ERANGE);
    must("a locale", setlocale(LC_ALL, "C.UTF-8") != NULL);
    mbstate_t state = {0};
    wchar_t wide;
    FAILS("a byte that is no character", 0, EILSEQ, (long)mbrtowc(&wide, "\xff", 1, &state));
    int queue = msgget(IPC_PRIVATE, 0600);
    must("a queue", queue >= 0);
    char message[64];
    FAILS("receive from an empty queue", 0, ENOMSG, msgrcv(queue, message, 8, 1, IPC_NOWAIT));
    must("the queue goes", msgctl(queue, IPC_RMID, NULL) == 0);
    FAILS("receive from a queue that is gone", 0, EINVAL, msgrcv(queue, message, 8, 1, IPC_NOWAIT));
}

static struct sockaddr_in loopback(int port) {
    return (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
}

static int to(int s, int port) {
    struct sockaddr_in address = loopback(port);
    return connect(s, (void *)&address, sizeof address);
}

static int listening(int *port, int backlog) {
    int s = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    must("a listener", bind(s, (void *)&address, size) == 0 && listen(s, backlog) == 0);
    must("its port", getsockname(s, (void *)&address, &size) == 0);
    *port = ntohs(address.sin_port);
    return s;
}

// A request is sent, and the server resets: with the request taken, or without.
static void reset(bool taken) {
    int port, server = listening(&port, 5), client = socket(AF_INET, SOCK_STREAM, 0);
    must("connect", to(client, port) == 0);
    int peer = accept(server, NULL, NULL);
    must("the request", send(client, "debit", 5, 0) == 5);
    char request[6] = {0};
    if (taken) {
        must("the request arrives", recv(peer, request, 5, MSG_WAITALL) == 5);
    }
    setsockopt(peer, SOL_SOCKET, SO_LINGER, &(struct linger){1, 0}, sizeof(struct linger));
    close(peer);
    LOOKED_AT(taken ? "the server takes the request, then resets" : "the server resets before it reads the request", IO_, ECONNRESET, recv(client, request, 1, 0), taken);
    LOOKED_AT("send after that", IO_, EPIPE, send(client, "debit", 5, MSG_NOSIGNAL), false);
    FAILS("ask who the peer was", 0, ENOTCONN, getpeername(client, (void *)&(struct sockaddr_in){0}, &(socklen_t){sizeof(struct sockaddr_in)}));
    close(client);
    close(server);
}

static void sockets(void) {
    FAILS("a socket of no family", 0, EAFNOSUPPORT, socket(4711, SOCK_STREAM, 0));
    FAILS("a socket of no protocol", 0, EPROTONOSUPPORT, socket(AF_INET, SOCK_STREAM, 200));
    FAILS("a socket of no type", 0, ESOCKTNOSUPPORT, socket(AF_INET, SOCK_SEQPACKET, 0));
    int datagrams = socket(AF_INET, SOCK_DGRAM, 0), stream = socket(AF_INET, SOCK_STREAM, 0), file = open("file", O_RDONLY);
    FAILS("send to a file", 0, ENOTSOCK, send(file, "x", 1, 0));
    FAILS("listen for datagrams", 0, EOPNOTSUPP, listen(datagrams, 1));
    FAILS("a datagram to nobody", IO_, EDESTADDRREQ, send(datagrams, "x", 1, 0));
    FAILS("an option that does not exist", 0, ENOPROTOOPT, setsockopt(stream, SOL_SOCKET, 4711, &file, sizeof file));
    FAILS("receive without a connection", IO_, ENOTCONN, recv(stream, &file, 1, 0));
    struct sockaddr_un path = {.sun_family = AF_UNIX, .sun_path = "socket"};
    int local = socket(AF_UNIX, SOCK_DGRAM, 0), other = socket(AF_UNIX, SOCK_STREAM, 0);
    must("a local socket", bind(local, (void *)&path, sizeof path) == 0);
    FAILS("connect a stream to datagrams", DERRNO_ERRNO_CONNECT, EPROTOTYPE, connect(other, (void *)&path, sizeof path));

    int port, server = listening(&port, 0);
    struct sockaddr_in taken = loopback(port), foreign = {.sin_family = AF_INET};
    FAILS("bind to a port that is taken", 0, EADDRINUSE, bind(stream, (void *)&taken, sizeof taken));
    inet_pton(AF_INET, "192.0.2.1", &foreign.sin_addr);
    FAILS("bind to an address that is not here", 0, EADDRNOTAVAIL, bind(stream, (void *)&foreign, sizeof foreign));
    static char large[70000];
    // A socket that has a peer takes datagrams of that alone, and as it has the port no other gets it.
    int deaf = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in of_deaf = loopback(0);
    must("a port", bind(deaf, (void *)&of_deaf, sizeof of_deaf) == 0 && getsockname(deaf, (void *)&of_deaf, &(socklen_t){sizeof of_deaf}) == 0);
    must("its peer is itself", connect(deaf, (void *)&of_deaf, sizeof of_deaf) == 0);
    must("a datagram's peer", connect(datagrams, (void *)&of_deaf, sizeof of_deaf) == 0);
    FAILS("a datagram of 70000 bytes", IO_, EMSGSIZE, send(datagrams, large, sizeof large, 0));
    // The first one goes out; its fate comes with the second.
    must("a datagram goes out", send(datagrams, "one", 3, 0) == 3);
    struct pollfd refused = {datagrams, POLLIN, 0};
    must("the refusal comes", poll(&refused, 1, 60000) == 1);
    FAILS("a datagram after one that was refused", IO_, ECONNREFUSED, send(datagrams, "two", 3, 0));

    // Who waits fills the backlog; then nobody answers.
    int waiting = socket(AF_INET, SOCK_STREAM, 0), late = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    must("connect", to(waiting, port) == 0);
    struct pollfd queued = {server, POLLIN, 0};
    must("it is in the backlog", poll(&queued, 1, 60000) == 1);
    FAILS("connect without waiting", DERRNO_ERRNO_CONNECT, EINPROGRESS, to(late, port));
    FAILS("connect again", DERRNO_ERRNO_CONNECT, EALREADY, to(late, port));
    int slow = socket(AF_INET, SOCK_STREAM, 0), once = 1;
    must("one try", setsockopt(slow, IPPROTO_TCP, TCP_SYNCNT, &once, sizeof once) == 0);
    FAILS("connect where nobody answers", DERRNO_ERRNO_CONNECT, ETIMEDOUT, to(slow, port));
    must("accept", accept(server, NULL, NULL) >= 0);
    struct pollfd connected = {late, POLLOUT, 0};
    must("the connection is made", poll(&connected, 1, 60000) == 1);
    int outcome = -1;
    must("its outcome", getsockopt(late, SOL_SOCKET, SO_ERROR, &outcome, &(socklen_t){sizeof outcome}) == 0 && outcome == 0);
    must("connect says so, once", to(late, port) == 0);
    LOOKED_AT("connect when the connection is made", DERRNO_ERRNO_CONNECT, EISCONN, to(late, port), true);
    close(server);
    FAILS("connect where nobody listens", DERRNO_ERRNO_CONNECT, ECONNREFUSED, to(socket(AF_INET, SOCK_STREAM, 0), port));
    reset(true);
    reset(false);
}

static void lookup(const char *what, int number, int expected) {
    struct derrno_code code;
    if (number != expected || derrno_gai_code(DERRNO_PLATFORM_HERE, number, &code) == 0) {
        fprintf(stderr, "%s: %d came, %s, and not %d\n", what, number, gai_strerror(number), expected);
        exit(1);
    }
    show(what, code);
}

static int ask(const char *host, const char *service, struct addrinfo hints) {
    struct addrinfo *found = NULL;
    return getaddrinfo(host, service, &hints, &found);
}

static void lookups(void) {
    lookup("look up a name that has to be a number", ask("no number", NULL, (struct addrinfo){.ai_flags = AI_NUMERICHOST}), EAI_NONAME);
    lookup("look up nothing", ask(NULL, NULL, (struct addrinfo){0}), EAI_NONAME);
    lookup("a service that does not exist", ask("127.0.0.1", "no-such-service", (struct addrinfo){.ai_socktype = SOCK_STREAM}), EAI_SERVICE);
    lookup("a family that does not exist", ask("127.0.0.1", NULL, (struct addrinfo){.ai_family = 4711}), EAI_FAMILY);
    lookup("a type that does not exist", ask("127.0.0.1", "80", (struct addrinfo){.ai_socktype = 4711}), EAI_SOCKTYPE);
    lookup("flags that do not exist", ask("127.0.0.1", NULL, (struct addrinfo){.ai_flags = 1 << 30}), EAI_BADFLAGS);
    lookup("an address of another family", ask("127.0.0.1", NULL, (struct addrinfo){.ai_family = AF_INET6}), EAI_ADDRFAMILY);
    struct sockaddr_in address = loopback(80);
    char small[2];
    lookup("a name into two bytes",
           getnameinfo((void *)&address, sizeof address, small, sizeof small, NULL, 0, NI_NUMERICHOST), EAI_OVERFLOW);
    struct gaicb request = {.ar_name = "127.0.0.1"}, *requests[] = {&request};
    must("a lookup starts", getaddrinfo_a(GAI_WAIT, requests, 1, NULL) == 0);
    lookup("cancel a lookup that is done", gai_cancel(&request), EAI_ALLDONE);
}

int main(int argc, char **argv) {
    must("calls FOLDER", argc == 2 && chdir(argv[1]) == 0);
    setbuf(stdout, NULL);
    files();
    pid_t child = fork();
    if (child == 0) {
        limits();
        exit(0);
    }
    int status;
    must("the limits", waitpid(child, &status, 0) == child && status == 0);
    pipes();
    others();
    sockets();
    lookups();
}

// The errors of libnats against nats-server, and whether a publish that failed was stored.
//
// Arguments: port, process number and configuration of the server full of nats.rs.
#include <arpa/inet.h>
#include <nats/nats.h>
#include <pthread.h>
#include <sys/socket.h>

#include "process.h"
#include "show.h"

enum { TIMES = 5, PATIENCE_MS = 60000 };

static char address[64];
static int port;
static pid_t server;
static const char *config;
static char password[20] = "store"; // of the user "store"; the others have their name for one
static natsConnection *volatile listened; // whose errors, given to the callback, are kept
static volatile natsStatus heard;          // the last of them

static void must(natsStatus status) {
    if (status != NATS_OK) {
        fprintf(stderr, "%s: %s\n", natsStatus_GetText(status), nats_GetLastError(NULL));
        exit(1);
    }
}

static void status(const char *what, natsStatus status) {
    show(what, (struct derrno_code){DERRNO_DOMAIN_NATS, 0, status});
}

// A call of JetStream: the status, and the number that libnats keeps beside it.
static void jetstream(const char *what, natsStatus s, const jsErrCode *code) {
    char text[100];
    status(what, s);
    snprintf(text, sizeof text, "%s, jsErrCode", what);
    show(text, (struct derrno_code){DERRNO_DOMAIN_JETSTREAM, 0, *code});
}

static void on_error(natsConnection *nc, natsSubscription *sub, natsStatus err, void *closure) {
    (void)sub, (void)closure;
    if (nc == listened) {
        heard = err;
    }
}

static void listen_to(natsConnection *nc) {
    listened = nc;
    heard = NATS_OK;
}

static natsStatus next_heard(void) {
    UNTIL("the error is told", heard != NATS_OK);
    return heard;
}

static natsOptions *options(const char *user) {
    natsOptions *opts;
    must(natsOptions_Create(&opts));
    must(natsOptions_SetURL(opts, address));
    must(natsOptions_SetUserInfo(opts, user, strcmp(user, "store") == 0 ? password : user));
    must(natsOptions_SetErrorHandler(opts, on_error, NULL));
    return opts;
}

static natsConnection *connect_with(natsOptions *opts) {
    natsConnection *nc;
    UNTIL("the server takes a login", natsConnection_Connect(&nc, opts) == NATS_OK); // libnats waits two seconds for it
    natsOptions_Destroy(opts);
    return nc;
}

static jsCtx *jetstream_of(natsConnection *nc) {
    jsCtx *js;
    jsOptions options;
    must(jsOptions_Init(&options));
    options.Wait = PATIENCE_MS;
    must(natsConnection_JetStream(&js, nc, &options));
    return js;
}

static void drop(natsConnection *nc, jsCtx *js) {
    jsCtx_Destroy(js);
    natsConnection_Destroy(nc);
}

// --- Connecting ------------------------------------------------------------------------------

static void ready(natsConnection *nc, void *closure) {
    (void)nc, (void)closure;
}

static void connecting(void) {
    natsConnection *nc = NULL;
    natsOptions *opts = options("store");
    must(natsOptions_SetTimeout(opts, PATIENCE_MS));
    status("nobody listens on the port", natsConnection_ConnectTo(&nc, "nats://127.0.0.1:1"));
    must(natsOptions_SetUserInfo(opts, "store", "wrong"));
    status("bad password", natsConnection_Connect(&nc, opts));
    must(natsOptions_SetSecure(opts, true));
    must(natsOptions_SetUserInfo(opts, "store", password));
    status("TLS to a server without", natsConnection_Connect(&nc, opts));
    status("certificates that cannot be read", natsOptions_LoadCATrustedCertificates(opts, "/nonexistent"));
    natsOptions_Destroy(opts);
    opts = options("store");
    must(natsOptions_SetURL(opts, "nats://127.0.0.1:1"));
    must(natsOptions_SetRetryOnFailedConnect(opts, true, ready, NULL));
    status("connect in the background", natsConnection_Connect(&nc, opts));
    natsConnection_Destroy(nc);
    natsOptions_Destroy(opts);
}

// --- Calls -----------------------------------------------------------------------------------

static void ignore(natsConnection *nc, natsSubscription *sub, natsMsg *msg, void *closure) {
    (void)nc, (void)sub, (void)closure;
    natsMsg_Destroy(msg);
}

static void slow(natsConnection *nc, natsSubscription *sub, natsMsg *msg, void *closure) {
    nats_Sleep(300);
    ignore(nc, sub, msg, closure);
}

static void calls(void) {
    static char large[9000];
    natsConnection *nc = connect_with(options("store")), *narrow = connect_with(options("narrow"));
    natsSubscription *sub, *handled;
    natsMsg *msg;
    status("payload over the limit", natsConnection_Publish(nc, "a", large, sizeof large));
    status("empty subject", natsConnection_Publish(nc, "", NULL, 0));
    status("no handler", natsConnection_Subscribe(&sub, nc, "a", NULL, NULL));
    status("nobody listens on the subject", natsConnection_RequestString(&msg, nc, "nobody.home", "", PATIENCE_MS));
    must(natsConnection_SubscribeSync(&sub, nc, "quiet"));
    status("service that stays silent", natsConnection_RequestString(&msg, nc, "quiet", "", 100));
    must(natsSubscription_SetPendingLimits(sub, 1, -1));
    listen_to(nc);
    for (int i = 0; i < 3; i++) {
        must(natsConnection_PublishString(nc, "quiet", ""));
    }
    status("messages faster than they are taken", next_heard());
    natsSubscription_Destroy(sub);
    must(natsConnection_SubscribeSync(&sub, nc, "quiet"));
    must(natsSubscription_AutoUnsubscribe(sub, 1));
    must(natsConnection_PublishString(nc, "quiet", ""));
    must(natsSubscription_NextMsg(&msg, sub, PATIENCE_MS));
    natsMsg_Destroy(msg);
    status("more than the messages asked for", natsSubscription_NextMsg(&msg, sub, PATIENCE_MS));
    natsSubscription_Destroy(sub);
    must(natsConnection_SubscribeSync(&sub, nc, "quiet"));
    must(natsSubscription_Unsubscribe(sub));
    status("subscription that ended", natsSubscription_NextMsg(&msg, sub, PATIENCE_MS));
    natsSubscription_Destroy(sub);
    must(natsConnection_Subscribe(&handled, nc, "quiet", ignore, NULL));
    status("next message of a subscription with a handler", natsSubscription_NextMsg(&msg, handled, PATIENCE_MS));
    natsSubscription_Destroy(handled);

    listen_to(narrow);
    must(natsConnection_PublishString(narrow, "nope", ""));
    status("denied publish", next_heard());
    natsConnection_Destroy(narrow);
    must(natsConnection_Subscribe(&handled, nc, "slow", slow, NULL));
    must(natsConnection_PublishString(nc, "slow", ""));
    must(natsConnection_FlushTimeout(nc, PATIENCE_MS));
    must(natsConnection_Drain(nc));
    status("subscription on a draining connection", natsConnection_SubscribeSync(&sub, nc, "a"));
    natsSubscription_Destroy(handled);
    natsConnection_Close(nc);
    status("publish on a closed connection", natsConnection_PublishString(nc, "a", ""));
    natsConnection_Destroy(nc);
}

// --- JetStream -------------------------------------------------------------------------------

static void stream(jsCtx *js, const char *name, const char *subject, jsErrCode *code) {
    jsStreamConfig config;
    jsStreamConfig_Init(&config);
    config.Name = name;
    config.Subjects = &subject;
    config.SubjectsLen = 1;
    config.Storage = js_MemoryStorage;
    config.MaxMsgSize = 1000;
    natsStatus s = js_AddStream(NULL, js, &config, NULL, code);
    if (code == NULL) {
        must(s);
    }
}

static void api(void) {
    natsConnection *nc = connect_with(options("store")), *plain = connect_with(options("plain"));
    jsCtx *js = jetstream_of(nc), *none = jetstream_of(plain);
    jsErrCode code = 0;
    jsStreamInfo *info;
    jsConsumerInfo *consumer;
    jsAccountInfo *account;
    natsMsg *msg;
    kvStore *kv;
    stream(js, "S", "s.*", NULL);
    jetstream("absent stream", js_GetStreamInfo(&info, js, "NONE", NULL, &code), &code);
    jetstream("absent consumer", js_GetConsumerInfo(&consumer, js, "S", "none", NULL, &code), &code);
    jetstream("absent message", js_GetMsg(&msg, js, "S", 9, NULL, &code), &code);
    jetstream("another last sequence than expected", js_Publish(NULL, js, "s.a", "", 0, &(jsPubOptions){.ExpectLastSeq = 9}, &code), &code);
    jetstream("another stream than expected", js_Publish(NULL, js, "s.a", "", 0, &(jsPubOptions){.ExpectStream = "T"}, &code), &code);
    jetstream("no JetStream for the account", js_GetAccountInfo(&account, none, NULL, &code), &code);
    // libnats sets 10076 by itself when nobody answers, be JetStream on or off.
    jetstream("publish to no stream", js_Publish(NULL, js, "nowhere", "", 0, NULL, &code), &code);
    status("absent bucket", js_KeyValue(&kv, js, "none"));
    status("malformed bucket name", js_KeyValue(&kv, js, "a.b"));
    drop(nc, js);
    drop(plain, none);
}

// --- Effects ---------------------------------------------------------------------------------

// The kernel still takes what is sent to a frozen server, which reads it when it goes on. Connections
// with a reply to come are destroyed before that: libnats 3.4.1 can crash on one that arrives meanwhile.
struct attempt {
    jsCtx *js;
    char subject[20];
    natsStatus status;
};

static void *publish(void *closure) {
    struct attempt *attempt = closure;
    attempt->status = js_Publish(NULL, attempt->js, attempt->subject, "", 0, &(jsPubOptions){.MaxWait = PATIENCE_MS}, NULL);
    return NULL;
}

// Breaks the link of a connection: the server still reads what was sent before.
static void sever(natsConnection *nc) {
    char *ip;
    int local;
    must(natsConnection_GetLocalIPAndPort(nc, &ip, &local));
    free(ip);
    for (int fd = 3; fd < 1024; fd++) {
        struct sockaddr_in end = {0};
        socklen_t length = sizeof end;
        if (getsockname(fd, (struct sockaddr *)&end, &length) == 0 && ntohs(end.sin_port) == local) {
            shutdown(fd, SHUT_RDWR);
            return;
        }
    }
    fprintf(stderr, "the connection has no socket\n");
    exit(1);
}

// Publishes to a frozen server and, while the call waits, does `meanwhile`.
static natsStatus frozen(struct attempt *attempt, natsOptions *opts, void (*meanwhile)(natsConnection *)) {
    natsConnection *nc = connect_with(opts);
    pthread_t thread;
    attempt->js = jetstream_of(nc);
    freeze(server);
    long before = unread(port);
    pthread_create(&thread, NULL, publish, attempt);
    UNTIL("the publish leaves for the server", unread(port) > before + 20);
    meanwhile(nc);
    pthread_join(thread, NULL);
    drop(nc, attempt->js);
    thaw(server);
    return attempt->status;
}

static natsStatus closed_meanwhile(struct attempt *attempt) {
    return frozen(attempt, options("store"), natsConnection_Close);
}

static natsStatus disconnected(struct attempt *attempt) {
    natsOptions *opts = options("store");
    must(natsOptions_SetFailRequestsOnDisconnect(opts, true));
    return frozen(attempt, opts, sever);
}

static natsStatus no_answer(struct attempt *attempt) {
    natsConnection *nc = connect_with(options("store"));
    jsCtx *js = jetstream_of(nc);
    freeze(server);
    natsStatus s = js_Publish(NULL, js, attempt->subject, "", 0, &(jsPubOptions){.MaxWait = 200}, NULL);
    drop(nc, js);
    thaw(server);
    return s;
}

// The reason of a connection whose pings a frozen server leaves without an answer. One that is given up before that, while
// the server froze, has sent nothing, and another is made.
static natsStatus stale_once(struct attempt *attempt) {
    natsOptions *opts = options("store");
    const char *text;
    must(natsOptions_SetPingInterval(opts, 300));
    must(natsOptions_SetMaxPingsOut(opts, 1));
    must(natsOptions_SetAllowReconnect(opts, false));
    natsConnection *nc = connect_with(opts);
    freeze(server);
    natsStatus sent = natsConnection_PublishString(nc, attempt->subject, "");
    UNTIL("the connection is given up", natsConnection_IsClosed(nc));
    thaw(server);
    natsStatus s = natsConnection_GetLastError(nc, &text);
    natsConnection_Destroy(nc);
    return sent == NATS_OK ? s : NATS_OK;
}

static natsStatus stale(struct attempt *attempt) {
    natsStatus s;
    UNTIL("a connection lives until the server is frozen", (s = stale_once(attempt)) != NATS_OK);
    return s;
}

// Publishes over the buffer of a connection that reconnects, and lets it reconnect.
static natsStatus buffer_full(struct attempt *attempt) {
    static char body[500];
    natsOptions *opts = options("store");
    must(natsOptions_SetReconnectWait(opts, 100));
    must(natsOptions_SetReconnectBufSize(opts, 100));
    natsConnection *nc = connect_with(opts);
    freeze(server);
    sever(nc);
    UNTIL("the link is given up", natsConnection_IsReconnecting(nc));
    must(natsConnection_Publish(nc, "filler", body, sizeof body)); // the last that libnats takes
    natsStatus s = natsConnection_Publish(nc, attempt->subject, body, sizeof body);
    thaw(server);
    UNTIL("the client reconnects", natsConnection_FlushTimeout(nc, PATIENCE_MS) == NATS_OK);
    natsConnection_Destroy(nc);
    return s;
}

// Publishes, and changes the password of the live connection.
static natsStatus login_taken_back(struct attempt *attempt) {
    char command[300];
    natsConnection *nc = connect_with(options("store"));
    listen_to(nc);
    must(natsConnection_PublishString(nc, attempt->subject, ""));
    must(natsConnection_FlushTimeout(nc, PATIENCE_MS));
    snprintf(password, sizeof password, "store%s", attempt->subject + 2);
    snprintf(command, sizeof command, "sed -i 's/password: store[0-9]*/password: %s/' '%s'", password, config);
    if (system(command) != 0 || kill(server, SIGHUP) != 0) {
        exit(1);
    }
    natsStatus s = next_heard();
    natsConnection_Destroy(nc);
    return s;
}

static natsStatus too_large(struct attempt *attempt) {
    static char body[9000];
    natsConnection *nc = connect_with(options("store"));
    natsStatus s = natsConnection_Publish(nc, attempt->subject, body, sizeof body);
    must(natsConnection_FlushTimeout(nc, PATIENCE_MS));
    natsConnection_Destroy(nc);
    return s;
}

static natsStatus denied(struct attempt *attempt) {
    natsConnection *nc = connect_with(options("narrow"));
    listen_to(nc);
    must(natsConnection_PublishString(nc, attempt->subject, ""));
    natsStatus s = next_heard();
    natsConnection_Destroy(nc);
    return s;
}

// Provokes an error and looks for the message: the status, and whether it is there.
static natsStatus provoked(jsCtx *reader, natsStatus (*provoke)(struct attempt *), int *applied) {
    static int number;
    struct attempt attempt;
    natsMsg *msg = NULL;
    snprintf(attempt.subject, sizeof attempt.subject, "e.%d", number++);
    natsStatus s = provoke(&attempt);
    // What is applied may be so a moment later.
    int looks = derrno_effect(derrno_classify(DERRNO_DOMAIN_NATS, (int)s)) == DERRNO_EFFECT_NOT_APPLIED ? 5 : 100;
    while (looks-- > 0 && js_GetLastMsg(&msg, reader, "E", attempt.subject, NULL, NULL) != NATS_OK) {
        nats_Sleep(20);
    }
    *applied = msg != NULL;
    natsMsg_Destroy(msg);
    return s;
}

// An error TIMES times, and once more until it is seen applied where it may be.
static void effect(jsCtx *reader, natsStatus (*provoke)(struct attempt *)) {
    int applied = 0, times = 0, seen;
    natsStatus first = provoked(reader, provoke, &applied), s = first;
    derrno_verdict v = derrno_classify(DERRNO_DOMAIN_NATS, (int)first);
    int maybe = derrno_effect(v) == DERRNO_EFFECT_MAYBE_APPLIED;
    UNTIL("an error comes as often as it has to, and is seen applied if it may be",
          (s = provoked(reader, provoke, &seen), applied += seen, times++, s != first || (times + 1 >= TIMES && (applied || !maybe))));
    if (s != first) {
        fprintf(stderr, "%s, and before %s\n", natsStatus_GetText(s), natsStatus_GetText(first));
        exit(1);
    }
    if (applied && !maybe) {
        fprintf(stderr, "%s: applied\n", natsStatus_GetText(first));
        exit(1);
    }
    char text[100];
    derrno_format(text, sizeof text, DERRNO_DOMAIN_NATS, (int)first, 0);
    printf("effect | %s | %s | %s\n", text, derrno_effect_name(derrno_effect(v)), applied ? "seen applied" : "never seen applied");
}

static void effects(void) {
    natsConnection *nc = connect_with(options("reader"));
    jsCtx *reader = jetstream_of(nc);
    stream(reader, "E", "e.*", NULL);
    effect(reader, no_answer);
    effect(reader, disconnected);
    effect(reader, closed_meanwhile);
    effect(reader, stale);
    effect(reader, buffer_full);
    effect(reader, login_taken_back);
    effect(reader, too_large);
    effect(reader, denied);
    drop(nc, reader);
}

int main(int argc, char **argv) {
    if (argc != 4) {
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    setvbuf(stdout, NULL, _IOLBF, 0);
    snprintf(address, sizeof address, "nats://127.0.0.1:%s", argv[1]);
    port = atoi(argv[1]);
    server = (pid_t)atoi(argv[2]);
    config = argv[3];
    connecting();
    calls();
    api();
    effects();
    nats_Close();
}

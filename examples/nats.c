// A publisher on NATS JetStream that lets derrno decide: once more, reconnect first, or give up.
//
// A message with an id may be sent twice, since the stream drops the second: then a publish that may
// have been applied is repeated too. Without an id it is repeated only when it surely was not applied.
//
//     cc nats.c $(pkg-config --cflags --libs derrno) -lnats
//     ./a.out nats://127.0.0.1:4222 orders.new "a message" [id]
#include <derrno.h>
#include <nats/nats.h>
#include <stdio.h>
#include <string.h>

enum { ATTEMPTS = 8, FIRST_WAIT_MS = 100, ANSWER_MS = 1000 };

struct publisher {
    const char *url;
    natsConnection *nc;
    jsCtx *js;
};

// The code of a failed call. JetStream's own number says more than the status beside it, but for
// one trap: when nobody answers, libnats itself sets 10076, "JetStream not enabled". Nor is the text of
// nats_GetLastError() for decisions: it may belong to an earlier call.
static struct derrno_code code_of(natsStatus status, jsErrCode js) {
    if (js != 0 && status != NATS_NO_RESPONDERS) {
        return (struct derrno_code){DERRNO_DOMAIN_JETSTREAM, 0, (int32_t)js};
    }
    return (struct derrno_code){DERRNO_DOMAIN_NATS, 0, (int32_t)status};
}

static void disconnect(struct publisher *p) {
    jsCtx_Destroy(p->js);
    natsConnection_Destroy(p->nc);
    p->js = NULL;
    p->nc = NULL;
}

static natsStatus connect_to(struct publisher *p) {
    natsStatus status = natsConnection_ConnectTo(&p->nc, p->url);
    return status == NATS_OK ? natsConnection_JetStream(&p->js, p->nc, NULL) : status;
}

// Logs a failure in one line, waits as it advises, and says whether to go on.
static bool once_more(struct publisher *p, const char *what, struct derrno_code code, bool idempotent, int attempt) {
    derrno_verdict v = derrno_classify(code.domain, code.native);
    bool again = derrno_may_retry(v, idempotent ? DERRNO_IDEMPOTENT : 0) && attempt < ATTEMPTS;
    bool reconnect = derrno_advice(v) == DERRNO_ADVICE_RECONNECT;
    char text[80];
    derrno_format(text, sizeof text, code.domain, code.native, code.context);
    fprintf(stderr, "%s: %s %s (%s, %s): %s; %s\n", derrno_severity_name(derrno_severity(v)), what, text,
            derrno_kind_name(derrno_kind(v)), derrno_effect_name(derrno_effect(v)),
            derrno_message(code.domain, code.native, code.context),
            !again ? "giving up" : reconnect ? "reconnecting" : "trying again");
    if (again && reconnect) {
        disconnect(p);
    }
    if (again && derrno_advice(v) != DERRNO_ADVICE_RETRY_NOW) {
        nats_Sleep(FIRST_WAIT_MS << (attempt < 5 ? attempt - 1 : 4));
    }
    return again;
}

static int publish(struct publisher *p, const char *subject, const char *text, const char *id) {
    for (int attempt = 1;; attempt++) {
        jsPubOptions options = {.MaxWait = ANSWER_MS, .MsgId = id};
        jsPubAck *ack = NULL;
        jsErrCode js = 0;
        natsStatus status;
        if (p->nc == NULL && (status = connect_to(p)) != NATS_OK) {
            disconnect(p);
            if (!once_more(p, "connect", code_of(status, 0), true, attempt)) {
                return 1;
            }
            continue;
        }
        status = js_Publish(&ack, p->js, subject, text, (int)strlen(text), &options, &js);
        if (status == NATS_OK) {
            printf("stored in %s as %llu%s\n", ack->Stream, (unsigned long long)ack->Sequence,
                   ack->Duplicate ? ", by an earlier attempt" : "");
            jsPubAck_Destroy(ack);
            return 0;
        }
        if (!once_more(p, "publish", code_of(status, js), id != NULL, attempt)) {
            return 1;
        }
    }
}

int main(int argc, char **argv) {
    if (argc < 4) {
        fprintf(stderr, "usage: %s URL SUBJECT TEXT [ID]\n", argv[0]);
        return 2;
    }
    struct publisher p = {.url = argv[1]};
    int result = publish(&p, argv[2], argv[3], argc > 4 ? argv[4] : NULL);
    disconnect(&p);
    nats_Close();
    return result;
}

// A publisher on NATS JetStream whose messages are stored once: derrno decides what follows a failure.
//
// Reads lines of a subject, a text and perhaps an id. Under an id a publish in doubt is repeated too, since the
// stream drops the second; without one only what surely was not stored.
//
//     cc nats.c $(pkg-config --cflags --libs derrno) -lnats
//     echo "orders.new message id" | ./a.out nats://127.0.0.1:4222
#include <derrno.h>
#include <nats/nats.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { DEADLINE_MS = 30000, ANSWER_MS = 1000 };

static struct derrno_retry_policy policy;
static struct derrno_gate gate;
static struct derrno_budget budget;
static natsConnection *nc;
static jsCtx *js;

static uint32_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint32_t)time.tv_sec * 1000 + (uint32_t)(time.tv_nsec / 1000000);
}

static void disconnect(void) {
    jsCtx_Destroy(js);
    natsConnection_Destroy(nc);
    js = NULL;
    nc = NULL;
}

// One try: what came of it, logged.
static derrno_verdict try_publish(const char *url, const char *subject, const char *text, const char *id) {
    jsPubOptions options = {.MaxWait = ANSWER_MS, .MsgId = id};
    jsPubAck *ack = NULL;
    jsErrCode error = 0;
    natsStatus status = nc == NULL ? natsConnection_ConnectTo(&nc, url) : NATS_OK;
    status = status == NATS_OK && js == NULL ? natsConnection_JetStream(&js, nc, NULL) : status;
    bool connected = status == NATS_OK;
    status = connected ? js_Publish(&ack, js, subject, text, (int)strlen(text), &options, &error) : status;
    if (status == NATS_OK) {
        printf("%s: stored in %s as %llu%s\n", subject, ack->Stream, (unsigned long long)ack->Sequence,
               ack->Duplicate ? ", by an earlier try" : "");
        jsPubAck_Destroy(ack);
        return DERRNO_VERDICT_OK;
    }
    struct derrno_code code = derrno_nats_code(status, error);
    derrno_verdict v = derrno_code_verdict(code);
    char name[80];
    derrno_code_format(name, sizeof name, code);
    printf("%s %s: %s (%s, %s): %s\n", connected ? "publish" : "connect for", subject, name, derrno_kind_name(derrno_kind(v)),
           derrno_effect_name(derrno_effect(v)), derrno_code_message(code));
    return connected ? v : DERRNO_WITH_EFFECT(v, DERRNO_EFFECT_NOT_APPLIED); // nothing was sent
}

static void publish(const char *url, const char *subject, const char *text, const char *id) {
    struct derrno_request request;
    derrno_request_init(&request, now(), DEADLINE_MS, DERRNO_PATIENT | (id != NULL ? DERRNO_DEDUP : 0));
    for (;;) {
        derrno_step step = derrno_admit(&policy, &gate, &request, now(), arc4random());
        if (derrno_step_act(step) == DERRNO_ACT_SEND) {
            derrno_verdict v = try_publish(url, subject, text, id);
            step = derrno_is_ok(v) ? derrno_succeeded(&policy, &gate, &budget, &request, now(), arc4random())
                                   : derrno_failed(&policy, &gate, &budget, &request, v, 0, now(), arc4random());
        }
        if (derrno_step_lost(step) >= DERRNO_LOST_LINK) {
            disconnect();
        }
        nats_Sleep(derrno_step_wait(step));
        if (derrno_step_act(step) == DERRNO_ACT_GIVE_UP) {
            printf("%s: %s stored\n", subject, derrno_step_doubt(step) ? "perhaps" : "not");
        }
        if (derrno_step_act(step) <= DERRNO_ACT_GIVE_UP) {
            return;
        }
    }
}

int main(int argc, char **argv) {
    char line[1000], subject[200], text[600], id[200];
    policy = derrno_retry_few;
    policy.start = 2048; // enough for one request at a time: sixteen timeouts
    setvbuf(stdout, NULL, _IOLBF, 0);
    while (argc == 2 && fgets(line, sizeof line, stdin) != NULL) {
        int words = sscanf(line, "%199s %599s %199s", subject, text, id);
        if (words >= 2) {
            publish(argv[1], subject, text, words > 2 ? id : NULL);
        }
    }
    disconnect();
    nats_Close();
    return argc != 2;
}

// Prints client,code,text, as prints.py does, for the clients of npm.
"use strict";

const { Exception } = require("node-zookeeper-client");
const { ErrorCode, NatsError } = require("nats");

const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
for (const [name, code] of Object.entries(Exception)) {
  if (typeof code === "number" && code !== 0) {
    console.log(["node-zookeeper-client", code, Exception.create(code).message.replace(/^Exception: (\w+)\[.*$/, "$1")].join(","));
  }
}
const texts = new Set(Object.values(ErrorCode).map((code) => String(NatsError.errorForCode(code))));
// The third major version has classes: each by the name that it prints, and the text of those that have one of their own.
const { errors } = require("@nats-io/nats-core");
const { JetStreamStatusError, jserrors } = require("@nats-io/jetstream/internal");
for (const Class of Object.values({ ...errors, ...jserrors, JetStreamStatusError })) {
  try {
    const error = new Class("{subject}");
    texts.add(error.name);
    if (error.message && error.message !== "{subject}") texts.add(error.message);
  } catch {
    texts.add(Class.name); // it wants an answer of the server
  }
}
for (const text of texts) console.log(["nats.js", "", cell(text)].join(","));

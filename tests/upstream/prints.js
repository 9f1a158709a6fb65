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
for (const text of texts) console.log(["nats.js", "", cell(text)].join(","));

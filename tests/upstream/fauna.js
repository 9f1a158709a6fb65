// Prints what the JavaScript driver makes of every Fauna code: the class it raises and whether it
// sends the query again, driven through the client with replies instead of a server. The codes of
// the rows come in by stdin, as "fauna,code status".
const fauna = require("fauna");
const line = (...fields) => console.log(fields.join(","));

const failure = (code) => ({
  // Tagged, with the members without which the driver takes another class.
  error: { code, message: "m", abort: { "@int": "1" }, constraint_failures: [{ paths: [], message: "m" }] },
  type: "error",
});

// The error that a query ends with, and how often the driver sent it.
async function query(reply) {
  let sent = 0;
  const http = { request: async () => (sent++, reply()), close() {} };
  const client = new fauna.Client({ secret: "x", max_attempts: 2, max_backoff: 0.001 }, http);
  const error = await client.query(fauna.fql`1`).then(() => undefined, (error) => error);
  client.close();
  return [error, sent];
}

// The error that a stream ends with, and how often the driver opened it.
async function stream(code) {
  let sent = 0;
  const http = { stream: () => (sent++, { read: [JSON.stringify(failure(code))], close() {} }) };
  const client = new fauna.StreamClient(async () => token, {
    secret: "x", long_type: "number", max_attempts: 2, max_backoff: 0.001, httpStreamClient: http,
    logger: { trace() {}, debug() {}, info() {}, warn() {}, error() {} },
  });
  const token = new fauna.StreamToken("t");
  try {
    for await (const _ of client);
  } catch (error) {
    return [error, sent];
  }
}

async function main() {
  for (const [name, value] of Object.entries(fauna)) {
    if (typeof value === "function" && (value === fauna.FaunaError || value.prototype instanceof fauna.FaunaError)) {
      const parent = Object.getPrototypeOf(value).name;
      line("fauna_driver", name, "class", parent === "Error" ? "" : parent);
    }
  }
  for (const row of require("fs").readFileSync(0, "utf8").trim().split("\n")) {
    const [code, status] = row.split(",")[1].split(" ");
    const body = JSON.stringify(failure(code));
    const [error, sent] = status === "200"
      ? await stream(code)
      : await query(() => ({ status: Number(status), headers: {}, body }));
    line("fauna", `${code} ${status}`, "raises", error.constructor.name);
    line("fauna", `${code} ${status}`, "repeats", sent > 1 ? "yes" : "no");
  }
  for (const error of [
    new fauna.NetworkError("m", { cause: null }),
    new fauna.ClientError("m", { cause: null }),
    new fauna.ClientClosedError("m", { cause: null }),
    new fauna.ProtocolError({ message: "m", httpStatus: 502 }),
  ]) {
    const [, sent] = await query(() => { throw error; });
    line("fauna_driver", error.constructor.name, "repeats", sent > 1 ? "yes" : "no");
  }
}

main();

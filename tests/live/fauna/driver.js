// The responder, over HTTP/1.1 and HTTP/2, and the JavaScript driver in front of it. Prints its two
// ports; then for each line of stdin, a JSON {port, stream, script}, the class that the driver raises.
//
// What the responder answers stands in the query, or in the token of a stream: a JSON {status, body}.
// Without a status it reads the whole request, then cuts the link.
const fauna = require("fauna");
const http = require("node:http");
const http2 = require("node:http2");
const PATIENCE = 60_000;

function respond(request, response) {
  let text = "";
  request.on("data", (part) => (text += part));
  request.on("end", () => {
    const { query, token } = JSON.parse(text);
    const { status, body } = JSON.parse(token ?? query.fql.join(""));
    if (status) {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(body);
    } else {
      cut(request);
    }
  });
}

// A stream is reset: when the whole session ends instead, this driver (2.5.0) waits for ever.
function cut({ stream, socket }) {
  if (stream) stream.close(http2.constants.NGHTTP2_INTERNAL_ERROR);
  else socket.destroy();
}

async function raised({ port, stream, script }) {
  const endpoint = new URL(`http://127.0.0.1:${port}`);
  const client = new fauna.Client({ secret: "x", endpoint, max_attempts: 1, query_timeout_ms: PATIENCE, client_timeout_buffer_ms: PATIENCE });
  const late = setTimeout(() => {
    console.error(`the driver says nothing of ${script} within ${PATIENCE} ms`);
    process.exit(1);
  }, PATIENCE);
  try {
    if (stream) for await (const _ of client.stream(new fauna.StreamToken(script)));
    else await client.query(fauna.fql([script]));
    return "none";
  } catch (error) {
    return error.constructor.name;
  } finally {
    clearTimeout(late);
    client.close();
  }
}

async function main() {
  const ports = [http, http2].map((kind) => kind.createServer(respond).listen(0, "127.0.0.1"));
  await Promise.all(ports.map((server) => require("node:events").once(server, "listening")));
  console.log(ports.map((server) => server.address().port).join(" "));
  for await (const line of require("node:readline").createInterface(process.stdin)) {
    console.log(await raised(JSON.parse(line)));
  }
  process.exit();
}

main();

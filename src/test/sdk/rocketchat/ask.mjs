// Asks questions with Rocket.Chat's unmodified clients: one JSON question per line in, one JSON answer per line out.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";

const host = process.argv[2];
const require = createRequire(import.meta.url);
process.env.ROCKETCHAT_URL = host; // @rocket.chat/sdk reads it on loading
const { RestClient } = require("@rocket.chat/api-client");
// The package's main file also loads its realtime client; this is its REST client.
const { silence } = require("@rocket.chat/sdk/dist/lib/log.js");
const api = require("@rocket.chat/sdk/dist/lib/api.js");
silence();
console.error = () => {};

async function askApiClient({ userId, token, method, endpoint, parameters }) {
  const client = new RestClient({
    baseUrl: host,
    credentials: { "X-User-Id": userId, "X-Auth-Token": token },
  });
  try {
    return { resolved: await client[method](`/v1/${endpoint}`, parameters) };
  } catch (response) {
    return { rejected: response.status, body: await response.json() };
  }
}

async function askSdk({ userId, token, method, endpoint, parameters }) {
  // What its login does with a server's answer.
  api.setAuth({ userId, authToken: token });
  const result = await api[method](endpoint, parameters, true);
  return result === undefined ? { swallowed: true } : { resolved: result };
}

// api.js requires a login unless this field of its own says that somebody is logged in.
api.currentLogin = { username: "user", userId: "", authToken: "", result: {} };

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  const ask = question.client === "sdk" ? askSdk : askApiClient;
  console.log(JSON.stringify(await ask(question)));
}
process.exit(0); // node-rest-client keeps its connections open

// Has an unmodified oidc-provider deliver logout tokens: one JSON question per line in, one JSON answer per line out.
// All questions of a run name the same issuer. Its keys are kept beside this file, so a later run is the same issuer.
import { generateKeyPairSync } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import Provider from "oidc-provider";

console.warn = console.info = () => {};
const host = process.argv[2];
const file = fileURLToPath(new URL("key.json", import.meta.url));
if (!existsSync(file)) {
  const key = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" });
  writeFileSync(file, JSON.stringify({ ...key, kid: "test-1", use: "sig", alg: "RS256" }));
}
const jwks = { keys: [JSON.parse(readFileSync(file))] };

function client(id, sessionRequired) {
  return {
    client_id: `${id}`,
    client_secret: "a-secret-that-nobody-uses",
    redirect_uris: ["https://app.example/callback"],
    backchannel_logout_uri: `${host}/oidc/provider/backchannel-logout`,
    backchannel_logout_session_required: sessionRequired,
  };
}

let server;
for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  const provider = new Provider(question.issuer, {
    clients: [client(question.client, question.sessionRequired)],
    cookies: { keys: ["not-used"] },
    features: { backchannelLogout: { enabled: true }, devInteractions: { enabled: false } },
    jwks,
  });
  if (!server) {
    server = provider.listen(Number(new URL(question.issuer).port), "127.0.0.1");
    await once(server, "listening");
  }
  const found = await provider.Client.find(question.client);
  let answer;
  try {
    await found.backchannelLogout(question.sub, question.sid);
    answer = { delivered: true };
  } catch (e) {
    answer = { failed: String(e.message) };
  }
  console.log(JSON.stringify(answer));
}
server?.close();
server?.closeAllConnections();

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
const file = fileURLToPath(new URL("keys.json", import.meta.url));
const kinds = {
  RS256: ["rsa", { modulusLength: 2048 }],
  PS512: ["rsa", { modulusLength: 2048 }],
  ES384: ["ec", { namedCurve: "P-384" }],
  ES512: ["ec", { namedCurve: "P-521" }],
  EdDSA: ["ed25519"],
};
if (!existsSync(file)) {
  const keys = Object.entries(kinds).map(([alg, kind]) => {
    const key = generateKeyPairSync(...kind).privateKey.export({ format: "jwk" });
    return { ...key, kid: `test-${alg}`, use: "sig", alg };
  });
  writeFileSync(file, JSON.stringify({ keys }));
}
const jwks = JSON.parse(readFileSync(file));

function client(id, sessionRequired, algorithm) {
  return {
    id_token_signed_response_alg: algorithm,
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
    clients: [client(question.client, question.sessionRequired, question.algorithm)],
    cookies: { keys: ["not-used"] },
    features: { backchannelLogout: { enabled: true }, devInteractions: { enabled: false } },
    enabledJWA: { idTokenSigningAlgValues: Object.keys(kinds) },
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

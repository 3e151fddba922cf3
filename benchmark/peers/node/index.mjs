// A bare Lambda function in Node: one GetItem, no authentication, no routing. What a user would write instead.
import http from "node:http";
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";

const db = new DynamoDBClient({});
const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(":");
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const invocation = "/2018-06-01/runtime/invocation/";

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const headers = body ? { "content-length": Buffer.byteLength(body) } : {};
    const request = http.request({ host, port, method, path, agent, headers }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => resolve([response.headers, Buffer.concat(chunks).toString()]));
    });
    request.on("error", reject);
    request.end(body);
  });
}

for (;;) {
  const [headers, event] = await call("GET", invocation + "next");
  const { userId, appId } = JSON.parse(JSON.parse(event).body);
  const { Item = {} } = await db.send(
    new GetItemCommand({
      TableName: "sessions",
      ConsistentRead: true,
      Key: { PK: { S: `POOL#p#USER#${userId}` }, SK: { S: `APP#${appId}` } },
    }),
  );
  const now = Date.now();
  const active = Object.entries(Item).some(([name, value]) => name.startsWith("live#") && Number(value.N) > now);
  const body = JSON.stringify({ statusCode: 200, message: "Success", data: { active } });
  const answer = { statusCode: 200, headers: { "content-type": "application/json" }, body };
  await call("POST", `${invocation}${headers["lambda-runtime-aws-request-id"]}/response`, JSON.stringify(answer));
}

// Asks questions with the unmodified Node SDK: one JSON question per line in, one JSON answer per line out.
import { createInterface } from "node:readline";
import sdk from "authing-node-sdk";

const host = process.argv[2];
for await (const line of createInterface({ input: process.stdin })) {
  const { accessKeyId, accessKeySecret, operation, parameters } = JSON.parse(line);
  const client = new sdk.ManagementClient({ accessKeyId, accessKeySecret, host });
  let answer;
  try {
    answer = await client[operation](parameters);
  } catch (e) {
    answer = { thrown: String(e.message) };
  }
  console.log(JSON.stringify(answer));
}

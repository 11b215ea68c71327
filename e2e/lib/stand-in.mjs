// Stands in for the program in the tests of the harness: answers with the name of its data folder.

import { createServer } from "node:http";

const option = (name) => process.argv[process.argv.indexOf(name) + 1];

if (process.argv.includes("--refuse")) {
  console.error("will not");
  process.exit(1);
}
const [host, port] = option("--listen").split(":");
const server = createServer((_request, response) => response.end(option("--data")));
server.listen(Number(port), host, () => {
  console.error("code: first");
  console.log(`Ready at http://${host}:${server.address().port}/`);
});
process.on("SIGTERM", () => {
  server.closeAllConnections();
  server.close(() => process.exit(0));
});

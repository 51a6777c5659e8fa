// A reporter for node:test: the time of each test, a line of JSON each.

export default async function* testTimes(events) {
  for await (const { type, data } of events) {
    const isEnd = type === "test:pass" || type === "test:fail";
    if (!isEnd || data.details?.type === "suite") continue;
    yield JSON.stringify({ name: data.name, milliseconds: data.details?.duration_ms ?? 0 }) + "\n";
  }
}

// The life of an order, through clients that were made from the OpenAPI documents alone.
import createClient from "openapi-fetch";
import type { paths as LedgerPaths, components as LedgerComponents } from "./ledger.js";
import type { paths as NotificationPaths } from "./notification.js";
import type { paths as OrderPaths, components as OrderComponents } from "./order.js";
import type { paths as PaymentPaths } from "./payment.js";

declare const process: { env: Record<string, string | undefined> };
declare const crypto: { randomUUID(): string };
declare const console: { log(text: string): void };
declare function setTimeout(run: () => void, millis: number): unknown;

const headers = { Authorization: `Bearer ${required("TOKEN", "an access token")}` };
const orders = createClient<OrderPaths>({ baseUrl: base("ORDERS"), headers });
const payments = createClient<PaymentPaths>({ baseUrl: base("PAYMENTS"), headers });
const ledger = createClient<LedgerPaths>({ baseUrl: base("LEDGER"), headers });
const notifications = createClient<NotificationPaths>({ baseUrl: base("NOTIFICATIONS"), headers });

const buyerId = required("BUYER", "the token's subject");

function required(name: string, what: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`set ${name} to ${what}`);
  return value;
}

function base(name: string): string {
  return required(name, "the service's URL");
}

function check(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

function given<T>(answer: { data?: T | undefined; error?: unknown }): T {
  if (answer.data === undefined) throw new Error(JSON.stringify(answer.error));
  return answer.data;
}

async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 300; tries++) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise<void>((done) => setTimeout(done, 100));
  }
  throw new Error(`waited in vain for ${what}`);
}

function idempotent(): { "Idempotency-Key": string } {
  return { "Idempotency-Key": crypto.randomUUID() };
}

async function place(amount: number): Promise<OrderComponents["schemas"]["Order"]> {
  return given(
    await orders.POST("/orders", {
      params: { header: idempotent() },
      body: {
        supplierId: "supplier-1",
        paymentMethodId: "pm_card_visa",
        lines: [{ sku: "TEA-250", quantity: 2, unitPrice: { amount, currency: "CNY" } }],
      },
    }),
  );
}

async function authorized(id: string): Promise<string> {
  return until(`${id} to be authorized`, async () => {
    const order = given(await orders.GET("/orders/{id}", { params: { path: { id } } }));
    check(order.status !== "PAYMENT_FAILED", `${id} failed: ${order.failureReason}`);
    return order.status === "PAID" ? order.paymentId : undefined;
  });
}

async function refund(paymentId: string, orderId: string): Promise<void> {
  const params = { path: { paymentId }, header: idempotent() };
  const taken = given(
    await payments.POST("/payments/{paymentId}/refunds", {
      params,
      body: { amount: { amount: 1000, currency: "CNY" }, reason: "Damaged in transit" },
    }),
  );
  check("amount" in taken, "a small refund waits for approval");
  check(taken.amount.amount === 1000, "the refund has another amount");
  const tooMuch = await payments.POST("/payments/{paymentId}/refunds", {
    params: { path: { paymentId }, header: idempotent() },
    body: { amount: { amount: 999_999_999_999, currency: "CNY" } },
  });
  check(tooMuch.error?.code === "refund_exceeds_remaining", "a refund without limits");
  await until(`${orderId} to be refunded`, async () => {
    const order = given(await orders.GET("/orders/{id}", { params: { path: { id: orderId } } }));
    return order.status === "PARTIALLY_REFUNDED" ? order : undefined;
  });
}

async function replay(): Promise<LedgerComponents["schemas"]["Replay"]> {
  const started = await until("another replay to end", async () => {
    const answer = await ledger.POST("/replays", { body: { mode: "verify" } });
    return answer.response.status === 409 ? undefined : given(answer);
  });
  return until("the replay to end", async () => {
    const params = { path: { id: started.id } };
    const now = given(await ledger.GET("/replays/{id}", { params }));
    return now.status === "RUNNING" ? undefined : now;
  });
}

async function listed(): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const query = cursor === undefined ? { buyerId, limit: 1 } : { cursor, limit: 1 };
    const page = given(await orders.GET("/orders", { params: { query } }));
    ids.push(...page.data.map((order) => order.id));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return ids;
}

const first = await place(1099);
const second = await place(250);
await authorized(second.id);
await refund(await authorized(first.id), first.id);

check((await listed()).join() === [second.id, first.id].join(), "the pages have other orders");

const unknown = await orders.GET("/orders/{id}", { params: { path: { id: "ord_0" } } });
check(unknown.error?.code === "not_found" && unknown.error.status === 404, "not a 404");

const told = await until("the buyer to be told", async () => {
  const query = { buyerId, orderId: first.id };
  const inbox = given(await notifications.GET("/notifications", { params: { query } }));
  return inbox.data.some((one) => one.kind === "REFUNDED") ? inbox.data : undefined;
});
const account = await until("the ledger to have posted it", async () => {
  const params = { path: { id: `buyer:${buyerId}` } };
  return (await ledger.GET("/accounts/{id}", { params })).data;
});
check(account.balances[0]?.currency === "CNY", "the buyer's account is in another currency");

const found = await replay();
check(found.result === "IDENTICAL", `the replay says ${found.result}`);

console.log(`2 orders, 1 refund, ${told.length} notifications, 1 replay`);

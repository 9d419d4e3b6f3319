// Once before everything: the invented site, which each worker copies.
import { makeStore, removeStore } from "./program.mjs";

export default function () {
  const store = makeStore();
  process.env.FLEDGE_TEST_STORE = store;
  return () => removeStore(store);
}

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  currentDone,
  forgetDone,
  formAnswered,
  formAppeared,
  formPromises,
  formSent,
  placeOf,
  sayDone,
} from "./done-words";

/** Puts a form on the page; answers how to take it away. */
function form(id: string, text = `${id} saved`): () => void {
  const gone = formAppeared(id);
  formPromises(id, text);
  return gone;
}

function visit(pathname: string, search = ""): void {
  vi.stubGlobal("location", { pathname, search });
}

describe("the words of a form that is gone", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    forgetDone();
    visit("/a", "?b=1");
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("are said whether the form goes before the answer or after it", () => {
    const before = form("first");
    formSent("first");
    before();
    expect(currentDone()).toBeNull();
    formAnswered("first", true);
    expect(currentDone()).toEqual({ text: "first saved", place: placeOf("/a", "b=1") });
    const after = form("second");
    formSent("second");
    expect(currentDone()).toBeNull();
    formAnswered("second", true);
    expect(currentDone()).toBeNull();
    after();
    expect(currentDone()?.text).toBe("second saved");
  });

  it("are not said of a form that was refused, was never sent, or has no words", () => {
    const refused = form("refused");
    formSent("refused");
    formAnswered("refused", false);
    refused();
    form("untouched")();
    const silent = form("silent", "");
    formSent("silent");
    formAnswered("silent", true);
    silent();
    expect(currentDone()).toBeNull();
  });

  it("are not said on another page, nor long after the answer, nor when another form was sent since", () => {
    const moved = form("moved");
    formSent("moved");
    formAnswered("moved", true);
    visit("/a", "?b=2");
    moved();
    expect(currentDone()).toBeNull();
    const late = form("late");
    formSent("late");
    formAnswered("late", true);
    vi.advanceTimersByTime(11_000);
    late();
    expect(currentDone()).toBeNull();
    const [older, newer] = [form("older"), form("newer", "")];
    formSent("older");
    formAnswered("older", true);
    formSent("newer");
    older();
    newer();
    expect(currentDone()).toBeNull();
  });

  it("go when something else is sent", () => {
    sayDone("ticked");
    expect(currentDone()?.text).toBe("ticked");
    formSent("any");
    expect(currentDone()).toBeNull();
  });
});

// The first screen: the code of the class.
import { checkCode, inThrees } from "../code";
import { heading, make } from "../dom";
import { bench, logo } from "../pictures";
import type { Journey } from "../journey";
import { isBegun, post } from "../protocol";
import type { Texts } from "../texts";
import { frame, problemLine, submit, tellProblem, type View } from "./frame";

export function codeScreen(journey: Journey): View {
  const { code: texts } = journey.texts;
  const problem = problemLine("code-problem");
  const input = codeInput(journey);
  const begin = submit(texts.begin, "code-form");
  const form = make(
    "form",
    { id: "code-form", class: "start", novalidate: true },
    heading(texts.heading),
    make("p", { class: "lead" }, journey.code ? texts.ready : texts.lead),
    make("div", { class: "field" }, make("label", { for: "code" }, texts.label), hint(texts), input, problem),
    begin,
    waitingHere(journey),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void tryCode(journey, input, problem, begin);
  });
  const bar = [make("span", { class: "brand" }, logo(), "Pijler")];
  return frame(journey, { title: texts.heading, look: "child", bar, middle: [bench(null), form] });
}

function hint(texts: Texts["code"]): HTMLElement {
  return make("p", { id: "code-hint", class: "hint" }, texts.hint);
}

function codeInput(journey: Journey): HTMLInputElement {
  const input = make("input", {
    id: "code",
    name: "code",
    class: "text code",
    autocomplete: "off",
    autocapitalize: "characters",
    autocorrect: "off",
    spellcheck: "false",
    maxlength: 40,
    placeholder: "ABC-DEF-GHJ",
    "aria-describedby": "code-hint code-problem",
    value: inThrees(journey.code),
  });
  input.addEventListener("input", () => {
    if (input.selectionEnd === input.value.length) input.value = inThrees(input.value);
    journey.code = input.value;
  });
  return input;
}

async function tryCode(journey: Journey, input: HTMLInputElement, problem: HTMLElement, begin: HTMLButtonElement): Promise<void> {
  if (begin.getAttribute("aria-disabled")) return;
  const checked = checkCode(input.value);
  if (!checked.ok) return refuse(whyNot(checked, journey.texts.code), input, problem);
  problem.replaceChildren();
  begin.setAttribute("aria-disabled", "true");
  const told = setTimeout(() => problem.replaceChildren(journey.texts.code.waiting), 1000);
  const reply = await post("/k/begin", { code: marked(journey, checked.code) });
  clearTimeout(told);
  begin.removeAttribute("aria-disabled");
  if (reply !== "no-network" && reply.status === 200 && isBegun(reply.body)) journey.begin(reply.body, checked.code);
  else refuse(refusal(reply, journey.texts.code), input, problem);
}

/** A code that was scanned carries its mark: it is never held up by wrong codes of others. */
function marked(journey: Journey, code: string): string {
  return journey.mark ? `${code}~${journey.mark}` : code;
}

function refuse(sentence: string, input: HTMLInputElement, problem: HTMLElement): void {
  tellProblem(problem, sentence);
  input.setAttribute("aria-invalid", "true");
  input.focus();
}

function whyNot(checked: { why: "confusing" | "strange" | "length"; count: number }, texts: Texts["code"]): string {
  if (checked.why !== "length") return texts[checked.why];
  return checked.count === 0 ? texts.empty : texts.length(checked.count);
}

function refusal(reply: Awaited<ReturnType<typeof post>>, texts: Texts["code"]): string {
  if (reply === "no-network" || reply.status === 200) return texts.noNetwork;
  const said: Record<string, string> = {
    "unknown-code": texts.unknown,
    "not-open": texts.notOpen,
    stopped: texts.stopped,
    full: texts.full,
    "too-many-guesses": texts.tooMany,
  };
  return said[String(reply.body["problem"])] ?? texts.busy;
}

/** Sealed answers of others that still wait on a shared device: how many, nothing else. */
function waitingHere(journey: Journey): HTMLElement {
  const line = make("p", { class: "quiet", role: "status" });
  const look = async () => {
    const count = await journey.outbox.waiting();
    line.textContent = count ? journey.texts.code.onDevice(count) : "";
  };
  const stop = journey.outbox.listen(() => (line.isConnected ? void look() : stop()));
  void look();
  return line;
}

// What survives a reload within this tab: the beginning, never an answer.
import { isBegun, type Begun } from "./protocol";

const NAME = "pijler-sitting";

export interface Remembered {
  begun: Begun;
  /** True once the answers are sealed and in the outbox. */
  finished: boolean;
}

export function remember(begun: Begun): void {
  write({ begun, finished: false });
}

/** After sealing, this page no longer needs the token: the outbox has it. */
export function rememberFinished(begun: Begun): void {
  write({ begun: { ...begun, token: "" }, finished: true });
}

export function recall(): Remembered | null {
  try {
    const found = JSON.parse(sessionStorage.getItem(NAME) ?? "null") as Remembered | null;
    return found && isBegun(found.begun) ? found : null;
  } catch {
    return null;
  }
}

export function forget(): void {
  try {
    sessionStorage.removeItem(NAME);
  } catch {
    // Where nothing can be kept, nothing has to go.
  }
}

function write(remembered: Remembered): void {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(remembered));
  } catch {
    // Then a reload asks for the code again.
  }
}

/** What is shown when a screen breaks: never a blank page. */
import { Button } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { Empty } from "./bits";

export class Floor extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <main>
        <Empty title="This screen broke">
          Nothing that was sent is lost. Reload the page to go on.
        </Empty>
        <p style={{ textAlign: "center" }}>
          <Button onClick={() => location.reload()}>Reload</Button>
        </p>
      </main>
    );
  }
}

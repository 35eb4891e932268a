import type { Driver } from './drivers/driver';
import type { Finding } from './report';
import type { Stage } from './stage';

/** What every bench is given. */
export interface BenchContext {
  stage: Stage;
  /**
   * Ways to take a whole case: through the engine's client, over HTTP, then the raw workflow's two variants. They are
   * warmed up when first asked for.
   */
  drivers(): Promise<readonly Driver[]>;
  /** Fewer rounds and cases. */
  quick: boolean;
  /** One line on how far it is. */
  say(line: string): void;
}

/** One question that is measured. */
export interface Bench {
  name: string;
  run(context: BenchContext): Promise<Finding>;
}

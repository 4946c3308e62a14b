import type { dynamic } from "@pulumi/pulumi";
import { Problem } from "../../errors";

/** The life of a resource whose outputs are its inputs. `read` answers no id where it is gone. */
export interface DynamicProvider<Inputs> {
  diff(id: string, old: Inputs, wanted: Inputs): Promise<{ changes: boolean; replaces?: string[] }>;
  create(inputs: Inputs): Promise<{ readonly id: string; readonly outs: Inputs }>;
  update(id: string, old: Inputs, wanted: Inputs): Promise<{ readonly outs: Inputs }>;
  read(id: string, old: Inputs): Promise<{ readonly id: string; readonly props?: Inputs }>;
  delete(id: string, old: Inputs): Promise<void>;
}

type Config = Readonly<Record<string, string | undefined>>;

/** The provider as Pulumi calls it, made once the stack's configuration is known; problems become text with their hint. */
export function underPulumi<Inputs extends object>(
  make: (config: Config) => DynamicProvider<Inputs>,
): dynamic.ResourceProvider {
  let made: DynamicProvider<Inputs> | undefined;
  const provider = () => (made ??= make({}));
  return {
    configure: ({ config }) => {
      made = make(new Proxy({}, { get: (_, key) => config.get(String(key)) }));
      return Promise.resolve();
    },
    diff: (id, old, wanted) => explained(() => provider().diff(id, plain(old), plain(wanted))),
    create: (inputs) => explained(() => provider().create(plain(inputs))),
    update: (id, old, wanted) => explained(() => provider().update(id, plain(old), plain(wanted))),
    read: (id, old) => explained(() => provider().read(id, plain(old))),
    delete: (id, old) => explained(() => provider().delete(id, plain(old))),
  };
}

function plain<Inputs>({ __provider, ...inputs }: { readonly __provider?: string } & Record<string, unknown>): Inputs {
  return inputs as Inputs;
}

async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Problem ? new Error(error.advice, { cause: error }) : error;
  }
}

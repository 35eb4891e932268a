/** The ports of the four services of one Temporal server. */
export interface TemporalPorts {
  frontend: number;
  /** Seven more: membership of frontend, then port and membership of matching, history and worker. */
  internal: number[];
}

/** The server's configuration as an object; written as JSON, which is valid YAML. */
export function serverConfig(input: {
  databaseUrl: string;
  databases: { main: string; visibility: string };
  ports: TemporalPorts;
  dynamicConfigFile: string;
}): object {
  const place = new URL(input.databaseUrl);
  const store = (databaseName: string, maxConns: number) => ({
    sql: {
      pluginName: 'postgres12',
      databaseName,
      connectAddr: `${place.hostname}:${place.port || 5432}`,
      connectProtocol: 'tcp',
      user: decodeURIComponent(place.username),
      password: decodeURIComponent(place.password),
      maxConns,
      maxIdleConns: maxConns,
      maxConnLifetime: '1h',
    },
  });
  const [frontendRing, matching, matchingRing, history, historyRing, worker, workerRing] =
    input.ports.internal;
  const service = (grpcPort: number | undefined, membershipPort: number | undefined) => ({
    rpc: { grpcPort, membershipPort, bindOnLocalHost: true },
  });
  return {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'main',
      visibilityStore: 'visibility',
      numHistoryShards: 4,
      datastores: { main: store(input.databases.main, 20), visibility: store(input.databases.visibility, 5) },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: {
      frontend: service(input.ports.frontend, frontendRing),
      matching: service(matching, matchingRing),
      history: service(history, historyRing),
      worker: service(worker, workerRing),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `127.0.0.1:${input.ports.frontend}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    dynamicConfigClient: { filepath: input.dynamicConfigFile, pollInterval: '60s' },
  };
}

/**
 * Settings of the engine of one machine. Time skipping is an experimental ability that other clusters do not offer:
 * the demo clock and the tests use it, the product does not need it. The other two belong to it: without the first a
 * skip costs a second, without the second a quick continue-as-new jumps over the timers of the new run.
 */
export const LOCAL_DYNAMIC_CONFIG: Record<string, boolean | number | string> = {
  'frontend.WorkflowTimeSkippingEnabled': true,
  'history.timerProcessorMaxTimeShift': '1ms',
  'history.workflowIdReuseMinimalInterval': '0s',
  'system.namespaceCacheRefreshInterval': '1s',
};

/** The dynamic configuration file's content (JSON is valid YAML). */
export function dynamicConfig(values: Record<string, boolean | number | string>): object {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, [{ value }]]));
}

import pino from 'pino';
import { z } from 'zod';
import { startMessageSimulator } from './simulator';

const environment = z.object({
  MESSAGES_HOST: z.string().default('127.0.0.1'),
  MESSAGES_PORT: z.coerce.number().int().min(0).max(65_535),
  MESSAGES_DATABASE_URL: z.string().min(1),
  MESSAGE_SECRET: z.string().min(1),
  LOG_LEVEL: z.string().default('info'),
});

async function main(): Promise<void> {
  const env = environment.parse(process.env);
  const log = pino({ name: 'messages', level: env.LOG_LEVEL });
  const simulator = await startMessageSimulator({
    databaseUrl: env.MESSAGES_DATABASE_URL,
    host: env.MESSAGES_HOST,
    port: env.MESSAGES_PORT,
    secret: env.MESSAGE_SECRET,
  });
  log.info({ url: simulator.url }, 'message simulator is ready');
  const stop = () => {
    void simulator.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

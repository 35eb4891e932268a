import pino from 'pino';
import { z } from 'zod';
import { startBankSimulator } from './simulator';

const environment = z.object({
  BANK_HOST: z.string().default('127.0.0.1'),
  BANK_PORT: z.coerce.number().int().min(0).max(65_535),
  BANK_DATABASE_URL: z.string().min(1),
  BANK_CALLBACK_URL: z.url(),
  BANK_CALLBACK_SECRET: z.string().min(1),
  BANK_DELAY_MS: z.coerce.number().int().min(0).default(3000),
  BANK_FAILURE_EVERY: z.coerce.number().int().min(0).default(0),
  LOG_LEVEL: z.string().default('info'),
});

async function main(): Promise<void> {
  const env = environment.parse(process.env);
  const log = pino({ name: 'bank', level: env.LOG_LEVEL });
  const bank = await startBankSimulator({
    databaseUrl: env.BANK_DATABASE_URL,
    host: env.BANK_HOST,
    port: env.BANK_PORT,
    callbackUrl: env.BANK_CALLBACK_URL,
    secret: env.BANK_CALLBACK_SECRET,
    delayMs: env.BANK_DELAY_MS,
    failureEvery: env.BANK_FAILURE_EVERY,
    mode: 'AUTO',
    onError: (error) => log.warn({ err: error }, 'settlement round'),
  });
  log.info({ url: bank.url }, 'bank simulator is ready');
  const stop = () => {
    void bank.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

import { useCallback, useEffect, useState } from 'react';
import { type Delivered, deliver, waiting } from './outbox';

const EVERY_MS = 20_000;

/** Ratings that wait on this device; they are sent when the page opens, when the network comes back, and now and then. */
export function useOutbox() {
  const [count, setCount] = useState(() => waiting().length);
  const [delivered, setDelivered] = useState<Delivered[]>([]);
  const flush = useCallback(async () => {
    if (waiting().length > 0) {
      const done = await deliver();
      if (done.length > 0) setDelivered((before) => [...before, ...done]);
    }
    setCount(waiting().length);
  }, []);
  useEffect(() => {
    void flush();
    const online = () => void flush();
    window.addEventListener('online', online);
    const timer = setInterval(online, EVERY_MS);
    return () => {
      window.removeEventListener('online', online);
      clearInterval(timer);
    };
  }, [flush]);
  return { count, delivered, refresh: () => setCount(waiting().length), flush };
}

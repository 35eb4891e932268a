import { useEffect, useRef, useState } from 'react';

/** A recording stops by itself after this long. */
const LONGEST_SECONDS = 300;

/** Records speech with the device's microphone; `onDone` gets it as a file. Unsupported devices attach a file instead. */
export function useVoiceNote(onDone: (file: File) => void) {
  const [recording, setRecording] = useState(false);
  const [seconds, setSeconds] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const recorder = useRef<MediaRecorder | null>(null);
  const done = useRef(onDone);
  done.current = onDone;
  const supported = typeof MediaRecorder !== 'undefined' && Boolean(navigator.mediaDevices);

  useEffect(() => {
    if (!recording) return;
    const timer = setInterval(() => setSeconds((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, [recording]);
  useEffect(() => {
    if (seconds >= LONGEST_SECONDS) recorder.current?.stop();
  }, [seconds]);
  useEffect(() => () => recorder.current?.stream.getTracks().forEach((track) => void track.stop()), []);

  const start = async () => {
    setProblem(null);
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const parts: Blob[] = [];
      const next = new MediaRecorder(stream);
      next.ondataavailable = ({ data }) => void parts.push(data);
      next.onstop = () => {
        for (const track of stream.getTracks()) track.stop();
        setRecording(false);
        const type = next.mimeType.split(';')[0] || 'audio/webm';
        const extension = type.includes('mp4') ? 'm4a' : type.includes('ogg') ? 'ogg' : 'webm';
        done.current(new File(parts, `语音.${extension}`, { type }));
      };
      recorder.current = next;
      setSeconds(0);
      next.start();
      setRecording(true);
    } catch {
      setProblem('没有得到麦克风的使用许可，可以改为附上录音文件。');
    }
  };
  return { supported, recording, seconds, problem, start, stop: () => recorder.current?.stop() };
}

import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { QuestionnaireContent, QuestionnaireView } from '../../../api/questionnaire/schemas';
import { useEvaluationAct } from '../evaluation/useEvaluationAct';
import { Panel, ProblemAlert } from '../shared';
import { QuestionEditor } from './QuestionEditor';

type Question = QuestionnaireContent['questions'][number];

/** Moves the entry at a place by one. */
const moved = <T,>(list: readonly T[], at: number, by: 1 | -1): T[] => {
  const next = [...list];
  const [entry] = next.splice(at, 1);
  next.splice(at + by, 0, entry!);
  return next;
};

/** The form of a draft. It is saved at the revision that was opened; if somebody saved meanwhile, it says so and keeps what was typed. */
export function ContentEditor({ path, data }: { path: string; data: QuestionnaireView }) {
  const [content, setContent] = useState(data.content);
  const changed = JSON.stringify(content) !== JSON.stringify(data.content);
  const { send, pending, error, errors } = useEvaluationAct(`${path}/save`, {
    about: 'questionnaires',
    said: '草稿已保存',
  });
  const set = (part: Partial<QuestionnaireContent>) => setContent((before) => ({ ...before, ...part }));
  const setQuestion = (at: number, question: Question) =>
    set({ questions: content.questions.map((each, index) => (index === at ? question : each)) });
  const add = () => {
    const numbers = content.questions.map(({ id }) => Number(id.replace(/\D/g, '')) || 0);
    const last = content.questions.at(-1);
    const id = `${data.kind === 'CONCENTRATED' ? 'C' : 'R'}${Math.max(0, ...numbers) + 1}`;
    const options = last?.options.map((each) => ({ ...each })) ?? [];
    set({
      questions: [...content.questions, { id, aspect: data.aspects[0]?.code ?? '', text: '', options }],
    });
  };
  return (
    <Panel title="草稿内容">
      <Box sx={{ display: 'grid', gap: 1 }}>
        <TextField
          label="标题"
          required
          value={content.title}
          error={Boolean(errors['content.title'])}
          helperText={errors['content.title']}
          onChange={(event) => set({ title: event.target.value })}
        />
        <TextField
          label="填写说明"
          multiline
          minRows={2}
          value={content.introduction}
          error={Boolean(errors['content.introduction'])}
          helperText={errors['content.introduction']}
          onChange={(event) => set({ introduction: event.target.value })}
        />
        {content.questions.map((question, at) => (
          <QuestionEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: the number of a question can be edited
            key={at}
            question={question}
            aspects={data.aspects}
            errorAt={(field) => errors[`content.questions.${at}.${field}`]}
            onChange={(next) => setQuestion(at, next)}
            onRemove={() => set({ questions: content.questions.filter((_, index) => index !== at) })}
            onUp={at > 0 ? () => set({ questions: moved(content.questions, at, -1) }) : undefined}
            onDown={
              at < content.questions.length - 1
                ? () => set({ questions: moved(content.questions, at, 1) })
                : undefined
            }
          />
        ))}
        <Box>
          <Button startIcon={<Add />} onClick={add}>
            增加一题
          </Button>
        </Box>
        <ProblemAlert error={error} />
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
          <Button
            variant="contained"
            disabled={pending || !changed}
            onClick={() => send({ revision: data.revision, content })}
          >
            保存草稿
          </Button>
          {changed && <span>有未保存的修改</span>}
        </Box>
      </Box>
    </Panel>
  );
}

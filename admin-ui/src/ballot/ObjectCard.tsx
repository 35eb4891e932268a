import CheckCircle from '@mui/icons-material/CheckCircle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { memo, useState } from 'react';
import type { BallotView } from '../../../api/ballot/schemas';
import { OptionRow } from './OptionRow';

type Question = BallotView['questionnaire']['questions'][number];

/** The code that all questions share, when every one offers the same options and has the same answer. */
const sharedOf = (questions: readonly Question[], answers: Record<string, string>): string | undefined => {
  const [first, ...others] = questions.map(({ id }) => answers[id]);
  return others.every((each) => each === first) ? first : undefined;
};

/** Questions that offer the same options can be answered with one touch. */
export const answersAlike = (questions: readonly Question[]): boolean =>
  questions.every(
    ({ options }) =>
      options.map(({ code }) => code).join() === questions[0]?.options.map(({ code }) => code).join(),
  );

interface ObjectCardProps {
  object: BallotView['objects'][number];
  questions: readonly Question[];
  answers: Record<string, string>;
  onAnswer: (objectId: string, answers: Record<string, string>) => void;
}

/** One evaluated object: all aspects alike with one touch, or each by itself. */
export const ObjectCard = memo(({ object, questions, answers, onAnswer }: ObjectCardProps) => {
  const alike = answersAlike(questions);
  const given = questions.filter(({ id }) => answers[id] !== undefined).length;
  const shared = sharedOf(questions, answers);
  const [apart, setApart] = useState(!alike || (given > 0 && shared === undefined));
  const complete = given === questions.length;
  return (
    <Paper
      variant="outlined"
      component="section"
      id={`object-${object.id}`}
      tabIndex={-1}
      aria-labelledby={`name-${object.id}`}
      sx={{ p: 1.5, scrollMarginTop: 96, borderColor: complete ? 'success.main' : 'divider' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Typography id={`name-${object.id}`} component="h3" variant="h6" sx={{ flex: 1 }}>
          {object.name}
        </Typography>
        {complete ? (
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, color: 'success.dark' }}>
            <CheckCircle fontSize="small" aria-hidden /> 已答
          </Box>
        ) : (
          <Box sx={{ color: 'text.secondary' }}>
            {given > 0 ? `已答 ${given}/${questions.length}` : '未答'}
          </Box>
        )}
      </Box>
      {apart ? (
        questions.map(({ id, aspectLabel, text, options }) => (
          <OptionRow
            key={id}
            legend={aspectLabel}
            hint={text}
            options={options}
            value={answers[id]}
            onChange={(code) => onAnswer(object.id, { [id]: code })}
          />
        ))
      ) : (
        <OptionRow
          legend="总体评价"
          hint={questions.map(({ aspectLabel }) => aspectLabel).join('、')}
          options={questions[0]?.options ?? []}
          value={shared}
          onChange={(code) => onAnswer(object.id, Object.fromEntries(questions.map(({ id }) => [id, code])))}
        />
      )}
      {alike && questions.length > 1 && (
        <Button
          size="small"
          sx={{ mt: 0.5, minHeight: 40 }}
          onClick={() => setApart(!apart)}
          aria-expanded={apart}
        >
          {apart ? `各方面同样评价：${object.name}` : `分方面评价：${object.name}`}
        </Button>
      )}
    </Paper>
  );
});

import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { QuestionnaireContent } from '../../../api/questionnaire/schemas';

type Question = QuestionnaireContent['questions'][number];

const same = (a: Question, b: Question | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Questions with their options and values; with `against`, those that differ from another version are marked. */
export const ContentTable = ({
  content,
  aspects,
  against,
}: {
  content: QuestionnaireContent;
  aspects: readonly { code: string; label: string }[];
  against?: QuestionnaireContent;
}) => (
  <Table size="small" aria-label={`题目：${content.title}`}>
    <TableHead>
      <TableRow>
        <TableCell>题号</TableCell>
        <TableCell>方面</TableCell>
        <TableCell>题目</TableCell>
        <TableCell>选项与分值</TableCell>
        {against && <TableCell>对照</TableCell>}
      </TableRow>
    </TableHead>
    <TableBody>
      {content.questions.map((question) => (
        <TableRow key={question.id}>
          <TableCell>{question.id}</TableCell>
          <TableCell>
            {aspects.find(({ code }) => code === question.aspect)?.label ?? question.aspect}
          </TableCell>
          <TableCell>{question.text}</TableCell>
          <TableCell>
            {question.options
              .map(({ label, points }) => `${label} ${points === null ? '不计分' : `${points}分`}`)
              .join('，')}
          </TableCell>
          {against && (
            <TableCell>
              {same(
                question,
                against.questions.find(({ id }) => id === question.id),
              )
                ? '相同'
                : '草稿有改动'}
            </TableCell>
          )}
        </TableRow>
      ))}
    </TableBody>
  </Table>
);

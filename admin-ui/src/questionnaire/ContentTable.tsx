import type { QuestionnaireContent } from '../../../api/questionnaire/schemas';
import { type RowColumn, RowTable } from '../shared';

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
}) => {
  const columns: RowColumn<Question>[] = [
    { head: '题号', phone: 'LEAD', cell: ({ id }) => id },
    {
      head: '方面',
      phone: 'LEAD',
      cell: ({ aspect }) => aspects.find(({ code }) => code === aspect)?.label ?? aspect,
    },
    { head: '题目', names: true, phone: 'BARE', cell: ({ text }) => text },
    {
      head: '选项与分值',
      phone: 'BARE',
      cell: ({ options }) =>
        options
          .map(({ label, points }) => `${label} ${points === null ? '不计分' : `${points}分`}`)
          .join('，'),
    },
  ];
  const compared: RowColumn<Question> = {
    head: '对照',
    cell: (question) =>
      same(
        question,
        against?.questions.find(({ id }) => id === question.id),
      )
        ? '相同'
        : '草稿有改动',
  };
  return (
    <RowTable
      label={`题目：${content.title}`}
      columns={against ? [...columns, compared] : columns}
      rows={content.questions}
      keyOf={({ id }) => id}
    />
  );
};

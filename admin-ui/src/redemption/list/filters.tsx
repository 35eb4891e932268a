import {
  AutocompleteInput,
  DateInput,
  ReferenceInput,
  SearchInput,
  SelectArrayInput,
  SelectInput,
} from 'react-admin';
import { chinaDate, endOfChinaDate, startOfChinaDate } from '../../format';
import { choicesOf, KIND_LABELS, OUTCOME_LABELS, STATUS_LABELS } from '../../shared/labels';

const shownDate = (instant: string | null | undefined): string => (instant ? chinaDate(instant) : '');
const yes = (name: string) => [{ id: true, name }];

/** Filters of the case list; together with the order they can be kept under a name. */
export const filters = [
  <SearchInput key="q" source="q" alwaysOn placeholder="编号、企业、信用代码、事项" sx={{ minWidth: 250 }} />,
  <SelectArrayInput
    key="status"
    source="status"
    label="状态"
    choices={choicesOf(STATUS_LABELS)}
    alwaysOn
    sx={{ minWidth: 150 }}
  />,
  <SelectInput
    key="overdue"
    source="overdue"
    label="逾期"
    choices={yes('只看已逾期')}
    alwaysOn
    sx={{ minWidth: 120 }}
  />,
  <SelectInput
    key="open"
    source="open"
    label="是否办结"
    choices={[
      { id: true, name: '未办结' },
      { id: false, name: '已办结' },
    ]}
  />,
  <ReferenceInput
    key="department"
    source="departmentOrganisationId"
    label="主管部门"
    reference="organisations"
    filter={{ kind: 'DEPARTMENT' }}
    sort={{ field: 'name', order: 'ASC' }}
    perPage={100}
  >
    <AutocompleteInput label="主管部门" optionText="name" filterToQuery={() => ({})} />
  </ReferenceInput>,
  <SelectInput key="kind" source="kind" label="政策类别" choices={choicesOf(KIND_LABELS)} />,
  <SelectInput key="outcome" source="outcome" label="办理结果" choices={choicesOf(OUTCOME_LABELS)} />,
  <DateInput
    key="from"
    source="submittedFrom"
    label="申报日期自"
    format={shownDate}
    parse={(date: string) => (date ? startOfChinaDate(date) : undefined)}
  />,
  <DateInput
    key="to"
    source="submittedTo"
    label="申报日期至"
    format={shownDate}
    parse={(date: string) => (date ? endOfChinaDate(date) : undefined)}
  />,
];

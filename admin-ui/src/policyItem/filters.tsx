import { ReferenceInput, SearchInput, SelectInput } from 'react-admin';
import { choicesOf, KIND_LABELS, LEVEL_LABELS } from '../shared';

const levels = choicesOf(LEVEL_LABELS).filter((choice) => choice.id !== 'COUNTY');

/** Search of items by words, kind, department and level. */
export const policyItemFilters = [
  <SearchInput key="q" source="q" alwaysOn placeholder="名称、编号或关键词" />,
  <SelectInput key="kind" source="kind" label="类别" choices={choicesOf(KIND_LABELS)} alwaysOn />,
  <ReferenceInput
    key="department"
    source="departmentOrganisationId"
    reference="organisations"
    perPage={100}
    sort={{ field: 'name', order: 'ASC' }}
    filter={{ kind: 'DEPARTMENT' }}
    alwaysOn
  >
    <SelectInput label="主管部门" optionText="name" />
  </ReferenceInput>,
  <SelectInput key="level" source="policyLevel" label="政策层级" choices={levels} alwaysOn />,
];

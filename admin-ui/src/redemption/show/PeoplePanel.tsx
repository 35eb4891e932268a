import { Facts, Panel } from '../../shared/Panel';
import type { RedemptionDetail } from '../types';

/** Who has acted and whose it is now. */
export const PeoplePanel = ({ record }: { record: RedemptionDetail }) => (
  <Panel title="人员与单位" dense>
    <Facts
      rows={[
        { label: '受理专窗', value: record.windowOrganisationName },
        { label: '主管部门', value: record.departmentOrganisationName ?? '尚未交办' },
        { label: '提交人', value: record.people.submittedBy?.displayName },
        { label: '经办人', value: record.people.handler?.displayName },
        { label: '拟办人', value: record.people.preparer?.displayName },
        { label: '审批人', value: record.people.approver?.displayName },
      ]}
    />
  </Panel>
);

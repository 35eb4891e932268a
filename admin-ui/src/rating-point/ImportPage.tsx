import Typography from '@mui/material/Typography';
import { SheetImport } from '../shared/SheetImport';

/** Issues many codes by a sheet. */
export default function ImportPage() {
  return (
    <SheetImport
      title="批量发放评价码"
      intro={
        <Typography variant="body2">
          每行一个窗口，带星号的必填；第一行为示例，请删除后填写。没有登记过的点位，填写点位类型和所属地区后会一并登记。
        </Typography>
      }
      template="/api/rating-points/import-template.xlsx"
      path="/rating-points/import"
      about="rating-points"
      verb="发放"
      unit="个评价码"
      back={{ to: '/rating-points', label: '返回评价码' }}
    />
  );
}

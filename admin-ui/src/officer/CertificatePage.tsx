import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Facts, Panel } from '../shared';
import { OfficerPage } from './OfficerPage';

const PAPERS = ['CERTIFICATE', 'PLAQUE'];

/** My certificate or plaque, and the address at which anybody can check it. */
export default function CertificatePage() {
  return (
    <OfficerPage title="我的证书" back="/my">
      {(term) => {
        const paper = term.documents.find(({ kind }) => PAPERS.includes(kind));
        const address = `/certificates/${term.verificationCode}`;
        return (
          <Panel title={term.subject === 'PERSON' ? '聘书' : '牌匾证明'}>
            <Facts
              rows={[
                { label: '名称', value: term.title },
                { label: '编号', value: term.certificateNo },
                { label: '有效期', value: `${term.from} 至 ${term.to}` },
                { label: '状态', value: term.statusLabel },
                { label: '核验码', value: term.verificationCode },
                { label: '核验网址', value: <a href={address}>{`${window.location.origin}${address}`}</a> },
              ]}
            />
            {paper && (
              <Box sx={{ mt: 2 }}>
                <Button
                  variant="contained"
                  href={`/api/documents/${paper.id}.pdf`}
                  target="_blank"
                  rel="noreferrer"
                >
                  打开证书（含核验二维码）
                </Button>
              </Box>
            )}
          </Panel>
        );
      }}
    </OfficerPage>
  );
}

import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router-dom';
import type { PublicEvaluationView } from '../../../api/public-evaluation/schemas';
import { roundName } from '../evaluation-round/types';
import { formatInstant } from '../format';
import { callApi, Panel, ProblemAlert } from '../shared';

/** What the direct evaluation is, which round it is, how to rate and complain, what was published; for everybody. */
export default function EvaluationPage() {
  const { data, error, refetch } = useQuery({
    queryKey: ['public-evaluation'],
    queryFn: () => callApi<PublicEvaluationView>('/public/evaluation'),
  });
  return (
    <Box
      component="main"
      sx={{ maxWidth: 760, mx: 'auto', p: 2, pb: 6, display: 'grid', gap: 2, fontSize: '1.05rem' }}
    >
      <Box sx={{ mt: 2 }}>
        <Typography color="text.secondary">营商有我</Typography>
        <Typography variant="h4" component="h1" sx={{ color: 'primary.main' }}>
          营商我评
        </Typography>
        <Typography sx={{ fontSize: 'inherit' }}>
          办事好不好，由企业和群众来评。评价不见面、不记名，结果公开排名。
        </Typography>
      </Box>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && (
        <>
          <Current current={data.current} />
          <HowTo aspects={data.realTimeAspects} />
          <About view={data} />
          <Bulletins bulletins={data.bulletins} />
        </>
      )}
      <Typography variant="body2">
        工作人员：<Link href="/login">登录系统</Link>
      </Typography>
    </Box>
  );
}

function Current({ current }: Pick<PublicEvaluationView, 'current'>) {
  return (
    <Panel title="当前轮次">
      {current ? (
        <>
          <Typography sx={{ fontSize: '1.2rem', fontWeight: 600 }}>{roundName(current)}</Typography>
          <Typography>
            评价时段 {current.periodFrom} 至 {current.periodTo}
          </Typography>
          <Alert severity={current.open ? 'success' : 'info'} sx={{ mt: 1 }}>
            {current.open && current.closesAt
              ? `集中评价正在进行，${formatInstant(current.closesAt)}截止。收到邀请的请打开邀请中的链接作答。`
              : '集中评价现在没有在收集答卷。扫码评价随时可以进行。'}
          </Alert>
        </>
      ) : (
        <Typography>现在不在评价时段内。</Typography>
      )}
    </Panel>
  );
}

const HowTo = ({ aspects }: { aspects: string[] }) => (
  <Panel title="我要评价、我要投诉">
    <Typography component="ol" sx={{ m: 0, pl: 3, fontSize: 'inherit', '& li': { mb: 1 } }}>
      <li>
        办完事，用手机扫办事窗口、大厅二维码墙或单位门口的评价投诉二维码，就
        {aspects.join('、')}作出评价。每次办事评一次，约一分钟。
      </li>
      <li>被评价的单位看不到是谁评的。不满意的评价和投诉，由评价组织单位核实、督促整改并回访。</li>
      <li>没有二维码也可以投诉：</li>
    </Typography>
    <Button component={RouterLink} to="/complaint" variant="contained" size="large" sx={{ mt: 1 }}>
      我要投诉或查询投诉
    </Button>
  </Panel>
);

function About({ view }: { view: PublicEvaluationView }) {
  const [counties, departments] = view.groups;
  return (
    <Panel title="评价是怎样进行的">
      <Typography component="ul" sx={{ m: 0, pl: 3, fontSize: 'inherit', '& li': { mb: 1 } }}>
        <li>
          每年 {view.perYear} 轮，评价 {counties?.count} 个{counties?.label}和 {departments?.count} 个
          {departments?.label}。
        </li>
        <li>
          集中评价占 {view.concentratedPercent}%：每轮从样本库随机抽取 {view.size} 人，对
          {view.concentratedAspects.join('、')}作答。
        </li>
        <li>实时评价占 {view.realTimePercent}%：时段内办事企业、群众扫码所作的评价。</li>
        <li>两部分分别计分，按百分制合计；县（区）和市级部门（单位）分别排名，结果通报。</li>
      </Typography>
    </Panel>
  );
}

const Bulletins = ({ bulletins }: Pick<PublicEvaluationView, 'bulletins'>) => (
  <Panel title="排名通报">
    {bulletins.length === 0 && <Typography>还没有发布的通报。</Typography>}
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {bulletins.map((each) => (
        <Box
          component="li"
          key={each.roundId}
          sx={{ py: 1.25, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}
        >
          <Link
            component={RouterLink}
            to={`/evaluation/bulletins/${each.roundId}`}
            sx={{ fontSize: '1.15rem', fontWeight: 600 }}
          >
            {roundName(each)}排名通报
          </Link>
          <Typography variant="body2" color="text.secondary">
            {each.bulletinNumber}　{formatInstant(each.publishedAt, false)}发布
            {each.version > 1 ? `　第 ${each.version} 版（更正）` : ''}
          </Typography>
        </Box>
      ))}
    </Box>
  </Panel>
);

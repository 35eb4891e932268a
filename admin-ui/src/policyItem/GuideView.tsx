import {
  Box,
  Chip,
  Link,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import type { ReactNode } from 'react';
import { Facts } from '../shared';
import { LimitNote } from './LimitNote';
import { FORM_LABELS } from './labels';
import type { Guide, PolicyLevel } from './types';

/** The guide of an item as people read it: four mandatory elements, standard, five reductions, contacts (GR-U2). */
export function GuideView({ guide, policyLevel }: { guide: Guide; policyLevel: PolicyLevel }) {
  return (
    <Stack spacing={2.5}>
      <Section title="一、申报条件">
        <Box component="ol" sx={{ m: 0, pl: 3 }}>
          {guide.conditions.map((condition) => (
            <li key={condition}>{condition}</li>
          ))}
        </Box>
      </Section>
      <Section title="二、申报材料">
        <MaterialsTable guide={guide} />
      </Section>
      <Section title="三、审核流程">
        <StepsTable guide={guide} />
      </Section>
      <Section title="四、政策兑现时限">
        <Typography>
          受理后 <strong>{guide.redemptionWorkingDays}</strong> 个工作日内兑现，其中部门审核报批{' '}
          <strong>{guide.reviewWorkingDays}</strong> 个工作日。
        </Typography>
        <LimitNote
          reviewWorkingDays={guide.reviewWorkingDays}
          longerLimitBasis={guide.longerLimitBasis}
          policyLevel={policyLevel}
        />
      </Section>
      <Section title="兑现标准与方式">
        <Facts
          rows={[
            { label: '申请对象', value: guide.applicant },
            { label: '兑现标准', value: guide.standard },
            { label: '兑付方式', value: guide.payMethod },
            { label: '适用地区', value: guide.region },
            { label: '有效期', value: guide.validity },
            { label: '政策依据', value: guide.policyBasis },
          ]}
        />
      </Section>
      <Section title="五减">
        <Facts
          rows={[
            { label: '减环节', value: guide.reductions.steps },
            { label: '减材料', value: guide.reductions.materials },
            { label: '减时限', value: guide.reductions.time },
            { label: '减跑动', value: guide.reductions.visits },
            { label: '减成本', value: guide.reductions.cost },
          ]}
        />
      </Section>
      <Section title="咨询与投诉">
        <Typography>
          专窗电话：
          <Phone number={guide.windowPhone} />
          　投诉电话：
          <Phone number={guide.complaintPhone} />
        </Typography>
      </Section>
      {guide.faq && guide.faq.length > 0 && (
        <Section title="常见问题">
          {guide.faq.map(({ q, a }) => (
            <Box key={q} sx={{ mb: 1 }}>
              <Typography sx={{ fontWeight: 600 }}>{q}</Typography>
              <Typography color="text.secondary">{a}</Typography>
            </Box>
          ))}
        </Section>
      )}
    </Stack>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" aria-label={title}>
      <Typography variant="subtitle1" component="h3" sx={{ fontWeight: 600, mb: 0.5 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

function MaterialsTable({ guide }: { guide: Guide }) {
  if (guide.materials.length === 0) return <Typography>无需提交材料。</Typography>;
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label="申报材料清单">
        <TableHead>
          <TableRow>
            <TableCell>材料名称</TableCell>
            <TableCell>要求</TableCell>
            <TableCell>形式</TableCell>
            <TableCell align="right">份数</TableCell>
            <TableCell>说明</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {guide.materials.map((line) => (
            <TableRow key={line.key}>
              <TableCell>{line.name}</TableCell>
              <TableCell>
                <Chip
                  size="small"
                  variant={line.required ? 'filled' : 'outlined'}
                  label={line.required ? '必交' : '如有'}
                />
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{FORM_LABELS[line.form]}</TableCell>
              <TableCell align="right">{line.copies}</TableCell>
              <TableCell>{line.note ?? '—'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function StepsTable({ guide }: { guide: Guide }) {
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label="审核流程">
        <TableHead>
          <TableRow>
            <TableCell>环节</TableCell>
            <TableCell>办理单位</TableCell>
            <TableCell align="right">时限</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {guide.steps.map((step, index) => (
            <TableRow key={`${step.name} ${step.by}`}>
              <TableCell>
                {index + 1}. {step.name}
              </TableCell>
              <TableCell>{step.by}</TableCell>
              <TableCell align="right">
                {step.workingDays === null ? '—' : `${step.workingDays} 个工作日`}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function Phone({ number }: { number: string }) {
  return <Link href={`tel:${/^[\d+-]*/.exec(number)?.[0] ?? ''}`}>{number}</Link>;
}
